// @ts-check
/** A list of the reader's in a text box: typed, brought in from a file, given out as one, cleared. Each can be undone. */

/** @import { Facts, Say, State } from "./state.js" */
/** @import { Words } from "./language.js" */

import { node } from "../../pkg/view/node.js";
import { element } from "./element.js";
import { textOf } from "./file.js";
import { startTaking } from "./give.js";
import { wordsOf } from "./language.js";
import { download } from "./out/download.js";
import { change } from "./own.js";
import { startRefusing } from "./refusal.js";

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
    refuse(undefined);
    pause = setTimeout(typed, PAUSE);
  });
  box.addEventListener("blur", () => pause !== undefined && typed());

  file.addEventListener("change", async () => {
    const chosen = file.files?.[0];
    if (chosen) await open(chosen);
    // The same file may be chosen again after it was mended.
    file.value = "";
  });
  const trouble = node("p", { class: "trouble", role: "alert", hidden: "" });
  box.after(trouble);
  const refuse = startRefusing(state, trouble);
  /** @param {File} chosen */
  const open = async (chosen) => {
    const read = await textOf(chosen);
    refuse(read.refusal);
    if (read.text !== undefined) write(read.text.replace(/\r\n?/g, "\n"), (words) => words.listTaken(called(words), chosen.name));
  };

  startTaking(box, open);

  const out = element(`${id}-out`, HTMLButtonElement);
  out.addEventListener("click", () => {
    const words = wordsOf(state.now.settings.language);
    download(`${shown().replace(/\n*$/, "")}\n`, words.listFile(called(words)));
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
