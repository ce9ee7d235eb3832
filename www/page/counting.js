// @ts-check
/** How words are counted: stop words and single characters. */

/** @import { Facts, State } from "./state.js" */

import { element } from "./element.js";
import { set } from "./state.js";

/** After the last key in a list, in milliseconds. */
const PAUSE = 400;

/** @param {State<Facts>} state */
export function startCounting(state) {
  const stopWords = element("stop-words", HTMLInputElement);
  const singleCharacters = element("single-characters", HTMLInputElement);
  const reset = element("stop-reset", HTMLButtonElement);

  stopWords.addEventListener("change", () => set(state, { stopWords: stopWords.checked }));
  singleCharacters.addEventListener("change", () => set(state, { singleCharacters: singleCharacters.checked }));
  reset.addEventListener("click", () => set(state, { stopZh: null, stopEn: null }));
  state.watch(
    ({ settings }) => [settings],
    (settings) => {
      stopWords.checked = settings.stopWords;
      singleCharacters.checked = settings.singleCharacters;
      reset.disabled = settings.stopZh === null && settings.stopEn === null;
    },
  );
  startList(state, element("stop-zh", HTMLTextAreaElement), "stopZh", "zh");
  startList(state, element("stop-en", HTMLTextAreaElement), "stopEn", "en");
}

/**
 * @param {State<Facts>} state
 * @param {HTMLTextAreaElement} box
 * @param {"stopZh" | "stopEn"} setting
 * @param {"zh" | "en"} builtIn
 */
function startList(state, box, setting, builtIn) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  const shown = () => state.now.settings[setting] ?? state.now.jianbao?.stopWords[builtIn].join(" ") ?? "";

  box.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => set(state, { [setting]: box.value }), PAUSE);
  });
  state.watch(
    ({ settings, jianbao }) => [settings[setting], jianbao],
    () => {
      if (box.value !== shown()) box.value = shown();
    },
  );
}
