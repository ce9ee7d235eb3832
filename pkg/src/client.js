// @ts-check
/** One call after another through a worker, which is replaced where a call is ended or the worker dies. */

/** @import { KeptAssets, Loaded, LoadArguments } from "./messages.js" */
/** @import { WordAction } from "./word-log.js" */

import { aborted, closed } from "./error.js";
import { Call } from "./call.js";
import { WordLog } from "./word-log.js";

/** @typedef {import("./messenger.js").Messenger} Messenger */

/** Milliseconds that a call may still run after it was ended: most are done before a new worker would be ready. */
const GRACE = 100;

export class Client {
  #connect;
  #baseUrl;
  /** @type {Messenger | undefined} */
  #messenger;
  /** What the first worker fetched, for its successors. @type {KeptAssets | undefined} */
  #assets;
  #log = new WordLog();
  /** @type {Call[]} */
  #waiting = [];
  /** @type {Call | undefined} */
  #running;
  #working = false;
  /** Whether a call's end has ended its worker. */
  #replace = false;
  #closed = false;

  /** @param {{ connect: () => Promise<Messenger>, baseUrl?: string }} options */
  constructor({ connect, baseUrl }) {
    this.#connect = connect;
    this.#baseUrl = baseUrl;
  }

  /**
   * Starts a worker and has it load; a successor loads what is at hand, with nothing fetched.
   *
   * @param {(progress: any) => void} [onProgress]
   * @returns {Promise<Loaded>}
   */
  async open(onProgress) {
    this.#replace = false;
    const messenger = await this.#connect();
    if (this.#closed) {
      messenger.end(closed());
      throw closed();
    }
    this.#messenger = messenger;
    try {
      /** @type {LoadArguments} */
      const wanted = { baseUrl: this.#baseUrl, assets: this.#assets, words: this.#log.entries() };
      const loaded = await messenger.ask("load", [wanted], onProgress);
      this.#assets ??= loaded.assets;
      return loaded;
    } catch (error) {
      messenger.end(/** @type {Error} */ (error));
      throw error;
    }
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
    const call = new Call(action, args, onProgress);
    call.heed(signal, (error) => this.#drop(call, error));
    this.#waiting.push(call);
    if (!this.#working) this.#work();
    return call.promise;
  }

  close() {
    this.#closed = true;
    this.#messenger?.end(closed());
    this.#failAll(closed());
    this.#assets = undefined;
  }

  async #work() {
    this.#working = true;
    for (let call; (call = this.#waiting.shift()) || (this.#replace && !this.#closed); ) {
      if (call) await this.#do((this.#running = call));
      // Nothing waits: the successor is made ready for what may come.
      else await this.open().catch(() => {});
      this.#running = undefined;
    }
    this.#working = false;
  }

  /** @param {Call} call */
  async #do(call) {
    try {
      if (!this.#messenger?.alive) await this.open();
      // It may have been ended while the worker started.
      if (call.settled) return;
      call.sent = true;
      const messenger = /** @type {Messenger} */ (this.#messenger);
      const result = await messenger.ask(call.action, call.args, call.onProgress);
      if (call.action === "words") {
        const [action, ...args] = call.args;
        this.#log.record(/** @type {WordAction} */ (action), args);
      }
      call.resolve(result);
    } catch (error) {
      call.reject(error);
      // A dead worker answers for all that waited for it. The next call starts another.
      if (/** @type {any} */ (error).code === "worker-lost") this.#failAll(error);
    }
  }

  /** Ends one call. @param {Call} call @param {Error} error */
  #drop(call, error) {
    call.reject(error);
    if (call !== this.#running) {
      this.#waiting = this.#waiting.filter((it) => it !== call);
    } else if (call.sent && this.#messenger?.stoppable) {
      const messenger = this.#messenger;
      setTimeout(() => {
        if (call !== this.#running || !messenger.alive) return;
        this.#replace = true;
        messenger.end(error);
      }, GRACE);
    }
  }

  /** @param {unknown} error */
  #failAll(error) {
    this.#running?.reject(error);
    for (const call of this.#waiting.splice(0)) call.reject(error);
  }
}
