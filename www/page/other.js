// @ts-check
/** The second text, which the first is compared with: typed, pasted, or a file. */

/** @import { Facts, Say, State } from "./state.js" */

import { element } from "./element.js";
import { textOf } from "./file.js";
import { startTaking } from "./give.js";
import { wordsOf, written } from "./language.js";
import { startRefusing } from "./refusal.js";
import { did } from "./undo.js";

/** After the last key, in milliseconds. */
const PAUSE = 300;

/** Browsers take seconds to lay out more than that in a text box. */
const VERY_LONG = 300_000;

/** @param {State<Facts>} state */
export function startOther(state) {
  const part = element("other-part", HTMLElement);
  const box = element("other", HTMLTextAreaElement);
  const away = element("other-away", HTMLElement);
  const input = element("other-file", HTMLInputElement);
  const clear = element("other-clear", HTMLButtonElement);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  const refuse = startRefusing(state, element("other-trouble", HTMLElement));

  /** Puts a whole text in the place of what was there, which can be put back. @param {string} text @param {Say} note */
  const put = (text, note) => {
    clearTimeout(pause);
    pause = undefined;
    const { other: before = "" } = state.now;
    refuse(undefined);
    state.change({ other: text.replace(/\r\n?/g, "\n"), note, refusal: undefined });
    if (before.trim() !== "" && before !== state.now.other) did(state, { note, back: () => state.change({ other: before }) });
  };
  const open = async (/** @type {File} */ file) => {
    const read = await textOf(file);
    if (read.text === undefined) refuse(read.refusal);
    else put(read.text, read.note);
  };

  box.addEventListener("input", () => {
    clearTimeout(pause);
    refuse(undefined);
    pause = setTimeout(() => {
      pause = undefined;
      state.change({ other: box.value });
    }, PAUSE);
  });
  input.addEventListener("change", async () => {
    if (input.files?.[0]) await open(input.files[0]);
    // The same file may be chosen again after it was mended.
    input.value = "";
  });
  clear.addEventListener("click", () => {
    put("", (words) => words.otherCleared);
    box.focus();
  });
  startTaking(part, open);

  state.watch(
    ({ other = "", settings }) => [other, settings.language],
    (other, language) => {
      const isAway = other.length >= VERY_LONG;
      box.hidden = isAway;
      away.hidden = !isAway;
      away.textContent = isAway ? wordsOf(language).otherAway(written(other.length, language)) : "";
      if (isAway) box.value = "";
      // What is being typed comes here too, after the pause.
      else if (pause === undefined && box.value !== other) box.value = other;
      clear.hidden = other === "";
    },
  );
}
