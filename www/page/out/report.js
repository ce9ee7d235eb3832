// @ts-check
/** What is printed: a report of the text, made when the browser is about to print, whoever told it to; and the text after it. */

/** @import { Facts, State } from "../state.js" */

import { frequencies, keywords, labelsFor, names, summary } from "../../../pkg/view/index.js";
import { node } from "../../../pkg/view/node.js";
import { element } from "../element.js";
import { headline } from "../headline.js";
import { langOf, wordsOf, written } from "../language.js";
import { list } from "../pieces.js";

/** Words that are printed: the most frequent ones. */
const WORDS = 40;

/** @param {State<Facts>} state */
export function startReport(state) {
  const text = element("text", HTMLElement);
  /** @type {HTMLElement | undefined} */
  let made;
  let title = "";

  const make = () => {
    made?.remove();
    made = report(state.now);
    if (!made) return;
    text.before(made);
    // What is printed is called after the text.
    title ||= document.title;
    document.title = `${made.querySelector("h2")?.textContent} · ${title}`;
    narrow(text, state.now.article);
  };
  const unmake = () => {
    if (!made) return;
    made.remove();
    made = undefined;
    document.title = title;
    title = "";
    narrow(text, undefined);
  };
  addEventListener("beforeprint", make);
  addEventListener("afterprint", unmake);
  // Where the medium is changed without printing.
  matchMedia("print").addEventListener("change", ({ matches }) => (matches ? make() : unmake()));
}

/** Of the text only the piece that the reader is in. @param {HTMLElement} text @param {number | undefined} article */
function narrow(text, article) {
  for (const piece of text.querySelectorAll("article.piece")) {
    piece.toggleAttribute("data-unprinted", article !== undefined && piece.id !== `a${article}`);
  }
}

/** @param {Facts} facts @returns {HTMLElement | undefined} */
export function report({ found, shown, article, settings: { language } }) {
  if (!found || !shown) return undefined;
  const { text, analysis } = found;
  const words = wordsOf(language);
  const labels = labelsFor(language);
  const lang = langOf(analysis);
  const isOne = article !== undefined || analysis.articles.length < 2;
  const mine = analysis.articles[article ?? 0];
  const most = Math.min(WORDS, shown.frequencies.length);
  const about = [
    mine?.byline && isOne ? mine.byline : "",
    words.outCounts(...(/** @type {[string, string]} */ ([analysis.characters, analysis.articles.length].map((it) => written(it, language))))),
  ];
  /** Of what there is none nothing is said. @param {string} head @param {HTMLElement} content */
  const part = (head, content) => (content.classList.contains("jianbao-none") ? [] : [node("section", { class: "report-part" }, node("h3", {}, head), content)]);
  return node(
    "section",
    { class: "report" },
    node("h2", { lang }, mine ? headline(mine, text) : ""),
    node("p", { class: "report-about" }, about.filter(Boolean).join(" · ")),
    ...part(labels.summary, summary({ ...analysis, summary: found.summary }, text, { labels })),
    ...part(labels.keywords, keywords(shown, text, { labels })),
    ...(isOne ? [] : part(words.pieces, list(analysis, text, language, Infinity))),
    ...part(labels.names, names(shown, text, { labels })),
    ...part(words.outFirstWords(written(most, language)), told(frequencies(shown, text, { labels, limit: most }))),
  );
}

/** Without the sentence that says how many there are: the head says it. @param {HTMLElement} view */
function told(view) {
  view.querySelector(".jianbao-note")?.remove();
  return view;
}
