// The reader's workbench: the table of words and the cloud, the terms, and the reader's own lists.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { drop, until } from "./engines.mjs";
import { finding } from "./naming.mjs";
import { inEveryEngine, putIn, read, seen, show, texts } from "./visit.mjs";

/** @typedef {import("./engines.mjs").Page} Page */

const newspaper = readFileSync(new URL("../../www/samples/newspaper.txt", import.meta.url), "utf8");
const folder = mkdtempSync(join(tmpdir(), "jianbao-"));
after(() => rmSync(folder, { recursive: true }));

const words = (/** @type {Page} */ page) => texts(page, "#words-view button[data-word]");

/** What stands in a box. @param {Page} page @param {string} selector */
const value = (page, selector) => page.evaluate((selector) => document.querySelector(selector)?.value, selector);

/** Puts a text into a box as typing does. @param {Page} page @param {string} selector @param {string} text */
const fillIn = (page, selector, text) =>
  page.evaluate(
    (selector, text) => {
      const box = document.querySelector(selector);
      box.focus();
      box.value = text;
      box.dispatchEvent(new Event("input", { bubbles: true }));
    },
    selector,
    text,
  );

/** Many words, the more frequent the earlier. */
const many = `(analysis) => {
  analysis.frequencies = Array.from({ length: 50_000 }, (_, i) => ({
    text: String.fromCodePoint(0x4e00 + (i % 5000)) + i, tag: i % 3 ? "n" : "v", count: 50_000 - i, share: 0.1, per10k: 2, spread: 0.5, dispersion: 0.5,
  }));
}`;

inEveryEngine("the workbench", (visit) => {
  const open = async (/** @type {string} */ text, view = "words", how = {}) => {
    const page = await visit.page(how);
    await putIn(page, text);
    await read(page);
    await show(page, /** @type {any} */ (view));
    return page;
  };

  test("words are filtered by what is typed and by part of speech, and the box keeps the focus", async () => {
    const page = await open(newspaper);
    const all = await page.evaluate(() => Number(document.querySelector("#words-view table")?.getAttribute("aria-rowcount")));
    await page.evaluate(() => document.querySelector("#words-filter")?.focus());
    await page.type("长江");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "words-filter");
    const some = await words(page);
    assert.ok(some.length > 1 && some.every((it) => it.includes("长江")), some.join());
    assert.equal(await seen(page, "#words-told"), `${(all - 1).toLocaleString("en")} 个词中的 ${some.length} 个`);
    await fillIn(page, "#words-filter", "*市");
    const towns = await words(page);
    assert.ok(towns.includes("南通市") && towns.every((it) => it.endsWith("市")), towns.join());
    await fillIn(page, "#words-filter", "((");
    assert.equal(await seen(page, "#words-view"), "没有这样的词。");
    await fillIn(page, "#words-filter", "");
    await page.evaluate(() => {
      const select = document.querySelector("#words-tag");
      select.value = "ns";
      select.dispatchEvent(new Event("change", { bubbles: true }));
    });
    assert.deepEqual(new Set(await texts(page, "#words-view td.jianbao-tag")), new Set(["地名"]));
    assert.match(await page.evaluate(() => document.querySelector("#words-tag").selectedOptions[0].textContent), /^地名 \d+$/);
    await page.click("#language-en");
    assert.match(await seen(page, "#words-told"), /^\d+ of [\d,]+ words$/);
    assert.deepEqual(await page.evaluate(() => globalThis.complaints), []);
  });

  for (const [what, width] of /** @type {const} */ ([["in the panel", 1440], ["on a narrow page", 400]])) {
    test(`of fifty thousand words a few hundred rows are drawn, ${what}`, async () => {
      finding(visit.server, many);
      const page = await open("会议。", "words", { width, height: 800 });
      const drawn = () =>
        page.evaluate(() => {
          const rows = [...document.querySelectorAll("#words-view tr[data-word]")];
          const inside = rows.filter((it) => it.getBoundingClientRect().bottom > 100 && it.getBoundingClientRect().top < innerHeight - 100);
          const edges = inside.length > 0 && rows[0].getBoundingClientRect().top < 100 && rows.at(-1).getBoundingClientRect().bottom > innerHeight - 100;
          return { count: rows.length, edges, first: inside[0]?.getAttribute("aria-rowindex"), focus: document.activeElement?.getAttribute("data-word") };
        });
      const scroll = (/** @type {number} */ to) =>
        page.evaluate((to) => {
          const panel = document.querySelector("#found");
          const scroller = panel.scrollHeight > panel.clientHeight + 1 && innerWidth > 1100 ? panel : document.scrollingElement;
          scroller.scrollTop = to * scroller.scrollHeight;
          return new Promise((later) => requestAnimationFrame(() => requestAnimationFrame(later)));
        }, to);
      assert.equal(await page.evaluate(() => document.querySelector("#words-view table")?.getAttribute("aria-rowcount")), "50001");
      let last = 0;
      for (const to of [0.2, 0.21, 0.5, 0.9]) {
        await scroll(to);
        const { count, edges, first } = await drawn();
        assert.ok(count < 300, `${count} rows`);
        assert.ok(edges, `a gap at ${to}`);
        assert.ok(Math.abs(Number(first) - to * 50_000) < 400 && Number(first) > last, `${first} at ${to}`);
        last = Number(first);
      }
      await scroll(1);
      assert.equal((await texts(page, "#words-view tr[data-word]:nth-last-child(2) .jianbao-count span:last-child"))[0], "1");
      // The keyboard goes where nothing is drawn yet.
      await page.evaluate(() => document.querySelector("#words-view [data-word] button[tabindex='0']")?.focus());
      await page.key("Home");
      assert.equal((await drawn()).focus, "一0");
      await page.key("End");
      assert.match((await drawn()).focus, /49999$/);
      await page.key("ArrowUp");
      assert.match((await drawn()).focus, /49998$/);
      await page.evaluate(() => document.querySelector('[data-sort="text"]')?.click());
      assert.equal(await page.evaluate(() => document.querySelector("th.jianbao-text")?.getAttribute("aria-sort")), "ascending");
      assert.deepEqual(await page.evaluate(() => globalThis.complaints), []);
    });
  }

  test("the cloud has the largest word, lists what found no room, and chooses", async () => {
    const page = await open(newspaper);
    const [most] = await words(page);
    await page.click("#words-as-cloud");
    await until(page, "the cloud", () => document.querySelector("#cloud text") !== null);
    assert.equal(await seen(page, "#words-view"), "");
    const { sizes, left } = await page.evaluate(() => ({
      sizes: [...document.querySelectorAll("#cloud text")].map((it) => [it.textContent, Number(it.getAttribute("font-size"))]),
      left: document.querySelectorAll(".cloud-left button").length,
    }));
    assert.equal(sizes.sort((a, b) => Number(b[1]) - Number(a[1]))[0][0], most);
    assert.ok(sizes.length > 60 && sizes.length + left <= 120, `${sizes.length} and ${left}`);
    await page.evaluate(() => void (globalThis.stood = document.querySelector("#cloud")));
    const isTheSame = () => page.evaluate(() => globalThis.stood === document.querySelector("#cloud"));
    await page.click("#words-as-table");
    assert.equal(await seen(page, "#cloud-view"), "");
    await page.click("#words-as-cloud");
    await until(page, "the same cloud", () => document.querySelector("#cloud") !== null);
    assert.ok(await isTheSame());
    await page.evaluate(() => /** @type {SVGElement} */ (document.querySelector("#cloud text")).focus());
    await page.key("Enter");
    assert.equal(await seen(page, "#strip-word"), most);
    assert.equal(await page.evaluate(() => document.querySelector("#cloud [aria-pressed=true]")?.textContent), most);
    await page.key("Escape");
    assert.equal(await page.evaluate(() => document.querySelectorAll("#cloud [aria-pressed=true]").length), 0);
    await page.click("#words-as-table");
    assert.ok(await isTheSame());
    await fillIn(page, "#words-filter", "发展");
    await until(page, "no cloud of other words", () => document.querySelector("#cloud") === null);
    await page.click("#words-as-cloud");
    await until(page, "the cloud of these", () => document.querySelector("#cloud text") !== null);
    assert.ok(!(await isTheSame()));
    assert.deepEqual(await page.evaluate(() => globalThis.complaints), []);
  });

  test("a term becomes a word of the reader's, counted as one, until that is undone", async () => {
    const word = "长江口产业创新协同区";
    const page = await open(newspaper, "terms");
    const judge = (/** @type {string} */ verdict) => page.evaluate((word, verdict) => document.querySelector(`[data-judge="${word}"][data-verdict="${verdict}"]`)?.click(), word, verdict);
    const counted = (/** @type {boolean} */ is) =>
      until(page, is ? "the word" : "its parts", (word, is) => is === [...document.querySelectorAll("#words-view [data-word]")].some((it) => it.getAttribute("data-word") === word), word, is);
    assert.match((await texts(page, "#terms-view li")).find((it) => it.startsWith(word)) ?? "", /词典里没有.*加为我的词/);
    await judge("own");
    await counted(true);
    assert.match(await seen(page, "#status"), new RegExp(`^“${word}”成了我的词`));
    assert.match((await texts(page, "#terms-view li")).find((it) => it.startsWith(word)) ?? "", /已加入，撤销/);
    assert.equal(await value(page, "#own-words"), word);
    await judge("");
    await counted(false);
    await page.evaluate(() => document.querySelector("#undo")?.click());
    await counted(true);
    await page.evaluate(() => document.querySelector("#undo")?.click());
    await counted(false);
    assert.equal(await value(page, "#own-words"), "");
    assert.equal(await page.evaluate(() => JSON.parse(localStorage.getItem("jianbao") ?? "{}").ownWords), "");
  });

  test("terms are shown by kind, and chosen; in the strip a word is cut and made whole", async () => {
    const page = await open("会议明确了会议的目标。目标很清楚，会议很短。", "terms");
    await page.evaluate(() => document.querySelector('#terms-view [data-term="会议"]')?.click());
    assert.equal(await seen(page, "#strip-word"), "会议");
    assert.equal(await page.evaluate(() => document.querySelector("#strip-verdict")?.textContent), "不是词");
    await page.evaluate(() => document.querySelector("#strip-verdict")?.click());
    await until(page, "the parts", () => document.querySelector('#words-view [data-word="会议"]') === null);
    assert.equal(await value(page, "#removed-words"), "会议");
    await page.evaluate(() => document.querySelector("#undo")?.click());
    await until(page, "the whole", () => document.querySelector('#words-view [data-word="会议"]') !== null);
    await page.evaluate(() => document.querySelector('[data-judge="会议"][data-verdict="removed"]')?.click());
    await until(page, "the parts", () => document.querySelector('#words-view [data-word="会议"]') === null);
    await page.evaluate(() => {
      const select = document.querySelector("#terms-kind");
      select.value = "new";
      select.dispatchEvent(new Event("change", { bubbles: true }));
    });
    assert.ok((await texts(page, "#terms-view li")).some((it) => it.startsWith("会议") && it.includes("不再算词，撤销")), "what was judged stays");
  });

  test("a line that makes no sense is told with its number, and selected by a click", async () => {
    const page = await open("会议。", "mine");
    await fillIn(page, "#own-words", "协同区\n好的 zz\n南通 n");
    await until(page, "the problem", () => document.querySelector("#own-words-problems button") !== null);
    assert.deepEqual(await texts(page, "#own-words-problems li"), ["第 2 行：没有“zz”这种词性"]);
    await page.click("#own-words-problems button");
    const selected = await page.evaluate(() => {
      const { value, selectionStart, selectionEnd, id } = document.activeElement;
      return [id, value.slice(selectionStart, selectionEnd)];
    });
    assert.deepEqual(selected, ["own-words", "好的 zz"]);
    assert.equal(await page.evaluate(() => document.querySelector("#own-words")?.getAttribute("aria-invalid")), "true");
    await page.click("#language-en");
    assert.deepEqual(await texts(page, "#own-words-problems li"), ["Line 2: there is no part of speech “zz”"]);
    await fillIn(page, "#own-words", "协同区\n南通 n");
    await until(page, "no problem", () => document.querySelector("#own-words-problems")?.hasAttribute("hidden"));
    // A file that is dropped on a list is not the text.
    await drop(page, "#removed-words", "words.txt", Buffer.from("好的\n"));
    await until(page, "the list", () => document.querySelector("#removed-words")?.value === "好的\n");
    await drop(page, "#removed-words", "words.png", Buffer.from("ffd8ffe000104a464946000101", "hex"));
    await until(page, "why not, beside it", () => document.querySelector("#removed-words + .trouble")?.textContent?.includes("“words.png”"));
    assert.deepEqual([await value(page, "#box"), await value(page, "#removed-words")], ["会议。", "好的\n"]);
  });

  test("a list comes from a file and goes into one, is cleared, and is there at the next visit", async () => {
    const page = await open("会议在协同区。", "mine");
    const path = join(folder, "words.txt");
    // 协同区 in GB18030, as other programs have it.
    writeFileSync(path, Buffer.concat([Buffer.from("d0adcdacc7f8", "hex"), Buffer.from(" 5 n\r\n"), Buffer.from("bbe1d2e9b5c4c4bfb1eacac7d2bbb8f6b4f3b5c4b9a4d7f7", "hex"), Buffer.from(" n\r\n")]));
    await page.choose("#own-words-file", path);
    await until(page, "the list", () => document.querySelector("#own-words")?.value.startsWith("协同区 5 n\n"));
    await until(page, "the word", () => document.querySelector('#words-view [data-word="协同区"]') !== null);
    const saved = page.evaluate(async () => {
      const given = new Promise((resolve) => {
        const click = HTMLAnchorElement.prototype.click;
        HTMLAnchorElement.prototype.click = function () {
          click.call(this);
          resolve(fetchBlob(this.href).then((text) => [this.download, text]));
        };
        const make = URL.createObjectURL;
        const blobs = new Map();
        URL.createObjectURL = (blob) => {
          const url = make(blob);
          blobs.set(url, blob);
          return url;
        };
        const fetchBlob = (/** @type {string} */ url) => blobs.get(url).text();
      });
      document.querySelector("#own-words-out")?.click();
      return given;
    });
    const [name, text] = await saved;
    assert.equal(name, "我的词.txt");
    assert.equal(text, `${(await value(page, "#own-words")).trimEnd()}\n`);
    const list = await value(page, "#own-words");
    await page.reload();
    await until(page, "the list kept", (list) => document.querySelector("#own-words")?.value === list, list);
    await page.evaluate(() => document.querySelector("#own-words-clear")?.click());
    assert.equal(await value(page, "#own-words"), "");
    await page.evaluate(() => document.querySelector("#undo")?.click());
    assert.equal(await value(page, "#own-words"), list);
    assert.deepEqual(await page.evaluate(() => globalThis.complaints), []);
  });

  test("storage that is full or forbidden is told where the lists are, and they hold for the visit", async () => {
    const page = await open("会议在协同区。", "mine", { before: "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };" });
    assert.equal(await seen(page, "#mine-unkept"), "");
    await fillIn(page, "#own-words", "协同区");
    await until(page, "the word", () => document.querySelector('#words-view [data-word="协同区"]') !== null);
    assert.match(await seen(page, "#mine-unkept"), /没有存下/);
  });

  test("what another tab sets is taken over", async () => {
    const page = await open("会议在协同区。", "mine");
    await page.evaluate(() => {
      const oldValue = localStorage.getItem("jianbao");
      const newValue = JSON.stringify({ ...JSON.parse(oldValue ?? "{}"), ownWords: "协同区" });
      localStorage.setItem("jianbao", newValue);
      dispatchEvent(new StorageEvent("storage", { key: "jianbao", oldValue, newValue }));
    });
    await until(page, "the word", () => document.querySelector('#words-view [data-word="协同区"]') !== null);
    assert.equal(await value(page, "#own-words"), "协同区");
  });
});
