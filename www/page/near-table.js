// @ts-check
/** Collocates as a table: how often each stands near, on which side, and what that is worth. */

/** @import { Collocate } from "../../pkg/index.js" */

import { node } from "../../pkg/view/node.js";
import { tagName } from "../../pkg/view/index.js";
import { fixed, wordsOf } from "./language.js";

/** @typedef {"text" | "tag" | "count" | "left" | "right" | "logLikelihood" | "mi"} Column */

/** @typedef {{ by: Column, descending: boolean }} Order */

/** @type {Column[]} */
const columns = ["text", "tag", "count", "left", "right", "logLikelihood", "mi"];

/**
 * @param {Collocate[]} all
 * @param {{ language: "zh" | "en", order: Order, limit?: number, lang?: string, query: string }} options `lang`: that of the words
 */
export function nearTable(all, { language, order, limit = Infinity, lang, query }) {
  const words = wordsOf(language);
  const number = (/** @type {number} */ it, digits = 0) => fixed(it, language, digits);
  const head = (/** @type {Column} */ column) => {
    const way = order.descending ? "descending" : "ascending";
    const button = node("button", { type: "button", "data-sort": column }, words.nearColumns[columns.indexOf(column)]);
    return node("th", { scope: "col", class: column === "text" || column === "tag" ? column : undefined, "aria-sort": order.by === column ? way : undefined }, button);
  };
  const row = (/** @type {Collocate} */ it) =>
    node(
      "tr",
      {},
      node("th", { scope: "row", class: "text", lang }, node("button", { type: "button", "data-word": it.text }, it.text)),
      node("td", { class: "tag" }, tagName(it.tag, language)),
      ...[it.count, it.left, it.right].map((count) => node("td", {}, number(count))),
      node("td", {}, number(it.logLikelihood, 1)),
      node("td", {}, number(it.mi, 1)),
    );
  return node(
    "table",
    { class: "measures" },
    node("caption", { class: "jianbao-caption" }, words.nearCaption(query)),
    node("thead", {}, node("tr", {}, ...columns.map(head))),
    node("tbody", {}, ...sorted(all, order).slice(0, limit).map(row)),
  );
}

/** In a given order; equal ones stay as they are. @param {Collocate[]} all @param {Order} order */
export function sorted(all, { by, descending }) {
  const way = descending ? -1 : 1;
  /** @type {(a: Collocate, b: Collocate) => number} */
  const compare = by === "text" || by === "tag" ? (a, b) => a[by].localeCompare(b[by], "zh") : (a, b) => a[by] - b[by];
  return [...all].sort((a, b) => way * compare(a, b));
}
