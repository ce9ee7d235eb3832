// @ts-check
/** What is looked for in the view "lines" → where it stands. A chosen word has its own places; what is typed is a pattern. */

/** @import { ConcordanceLine, ConcordanceOptions, Jianbao, Span } from "../../pkg/index.js" */
/** @import { Line } from "./concordance.js" */
/** @import { Choice, Facts, Say, State } from "./state.js" */

import { startAsking } from "./asking.js";
import { MOST, standing } from "./concordance.js";
import { element } from "./element.js";

/** @typedef {NonNullable<ConcordanceOptions["sort"]>[number]} Key */

/**
 * @typedef {object} Search
 * @property {string} query What the box says.
 * @property {Key[]} sort By what lines are sorted; by nothing, they stand as in the text.
 * @property {number} around Characters on either side, if they are Chinese ones.
 * @property {boolean} near Whether it is shown what stands near, not the lines.
 * @property {[left: number, right: number]} window How many words are near.
 * @property {number} least What stands near less often is left out.
 *
 * @typedef {object} Hits
 * @property {object} of The analysis of the text in which it was looked for.
 * @property {string} query
 * @property {number} total
 * @property {boolean} [letters] Whether it was found letter by letter.
 * @property {Line[]} lines Of very many places the first ones, sorted.
 * @property {Span[]} places In the order of the text.
 * @property {Say} [refusal] Why the query makes no sense.
 */

/** @type {Search} */
const first = { query: "", sort: [], around: 20, near: false, window: [5, 5], least: 2 };

/** @param {Facts} facts */
export const searchOf = ({ search }) => search ?? first;

/** @param {State<Facts>} state @param {Partial<Search>} part */
export function look(state, part) {
  state.change({ search: { ...searchOf(state.now), ...part } });
}

/** The chosen word, where it is what is looked for. @param {Facts} facts */
export function lookedFor({ chosen, search }) {
  return chosen && !chosen.pattern && chosen.text === search?.query ? chosen : undefined;
}

/** Characters on either side: Latin ones are half as wide. @param {Facts} facts */
export function charactersOf(facts) {
  return searchOf(facts).around * (facts.found?.analysis.language === "en" ? 2 : 1);
}

/** The analysis of the text as it now is, while its lines are looked at. @param {Facts} facts */
export function readNow({ view, found, text }) {
  return view === "lines" && found?.text === text ? found.analysis : undefined;
}

/** @param {State<Facts>} state */
export function startSearch(state) {
  const asking = startAsking(state, element("hits", HTMLElement));
  state.watch(
    ({ chosen }) => [chosen],
    (chosen) => {
      if (chosen && chosen.text !== searchOf(state.now).query) look(state, { query: chosen.text });
    },
  );
  state.watch(
    (now) => [now.found?.analysis, now.jianbao && readNow(now), now.article, lookedFor(now), searchOf(now).query, searchOf(now).sort, charactersOf(now)],
    async (last, analysis, article, chosen, query, sort, around) => {
      // Of another text nothing is shown, not even for a moment.
      if (state.now.hits && state.now.hits.of !== last) state.change({ hits: undefined });
      const { jianbao, found, cuts } = state.now;
      if (!analysis || !jianbao || !found) return;
      if (query.trim() === "") {
        asking.end();
        return state.change({ hits: undefined });
      }
      const how = { left: around, right: around, sort, article, page: cuts };
      const hits = await asking.ask((signal) => hitsOf(jianbao, found.text, query, chosen, { ...how, signal }));
      if (hits && state.now.found?.analysis === analysis) state.change({ hits: { ...hits, of: analysis } });
    },
  );
}

/**
 * @param {Pick<Jianbao, "concordance">} jianbao
 * @param {string} text
 * @param {string} query
 * @param {Choice | undefined} chosen the word that it is
 * @param {ConcordanceOptions} options
 * @returns {Promise<Omit<Hits, "of">>}
 */
export async function hitsOf(jianbao, text, query, chosen, options) {
  try {
    if (chosen) {
      const { total, lines } = await standing(jianbao, text, chosen, options);
      return { query, total, lines, places: options.article === undefined ? chosen.places : inOrder(lines) };
    }
    const { total, match, lines } = await jianbao.concordance(text, query, { ...options, unit: "characters", limit: MOST });
    const places = inOrder(lines);
    const numbers = new Map(places.map(([start], place) => [start, place]));
    return { query, total, letters: match === "text", lines: lines.map((it) => ({ ...it, place: numbers.get(it.start) ?? 0 })), places };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { query, total: 0, lines: [], places: [], refusal: refusalOf(error.message) };
  }
}

/** @param {ConcordanceLine[]} lines @returns {Span[]} */
function inOrder(lines) {
  return lines.map(({ start, end }) => /** @type {Span} */ ([start, end])).sort(([a], [b]) => a - b);
}

/** What the core says of a query that makes no sense, in the page's words. @param {string} message @returns {Say} */
export function refusalOf(message) {
  const tag = message.match(/part of speech.*"([^"]*)"$/)?.[1];
  if (tag !== undefined) return (words) => words.queryTag(tag);
  return (words) => words.queryLong;
}
