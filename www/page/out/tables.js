// @ts-check
/** What a view shows, as a table that can be carried out of the page. A view that knows its own table better offers it. */

/** @import { Span } from "../../../pkg/index.js" */
/** @import { Facts } from "../state.js" */
/** @import { View } from "../views.js" */

import { compared, lines, names, pieces, sentences, summary, terms, words } from "./rows.js";

/**
 * @typedef {string | number | boolean | null} Cell
 *
 * @typedef {object} Table
 * @property {string} name What it is called, in the language of the page.
 * @property {Column[]} columns
 * @property {Cell[][]} rows
 * @property {number} [size] How many rows there are, where making them takes its time: a novel has a hundred thousand sentences.
 * @property {() => string} [plain] All of it as a text, where that reads better than the first cell of every row.
 * @property {() => Span[][]} [places] Where in the text each row's thing stands.
 *
 * @typedef {{ key: string, label: string }} Column `key`: its name in JSON, the same in every language.
 *
 * @typedef {(facts: Facts) => Table | undefined} Maker Nothing where there is nothing to show.
 */

/** In the order in which they are listed. @type {Map<View, Maker>} */
const makers = new Map([
  ["summary", summary],
  ["terms", terms],
  ["words", words],
  ["pieces", pieces],
  ["names", names],
  ["lines", lines],
  ["compare", compared],
  ["text", sentences],
]);

/**
 * Has a view's table made by the view itself.
 *
 * @param {View} view
 * @param {Maker} make
 */
export function offer(view, make) {
  makers.set(view, make);
}

/** The tables that have something in them. @param {Facts} facts @returns {Map<View, Table>} */
export function tablesOf(facts) {
  const all = [...makers].map(([view, make]) => /** @type {const} */ ([view, make(facts)]));
  return new Map(all.flatMap(([view, table]) => (table && sizeOf(table) > 0 ? [[view, table]] : [])));
}

/** @param {Table} table */
export function sizeOf(table) {
  return table.size ?? table.rows.length;
}
