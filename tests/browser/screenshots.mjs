// The pictures of the README, and for whoever changes the page, every look of it:
//
//     node tests/browser/screenshots.mjs FOLDER
//
// The newspaper page in Chinese and English, 360 and 1280 pixels wide, light and dark: its pieces, with a keyword chosen and gone to, why it is
// one, and its names; and the page before anything was pasted.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch, until } from "./engines.mjs";
import { read, Visit } from "./visit.mjs";
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
      [1280, 900],
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
        writeFileSync(name("found"), await page.screenshot());
        await page.evaluate(() => document.querySelector("#pieces")?.scrollIntoView({ behavior: "instant" }));
        writeFileSync(name("pieces"), await page.screenshot());
        await page.evaluate(() => document.querySelector("#keywords")?.scrollIntoView({ behavior: "instant" }));
        await page.click('[data-keyword="0"]');
        await new Promise((later) => setTimeout(later, 600));
        writeFileSync(name("chosen"), await page.screenshot());
        await page.click("#lines-list li:nth-child(3) button");
        await new Promise((later) => setTimeout(later, 600));
        writeFileSync(name("line"), await page.screenshot());
        if (await page.evaluate(() => document.querySelector("#reasons")?.checkVisibility())) {
          await page.click("#reasons summary");
          writeFileSync(name("reasons"), await page.screenshot());
          await page.click("#reasons summary");
        }
        await page.evaluate(() => document.querySelector("#names")?.scrollIntoView({ behavior: "instant" }));
        writeFileSync(name("names"), await page.screenshot());
        await visit.leave();
      }
    }
  }
} finally {
  await visit.engine.close();
  await visit.server.stop();
}
