// A text of a megabyte: how long the page keeps the hands waiting, and whether it forgets what it no longer shows.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { names, until } from "./engines.mjs";
import { inEveryEngine, putIn, read, show } from "./visit.mjs";

/** @typedef {import("./engines.mjs").Page} Page */

const sample = (/** @type {string} */ name) => readFileSync(new URL(`../../www/samples/${name}.txt`, import.meta.url), "utf8");
const newspaper = sample("newspaper");

/** The samples one after another, no two the same: in each other sentences have its number. @param {number} length */
function longText(length) {
  const pages = [];
  for (let size = 0, i = 0; size < length; i++) {
    const page = (i % 2 ? newspaper : sample("report")).replace(/。/g, (mark, at) => (at % 7 === i % 7 ? `（${i}）。` : mark));
    pages.push(page);
    size += page.length + 2;
  }
  return pages.join("\n\n").slice(0, length);
}

/** As much as the box still shows. */
const BOX = 149_000;

/** A megabyte of Chinese. LONG=1000000 asks for three. */
const LENGTH = Number(process.env.LONG ?? 340_000);

/**
 * What nobody may wait longer for, in milliseconds: for the first rendering of what was found, and for anything else. Two processors that
 * draw without a graphics card take up to three times as long as a reader's machine, and longer where other programs run: how much is
 * measured. A gap between two beats of a clock, which is what there is to measure outside Chromium, may be two tasks and a rendering. What is
 * chosen is a view of its own: its lines, its plot, its reasons.
 */
const FIRST = 200;
const TASK = 50;
const margin = (/** @type {string} */ engine) => (engine === "chromium" ? 3 : 6);

/** What sixty million turns of arithmetic take on these processors at rest, in milliseconds. */
const IDLE = 120;

/** Slower than this, a machine tells nothing of the page: what was measured is printed, and nothing is held against it. */
const SLOWEST = 3;

/** What may be left of forty analyses, in bytes: not one of them. */
const LEFT = 1_500_000;

/** Runs before the page's own scripts: writes down whatever kept the page busy, and when the result was first seen. */
const watch = `
  globalThis.busy = { tasks: [], found: 0, drawn: 0 };
  const add = (start, end) => busy.tasks.push({ start, end });
  if (PerformanceObserver.supportedEntryTypes.includes("longtask")) {
    new PerformanceObserver((list) => list.getEntries().forEach((it) => add(it.startTime, it.startTime + it.duration))).observe({ type: "longtask" });
  } else {
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      if (now - last > 25) add(last, now);
      last = now;
    }, 0);
  }
  addEventListener("DOMContentLoaded", () => new MutationObserver(() => {
    if (!/读完了/.test(document.querySelector("#status").textContent) || busy.found) return;
    busy.found = performance.now();
    requestAnimationFrame(() => setTimeout(() => (busy.drawn = performance.now())));
  }).observe(document.querySelector("#status"), { childList: true, characterData: true, subtree: true }));
`;

inEveryEngine("a long text", (visit) => {
  /** What is done, and how long it kept the page busy at most: as the result is first drawn, and apart from that. @param {Page} page @param {string} what @param {() => Promise<unknown>} act */
  const busy = async (page, what, act) => {
    await quiet(page);
    await page.evaluate(() => void Object.assign(globalThis.busy, { tasks: [], found: 0, drawn: 0 }));
    const before = Date.now();
    await act();
    await quiet(page);
    const { tasks, found, drawn } = await page.evaluate(() => globalThis.busy);
    const isFirst = (/** @type {{ start: number, end: number }} */ { start, end }) => found > 0 && end >= found && start <= drawn;
    const most = (/** @type {{ start: number, end: number }[]} */ all) => Math.round(Math.max(0, ...all.map(({ start, end }) => end - start)));
    const longest = { first: most(tasks.filter(isFirst)), rest: most(tasks.filter((it) => !isFirst(it))) };
    console.log(`${visit.engine.name}: ${what}: ${found ? `first rendering ${longest.first} ms, else ` : ""}${longest.rest} ms, done in ${Date.now() - before} ms`);
    return longest;
  };
  /** Waits until nothing has kept the page busy for a while, and the whole text is drawn. @param {Page} page */
  const quiet = async (page) => {
    await until(page, "the whole text", () => document.querySelector("#reading")?.getAttribute("aria-busy") !== "true");
    for (let last = -1; ; ) {
      const count = await page.evaluate(() => globalThis.busy.tasks.length);
      if (count === last) return;
      last = count;
      await new Promise((later) => setTimeout(later, 400));
    }
  };
  /** How many times as long as on an idle machine everything takes now. @param {Page} page */
  const slowness = async (page) => {
    const taken = await page.evaluate(() => {
      const before = performance.now();
      let x = 1;
      for (let i = 0; i < 60_000_000; i++) {
        x ^= x << 13;
        x ^= x >>> 17;
        x ^= x << 5;
      }
      return x ? performance.now() - before : 0;
    });
    return Math.max(1, taken / IDLE);
  };
  /** @param {Page} page @param {Record<string, { first: number, rest: number }>} all */
  const inTime = async (page, all) => {
    const slow = await slowness(page);
    console.log(`${visit.engine.name}: the machine is ${slow.toFixed(1)} times as slow as at rest${slow > SLOWEST ? ": too busy to measure" : ""}`);
    if (slow > SLOWEST) return;
    for (const [what, { first, rest }] of Object.entries(all)) {
      const most = margin(visit.engine.name) * slow;
      assert.ok(first <= FIRST * most, `${what}: first rendering ${first} ms`);
      assert.ok(rest <= (["going", "choosing"].includes(what) ? FIRST : TASK) * most, `${what}: ${rest} ms`);
    }
  };

  test("a megabyte is read, searched and walked through, and no task is long", async () => {
    const page = await visit.page({ before: watch });
    const reading = await busy(page, `${LENGTH} characters are read`, async () => {
      await putIn(page, longText(LENGTH));
      await read(page);
    });
    const going = await busy(page, "its words are shown", () => show(page, "words"));
    const word = await page.evaluate(() => document.querySelector("#words-view tbody button[data-word]")?.getAttribute("data-word"));
    const choosing = await busy(page, "a frequent word is chosen", () => page.click(`#words-view button[data-word="${word}"]`));
    const walking = await busy(page, "a walk of five places", async () => {
      for (let i = 0; i < 5; i++) await page.click("#previous");
    });
    await until(page, "the place in sight", (word) => {
      const mark = document.querySelector("#reading mark.here");
      const { top, bottom } = mark?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
      return top >= 0 && bottom <= innerHeight && mark?.textContent === word;
    }, word);
    const lettingGo = await busy(page, "it is let go of", () => page.key("Escape"));
    assert.deepEqual(await page.evaluate((word) => [...document.querySelectorAll("#reading mark.lit")].filter((it) => it.textContent === word).length, word), 0);
    await inTime(page, { reading, going, choosing, walking, lettingGo });
  });

  test("typing at the end of a long text is typing", async () => {
    const page = await visit.page({ before: watch });
    await putIn(page, longText(BOX));
    await read(page);
    await page.evaluate(() => {
      const box = /** @type {HTMLTextAreaElement} */ (document.querySelector("textarea"));
      box.focus();
      box.setSelectionRange(box.value.length, box.value.length);
    });
    const typing = await busy(page, `a character is typed after ${BOX}`, async () => {
      await page.type("港");
      await read(page);
    });
    assert.equal(await page.evaluate(() => document.querySelector("textarea")?.value.length), BOX + 1);
    await inTime(page, { typing });
  });
});

inEveryEngine(
  "fifty pages one after another",
  (visit) => {
    test("of what is no longer shown nothing is kept", async () => {
      const page = await visit.page();
      await putIn(page, newspaper);
      await read(page);
      const { puppeteer } = /** @type {{ puppeteer: import("puppeteer-core").Page }} */ (/** @type {unknown} */ (page));
      const session = await puppeteer.createCDPSession();
      /** By the page and by its worker, which may be another than before. */
      const taken = async () => {
        let bytes = 0;
        for (const client of [session, ...puppeteer.workers().map(({ client }) => client)]) {
          await client.send("HeapProfiler.collectGarbage");
          const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = await client.send("Runtime.getHeapUsage");
          bytes += usedSize + embedderHeapUsedSize + backingStorageSize;
        }
        return bytes;
      };
      const analyse = (/** @type {number} */ from, /** @type {number} */ to) =>
        page.evaluate(
          async (text, from, to) => {
            const box = /** @type {HTMLTextAreaElement} */ (document.querySelector("textarea"));
            for (let i = from; i < to; i++) {
              box.value = `${text}\n第${i}次。`;
              box.dispatchEvent(new Event("input", { bubbles: true }));
              while (!/读完了/.test(document.querySelector("#status")?.textContent ?? "")) await new Promise((later) => setTimeout(later, 20));
              document.querySelector("[data-keyword]")?.click();
            }
          },
          newspaper,
          from,
          to,
        );
      await analyse(0, 10);
      const before = await taken();
      await analyse(10, 50);
      const after = await taken();
      console.log(`chromium: ${(before / 1e6).toFixed(2)} MB after 10 pages, ${(after / 1e6).toFixed(2)} MB after 50`);
      assert.ok(after - before < LEFT, `${after - before} bytes more`);
    });
  },
  names.filter((name) => name === "chromium"),
);
