// @ts-check
/** The summary, and the slider for its length. */

/** @import { Facts, State } from "./state.js" */

import { labelsFor, summary } from "../../pkg/view/index.js";
import { startChoosing } from "./choice.js";
import { element } from "./element.js";
import { wordsOf, written } from "./language.js";
import { fill } from "./part.js";
import { set } from "./state.js";

/** @param {State<Facts>} state */
export function startSummary(state) {
  const view = element("summary-view", HTMLElement);
  const slider = element("summary-slider", HTMLElement);
  const range = element("characters", HTMLInputElement);
  const now = element("characters-now", HTMLOutputElement);
  const has = element("characters-has", HTMLElement);

  range.addEventListener("input", () => set(state, { characters: range.valueAsNumber }));
  state.watch(
    ({ settings: { characters, language } }) => [characters, language],
    (characters, language) => {
      range.valueAsNumber = characters;
      now.textContent = wordsOf(language).summaryUpTo(written(characters, language));
      range.setAttribute("aria-valuetext", now.textContent);
    },
  );
  state.watch(
    ({ found, settings }) => [found, settings.language],
    (found, language) => {
      slider.hidden = !found;
      has.textContent = found ? wordsOf(language).summaryHas(written(found.summary.characters, language)) : "";
      fill(view, found && summary({ ...found.analysis, summary: found.summary }, found.text, { labels: labelsFor(language), href: (it) => `#s${it}` }));
    },
  );
  startChoosing(state, view, (target) => {
    const { sentence } = /** @type {HTMLElement | null} */ (target.closest("[data-sentence]"))?.dataset ?? {};
    const { found } = state.now;
    if (sentence === undefined || !found) return undefined;
    const { start, end, spans = [[start, end]] } = found.analysis.sentences[Number(sentence)];
    return { text: found.text.slice(start, end), tag: "", places: spans };
  });
}
