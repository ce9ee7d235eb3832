// @ts-check
/**
 * The pieces of a page, a card for each: its headline, or its first words, which lead to where it stands; what there is to know of it; two
 * sentences that tell it; and the terms that it turns on.
 */

/** @import { Analysis, Article, DigestedArticle } from "../../pkg/index.js" */
/** @import { Facts, State } from "./state.js" */

import { node } from "../../pkg/view/node.js";
import { piece, running } from "../../pkg/view/piece.js";
import { press, startChoosing } from "./choice.js";
import { element } from "./element.js";
import { headline } from "./headline.js";
import { langOf, wordsOf, written } from "./language.js";
import { offerMore } from "./part.js";
import { termOf } from "./term.js";

/** @typedef {Article & Partial<Pick<DigestedArticle, "keywords" | "summary">>} Told An article with what it is about, where that was found. */

/** Pieces that are listed at once. A page of a newspaper has about seven. */
const PIECES = 12;

/** Sentences that tell a piece, and terms that it turns on. */
const SENTENCES = 2;
const TERMS = 5;

/** @param {State<Facts>} state */
export function startPieces(state) {
  const view = element("pieces-view", HTMLElement);
  const more = element("more-pieces", HTMLButtonElement);
  let limit = PIECES;

  const draw = () => {
    const { found, settings } = state.now;
    const count = found?.analysis.articles.length ?? 0;
    view.replaceChildren(...(found && count > 1 ? [list(found.analysis, found.text, settings.language, limit)] : []));
    offerMore(more, count - limit, settings.language);
    pressChosen();
  };
  const pressChosen = () => press(view, "button[data-term]", (button) => button.textContent === state.now.chosen?.text);
  const choiceOf = (/** @type {HTMLElement} */ target) => {
    const { of, term } = /** @type {HTMLElement | null} */ (target.closest("[data-term]"))?.dataset ?? {};
    const { found } = state.now;
    if (of === undefined || !found) return undefined;
    const known = /** @type {Told} */ (found.analysis.articles[Number(of)]).keywords?.[Number(term)];
    return known && termOf(known.text, found, known);
  };
  state.watch(({ found }) => [found?.text], () => (limit = PIECES));
  state.watch(({ found, settings }) => [found?.analysis, settings.language], draw);
  state.watch(({ chosen }) => [chosen], pressChosen);
  const markNarrowed = () => {
    const { article } = state.now;
    for (const card of view.querySelectorAll("[data-article]")) {
      if (card.getAttribute("data-article") === `${article}`) card.setAttribute("aria-current", "true");
      else card.removeAttribute("aria-current");
    }
  };
  state.watch(({ article, found }) => [article, found?.analysis], markNarrowed);
  view.addEventListener("click", ({ target }) => {
    const card = target instanceof HTMLElement ? target.closest("[data-article]") : null;
    if (card) state.change({ article: Number(card.getAttribute("data-article")) });
  });
  startChoosing(state, view, choiceOf);
  more.addEventListener("click", () => {
    const before = limit;
    limit = Infinity;
    draw();
    // The reader goes on where the new ones begin.
    /** @type {HTMLElement | null} */ (view.querySelector(`[data-article="${before}"]`))?.focus();
  });
}

/**
 * @param {Pick<Analysis, "articles" | "sentences" | "language">} analysis
 * @param {string} text
 * @param {"zh" | "en"} language
 * @param {number} limit
 */
export function list(analysis, text, language, limit) {
  const { articles, sentences } = analysis;
  const lang = langOf(analysis);
  const card = (/** @type {Told} */ it, /** @type {number} */ index) => {
    const called = headline(it, text);
    const link = node("a", { href: `#a${index}`, "data-article": index }, node("span", { class: "headline", lang }, called), " ", node("span", { class: "about" }, about(it, text, language)));
    const gist = running((it.summary?.sentences ?? []).slice(0, SENTENCES).map((number) => piece(text, sentences[number])));
    const terms = (it.keywords ?? []).slice(0, TERMS).map(({ text: term }, number) => {
      return node("li", {}, node("button", { type: "button", class: "term", "data-of": index, "data-term": number }, term));
    });
    return node(
      "li",
      {},
      link,
      ...(gist ? [node("p", { class: "gist", lang }, gist)] : []),
      ...(terms.length > 0 ? [node("ul", { class: "terms", lang, "aria-label": wordsOf(language).termsOf(called) }, ...terms)] : []),
    );
  };
  return node("ol", { class: "pieces" }, ...articles.slice(0, limit).map(card));
}

/** White space aside, and what is written as two units is one character. @param {Article} article @param {string} text */
export function charactersIn({ start, end }, text) {
  return text.slice(start, end).replace(/[\s\udc00-\udfff]+/g, "").length;
}

/** @param {Article} article @param {string} text @param {"zh" | "en"} language */
function about(article, text, language) {
  const { kind, byline, continuedFrom, continuesOn } = article;
  const words = wordsOf(language);
  const told = [
    kind === "photo" ? words.photo : kind === "notice" ? words.notice : null,
    byline,
    words.characters(written(charactersIn(article, text), language)),
    continuedFrom && words.continuedFrom(continuedFrom),
    continuesOn && words.continuesOn(continuesOn),
  ];
  return told.filter(Boolean).join(" · ");
}
