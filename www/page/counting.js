// @ts-check
/** How words are counted: stop words and single characters. */

/** @import { Facts, State } from "./state.js" */

import { element } from "./element.js";
import { set } from "./state.js";

/** @param {State<Facts>} state */
export function startCounting(state) {
  const stopWords = element("stop-words", HTMLInputElement);
  const singleCharacters = element("single-characters", HTMLInputElement);

  stopWords.addEventListener("change", () => set(state, { stopWords: stopWords.checked }));
  singleCharacters.addEventListener("change", () => set(state, { singleCharacters: singleCharacters.checked }));
  state.watch(
    ({ settings }) => [settings],
    (settings) => {
      stopWords.checked = settings.stopWords;
      singleCharacters.checked = settings.singleCharacters;
    },
  );
}
