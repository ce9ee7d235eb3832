// Measures ours and jieba-wasm in one Chromium, turn by turn, and writes what it found as one line of JSON.
// `cargo xtask bench` starts it and makes the table.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { launch } from "../browser/engines.mjs";
import { house, serve } from "../browser/server.mjs";

const ROUNDS = 5;
const TEXTS = 15;
const SIDES = /** @type {const} */ (["jianbao", "jieba-wasm"]);

const server = await serve();
const engine = await launch("chromium");
try {
  console.log(JSON.stringify({ rounds: ROUNDS, ...(await compare()), growth: await growth() }));
} finally {
  await engine.close();
  await server.stop();
}

/** What a reader of a page waits for, of both. */
async function compare() {
  const found = Object.fromEntries(SIDES.map((side) => [side, { download: 0, ready: none(), first: none(), page: none() }]));
  for (let round = 0; round < ROUNDS; round++) {
    // Neither is always the one that comes second.
    const order = (/** @type {number} */ turn) => (turn % 2 ? [...SIDES].reverse() : SIDES);
    /** @type {Record<string, import("../browser/engines.mjs").Page>} */
    const pages = {};
    for (const side of order(round)) {
      pages[side] = await open();
      server.requests.length = 0;
      found[side].ready.push(await pages[side].evaluate((side) => globalThis.bench.load(side), side));
      found[side].download = await compressed(new Set(server.requests));
    }
    // Text by text, so that whatever else the machine does slows down both.
    for (let text = 1; text <= TEXTS; text++) {
      for (const side of order(text)) {
        const time = await pages[side].evaluate((number) => globalThis.bench.page(number), round * TEXTS + text);
        // The engine compiles what runs while it runs: the first text takes longest.
        if (text === 1) found[side].first.push(time);
        found[side].page.push(time);
      }
    }
    for (const side of SIDES) await pages[side].close();
  }
  const medians = SIDES.map((side) => {
    const { download, ready, first, page } = found[side];
    return [side, { download, ready: median(ready), first: median(first), page: median(page) }];
  });
  return Object.fromEntries(medians);
}

/** @returns {number[]} */
function none() {
  return [];
}

/** How the time for an analysis of ours grows with the text. */
async function growth() {
  const page = await open();
  await page.evaluate(() => globalThis.bench.load("jianbao"));
  const long = (/** @type {number} */ bytes, /** @type {number} */ number) =>
    page.evaluate((bytes, number) => globalThis.bench.long(bytes, number), bytes, number);
  /** @type {[number[], number[]]} */
  const [one, ten] = [[], []];
  for (let round = 1; round <= ROUNDS; round++) {
    one.push(await long(1e6, round));
    ten.push(await long(1e7, round + ROUNDS));
  }
  await page.close();
  return { one: median(one), ten: median(ten) };
}

async function open() {
  const page = await engine.open();
  await page.go(`${server.url}/tests/bench/index.html`);
  while (!(await page.evaluate(() => "bench" in globalThis))) await new Promise((later) => setTimeout(later, 20));
  return page;
}

/** What the files at `paths` weigh on the wire. @param {Set<string>} paths */
async function compressed(paths) {
  const files = await Promise.all([...paths].map((path) => readFile(join(house, path))));
  return files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0);
}

/** @param {number[]} times */
function median(times) {
  return [...times].sort((a, b) => a - b)[times.length >> 1];
}
