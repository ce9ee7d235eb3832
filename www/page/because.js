// @ts-check
/** Why the summary has these sentences: the words that each was chosen for, which can be chosen themselves, and where it stands. */

/** @import { Analysis, Summary } from "../../pkg/index.js" */
/** @import { Facts, State } from "./state.js" */

import { node } from "../../pkg/view/node.js";
import { piece } from "../../pkg/view/piece.js";
import { press, startChoosing } from "./choice.js";
import { element } from "./element.js";
import { clipped } from "./headline.js";
import { langOf, wordsOf, written } from "./language.js";
import { termOf } from "./term.js";

/** One for every sentence, in their order. @typedef {Pick<Summary, "sentences"> & { reasons?: { words?: string[] }[] }} Reasoned */

/** As much of a sentence as tells which one it is, in Chinese and in English, and words that are named of it. */
const SAID = { zh: 14, en: 32 };
const WORDS = 6;

/** @param {State<Facts>} state */
export function startBecause(state) {
  const view = element("because", HTMLDetailsElement);
  const list = element("because-list", HTMLElement);
  const pressChosen = () => press(list, "button", (button) => button.textContent === state.now.chosen?.text);

  state.watch(
    ({ found, settings }) => [found, settings.language],
    (found, language) => {
      const items = found ? because(found.analysis, found.summary, found.text, language) : [];
      view.hidden = items.length === 0;
      list.replaceChildren(...items);
      pressChosen();
    },
  );
  state.watch(({ chosen }) => [chosen], pressChosen);
  startChoosing(state, view, (target) => {
    const button = target.closest("[data-because]");
    return button && state.now.found ? termOf(button.textContent ?? "", state.now.found) : undefined;
  });
}

/**
 * @param {Pick<Analysis, "sentences" | "articles" | "language">} analysis
 * @param {Reasoned} summary
 * @param {string} text
 * @param {"zh" | "en"} language
 */
export function because(analysis, { sentences: chosen, reasons = [] }, text, language) {
  // Of a summary that tells of none of its sentences, or of others, nothing is told.
  if (reasons.length === 0 || reasons.length !== chosen.length) return [];
  const { sentences, articles } = analysis;
  const lang = langOf(analysis);
  const words = wordsOf(language);
  return chosen.map((number, index) => {
    const sentence = sentences[number];
    const head = clipped(piece(text, sentence), lang === "en" ? SAID.en : SAID.zh);
    const { article, paragraph } = sentence;
    const [ofPiece, ofParagraph] = [article, paragraph ?? 0].map((it) => written(it + 1, language));
    const where = paragraph === undefined ? "" : articles.length > 1 ? words.inPiece(ofPiece, ofParagraph) : words.inParagraph(ofParagraph);
    const named = (reasons[index].words ?? []).slice(0, WORDS);
    const terms = named.map((it) => node("li", {}, node("button", { type: "button", class: "term", "data-because": index }, it)));
    return node(
      "li",
      {},
      node("a", { href: `#s${number}`, lang }, head),
      " ",
      node("span", { class: "hint" }, where),
      ...(terms.length > 0 ? [node("ul", { class: "terms", lang, "aria-label": words.becauseOf }, ...terms)] : []),
    );
  });
}
