// @ts-check
/** The bytes that a caller brings, in whatever holds them. */

import { kind } from "./text.js";

/** @param {unknown} wasm */
export function checkProgram(wasm) {
  const module = typeof WebAssembly === "object" && wasm instanceof WebAssembly.Module;
  if (!module && !isBytes(wasm)) throw new TypeError(`wasm: expected bytes or a WebAssembly.Module, not ${kind(wasm)}`);
}

/**
 * @param {any} lexicon
 * @returns {Uint8Array}
 */
export function bytesOf(lexicon) {
  if (!isBytes(lexicon)) throw new TypeError(`lexicon: expected bytes, not ${kind(lexicon)}`);
  if (!ArrayBuffer.isView(lexicon)) return new Uint8Array(lexicon);
  return new Uint8Array(lexicon.buffer, lexicon.byteOffset, lexicon.byteLength);
}

/** @param {unknown} value */
function isBytes(value) {
  // A buffer of another frame is of another class.
  return ArrayBuffer.isView(value) || Object.prototype.toString.call(value) === "[object ArrayBuffer]";
}
