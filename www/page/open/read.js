// @ts-check
/** A file of any kind → its text. What each kind is read by is fetched only when such a file comes. */

/** @import { Reason } from "./refused.js" */

import { decode, decodeAs } from "../encoding.js";
import { readDocx } from "./docx.js";
import { decodeHtml, readHtml } from "./html.js";
import { isHtml, kindOf, latin } from "./kind.js";
import { readPdf } from "./pdf.js";
import { Refused } from "./refused.js";

/** In Chinese UTF-8 twenty million characters: more than a browser's box holds with ease. */
export const LARGEST = 60_000_000;

/** Most of a document is pictures. */
export const LARGEST_DOCUMENT = 100_000_000;

/**
 * @typedef {object} Read
 * @property {string} text
 * @property {string} as What it was read as: an encoding, "Word", "PDF".
 * @property {boolean} [encoded] Whether the reader may say that it has another encoding.
 * @property {boolean} [macros]
 * @property {number} [empty] Pages that have no text.
 */

/**
 * @param {File} file
 * @param {{ signal?: AbortSignal, onProgress?: (share: number) => void, encoding?: string }} [call] `encoding` is the reader's word
 * @returns {Promise<Read>}
 */
export async function readFile(file, { encoding, ...call } = {}) {
  const { name, size } = file;
  if (size === 0) throw new Refused("fileEmpty");
  if (size > LARGEST_DOCUMENT) throw new Refused("fileTooLarge");
  const content = await file.arrayBuffer().catch(() => undefined);
  if (!content) throw new Refused("fileUnreadable");
  const bytes = new Uint8Array(content);
  call.signal?.throwIfAborted();
  const kind = encoding ? "other" : kindOf(bytes);
  if (kind === "pdf") {
    const { text, empty } = await readPdf(bytes, call);
    return { text, as: "PDF", empty };
  }
  if (kind === "zip") {
    const { text, macros } = await readDocx(bytes, call.signal);
    if (text === "") throw new Refused("fileWithoutText");
    return { text, as: "Word", macros };
  }
  if (kind === "ole") throw new Refused(isLocked(bytes) ? "fileLocked" : "fileOldWord");
  if (kind !== "other") throw new Refused(kind === "picture" ? "filePicture" : "fileRich");
  if (size > LARGEST) throw new Refused("fileTooLarge");
  return readText(bytes, name, encoding);
}

/**
 * @param {Uint8Array} bytes
 * @param {string} name
 * @param {string | undefined} encoding
 * @returns {Promise<Read>}
 */
async function readText(bytes, name, encoding) {
  const said = encoding === undefined ? undefined : decodeAs(bytes, encoding);
  const isPage = isHtml(said?.text ?? latin(bytes.subarray(0, 4096)), name);
  const decoded = said ?? (isPage ? decodeHtml(bytes) : decode(bytes));
  if (decoded === "not-text") throw new Refused("fileNotText");
  if (decoded === "unknown-encoding") throw new Refused("fileUnknown");
  const text = isPage ? await readHtml(decoded.text) : decoded.text;
  if (text.trim() === "") throw new Refused("fileWithoutText");
  return { text, as: decoded.encoding, encoded: true };
}

/** Whether an old container holds a new document under lock and key: EncryptedPackage, in UTF-16. @param {Uint8Array} bytes */
function isLocked(bytes) {
  const sign = [..."EncryptedPackage"].map((it) => `${it}\0`).join("");
  for (let at = 0; at < bytes.length; at += 60_000) {
    if (latin(bytes.subarray(at, at + 60_100)).includes(sign)) return true;
  }
  return false;
}
