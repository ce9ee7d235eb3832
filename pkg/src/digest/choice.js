// @ts-check
/** What of a digest is pointed at and what is chosen. */

/** @import { Analysis, Span } from "../../index.js" */

import { namesOf } from "../../view/names.js";
import { wordsOf } from "./words.js";

/** @typedef {{ kind: "sentence" | "keyword" | "name" | "word", text: string, places: Span[] }} Choice */

const ITEMS = "[data-sentence], [data-keyword], [data-name], [data-word]";

/** The item of a digest that an event is about. @param {Event} event @returns {HTMLElement | null} */
export function itemOf({ target }) {
  return /** @type {Element} */ (target).closest(ITEMS);
}

/** Marks one as chosen, and the others as not. @param {ParentNode} digest @param {Element | null} chosen */
export function press(digest, chosen) {
  for (const item of digest.querySelectorAll(ITEMS)) item.setAttribute("aria-pressed", String(item === chosen));
}

/**
 * What an item speaks of, and where that stands in the text.
 *
 * @param {HTMLElement} item
 * @param {Analysis} analysis
 * @returns {Choice}
 */
export function choiceOf({ dataset, textContent }, analysis) {
  if (dataset.sentence) {
    const { start, end, spans = [[start, end]] } = analysis.sentences[+dataset.sentence];
    return { kind: "sentence", text: textContent ?? "", places: spans };
  }
  if (dataset.keyword) {
    const { text, places } = analysis.keywords[+dataset.keyword];
    return { kind: "keyword", text, places };
  }
  if (dataset.name) {
    const { text, places } = namesOf(analysis)[+dataset.name];
    return { kind: "name", text, places };
  }
  const { text } = wordsOf(analysis)[Number(dataset.word)];
  return { kind: "word", text, places: placesOf(text, analysis) };
}

/** @param {string} text @param {Analysis} analysis */
function placesOf(text, { words }) {
  /** @type {Span[]} */
  const places = [];
  const folded = fold(text);
  words.texts().forEach((it, i) => {
    if (fold(it) === folded) places.push([words.starts[i], words.ends[i]]);
  });
  return places;
}

/** The Keeper is a keeper, ＡＩ is ai, and a line may break inside a word. @param {string} word */
function fold(word) {
  return word.normalize("NFKC").toLowerCase().replace(/\s/g, "");
}
