// @ts-check
/** A piece of the text as it reads on one line. */

/** @import { Sentence, Span } from "../index.js" */

/**
 * A page's line breaks are no part of what it says: nothing is left of one between Chinese characters, a space between Latin words.
 *
 * @param {string} text
 * @param {Pick<Sentence, "start" | "end" | "spans">} place
 */
export function piece(text, { start, end, spans = [[start, end]] }) {
  return lines(text, spans).reduce((whole, it) => whole + it.gap + text.slice(it.start, it.end), "");
}

/** Sentences one after the other, as writing has them. @param {string[]} said */
export function running(said) {
  return said.reduce((whole, next) => whole + gap(whole, next) + next, "");
}

const LINE = /[^\n\r\f\u0085\u2028\u2029]+/g;

/** Enough of a line's end to see what it is written in. */
const NEAR = 24;

/**
 * The lines that `spans` go over, each with what writing has between it and the one before. A word hyphenated at the end of one is whole.
 *
 * @param {string} text
 * @param {Span[]} spans
 */
export function lines(text, spans) {
  /** @type {{ start: number, end: number, gap: string }[]} */
  const all = [];
  const add = (/** @type {number} */ start, /** @type {number} */ end) => {
    if (start >= end) return;
    const last = all.at(-1);
    if (!last) return void all.push({ start, end, gap: "" });
    const before = text.slice(Math.max(last.start, last.end - NEAR), last.end);
    const after = text.slice(start, Math.min(end, start + NEAR));
    const isHyphenated = /\p{Ll}[-\u2010\u00ad]$/u.test(before) && /^\p{Ll}/u.test(after);
    if (isHyphenated) last.end--;
    all.push({ start, end, gap: isHyphenated ? "" : gap(before, after) });
  };
  for (const [from, to] of spans) {
    for (const { 0: line, index } of text.slice(from, to).matchAll(LINE)) {
      add(from + index + line.length - line.trimStart().length, from + index + line.trimEnd().length);
    }
  }
  return all;
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
