// @ts-check
/**
 * A link that shows what is seen here: `#/sum=1k2x9f&characters=200&lang=zh&word=南通&view=words`.
 *
 * All stands behind the `#`, which no browser sends anywhere. `sum` comes first, so that a link that was cut or changed on its way is known for
 * one; `view` comes last, since mail programs take a sign at the end of a link for the end of a sentence. Links that somebody wrote by hand need
 * no sum. The text, where the reader wants it in, is deflated and written in base64url.
 */

/** @import { Cuts } from "../cuts.js" */
/** @import { Facts } from "../state.js" */
/** @import { Settings } from "../settings.js" */

import { fitting } from "../settings.js";

/** Longer ones are cut by programs on their way, and nobody pastes them. */
export const LONGEST = 1_000_000;

/** Bytes of a text that a link may unfold to: as many as a file may have. */
const LARGEST = 60_000_000;

/** What a link says that somebody wrote by hand. */
const byHand = new Set(["lang", "characters", "stop", "single", "stopZh", "stopEn", "piece", "word", "view"]);

/** A chosen sentence is no word. */
const LONGEST_WORD = 60;

/**
 * @typedef {object} Link
 * @property {Partial<Settings>} settings
 * @property {string} [view] Perhaps one that there is not.
 * @property {number} [article]
 * @property {string} [word]
 * @property {string} [packed] The text, as it stands in the link.
 * @property {Cuts} [cuts]
 */

/**
 * @param {Pick<Facts, "settings" | "view" | "article" | "chosen" | "cuts">} facts
 * @param {string} [packed] the text, packed
 */
export function linkOf({ settings, view, article, chosen, cuts }, packed) {
  const { language, characters, stopWords, stopZh, stopEn, singleCharacters } = settings;
  const flag = (/** @type {boolean} */ it) => (it ? "1" : "0");
  /** @type {[string, string][]} */
  const all = [
    ["lang", language],
    ["characters", `${characters}`],
    ["stop", flag(stopWords)],
    ["single", flag(singleCharacters)],
  ];
  if (stopZh !== null) all.push(["stopZh", stopZh]);
  if (stopEn !== null) all.push(["stopEn", stopEn]);
  if (article !== undefined) all.push(["piece", `${article + 1}`]);
  if (chosen && chosen.text.length <= LONGEST_WORD) all.push(["word", chosen.text]);
  if (packed) {
    // Where pieces begin are places of the text.
    for (const which of /** @type {const} */ (["breaks", "joins"])) if (cuts[which].length > 0) all.push([which, cuts[which].join(".")]);
    all.push(["text", packed]);
  }
  all.push(["view", view]);
  return `#/${new URLSearchParams([["sum", sum(all)], ...all])}`;
}

/**
 * @param {string} hash
 * @returns {Link | "damaged" | undefined} nothing where it is no such link, but a place of the page
 */
export function linked(hash) {
  if (!hash.startsWith("#/")) return undefined;
  const given = [...new URLSearchParams(hash.slice(2))];
  const all = new Map(given.filter(([key]) => key !== "sum"));
  const sums = given.filter(([key]) => key === "sum");
  const isWhole = sums.length > 0 ? sums[0][1] === sum([...all]) : all.size > 0 && [...all.keys()].every((key) => byHand.has(key));
  if (!isWhole) return "damaged";
  const get = (/** @type {string} */ key) => all.get(key);
  const flag = (/** @type {string | undefined} */ it) => (it === undefined ? undefined : it === "1");
  const settings = fitting({
    language: get("lang"),
    characters: Number(get("characters")),
    stopWords: flag(get("stop")),
    singleCharacters: flag(get("single")),
    // Who counts without stop words of his own says so by saying nothing of them.
    ...(all.has("stop") ? { stopZh: get("stopZh") ?? null, stopEn: get("stopEn") ?? null } : {}),
  });
  const piece = Number(get("piece"));
  const isPlace = (/** @type {number} */ at) => Number.isSafeInteger(at) && at >= 0;
  const numbers = (/** @type {string | undefined} */ it) => (it ?? "").split(".").filter(Boolean).map(Number).filter(isPlace);
  return {
    settings,
    view: get("view"),
    article: Number.isInteger(piece) && piece > 0 ? piece - 1 : undefined,
    word: get("word") || undefined,
    packed: get("text"),
    cuts: all.has("breaks") || all.has("joins") ? { breaks: numbers(get("breaks")), joins: numbers(get("joins")) } : undefined,
  };
}

/**
 * @param {string} text
 * @returns {Promise<string | undefined>} nothing where it would be too long for any link
 */
export async function pack(text) {
  const bytes = await through(new CompressionStream("deflate-raw"), new TextEncoder().encode(text), (LONGEST * 3) / 4);
  if (!bytes) return undefined;
  let signs = "";
  for (let at = 0; at < bytes.length; at += 0x8000) signs += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(signs).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/**
 * @param {string} packed
 * @returns {Promise<string | undefined>} nothing where it is damaged, or would not end
 */
export async function unpack(packed) {
  try {
    const signs = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(signs, (it) => it.charCodeAt(0));
    const text = await through(new DecompressionStream("deflate-raw"), bytes, LARGEST);
    return text && new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(text);
  } catch {
    return undefined;
  }
}

/**
 * What comes out of a stream, unless it is more than `most`: a short link can hold a text without an end.
 *
 * @param {CompressionStream | DecompressionStream} stream
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {number} most
 */
async function through({ readable, writable }, bytes, most) {
  const writer = writable.getWriter();
  // What goes wrong is told where it is read.
  writer.write(bytes).catch(() => {});
  writer.close().catch(() => {});
  const reader = readable.getReader();
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  for (let length = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    length += value.length;
    if (length > most) {
      reader.cancel().catch(() => {});
      return undefined;
    }
    parts.push(value);
  }
}

/** FNV-1a of all that the link says, however a program on its way has written it. @param {[string, string][]} all */
function sum(all) {
  let hash = 0x811c9dc5;
  for (const unit of new TextEncoder().encode(all.map((it) => it.join("=")).join("&"))) hash = Math.imul(hash ^ unit, 0x01000193);
  return (hash >>> 0).toString(36);
}
