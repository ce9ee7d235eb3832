// The chosen word: every place in its line, where in the text it falls, why it is a keyword; and the cards of a page's pieces.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { until } from "./engines.mjs";
import { finding, named, reasoned } from "./naming.mjs";
import { inEveryEngine, putIn, read, seen, show, texts } from "./visit.mjs";

const newspaper = readFileSync(new URL("../../www/samples/newspaper.txt", import.meta.url), "utf8");

/** @typedef {import("./engines.mjs").Page} Page */

inEveryEngine("the chosen word", (visit) => {
  const open = async (/** @type {string} */ text, how = {}, /** @type {string[]} */ ...changes) => {
    if (changes.length > 0) finding(visit.server, ...changes);
    const page = await visit.page(how);
    await putIn(page, text);
    await read(page);
    return page;
  };
  /** Chooses a keyword by its number. @param {Page} page @param {number} number */
  const choose = async (page, number) => {
    const [, word, count] = (await texts(page, `[data-keyword="${number}"]`))[0].match(/^(.*) (\d+)$/) ?? [];
    await page.click(`[data-keyword="${number}"]`);
    await until(page, "its lines", () => document.querySelector("#lines-list li") !== null);
    return { word, count: Number(count) };
  };
  const lines = (/** @type {Page} */ page) => texts(page, "#lines-list li");
  /** Where the lines' words stand, from the middle of the list. @param {Page} page */
  const offCentre = (page) =>
    page.evaluate(() => {
      const { left, width } = /** @type {Element} */ (document.querySelector("#lines-list")).getBoundingClientRect();
      return [...document.querySelectorAll("#lines-list strong")].map((it) => {
        const word = it.getBoundingClientRect();
        return Math.abs(word.left + word.width / 2 - left - width / 2);
      });
    });

  test("a keyword has as many lines as it has places, with the word in the middle", async () => {
    const page = await open(newspaper);
    for (const number of [0, 1, 2, 3]) {
      const { word, count } = await choose(page, number);
      const told = await seen(page, "#lines-told");
      assert.equal(told, count > 50 ? `前 50 行，共 ${count} 行` : `共 ${count} 行`);
      if (count > 50) await page.click("#more-lines");
      assert.equal((await lines(page)).length, count);
      assert.deepEqual(new Set(await texts(page, "#lines-list strong")), new Set([word]));
      assert.ok((await offCentre(page)).every((it) => it < 1));
      const text = newspaper.replace(/\s/g, "");
      for (const line of await texts(page, "#lines-list .behind")) assert.ok(text.includes(word + line.replace(/\s/g, "").slice(0, 8)), line);
    }
    // Counted in another way the text is read anew, and the word is still the chosen one.
    const chosen = await seen(page, "#strip-word");
    await show(page, "words");
    const all = await until(page, "how many words there are", () => document.querySelector("#words-tag option")?.textContent);
    await page.click("#single-characters");
    await until(page, "fewer of them", (all) => document.querySelector("#words-tag option")?.textContent !== all, all);
    assert.equal(await seen(page, "#strip-word"), chosen);
    assert.deepEqual(await page.evaluate(() => globalThis.complaints), []);
  });

  test("the lines are sorted by the neighbour at either side, and as the text has them", async () => {
    const page = await open("渔船进港口装鱼。\n货轮到港口卸油。\n客轮出港口等人。");
    await show(page, "words");
    await page.click('button[data-word="港口"]');
    await until(page, "its lines", () => document.querySelectorAll("#lines-list li").length === 3);
    // Every line of so short a text says all of it: they differ by their places.
    const order = () => page.evaluate(() => [...document.querySelectorAll("#lines-list button")].map((it) => it.getAttribute("data-place")).join());
    const sorted = async (/** @type {string} */ by, /** @type {string} */ wanted) => {
      await page.click(`[data-order="${by}"]`);
      await until(page, `${by}: ${wanted}`, (wanted) => [...document.querySelectorAll("#lines-list button")].map((it) => it.getAttribute("data-place")).join() === wanted, wanted);
      assert.equal(await page.evaluate(() => document.querySelector('#lines-sort [aria-pressed="true"]')?.getAttribute("data-order")), by);
    };
    assert.equal(await order(), "0,1,2");
    await sorted("right", "1,2,0");
    await sorted("text", "0,1,2");
    await sorted("left", "2,1,0");
  });

  test("a click on a line goes to its place, which text, lines and plot show", async () => {
    const page = await open(newspaper);
    const { count } = await choose(page, 2);
    await page.click("#lines-list li:last-child button");
    const place = await page.evaluate(() => document.querySelector('#lines-list [aria-current="true"]')?.getAttribute("data-place"));
    assert.equal(await seen(page, "#strip-at"), `第 ${Number(place) + 1} 处，共 ${count} 处`);
    assert.ok(
      await until(page, "the place in sight", (place) => {
        const mark = document.querySelector("#reading mark.here");
        const { top, bottom } = mark?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
        const foot = document.querySelector("#bottom")?.getBoundingClientRect().top ?? 0;
        return mark?.getAttribute("data-place") === place && top > 0 && bottom < foot;
      }, place),
    );
    // What the line says stands around the mark.
    const [said, around] = await page.evaluate(() => [
      document.querySelector('[aria-current="true"] .behind')?.textContent?.trim().slice(0, 4),
      document.querySelector("mark.here")?.closest("p, h3, h4")?.textContent,
    ]);
    assert.ok(around.includes(said), `${said} in ${around}`);
    const before = await page.evaluate(() => document.querySelector("#spread .here")?.getAttribute("d"));
    assert.match(before, /^M\d+ /);
    await page.click("#next");
    assert.notEqual(await page.evaluate(() => document.querySelector("#spread .here")?.getAttribute("d")), before);
  });

  test("the plot has the pieces and every place, and a click goes to the nearest", async () => {
    const page = await open(newspaper);
    const { count } = await choose(page, 2);
    assert.equal(await page.evaluate(() => document.querySelectorAll("#spread rect").length), 7);
    assert.match(await page.evaluate(() => document.querySelector("#spread svg")?.getAttribute("aria-label") ?? ""), new RegExp(`：${count} 处，在 7 篇中的 \\d 篇里$`));
    await page.click("#spread");
    const at = Number((await seen(page, "#strip-at")).match(/^第 (\d+) 处/)?.[1]);
    assert.ok(at > 1 && at < count, "the middle of the text is neither its first nor its last place");
  });

  test("lines are reached and left by the keyboard alone", async () => {
    const page = await open("港口的货轮。\n港口的吊车。\n港口的人。");
    await page.evaluate(() => [...document.querySelectorAll("[data-keyword]")].find((it) => it.textContent?.startsWith("港口 "))?.focus());
    await page.key("Enter");
    await until(page, "its lines", () => document.querySelectorAll("#lines-list li").length === 3);
    const focused = () => page.evaluate(() => document.activeElement?.closest("li")?.textContent ?? document.activeElement?.textContent);
    await page.key("ArrowDown");
    const [first, second, third] = await lines(page);
    assert.equal(await focused(), first);
    await page.key("ArrowDown");
    assert.equal(await focused(), second);
    await page.key("Enter");
    assert.equal(await seen(page, "#strip-at"), "第 2 处，共 3 处");
    await page.key("End");
    assert.equal(await focused(), third);
    assert.equal(await page.evaluate(() => document.querySelectorAll('#lines-list [tabindex="0"]').length), 1);
    await page.key("Escape");
    assert.equal(await seen(page, "#strip"), "");
    assert.match(await focused(), /^港口 3$/, "the focus is where the word was chosen");
  });

  test("the lines are folded and stay so", async () => {
    const page = await open(newspaper);
    await choose(page, 0);
    await page.click("#lines-toggle");
    assert.equal(await seen(page, "#lines"), "");
    await page.click('[data-keyword="2"]');
    assert.equal(await seen(page, "#lines"), "");
    await page.click("#lines-toggle");
    assert.ok((await seen(page, "#lines-list")).length > 0);
  });

  test("what a name is not stands in no line of it", async () => {
    finding(visit.server, named({ 南通: "place", 南通港口: "organization" }));
    const page = await visit.page();
    await putIn(page, "南通港口在南通。\n南通很大。");
    await read(page);
    await show(page, "names");
    await page.evaluate(() => [...document.querySelectorAll("#names-view button")].find((it) => it.textContent === "南通 2")?.setAttribute("data-test", ""));
    await page.click("[data-test]");
    await until(page, "its lines", () => document.querySelectorAll("#lines-list li").length > 0);
    assert.equal((await lines(page)).length, 2);
  });

  test("a keyword says why it is one, in words and in numbers, in either language", async () => {
    const page = await open(newspaper, {}, reasoned);
    const { count } = await choose(page, 0);
    assert.match(await seen(page, "#reasons-short"), new RegExp(`^出现 ${count} 次，比一般的词多 · 平时少见 · .+ · 散布在 \\d+ 段$`));
    await page.click("#reasons summary");
    assert.deepEqual(await texts(page, "#reasons-list .figure"), ["+1.9", "+1.2", "+0.9", "+0.6", "-0.4"]);
    assert.equal((await texts(page, "#reasons-list .said")).at(-1), "不大像一个术语");
    await page.click("#language-en");
    assert.equal((await texts(page, "#reasons-list .said")).at(-1), "does not look much like a term");
    assert.equal(await seen(page, "#strip-unknown"), "");
    await choose(page, 1);
    assert.equal(await seen(page, "#strip-unknown"), "not in the lexicon");
    assert.match(await seen(page, "#strip-variants"), /^with “.+”$/);
    // A word that is no keyword has none to tell.
    await show(page, "words");
    await page.evaluate(() => {
      const keywords = new Set([...document.querySelectorAll("[data-keyword]")].map((it) => it.textContent?.split(" ")[0]));
      [...document.querySelectorAll("#words-view button[data-word]")].find((it) => !keywords.has(it.textContent ?? ""))?.setAttribute("data-test", "");
    });
    await page.click("[data-test]");
    assert.equal(await seen(page, "#reasons"), "");
    assert.ok((await seen(page, "#strip-word")).length > 0);
  });

  test("what the core says of a keyword is told: signed numbers in their order, and that it is new", async () => {
    const page = await open(newspaper);
    await choose(page, 0);
    assert.equal(await seen(page, "#strip-word"), "长江口产业创新协同区");
    assert.equal(await seen(page, "#strip-unknown"), "词典里没有");
    assert.match(await seen(page, "#reasons-short"), /在标题里/);
    await page.click("#reasons summary");
    const figures = (await texts(page, "#reasons-list .figure")).map(Number);
    assert.ok(figures.length >= 4 && figures[0] > 0, figures.join());
    assert.ok(figures.every((it, i) => i === 0 || Math.abs(figures[i - 1]) >= Math.abs(it)), figures.join());
  });

  test("the summary says why it has its sentences, and their words choose", async () => {
    const page = await open(newspaper);
    await page.click("#because summary");
    assert.equal((await texts(page, "#because-list > li")).length, (await texts(page, "#summary-view .jianbao-sentence")).length);
    const [word] = await texts(page, "#because-list button");
    await page.click("#because-list button");
    assert.equal(await seen(page, "#strip-word"), word);
    assert.equal(await page.evaluate(() => document.querySelector("#because-list button")?.getAttribute("aria-pressed")), "true");
  });

  test("every piece has a card: what it says in two sentences, and its terms, which choose", async () => {
    const page = await open(newspaper);
    assert.equal((await texts(page, "#pieces-view .headline")).length, 7);
    const gists = await texts(page, "#pieces-view .gist");
    assert.equal(gists.length, 7);
    for (const gist of gists) assert.ok(newspaper.replace(/\s/g, "").includes(gist.replace(/\s/g, "").slice(0, 12)), gist);
    const terms = await page.evaluate(() => [...document.querySelectorAll("#pieces-view .terms")].map((it) => it.querySelectorAll("button").length));
    assert.ok(terms.length === 7 && terms.every((it) => it >= 1 && it <= 5), terms.join());
    const term = (await texts(page, '[data-of="1"][data-term="0"]'))[0];
    await page.click('[data-of="1"][data-term="0"]');
    assert.equal(await seen(page, "#strip-word"), term);
    assert.ok((await texts(page, '#pieces-view [aria-pressed="true"]')).every((it) => it === term));
    assert.equal((await texts(page, '#keywords-view [aria-pressed="true"]'))[0].split(" ")[0], term);
    await page.click('[data-of="1"][data-term="0"]');
    assert.equal(await seen(page, "#strip"), "");
  });

  test("an analysis that tells nothing of its articles and its reasons is shown all the same", async () => {
    finding(visit.server, "(it) => { for (const all of [it.articles, it.keywords]) for (const one of all) for (const key of ['summary', 'keywords', 'reasons', 'known', 'variants']) delete one[key]; }");
    const page = await visit.page();
    await putIn(page, newspaper);
    await read(page);
    assert.equal((await texts(page, "#pieces-view .headline")).length, 7);
    assert.deepEqual(await texts(page, "#pieces-view .gist, #pieces-view button"), []);
    await page.click('[data-keyword="0"]');
    assert.match(await seen(page, "#strip-why"), /，稀有度 /);
    assert.equal(await seen(page, "#reasons"), "");
    assert.deepEqual(await page.evaluate(() => globalThis.complaints), []);
  });

  test("markup in the lines and in the cards stays text, and nothing stands out at the side", async () => {
    const text = '<img src="x" onerror="complaints.push(1)"> 会议 & 目标 <b>会议</b>。\n'.repeat(3) + "https://example.com/".repeat(30);
    const page = await open(text, { width: 360, settings: { language: "en" } });
    await page.click('[data-keyword="0"]');
    await until(page, "its lines", () => document.querySelector("#lines-list li") !== null);
    assert.equal(await page.evaluate(() => document.querySelectorAll("main img, main b, #lines img, #lines b").length), 0);
    await page.click("#reasons summary");
    for (const width of [320, 360, 768, 1280]) {
      await page.size(width, 780);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, `${width} px`);
      assert.ok((await offCentre(page)).every((it) => it < 1), `${width} px`);
    }
    assert.deepEqual(await page.evaluate(() => globalThis.complaints), []);
  });
});
