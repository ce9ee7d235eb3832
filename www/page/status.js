// @ts-check
/** What is said beside the box: what was done, and in one sentence what to do where something failed. */

/** @import { Facts, State } from "./state.js" */
/** @import { Words } from "./language.js" */

import { element } from "./element.js";
import { wordsOf, written } from "./language.js";

/** @typedef {"lexiconDamaged" | "lexiconVersion" | "modelDamaged" | "modelVersion" | "fetchFailed" | "noWebAssembly" | "tooLarge" | "crashed"} Trouble */

/** What an error's code is told as, and what its button does, where one helps. @type {Record<string, { told: Trouble, button?: "retry" | "again" }>} */
const troubles = {
  "lexicon-damaged": { told: "lexiconDamaged", button: "retry" },
  "lexicon-version": { told: "lexiconVersion", button: "retry" },
  "model-damaged": { told: "modelDamaged", button: "retry" },
  "model-version": { told: "modelVersion", button: "retry" },
  "fetch-failed": { told: "fetchFailed", button: "retry" },
  "no-webassembly": { told: "noWebAssembly" },
  "too-large": { told: "tooLarge" },
};
const crashed = { told: /** @type {Trouble} */ ("crashed"), button: /** @type {const} */ ("again") };

/**
 * @param {State<Facts>} state
 * @param {{ again: () => Promise<void> }} analyst
 */
export function startStatus(state, { again }) {
  const status = element("status", HTMLElement);
  const refused = element("file-trouble", HTMLElement);
  const trouble = element("trouble", HTMLElement);
  const text = element("trouble-text", HTMLElement);
  const button = element("trouble-button", HTMLButtonElement);

  button.addEventListener("click", () => void again());
  state.watch(
    ({ note, found, text, settings }) => [note, found?.text === text ? found?.analysis : undefined, settings.language],
    (note, analysis, language) => {
      const words = wordsOf(language);
      status.textContent = [note?.(words), analysis && done(analysis, words, language)].filter(Boolean).join(" ");
    },
  );
  state.watch(
    ({ refusal, settings }) => [refusal, settings.language],
    (refusal, language) => {
      refused.hidden = !refusal;
      refused.textContent = refusal?.(wordsOf(language)) ?? "";
    },
  );
  state.watch(
    ({ trouble, stopped, settings }) => [trouble, stopped, settings.language],
    (code, stopped, language) => {
      const words = wordsOf(language);
      const what = code === undefined ? undefined : (troubles[code] ?? crashed);
      trouble.hidden = !what && !stopped;
      text.textContent = what ? words[what.told] : stopped ? words.stopped : "";
      const label = what ? what.button : "again";
      button.hidden = !label;
      button.textContent = label ? words[label] : "";
    },
  );
}

/**
 * @param {NonNullable<Facts["found"]>["analysis"]} analysis
 * @param {Words} words
 * @param {"zh" | "en"} language
 */
function done({ characters, sentences, articles }, words, language) {
  const number = (/** @type {number} */ it) => written(it, language);
  const paragraphs = articles.reduce((sum, it) => sum + it.paragraphs.length, 0);
  // A headline alone has none.
  return words.done(number(characters), number(sentences.length), paragraphs > 0 ? number(paragraphs) : "");
}
