// @ts-check
/** What a view shows, as a table that can be carried out of the page. */

/** @import { Span } from "../../../pkg/index.js" */
/** @import { Facts } from "../state.js" */
/** @import { View } from "../views.js" */

import { difference, lines, names, near, pieces, sentences, summary, terms, words } from "./rows.js";

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
 * @typedef {Exclude<View, "mine"> | "near"} Shown A view, or what is shown in one in place of its lines. The reader's own words have files of their own.
 */

/** In the order in which they are listed. @type {[Shown, (facts: Facts) => Table | undefined][]} */
const makers = [
  ["summary", summary],
  ["terms", terms],
  ["words", words],
  ["pieces", pieces],
  ["names", names],
  ["lines", lines],
  ["near", near],
  ["compare", difference],
  ["text", sentences],
];

/** The tables that have something in them. @param {Facts} facts @returns {Map<Shown, Table>} */
export function tablesOf(facts) {
  const all = makers.map(([shown, make]) => /** @type {const} */ ([shown, make(facts)]));
  return new Map(all.flatMap(([shown, table]) => (table && sizeOf(table) > 0 ? [[shown, table]] : [])));
}

/** @param {Table} table */
export function sizeOf(table) {
  return table.size ?? table.rows.length;
}
