// @ts-check
/**
 * Zip archives: what is in them, and one file of them at a time, never more of it than was allowed.
 *
 * The directory at the end counts, as for every program that opens them. The sizes that it claims are not believed: a file of 40 kB may
 * unpack to gigabytes, so what comes out is counted while it comes.
 */

import { Refused } from "./refused.js";

/** @typedef {{ name: string, method: number, packed: number, at: number, locked: boolean }} Entry `at` is where its own head begins. */

/** How far from the end the directory's end may lie: behind it there is only a comment. */
const COMMENT = 65_557;

/**
 * @param {Uint8Array} bytes
 * @returns {Map<string, Entry>} by name
 */
export function directory(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map();
  const end = endOf(view);
  if (end === undefined) throw new Refused("fileDamaged");
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw new Refused("fileDamaged");
    const [name, extra, comment] = [28, 30, 32].map((it) => view.getUint16(at + it, true));
    const entry = {
      // Names in other encodings are of no interest here.
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
      locked: (view.getUint16(at + 8, true) & 1) === 1,
    };
    entries.set(entry.name, entry);
    at += 46 + name + extra + comment;
  }
  return entries;
}

/** @param {DataView} view */
function endOf(view) {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - COMMENT); at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return undefined;
}

/**
 * @param {Uint8Array} bytes
 * @param {Entry} entry
 * @param {number} most bytes that may come out
 * @param {AbortSignal} [signal]
 * @returns {Promise<Uint8Array>}
 */
export async function unpack(bytes, { method, packed, at, locked }, most, signal) {
  if (locked) throw new Refused("fileLocked");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (at + 30 > bytes.length || view.getUint32(at, true) !== 0x04034b50) throw new Refused("fileDamaged");
  const begin = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const body = bytes.subarray(begin, begin + packed);
  if (body.length < packed) throw new Refused("fileDamaged");
  if (method === 0) {
    if (packed > most) throw new Refused("fileSwollen");
    return body;
  }
  if (method !== 8) throw new Refused("fileDamaged");

  const stream = new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (body)]).stream().pipeThrough(new DecompressionStream("deflate-raw"), { signal });
  const reader = stream.getReader();
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      signal?.throwIfAborted();
      throw new Refused("fileDamaged");
    });
    if (done) break;
    length += value.length;
    if (length > most) {
      void reader.cancel().catch(() => {});
      throw new Refused("fileSwollen");
    }
    parts.push(value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
