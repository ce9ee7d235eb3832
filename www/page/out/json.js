// @ts-check
/** A table as JSON, with where everything stands; the text itself only where it is asked for. */

/** @import { Facts } from "../state.js" */
/** @import { View } from "../views.js" */
/** @import { Table } from "./tables.js" */

/**
 * @param {View} view
 * @param {Table} table
 * @param {Facts} facts
 * @param {{ text: boolean }} how
 */
export function json(view, { columns, rows, places }, { found, article }, how) {
  const stand = places?.();
  const things = rows.map((row, i) => ({ ...Object.fromEntries(columns.map(({ key }, at) => [key, row[at]])), ...(stand ? { places: stand[i] } : {}) }));
  const whole = {
    view,
    ...(found ? { language: found.analysis.language, characters: found.analysis.characters } : {}),
    ...(article === undefined ? {} : { piece: article + 1 }),
    ...(stand ? { offsets: "UTF-16" } : {}),
    [view]: things,
    ...(how.text && found ? { text: found.text } : {}),
  };
  // A place is a pair of numbers: one line for each would be a page for every word.
  return JSON.stringify(whole, undefined, 1).replace(/\[\n *(\d+),\n *(\d+)\n *\]/g, "[$1, $2]");
}
