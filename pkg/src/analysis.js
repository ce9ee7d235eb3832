// @ts-check
/** What a text holds. Its words and their counts stay columns until someone looks: a long text has many, and few are looked at. */

/** @import { Analysis, Frequency, WordColumns } from "../index.js" */

import { Words, tagNames } from "./words.js";

/**
 * As it comes from the core, and passes between the worker and the page. Of the frequencies it has the words, each behind a line break, and
 * six numbers for each of them.
 *
 * @typedef {Omit<Analysis, "words" | "frequencies"> & { words: WordColumns, frequencies: [texts: string, numbers: Float64Array<ArrayBuffer>] }} Found
 */

/**
 * @param {string} text
 * @param {Found} found
 * @returns {Analysis}
 */
export function analysisOf(text, found) {
  const { words, ...analysis } = found;
  const [texts, numbers] = found.frequencies;
  /** @type {Frequency[] | undefined} */
  let list;
  Object.defineProperties(analysis, {
    frequencies: {
      get: () => (list ??= rows(texts, numbers)),
      set: (value) => Object.defineProperty(analysis, "frequencies", { value, writable: true }),
    },
    // Neither JSON nor a structured clone sees them.
    words: { value: new Words(text, words), configurable: true, writable: true },
  });
  return /** @type {any} */ (analysis);
}

/** @param {string} texts @param {Float64Array} numbers @returns {Frequency[]} */
function rows(texts, numbers) {
  const words = texts.split("\n").slice(1);
  return words.map((text, at) => {
    const [tag, count, share, per10k, spread, dispersion] = numbers.subarray(6 * at);
    return { text, tag: tagNames[tag], count, share, per10k, spread, dispersion };
  });
}
