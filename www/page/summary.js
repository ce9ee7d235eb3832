// @ts-check
/** The summary, and the slider for its length. */

/** @import { Facts, State } from "./state.js" */

import { labelsFor, summary } from "../../pkg/view/index.js";
import { startChoosing } from "./choice.js";
import { element } from "./element.js";
import { wordsOf, written } from "./language.js";
import { fill } from "./part.js";
import { set } from "./state.js";

/** A sentence that is longer is none: the text without a full stop. */
const LONGEST = 2000;

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
      fill(view, found && drawn(found, language));
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

/**
 * @param {NonNullable<Facts["found"]>} found
 * @param {"zh" | "en"} language
 */
function drawn({ text, analysis, summary: chosen }, language) {
  const view = summary({ ...analysis, summary: chosen }, text, { labels: labelsFor(language), href: (it) => `#s${it}` });
  for (const sentence of view.querySelectorAll(".jianbao-sentence")) {
    const said = sentence.textContent ?? "";
    if (said.length > LONGEST) sentence.textContent = `${said.slice(0, LONGEST)}…`;
  }
  return view;
}
