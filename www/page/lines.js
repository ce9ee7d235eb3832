// @ts-check
/**
 * The lines of the chosen word, one below the other with the word in the middle. A click goes to the place.
 * From what was chosen an arrow down leads to them.
 */

/** @import { Facts, State } from "./state.js" */

import { press } from "./choice.js";
import { element } from "./element.js";
import { langOf, wordsOf, written } from "./language.js";
import { startRows } from "./rows.js";

const LINES = 50;

const orders = /** @type {const} */ (["text", "left", "right"]);

/**
 * @param {State<Facts>} state
 * @param {{ to: (place: number) => void }} walk
 */
export function startLines(state, walk) {
  const part = element("lines", HTMLElement);
  const view = element("lines-view", HTMLElement);
  const list = element("lines-list", HTMLElement);
  const told = element("lines-told", HTMLElement);
  const toggle = element("lines-toggle", HTMLButtonElement);
  const sort = element("lines-sort", HTMLElement);
  let isOpen = true;

  const rows = startRows({ view, list, more: element("more-lines", HTMLButtonElement) }, LINES, () => draw());

  const show = () => {
    const { chosen, lines } = state.now;
    part.hidden = !isOpen || !chosen || lines?.lines.length === 0;
    toggle.setAttribute("aria-expanded", String(isOpen));
    // The room is there before the lines are, so that nothing moves when they come.
    part.style.setProperty("--lines", `${Math.min(chosen?.places.length ?? 0, LINES)}`);
  };
  const draw = () => {
    const { lines, found, settings } = state.now;
    const words = wordsOf(settings.language);
    const shown = rows.draw(lines?.lines ?? [], { language: settings.language, lang: langOf(found?.analysis) });
    const number = (/** @type {number} */ it) => written(it, settings.language);
    told.textContent = !lines ? "" : shown === lines.total ? words.linesAll(number(shown)) : words.linesFirst(number(shown), number(lines.total));
    mark();
  };
  /** Shows which line is the one that was gone to. */
  const mark = () => {
    const { at, lines } = state.now;
    rows.mark(at === undefined ? -1 : (lines?.lines.findIndex(({ place }) => place === at) ?? -1));
  };

  state.watch(
    ({ chosen, lines }) => [chosen, lines?.lines.length === 0],
    () => show(),
  );
  state.watch(
    ({ lines }) => [lines],
    (lines) => {
      rows.reset();
      if (!lines) view.scrollTop = 0;
      draw();
    },
  );
  state.watch(({ settings }) => [settings.language], draw);
  state.watch(({ at }) => [at], mark);
  state.watch(
    ({ order }) => [order ?? "text"],
    (order) => press(sort, "button", (button) => button.dataset.order === order),
  );

  toggle.addEventListener("click", () => {
    isOpen = !isOpen;
    show();
    if (isOpen) mark();
  });
  sort.addEventListener("click", ({ target }) => {
    const order = target instanceof HTMLElement ? orders.find((it) => it === target.dataset.order) : undefined;
    if (!order) return;
    view.scrollTop = 0;
    state.change({ order });
  });
  list.addEventListener("click", ({ target }) => {
    const line = target instanceof HTMLElement ? target.closest("button") : null;
    if (line) walk.to(Number(line.dataset.place));
  });
  document.addEventListener("keydown", (event) => {
    const { activeElement } = document;
    const isChosen = activeElement?.closest(".found") && activeElement.getAttribute("aria-pressed") === "true";
    if (isChosen && state.now.chosen) rows.enter(event);
  });
}
