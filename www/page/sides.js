// @ts-check
/** Which two are compared: the text or a piece of it, with the second text or another piece. */

/** @import { DigestedArticle } from "../../pkg/index.js" */
/** @import { Sides } from "./difference.js" */
/** @import { Facts, State } from "./state.js" */

import { node } from "../../pkg/view/node.js";
import { element } from "./element.js";
import { headline } from "./headline.js";
import { wordsOf, written } from "./language.js";

/** @param {State<Facts>} state */
export function startSides(state) {
  const part = element("sides", HTMLElement);
  const here = element("side-here", HTMLSelectElement);
  const there = element("side-there", HTMLSelectElement);
  const other = element("other-part", HTMLElement);

  // Narrowed to a piece, that is what is compared.
  state.watch(
    ({ found, article }) => [found?.analysis, article],
    (analysis, article) => {
      const count = analysis?.articles.length ?? 0;
      const { there } = state.now.sides ?? {};
      state.change({ sides: settled({ here: article, there: there !== undefined && there < count ? there : undefined }, "there", count) });
    },
  );
  state.watch(
    ({ found, sides, settings }) => [found?.analysis, sides, settings.language],
    (analysis, sides, language) => {
      const articles = analysis?.articles ?? [];
      const words = wordsOf(language);
      const fill = (/** @type {HTMLSelectElement} */ select, /** @type {string} */ first, /** @type {number | undefined} */ now) => {
        const options = articles.map((it, number) => node("option", { value: number }, nameOf(it, number, language)));
        select.replaceChildren(node("option", { value: "" }, first), ...options);
        select.value = `${now ?? ""}`;
      };
      part.hidden = articles.length < 2;
      fill(here, words.wholeText, sides?.here);
      fill(there, words.otherText, sides?.there);
      other.hidden = sides?.there !== undefined;
    },
  );
  part.addEventListener("change", ({ target }) => {
    const count = state.now.found?.analysis.articles.length ?? 0;
    const number = (/** @type {HTMLSelectElement} */ it) => (it.value === "" ? undefined : Number(it.value));
    state.change({ sides: settled({ here: number(here), there: number(there) }, target === there ? "there" : "here", count) });
  });
}

/**
 * Two that can be compared: a piece is compared with another one, and the whole text only with a second text.
 *
 * @param {Sides} sides
 * @param {"here" | "there"} last the one that was set last, which stays
 * @param {number} count of pieces
 * @returns {Sides}
 */
export function settled({ here, there }, last, count) {
  if (there === undefined || (here !== undefined && here !== there)) return { here, there };
  if (last === "here") return here === undefined ? { here, there: undefined } : { here, there: (here + 1) % count };
  return { here: there === 0 ? Math.min(1, count - 1) : 0, there };
}

/** @param {Pick<DigestedArticle, "title" | "paragraphs">} article @param {number} number @param {"zh" | "en"} language */
export function nameOf(article, number, language) {
  return `${written(number + 1, language)} ${headline(article)}`;
}
