// @ts-check
/** A comparison as nodes: how long the two are and what they say, the words that the one has more often and the other, and those that only one has. */

/** @import { Article, Keyness } from "../../pkg/index.js" */
/** @import { Difference } from "./difference.js" */

import { node } from "../../pkg/view/node.js";
import { fixed, wordsOf, written } from "./language.js";
import { nameOf } from "./sides.js";

/** Rows of a table that are drawn at once. */
export const ROWS = 50;

/** Words that only one has. */
const ONLY = 40;

/** @typedef {{ language: "zh" | "en", lang?: string, limits: number[] }} Options `lang`: that of the text; `limits`: the most rows of either table. */

/**
 * @param {Difference | undefined} difference
 * @param {Pick<Article, "title" | "paragraphs">[]} articles
 * @param {Options} options
 * @returns {Node[]}
 */
export function differenceView(difference, articles, options) {
  const words = wordsOf(options.language);
  if (!difference) return [node("p", { class: "hint" }, articles.length > 1 ? words.compareNonePiece : words.compareNone)];
  const { comparison, sides, summaries } = difference;
  const { a, b, words: all, onlyA, onlyB } = comparison;
  const name = (/** @type {number | undefined} */ number, /** @type {string} */ otherwise) => (number === undefined ? otherwise : nameOf(articles[number], number, options.language));
  const names = [name(sides.here, words.wholeText), name(sides.there, words.otherText)];
  const both = node("div", { class: "both" }, ...[a, b].map((it, side) => sized(names[side], it, summaries[side], options)));
  if (a.words === 0 || b.words === 0) return [both, node("p", { class: "hint" }, words.compareEmpty)];
  // Of two pieces of one page both can be seen in the text.
  const isHere = (/** @type {Keyness} */ { countA }) => countA > 0 || sides.there !== undefined;
  // Not by the log ratio: for a word that a short text has not, it takes half a one, which may be more than the long text has.
  const more = [all.filter((it) => it.per10kA > it.per10kB), all.filter((it) => it.per10kA < it.per10kB)];
  const tables = more.flatMap((it, side) => table(it, side, side === 0 ? words.moreHere : words.moreThere, isHere, options));
  const only = [onlyA, onlyB].map((it, side) => onlyOne(it, side === 0 ? words.onlyHere : words.onlyThere, isHere, options));
  return [both, ...tables, node("p", { class: "hint" }, words.compareHint), node("div", { class: "both" }, ...only)];
}

/** @param {string} name @param {{ words: number, distinct: number }} size @param {string} summary @param {Options} options */
function sized(name, { words, distinct }, summary, { language, lang }) {
  const size = wordsOf(language).sizes(written(words, language), written(distinct, language));
  return node("section", { class: "side" }, node("h3", {}, name), node("p", { class: "hint" }, size), node("p", { class: "gist", lang }, summary));
}

/**
 * @param {Keyness[]} all
 * @param {number} side
 * @param {string} caption
 * @param {(it: Keyness) => boolean} isHere
 * @param {Options} options
 * @returns {Node[]}
 */
function table(all, side, caption, isHere, { language, lang, limits }) {
  const words = wordsOf(language);
  const number = (/** @type {number} */ it, digits = 1) => fixed(it, language, digits);
  const small = (/** @type {string} */ it) => node("small", {}, it);
  const head = node("tr", {}, ...words.compareColumns.map((it, i) => node("th", { scope: "col", class: i === 0 ? "text" : undefined }, it)));
  const row = (/** @type {Keyness} */ it) =>
    node(
      "tr",
      {},
      node("th", { scope: "row", class: "text", lang }, isHere(it) ? node("button", { type: "button", "data-word": it.text }, it.text) : it.text),
      node("td", {}, number(it.countA, 0), small(number(it.per10kA))),
      node("td", {}, number(it.countB, 0), small(number(it.per10kB))),
      node("td", {}, number(it.logLikelihood)),
      node("td", {}, signed(it.logRatio, language), small(`${signed(it.low, language)} … ${signed(it.high, language)}`)),
    );
  const rows = all.slice(0, limits[side]).map(row);
  const title = node("h3", {}, caption);
  if (all.length === 0) return [title, node("p", { class: "hint" }, words.moreNone)];
  const made = node("table", { class: "measures", "data-side": side }, node("caption", { class: "jianbao-caption" }, caption), node("thead", {}, head), node("tbody", {}, ...rows));
  const left = all.length - rows.length;
  const more = node("button", { type: "button", class: "button", "data-more": side }, words.more(written(Math.min(left, ROWS), language)));
  return [title, made, ...(left > 0 ? [more] : [])];
}

/** @param {Keyness[]} all @param {string} head @param {(it: Keyness) => boolean} isHere @param {Options} options */
function onlyOne(all, head, isHere, { language, lang }) {
  const item = (/** @type {Keyness} */ it) => {
    const count = node("span", { class: "jianbao-count" }, written(it.countA + it.countB, language));
    return node("li", {}, isHere(it) ? node("button", { type: "button", class: "plain", "data-word": it.text }, it.text) : it.text, " ", count);
  };
  const list = all.length > 0 ? node("ul", { class: "only", lang }, ...all.slice(0, ONLY).map(item)) : node("p", { class: "hint" }, wordsOf(language).moreNone);
  return node("section", { class: "side" }, node("h3", {}, head), list);
}

/** @param {number} it @param {"zh" | "en"} language */
function signed(it, language) {
  return fixed(it, language, 1, { signDisplay: "exceptZero" }).replace("-", "−");
}
