// The pieces of a page, and the reader's word about where they begin.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { until } from "./engines.mjs";
import { inEveryEngine, letters, putIn, read, seen, show, texts } from "./visit.mjs";

const newspaper = readFileSync(new URL("../../www/samples/newspaper.txt", import.meta.url), "utf8");

/** Two stories, the first of which a column has cut, between lines of the page itself. */
const cutPage = `A2 要闻
2026年3月12日 星期四

码头的吊车更多了

本报讯（记者 王明）昨天，港口的货轮和码头的吊车都比去年多了三成，海关的人说今年还要再

图为港口。李强 摄

添两台新的吊车。

渔港的船回来了

本报讯（记者 张红）傍晚，渔港的船都回来了，码头上站满了等鱼的人，鱼贩子的车排到了桥头。
`;

inEveryEngine("pieces", (visit) => {
  const open = async (/** @type {string} */ text, how = {}) => {
    const page = await visit.page(how);
    await putIn(page, text);
    await read(page);
    return page;
  };
  const count = (/** @type {import("./engines.mjs").Page} */ page) => page.evaluate(() => document.querySelectorAll("#reading .piece").length);
  const becomes = (/** @type {import("./engines.mjs").Page} */ page, /** @type {number} */ count) =>
    until(page, `${count} pieces`, (count) => document.querySelectorAll("#reading .piece").length === count, count);
  /** The control that has the focus: what it says, and of which place. @param {import("./engines.mjs").Page} page */
  const focused = (page) =>
    page.evaluate(() => {
      const { dataset, ariaLabel } = /** @type {HTMLElement} */ (document.activeElement);
      return { at: Number(dataset.at), word: dataset.word, label: ariaLabel };
    });

  test("a page is listed piece by piece, and each leads to where it stands", async () => {
    const page = await open(newspaper);
    const listed = await texts(page, "#pieces-view .headline");
    assert.equal(listed.length, 7);
    assert.match(listed[0], /^潮起长江口/);
    assert.equal(await count(page), 7);
    await page.click('#pieces-view a[href="#a3"]');
    assert.ok(
      await until(page, "the piece in sight", () => {
        const { top } = /** @type {Element} */ (document.querySelector("#a3")).getBoundingClientRect();
        return top > 0 && top < innerHeight / 2;
      }),
    );
    await page.click("#language-en");
    assert.match((await texts(page, "#pieces-view .about"))[0], /3,\d\d\d characters$/);
  });

  test("a text of one piece has no list of them", async () => {
    const page = await open("港口的货轮。\n码头的吊车。");
    assert.equal(await seen(page, "#pieces"), "");
  });

  test("a paragraph that a column cut is whole, what stood between comes after, and lines of the page are shown on demand", async () => {
    const page = await open(cutPage);
    assert.ok((await texts(page, "#reading .body")).some((it) => it.includes("今年还要再添两台新的吊车")), (await texts(page, "#reading p")).join("|"));
    assert.doesNotMatch(await seen(page, "#reading"), /A2 要闻/);
    assert.match(await seen(page, "#left-out"), /2/);
    await page.click("#left-out");
    assert.equal(letters(await seen(page, "#reading")), letters(cutPage));
    await page.click("#joints");
    assert.equal(await page.evaluate(() => document.querySelectorAll("#reading .body button").length), 1);
    assert.equal(letters(await seen(page, "#reading")), letters(cutPage));
    await page.click("#left-out");
    assert.doesNotMatch(await seen(page, "#reading"), /A2 要闻/);
  });

  test("a word that stands in what was left out brings it into sight", async () => {
    const page = await open(cutPage);
    await show(page, "words");
    await page.click('button[data-word="要闻"]');
    await until(page, "the line", () => document.querySelector("#reading mark.lit")?.checkVisibility());
    assert.match(await seen(page, "#reading"), /A2 要闻/);
    assert.equal(await page.evaluate(() => document.querySelector("#left-out")?.getAttribute("aria-pressed")), "true");
  });

  test("where lines were joined a piece may begin, and is joined again", async () => {
    const page = await open(cutPage);
    const before = await count(page);
    await page.click("#joints");
    await page.click("#reading .body button");
    await becomes(page, before + 1);
    assert.equal((await focused(page)).label, "把“添两台新的吊车。”和上一篇接起来");
    await page.key("Enter");
    await becomes(page, before);
    assert.equal((await focused(page)).label, "在“添两台新的吊车。”前分开");
    await page.click("#joints");
    assert.equal(await page.evaluate(() => document.querySelectorAll("#reading .body button, #reading .joint").length), 0);
  });

  test("a word that a column cut is one mark", async () => {
    const page = await open(newspaper);
    for (const told of await texts(page, "#reading mark.told")) assert.doesNotMatch(told, /\n/);
    await page.click('[data-keyword="0"]');
    const [word] = (await texts(page, '[data-keyword="0"]'))[0].split(" ");
    assert.deepEqual(new Set(await texts(page, "#reading mark.lit")), new Set([word]));
  });

  test("pieces are split and joined by the keyboard alone, and the same control takes it back", async () => {
    const page = await open("港口的货轮。\n码头的吊车。\n渔港的船。");
    assert.equal(await count(page), 1);
    // Backwards from the end of the page, past the strip that is hidden.
    await page.evaluate(() => document.querySelector("#seams")?.focus());
    await page.key("Tab");
    assert.deepEqual(await focused(page), { at: 7, word: "分开", label: "在“码头的吊车。”前分开" });
    await page.key("ArrowDown");
    assert.equal((await focused(page)).at, 14);
    await page.key("Enter");
    await becomes(page, 2);
    assert.deepEqual(await focused(page), { at: 14, word: "接上", label: "把“渔港的船。”和上一篇接起来" });
    assert.match(await seen(page, "#status"), /^这里分成了两篇。/);
    assert.deepEqual(await texts(page, "#pieces-view .headline"), ["港口的货轮。", "渔港的船。"]);

    await page.key("Home");
    await page.key("Enter");
    await becomes(page, 3);
    await page.key("Enter");
    await becomes(page, 2);
    await page.key("End");
    await page.key("Enter");
    await becomes(page, 1);
    assert.deepEqual(await focused(page), { at: 14, word: "分开", label: "在“渔港的船。”前分开" });
    assert.equal(await seen(page, "#pieces"), "");
    assert.deepEqual(await page.evaluate(() => globalThis.complaints), []);
  });

  test("a piece of a page is joined with the one before, where the reader is, and parted again", async () => {
    const page = await open(newspaper);
    const top = () => page.evaluate(() => Math.round(document.activeElement?.getBoundingClientRect().top ?? 0));
    await page.evaluate(() => {
      const seam = /** @type {HTMLElement} */ (document.querySelectorAll(".seam.begins button")[3]);
      seam.scrollIntoView({ block: "center" });
      seam.focus();
    });
    const before = await top();
    await page.key("Enter");
    await becomes(page, 6);
    assert.ok(Math.abs((await top()) - before) <= 1, "the page stays where it is");
    assert.equal((await texts(page, "#pieces-view .headline")).length, 6);
    await page.key("Enter");
    await becomes(page, 7);
  });

  test("a click does it too, and another text knows nothing of it", async () => {
    const page = await open("港口的货轮。\n码头的吊车。");
    await page.click("#seams");
    await page.click(".seam button");
    await becomes(page, 2);
    await page.evaluate(() => document.querySelector("textarea")?.focus());
    await page.type("渔港的船。");
    await becomes(page, 1);
  });
});
