// What `cargo xtask site` writes, below a path of any host, with the headers that are named for it: read, kept, and installed.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { write } from "../site.mjs";
import { bytesOf } from "../hashes.mjs";
import { drop, until } from "./engines.mjs";
import { pdf } from "./paper.mjs";
import { serve } from "./server.mjs";
import { inEveryEngine, putIn, read, texts } from "./visit.mjs";

const seed = readFileSync(new URL("../golden/seed/text.txt", import.meta.url), "utf8");
const root = mkdtempSync(join(tmpdir(), "jianbao-site-"));
const folder = join(root, "a/b");
after(() => rmSync(root, { recursive: true }));

const complaints = `globalThis.complaints = [];
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => complaints.push(violatedDirective + " " + blockedURI));
addEventListener("error", ({ message }) => complaints.push(message));
localStorage.setItem("jianbao", '{"language":"zh"}');\n`;
write(folder, (name) => (name === "page/first.js" ? complaints + bytesOf(name) : bytesOf(name)));

/** What the file for Netlify and Cloudflare Pages says of a path. */
const rules = readFileSync(join(folder, "_headers"), "utf8")
  .split(/\n(?=\/)/)
  .slice(1)
  .map((rule) => rule.trim().split(/\n\s+/))
  .map(([path, ...lines]) => ({ path, headers: Object.fromEntries(lines.map((line) => line.split(/: (.*)/))) }));
const headers = (/** @type {string} */ path) => {
  const here = path.replace(/^\/a\/b/, "");
  const isMeant = (/** @type {{ path: string }} */ { path }) => (path.endsWith("*") ? here.startsWith(path.slice(0, -1)) : here === path);
  return Object.assign({}, ...rules.filter(isMeant).map((rule) => rule.headers));
};

inEveryEngine("the site", (visit) => {
  test("below a path of a plain host it reads a page, and goes on doing so when the host is gone", async () => {
    const host = await serve(root, headers);
    const page = await visit.engine.open();
    try {
      await page.go(`${host.url}/a/b/`);
      await putIn(page, seed);
      await read(page);
      const keywords = await texts(page, "[data-keyword]");
      assert.ok(keywords.some((it) => it.startsWith("长江口产业创新协同区")));
      await until(page, "all kept", () => document.querySelector("#offline-text")?.textContent === "可以离线使用。");
      const asked = new Set(host.requests.filter((path) => path !== "/favicon.ico"));
      assert.deepEqual([...asked].filter((path) => !path.startsWith("/a/b/")), []);
      // Whatever may change lies at the root, and is asked for anew.
      for (const path of asked) {
        const { "Cache-Control": cached } = headers(path);
        if (/^\/a\/b\/([^/]*)$/.test(path)) assert.ok(/icon/.test(path) || cached === "no-cache", path);
        else assert.match(cached ?? "", /immutable/, path);
      }
      if (visit.engine.name === "chromium") {
        const { puppeteer } = /** @type {import("./engines.mjs").Page & { puppeteer: import("puppeteer-core").Page }} */ (page);
        const { installabilityErrors } = await (await puppeteer.createCDPSession()).send("Page.getInstallabilityErrors");
        // The window of a test is a private one.
        assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId), ["in-incognito"]);
      }
      await host.stop();
      await page.reload();
      await putIn(page, seed);
      await read(page);
      assert.deepEqual(await texts(page, "[data-keyword]"), keywords);
      await drop(page, "footer", "版.pdf", pdf([[{ text: "南通港口的货轮", x: 60, y: 700, font: "GBK" }]]));
      await until(page, "the PDF", () => document.querySelector("textarea")?.value === "南通港口的货轮");
      assert.deepEqual(await page.evaluate(() => globalThis.complaints), []);
    } finally {
      await page.close();
      await host.stop().catch(() => {});
    }
  });
});
