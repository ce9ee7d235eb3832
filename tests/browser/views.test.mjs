// The workbench: one view at a time, narrowed to a piece and back, every step taken back, and all of it by keyboard.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { until } from "./engines.mjs";
import { inEveryEngine, leaveDialog, putIn, read, seen, show, texts } from "./visit.mjs";

const newspaper = readFileSync(new URL("../../www/samples/newspaper.txt", import.meta.url), "utf8");

/** @typedef {import("./engines.mjs").Page} Page */

inEveryEngine("the workbench", (visit) => {
  const shown = (/** @type {Page} */ page) =>
    page.evaluate(() => [...document.querySelectorAll('#text, [role="tabpanel"]')].filter((it) => it.checkVisibility()).map((it) => it.id));
  const view = (/** @type {Page} */ page) => page.evaluate(() => document.querySelector('[role="tab"][aria-selected="true"]')?.getAttribute("data-view"));
  const becomes = (/** @type {Page} */ page, /** @type {string} */ what) =>
    until(page, what, (what) => document.querySelector('[role="tab"][aria-selected="true"]')?.getAttribute("data-view") === what, what);

  test("at first there is the box; then the text and one view beside it; on a phone one view", async () => {
    const page = await visit.page({ width: 1440 });
    assert.deepEqual(await shown(page), []);
    assert.equal(await seen(page, "#found"), "");
    await putIn(page, newspaper);
    await read(page);
    assert.deepEqual(await shown(page), ["text", "panel-summary"]);
    assert.equal((await texts(page, "#left .headline")).length, 7);
    for (const it of /** @type {const} */ (["words", "names", "terms", "lines", "compare", "mine"])) {
      await page.click(`#tab-${it}`);
      assert.deepEqual(await shown(page), ["text", `panel-${it}`]);
    }
    // Less wide, the pieces are a view too.
    await page.size(1200, 900);
    await until(page, "the tab of the pieces", () => document.querySelector("#tab-pieces")?.checkVisibility());
    await page.click("#tab-pieces");
    assert.deepEqual(await shown(page), ["text", "panel-pieces"]);
    await page.size(360, 780);
    await until(page, "one view", () => !document.querySelector("#text")?.checkVisibility());
    assert.deepEqual(await shown(page), ["panel-pieces"]);
    await page.click("#panel-pieces .pieces a");
    assert.deepEqual(await shown(page), ["text"]);
    await page.click("#tabs-more");
    await page.click("#tab-mine");
    assert.deepEqual(await shown(page), ["panel-mine"]);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
    assert.deepEqual(await page.evaluate(() => globalThis.complaints), []);
  });

  test("a card narrows every view to its piece, and back goes back", async () => {
    const page = await visit.page({ width: 1440 });
    await putIn(page, newspaper);
    await read(page);
    // From the first choice on: nobody wants to leave the page.
    await page.click('#pieces-view [data-article="1"]');
    await until(page, "the piece", () => !document.querySelector("#narrowed")?.hidden);
    await page.evaluate(() => history.back());
    await until(page, "the whole text", () => document.querySelector("#narrowed")?.hidden && document.querySelector("textarea")?.value !== "");
    const words = async () => {
      await show(page, "words");
      return page.evaluate(() => Number(document.querySelector("#words-view tbody tr .jianbao-count")?.textContent));
    };
    const whole = await words();
    await show(page, "summary");
    await page.click('#pieces-view [data-article="1"]');
    assert.match(await seen(page, "#narrowed"), /市总工会举行劳模迎新活动/);
    await until(page, "its summary", () => !document.querySelector("#summary-view")?.textContent?.startsWith("昨天开幕"));
    const said = (await seen(page, "#summary-view")).replace(/\s/g, "");
    const piece = newspaper.slice(newspaper.indexOf("市总工会举行劳模迎新活动")).replace(/\s/g, "").slice(0, 700);
    assert.ok(piece.includes(said.slice(0, 20)), said);
    await until(page, "its keywords", () => !document.querySelector("#keywords-view")?.textContent?.includes("长江口产业"));
    await until(page, "its words", () => document.querySelectorAll("#words-view tbody tr").length > 0);
    assert.ok((await words()) < whole);
    await show(page, "names");
    assert.ok((await texts(page, "#names-view dd")).some((it) => it.startsWith("葛玉琴")));
    assert.ok(!(await texts(page, "#names-view dd")).some((it) => it.startsWith("沈旭东")));
    // What is chosen is lit in the whole text all the same.
    await show(page, "summary");
    await page.click('[data-keyword="0"]');
    const word = await seen(page, "#strip-word");

    await page.evaluate(() => history.back());
    await until(page, "no word", () => !document.querySelector("#strip")?.checkVisibility());
    await page.evaluate(() => history.forward());
    await until(page, "the word again", (word) => document.querySelector("#strip-word")?.textContent === word, word);
    await page.evaluate(() => history.go(-2));
    await becomes(page, "names");
    await page.click("#narrowed-all");
    await until(page, "all names", () => document.querySelector("#names-view")?.textContent?.includes("沈旭东"));
    assert.equal(await seen(page, "#narrowed"), "");
  });

  test("all of it by keyboard alone", async () => {
    const page = await visit.page({ width: 1440 });
    assert.equal(await page.evaluate(() => document.activeElement?.id), "box");
    await putIn(page, newspaper);
    await read(page);
    // In the box a key is a letter.
    await page.type("?");
    assert.equal(await page.evaluate(() => document.querySelector("dialog")?.open), false);
    await read(page);
    await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
    await page.key("?");
    assert.ok((await texts(page, "#keys-list dt")).length > 5);
    await leaveDialog(page);
    await page.key("3");
    await becomes(page, "words");
    await page.key("]");
    assert.match(await seen(page, "#narrowed"), /潮起长江口/);
    await page.key("]");
    assert.match(await seen(page, "#narrowed"), /市总工会/);
    await page.key("[");
    await page.key("[");
    assert.equal(await seen(page, "#narrowed"), "");
    await page.key("1");
    await becomes(page, "summary");
    // From tab to tab by arrow, and from there into what it shows.
    await page.evaluate(() => document.querySelector("#tab-summary")?.focus());
    await page.key("ArrowRight");
    await becomes(page, "terms");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "tab-terms");
    await page.key("Home");
    await becomes(page, "summary");
    let found = false;
    for (let i = 0; i < 20 && !found; i++) {
      await page.key("Tab");
      found = await page.evaluate(() => document.activeElement?.hasAttribute("data-keyword") ?? false);
    }
    await page.key("Enter");
    assert.equal(await seen(page, "#strip-word"), "长江口产业创新协同区");
    await page.key("n");
    await page.key("n");
    assert.match(await seen(page, "#strip-at"), /^第 [23] 处/);
    await page.key("/");
    await becomes(page, "lines");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "query");
    await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
    await page.key("Escape");
    assert.equal(await seen(page, "#strip"), "");
    assert.equal(await view(page), "lines");
  });

  test("what took the text away is taken back, as often as it happened", async () => {
    const page = await visit.page();
    await putIn(page, "南通港口的货轮。");
    await read(page);
    await page.click('[data-sample="story"]');
    await until(page, "the story", () => document.querySelector("#reading")?.textContent?.includes("Lighthouse"));
    await page.click('[data-sample="report"]');
    await until(page, "the report", () => !document.querySelector("#reading")?.textContent?.includes("Lighthouse"));
    await page.click("#undo");
    await until(page, "the story again", () => document.querySelector("#reading")?.textContent?.includes("Lighthouse"));
    await page.click("#undo");
    await until(page, "the first text", () => document.querySelector("#reading")?.textContent === "南通港口的货轮。");
    assert.equal(await seen(page, "#undo"), "");
    assert.match(await seen(page, "#status"), /^撤销了：/);
  });
});
