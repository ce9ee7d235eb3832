// @ts-check
/** One call: what it asks, and whom it answers. */

import { aborted } from "./error.js";

export class Call {
  /** Whether a worker is at it. */
  sent = false;
  /** Whether its caller has been answered. */
  settled = false;
  /** @type {(result: any) => void} */
  #resolve = () => {};
  /** @type {(error: any) => void} */
  #reject = () => {};
  #forget = () => {};

  /**
   * @param {import("./reader.js").Reader} reader whose it is
   * @param {string} action
   * @param {any[]} args
   * @param {(share: number) => void} [onProgress]
   */
  constructor(reader, action, args, onProgress) {
    this.reader = reader;
    this.action = action;
    this.args = args;
    this.onProgress = onProgress && this.#careful(onProgress);
    /** @type {Promise<any>} */
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  /** @param {AbortSignal | undefined} signal @param {(error: Error) => void} onAbort */
  heed(signal, onAbort) {
    if (!signal) return;
    const listener = () => onAbort(aborted(signal.reason));
    signal.addEventListener("abort", listener, { once: true });
    this.#forget = () => signal.removeEventListener("abort", listener);
  }

  /** @param {any} result */
  resolve(result) {
    this.#settle();
    this.#resolve(result);
  }

  /** @param {unknown} error */
  reject(error) {
    this.#settle();
    this.#reject(error);
  }

  #settle() {
    this.settled = true;
    this.#forget();
  }

  /** A caller's function that throws spoils its own call, not the others. @param {(share: number) => void} onProgress */
  #careful(onProgress) {
    return (/** @type {number} */ share) => {
      if (this.settled) return;
      try {
        onProgress(share);
      } catch (error) {
        this.reject(error);
      }
    };
  }
}
