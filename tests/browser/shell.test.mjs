// The shell on a slow line and a slow machine: seen and ready to be pasted into within two seconds.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PredefinedNetworkConditions } from "puppeteer-core";
import { names, until } from "./engines.mjs";
import { inEveryEngine } from "./visit.mjs";

/** Milliseconds, as the issue of the workbench has them. */
const MOST = 2000;

inEveryEngine(
  "the shell",
  (visit) => {
    test("on Slow 4G, with a processor slowed four times, it is there within two seconds", async () => {
      // The best of three: what else the machine does is not the page's.
      const times = [];
      for (let i = 0; i < 3; i++) {
        visit.server.change("/www/page/first.js", (body) => ({ body: `addEventListener("focusin", () => (globalThis.ready ??= performance.now()));\n${body}` }));
        const page = await visit.engine.open({ width: 360, height: 780 });
        const { puppeteer } = /** @type {import("./engines.mjs").Page & { puppeteer: import("puppeteer-core").Page }} */ (page);
        await puppeteer.emulateNetworkConditions(PredefinedNetworkConditions["Slow 4G"]);
        await puppeteer.emulateCPUThrottling(4);
        await puppeteer.goto(`${visit.server.url}/www/`, { waitUntil: "commit" }).catch(() => puppeteer.goto(`${visit.server.url}/www/`));
        await until(page, "the box to be ready", () => document.activeElement?.id === "box");
        times.push(
          await page.evaluate(() => ({
            painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Infinity,
            ready: globalThis.ready,
          })),
        );
        await page.close();
      }
      const best = (/** @type {"painted" | "ready"} */ what) => Math.min(...times.map((it) => it[what]));
      console.log(`painted after ${best("painted").toFixed(0)} ms, ready after ${best("ready").toFixed(0)} ms`);
      assert.ok(best("painted") <= MOST && best("ready") <= MOST, JSON.stringify(times));
    });
  },
  names.filter((name) => name === "chromium"),
);
