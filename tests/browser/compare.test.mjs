// The view "compare": another piece of the page, a second text, and what can be taken back.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { paste, until } from "./engines.mjs";
import { inEveryEngine, putIn, read, seen, texts } from "./visit.mjs";

const newspaper = readFileSync(new URL("../../www/samples/newspaper.txt", import.meta.url), "utf8");

/** @typedef {import("./engines.mjs").Page} Page */

inEveryEngine("compare", (visit) => {
  const open = async (/** @type {string} */ text, how = {}) => {
    const page = await visit.page(how);
    await putIn(page, text);
    await read(page);
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#tab-compare")).click());
    return page;
  };
  const select = (/** @type {Page} */ page, /** @type {string} */ selector, /** @type {string} */ value) =>
    page.evaluate(
      (selector, value) => {
        const select = /** @type {HTMLSelectElement} */ (document.querySelector(selector));
        select.value = value;
        select.dispatchEvent(new Event("change", { bubbles: true }));
      },
      selector,
      value,
    );
  const tables = (/** @type {Page} */ page, count = 2) => until(page, "both tables", (count) => document.querySelectorAll("#compare-view table").length === count, count);

  test("a piece is compared with another one, and its words are lit where they stand", async () => {
    const page = await open(newspaper, { width: 1440, height: 900 });
    assert.match(await seen(page, "#compare-view"), /选这一版的另一篇/);
    await select(page, "#side-there", "2");
    await tables(page);
    assert.equal(await page.evaluate(() => /** @type {HTMLSelectElement} */ (document.querySelector("#side-here")).value), "0");
    assert.equal(await seen(page, "#other-part"), "");
    assert.equal((await texts(page, "#compare-view .gist")).length, 2);
    assert.deepEqual(await texts(page, "#compare-view > h3"), ["更多见于这里", "更多见于那里"]);
    const word = (await texts(page, '[data-side="0"] [data-word]'))[0];
    await page.click('[data-side="0"] [data-word]');
    assert.equal(await seen(page, "#strip-word"), word);
    assert.equal(await page.evaluate(() => document.querySelector('[data-side="0"] [data-word]')?.getAttribute("aria-pressed")), "true");
    assert.ok((await texts(page, "#reading mark.lit")).every((it) => it.replace(/\s/g, "") === word));
    // The first piece alone, against a text of one's own.
    await select(page, "#side-there", "");
    await until(page, "the box", () => document.querySelector("#other")?.checkVisibility());
    assert.deepEqual(await page.evaluate(() => globalThis.complaints), []);
  });

  test("a pasted text is the second one; it is cleared, put back, and narrow nothing stands out", async () => {
    const page = await open("南通推动高质量发展。南通的港口很大，货轮很多。", { width: 360, height: 780 });
    assert.equal(await seen(page, "#sides"), "");
    assert.equal(await page.evaluate(() => document.querySelector("textarea")?.id), "box", "the first box is that of the text");
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#other")).focus());
    await paste(page, "上海的股票涨了，上海的投资者高兴。股票！<b>股票</b>");
    await tables(page);
    assert.equal(await page.evaluate(() => /** @type {HTMLTextAreaElement} */ (document.querySelector("#box")).value.startsWith("南通")), true);
    const rows = await page.evaluate(() => [...document.querySelectorAll('[data-side="1"] tbody tr')].map((it) => [it.querySelector("th")?.textContent, it.querySelector("button") !== null]));
    assert.deepEqual(rows.find(([text]) => text === "股票"), ["股票", false]);
    assert.match((await texts(page, "#compare-view .both:last-child"))[0], /只有这里有.*南通.*只有那里有.*股票/s);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
    assert.equal(await page.evaluate(() => document.querySelectorAll("#compare-view b").length), 0);
    await page.click("#other-clear");
    await tables(page, 0);
    assert.equal(await seen(page, "#other-clear"), "");
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#undo")).click());
    await tables(page);
    assert.match(await page.evaluate(() => /** @type {HTMLTextAreaElement} */ (document.querySelector("#other")).value), /^上海的股票/);
  });

  test("a file is the second text, and one that is none is refused where it was chosen", async () => {
    const page = await open("南通推动高质量发展。", { width: 1280, height: 800, settings: { language: "en" } });
    await page.choose("#other-file", new URL("../../www/samples/story.txt", import.meta.url).pathname);
    await tables(page);
    assert.ok((await texts(page, '[data-side="1"] tbody tr')).length > 10);
    await page.choose("#other-file", new URL("../../pkg/wasm/jianbao_bg.wasm", import.meta.url).pathname);
    assert.match(await until(page, "why not", () => document.querySelector("#other-trouble")?.textContent), /jianbao_bg\.wasm/);
    assert.equal((await texts(page, "#compare-view table")).length, 2, "what was there stays");
    assert.deepEqual(await page.evaluate(() => globalThis.complaints), []);
  });
});
