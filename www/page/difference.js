// @ts-check
/** Two texts, or two pieces of a page → the words by which they differ. */

/** @import { CompareOptions, Comparison, Jianbao } from "../../pkg/index.js" */
/** @import { Facts, Found, State } from "./state.js" */

import { piece } from "../../pkg/view/piece.js";
import { flat, optionsOf } from "./analyst.js";
import { startAsking } from "./asking.js";
import { startChoosingWords } from "./choose-words.js";
import { differenceView, ROWS } from "./difference-view.js";
import { element } from "./element.js";
import { langOf } from "./language.js";
import { startSides } from "./sides.js";

/** @typedef {{ here?: number, there?: number }} Sides The numbers of two pieces; without one, the whole text here and the second text there. */

/** @typedef {{ of: object, comparison: Comparison, summaries: [here: string, there: string], sides: Sides }} Difference `of`: the first text's analysis. */

/** More than anybody reads. */
const MOST = 1000;

/** @param {State<Facts>} state */
export function startDifference(state) {
  const view = element("compare-view", HTMLElement);
  const asking = startAsking(state, element("compare", HTMLElement));
  const pressChosen = startChoosingWords(state, view);
  /** How many rows the two tables have. */
  let limits = [ROWS, ROWS];
  startSides(state);

  const draw = () => {
    const { difference, found, settings } = state.now;
    const lang = langOf(found?.analysis);
    view.replaceChildren(...differenceView(difference, found?.analysis.articles ?? [], { language: settings.language, lang, limits }));
    pressChosen();
  };

  state.watch(
    ({ jianbao, view, found, text, other = "", sides }) => [found?.analysis, jianbao && view === "compare" && found?.text === text, other, sides],
    async (analysis, isRead, other, sides = {}) => {
      if (state.now.difference && state.now.difference.of !== analysis) state.change({ difference: undefined });
      const { jianbao, found, cuts, settings } = state.now;
      if (!isRead || !jianbao || !found || !analysis) return;
      if (sides.there === undefined && other.trim() === "") {
        asking.end();
        return state.change({ difference: undefined });
      }
      const options = { ...flat(optionsOf(settings, jianbao.stopWords)), page: cuts };
      const difference = await asking.ask((signal) => differenceOf(jianbao, found, other, sides, { ...options, signal }));
      if (difference && state.now.found?.analysis === analysis) state.change({ difference: { ...difference, of: analysis } });
    },
  );
  state.watch(
    ({ difference }) => [difference],
    () => {
      limits = [ROWS, ROWS];
      draw();
    },
  );
  state.watch(({ settings, found }) => [settings.language, found?.analysis], draw);

  view.addEventListener("click", ({ target }) => {
    const side = target instanceof HTMLElement ? target.dataset.more : undefined;
    if (side === undefined) return;
    const before = limits[Number(side)];
    limits[Number(side)] += ROWS;
    draw();
    // The reader goes on where the new rows begin.
    const rows = view.querySelectorAll(`[data-side="${side}"] tbody tr`);
    const next = rows[before]?.querySelector("button") ?? rows[before];
    if (next instanceof HTMLElement) next.focus();
  });
}

/**
 * @param {Pick<Jianbao, "compare" | "summarize">} jianbao
 * @param {Found} found
 * @param {string} other
 * @param {Sides} sides
 * @param {Pick<CompareOptions, "page" | "stopWords" | "signal"> & { characters?: number }} options
 * @returns {Promise<Omit<Difference, "of">>}
 */
export async function differenceOf(jianbao, found, other, sides, { characters, page, ...options }) {
  const { text, analysis } = found;
  const { here, there } = sides;
  const how = { ...options, limit: MOST };
  const told = (/** @type {number} */ article) => flowing(analysis.articles[article].summary.text);
  if (here !== undefined && there !== undefined) {
    const comparison = await jianbao.compare(text, text, { ...how, articles: [here, there], page });
    return { comparison, summaries: [told(here), told(there)], sides };
  }
  // The summary that is shown may be that of a piece.
  const summed = async (/** @type {string} */ it) => flowing((await jianbao.summarize(it, { ...options, characters })).text);
  const mine = here === undefined ? text : textOf(found, here);
  const first = here === undefined ? summed(text) : told(here);
  const [comparison, ...summaries] = await Promise.all([jianbao.compare(mine, other, how), first, summed(other)]);
  return { comparison, summaries, sides };
}

/** What a piece of the page says, line by line. @param {Pick<Found, "text" | "analysis">} found @param {number} article */
export function textOf({ text, analysis }, article) {
  return analysis.sentences.flatMap((it) => (it.article === article ? [piece(text, it)] : [])).join("\n");
}

/** A page's line breaks are no part of a summary. @param {string} text */
function flowing(text) {
  return piece(text, { start: 0, end: text.length });
}
