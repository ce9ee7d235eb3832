// @ts-check
/** In the strip: what the lexicon does not have becomes a word of the reader's, and what is no word is one no longer. */

/** @import { Facts, State } from "./state.js" */

import { node } from "../../pkg/view/node.js";
import { element } from "./element.js";
import { wordsOf } from "./language.js";
import { judge, verdictOn } from "./own.js";

/** @param {State<Facts>} state */
export function startVerdict(state) {
  const button = node("button", { type: "button", class: "plain", id: "strip-verdict" });
  element("strip-variants", HTMLElement).before(button, " ");

  state.watch(
    ({ chosen, settings: { language, ownWords, removedWords } }) => [chosen, language, ownWords, removedWords],
    (chosen, language, ownWords, removedWords) => {
      const words = wordsOf(language);
      const verdict = chosen && verdictOn(chosen.text, { ownWords, removedWords });
      const isNew = chosen && isNewWord(chosen.text, state.now);
      button.hidden = !chosen || [...chosen.text].length < 2;
      button.textContent = verdict ? words.undo : isNew ? words.addWord : words.notWord;
      button.setAttribute("aria-label", chosen ? (verdict ? words.undoOf : isNew ? words.addWordOf : words.notWordOf)(chosen.text) : "");
    },
  );
  button.addEventListener("click", () => {
    const { chosen, settings } = state.now;
    if (!chosen) return;
    judge(state, chosen.text, verdictOn(chosen.text, settings) ? undefined : isNewWord(chosen.text, state.now) ? "own" : "removed");
  });
}

/** @param {string} word @param {Facts} facts */
function isNewWord(word, { found }) {
  const { keywords = [], phrases = [] } = found?.analysis ?? {};
  return [...keywords, ...phrases].some((it) => it.text === word && it.known === false);
}
