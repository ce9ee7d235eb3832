// @ts-check
/** A table as JSON, with where everything stands; the text itself only where it is asked for. */

/** @import { Facts } from "../state.js" */
/** @import { Shown, Table } from "./tables.js" */

/**
 * @param {Shown} shown
 * @param {Table} table
 * @param {Facts} facts
 * @param {{ text: boolean }} how
 */
export function json(shown, { columns, rows, places }, { found, article }, how) {
  const stand = places?.();
  const things = rows.map((row, i) => JSON.stringify({ ...Object.fromEntries(columns.map(({ key }, at) => [key, row[at]])), ...(stand ? { places: stand[i] } : {}) }));
  const about = {
    view: shown,
    ...(found ? { language: found.analysis.language, characters: found.analysis.characters } : {}),
    ...(article === undefined ? {} : { piece: article + 1 }),
    ...(stand ? { offsets: "UTF-16" } : {}),
  };
  const parts = [
    ...Object.entries(about).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`),
    `${JSON.stringify(shown)}: [\n  ${things.join(",\n  ")}\n ]`,
    ...(how.text && found ? [`"text": ${JSON.stringify(found.text)}`] : []),
  ];
  // A line for every thing: it can be read, and is not three times as long for it.
  return `{\n ${parts.join(",\n ")}\n}\n`;
}
