// @ts-check
/**
 * One view at a time: its tab, its panel, and where the text and the pieces stand.
 *
 * Wide, the text stands beside the view, and wider still the pieces stand on the other side of it. Narrow, both are views among the others.
 */

/** @import { Facts, State } from "./state.js" */

import { element } from "./element.js";

export const views = /** @type {const} */ (["text", "summary", "terms", "words", "pieces", "names", "lines", "compare", "mine"]);

/** @typedef {(typeof views)[number]} View */

/** The same widths as in page.css. */
const wide = matchMedia("(min-width: 68.75em)");
const widest = matchMedia("(min-width: 80em)");

/** Whether the text has a place of its own beside the view. */
export const isWide = () => wide.matches;

/** @param {State<Facts>} state */
export function startViews(state) {
  const found = element("found", HTMLElement);
  const tabs = element("tabs", HTMLElement);
  const more = element("tabs-more", HTMLButtonElement);
  const text = element("text", HTMLElement);
  const pieces = element("pieces", HTMLElement);
  const left = element("left", HTMLElement);
  const tabOf = (/** @type {View} */ view) => element(`tab-${view}`, HTMLElement);
  const panelOf = (/** @type {View} */ view) => (view === "text" ? text : element(`panel-${view}`, HTMLElement));

  const show = () => {
    const { found: has, view } = state.now;
    const places = hasPieces(state.now) ? (widest.matches ? left : panelOf("pieces")) : undefined;
    const isOffered = (/** @type {View} */ it) => !((it === "text" && wide.matches) || (it === "pieces" && places !== panelOf("pieces")));
    const shown = isOffered(view) ? view : "summary";
    found.hidden = !has;
    left.hidden = !has || places !== left;
    // A browser answers `:has` anew for whatever is hidden anywhere, in a long text too.
    document.documentElement.toggleAttribute("data-left", !left.hidden);
    if (places && pieces.parentElement !== places) places.append(pieces);
    for (const it of views) {
      const tab = tabOf(it);
      tab.hidden = !isOffered(it);
      tab.setAttribute("aria-selected", String(it === shown));
      tab.tabIndex = it === shown ? 0 : -1;
      panelOf(it).hidden = !has || (it !== shown && !(it === "text" && wide.matches));
    }
    document.documentElement.dataset.view = shown;
  };
  const fold = (/** @type {boolean} */ isOpen) => {
    tabs.classList.toggle("open", isOpen);
    more.setAttribute("aria-expanded", String(isOpen));
  };

  state.watch(
    ({ view, found, article }) => [view, found?.analysis, article],
    () => show(),
  );
  wide.addEventListener("change", show);
  widest.addEventListener("change", show);

  tabs.addEventListener("click", ({ target }) => {
    const view = target instanceof HTMLElement ? views.find((it) => it === target.dataset.view) : undefined;
    if (!view) return;
    fold(false);
    state.change({ view });
  });
  more.addEventListener("click", () => fold(more.getAttribute("aria-expanded") !== "true"));
  tabs.addEventListener("keydown", (event) => {
    const offered = views.filter((it) => !tabOf(it).hidden);
    const at = offered.findIndex((it) => tabOf(it) === document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const view = offered.at(to % offered.length) ?? offered[0];
    state.change({ view });
    tabOf(view).focus();
  });
  // What leads into the text shows it first.
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? target.closest('a[href^="#s"], a[href^="#a"]') : null;
    if (link && !isWide()) state.change({ view: "text" });
  });
}

/** Whether there is more than one piece to choose from. @param {Facts} facts */
function hasPieces({ found }) {
  return (found?.analysis.articles.length ?? 0) > 1;
}
