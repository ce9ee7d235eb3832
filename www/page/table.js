// @ts-check
/** The table of words: sorted by a click on a column's head, drawn two hundred rows at a time. */

/** @import { Sort } from "../../pkg/view/index.js" */
/** @import { Facts, State } from "./state.js" */

import { frequencies, labelsFor } from "../../pkg/view/index.js";
import { press, startChoosing } from "./choice.js";
import { element } from "./element.js";
import { wordsOf, written } from "./language.js";
import { fill } from "./part.js";
import { termOf } from "./term.js";

const ROWS = 200;

/** @param {State<Facts>} state */
export function startTable(state) {
  const view = element("words-view", HTMLElement);
  const more = element("more", HTMLButtonElement);
  /** @type {Sort} */
  let sort = { by: "count", descending: true };
  let limit = ROWS;

  const draw = () => {
    const { shown, found, settings } = state.now;
    const labels = labelsFor(settings.language);
    fill(view, shown && found && frequencies(shown, found.text, { labels, buttons: true, sort, limit }));
    const left = (shown?.frequencies.length ?? 0) - limit;
    more.hidden = left <= 0;
    more.textContent = wordsOf(settings.language).more(written(Math.min(left, ROWS), settings.language));
    pressChosen();
  };
  const pressChosen = () => press(view, "button[data-word]", (button) => button.dataset.word === state.now.chosen?.text);

  const choiceOf = (/** @type {HTMLElement} */ target) => {
    const { word } = /** @type {HTMLElement | null} */ (target.closest("[data-word]"))?.dataset ?? {};
    const { found } = state.now;
    return word === undefined || !found ? undefined : termOf(word, found);
  };

  state.watch(
    ({ shown }) => [shown],
    () => {
      limit = ROWS;
      draw();
    },
  );
  state.watch(({ settings }) => [settings.language], draw);
  state.watch(({ chosen }) => [chosen], pressChosen);

  view.addEventListener("click", ({ target }) => {
    const by = /** @type {Sort["by"] | undefined} */ (target instanceof HTMLElement ? target.dataset.sort : undefined);
    if (!by) return;
    // Numbers are wanted from the top, words from A.
    const first = by !== "text" && by !== "tag";
    sort = { by, descending: sort.by === by ? !sort.descending : first };
    draw();
    /** @type {HTMLElement | null} */ (view.querySelector(`[data-sort="${by}"]`))?.focus();
  });
  more.addEventListener("click", () => {
    const before = limit;
    limit += ROWS;
    draw();
    // The reader goes on where the new rows begin.
    /** @type {NodeListOf<HTMLElement>} */ (view.querySelectorAll("button[data-word]"))[before]?.focus();
  });
  startChoosing(state, view, choiceOf);
}
