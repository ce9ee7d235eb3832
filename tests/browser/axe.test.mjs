// axe finds nothing to mend: in both languages, light and dark, narrow and wide, empty and with a result.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { names, until } from "./engines.mjs";
import { finding, named, reasoned } from "./naming.mjs";
import { inEveryEngine, putIn, read, show } from "./visit.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const newspaper = readFileSync(new URL("../../www/samples/newspaper.txt", import.meta.url), "utf8");

/** @param {import("./engines.mjs").Page} page */
async function violations(page) {
  // The page's policy forbids eval; a function that is handed over is none.
  await page.evaluate(/** @type {() => void} */ (new Function(axe)));
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] }),
  );
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
    for (const language of ["zh", "en"]) {
      for (const theme of ["light", "dark"]) {
        for (const width of [360, 1280]) {
          test(`${language}, ${theme}, ${width} px`, async () => {
            finding(visit.server, named({ 南通: "place", 江苏: "place", 沈雪梅: "person", 江苏长江经济带研究院: "organization" }), reasoned);
            const page = await visit.page({ width, settings: { language, theme } });
            assert.deepEqual(await violations(page), [], "empty");
            await putIn(page, newspaper);
            await read(page);
            await page.click('[data-keyword="0"]');
            assert.deepEqual(await violations(page), [], "with a result");
            await page.click('[data-keyword="1"]');
            for (const closed of ["#because summary", "#reasons summary"]) await page.click(closed);
            await page.click("#lines-list li:nth-child(2) button");
            assert.deepEqual(await violations(page), [], "with the lines and reasons of a new word");
            for (const view of /** @type {const} */ (["terms", "words", "mine"])) {
              await show(page, view);
              assert.deepEqual(await violations(page), [], view);
            }
            await show(page, "words");
            await page.click("#words-as-cloud");
            await until(page, "the cloud", () => document.querySelector("#cloud text") !== null);
            assert.deepEqual(await violations(page), [], "with the cloud");
            await show(page, "names");
            await page.click('#names-view [data-name="0"]');
            assert.deepEqual(await violations(page), [], "with a name chosen");
            await show(page, "text");
            for (const shown of ["#joints", "#seams"]) await page.click(shown);
            assert.deepEqual(await violations(page), [], "with every control in the text");
          });
        }
      }
    }
  },
  names.filter((name) => name === "chromium"),
);
