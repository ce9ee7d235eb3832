// @ts-check
/** Asks a worker and waits for its answers. */

/** @import { Answer, WorkerLike } from "./messages.js" */

import { coded, revived } from "./error.js";

/** How long a worker may take to say hello. A host that forbids it does not always say so. */
const PATIENCE = 5000;

/** @typedef {{ resolve: (result: any) => void, reject: (error: unknown) => void, onProgress?: (progress: any) => void }} Pending */

export class Messenger {
  #worker;
  #next = 0;
  /** @type {Map<number, Pending>} */
  #pending = new Map();
  /** @type {Error | undefined} */
  #ended;

  /**
   * @param {WorkerLike} worker
   * @param {boolean} stoppable whether ending it ends what it is doing
   */
  constructor(worker, stoppable) {
    this.#worker = worker;
    this.stoppable = stoppable;
    worker.onmessage = ({ data }) => this.#receive(data);
    worker.onerror = (event) => {
      event?.preventDefault?.();
      this.#lost(event?.message);
    };
    worker.onmessageerror = () => this.#lost("its message could not be read");
  }

  /** Whether it has said anything. */
  greeted = false;

  /** Whether it can be asked. */
  get alive() {
    return !this.#ended;
  }

  /** Waits until the worker has said hello. @param {number} [patience] milliseconds @returns {Promise<void>} */
  greeting(patience = PATIENCE) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#lost("it did not start in time"), patience);
      const settle = (/** @type {(it: any) => void} */ done) => (/** @type {any} */ it) => {
        clearTimeout(timer);
        done(it);
      };
      this.#pending.set(HELLO, { resolve: settle(resolve), reject: settle(reject) });
    });
  }

  /**
   * @param {string} action
   * @param {any[]} args
   * @param {{ reader?: number, onProgress?: (progress: any) => void }} [options]
   * @returns {Promise<any>}
   */
  ask(action, args, { reader, onProgress } = {}) {
    return new Promise((resolve, reject) => {
      if (this.#ended) throw this.#ended;
      const id = this.#next++;
      this.#pending.set(id, { resolve, reject, onProgress });
      this.#worker.postMessage({ id, action, args, reader, progress: onProgress !== undefined });
    });
  }

  /** Ends the worker. What was asked is answered with `error`. @param {Error} error */
  end(error) {
    if (this.#ended) return;
    this.#ended = error;
    this.#worker.terminate();
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }

  /** @param {Answer} answer */
  #receive(answer) {
    this.greeted = true;
    const id = "id" in answer ? answer.id : HELLO;
    const pending = this.#pending.get(id);
    // What was ended has no one to hear the answer.
    if (!pending) return;
    if ("progress" in answer) return pending.onProgress?.(answer.progress);
    this.#pending.delete(id);
    if ("error" in answer) pending.reject(revived(answer.error));
    else pending.resolve("result" in answer ? answer.result : undefined);
  }

  /** @param {string} [why] */
  #lost(why) {
    this.end(coded("worker-lost", why ? `the worker was lost: ${why}` : "the worker was lost"));
  }
}

const HELLO = -1;
