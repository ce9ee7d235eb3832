// @ts-check
/** Where the words of a cloud stand. A file of its own, which is fetched when somebody asks for a cloud. */

import cloud from "d3-cloud";

/**
 * @typedef {{ text: string, count: number }} Counted
 * @typedef {Counted & { x: number, y: number, size: number }} Placed Its middle, from the middle of the cloud.
 */

/** How often it is tried with smaller letters until the most frequent word has room. */
const TRIES = 12;

/** So often nearly all are to have room; what is read with ease matters more. */
const TRIES_FOR_ALL = 4;

/** What part of the words may then be left. */
const LEFT = 0.1;

/** How much of the room words fill that are thrown together. */
const DENSITY = 0.5;

/** Milliseconds after which the page has its turn. */
const SLICE = 12;

/**
 * The same words in the same room are always the same cloud.
 *
 * @param {Counted[]} words most frequent first
 * @param {object} room
 * @param {number} room.width
 * @param {number} room.height
 * @param {string} room.font
 * @param {AbortSignal} room.signal
 * @returns {Promise<{ placed: Placed[], left: Counted[] }>} `left`: what found no room; never the first word
 */
export async function layOut(words, { width, height, font, signal }) {
  const [first] = words;
  if (!first) return { placed: [], left: [] };
  const areas = words.reduce((sum, { text, count }) => sum + (wide(text) * 1.3 * count) / first.count, 0);
  let largest = Math.min(64, height / 4, (width * 0.8) / wide(first.text), Math.sqrt((DENSITY * width * height) / areas));
  for (let tries = 0; tries < TRIES; tries++, largest *= 0.85) {
    const placed = await attempt(words, largest, { width, height, font, signal });
    if (signal.aborted) break;
    const stands = new Set(placed.map(({ text }) => text));
    const left = words.filter(({ text }) => !stands.has(text));
    if (stands.has(first.text) && (left.length <= words.length * LEFT || tries >= TRIES_FOR_ALL)) return { placed, left };
  }
  // A browser that lets nobody look at what was drawn has no cloud but its largest word.
  return { placed: [{ ...first, x: 0, y: 0, size: largest }], left: words.slice(1) };
}

/**
 * @param {Counted[]} words
 * @param {number} largest
 * @param {{ width: number, height: number, font: string, signal: AbortSignal }} room
 * @returns {Promise<Placed[]>}
 */
function attempt(words, largest, { width, height, font, signal }) {
  const least = Math.min(11, largest);
  return new Promise((resolve) => {
    const layout = cloud()
      .size([width, height])
      .words(words.map(({ text, count }) => ({ text, count })))
      .font(font)
      .fontSize((/** @type {Counted} */ { count }) => Math.max(least, largest * Math.sqrt(count / words[0].count)))
      .rotate(0)
      .padding(3)
      .random(sequence())
      .timeInterval(SLICE)
      .on("end", resolve);
    signal.addEventListener("abort", () => {
      layout.stop();
      resolve([]);
    });
    layout.start();
  });
}

/** About how many letters' heights a word is wide. @param {string} text */
function wide(text) {
  return [...text].reduce((sum, it) => sum + (it < "\u2e80" ? 0.62 : 1), 0);
}

/** Numbers as if by chance, the same ones every time (mulberry32). */
function sequence() {
  let seed = 20240115;
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
