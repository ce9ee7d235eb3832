// After one visit the page works with the server stopped; a newer version comes whole or not at all, and is taken when the reader wants it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { docx } from "../zipped.mjs";
import { drop, until } from "./engines.mjs";
import { pdf } from "./paper.mjs";
import { inEveryEngine, putIn, read, seen, texts, workersCounted } from "./visit.mjs";

/** @typedef {import("./engines.mjs").Page} Page */

const seed = readFileSync(new URL("../golden/seed/text.txt", import.meta.url), "utf8");

const kept = (/** @type {Page} */ page) =>
  until(page, "the service worker", async () => {
    const { active } = await navigator.serviceWorker.ready;
    return active?.state === "activated" && navigator.serviceWorker.controller !== null;
  });

/** What the foot of the page says of offline use. @param {Page} page @param {string} said */
const told = (page, said) => until(page, `"${said}" at the foot`, (said) => document.querySelector("#offline-text")?.textContent === said, said);

/** Looks for a newer version, and says what became of it. @param {Page} page @returns {Promise<string>} */
const updated = (page) =>
  page.evaluate(async () => {
    const registration = /** @type {ServiceWorkerRegistration} */ (await navigator.serviceWorker.getRegistration());
    await registration.update();
    const { installing, waiting } = registration;
    if (!installing) return waiting?.state ?? "none";
    while (installing.state === "installing") await new Promise((later) => installing.addEventListener("statechange", later, { once: true }));
    return installing.state;
  });

/** As the storage of a device does that has no room for some files. @param {string} files a pattern */
const full = (files) => `const { put } = Cache.prototype;
  Cache.prototype.put = function (address, response) {
    return /${files}/.test(address) ? Promise.reject(new DOMException("", "QuotaExceededError")) : put.call(this, address, response);
  };\n`;

inEveryEngine("offline", (visit) => {
  test("a newer version comes whole or not at all, and is taken in every tab at once, each with its text", async () => {
    const version = (/** @type {string} */ name) => {
      // A host that has since forgotten what scripts are called.
      const type = name === "two" ? "text/plain" : undefined;
      visit.server.change("/www/built/chunk.js", (body) => ({ body: String(body).replace("贴进一篇文章，看它说了什么", `第 ${name} 版`), type }));
      // What has not changed is not fetched again.
      for (const path of ["/www/built/workbench.js", "/pkg/worker.js", "/www/samples/story.txt"]) {
        visit.server.change(path, (body) => ({ body: `${body}// ${name}` }));
      }
    };
    version("one");
    const page = await visit.page({ isKept: true });
    await kept(page);
    await told(page, "可以离线使用。");
    assert.equal(await seen(page, ".tagline"), "第 one 版");
    assert.equal(await seen(page, "#offline-switch"), "", "the first version is no newer one");
    const names = () => page.evaluate(() => caches.keys());
    const [before] = await names();
    assert.match(before, /^jianbao http:\/\/[^ ]+\/www\/ [0-9a-f]{16}$/, "other copies of the page have their own");

    version("two");
    for (const [what, path, change] of [
      ["broken off in the middle", "/www/built/workbench.js", (/** @type {Buffer} */ body) => ({ body: body.subarray(0, body.length / 2) })],
      ["a page in place of a file", "/pkg/worker.js", () => ({ body: "<!doctype html><p>Welcome</p>", type: "text/html" })],
      ["a file of the version before", "/www/built/chunk.js", (/** @type {Buffer} */ body) => ({ body })],
      ["a file that is missing", "/www/samples/story.txt", () => ({ status: 404 })],
      ["a full device", "/www/sw.js", (/** @type {Buffer} */ body) => ({ body: full("pkg.model") + body })],
    ]) {
      visit.server.damage(path, change);
      assert.equal(await updated(page), "redundant", what);
      assert.deepEqual(await names(), [before], what);
      visit.server.mend();
    }
    await page.reload();
    await told(page, "可以离线使用。");
    assert.equal(await seen(page, ".tagline"), "第 one 版");
    await putIn(page, "南通港口的货轮开往上海，港口很忙。");
    await read(page);

    // Both begin with the first version, and so does whatever they ask for until they are loaded anew.
    await page.evaluate(() => addEventListener("click", () => globalThis.open(location.href, "second"), { once: true }));
    await page.click(".name");
    const second = (/** @type {string} */ what, /** @type {string} */ selector, /** @type {string} */ said) =>
      until(page, what, (selector, said) => globalThis.open("", "second")?.document.querySelector(selector)?.textContent === said, selector, said);
    await second("the other tab", "#offline-text", "可以离线使用。");
    await page.evaluate(() => {
      const { document } = globalThis.open("", "second");
      const box = document.querySelector("textarea");
      box.value = "另一页写着别的事情。";
      box.dispatchEvent(new Event("input", { bubbles: true }));
    });
    assert.equal(await updated(page), "installed");
    await second("the offer in the other tab", "#offline-switch:not([hidden])", "有新版本：换用");
    assert.equal(await seen(page, ".tagline"), "第 one 版", "nobody is forced");
    // In the one that is seen; the one behind draws nothing meanwhile.
    const take = () => page.evaluate(() => globalThis.open("", "second")?.document.querySelector("#offline-switch").click());
    await page.evaluate(() => {
      // As where the text is longer than the browser carries.
      history.replaceState = () => {
        throw new Error();
      };
    });
    await take();
    await until(page, "the refusal", () => globalThis.open("", "second")?.document.querySelector("#offline-text")?.textContent.startsWith("现在还换不了"));
    await second("the other tab as it was", ".tagline", "第 one 版");
    await until(page, "nothing of its text left behind", () => globalThis.open("", "second")?.history.state.carried === undefined);
    await page.evaluate(() => void delete (/** @type {any} */ (history).replaceState));
    await take();
    await second("the second tab", ".tagline", "第 two 版");
    await until(page, "the first tab", () => document.querySelector(".tagline")?.textContent === "第 two 版");
    await until(page, "its text", () => document.querySelector("textarea")?.value === "南通港口的货轮开往上海，港口很忙。");
    await until(page, "the text of the other", () => globalThis.open("", "second")?.document.querySelector("textarea")?.value === "另一页写着别的事情。");
    await until(page, "its result", () => /换成了新版本。.*读完了/.test(document.querySelector("#status")?.textContent ?? ""));
    assert.equal(await page.evaluate(() => JSON.stringify(history.state).includes("港口")), false);
    await until(page, "the first one gone", async () => (await caches.keys()).length === 1);
    assert.notDeepEqual(await names(), [before]);
    assert.deepEqual(await page.evaluate(() => globalThis.complaints), []);
  });

  test("what could not be kept is told, and why", async () => {
    visit.server.change("/www/sw.js", (body) => ({ body: full("library") + body }));
    const page = await visit.page({ isKept: true });
    await told(page, "断网也能用，只是打不开PDF和网页：这台设备的存储满了。");
    await page.click("#language-en");
    await told(page, "Ready for offline use, but for PDF and web pages: this device's storage is full.");
    await visit.leave();
    for (const [said, path, change] of [
      ["断网就用不了：这台设备的存储满了，程序没有留下。", "/www/sw.js", (/** @type {Buffer} */ body) => ({ body: full("pkg.model") + body })],
      ["断网还用不了：程序没有取全，下次再取。", "/www/samples/story.txt", () => ({ body: "<!doctype html><p>Welcome</p>", type: "text/html" })],
    ]) {
      visit.server.damage(path, change);
      const other = await visit.page({ isKept: true });
      await told(other, said);
      assert.deepEqual(await other.evaluate(() => caches.keys()), []);
      await visit.leave();
    }
  });

  test("with the server stopped a text is read all the same, in a worker", async () => {
    const page = await visit.page({ isKept: true, before: workersCounted });
    await kept(page);
    await told(page, "可以离线使用。");
    await visit.server.stop();
    await page.reload();
    await putIn(page, seed);
    await read(page);
    assert.ok((await texts(page, "[data-keyword]")).some((it) => it.startsWith("长江口产业创新协同区")));
    assert.deepEqual(await page.evaluate(() => globalThis.workers.map((it) => it.heard > 1)), [true]);
    await told(page, "可以离线使用。");
    await page.click('[data-sample="newspaper"]');
    await until(page, "the sample", () => document.querySelector("#reading")?.textContent?.includes("潮起长江口"));
    await drop(page, "footer", "稿.docx", docx("<w:p><w:r><w:t>南通港口的货轮开往上海。</w:t></w:r></w:p>"));
    await until(page, "the document", () => document.querySelector("textarea")?.value === "南通港口的货轮开往上海。");
    await drop(page, "footer", "版.pdf", pdf([[{ text: "南通港口的货轮", x: 60, y: 700, font: "GBK" }]]));
    await until(page, "the PDF", () => document.querySelector("textarea")?.value === "南通港口的货轮");
    await page.click("#language-en");
    assert.equal(await seen(page, "#summary-head"), "Summary");
  });
});
