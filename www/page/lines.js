// @ts-check
/**
 * The lines of the chosen word, one below the other with the word in the middle. A click goes to the place.
 *
 * One of them is on the way of the Tab key, and the arrows go from one to the next. From what was chosen an arrow down leads to them.
 */

/** @import { Line } from "./concordance.js" */
/** @import { Facts, State } from "./state.js" */

import { node } from "../../pkg/view/node.js";
import { press } from "./choice.js";
import { element } from "./element.js";
import { wordsOf, written } from "./language.js";

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

  const all = () => /** @type {HTMLButtonElement[]} */ ([...list.querySelectorAll("button")]);
  const reach = (/** @type {HTMLElement | undefined} */ line) => {
    list.querySelector('[tabindex="0"]')?.setAttribute("tabindex", "-1");
    if (line) line.tabIndex = 0;
  };

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
    list.replaceChildren(...shown.map(drawn));
    const left = (lines?.lines.length ?? 0) - shown.length;
    const number = (/** @type {number} */ it) => written(it, settings.language);
    more.hidden = left <= 0;
    more.textContent = words.more(number(Math.min(left, LINES)));
    const isAll = shown.length === lines?.total;
    told.textContent = !lines ? "" : isAll ? words.linesAll(number(lines.total)) : words.linesFirst(number(shown.length), number(lines.total));
    reach(all()[0]);
    mark();
  };
  /** Shows which line is the one that was gone to. */
  const mark = () => {
    const { at, lines } = state.now;
    list.querySelector('[aria-current="true"]')?.removeAttribute("aria-current");
    const line = at === undefined ? undefined : all()[lines?.lines.findIndex(({ place }) => place === at) ?? -1];
    if (!line) return;
    line.setAttribute("aria-current", "true");
    reach(line);
    // Within the list alone: the page is where the text is.
    const [box, mine] = [view.getBoundingClientRect(), line.getBoundingClientRect()];
    if (mine.top < box.top) view.scrollTop += mine.top - box.top;
    else if (mine.bottom > box.bottom) view.scrollTop += mine.bottom - box.bottom;
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
    all()[before]?.focus();
  });
  list.addEventListener("click", ({ target }) => {
    const line = target instanceof HTMLElement ? target.closest("button") : null;
    if (line) walk.to(Number(line.dataset.place));
  });
  list.addEventListener("focusin", ({ target }) => target instanceof HTMLButtonElement && reach(target));
  list.addEventListener("keydown", (event) => {
    const lines = all();
    const at = lines.indexOf(/** @type {HTMLButtonElement} */ (event.target));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    // From the last line on there may be more of them.
    (lines[to] ?? (to > 0 && !more.hidden ? more : undefined))?.focus();
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

/** @param {Line} line */
function drawn({ left, text, right, place }) {
  const button = node(
    "button",
    { type: "button", tabindex: -1, "data-place": place },
    node("span", { class: "before" }, node("span", {}, left)),
    node("strong", {}, text),
    node("span", { class: "behind" }, right),
  );
  return node("li", {}, button);
}

