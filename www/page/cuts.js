// @ts-check
/** Where the reader says that pieces begin, and where none does; forgotten with the text. */

/** @import { Analysis } from "../../pkg/index.js" */
/** @import { Facts, State } from "./state.js" */

import { lines } from "../../pkg/view/piece.js";

/** @typedef {{ breaks: number[], joins: number[] }} Cuts Places of the text, as the option `page` takes them. */

/** @type {Cuts} */
export const none = Object.freeze({ breaks: [], joins: [] });

/**
 * Joins the piece that begins at `at` with the one before, or has a piece begin there. Without more being told, the reading of a page changes
 * around a place that was: all other pieces begin where they do now, and none with another line of what is joined or split.
 *
 * @param {Cuts} cuts
 * @param {number} at
 * @param {string} text
 * @param {Pick<Analysis, "articles" | "sentences">} analysis
 * @returns {Cuts}
 */
export function toggled({ joins }, at, text, { articles, sentences }) {
  const starts = articles.slice(1).map(({ start }) => start);
  const begins = starts.includes(at);
  const last = starts.filter((it) => it <= at).length;
  const touched = sentences.filter(({ article }) => article === last || (begins && article === last - 1));
  const others = touched.flatMap(({ start, end, spans = [[start, end]] }) => lines(text, spans).map(({ start }) => start));
  // Where both are told, a piece begins.
  return { breaks: begins ? starts.filter((it) => it !== at) : [...starts, at], joins: [...new Set([...joins, ...others])] };
}

/** @param {State<Facts>} state */
export function startCuts(state) {
  state.watch(({ text }) => [text], () => state.change({ cuts: none }));
}
