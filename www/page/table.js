// @ts-check
/**
 * The table of words: sorted by a click on a column's head. Of its rows only those near the screen are drawn; a row without words above and
 * one below are as high as the others would be.
 */

/** @import { Frequency } from "../../pkg/index.js" */
/** @import { Sort } from "../../pkg/view/index.js" */
/** @import { Facts, State } from "./state.js" */

import { frequencies, frequencyRow, labelsFor } from "../../pkg/view/index.js";
import { node } from "../../pkg/view/node.js";
import { startChoosingWords } from "./choose-words.js";
import { element } from "./element.js";
import { filtered } from "./filter.js";
import { langOf, wordsOf } from "./language.js";
import { ordered, turned } from "./order.js";
import { fill } from "./part.js";
import { startTableRows } from "./table-rows.js";
import { drawnRows } from "./drawn.js";
import { whenSeen } from "./seen.js";

/** Until one can be measured, and where one is not drawn. */
const ROW = 34;

/** @param {State<Facts>} state */
export function startTable(state) {
  const view = element("words-view", HTMLElement);
  const pressChosen = startChoosingWords(state, view);
  /** @type {Sort} */
  let sort = { by: "count", descending: true };
  /** @type {Frequency[]} */
  let words = [];
  let most = 1;
  let row = ROW;
  /** What is drawn. */
  let [from, to] = [0, 0];
  /** @type {HTMLTableSectionElement | null} */
  let body = null;
  const [above, below] = [0, 1].map(() => node("tr", { class: "jianbao-space", "aria-hidden": "true" }, node("td")));

  /** Draws the table anew: other words, another order, another language. */
  const draw = () => {
    const { shown, filter, settings, asCloud } = state.now;
    const isOf = shown?.frequencies.length;
    words = shown ? filtered(ordered(shown.frequencies, sort), filter) : [];
    most = words.reduce((most, { count }) => Math.max(most, count), 1);
    const labels = labelsFor(settings.language);
    const none = shown && isOf && words.length === 0 ? node("p", { class: "jianbao-none" }, wordsOf(settings.language).noWordsLeft) : undefined;
    const made = none ?? (shown && frequencies({ ...shown, frequencies: words }, "", { labels, buttons: true, sort, limit: 0 }));
    const table = made?.querySelector("table");
    table?.setAttribute("aria-rowcount", String(words.length + 1));
    fill(view, table ?? made);
    view.hidden ||= asCloud === true;
    body = view.querySelector("tbody");
    body?.append(above, below);
    [from, to] = [0, 0];
    look();
  };

  /** Draws the rows that are near the screen, and takes the others away. Unseen, the table begins at its beginning. */
  const look = () => {
    if (!body) return;
    const isSeen = view.checkVisibility();
    const [first, last] = isSeen ? drawnRows({ top: above.getBoundingClientRect().top, row, count: words.length }, innerHeight) : [0, Math.min(words.length, 100)];
    if (first === from && last === to) return;
    const { shown, settings } = state.now;
    const options = { most, labels: labelsFor(settings.language), lang: langOf(shown), buttons: true };
    /** @type {Map<string | undefined, Element>} */
    const old = new Map([...body.rows].map((it) => [it.dataset.word, it]));
    const rows = words.slice(first, last).map((word, i) => {
      const made = old.get(word.text) ?? frequencyRow(word, options);
      made.setAttribute("aria-rowindex", String(first + i + 2));
      return made;
    });
    // What has the focus stays where it is in the document, or would lose it.
    const kept = new Set(rows);
    for (const it of old.values()) if (it !== above && it !== below && !kept.has(it)) it.remove();
    let before = /** @type {Element} */ (above);
    for (const it of rows) {
      if (before.nextElementSibling !== it) before.after(it);
      before = it;
    }
    [from, to] = [first, last];
    space(above, from * row);
    space(below, (words.length - to) * row);
    roving.settle();
    pressChosen();
    if (isSeen) measure();
  };

  /** Rows are equally high; how high, only the screen knows. */
  const measure = () => {
    const rows = body?.rows ?? [];
    const count = rows.length - 2;
    const height = count > 1 ? (rows[count].getBoundingClientRect().top - rows[1].getBoundingClientRect().top) / (count - 1) : 0;
    if (height < 8 || Math.abs(height - row) < 0.01) return;
    row = height;
    space(above, from * row);
    space(below, (words.length - to) * row);
    look();
  };

  /** The row may first have to be scrolled to. @param {number} at */
  const bring = (at) => {
    const wanted = above.getBoundingClientRect().top + at * row;
    if (wanted < 0 || wanted > innerHeight) scrollerOf(view).scrollBy(0, wanted - innerHeight / 2);
    look();
  };
  const roving = startTableRows(view, bring, () => words.length);

  whenSeen(state, "words", ({ shown, filter, settings, asCloud }) => [shown, filter, settings.language, asCloud], draw);
  state.watch(({ view }) => [view], look);
  // The panel scrolls on a wide screen, the document on a narrow one.
  document.addEventListener("scroll", look, { capture: true, passive: true });
  new ResizeObserver(() =>
    requestAnimationFrame(() => {
      measure();
      look();
    }),
  ).observe(view);

  view.addEventListener("click", ({ target }) => {
    const by = /** @type {Sort["by"] | undefined} */ (target instanceof HTMLElement ? target.dataset.sort : undefined);
    if (!by) return;
    sort = turned(sort, by);
    draw();
    /** @type {HTMLElement | null} */ (view.querySelector(`[data-sort="${by}"]`))?.focus({ preventScroll: true });
  });
}

/** @param {Element} row @param {number} height */
function space(row, height) {
  const cell = /** @type {HTMLElement} */ (row.firstElementChild);
  cell.style.height = `${height}px`;
}

/** What scrolls an element. @param {Element} element @returns {Element} */
function scrollerOf(element) {
  for (let it = element.parentElement; it; it = it.parentElement) {
    if (it.scrollHeight > it.clientHeight && /auto|scroll/.test(getComputedStyle(it).overflowY)) return it;
  }
  return document.scrollingElement ?? document.documentElement;
}
