// The view "lines": a word or a pattern in its lines, sorted, plotted and narrowed, and what stands near it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { until } from "./engines.mjs";
import { inEveryEngine, putIn, read, seen, texts } from "./visit.mjs";

const newspaper = readFileSync(new URL("../../www/samples/newspaper.txt", import.meta.url), "utf8");

/** @typedef {import("./engines.mjs").Page} Page */

inEveryEngine("lines", (visit) => {
  const open = async (/** @type {string} */ text, how = {}) => {
    const page = await visit.page(how);
    await putIn(page, text);
    await read(page);
    return page;
  };
  /** Waits for what is told of the lines. @param {Page} page @param {string} wanted */
  const told = (page, wanted) => until(page, wanted, (wanted) => document.querySelector("#hits-told")?.textContent?.startsWith(wanted), wanted);
  /** Looks for something, as one types. @param {Page} page @param {string} query */
  const find = async (page, query) => {
    await page.evaluate((query) => {
      const box = /** @type {HTMLInputElement} */ (document.querySelector("#query"));
      box.focus();
      box.value = query;
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }, query);
    await page.key("Enter");
  };
  /** @param {Page} page @param {string} selector @param {string} value */
  const select = (page, selector, value) =>
    page.evaluate(
      (selector, value) => {
        const select = /** @type {HTMLSelectElement | HTMLInputElement} */ (document.querySelector(selector));
        select.value = value;
        for (const type of ["input", "change"]) select.dispatchEvent(new Event(type, { bubbles: true }));
      },
      selector,
      value,
    );
  const marked = (/** @type {Page} */ page) => page.evaluate(() => document.querySelector("#reading mark.here")?.textContent);

  test("a chosen word stands in the box, with every place in its line, plotted, and a click goes there", async () => {
    const page = await open(newspaper, { width: 1440, height: 900 });
    const [, word, count] = (await texts(page, '[data-keyword="1"]'))[0].match(/^(.*) (\d+)$/) ?? [];
    await page.click('[data-keyword="1"]');
    await page.click("#strip-lines");
    await told(page, `共 ${count} 行`);
    assert.equal(await page.evaluate(() => /** @type {HTMLInputElement} */ (document.querySelector("#query")).value), word);
    assert.equal((await texts(page, "#hits-list li")).length, Number(count));
    assert.deepEqual(new Set(await texts(page, "#hits-list strong")), new Set([word]));
    assert.equal(await seen(page, "#lines"), "", "the lines at the foot are folded away");
    assert.match(await page.evaluate(() => document.querySelector("#hits-spread svg")?.getAttribute("aria-label") ?? ""), new RegExp(`：${count} 处，在 7 篇`));
    const off = await page.evaluate(() => {
      const { left, width } = /** @type {Element} */ (document.querySelector("#hits-view")).getBoundingClientRect();
      return [...document.querySelectorAll("#hits-list strong")].map((it) => Math.abs((it.getBoundingClientRect().left + it.getBoundingClientRect().right) / 2 - left - width / 2));
    });
    assert.ok(off.every((it) => it < 12), `the word is in the middle: ${off.join()}`);
    await page.click("#hits-list li:nth-child(3) button");
    assert.equal(await marked(page), word);
    assert.match(await seen(page, "#strip-at"), /^第 3 处/);
    assert.equal(await page.evaluate(() => [...document.querySelectorAll("#hits-list button")].findIndex((it) => it.getAttribute("aria-current") === "true")), 2);
    // Narrowed to a piece, only what stands there.
    await page.click(`#pieces-view [data-article="1"]`);
    await until(page, "fewer lines", (count) => document.querySelectorAll("#hits-list li").length < count && document.querySelector("#hits-list .of") === null, Number(count));
    assert.deepEqual(await page.evaluate(() => globalThis.complaints), []);
  });

  test("patterns: what ends so, any word, what makes no sense, and what is not there", async () => {
    const page = await open("南通市和上海市推动发展。县城也推动创新。\n推动，推动产业。", { width: 1280, height: 800 });
    await page.click("#tab-lines");
    assert.match(await seen(page, "#hits-told"), /写一个词/);
    await find(page, "推动 *");
    await told(page, "共 3 行");
    assert.deepEqual(await texts(page, "#hits-list strong"), ["推动发展", "推动创新", "推动产业"]);
    await page.click("#hits-list li:nth-child(2) button");
    assert.equal(await marked(page), "推动创新");
    assert.equal(await seen(page, "#strip-word"), "推动 *");
    await find(page, "*");
    await until(page, "every word", () => document.querySelectorAll("#hits-list li").length > 10);
    assert.equal(await seen(page, "#strip"), "", "what is typed is another word than the one that was chosen");
    await find(page, "((");
    await told(page, "没有找到“((”。");
    assert.equal(await seen(page, "#hits-view"), "");
    await find(page, "发展/xyz");
    await until(page, "why not", () => /“xyz”不是词性/.test(document.querySelector("#query-trouble")?.textContent ?? ""));
    await find(page, "海市推");
    await until(page, "letter by letter", () => /共 1 行 .*按字/.test(document.querySelector("#hits-told")?.textContent ?? ""));
    assert.equal(await seen(page, "#query-trouble"), "");
    await find(page, "");
    await told(page, "写一个词");
    assert.deepEqual(await page.evaluate(() => globalThis.complaints), []);
  });

  test("lines are sorted by up to three keys, made wider, and walked through by the keyboard", async () => {
    const page = await open("渔船进港口装鱼。\n货轮到港口卸油。\n客轮出港口等人。\n货轮到港口等人。", { width: 1280, height: 800 });
    await page.click("#tab-lines");
    await find(page, "港口");
    await told(page, "共 4 行");
    const order = () => texts(page, "#hits-list .before");
    const places = (/** @type {string} */ wanted) =>
      until(page, wanted, (wanted) => [...document.querySelectorAll("#hits-list button")].map((it) => it.getAttribute("data-place")).join() === wanted, wanted);
    await places("0,1,2,3");
    assert.equal(await seen(page, "#sort-2"), "");
    await select(page, "#sort-1", "right1");
    await places("1,2,3,0");
    await select(page, "#sort-2", "left1");
    await places("1,2,3,0");
    await select(page, "#sort-1", "left1");
    const before = await order();
    await select(page, "#around", "10");
    await until(page, "less around", () => [...document.querySelectorAll("#hits-list .before")].every((it) => (it.textContent?.length ?? 0) <= 10));
    assert.ok(before.some((it) => it.length > 10) && (await seen(page, "#around-now")) === "10 字");
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#query")).focus());
    await page.key("ArrowDown");
    const at = () => page.evaluate(() => [...document.querySelectorAll("#hits-list button")].indexOf(/** @type {Element} */ (document.activeElement)));
    assert.equal(await at(), 0);
    await page.key("End");
    assert.equal(await at(), 3);
    await page.key("ArrowUp");
    await page.key("Enter");
    assert.equal(await marked(page), "港口");
    assert.equal(await page.evaluate(() => document.querySelectorAll('#hits-list [tabindex="0"]').length), 1);
  });

  test("what stands near is measured, sorted by any column, and chosen", async () => {
    const page = await open(newspaper, { width: 1440, height: 900 });
    await page.click("#tab-lines");
    await find(page, "*");
    // What is clicked moves when the lines come.
    await told(page, "前 200 行");
    await page.click('[data-of="near"]');
    await until(page, "why not", () => /每个词都在每个词旁边/.test(document.querySelector("#near-view")?.textContent ?? ""));
    await find(page, "产业");
    await until(page, "its collocates", () => document.querySelectorAll("#near-view tbody tr").length > 3);
    const column = (/** @type {number} */ n) => page.evaluate((n) => [...document.querySelectorAll(`#near-view td:nth-child(${n})`)].map((it) => Number(it.textContent)), n);
    const falls = (/** @type {number[]} */ all) => all.every((it, i) => i === 0 || all[i - 1] >= it);
    assert.ok(falls(await column(6)));
    assert.equal(await page.evaluate(() => document.querySelector("#near-view [aria-sort]")?.getAttribute("aria-sort")), "descending");
    await page.click('#near-view [data-sort="mi"]');
    assert.ok(falls(await column(7)) && !falls(await column(3)));
    const { length } = await column(3);
    await select(page, "#least", "5");
    await until(page, "fewer", (length) => document.querySelectorAll("#near-view tbody tr").length < length, length);
    await select(page, "#least", "1");
    await until(page, "more", (length) => document.querySelectorAll("#near-view tbody tr").length > length, length);
    const caption = () => page.evaluate(() => document.querySelector("#near-view caption")?.textContent);
    const before = await caption();
    await page.click("#near-view tbody tr:nth-child(1) [data-word]");
    const chosen = await seen(page, "#strip-word");
    await until(page, "the word in the box", (chosen) => /** @type {HTMLInputElement} */ (document.querySelector("#query")).value === chosen, chosen);
    // A shorter table moves what is clicked next.
    await until(page, "what stands near it", (before) => document.querySelector("#near-view caption")?.textContent !== before, before);
    await page.click('[data-of="lines"]');
    await until(page, "its lines", (chosen) => document.querySelector("#hits-list strong")?.textContent === chosen, chosen);
  });

  test("on a narrow screen the lines alone scroll sideways, with the word in the middle", async () => {
    const page = await open(newspaper, { width: 360, height: 780, settings: { language: "en" } });
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#tab-lines")).click());
    await find(page, "发展");
    await until(page, "lines", () => document.querySelectorAll("#hits-list li").length > 5);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
    const off = await page.evaluate(() => {
      const [word, view] = ["#hits-list strong", "#hits-view"].map((it) => /** @type {Element} */ (document.querySelector(it)).getBoundingClientRect());
      return Math.abs(word.left + word.right - view.left - view.right) / 2;
    });
    assert.ok(off < 12, `${off}`);
    // Where a driver scrolls to, the tabs may lie.
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#hits-list li:nth-child(2) button")).click());
    await until(page, "the text", () => document.documentElement.dataset.view === "text");
    assert.equal(await marked(page), "发展");
  });
});
