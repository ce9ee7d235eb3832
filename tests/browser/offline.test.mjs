// After one visit the page works with the server stopped; and a newer version comes whole.
import assert from "node:assert/strict";
import { test } from "node:test";
import { drop, until } from "./engines.mjs";
import { pdf } from "./paper.mjs";
import { inEveryEngine, putIn, read, seen, texts } from "./visit.mjs";

const kept = (page) => until(page, "the service worker", async () => (await navigator.serviceWorker.ready).active?.state === "activated" && navigator.serviceWorker.controller !== null);

/** Counts what the page's workers say: one that could not be had offline would say nothing, and the page itself do its work. */
const listening = `globalThis.workers = [];
  globalThis.Worker = class extends Worker {
    heard = 0;
    constructor(...given) {
      super(...given);
      workers.push(this);
      this.addEventListener("message", () => this.heard++);
    }
  };`;

inEveryEngine("offline", (visit) => {
  test("a newer version takes the place of the one before, whole", async () => {
    const version = (/** @type {string} */ name) => {
      visit.server.change("/pkg/wasm/version.js", () => ({ status: 200, body: `self.jianbaoVersion = "${name}";` }));
      visit.server.change("/www/built/chunk.js", (body) => ({ body: String(body).replace("贴进一篇文章，看它说了什么", `第 ${name} 版`) }));
    };
    version("one");
    const page = await visit.page({ isKept: true });
    await kept(page);
    assert.equal(await seen(page, ".tagline"), "第 one 版");
    version("two");
    // One visit fetches it, at the latest the next one shows it.
    await page.reload();
    await until(page, "the second version fetched", async () => {
      const { waiting } = (await navigator.serviceWorker.getRegistration()) ?? {};
      return waiting?.state === "installed" || document.querySelector(".tagline")?.textContent === "第 two 版";
    });
    await page.reload();
    await until(page, "the second version", () => document.querySelector(".tagline")?.textContent === "第 two 版");
    await until(page, "the first one gone", async () => (await caches.keys()).length === 1);
    assert.deepEqual(await page.evaluate(() => caches.keys()), ["jianbao-two"]);
  });

  test("with the server stopped a text is read all the same, in a worker", async () => {
    const page = await visit.page({ isKept: true, before: listening });
    await kept(page);
    await until(page, "the last file of the second list", () => caches.match(new URL("built/library/readability.js", document.baseURI).href).then(Boolean));
    await visit.server.stop();
    await page.reload();
    await putIn(page, "南通港口的货轮开往上海，港口很忙。");
    await read(page);
    assert.ok((await texts(page, "[data-keyword]")).some((it) => it.startsWith("港口")));
    assert.deepEqual(await page.evaluate(() => globalThis.workers.map((it) => it.heard > 1)), [true]);
    await page.click('[data-sample="newspaper"]');
    await until(page, "the sample", () => document.querySelector("#reading")?.textContent?.includes("潮起长江口"));
    await drop(page, "footer", "版.pdf", pdf([[{ text: "南通港口的货轮", x: 60, y: 700, font: "GBK" }]]));
    await until(page, "the PDF", () => document.querySelector("textarea")?.value === "南通港口的货轮");
    await page.click("#language-en");
    assert.equal(await seen(page, "#summary-head"), "Summary");
  });
});
