// @ts-check
/**
 * What the views show: the whole text, or the piece that the reader narrowed them to. Words, names and terms of a piece are those that stand
 * in it, with the places that they have there.
 */

/** @import { Analysis, Count, Span } from "../../pkg/index.js" */
/** @import { Facts, State } from "./state.js" */

import { flat, optionsOf } from "./analyst.js";
import { element } from "./element.js";
import { folded } from "./folded.js";
import { firstNot } from "./halves.js";
import { headline } from "./headline.js";
import { wordsOf } from "./language.js";

/** @typedef {Pick<Analysis, "language" | "articles" | "sentences" | "frequencies" | "keywords" | "phrases" | "entities" | "words">} Shown */

/** @param {State<Facts>} state */
export function startScope(state) {
  const told = element("narrowed", HTMLElement);
  const text = element("narrowed-text", HTMLElement);
  element("narrowed-all", HTMLElement).addEventListener("click", () => state.change({ article: undefined }));

  let current = new AbortController();
  state.watch(
    ({ found, article }) => [found?.analysis, article],
    async (analysis, article) => {
      current.abort();
      current = new AbortController();
      const { signal } = current;
      const { jianbao, found, settings, cuts } = state.now;
      if (!analysis || !found || article === undefined || !jianbao) return state.change({ shown: analysis });
      if (!analysis.articles[article]) return state.change({ article: undefined });
      const narrow = narrowed(analysis, article);
      state.change({ shown: narrow });
      try {
        const { stopWords } = flat(optionsOf(settings, jianbao.stopWords));
        const { list } = await jianbao.frequencies(found.text, { article, limit: 1e6, stopWords, page: cuts, signal });
        if (!signal.aborted) state.change({ shown: { ...narrow, frequencies: counted(analysis, list) } });
      } catch {
        // Another piece was asked for, or another text is read.
      }
    },
  );
  state.watch(
    ({ found, article, settings }) => [found?.analysis, article, settings.language],
    (analysis, article, language) => {
      const piece = article === undefined ? undefined : analysis?.articles[article];
      told.hidden = !piece;
      text.textContent = piece ? wordsOf(language).narrowed(headline(piece, state.now.found?.text)) : "";
    },
  );
}

/**
 * @param {Analysis} analysis
 * @param {number} article
 * @returns {Shown}
 */
export function narrowed(analysis, article) {
  const { language, articles, sentences, words } = analysis;
  const inside = within(sentences, article);
  /** @template {{ places: Span[], count: number }} T @param {T[]} terms */
  const standing = (terms) =>
    terms.flatMap((it) => {
      const places = it.places.filter(([start]) => inside(start));
      return places.length > 0 ? [{ ...it, places, count: places.length }] : [];
    });
  // What the piece itself turns on comes first.
  const own = articles[article].keywords ?? [];
  const known = new Set(own.map(({ text }) => text));
  return {
    language,
    articles,
    sentences,
    words,
    frequencies: [],
    keywords: [...own, ...standing(analysis.keywords.filter(({ text }) => !known.has(text)))],
    phrases: standing(analysis.phrases),
    entities: analysis.entities.filter(({ start }) => inside(start)),
  };
}

/**
 * The words of one piece, most frequent first: those that are counted in the whole text, with the numbers that they have here.
 *
 * @param {Pick<Analysis, "frequencies">} analysis
 * @param {Count[]} list
 */
export function counted({ frequencies }, list) {
  // As it stands first in the piece a word may be written in another way than it is in most places.
  const known = new Map(frequencies.map((it) => [folded(it.text), it]));
  return list.flatMap(({ text, count, share, per10k, spread, dispersion }) => {
    const word = known.get(folded(text));
    return word ? [{ ...word, count, share, per10k, spread, dispersion }] : [];
  });
}

/** Whether a place lies in that piece. @param {Analysis["sentences"]} sentences @param {number} article */
export function within(sentences, article) {
  const spans = sentences.flatMap((it) => (it.article === article ? (it.spans ?? [/** @type {Span} */ ([it.start, it.end])]) : []));
  const sorted = [...spans].sort((a, b) => a[0] - b[0]);
  return (/** @type {number} */ at) => {
    const it = sorted[firstNot(sorted, ([, end]) => end <= at)];
    return it !== undefined && it[0] <= at;
  };
}
