// @ts-check
/** The bytes that a caller brings, in whatever holds them; and those that come in pieces. */

import { kind } from "./text.js";

/** @param {unknown} wasm */
export function checkProgram(wasm) {
  const module = typeof WebAssembly === "object" && wasm instanceof WebAssembly.Module;
  if (!module && !isBytes(wasm)) throw new TypeError(`wasm: expected bytes or a WebAssembly.Module, not ${kind(wasm)}`);
}

/**
 * @param {string} name
 * @param {any} given
 * @returns {Uint8Array}
 */
export function bytesOf(name, given) {
  if (!isBytes(given)) throw new TypeError(`${name}: expected bytes, not ${kind(given)}`);
  if (!ArrayBuffer.isView(given)) return new Uint8Array(given);
  return new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
}

/** @param {unknown} value */
function isBytes(value) {
  // A buffer of another frame is of another class.
  return ArrayBuffer.isView(value) || Object.prototype.toString.call(value) === "[object ArrayBuffer]";
}

/** Pieces in one. @param {Uint8Array[]} pieces */
export function joined(pieces) {
  const bytes = new Uint8Array(pieces.reduce((sum, it) => sum + it.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
