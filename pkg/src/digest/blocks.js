// @ts-check
/** A digest as nodes: a block for each view. */

/** @import { Analysis } from "../../index.js" */
/** @import { Labels } from "../../view/index.js" */

import { keywords } from "../../view/keywords.js";
import { names } from "../../view/names.js";
import { node } from "../../view/node.js";
import { summary } from "../../view/summary.js";
import { words } from "./words.js";

/** What can be shown, by the names that `views` takes. */
export const views = { summary, keywords, names, words };

/** @typedef {keyof typeof views} View */

/** How many names of each kind are shown: more would not fit into the margin of an article. */
const NAMES = 6;

/**
 * @param {View[]} shown
 * @param {Analysis} analysis
 * @param {string} text
 * @param {Labels} labels
 */
export function blocks(shown, analysis, text, labels) {
  return shown.map((name) => {
    const label = name === "words" ? labels.frequencies : labels[name];
    const heading = node("div", { class: "label", part: "label", "aria-hidden": "true" }, label);
    const content = views[name](analysis, text, { labels, buttons: true, limit: name === "names" ? NAMES : undefined });
    // A button cannot run over lines, as sentences do.
    for (const sentence of content.querySelectorAll("[data-sentence]")) {
      sentence.setAttribute("role", "button");
      sentence.setAttribute("tabindex", "0");
    }
    // No region of its own: two digests on a page would have two of the same name.
    return node("div", { class: "block", part: "block", role: "group", "aria-label": label }, heading, content);
  });
}

/**
 * An analysis that says nothing and takes as much room as one is likely to.
 *
 * @param {number} characters how long the summary is
 * @param {Labels["language"]} language
 * @returns {[analysis: Analysis, text: string]}
 */
export function filler(characters, language) {
  const [letters, word] = language === "zh" ? ["国".repeat(characters), "国国国国国"] : ["nnnnn ".repeat(characters / 5), "nnnnnnnn"];
  const times = (/** @type {number} */ count, /** @type {(index: number) => object} */ make) => Array.from({ length: count }, (_, i) => make(i));
  const kinds = ["person", "place", "organization"];
  const analysis = {
    language: "und",
    sentences: [{ start: 0, end: letters.length }],
    summary: { sentences: characters > 0 ? [0] : [], over: false },
    keywords: times(10, () => ({ text: word, count: 10 })),
    frequencies: times(10, () => ({ text: word, count: 10 })),
    // Bodies have long names: 江苏长江经济带研究院.
    entities: times(12, (i) => ({ text: `${i % 3 === 2 ? word : ""}${word}${i}`, kind: kinds[i % 3], start: 0, end: 0 })),
  };
  return [/** @type {any} */ (analysis), letters];
}
