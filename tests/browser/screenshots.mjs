// The pictures of the README, and for whoever changes the page, every look of it:
//
//     node tests/browser/screenshots.mjs FOLDER
//
// The newspaper page in Chinese and English, 360 and 1440 pixels wide, light and dark: before anything was pasted, every view, a keyword
// chosen and why it is one, the views narrowed to a piece, the cloud, two pieces compared, and the way out.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch, until } from "./engines.mjs";
import { read, show, Visit } from "./visit.mjs";
import { serve } from "./server.mjs";

const folder = process.argv[2];
if (!folder) {
  console.error("usage: node tests/browser/screenshots.mjs FOLDER");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });

const visit = new Visit();
visit.server = await serve();
visit.engine = await launch(process.env.ENGINES ?? "chromium");
try {
  for (const language of ["zh", "en"]) {
    for (const [width, height] of [
      [1440, 900],
      [360, 780],
    ]) {
      for (const theme of ["light", "dark"]) {
        const page = await visit.page({ width, height, settings: { language, theme } });
        const name = (/** @type {string} */ what) => join(folder, `${what}-${language}-${width}-${theme}.png`);
        await until(page, "the lexicon", () => document.querySelector("#loading-bar")?.hasAttribute("hidden"));
        writeFileSync(name("first"), await page.screenshot());
        await page.click('[data-sample="newspaper"]');
        await read(page);
        // Away from what a click had coloured.
        await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
        const look = async (/** @type {string} */ what) => {
          await new Promise((later) => setTimeout(later, 600));
          writeFileSync(name(what), await page.screenshot());
        };
        for (const view of /** @type {const} */ (["summary", "text", "terms", "words", "pieces", "names", "lines", "compare", "mine"])) {
          await show(page, view);
          await look(view);
        }
        await show(page, "words");
        await page.click("#words-as-cloud");
        await until(page, "the cloud", () => document.querySelector("#cloud text") !== null);
        await look("cloud");
        await show(page, "summary");
        await page.click('[data-keyword="0"]');
        await page.click("#reasons summary");
        await look("chosen");
        await page.click("#reasons summary");
        await show(page, "lines");
        await look("lines-of-a-word");
        await page.key("Escape");
        await show(page, "compare");
        await page.evaluate(() => {
          const select = /** @type {HTMLSelectElement} */ (document.querySelector("#panel-compare select"));
          select.selectedIndex = Math.min(2, select.options.length - 1);
          select.dispatchEvent(new Event("change", { bubbles: true }));
        });
        await look("compared");
        await show(page, "pieces");
        await page.click('#pieces [data-article="1"]');
        await show(page, "summary");
        await look("narrowed");
        await page.click("#out-open");
        await look("out");
        await visit.leave();
      }
    }
  }
} finally {
  await visit.engine.close();
  await visit.server.stop();
}
