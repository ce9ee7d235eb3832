// What every test of the page begins with: a server, an engine, and visits to the page by what a person does there.
import { after, afterEach, before, describe } from "node:test";
import { launch, names, paste, until } from "./engines.mjs";
import { serve } from "./server.mjs";

/** @typedef {import("./engines.mjs").Page} Page */

/**
 * The same tests in every engine, with a server and pages of their own.
 * @param {string} what
 * @param {(visit: Visit) => void} tests
 */
export function inEveryEngine(what, tests, engines = names) {
  for (const name of engines) {
    describe(`${name}: ${what}`, { concurrency: 1 }, () => {
      const visit = new Visit();
      before(async () => {
        visit.server = await serve();
        visit.engine = await launch(name);
      });
      afterEach(() => visit.leave());
      after(async () => {
        await visit.engine?.close();
        await visit.server?.stop();
      });
      tests(visit);
    });
  }
}

export class Visit {
  /** @type {import("./engines.mjs").Engine} */
  engine;
  /** @type {Awaited<ReturnType<typeof serve>>} */
  server;
  /** @type {Page[]} */
  #pages = [];

  /**
   * Opens the page for the first time. What the policy stopped and what was thrown is written down from the first line on.
   * @param {{ width?: number, height?: number, settings?: object, before?: string, hash?: string, isKept?: boolean }} [how] `before` is run
   * before the page's own scripts. Unless a test is about that (`isKept`), nothing is kept for offline use: every visit would fetch all twice.
   */
  async page({ width, height, settings, before = "", hash = "", isKept = false } = {}) {
    const first = `globalThis.complaints = [];
      addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => complaints.push(violatedDirective + " " + blockedURI));
      addEventListener("error", ({ message }) => complaints.push(message));
      addEventListener("unhandledrejection", ({ reason }) => complaints.push(String(reason)));
      if (!localStorage.getItem("jianbao")) localStorage.setItem("jianbao", ${JSON.stringify(JSON.stringify({ language: "zh", ...settings }))});
      ${isKept ? "" : "if (globalThis.ServiceWorkerContainer) ServiceWorkerContainer.prototype.register = async () => { throw new Error(); };"}
      ${before}\n`;
    this.server.change("/www/page/first.js", (body) => ({ body: first + body }));
    return this.open(`${this.server.url}/www/${hash}`, { width, height });
  }

  /** Opens any address. @param {string} url @param {import("./engines.mjs").View} [view] @param {(page: Page) => void} [watch] begins before */
  async open(url, view, watch) {
    const page = await this.engine.open(view);
    this.#pages.push(page);
    watch?.(page);
    await page.go(url);
    return page;
  }

  /** Closes what a test opened. */
  async leave() {
    for (const page of this.#pages.splice(0)) await page.close();
    this.server?.restore();
  }
}

/** Counts what the page's workers say: one that could not be had would say nothing, and the page itself do its work. */
export const workersCounted = `globalThis.workers = [];
  globalThis.Worker = class extends Worker {
    heard = 0;
    constructor(...given) {
      super(...given);
      workers.push(this);
      this.addEventListener("message", () => this.heard++);
    }
  };`;

/** Closes a dialog by a key. As long as it is open, a key is none of the page's. @param {Page} page */
export async function leaveDialog(page) {
  await page.key("Escape");
  await until(page, "the page itself", () => document.querySelector("dialog[open]") === null);
}

/** A visitor puts a text into the box, in place of what stands there. @param {Page} page @param {string} text */
export async function putIn(page, text) {
  await page.evaluate(() => {
    const box = /** @type {HTMLTextAreaElement} */ (document.querySelector("textarea"));
    box.focus();
    box.select();
  });
  await paste(page, text);
}

/** Waits until what is shown is about the text in the box, and stands where it will: a click goes to a place. @param {Page} page */
export async function read(page) {
  await until(page, "the result", () => /^.*(读完了|Done)/.test(document.querySelector("#status")?.textContent ?? ""));
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

/** A visitor goes to a view: "words", "names" … Where a piece of the page is hidden, nothing in it can be clicked. @param {Page} page @param {import("../../www/page/views.js").View} view */
export async function show(page, view) {
  // Behind "more" on a narrow page, and of the views that stand beside the text there is no tab.
  await page.evaluate((view) => /** @type {HTMLElement | null} */ (document.querySelector(`#tab-${view}:not([hidden])`))?.click(), view);
}

/** The text of every element that matches. @param {Page} page @param {string} selector @returns {Promise<string[]>} */
export function texts(page, selector) {
  return page.evaluate((selector) => [...document.querySelectorAll(selector)].map((it) => it.textContent ?? ""), selector);
}

/** What is seen of an element: nothing where it is hidden. @param {Page} page @param {string} selector @returns {Promise<string>} */
export function seen(page, selector) {
  return page.evaluate((selector) => {
    const element = /** @type {HTMLElement | null} */ (document.querySelector(selector));
    return element?.checkVisibility() ? element.innerText.trim() : "";
  }, selector);
}

/** What a text is made of, in whichever order it is read; white space aside. @param {string} text */
export function letters(text) {
  return [...text.replace(/\s/g, "")].sort().join("");
}
