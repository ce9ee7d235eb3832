// @ts-check
/** Words that can be chosen in a view, each with what it is in `data-word`. */

/** @import { Facts, State } from "./state.js" */

import { press, startChoosing } from "./choice.js";
import { termOf } from "./term.js";

/**
 * @param {State<Facts>} state
 * @param {HTMLElement} view
 * @returns {() => void} says of each whether it is the chosen one: for whoever draws them anew
 */
export function startChoosingWords(state, view) {
  const pressChosen = () => press(view, ":is(button, [role=button])[data-word]", ({ dataset }) => dataset.word === state.now.chosen?.text);
  state.watch(({ chosen }) => [chosen], pressChosen);
  startChoosing(state, view, (target) => {
    const { word } = /** @type {HTMLElement | SVGElement | null} */ (target.closest("[data-word]"))?.dataset ?? {};
    return word === undefined || !state.now.found ? undefined : termOf(word, state.now.found);
  });
  return pressChosen;
}
