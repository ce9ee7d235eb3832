// Getting results out, by what a person does: files that open again, copies, pictures, paper, links; and the text of the last visit.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { until } from "./engines.mjs";
import { inEveryEngine, leaveDialog, putIn, read, seen, texts } from "./visit.mjs";

const newspaper = readFileSync(new URL("../../www/samples/newspaper.txt", import.meta.url), "utf8");
const short = "南通港口的货轮开往上海。南通港口很忙，货轮很多。";

/** What is saved, copied and printed is caught before it leaves the page. */
const caught = `
  globalThis.saved = [];
  globalThis.copied = {};
  globalThis.printed = 0;
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => (saved.push({ blob }), make.call(URL, blob));
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    if (this.download) saved.at(-1).name = this.download;
    else click.call(this);
  };
  Object.defineProperty(navigator, "clipboard", { value: { write: async (items) => {
    if (globalThis.forbidden) throw new Error("NotAllowedError");
    for (const item of items) for (const type of item.types) copied[type] = await (await item.getType(type)).text();
  } } });
  const give = DataTransfer.prototype.setData;
  DataTransfer.prototype.setData = function (type, text) { copied[type] = text; return give.call(this, type, text); };
  globalThis.print = () => printed++;
`;

/** @param {import("./engines.mjs").Page} page */
async function open(page) {
  await page.click("#out-open");
  await until(page, "the dialog", () => document.querySelector("#out")?.open);
}

/** What was saved last: its name and its bytes as text. @param {import("./engines.mjs").Page} page @param {string} button */
async function save(page, button) {
  const before = await page.evaluate(() => globalThis.saved.length);
  await page.click(button);
  return until(
    page,
    "the file",
    async (before) => {
      const last = globalThis.saved[before];
      if (!last?.name) return undefined;
      const { length, 0: a, 1: b, 2: c } = new Uint8Array(await last.blob.arrayBuffer());
      return { name: last.name, type: last.blob.type, text: await last.blob.text(), begins: [a, b, c], length };
    },
    before,
  );
}

/** As a spreadsheet reads it. @param {string} csv */
function parsed(csv) {
  const rows = [[""]];
  for (const [, quoted, bare, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    const row = /** @type {string[]} */ (rows.at(-1));
    row[row.length - 1] = quoted?.replaceAll('""', '"') ?? bare ?? "";
    if (end === ",") row.push("");
    else if (end) rows.push([""]);
  }
  return rows.slice(0, -1);
}

/** @param {import("./visit.mjs").Visit} visit @param {object} [how] @param {string} [text] */
async function withText(visit, how = {}, text = newspaper) {
  const page = await visit.page({ before: caught, ...how });
  await putIn(page, text);
  await read(page);
  return page;
}

inEveryEngine("getting results out", (visit) => {
  test("it is copied as a text and as a table, also where the clipboard is forbidden; Escape leads back", async () => {
    const page = await visit.page({ before: caught, settings: { language: "en" } });
    assert.equal(await seen(page, "#out-open"), "");
    await putIn(page, short);
    await read(page);
    await open(page);
    await page.click('[data-as="text"]');
    await until(page, "Copied", () => document.querySelector("#out-told")?.textContent === "Copied.");
    assert.ok(short.includes(await page.evaluate(() => globalThis.copied["text/plain"])));
    await page.evaluate(() => {
      globalThis.copied = {};
      globalThis.forbidden = true;
      /** @type {HTMLElement} */ (document.querySelector("#out-told")).textContent = "";
    });
    await page.click('[data-as="table"]');
    await until(page, "Copied", () => document.querySelector("#out-told")?.textContent === "Copied.");
    const { "text/plain": plain, "text/html": html } = await page.evaluate(() => globalThis.copied);
    assert.match(plain, /^Sentence\tPiece\t/);
    assert.match(html, /<table>.*<th>Sentence<\/th>/);
    // The keys of the page mean what lies behind.
    await page.key("3");
    assert.equal(await page.evaluate(() => document.documentElement.dataset.view), "summary");
    await leaveDialog(page);
    assert.equal(await page.evaluate(() => document.activeElement?.id), "out-open");
  });

  test("by the keyboard alone a file is opened and another saved", async () => {
    const page = await withText(visit);
    const tabTo = async (/** @type {string} */ selector) => {
      for (let i = 0; i < 60; i++) {
        await page.key("Tab");
        if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, selector)) return;
      }
      assert.fail(`Tab comes to no ${selector}`);
    };
    // From the first thing of the page on.
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("a[href], button")).focus());
    await tabTo("#out-open");
    await page.key("Enter");
    await tabTo('#out [data-as="csv"]');
    await page.key("Enter");
    await until(page, "the file", () => globalThis.saved.at(-1)?.name?.endsWith(".csv"));
    await leaveDialog(page);
    assert.equal(await page.evaluate(() => document.activeElement?.id), "out-open");
    await tabTo("#file");
    // What opens is the browser's own; one driver alone tells of it.
    const { puppeteer } = /** @type {{ puppeteer?: import("puppeteer-core").Page }} */ (/** @type {unknown} */ (page));
    if (visit.engine.name !== "chromium" || !puppeteer) return;
    /** On a busy machine the driver now and then does not hear of it. @returns {Promise<import("puppeteer-core").FileChooser>} */
    const chosen = async (tries = 3) => {
      const opened = puppeteer.waitForFileChooser({ timeout: 5000 });
      opened.catch(() => {});
      await page.key("Enter");
      return opened.catch((error) => (tries === 1 ? Promise.reject(error) : chosen(tries - 1)));
    };
    const chooser = await chosen();
    await chooser.accept([fileURLToPath(new URL("../../www/samples/story.txt", import.meta.url))]);
    await until(page, "its text", () => document.querySelector("textarea")?.value.includes("Lighthouse"));
  });

  test("the view that is seen is saved as CSV and as JSON, and any other; and the plot as a picture", async () => {
    const page = await withText(visit);
    await page.click("#tab-words");
    await open(page);
    const file = await save(page, '[data-as="csv"]');
    assert.equal(file.name, "剪报-词语.csv");
    assert.deepEqual(file.begins, [0xef, 0xbb, 0xbf]);
    const [head, ...rows] = parsed(file.text.replace(/^\ufeff/, ""));
    assert.deepEqual(head.slice(0, 4), ["词", "词性代码", "词性", "次数"]);
    assert.ok(rows.length > 1000 && rows.every((it) => it.length === head.length));
    assert.match(await seen(page, "#out-told"), /剪报-词语\.csv/);
    assert.equal(await seen(page, "#out-rows"), `${rows.length.toLocaleString("en")} 行`);

    await page.evaluate(() => {
      const what = /** @type {HTMLSelectElement} */ (document.querySelector("#out-what"));
      what.value = "names";
      what.dispatchEvent(new Event("change"));
    });
    const { name, text } = await save(page, '[data-as="json"]');
    assert.equal(name, "剪报-人地机构.json");
    const names = JSON.parse(text);
    const [[start, end]] = names.names[0].places;
    assert.equal(newspaper.slice(start, end), names.names[0].name);
    assert.ok(!("text" in names));
    await page.click("#out-with-text");
    assert.equal(JSON.parse((await save(page, '[data-as="json"]')).text).text, newspaper);

    // The plot of the chosen word is a picture that needs no page, and not blank.
    await leaveDialog(page);
    await page.click("#words-view tbody button");
    await open(page);
    const svg = await save(page, '[data-as="svg"]');
    const word = await page.evaluate(() => document.querySelector("#strip-word")?.textContent);
    assert.equal(svg.name, `剪报-${word}-的分布.svg`);
    assert.match(svg.text, /<title>[^<]*的分布<\/title>/);
    assert.match(svg.text, /剪报 Jianbao/);
    assert.doesNotMatch(svg.text, /var\(|light-dark| class=| style=/);
    // As any other program would show it: one that is not well-formed has no size.
    const size = await page.evaluate(async (text) => {
      const image = new Image();
      await new Promise((done) => {
        image.onload = image.onerror = done;
        image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
      });
      return [image.naturalWidth, image.naturalHeight];
    }, svg.text);
    assert.deepEqual(size, [1000, 234]);
    const png = await save(page, '[data-as="png"]');
    assert.deepEqual([png.type, png.begins], ["image/png", [0x89, 0x50, 0x4e]]);
    const { width, colours } = await page.evaluate(async () => {
      const image = await createImageBitmap(globalThis.saved.at(-1).blob);
      const canvas = new OffscreenCanvas(image.width, image.height);
      const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
      pen.drawImage(image, 0, 0);
      // Across the plot, where the strokes are.
      const { data } = pen.getImageData(64, 200, image.width - 128, 1);
      const colours = new Set();
      for (let i = 0; i < data.length; i += 4) colours.add(data.slice(i, i + 4).join());
      return { width: image.width, colours: colours.size };
    });
    assert.equal(width, 2000);
    assert.ok(colours > 2, `${colours} colours`);
    assert.deepEqual(await page.evaluate(() => globalThis.complaints), []);
  });

  test("a report is printed whole, whichever view is shown", async () => {
    const page = await withText(visit, { width: 500 });
    await page.click("#tab-words");
    await open(page);
    await page.click("#out-print");
    assert.equal(await page.evaluate(() => globalThis.printed), 1);
    const parts = () => page.evaluate(() => [...document.querySelectorAll(".report h3")].map((it) => it.textContent));
    await page.evaluate(() => void dispatchEvent(new Event("beforeprint")));
    assert.deepEqual(await parts(), ["摘要", "关键词", "篇目", "人地机构", "最多的 40 个词"]);
    assert.equal((await texts(page, ".report tbody tr")).length, 40);
    assert.match(await page.evaluate(() => document.title), /^潮起长江口，抢抓机遇向未来 · 剪报/);
    await page.evaluate(() => void dispatchEvent(new Event("afterprint")));
    assert.deepEqual(await parts(), []);
    assert.equal(await page.evaluate(() => document.title), "剪报 Jianbao");

    const { puppeteer } = /** @type {any} */ (page);
    if (!puppeteer || visit.engine.name !== "chromium") return;
    const pdf = Buffer.from(await puppeteer.pdf({ format: "A4" })).toString("latin1");
    const pages = pdf.match(/\/Type \/Page\b/g)?.length ?? 0;
    assert.ok(pages >= 5 && pages <= 12, `${pages} pages`);
    await puppeteer.emulateMediaType("print");
    const heights = await page.evaluate(() => [".report", "#reading", ".take", "#found", ".top"].map((it) => document.querySelector(it)?.getBoundingClientRect().height ?? -1));
    assert.ok(heights[0] > 500 && heights[1] > 500, heights.join());
    assert.deepEqual(heights.slice(2), [0, 0, 0]);
  });

  test("a shared link shows another reader the same, and leaves his own settings alone", async () => {
    const page = await withText(visit, { settings: { characters: 200, singleCharacters: false, theme: "dark" } });
    await page.click('[data-article="1"]');
    await page.click("#tab-words");
    await until(page, "the words of the piece", () => document.querySelectorAll("#words-view tbody tr").length < 190 && document.querySelector("#words-view tbody button") !== null);
    await page.click("#words-view tbody button");
    const word = await page.evaluate(() => document.querySelector("#strip-word")?.textContent);
    await open(page);
    await page.click("#out-share-text");
    await until(page, "its length", () => /^链接长 [\d.]+ KB$/.test(document.querySelector("#out-share-length")?.textContent ?? ""));
    await page.click("#out-share");
    await until(page, "the copy", () => document.querySelector("#out-told")?.textContent === "复制好了。");
    const link = await page.evaluate(() => globalThis.copied["text/plain"]);
    assert.ok(link.startsWith(`${visit.server.url}/www/#/sum=`) && link.length < 30_000, `${link.length}`);
    const what = () => ({
      text: document.querySelector("textarea")?.value,
      view: document.documentElement.dataset.view,
      piece: document.querySelector("#narrowed-text")?.textContent,
      word: document.querySelector("#strip-word")?.textContent,
      characters: document.querySelector("#characters")?.value,
      single: document.querySelector("#single-characters")?.checked,
      language: document.documentElement.lang,
    });
    const mine = await page.evaluate(what);
    // One driver has one reader at a time.
    await visit.leave();

    const other = await visit.page({ hash: new URL(link).hash, settings: { language: "en" } });
    await until(other, "the word", (word) => document.querySelector("#strip-word")?.textContent === word, word);
    assert.deepEqual(await other.evaluate(what), mine);
    assert.ok(!visit.server.requests.some((it) => it.includes("sum")));
    const { hash, kept, theme } = await other.evaluate(() => ({ hash: location.hash, kept: JSON.parse(localStorage.getItem("jianbao") ?? "{}"), theme: document.documentElement.dataset.theme ?? "auto" }));
    assert.deepEqual([hash, kept.language, kept.characters, kept.singleCharacters, theme], ["", "en", 140, true, "auto"]);
    // What the reader sets himself is remembered, and nothing else.
    await other.click("#theme");
    const after = await other.evaluate(() => JSON.parse(localStorage.getItem("jianbao") ?? "{}"));
    assert.deepEqual([after.theme, after.characters, after.language], ["light", 140, "en"]);
    assert.deepEqual(await other.evaluate(() => globalThis.complaints), []);
  });

  test("a link that was cut is told, and the page works; one that is opened over a text can be undone", async () => {
    const page = await withText(visit, {}, short);
    await open(page);
    await page.click("#out-share-text");
    await until(page, "its length", () => !document.querySelector("#out-share")?.disabled);
    await page.click("#out-share");
    await until(page, "the copy", () => document.querySelector("#out-told")?.textContent === "复制好了。");
    const { hash } = new URL(await page.evaluate(() => globalThis.copied["text/plain"]));
    await visit.leave();

    const cut = await visit.page({ hash: hash.slice(0, -30) });
    await until(cut, "the refusal", () => document.querySelector("#file-trouble")?.textContent?.startsWith("链接不完整"));
    assert.equal(await cut.evaluate(() => location.hash), "");
    await putIn(cut, "原来的文字。");
    await read(cut);
    await cut.evaluate((hash) => void (location.hash = hash), hash);
    await until(cut, "the text", (short) => document.querySelector("textarea")?.value === short, short);
    await read(cut);
    await cut.click("#undo");
    assert.equal(await cut.evaluate(() => document.querySelector("textarea")?.value), "原来的文字。");
    // Places of the page are no links.
    await cut.evaluate(() => void (location.hash = "#a0"));
    assert.equal(await cut.evaluate(() => location.hash), "#a0");
    assert.deepEqual(await cut.evaluate(() => globalThis.complaints), []);
  });
});

/** Everything that the page has stored, as text. */
const stored = async () => {
  const all = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
  for (const { name = "" } of await indexedDB.databases()) {
    const database = await new Promise((done, failed) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => done(opening.result);
      opening.onerror = failed;
    });
    for (const store of database.objectStoreNames) {
      const request = database.transaction(store).objectStore(store).getAll();
      await new Promise((done) => (request.onsuccess = done));
      all.push(JSON.stringify(request.result));
    }
    database.close();
  }
  for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) all.push(url);
  return all.join("\n");
};

inEveryEngine("the text of the last visit", (visit) => {
  /** Waits until a piece of text is kept on the device, or is no longer. */
  const holds = async (/** @type {import("./engines.mjs").Page} */ page, /** @type {string} */ piece, wanted = true) => {
    for (const before = Date.now(); (await page.evaluate(stored)).includes(piece) !== wanted; await new Promise((later) => setTimeout(later, 50))) {
      assert.ok(Date.now() < before + 10_000, `${piece} is ${wanted ? "not" : "still"} kept`);
    }
  };
  const leave = async (/** @type {import("./engines.mjs").Page} */ page) => {
    await page.go("about:blank");
    await page.go(`${visit.server.url}/www/`);
  };

  test("no text is stored unless the reader asks for it", async () => {
    const page = await visit.page({ isKept: true });
    await putIn(page, short);
    await read(page);
    await page.click('[data-keyword="0"]');
    await new Promise((later) => setTimeout(later, 700));
    assert.ok(!(await page.evaluate(stored)).includes("南通"));
    await leave(page);
    await until(page, "the page", () => document.querySelector("#loading-bar")?.hasAttribute("hidden"));
    assert.deepEqual([await seen(page, "#kept"), await page.evaluate(() => document.querySelector("textarea")?.value)], ["", ""]);
  });

  test("where he does, it is offered back at the next visit, and gone as soon as he does not", async () => {
    const page = await visit.page();
    await putIn(page, short);
    await read(page);
    await page.click("#keep-text");
    await holds(page, "南通");
    await putIn(page, `完。${short}`);
    // At once: the last keys count.
    await leave(page);
    await until(page, "the offer", () => !document.querySelector("#kept")?.hidden);
    assert.match(await seen(page, "#kept-text"), /^上次的文字还在：“完。南通港口的货轮/);
    assert.equal(await page.evaluate(() => document.querySelector("textarea")?.value), "");
    // An empty box does not overwrite it.
    await leave(page);
    await until(page, "the offer again", () => !document.querySelector("#kept")?.hidden);
    await page.click("#kept-back");
    await read(page);
    assert.equal(await page.evaluate(() => document.querySelector("textarea")?.value), `完。${short}`);
    assert.equal(await seen(page, "#kept"), "");
    await page.click("#keep-text");
    await holds(page, "南通", false);
    await leave(page);
    await until(page, "the page", () => document.querySelector("#loading-bar")?.hasAttribute("hidden"));
    assert.equal(await seen(page, "#kept"), "");
  });

  test("a browser that forbids it says so once, and it is switched off", async () => {
    // The text, and that it is kept, are written in two places.
    for (const forbidden of ["IDBFactory.prototype.open", "Storage.prototype.setItem"]) {
      const page = await visit.page({ before: `${forbidden} = () => { throw new DOMException("", "SecurityError"); };` });
      await putIn(page, short);
      await read(page);
      await page.click("#keep-text");
      await until(page, "the sentence", () => document.querySelector("#file-trouble")?.textContent?.startsWith("文字没有留住"));
      assert.equal(await page.evaluate(() => document.querySelector("#keep-text")?.checked), false);
      assert.equal(await page.evaluate(() => document.querySelector("textarea")?.value), short);
      assert.deepEqual(await page.evaluate(() => globalThis.complaints), []);
      // WebKit's driver has one page at a time.
      await visit.leave();
    }
  });

  test("of two pages the last one is kept; what is switched off in one is off in both; who does not want it back has it thrown away", async () => {
    const page = await visit.page({ settings: { keepText: true } });
    await putIn(page, "第一页的文字。");
    await read(page);
    await holds(page, "第一页");
    // The other page writes, and is in no hurry to close the store.
    await page.evaluate(async () => {
      const database = await new Promise((done) => {
        const opening = indexedDB.open("jianbao-kept");
        opening.onsuccess = () => done(opening.result);
      });
      await new Promise((done) => {
        const writing = database.transaction("kept", "readwrite");
        writing.objectStore("kept").put({ text: "第二页的文字。", cuts: { breaks: [], joins: [] } }, "kept");
        writing.oncomplete = done;
      });
    });
    await leave(page);
    await until(page, "the offer", () => !document.querySelector("#kept")?.hidden);
    assert.equal(await seen(page, "#kept-text"), "上次的文字还在：“第二页的文字。”");
    await page.click("#kept-forget");
    await holds(page, "第", false);
    assert.equal(await seen(page, "#kept"), "");
    await page.evaluate(() => void dispatchEvent(new StorageEvent("storage", { key: "jianbao", newValue: '{"keepText":false}' })));
    assert.equal(await page.evaluate(() => document.querySelector("#keep-text")?.checked), false);
    await putIn(page, "第三页的文字。");
    await new Promise((later) => setTimeout(later, 700));
    assert.ok(!(await page.evaluate(stored)).includes("第三页"));
  });
});
