// @ts-check
/** The pieces of a page: the headline of each, or its first words, and what there is to know of it. Each leads to where it stands. */

/** @import { Analysis, Article } from "../../pkg/index.js" */
/** @import { Facts, State } from "./state.js" */

import { node } from "../../pkg/view/node.js";
import { piece } from "../../pkg/view/piece.js";
import { element } from "./element.js";
import { wordsOf, written } from "./language.js";

/** Pieces that are listed at once. A page of a newspaper has about seven. */
const PIECES = 12;

/** First words of a piece that has no headline. */
const FIRST = 24;

/** @param {State<Facts>} state */
export function startPieces(state) {
  const part = element("pieces", HTMLElement);
  const view = element("pieces-view", HTMLElement);
  const more = element("more-pieces", HTMLButtonElement);
  let limit = PIECES;

  const draw = () => {
    const { found, settings } = state.now;
    const count = found?.analysis.articles.length ?? 0;
    part.hidden = count < 2;
    view.replaceChildren(...(found && count > 1 ? [list(found.analysis, found.text, settings.language, limit)] : []));
    more.hidden = count <= limit;
    more.textContent = wordsOf(settings.language).more(written(count - limit, settings.language));
  };
  state.watch(({ found }) => [found?.text], () => (limit = PIECES));
  state.watch(({ found, settings }) => [found?.analysis, settings.language], draw);
  more.addEventListener("click", () => {
    const before = limit;
    limit = Infinity;
    draw();
    // The reader goes on where the new ones begin.
    /** @type {HTMLElement | null} */ (view.querySelector(`[data-article="${before}"]`))?.focus();
  });
}

/**
 * @param {Pick<Analysis, "articles" | "language">} analysis
 * @param {string} text
 * @param {"zh" | "en"} language
 * @param {number} limit
 */
export function list({ articles, language: lang }, text, language, limit) {
  const items = articles.slice(0, limit).map((it, index) => {
    const headline = node("span", { class: "headline", lang: lang === "und" ? undefined : lang }, it.title ?? firstWords(it, text));
    const link = node("a", { href: `#a${index}`, "data-article": index }, headline, " ", node("span", { class: "about" }, about(it, text, language)));
    return node("li", {}, link);
  });
  return node("ol", { class: "pieces" }, ...items);
}

/** @param {Article} article @param {string} text */
function firstWords({ paragraphs: [first], start, end }, text) {
  const said = [...(first ?? piece(text, { start, end: Math.min(end, start + 200) }))];
  return said.length > FIRST ? `${said.slice(0, FIRST).join("")}…` : said.join("");
}

/** @param {Article} article @param {string} text @param {"zh" | "en"} language */
function about({ kind, byline, start, end, continuedFrom, continuesOn }, text, language) {
  const words = wordsOf(language);
  // White space aside, and what is written as two units is one character.
  const characters = text.slice(start, end).replace(/[\s\udc00-\udfff]+/g, "").length;
  const told = [
    kind === "photo" ? words.photo : kind === "notice" ? words.notice : null,
    byline,
    words.characters(written(characters, language)),
    continuedFrom && words.continuedFrom(continuedFrom),
    continuesOn && words.continuesOn(continuesOn),
  ];
  return told.filter(Boolean).join(" · ");
}
