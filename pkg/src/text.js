// @ts-check
/** What may be read. */

import { coded } from "./error.js";

/**
 * The longest text that is read, in UTF-16 units. A unit takes up to three bytes as UTF-8 and about sixty
 * with its share of what is found; WebAssembly has four gigabytes, of which a text of this length takes two.
 */
export const maxLength = 1 << 25;

/**
 * @param {unknown} text
 * @param {string} [name] what the caller knows it as
 * @returns {asserts text is string}
 */
export function checkText(text, name = "text") {
  if (typeof text !== "string") throw new TypeError(`${name}: expected a string, not ${kind(text)}`);
  if (text.length > maxLength) {
    throw coded("too-large", `${name}: ${text.length} units are more than the ${maxLength} that can be read at once`);
  }
}

/**
 * What a value is, for a message.
 *
 * @param {unknown} value
 */
export function kind(value) {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  const type = typeof value;
  if (type === "undefined") return type;
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
