// @ts-check
/** Whether a file is the one that a hash was made of: for those alone who ask. */

/** @import { Integrity } from "../index.js" */

/**
 * What is wrong with the bytes of a file; nothing where they are what they should be.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} path `lexicon/zh.lexicon`
 * @param {true | Integrity} integrity
 */
export async function difference(bytes, path, integrity) {
  const hashes = integrity === true ? (await import("../wasm/integrity.js")).integrity : integrity;
  const hash = /** @type {Integrity} */ (hashes)[path];
  const [algorithm] = /^sha(256|384|512)(?=-)/.exec(hash) ?? [];
  if (!algorithm) return "integrity has no hash for it";
  // Browsers have it there, and on this device.
  if (!globalThis.crypto?.subtle) return "integrity is checked under https alone";
  const digest = new Uint8Array(await crypto.subtle.digest(algorithm.replace("sha", "SHA-"), bytes));
  const found = `${algorithm}-${btoa(String.fromCharCode(...digest))}`;
  return found === hash ? undefined : `its content differs: it has ${found}, not ${hash}`;
}
