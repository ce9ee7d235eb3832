// @ts-check
/** Where a word stands: every place that was counted as it. */

/** @import { Span, Words } from "../../pkg/index.js" */

import { piece } from "../../pkg/view/piece.js";
import { folded } from "./folded.js";

/**
 * @param {string} word
 * @param {string} text
 * @param {Pick<Words, "length" | "starts" | "ends" | "numbers">} words
 * @returns {Span[]}
 */
export function placesOf(word, text, { length, starts, ends, numbers }) {
  const wanted = folded(word);
  /** Whether a word is the one that is looked for, by its number: a long text has far fewer than it has places. @type {boolean[]} */
  const known = [];
  /** @type {Span[]} */
  const places = [];
  for (let i = 0; i < length; i++) {
    const [start, end] = [starts[i], ends[i]];
    // Folding changes no length, so most words need not be looked at: a longer one is the same only where the page broke it.
    if (end - start < word.length) continue;
    if ((known[numbers[i]] ??= isWanted(start, end))) places.push([start, end]);
  }
  return places;

  /** @param {number} start @param {number} end */
  function isWanted(start, end) {
    const here = text.slice(start, end);
    const isBroken = here.includes("\n");
    if (!isBroken && end - start > word.length) return false;
    return folded(isBroken ? piece(text, { start, end }) : here) === wanted;
  }
}

/**
 * For whoever asks of many words: the text is gone through once.
 *
 * @param {string} text
 * @param {Pick<Words, "length" | "starts" | "ends" | "numbers">} words
 * @returns {(word: string) => Span[]}
 */
export function placesOfAll(text, { length, starts, ends, numbers }) {
  /** By number, and those of numbers that are counted as one word. @type {Map<number, Span[]>} */
  const byNumber = new Map();
  /** @type {Map<string, Span[]>} */
  const all = new Map();
  for (let i = 0; i < length; i++) {
    let places = byNumber.get(numbers[i]);
    if (!places) {
      const word = folded(piece(text, { start: starts[i], end: ends[i] }));
      places = all.get(word) ?? [];
      all.set(word, places);
      byNumber.set(numbers[i], places);
    }
    places.push([starts[i], ends[i]]);
  }
  return (word) => all.get(folded(word)) ?? [];
}
