// @ts-check
/** The tables of the views that the analysis itself fills. */

/** @import { Analysis, Span } from "../../../pkg/index.js" */
/** @import { Facts } from "../state.js" */
/** @import { Cell, Table } from "./tables.js" */

import { labelsFor, tagName } from "../../../pkg/view/index.js";
import { piece, running } from "../../../pkg/view/piece.js";
import { filtered } from "../filter.js";
import { firstNot } from "../halves.js";
import { headline } from "../headline.js";
import { wordsOf } from "../language.js";
import { letThrough, named } from "../named.js";
import { charactersIn } from "../pieces.js";
import { placesOfAll } from "../places.js";
import { within } from "../scope.js";
import { isOfKind, termsOf } from "../term-list.js";

const groups = /** @type {const} */ (["count", "rarity", "place", "form", "edges", "spread"]);

/** @param {Facts} facts @returns {Table | undefined} */
export function summary({ found, settings: { language } }) {
  if (!found) return undefined;
  const { text, analysis, summary } = found;
  const { sentences } = analysis;
  const said = summary.sentences.map((it) => piece(text, sentences[it]));
  const places = Object.fromEntries(wordsOf(language).outPlaces);
  const rows = summary.sentences.map((number, i) => {
    const { article, paragraph } = sentences[number];
    const { words = [], place = "", worth = null } = summary.reasons?.[i] ?? {};
    return [said[i], article + 1, paragraph === undefined ? null : paragraph + 1, places[place] ?? place, listed(words, language), figure(worth)];
  });
  return {
    name: wordsOf(language).summary,
    columns: columns(["sentence", "piece", "paragraph", "where", "because", "worth"], language),
    rows,
    plain: () => running(said),
    places: () => summary.sentences.map((it) => spansOf(sentences[it])),
  };
}

/** Of the kind that the reader has chosen; those that were only just judged are listed longer than they are terms. @param {Facts} facts @returns {Table | undefined} */
export function terms({ shown, someTerms = "all", settings: { language } }) {
  if (!shown) return undefined;
  const all = termsOf(shown).filter((it) => isOfKind(it, someTerms));
  const kinds = Object.fromEntries(wordsOf(language).outTermKinds);
  return {
    name: wordsOf(language).terms,
    columns: columns(["term", "kind", "count", "score", "known", "variants", ...groups.map((it) => `reason-${it}`)], language),
    rows: all.map(({ text, kind, count, score, known, variants = [], reasons }) => {
      return [text, kinds[kind], count, figure(score), known, listed(variants, language), ...groups.map((it) => figure(reasons?.[it]))];
    }),
    places: () => all.map(({ places }) => places),
  };
}

/** Those that the reader has let through. @param {Facts} facts @returns {Table | undefined} */
export function words({ shown, found, article, filter, settings: { language } }) {
  if (!shown || !found) return undefined;
  const all = filtered(shown.frequencies, filter);
  return {
    name: wordsOf(language).frequencies,
    columns: columns(["word", "tag", "tag-name", "count", "per-10000", "share", "spread", "dispersion"], language),
    size: all.length,
    get rows() {
      return all.map(({ text, tag, count, per10k, share, spread, dispersion }) => {
        return [text, tag, tagName(tag, language), count, figure(per10k), figure(share), figure(spread), figure(dispersion)];
      });
    },
    plain: () => all.map(({ text, count }) => `${text} ${count}`).join("\n"),
    places: () => {
      const placesOf = placesOfAll(found.text, found.analysis.words);
      const isInside = article === undefined ? () => true : within(found.analysis.sentences, article);
      return all.map(({ text }) => placesOf(text).filter(([start]) => isInside(start)));
    },
  };
}

/** Those that the reader has let through. @param {Facts} facts @returns {Table | undefined} */
export function names({ shown, found, someNames, settings: { language } }) {
  if (!shown || !found) return undefined;
  const all = letThrough(named(shown), someNames);
  const { kinds } = labelsFor(language);
  const { articles } = found.analysis;
  const headlineAt = (/** @type {number} */ at) => {
    const article = articles[firstNot(articles, ({ end }) => end <= at)];
    return article && article.start <= at ? headline(article, found.text) : "";
  };
  return {
    name: wordsOf(language).names,
    columns: columns(["name", "kind", "count", "first", "headline"], language),
    size: all.length,
    get rows() {
      return all.map(({ text, kind, count, places: [[first]] }) => [text, kinds[kind], count, first, headlineAt(first)]);
    },
    plain: () =>
      Object.entries(kinds)
        .map(([kind, label]) => [label, listed(all.filter((it) => it.kind === kind).map(({ text }) => text), language)])
        .filter(([, all]) => all)
        .map((it) => it.join(language === "zh" ? "：" : ": "))
        .join("\n"),
    places: () => all.map(({ places }) => places),
  };
}

/** @param {Facts} facts @returns {Table | undefined} */
export function pieces({ found, settings: { language } }) {
  if (!found) return undefined;
  const { text, analysis } = found;
  const { articles, sentences } = analysis;
  const kinds = Object.fromEntries(wordsOf(language).outPieceKinds);
  const gist = (/** @type {number[]} */ chosen) => running(chosen.map((it) => piece(text, sentences[it])));
  const row = (/** @type {Analysis["articles"][0]} */ it, /** @type {number} */ i) => {
    const keywords = listed(it.keywords?.map(({ text }) => text) ?? [], language);
    return [i + 1, kinds[it.kind], headline(it, text), it.byline, charactersIn(it, text), keywords, gist(it.summary?.sentences ?? [])];
  };
  return {
    name: wordsOf(language).pieces,
    columns: columns(["piece", "kind", "headline", "byline", "characters", "keywords", "summary"], language),
    size: articles.length,
    get rows() {
      return articles.map(row);
    },
    plain: () => articles.map(row).map(([, , headline, byline, , , summary]) => [headline, byline, summary].filter(Boolean).join("\n")).join("\n\n"),
    places: () => articles.map(({ start, end }) => [[start, end]]),
  };
}

/** In their view the lines that it shows; elsewhere those of the chosen word. @param {Facts} facts @returns {Table | undefined} */
export function lines({ view, hits, lines: chosen, settings: { language } }) {
  const shown = view === "lines" ? (hits ?? chosen) : chosen;
  if (!shown) return undefined;
  const { lines } = shown;
  return {
    name: wordsOf(language).concordance,
    columns: columns(["left", "word", "right", "piece"], language),
    rows: lines.map(({ left, text, right, article }) => [left, text, right, article + 1]),
    plain: () => lines.map(({ left, text, right }) => `${left}【${text}】${right}`).join("\n"),
    places: () => lines.map(spansOf),
  };
}

/** What stands near what is looked for, by how surely that is no chance. @param {Facts} facts @returns {Table | undefined} */
export function near({ near: shown, settings: { language } }) {
  const all = shown?.found?.collocates;
  if (!all) return undefined;
  return {
    name: wordsOf(language).near,
    columns: columns(["word", "tag", "tag-name", "count", "left-count", "right-count", "frequency", "expected", "log-likelihood", "mi"], language),
    rows: all.map(({ text, tag, count, left, right, frequency, expected, logLikelihood, mi }) => {
      return [text, tag, tagName(tag, language), count, left, right, frequency, ...[expected, logLikelihood, mi].map(figure)];
    }),
    plain: () => all.map(({ text, count }) => `${text} ${count}`).join("\n"),
  };
}

/** Words by which the two texts differ, and after them those that only one has. @param {Facts} facts @returns {Table | undefined} */
export function difference({ difference: shown, settings: { language } }) {
  if (!shown) return undefined;
  const { words, onlyA, onlyB } = shown.comparison;
  const all = [...new Map([...words, ...onlyA, ...onlyB].map((it) => [it.text, it])).values()];
  const numbers = ["count-here", "per-10000-here", "count-there", "per-10000-there", "log-likelihood", "log-ratio", "log-ratio-low", "log-ratio-high"];
  return {
    name: wordsOf(language).compare,
    columns: columns(["word", "tag", "tag-name", ...numbers], language),
    rows: all.map(({ text, tag, countA, per10kA, countB, per10kB, logLikelihood, logRatio, low, high }) => {
      return [text, tag, tagName(tag, language), ...[countA, per10kA, countB, per10kB, logLikelihood, logRatio, low, high].map(figure)];
    }),
    plain: () => all.map(({ text, countA, countB }) => `${text} ${countA} : ${countB}`).join("\n"),
  };
}

/** The text itself, sentence by sentence. @param {Facts} facts @returns {Table | undefined} */
export function sentences({ found, article, settings: { language } }) {
  if (!found) return undefined;
  const all = found.analysis.sentences.filter((it) => article === undefined || it.article === article);
  const kinds = Object.fromEntries(wordsOf(language).outSentenceKinds);
  return {
    name: wordsOf(language).reading,
    columns: columns(["piece", "paragraph", "kind", "sentence"], language),
    size: all.length,
    get rows() {
      return all.map((it) => [it.article + 1, it.paragraph === undefined ? null : it.paragraph + 1, kinds[it.kind] ?? it.kind, piece(found.text, it)]);
    },
    plain: () => (article === undefined ? found.text : all.map((it) => piece(found.text, it)).join("\n")),
    places: () => all.map(spansOf),
  };
}

/** @param {string[]} keys @param {"zh" | "en"} language */
export function columns(keys, language) {
  const labels = Object.fromEntries(wordsOf(language).outColumns);
  return keys.map((key) => ({ key, label: labels[key] ?? key }));
}

/** @param {string[]} all @param {"zh" | "en"} language */
function listed(all, language) {
  return all.join(language === "zh" ? "、" : ", ");
}

/** Digits that mean something. @param {number | null | undefined} number @returns {Cell} */
function figure(number) {
  return typeof number === "number" && Number.isFinite(number) ? Number(number.toPrecision(6)) : null;
}

/** @param {{ start: number, end: number, spans?: Span[] }} thing @returns {Span[]} */
function spansOf({ start, end, spans = [[start, end]] }) {
  return spans;
}
