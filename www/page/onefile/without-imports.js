// @ts-check
/** Nothing that reads PDF and web pages is in the file, and the page says so. */

import { en } from "../../words/en.js";
import { zh } from "../../words/zh.js";

export const readers = {};

Object.assign(zh, {
  boxPlaceholder: "粘贴、键入，或把文件拖进来：Word、文本",
  readerMissing: (/** @type {string} */ name) => `这个单文件版不能打开 PDF 和网页：请把“${name}”里的文字复制过来，或用完整版打开。`,
});
Object.assign(en, {
  boxPlaceholder: "Paste, type, or drop a file: Word, text",
  readerMissing: (/** @type {string} */ name) =>
    `This one-file version opens no PDF and no web pages: copy the text of “${name}” and paste it, or open it in the full version.`,
});
