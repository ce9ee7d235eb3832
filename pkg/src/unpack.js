// @ts-check
/** Unpacks a lexicon while it comes: a browser's own code takes a fraction of the program's time, and none that the worker has. */

import { joined } from "./bytes.js";

/** How much stands before the columns; see `src/lexicon/format.rs`. */
const HEADER = 48;

/** Several times what the largest lexicon has unpacked: few bytes can claim to be gigabytes. */
const MOST = 1 << 25;

export class Unpacker {
  /** How much of the next bytes belongs to the header. */
  #skip = HEADER;
  #writer;
  #columns;

  constructor() {
    try {
      const { readable, writable } = new DecompressionStream("deflate-raw");
      this.#writer = writable.getWriter();
      // 3 ms sooner than the body of a `Response` is read.
      this.#columns = pieces(readable).catch(() => undefined);
    } catch {
      // A browser older than that has the program do it.
    }
  }

  /** Takes the next bytes. @param {Uint8Array<ArrayBuffer>} bytes */
  add(bytes) {
    const packed = bytes.subarray(this.#skip);
    this.#skip -= bytes.length - packed.length;
    this.#writer?.write(packed).catch(() => {});
  }

  /**
   * The lexicon with its columns as they were before they were compressed. What cannot be unpacked is left to the program, which knows why.
   *
   * @param {Uint8Array<ArrayBuffer>} lexicon all that came
   */
  async whole(lexicon) {
    this.#writer?.close().catch(() => {});
    const columns = await this.#columns;
    return columns ? joined([lexicon.subarray(0, HEADER), ...columns]) : lexicon;
  }
}

/** @param {ReadableStream<Uint8Array<ArrayBuffer>>} stream */
async function pieces(stream) {
  const pieces = [];
  const reader = stream.getReader();
  let length = 0;
  for (let next; !(next = await reader.read()).done; ) {
    length += next.value.length;
    if (length > MOST) {
      await reader.cancel();
      return undefined;
    }
    pieces.push(next.value);
  }
  return pieces;
}
