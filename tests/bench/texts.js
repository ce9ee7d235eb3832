// @ts-check
// As many real texts as are asked for. An engine that has seen a text before is faster on it than a reader's ever is.
//
// Where no stories are given, all come from one page: its sentences in another order. Nothing outside of the project is then read.

/** Bytes of UTF-8 that are timed at once: a browser's clock is too coarse for one short text. */
const BATCH = 100_000;

const seed = await (await fetch("../golden/seed/text.txt")).text();

/** @type {string[][]} */
let batches = [];

/** From now on the texts are these. @param {string[]} stories */
export function tell(stories) {
  batches = [];
  let size = BATCH;
  for (const story of stories) {
    if (size >= BATCH) {
      batches.push([]);
      size = 0;
    }
    batches[batches.length - 1].push(story);
    size += bytesOf(story);
  }
}

/** Some texts; others for each number, until all that were given have been. @param {number} number */
export function batch(number) {
  return batches.length ? batches[number % batches.length] : pages(number);
}

/** Some pages of a newspaper; others for each number. @param {number} number */
export function pages(number) {
  const count = Math.ceil(BATCH / bytesOf(seed));
  return Array.from({ length: count }, (_, index) => page(number * count + index));
}

/** A page of a newspaper; another one for each number. @param {number} number */
export function page(number) {
  return shuffled(seed, number);
}

/** One text of so many bytes, give or take a character; another one for each number. @param {number} bytes @param {number} number */
export function longer(bytes, number) {
  /** @type {string[]} */
  const parts = [];
  for (let size = 0, next = number * 1000; size < bytes; next++) {
    const part = `${batch(next).join("\n")}\n`;
    parts.push(part);
    size += bytesOf(part);
  }
  const text = parts.join("");
  return text.slice(0, Math.round((text.length * bytes) / bytesOf(text)));
}

/** @param {string} text */
export function bytesOf(text) {
  return new TextEncoder().encode(text).length;
}

/** The sentences of `text` in the order that `number` stands for. @param {string} text @param {number} number */
function shuffled(text, number) {
  const sentences = text.match(/[^。！？\n]*[。！？\n]+|[^。！？\n]+$/g) ?? [];
  const random = generator(number);
  for (let last = sentences.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [sentences[last], sentences[other]] = [sentences[other], sentences[last]];
  }
  return sentences.join("");
}

/** mulberry32: the same numbers between 0 and 1 for the same seed, in every engine. @param {number} seed */
function generator(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
