// @ts-check
/** The words that stand most often in the article, each with a bar. */

/** @import { Analysis } from "../../index.js" */

import { node } from "../../view/node.js";

/** How many are shown. */
const MOST = 10;

/** Those that are shown. A word of one character (年, 个) tells little of an article. @param {Pick<Analysis, "frequencies">} analysis */
export function wordsOf({ frequencies }) {
  return frequencies.filter(({ text }) => text.length > 1).slice(0, MOST);
}

/**
 * @param {Pick<Analysis, "frequencies" | "language">} analysis
 * @param {string} _text
 * @param {{ labels: { frequencies: string, noFrequencies: string } }} options
 */
export function words(analysis, _text, { labels }) {
  const all = wordsOf(analysis);
  if (all.length === 0) return node("p", { class: "jianbao-none", part: "none" }, labels.noFrequencies);
  const lang = analysis.language === "und" ? undefined : analysis.language;
  const items = all.map(({ text, count }, index) => {
    const bar = node("span", { class: "jianbao-bar", part: "bar", "aria-hidden": "true" });
    // A policy against inline styles forbids the attribute, not this.
    bar.style.setProperty("--share", String(count / all[0].count));
    const word = node("button", { class: "jianbao-word", part: "word", type: "button", "data-word": index }, text);
    return node("li", {}, word, bar, node("span", { class: "jianbao-count", part: "count" }, String(count)));
  });
  return node("ol", { class: "jianbao-words", part: "words", "aria-label": labels.frequencies, lang }, ...items);
}
