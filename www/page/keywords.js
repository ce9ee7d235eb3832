// @ts-check
/** The keywords. */

/** @import { Facts, State } from "./state.js" */

import { keywords, labelsFor } from "../../pkg/view/index.js";
import { press, startChoosing } from "./choice.js";
import { element } from "./element.js";
import { fill } from "./part.js";
import { termOf } from "./term.js";

/** @param {State<Facts>} state */
export function startKeywords(state) {
  const view = element("keywords-view", HTMLElement);

  const keywordOf = (/** @type {HTMLElement} */ target) => {
    const { keyword } = /** @type {HTMLElement | null} */ (target.closest("[data-keyword]"))?.dataset ?? {};
    const { shown, found } = state.now;
    const known = keyword === undefined ? undefined : shown?.keywords[Number(keyword)];
    return known && found && termOf(known.text, found, known);
  };

  state.watch(
    ({ shown, settings }) => [shown, settings.language],
    (shown, language) => {
      fill(view, shown && keywords(shown, "", { labels: labelsFor(language), buttons: true }));
    },
  );
  state.watch(
    ({ chosen, shown, settings }) => [chosen, shown, settings.language],
    () => press(view, "[data-keyword]", (button) => keywordOf(button)?.text === state.now.chosen?.text),
  );
  startChoosing(state, view, keywordOf);
}
