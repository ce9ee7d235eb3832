// axe finds nothing to mend: in every view, in both languages, light and dark, narrow and wide.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { names, until } from "./engines.mjs";
import { finding, named, reasoned } from "./naming.mjs";
import { inEveryEngine, putIn, read, show } from "./visit.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** The last pieces of a page: all that there is on it, and not more of it than axe needs minutes for. */
const pieces = readFileSync(new URL("../../www/samples/newspaper.txt", import.meta.url), "utf8").slice(-1800);

/** @param {import("./engines.mjs").Page} page @param {string[]} [within] what of the page has changed since all of it was looked at */
async function violations(page, within = ["html"]) {
  // The page's policy forbids eval; a function that is handed over is none.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(/** @type {() => void} */ (new Function(axe)));
  const { violations } = await page.evaluate((within) =>
    globalThis.axe.run({ include: within }, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] }),
  within);
  // What the panel at the foot of the screen half covers is judged where a reader would scroll it to.
  const covered = violations.find(({ id }) => id === "target-size");
  if (covered) {
    const targets = covered.nodes.map(({ target }) => String(target[0]));
    const left = await page.evaluate(async (targets) => {
      const small = [];
      for (const target of targets) {
        const element = document.querySelector(target);
        element?.scrollIntoView({ block: "center" });
        const { violations } = await globalThis.axe.run(element, { runOnly: { type: "rule", values: ["target-size"] } });
        if (violations.length > 0) small.push(target);
      }
      return small;
    }, targets);
    if (left.length === 0) violations.splice(violations.indexOf(covered), 1);
  }
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).slice(0, 3).join(" ")}`);
}

inEveryEngine(
  "axe",
  (visit) => {
    // Every language with every light, and every one of both at every width: what a view says and how it is coloured do not meet.
    for (const [language, theme, width] of /** @type {const} */ ([
      ["zh", "light", 360],
      ["zh", "dark", 1280],
      ["en", "light", 1280],
      ["en", "dark", 360],
    ])) {
      test(`${language}, ${theme}, ${width} px`, async () => {
        finding(visit.server, named({ 南通: "place", 江苏: "place", 沈雪梅: "person", 江苏长江经济带研究院: "organization" }), reasoned);
        const page = await visit.page({ width, settings: { language, theme } });
        assert.deepEqual(await violations(page), [], "empty");
        await putIn(page, pieces);
        await read(page);
        assert.deepEqual(await violations(page), [], "with a result");
        for (const closed of ["#because summary", '[data-keyword="1"]', "#reasons summary"]) await page.click(closed);
        assert.deepEqual(await violations(page), [], "with the reasons of a new word and of the summary");
        for (const view of /** @type {const} */ (["terms", "words", "pieces", "names", "lines", "compare", "mine"])) {
          await show(page, view);
          await new Promise((later) => setTimeout(later, 300));
          assert.deepEqual(await violations(page, ["#found", "#left", "#bottom"]), [], view);
        }
        await show(page, "text");
        await page.click("#seams");
        assert.deepEqual(await violations(page), [], "with every control in the text");
        for (const dialog of ["keys", "out"]) {
          await page.click(`#${dialog}-open`);
          assert.deepEqual(await violations(page, ["dialog[open]"]), [], dialog);
          await page.key("Escape");
        }
      });
    }
  },
  names.filter((name) => name === "chromium"),
);
