// @ts-check
/** Text files, chosen, dropped or pasted. */

/** @import { Facts, Say, State } from "./state.js" */

import { element } from "./element.js";
import { decode } from "./encoding.js";
import { take } from "./take.js";

/** In Chinese UTF-8 twenty million characters: more than a browser's box holds with ease. */
export const LARGEST = 60_000_000;

/** @param {State<Facts>} state */
export function startFiles(state) {
  const input = element("file", HTMLInputElement);
  const open = (/** @type {File | undefined} */ file) => file && openFile(state, file);

  input.addEventListener("change", async () => {
    await open(input.files?.[0]);
    // The same file may be chosen again after it was mended.
    input.value = "";
  });

  const { documentElement: page } = document;
  const carriesFile = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files") ?? false;
  for (const type of /** @type {const} */ (["dragenter", "dragover"])) {
    document.addEventListener(type, (event) => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      page.dataset.dropping = "";
    });
  }
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) delete page.dataset.dropping;
  });
  document.addEventListener("drop", (event) => {
    delete page.dataset.dropping;
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    // Otherwise the browser would leave the page for the file.
    event.preventDefault();
    open(file);
  });
  document.addEventListener("paste", (event) => {
    const { clipboardData } = event;
    if (!clipboardData?.files.length || clipboardData.types.includes("text/plain")) return;
    event.preventDefault();
    open(clipboardData.files[0]);
  });
}

/**
 * @param {State<Facts>} state
 * @param {File} file
 */
async function openFile(state, file) {
  const read = await readFile(file);
  if (read.text === undefined) return state.change({ refusal: read.refusal });
  take(state, read.text, read.note);
}

/**
 * The text of a file and what is said of it, or why it is not taken.
 *
 * @param {File} file
 * @returns {Promise<{ text: string, note: Say } | { text?: undefined, refusal: Say }>}
 */
export async function readFile(file) {
  const { name } = file;
  const refuse = (/** @type {Say} */ refusal) => ({ refusal });
  if (file.size === 0) return refuse((words) => words.fileEmpty(name));
  if (file.size > LARGEST) return refuse((words) => words.fileTooLarge(name));
  const bytes = await file.arrayBuffer().catch(() => undefined);
  if (!bytes) return refuse((words) => words.fileUnreadable(name));
  const decoded = decode(new Uint8Array(bytes));
  if (decoded === "not-text") return refuse((words) => words.fileNotText(name));
  if (decoded === "unknown-encoding") return refuse((words) => words.fileUnknown(name));
  return { text: decoded.text, note: (words) => words.opened(name, decoded.encoding) };
}
