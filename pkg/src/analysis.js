// @ts-check
/** What a text holds. Its words and its long lists stay columns until somebody looks: a text has hundreds, and few are looked at. */

/** @import { Analysis, Entity, Frequency, Phrase, Span, WordColumns } from "../index.js" */

import { Words, tagNames } from "./words.js";

/**
 * A list as the core gives it, and as it passes between the worker and the page: the texts of its rows, each behind a line break; the
 * numbers of its rows, the last of each being how many places it has; the places.
 *
 * @typedef {[texts: string, numbers: Float64Array<ArrayBuffer>, places: Uint32Array<ArrayBuffer>]} Table
 */

/** @typedef {Omit<Analysis, "words" | keyof typeof lists> & Record<keyof typeof lists, Table> & { words: WordColumns }} Found */

/** In the order of their numbers, which is that of `Kind` in src/entity.rs. @satisfies {Entity["kind"][]} */
const kinds = /** @type {const} */ (["person", "place", "organization", "time", "number"]);

/** How the rows are made of the lists that come as tables. */
const lists = {
  /** @type {(text: string, numbers: Float64Array) => Frequency} */
  frequencies: (text, [tag, count, share, per10k, spread, dispersion]) => ({ text, tag: tagNames[tag], count, share, per10k, spread, dispersion }),
  /** @type {(text: string, numbers: Float64Array, places: Span[]) => Phrase} */
  phrases: (text, [count, known, score], places) => ({ text, count, places, known: known > 0, score }),
  /** @type {(text: string, numbers: Float64Array, spans: Span[]) => Entity} */
  entities: (text, [kind, start, end, confidence], spans) => ({ text, kind: kinds[kind], start, end, ...(spans.length ? { spans } : {}), confidence }),
};

/**
 * @param {string} text
 * @param {Found} found
 * @returns {Analysis}
 */
export function analysisOf(text, found) {
  const { words, ...analysis } = found;
  for (const [name, row] of Object.entries(lists)) {
    const table = found[/** @type {keyof typeof lists} */ (name)];
    /** @type {object[] | undefined} */
    let list;
    Object.defineProperty(analysis, name, {
      get() {
        list ??= rows(table, row);
        // From now on it is a property as any other, but where the analysis was frozen, or where another inherits from it.
        if (Object.getOwnPropertyDescriptor(this, name)?.configurable) Object.defineProperty(this, name, { value: list, writable: true });
        return list;
      },
      set(value) {
        Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
      },
    });
  }
  // Neither JSON nor a structured clone sees them.
  Object.defineProperty(analysis, "words", { value: new Words(text, words), configurable: true, writable: true });
  return /** @type {any} */ (analysis);
}

/** @param {Table} table @param {(text: string, numbers: Float64Array, places: Span[]) => object} row */
function rows([texts, numbers, places], row) {
  const all = texts.split("\n").slice(1);
  const width = numbers.length / all.length;
  let next = 0;
  return all.map((text, at) => {
    const own = numbers.subarray(at * width, (at + 1) * width);
    const spans = Array.from({ length: own[width - 1] }, () => /** @type {Span} */ ([places[next++], places[next++]]));
    return row(text, own, spans);
  });
}
