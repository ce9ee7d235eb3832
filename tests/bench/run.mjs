// Measures ours, jieba-wasm and Intl.Segmenter in one Chromium, turn by turn, and writes what it found as one line of JSON.
// `cargo xtask bench` starts it and makes the table. An argument names a file of texts, one a line.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { launch } from "../browser/engines.mjs";
import { house, serve } from "../browser/server.mjs";

const ROUNDS = 5;
/**
 * The engine compiles what runs while it runs: after one megabyte a page is still a seventh slower than after four. These batches are
 * not counted.
 */
const WARM_UP = 40;
const BATCHES = 6;
const MEGABYTES = [1, 2, 5, 10, 20];

/** Who does what on texts as they come. */
const CUTS = [
  { side: "core", kind: "columns" },
  { side: "core", kind: "strings" },
  { side: "core, with model", kind: "columns" },
  { side: "core, with model", kind: "strings" },
  { side: "load", kind: "columns" },
  { side: "load", kind: "strings" },
  { side: "jieba-wasm", kind: "strings" },
  { side: "Intl.Segmenter", kind: "strings" },
];
/** The digest of pages of a newspaper, and the mere cut of them. */
const DIGESTS = [
  { side: "core", kind: "digest" },
  { side: "core, with model", kind: "digest" },
  { side: "jieba-wasm", kind: "strings" },
];

const stories = process.argv[2] ? (await readFile(process.argv[2], "utf8")).split(/\r?\n/).filter((it) => it.trim()) : [];
const server = await serve();
const engine = await launch("chromium");
try {
  const [begun, cut, page] = [await start(), await speed(CUTS, "batch"), await speed(DIGESTS, "pages")];
  console.log(JSON.stringify({ rounds: ROUNDS, stories: stories.length, start: begun, cut, page, growth: await growth() }));
} finally {
  await engine.close();
  await server.stop();
}

/** What a reader waits for before the first words, and what they cost, each time in storage of its own. */
async function start() {
  const sides = ["load", "load, with model", "worker: false", "core", "core, with model", "load, to a page", "jieba-wasm", "jieba-wasm, to a page"];
  const found = Object.fromEntries(sides.map((side) => [side, { ready: none(), memory: none(), files: /** @type {Weight[]} */ ([]) }]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const side of inTurn(sides, round)) {
      const page = await open();
      // The browser still takes the page before away.
      await new Promise((later) => setTimeout(later, 500));
      server.requests.length = 0;
      found[side].ready.push(await page.evaluate((side) => globalThis.bench.load(side), side));
      found[side].memory.push(await page.evaluate(() => globalThis.bench.memory()));
      found[side].files = await Promise.all([...new Set(server.requests)].map(weighed));
      await page.close();
    }
  }
  // A worker's memory is not seen from the page.
  return mapped(found, ({ ready, memory, files }) => ({ ready: median(ready), memory: median(memory) || null, files }));
}

/** @param {{ side: string, kind: string }[]} works @param {"batch" | "pages"} texts */
async function speed(works, texts) {
  const found = Object.fromEntries(works.map((it) => [`${it.side} ${it.kind}`, { words: none(), bytes: none(), time: none() }]));
  for (let round = 0; round < ROUNDS; round++) {
    /** @type {(typeof works[0] & { page: import("../browser/engines.mjs").Page, sum: { time: number, words: number, bytes: number, texts: number } })[]} */
    const at = [];
    for (const work of works) {
      const page = await open();
      await page.evaluate((side) => globalThis.bench.load(side), work.side);
      await page.evaluate((stories) => globalThis.bench.tell(stories), stories);
      at.push({ ...work, page, sum: { time: 0, words: 0, bytes: 0, texts: 0 } });
    }
    // A few texts each, so that whatever else the machine does slows down all.
    for (let batch = 0; batch < WARM_UP + BATCHES; batch++) {
      for (const { page, kind, sum } of inTurn(at, batch)) {
        const number = round * (WARM_UP + BATCHES) + batch;
        const once = await page.evaluate((texts, kind, number) => globalThis.bench[texts](kind, number), texts, kind, number);
        if (batch >= WARM_UP) for (const name of Object.keys(sum)) sum[name] += once[name];
      }
    }
    for (const { side, kind, page, sum } of at) {
      const { words, bytes, time } = found[`${side} ${kind}`];
      words.push((sum.words / sum.time) * 1000);
      bytes.push((sum.bytes / sum.time) * 1000);
      time.push(sum.time / sum.texts);
      await page.close();
    }
  }
  return mapped(found, (it) => mapped(it, median));
}

/** How the time for a digest of ours grows with the text, in milliseconds by megabytes. */
async function growth() {
  const found = Object.fromEntries(MEGABYTES.map((megabytes) => [megabytes, none()]));
  for (let round = 0; round < ROUNDS; round++) {
    const page = await open();
    await page.evaluate(() => globalThis.bench.load("core"));
    await page.evaluate((stories) => globalThis.bench.tell(stories), stories);
    for (let batch = 0; batch < WARM_UP; batch++) await page.evaluate((number) => globalThis.bench.batch("digest", number), batch);
    for (const megabytes of inTurn(MEGABYTES, round)) {
      const { time } = await page.evaluate((bytes, number) => globalThis.bench.long(bytes, number), megabytes * 1e6, round * 100 + megabytes);
      found[megabytes].push(time);
    }
    await page.close();
  }
  return mapped(found, median);
}

async function open() {
  const page = await engine.open();
  await page.go(`${server.url}/tests/bench/index.html`);
  while (!(await page.evaluate(() => "bench" in globalThis))) await new Promise((later) => setTimeout(later, 20));
  return page;
}

/** Nobody is always the one that comes second. @template T @param {T[]} all @param {number} turn */
function inTurn(all, turn) {
  const from = turn % all.length;
  return [...all.slice(from), ...all.slice(0, from)];
}

/** @typedef {{ path: string, bytes: number, gzip: number, brotli: number }} Weight */

/** What the file at `path` weighs on the wire. @param {string} path @returns {Promise<Weight>} */
async function weighed(path) {
  const file = await readFile(join(house, path));
  return { path, bytes: file.length, gzip: gzipSync(file, { level: 9 }).length, brotli: brotliCompressSync(file).length };
}

/** @returns {number[]} */
function none() {
  return [];
}

/** @template T, R @param {Record<string, T>} all @param {(it: T) => R} change @returns {Record<string, R>} */
function mapped(all, change) {
  return Object.fromEntries(Object.entries(all).map(([name, it]) => [name, change(it)]));
}

/** @param {number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}
