// @ts-check
/** What stands near what is looked for, and how surely that is no chance. A click on a word chooses it, and it is what is looked for next. */

/** @import { CollocateOptions, Collocates, Jianbao } from "../../pkg/index.js" */
/** @import { Column, Order } from "./near-table.js" */
/** @import { Choice, Facts, Say, State } from "./state.js" */

import { node } from "../../pkg/view/node.js";
import { flat, optionsOf } from "./analyst.js";
import { startAsking } from "./asking.js";
import { startChoosingWords } from "./choose-words.js";
import { plain } from "./concordance.js";
import { element } from "./element.js";
import { langOf, wordsOf, written } from "./language.js";
import { nearTable } from "./near-table.js";
import { turned } from "./order.js";
import { fill, offerMore } from "./part.js";
import { look, lookedFor, readNow, refusalOf, searchOf } from "./search.js";

/** @typedef {{ of: object, query: string, least: number, found?: Collocates, refusal?: Say }} Near `of`: the analysis of the text. */

const ROWS = 200;

/** More than anybody reads. */
const MOST = 2000;

/** @param {State<Facts>} state */
export function startNear(state) {
  const part = element("near", HTMLElement);
  const view = element("near-view", HTMLElement);
  const hint = element("near-hint", HTMLElement);
  const more = element("more-near", HTMLButtonElement);
  const left = element("window-left", HTMLSelectElement);
  const right = element("window-right", HTMLSelectElement);
  const least = element("least", HTMLSelectElement);
  const asking = startAsking(state, part);
  const pressChosen = startChoosingWords(state, view);
  /** @type {Order} */
  let order = { by: "logLikelihood", descending: true };
  let limit = ROWS;

  const draw = () => {
    const { near, found, settings } = state.now;
    const { language } = settings;
    const why = whyNone(near)?.(wordsOf(language));
    const all = near?.found?.collocates ?? [];
    const lang = langOf(found?.analysis);
    fill(view, why ? node("p", { class: "hint" }, why) : nearTable(all, { language, order, limit, lang, query: near?.query ?? "" }));
    hint.hidden = why !== undefined;
    pressChosen();
    offerMore(more, Math.min(all.length - limit, ROWS), language);
  };

  state.watch(
    (now) => [now.found?.analysis, now.jianbao && searchOf(now).near ? readNow(now) : undefined, now.article, lookedFor(now), searchOf(now).query, searchOf(now).window, searchOf(now).least],
    async (last, analysis, article, chosen, query, window, least) => {
      if (state.now.near && state.now.near.of !== last) state.change({ near: undefined });
      const { jianbao, found, cuts, settings } = state.now;
      if (!analysis || !jianbao || !found) return;
      if (query.trim() === "") {
        asking.end();
        return state.change({ near: undefined });
      }
      const { stopWords } = flat(optionsOf(settings, jianbao.stopWords));
      const how = { window, least, article, stopWords, limit: MOST, page: cuts };
      const near = await asking.ask((signal) => nearOf(jianbao, found.text, query, chosen, { ...how, signal }));
      if (near && state.now.found?.analysis === analysis) state.change({ near: { ...near, of: analysis, query, least } });
    },
  );
  state.watch(
    ({ near }) => [near],
    () => {
      limit = ROWS;
      const hadFocus = view.contains(document.activeElement);
      draw();
      // The word that was clicked is what stands above now.
      if (hadFocus && !view.contains(document.activeElement)) view.focus({ preventScroll: true });
    },
  );
  state.watch(({ settings }) => [settings.language], draw);
  state.watch(
    (now) => [searchOf(now).window, searchOf(now).least],
    ([before, behind], atLeast) => {
      [left.value, right.value, least.value] = [`${before}`, `${behind}`, `${atLeast}`];
    },
  );

  for (const select of [left, right]) select.addEventListener("change", () => look(state, { window: [Number(left.value), Number(right.value)] }));
  least.addEventListener("change", () => look(state, { least: Number(least.value) }));
  view.addEventListener("click", ({ target }) => {
    const by = /** @type {Column | undefined} */ (target instanceof HTMLElement ? target.dataset.sort : undefined);
    if (!by) return;
    order = turned(order, by);
    draw();
    /** @type {HTMLElement | null} */ (view.querySelector(`[data-sort="${by}"]`))?.focus();
  });
  more.addEventListener("click", () => {
    const before = limit;
    limit += ROWS;
    draw();
    /** @type {NodeListOf<HTMLElement>} */ (view.querySelectorAll("[data-word]"))[before]?.focus();
  });
}

/**
 * @param {Pick<Jianbao, "collocates">} jianbao
 * @param {string} text
 * @param {string} query
 * @param {Choice | undefined} chosen the word that it is
 * @param {CollocateOptions} options
 * @returns {Promise<Pick<Near, "found" | "refusal">>}
 */
export async function nearOf(jianbao, text, query, chosen, options) {
  try {
    return { found: await jianbao.collocates(text, chosen ? plain(query) : query, options) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { refusal: refusalOf(error.message) };
  }
}

/** Why there is nothing to show, where there is nothing. @param {Near | undefined} near @returns {Say | undefined} */
export function whyNone(near) {
  if (!near) return (words) => words.queryNone;
  const { query, least, found, refusal } = near;
  if (!found) return refusal;
  if (found.hits === 0) return (words) => words.hitsNone(query);
  if (found.collocates.length > 0) return undefined;
  if (found.near === 0) return /^[*\s]+$/.test(query) ? (words) => words.nearAll : (words) => words.nearNothing;
  return (words) => words.nearFew(written(found.hits, "zh"), written(least, "zh"));
}
