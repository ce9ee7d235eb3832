// Chromium, Firefox and WebKitGTK behind one small interface, so that a test says what a person
// does and runs it in all three. ENGINES=chromium,firefox,webkit chooses; one that is asked for
// and not there is an error with a name, never a test that quietly did not run.
import { existsSync } from "node:fs";
import * as chromium from "./engine-chromium.mjs";
import * as firefox from "./engine-firefox.mjs";
import * as webkit from "./engine-webkit.mjs";

/**
 * @typedef {object} View What is asked for when a page is opened.
 * @property {number} [width]
 * @property {number} [height]
 *
 * @typedef {object} Page One open page, in storage of its own.
 * @property {(url: string) => Promise<void>} go
 * @property {() => Promise<void>} reload
 * @property {<R>(run: (...given: any[]) => R | Promise<R>, ...given: any[]) => Promise<R>} evaluate Runs a function in the page.
 * @property {(selector: string) => Promise<void>} click
 * @property {(text: string) => Promise<void>} type Types into what has the focus.
 * @property {(name: string) => Promise<void>} key Presses one key: "Escape", "Tab", "Enter", "ArrowRight" …
 * @property {(selector: string, path: string) => Promise<void>} choose Chooses a file.
 * @property {(width: number, height: number) => Promise<void>} size
 * @property {() => Promise<Uint8Array>} screenshot
 * @property {() => Promise<void>} close
 *
 * @typedef {object} Engine
 * @property {string} name
 * @property {(view?: View) => Promise<Page>} open
 * @property {() => Promise<void>} close
 */

const known = { chromium, firefox, webkit };

/** The names of the engines that this run is about. */
export const names = (process.env.ENGINES ?? "chromium,firefox,webkit")
  .split(",")
  .map((name) => name.trim())
  .filter(Boolean);

/**
 * Starts an engine.
 * @param {string} name
 * @returns {Promise<Engine>}
 */
export async function launch(name) {
  const engine = known[name];
  if (!engine) throw new Error(`there is no engine "${name}"; ENGINES knows ${Object.keys(known).join(", ")}`);
  for (const program of engine.programs) {
    const path = process.env[program.variable] ?? program.places.find((place) => existsSync(place));
    if (!path || !existsSync(path)) {
      throw new Error(`${name} is not here: looked for ${path ?? program.places.join(", ")}; set ${program.variable} or install ${program.debian}`);
    }
    program.path = path;
  }
  return engine.launch(Object.fromEntries(engine.programs.map(({ variable, path }) => [variable, path])));
}

/**
 * Waits until `run` gives something true in the page, and gives it back.
 * @template R
 * @param {Page} page
 * @param {string} what For the message when it never comes.
 * @param {(...given: any[]) => R} run
 * @param {...any} given
 * @returns {Promise<NonNullable<R>>}
 */
export async function until(page, what, run, ...given) {
  const end = Date.now() + 30_000;
  for (;;) {
    // While the page goes from one document to the next there is nothing to ask.
    const found = await page.evaluate(run, ...given).catch((error) => {
      if (!/navigation|context|discarded|destroyed/i.test(String(error))) throw error;
    });
    if (found) return /** @type {NonNullable<R>} */ (found);
    if (Date.now() > end) throw new Error(`waited 30 s for ${what}`);
    await new Promise((later) => setTimeout(later, 50));
  }
}

/**
 * Pastes into what has the focus: the event first, then, unless the page took it, the text.
 * @param {Page} page
 * @param {string} text
 */
export async function paste(page, text) {
  await page.evaluate((text) => {
    const box = /** @type {HTMLTextAreaElement} */ (document.activeElement);
    const carried = new DataTransfer();
    carried.setData("text/plain", text);
    // Firefox takes what is carried by names of its own.
    const given = { clipboardData: carried, dataType: "text/plain", data: text, bubbles: true, cancelable: true };
    const taken = !box.dispatchEvent(new ClipboardEvent("paste", given));
    if (taken) return;
    // As a paste does it. The command that inserts a text takes Chromium seconds for a page, and minutes for four times as many lines.
    box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
    box.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste", bubbles: true }));
  }, text);
}

/**
 * Drops a file on an element.
 * @param {Page} page
 * @param {string} selector
 * @param {string} name
 * @param {Uint8Array} bytes
 */
export async function drop(page, selector, name, bytes) {
  await page.evaluate(
    (selector, name, bytes) => {
      const carried = new DataTransfer();
      carried.items.add(new File([Uint8Array.from(bytes)], name));
      for (const type of ["dragenter", "dragover", "drop"]) {
        document.querySelector(selector)?.dispatchEvent(new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true }));
      }
    },
    selector,
    name,
    [...bytes],
  );
}
