// @ts-check
/** What tells which piece, sentence or text is meant, where there is no room for all of it. */

/** @import { Article } from "../../pkg/index.js" */

import { piece } from "../../pkg/view/piece.js";

/** First words of a piece that has no headline. */
const FIRST = 24;

/**
 * What a piece is called: its headline, or its first words.
 *
 * @param {Pick<Article, "title" | "paragraphs"> & Partial<Pick<Article, "start" | "end">>} article
 * @param {string} [text] in which it stands, for one that is no paragraph either
 */
export function headline({ title, paragraphs: [first], start = 0, end = 0 }, text = "") {
  return title ?? clipped(first ?? piece(text, { start, end: Math.min(end, start + 200) }), FIRST);
}

/** The beginning of what is longer, cut after a whole character. @param {string} text @param {number} most */
export function clipped(text, most) {
  const said = [...text];
  return said.length > most ? `${said.slice(0, most).join("").trimEnd()}…` : text;
}
