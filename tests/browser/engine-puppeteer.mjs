// What Chromium and Firefox have in common: both are driven by puppeteer-core.

/**
 * @param {string} name
 * @param {import("puppeteer-core").Browser} browser
 * @returns {import("./engines.mjs").Engine}
 */
export function engine(name, browser) {
  return {
    name,
    async open({ width = 1280, height = 900 } = {}) {
      const storage = await browser.createBrowserContext();
      const page = await storage.newPage();
      await page.setViewport({ width, height });
      return {
        go: async (url) => void (await page.goto(url)),
        reload: async () => void (await page.reload()),
        evaluate: (run, ...given) => page.evaluate(run, ...given),
        async click(selector) {
          // Puppeteer takes what lies under a head that stays for being in sight.
          await page.$eval(selector, (element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
          await page.click(selector);
        },
        type: (text) => page.keyboard.type(text),
        key: (key) => page.keyboard.press(/** @type {import("puppeteer-core").KeyInput} */ (key)),
        async choose(selector, path) {
          const input = /** @type {import("puppeteer-core").ElementHandle<HTMLInputElement>} */ (await page.$(selector));
          await input.uploadFile(path);
        },
        size: (width, height) => page.setViewport({ width, height }),
        screenshot: () => page.screenshot(),
        close: () => storage.close(),
        puppeteer: page,
      };
    },
    close: () => browser.close(),
  };
}
