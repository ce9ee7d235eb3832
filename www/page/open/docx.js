// @ts-check
/**
 * A Word document → its lines. A `.docx` is a zip archive whose `word/document.xml` holds the text; nothing else in it is looked at,
 * so that pictures stay packed and macros stay asleep.
 *
 * A paragraph is a line, and so is what stands behind a line break in it. A table's row is a line with tabs, unless its cells hold whole
 * paragraphs, as where a table is only there to lay a page out. Text that was struck out in a revision is not part of the text.
 */

import { inertDocument } from "../scripts.js";
import { Refused } from "./refused.js";
import { directory, unpack } from "./zip.js";

/** So much XML is more than any book: 《红楼梦》 makes about ten million bytes. */
export const MOST = 120_000_000;

const TEXT = "word/document.xml";

/**
 * @param {Uint8Array} bytes of a zip archive
 * @param {AbortSignal} [signal]
 * @returns {Promise<{ text: string, macros: boolean }>}
 */
export async function readDocx(bytes, signal) {
  const entries = directory(bytes);
  const entry = entries.get(TEXT);
  if (!entry) throw new Refused("fileArchive");
  const xml = new TextDecoder().decode(await unpack(bytes, entry, MOST, signal));
  // Word writes none, and whoever writes one means entities that swell.
  if (/<!DOCTYPE/i.test(xml.slice(0, 10_000))) throw new Refused("fileDamaged");
  const parsed = inertDocument(xml, "application/xml");
  if (parsed.getElementsByTagName("parsererror").length > 0) throw new Refused("fileDamaged");
  const body = parsed.documentElement.getElementsByTagNameNS("*", "body")[0];
  if (!body) throw new Refused("fileDamaged");
  return { text: linesIn(body).join("\n").trim(), macros: entries.has("word/vbaProject.bin") };
}

/** What holds no text of the document, or text that was taken out of it. */
const leftOut = new Set(
  ["del", "moveFrom", "delText", "instrText", "fldData", "pPr", "tblPr", "trPr", "tcPr", "sdtPr", "sectPr", "Fallback", "rt"].concat(
    ["footnoteReference", "endnoteReference", "commentReference", "annotationRef"],
  ),
);

/**
 * The lines of what holds paragraphs and tables.
 *
 * @param {Element} holder
 * @returns {string[]}
 */
function linesIn(holder) {
  return [...holder.children].flatMap((it) => {
    if (leftOut.has(it.localName)) return [];
    if (it.localName === "p") return paragraph(it);
    if (it.localName === "tr") return row(it);
    return linesIn(it);
  });
}

/** @param {Element} element @returns {string[]} */
function paragraph(element) {
  /** Text boxes hang in paragraphs; they are read behind the one in which they hang. @type {string[]} */
  const boxes = [];
  let text = "";
  const walk = (/** @type {Element} */ parent) => {
    for (const it of parent.children) {
      const name = it.localName;
      if (leftOut.has(name) || (name === "r" && isHidden(it))) continue;
      if (name === "t") text += it.textContent;
      else if (name === "tab" || name === "ptab") text += "\t";
      else if (name === "br" || name === "cr") text += "\n";
      else if (name === "noBreakHyphen") text += "-";
      else if (name === "txbxContent") boxes.push(...linesIn(it));
      else walk(it);
    }
  };
  walk(element);
  return [...text.split("\n"), ...boxes];
}

/** @param {Element} run */
function isHidden(run) {
  const properties = [...run.children].find((it) => it.localName === "rPr");
  const vanish = [...(properties?.children ?? [])].find((it) => it.localName === "vanish");
  return vanish !== undefined && ![...vanish.attributes].some((it) => it.localName === "val" && /^(0|false|off)$/.test(it.value));
}

/** @param {Element} element @returns {string[]} */
function row(element) {
  const cells = [...element.children].flatMap((it) => (it.localName === "tc" ? [it] : [...it.getElementsByTagNameNS("*", "tc")]));
  const told = cells.map((it) => linesIn(it).filter((line) => line.trim() !== ""));
  if (told.some((it) => it.length > 1)) return told.flat();
  return [told.map(([line = ""]) => line).join("\t").trimEnd()];
}
