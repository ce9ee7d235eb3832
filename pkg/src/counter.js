// @ts-check
/** Adds up the bytes of several files, for whoever waits for all of them. */

/** @import { LoadProgress } from "../index.js" */

export class Counter {
  /** @type {Part[]} */
  #parts = [];
  #share = 0;

  /** @param {(progress: LoadProgress) => void} [onProgress] */
  constructor(onProgress) {
    this.onProgress = onProgress;
  }

  /** @param {number} usual */
  part(usual) {
    const part = new Part(usual, () => this.#tell());
    this.#parts.push(part);
    return part;
  }

  #tell() {
    const loaded = this.#parts.reduce((sum, it) => sum + it.loaded, 0);
    const total = this.#parts.reduce((sum, it) => sum + it.total, 0);
    // A total that turns out to be larger must not take back what was shown.
    this.#share = Math.max(this.#share, loaded / total);
    this.onProgress?.({ loaded, total, share: this.#share });
  }
}

/** One file. */
export class Part {
  loaded = 0;

  /**
   * @param {number} total
   * @param {() => void} tell
   */
  constructor(total, tell) {
    this.total = total;
    this.tell = tell;
  }

  /** @param {number} bytes 0 where the host does not say */
  expect(bytes) {
    if (bytes > 0) this.total = bytes;
  }

  /** @param {number} bytes */
  add(bytes) {
    this.loaded += bytes;
    this.total = Math.max(this.total, this.loaded);
    this.tell();
  }

  done() {
    this.total = this.loaded;
    this.tell();
  }
}
