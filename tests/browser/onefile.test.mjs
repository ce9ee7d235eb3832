// The page in one file, opened from the disk as by a double click: it works, and asks for nothing.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { oneFile } from "../onefile.mjs";
import { docx } from "../zipped.mjs";
import { drop, names, until } from "./engines.mjs";
import { pdf } from "./paper.mjs";
import { inEveryEngine, putIn, read, seen, show, texts, workersCounted } from "./visit.mjs";

const seed = readFileSync(new URL("../golden/seed/text.txt", import.meta.url), "utf8");
const folder = mkdtempSync(join(tmpdir(), "剪报 "));
after(() => rmSync(folder, { recursive: true }));

/** From the first line on: what goes wrong is written down, what the workers say is counted, and what is saved and printed stays in the page. */
const listening = `globalThis.complaints = [];
  globalThis.given = [];
  HTMLAnchorElement.prototype.click = function () { given.push(this.download); };
  globalThis.print = () => given.push("paper");
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => complaints.push(violatedDirective + " " + blockedURI));
  addEventListener("error", ({ message, target }) => complaints.push(message ?? "not there: " + target.outerHTML), true);
  addEventListener("unhandledrejection", ({ reason }) => complaints.push(String(reason)));
  if (!location.hash) localStorage.setItem("jianbao", '{"language":"zh"}');
  ${workersCounted}`;

/** Writes the file, with one script more, which its policy allows. @param {{ withImports?: boolean }} [how] @returns {Promise<string>} its address */
async function written(how) {
  const sum = createHash("sha256").update(listening).digest("base64");
  const html = (await oneFile(how))
    .replace("script-src ", `script-src 'sha256-${sum}' `)
    .replace("<style>", () => `<script>${listening}</script><style>`);
  const file = join(folder, `jianbao ${how?.withImports ? "all" : "one"}.html`);
  writeFileSync(file, html);
  return pathToFileURL(file).href;
}

/**
 * Opens it. What a driver sees of requests and of the console is told, as is what the page itself knows.
 * @param {import("./visit.mjs").Visit} visit
 * @param {string} address
 */
async function opened(visit, address) {
  /** @type {string[]} */
  const noticed = [];
  const page = await visit.open(address, {}, ({ puppeteer }) => {
    puppeteer?.on("console", (message) => noticed.push(`${message.type()}: ${message.text()}`));
    puppeteer?.on("request", (request) => noticed.push(request.url()));
  });
  const wrong = async () => {
    const known = await page.evaluate(() => [...globalThis.complaints, ...performance.getEntriesByType("resource").map(({ name }) => name)]);
    return [...noticed, ...known].filter((it) => !/^(blob|data):/.test(it) && it.replace(/#.*/, "") !== address);
  };
  return { page, wrong };
}

inEveryEngine("one file", (visit) => {
  test("a newspaper page is read, in every view; a Word document opens, and a PDF is told to be for others", async () => {
    const address = await written();
    const { page, wrong } = await opened(visit, address);
    await putIn(page, seed);
    await read(page);
    assert.equal((await texts(page, "#pieces-view .headline")).length, 7);
    assert.deepEqual(await page.evaluate(() => globalThis.workers.map((it) => it.heard > 1)), [true]);

    await show(page, "words");
    await page.click("#words-as-cloud");
    await until(page, "the cloud", () => document.querySelector("#cloud text") !== null);
    await show(page, "names");
    await page.evaluate(() => history.back());
    await until(page, "the words again", () => document.documentElement.dataset.view === "words");
    await page.click("#out-open");
    const told = () => /只有在这台设备上打得开$/.test(document.querySelector("#out-share-length")?.textContent ?? "");
    await until(page, "what is said of a link", told);
    for (const way of ['[data-as="csv"]', '[data-as="png"]', "#out-print"]) {
      const before = await page.evaluate(() => globalThis.given.length);
      await page.click(way);
      await until(page, way, (before) => globalThis.given.length > before, before);
    }
    assert.deepEqual(await page.evaluate(() => globalThis.given.map((it) => it.replace(/.*\./, ""))), ["csv", "png", "paper"]);
    await page.key("Escape");

    await drop(page, "footer", "版.pdf", pdf([[{ text: "字", x: 60, y: 700 }]]));
    await until(page, "what it cannot", () => /^这个单文件版不能打开 PDF/.test(document.querySelector("#file-trouble")?.textContent ?? ""));
    await drop(page, "footer", "会议.docx", docx("<w:p><w:r><w:t>南通港口的货轮</w:t></w:r></w:p>"));
    await until(page, "the document", () => document.querySelector("textarea")?.value === "南通港口的货轮");
    await page.click('[data-sample="newspaper"]');
    await until(page, "the sample", () => document.querySelector("#reading")?.textContent?.includes("潮起长江口"));

    // A link to it, and what was set before the page was closed.
    await page.click("#theme");
    const theme = await page.evaluate(() => document.documentElement.dataset.theme);
    await page.evaluate(() => (location.hash = "#/lang=en&view=words"));
    await until(page, "English", () => document.querySelector("#summary-head")?.textContent === "Summary");
    assert.equal(await page.evaluate(() => location.hash), "");
    assert.deepEqual(await wrong(), []);
    await page.go(`${address}#found`);
    await page.reload();
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), theme);
    assert.deepEqual(await wrong(), []);
  });

});

inEveryEngine("one file with imports", (visit) => {
  test("a PDF in a font that it only names opens, and a web page", async () => {
    const { page, wrong } = await opened(visit, await written({ withImports: true }));
    await drop(page, "footer", "版.pdf", pdf([[{ text: "南通港口的货轮", x: 60, y: 700, font: "GBK" }]]));
    await until(page, "the PDF", () => document.querySelector("textarea")?.value === "南通港口的货轮");
    await drop(page, "footer", "页.html", Buffer.from("<!doctype html><body><p>南通港口的吊车</p></body>"));
    await until(page, "the web page", () => document.querySelector("textarea")?.value === "南通港口的吊车");
    await read(page);
    assert.deepEqual(await wrong(), []);
  });
}, names.slice(0, 1));
