// @ts-check
/**
 * The lines of the chosen word, one below the other with the word in the middle. A click goes to the place.
 * From what was chosen an arrow down leads to them.
 */

/** @import { Facts, State } from "./state.js" */

import { press } from "./choice.js";
import { element } from "./element.js";
import { wordsOf, written } from "./language.js";
import { row, startRows } from "./rows.js";

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
  const more = element("more-lines", HTMLButtonElement);
  const toggle = element("lines-toggle", HTMLButtonElement);
  const sort = element("lines-sort", HTMLElement);
  let limit = LINES;
  let isOpen = true;

  const rows = startRows(list, more);

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
    const { language = "und" } = found?.analysis ?? {};
    if (language === "und") list.removeAttribute("lang");
    else list.lang = language;
    const shown = lines?.lines.slice(0, limit) ?? [];
    list.replaceChildren(...shown.map((it) => row(it)));
    const left = (lines?.lines.length ?? 0) - shown.length;
    const number = (/** @type {number} */ it) => written(it, settings.language);
    more.hidden = left <= 0;
    more.textContent = words.more(number(Math.min(left, LINES)));
    const isAll = shown.length === lines?.total;
    told.textContent = !lines ? "" : isAll ? words.linesAll(number(lines.total)) : words.linesFirst(number(shown.length), number(lines.total));
    rows.reach(rows.all()[0]);
    mark();
  };
  /** Shows which line is the one that was gone to. */
  const mark = () => {
    const { at, lines } = state.now;
    rows.mark(at === undefined ? -1 : (lines?.lines.findIndex(({ place }) => place === at) ?? -1), view);
  };

  state.watch(
    ({ chosen, lines }) => [chosen, lines?.lines.length === 0],
    () => show(),
  );
  state.watch(
    ({ lines }) => [lines],
    (lines) => {
      limit = LINES;
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
  more.addEventListener("click", () => {
    const before = limit;
    limit += LINES;
    draw();
    // The reader goes on where the new ones begin.
    rows.all()[before]?.focus();
  });
  list.addEventListener("click", ({ target }) => {
    const line = target instanceof HTMLElement ? target.closest("button") : null;
    if (line) walk.to(Number(line.dataset.place));
  });
  document.addEventListener("keydown", (event) => {
    const { activeElement } = document;
    const isChosen = activeElement?.closest(".found") && activeElement.getAttribute("aria-pressed") === "true";
    const line = /** @type {HTMLElement | null} */ (list.querySelector('[tabindex="0"]'));
    if (event.key !== "ArrowDown" || !isChosen || !state.now.chosen || !line?.checkVisibility()) return;
    event.preventDefault();
    line.focus();
  });
}

