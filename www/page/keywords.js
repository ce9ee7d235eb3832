// @ts-check
/** The keywords. */

/** @import { Facts, State } from "./state.js" */

import { keywords, labelsFor } from "../../pkg/view/index.js";
import { press, startChoosing } from "./choice.js";
import { element } from "./element.js";
import { fill } from "./part.js";

/** @param {State<Facts>} state */
export function startKeywords(state) {
  const view = element("keywords-view", HTMLElement);

  const keywordOf = (/** @type {HTMLElement} */ target) => {
    const { keyword } = /** @type {HTMLElement | null} */ (target.closest("[data-keyword]"))?.dataset ?? {};
    return keyword === undefined ? undefined : state.now.found?.analysis.keywords[Number(keyword)];
  };

  state.watch(
    ({ found, settings }) => [found?.analysis, settings.language],
    (analysis, language) => {
      fill(view, analysis && keywords(analysis, "", { labels: labelsFor(language), buttons: true }));
    },
  );
  state.watch(
    ({ chosen, found, settings }) => [chosen, found?.analysis, settings.language],
    () => press(view, "[data-keyword]", (button) => keywordOf(button)?.text === state.now.chosen?.text),
  );
  startChoosing(state, view, keywordOf);
}
