// @ts-check
/** One who reads through a worker that others may share: with calls and words of its own. */

/** @import { LoadProgress } from "../index.js" */
/** @import { Client } from "./client.js" */

import { Call } from "./call.js";
import { aborted, closed } from "./error.js";
import { WordLog } from "./word-log.js";

export class Reader {
  /** The user's words, for a successor of the worker. */
  log = new WordLog();
  /** Told of the loading. @type {((progress: LoadProgress) => void) | undefined} */
  onProgress;
  #client;
  #closed = false;

  /** @param {Client} client @param {number} id what the worker knows it by */
  constructor(client, id) {
    this.#client = client;
    this.id = id;
  }

  /** @param {(progress: LoadProgress) => void} [onProgress] */
  load(onProgress) {
    this.onProgress = onProgress;
    return this.#client.load(this);
  }

  /**
   * @param {string} action
   * @param {any[]} args
   * @param {{ signal?: AbortSignal, onProgress?: (share: number) => void }} [options]
   * @returns {Promise<any>}
   */
  call(action, args, { signal, onProgress } = {}) {
    if (this.#closed) return Promise.reject(closed());
    if (signal?.aborted) return Promise.reject(aborted(signal.reason));
    const call = new Call(this, action, args, onProgress);
    call.heed(signal, (error) => this.#client.drop(call, error));
    this.#client.take(call);
    return call.promise;
  }

  close() {
    if (this.#closed) return;
    this.#closed = true;
    this.onProgress = undefined;
    this.#client.leave(this);
  }
}
