// @ts-check
/** A table as CSV (RFC 4180) that Excel opens right: with a byte order mark, or it takes Chinese for something else. And as what a clipboard takes. */

/** @import { Cell, Table } from "./tables.js" */

/** @param {Pick<Table, "columns" | "rows">} table */
export function csv(table) {
  const quoted = (/** @type {string} */ it) => (/[",\r\n]/.test(it) ? `"${it.replaceAll('"', '""')}"` : it);
  return `\ufeff${cells(table).map((row) => `${row.map(quoted).join(",")}\r\n`).join("")}`;
}

/** Cells between tabs, as spreadsheets take them. @param {Pick<Table, "columns" | "rows">} table */
export function tsv(table) {
  return cells(table).map((row) => row.map((it) => it.replace(/[\t\r\n]+/g, " ")).join("\t")).join("\n");
}

/** As word processors take them. @param {Pick<Table, "columns" | "rows">} table */
export function html(table) {
  const escaped = (/** @type {string} */ it) => it.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const row = (/** @type {string[]} */ all, /** @type {string} */ name) => `<tr>${all.map((it) => `<${name}>${escaped(it)}</${name}>`).join("")}</tr>`;
  const [head, ...rows] = cells(table);
  return `<meta charset="utf-8"><table><thead>${row(head, "th")}</thead><tbody>${rows.map((it) => row(it, "td")).join("")}</tbody></table>`;
}

/** @param {Pick<Table, "columns" | "rows">} table */
function cells({ columns, rows }) {
  return [columns.map(({ label }) => label), ...rows].map((row) => row.map(cell));
}

/** A text that a spreadsheet would run as a formula is told to be a text. Numbers may begin with a minus. @param {Cell} value */
function cell(value) {
  if (value === null) return "";
  return typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : `${value}`;
}
