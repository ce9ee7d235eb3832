// @ts-check
/** The word counts, as a table with a bar behind every count. */

/** @import { Analysis, Frequency } from "../index.js" */
/** @import { FrequenciesViewOptions, FrequencyRowOptions, Labels, Sort } from "./index.js" */

import { labelsFor } from "./labels.js";
import { node } from "./node.js";
import { tagName } from "./tags.js";

/** @type {(keyof Labels["columns"])[]} */
const columns = ["text", "tag", "count", "per10k", "spread"];

/**
 * @param {Pick<Analysis, "frequencies" | "language">} analysis
 * @param {string} _text
 * @param {FrequenciesViewOptions} [options]
 * @returns {HTMLElement}
 */
export function frequencies(analysis, _text, options = {}) {
  const { labels = labelsFor(), from = 0, limit = 200, sort = { by: "count", descending: true }, buttons = false } = options;
  const all = analysis.frequencies;
  if (all.length === 0) return node("p", { class: "jianbao-none", part: "none" }, labels.noFrequencies);

  const most = all.reduce((most, { count }) => Math.max(most, count), 1);
  const shown = sorted(all, sort).slice(from, from + limit);
  const lang = analysis.language === "und" ? undefined : analysis.language;
  const heads = columns.map((column) => head(column, labels, sort, buttons));
  const rows = shown.map((it) => frequencyRow(it, { most, labels, lang, buttons }));
  const table = node(
    "table",
    { class: "jianbao-frequencies", part: "frequencies" },
    node("caption", { class: "jianbao-caption", part: "caption" }, labels.frequencies),
    node("thead", {}, node("tr", {}, ...heads)),
    node("tbody", {}, ...rows),
  );
  const view = node("div", { class: "jianbao-frequencies-view" }, table);
  if (shown.length < all.length) {
    view.append(node("p", { class: "jianbao-note", part: "note" }, labels.rest(shown.length, all.length)));
  }
  return view;
}

/**
 * In a given order; equal ones stay in the order of the analysis.
 *
 * @param {Frequency[]} all
 * @param {Sort} sort
 */
function sorted(all, { by, descending }) {
  const way = descending ? -1 : 1;
  /** @type {(a: Frequency, b: Frequency) => number} */
  const compare = by === "text" || by === "tag" ? (a, b) => a[by].localeCompare(b[by], "zh") : (a, b) => a[by] - b[by];
  return [...all].sort((a, b) => way * compare(a, b));
}

/**
 * @param {keyof Labels["columns"]} column
 * @param {Labels} labels
 * @param {Sort} sort
 * @param {boolean} buttons
 */
function head(column, labels, sort, buttons) {
  const way = sort.descending ? "descending" : "ascending";
  const attributes = { scope: "col", class: `jianbao-${column}`, "aria-sort": sort.by === column ? way : undefined };
  const label = labels.columns[column];
  return node("th", attributes, buttons ? node("button", { type: "button", "data-sort": column }, label) : label);
}

/**
 * @param {Frequency} frequency
 * @param {FrequencyRowOptions} options
 */
export function frequencyRow({ text, tag, count, per10k, spread }, { most, labels = labelsFor(), lang, buttons }) {
  const bar = node("span", { class: "jianbao-bar", part: "bar", "aria-hidden": "true" });
  // A policy against inline styles forbids the attribute, not this.
  bar.style.setProperty("--share", (count / most).toFixed(4));
  const word = buttons ? node("button", { type: "button", "data-word": text }, text) : text;
  return node(
    "tr",
    { "data-word": text },
    node("th", { scope: "row", class: "jianbao-text", lang }, word),
    node("td", { class: "jianbao-tag" }, tagName(tag, labels.language)),
    node("td", { class: "jianbao-count" }, bar, node("span", {}, String(count))),
    node("td", { class: "jianbao-per10k" }, per10k.toFixed(1)),
    node("td", { class: "jianbao-spread" }, `${(spread * 100).toFixed()}%`),
  );
}
