// @ts-check
// The measured side, in the page.
import { memory } from "./memory.js";
import { sides } from "./sides.js";
import { batch, bytesOf, longer, page, pages, tell } from "./texts.js";

/** @typedef {import("./sides.js").Works} Works */

/** @type {Works} */
let works;

/** Loads one side and says how long it took to its first words. @param {keyof typeof sides} side */
async function load(side) {
  const start = performance.now();
  works = await sides[side]();
  return performance.now() - start;
}

/** How long one kind of work takes on some texts. @param {keyof Works} kind @param {string[]} texts */
async function measure(kind, texts) {
  const work = /** @type {import("./sides.js").Work} */ (works[kind]);
  let words = 0;
  const start = performance.now();
  for (const text of texts) words += await work(text);
  const time = performance.now() - start;
  return { time, words, bytes: texts.reduce((sum, text) => sum + bytesOf(text), 0), texts: texts.length };
}

globalThis.bench = {
  load,
  tell,
  /** Bytes of memory after the first page. */
  async memory() {
    await works.strings(page(0));
    return memory();
  },
  /** On texts as they come. @param {keyof Works} kind @param {number} number */
  batch: (kind, number) => measure(kind, batch(number)),
  /** On pages of a newspaper. @param {keyof Works} kind @param {number} number */
  pages: (kind, number) => measure(kind, pages(number)),
  /** A digest of a text of so many bytes. @param {number} bytes @param {number} number */
  long: (bytes, number) => measure("digest", [longer(bytes, number)]),
};
