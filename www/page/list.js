// @ts-check
/** A list of the reader's in a text box: typed, brought in from a file, given out as one, cleared. Each can be undone. */

/** @import { Facts, Say, State } from "./state.js" */
/** @import { Words } from "./language.js" */

import { node } from "../../pkg/view/node.js";
import { element } from "./element.js";
import { decode } from "./encoding.js";
import { wordsOf } from "./language.js";
import { change } from "./own.js";

/** After the last key, in milliseconds. */
const PAUSE = 400;

/**
 * @param {State<Facts>} state
 * @param {object} list
 * @param {string} list.id of its box; `-file`, `-out` and `-clear` are beside it
 * @param {"ownWords" | "removedWords" | "stopZh" | "stopEn"} list.setting also what it is called
 * @param {(facts: Facts) => string} [list.builtIn] what stands there until the reader writes something else
 */
export function startList(state, { id, setting, builtIn = () => "" }) {
  const box = element(id, HTMLTextAreaElement);
  const file = element(`${id}-file`, HTMLInputElement);
  const called = (/** @type {Words} */ words) => words[setting];
  const shown = () => state.now.settings[setting] ?? builtIn(state.now);

  const write = (/** @type {string} */ text, /** @type {Say} */ note) => text !== shown() && change(state, { [setting]: text }, note);

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  const typed = () => {
    clearTimeout(pause);
    pause = undefined;
    write(box.value, (words) => words.listChanged(called(words)));
  };
  box.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(typed, PAUSE);
  });
  box.addEventListener("blur", () => pause !== undefined && typed());

  file.addEventListener("change", async () => {
    const chosen = file.files?.[0];
    if (chosen) await open(chosen);
    // The same file may be chosen again after it was mended.
    file.value = "";
  });
  /** @param {File} chosen */
  const open = async (chosen) => {
    const bytes = await chosen.arrayBuffer().catch(() => undefined);
    const decoded = bytes && decode(new Uint8Array(bytes));
    const { name } = chosen;
    const refuse = (/** @type {Say} */ refusal) => state.change({ refusal });
    if (!decoded) return refuse((words) => words.fileUnreadable(name));
    if (decoded === "not-text") return refuse((words) => words.fileNotText(name));
    if (decoded === "unknown-encoding") return refuse((words) => words.fileUnknown(name));
    write(decoded.text.replace(/\r\n?/g, "\n"), (words) => words.listTaken(called(words), name));
  };

  const out = element(`${id}-out`, HTMLButtonElement);
  out.addEventListener("click", () => {
    const words = wordsOf(state.now.settings.language);
    give(words.listFile(called(words)), `${shown().replace(/\n*$/, "")}\n`);
  });
  const clear = element(`${id}-clear`, HTMLButtonElement);
  clear.addEventListener("click", () => write("", (words) => words.listCleared(called(words))));

  state.watch(
    ({ settings, jianbao }) => [settings[setting], jianbao],
    () => {
      out.disabled = clear.disabled = shown() === "";
      // What is being typed comes here too, after the pause.
      if (pause === undefined && box.value !== shown()) box.value = shown();
    },
  );
}

/** Has the browser save a text file. @param {string} name @param {string} text */
function give(name, text) {
  const href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = node("a", { href, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
