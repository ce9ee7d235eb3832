// @ts-check
/** A piece of the text as it reads on one line. */

/** @import { Sentence } from "../index.js" */

/**
 * A page's line breaks are no part of what it says: nothing is left of one between Chinese characters, a space between Latin words.
 *
 * @param {string} text
 * @param {Pick<Sentence, "start" | "end" | "spans">} place
 */
export function piece(text, { start, end, spans = [[start, end]] }) {
  const lines = spans.flatMap(([from, to]) => text.slice(from, to).trim().split(/\s*[\r\n]+\s*/));
  return lines.reduce((whole, line) => whole + gap(whole, line) + line);
}

/** Han, and the punctuation that is as wide. */
const WIDE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/**
 * What writing has between two pieces: a space between Latin ones, nothing beside a Chinese character.
 *
 * @param {string} before
 * @param {string} after
 */
export function gap(before, after) {
  if (!before || !after) return "";
  // Quotation marks and dashes are of both writings: what stands inside them decides.
  const left = before.match(/[\p{L}\p{N}\u3000-\u303f\uff00-\uffef](?=[^\p{L}\p{N}\u3000-\u303f\uff00-\uffef]*$)/u);
  const right = after.match(/[\p{L}\p{N}\u3000-\u303f\uff00-\uffef]/u);
  return [left, right].some((it) => it && WIDE.test(it[0])) ? "" : " ";
}
