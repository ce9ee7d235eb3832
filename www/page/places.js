// @ts-check
/** Where a word stands: every place that was counted as it. */

/** @import { Span, Words } from "../../pkg/index.js" */

/**
 * @param {string} word
 * @param {string} text
 * @param {Pick<Words, "length" | "starts" | "ends">} words
 * @returns {Span[]}
 */
export function placesOf(word, text, { length, starts, ends }) {
  const wanted = folded(word);
  /** @type {Span[]} */
  const places = [];
  for (let i = 0; i < length; i++) {
    // Folding changes no length, so most words need not be looked at.
    if (ends[i] - starts[i] === word.length && folded(text.slice(starts[i], ends[i])) === wanted) places.push([starts[i], ends[i]]);
  }
  return places;
}

/** ＧＤＰ, GDP and gdp are counted as one word. @param {string} word */
function folded(word) {
  return word.normalize("NFKC").toLowerCase();
}
