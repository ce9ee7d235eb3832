// @ts-check
/** What is waited for: the loading under the head, the opening of files and the reading of a long text with their Stop. */

/** @import { Facts, State } from "./state.js" */

import { element } from "./element.js";
import { fixed, wordsOf, written } from "./language.js";

/**
 * @param {State<Facts>} state
 * @param {{ stop: () => void }} analyst
 */
export function startWaiting(state, { stop }) {
  const line = element("loading-bar", HTMLProgressElement);
  const waiting = element("waiting", HTMLElement);
  const bar = element("working-bar", HTMLProgressElement);
  const text = element("working-text", HTMLElement);
  const button = element("stop", HTMLButtonElement);

  button.addEventListener("click", () => (state.now.opening?.stop ?? stop)());
  state.watch(
    ({ loading, working, opening, text, settings: { language } }) => [loading, working, opening?.share, text.trim() !== "", language],
    (loading, working, opening, hasText, language) => {
      const words = wordsOf(language);
      line.hidden = loading === undefined;
      line.value = loading?.share ?? 1;
      // Whoever has pasted already waits for the lexicon; whoever has not need not know.
      const waitsForLexicon = loading !== undefined && hasText;
      const share = opening ?? working;
      waiting.hidden = share === undefined && !waitsForLexicon;
      button.hidden = share === undefined;
      bar.value = share ?? loading?.share ?? 0;
      text.textContent =
        share !== undefined
          ? words[opening === undefined ? "working" : "opening"](written(share, language, { style: "percent" }))
          : loading
            ? words.loading(megabytes(loading.loaded, language), megabytes(loading.total, language))
            : "";
    },
  );
}

/** @param {number} bytes @param {"zh" | "en"} language */
function megabytes(bytes, language) {
  return fixed(bytes / 1e6, language, 1);
}
