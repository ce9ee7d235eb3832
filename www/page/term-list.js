// @ts-check
/** Keywords, and the other terms of several words → a list of terms, and its nodes. */

/** @import { Keyword, Sentence, Span } from "../../pkg/index.js" */
/** @import { Shown } from "./scope.js" */
/** @import { Verdict } from "./own.js" */

import { node } from "../../pkg/view/node.js";
import { firstNot } from "./halves.js";
import { langOf, wordsOf, written } from "./language.js";
import { told, whereOf } from "./reasons.js";

export const kinds = /** @type {const} */ (["all", "word", "phrase", "name", "new"]);

/** @typedef {(typeof kinds)[number]} Kind */

/**
 * @typedef {object} Term
 * @property {string} text
 * @property {number} count
 * @property {Keyword["kind"]} kind
 * @property {boolean} known Whether the lexicon has it.
 * @property {Span[]} places
 * @property {number} score
 * @property {Keyword["reasons"]} [reasons] Only a keyword has some.
 * @property {string[]} [variants]
 * @property {boolean} whole Whether it is counted as one word.
 */

/** Reasons that are told of each; the strip tells all. */
const REASONS = 3;

/** Keywords first, best first; then what else is a term. @param {Pick<Shown, "keywords" | "phrases" | "frequencies">} shown @returns {Term[]} */
export function termsOf({ keywords, phrases, frequencies }) {
  const counted = new Set(frequencies.map(({ text }) => text));
  const isKeyword = new Set(keywords.map(({ text }) => text));
  const terms = [...keywords, ...phrases.filter(({ text }) => !isKeyword.has(text)).map((it) => ({ ...it, kind: /** @type {const} */ ("phrase") }))];
  return terms.map((it) => ({ ...it, whole: counted.has(it.text) }));
}

/** What was judged stands where it stood. @param {Term[]} terms @param {Map<string, { term: Term, at: number }>} touched */
export function withTouched(terms, touched) {
  const all = terms.filter(({ text }) => !touched.has(text));
  for (const { term, at } of [...touched.values()].sort((a, b) => a.at - b.at)) {
    all.splice(Math.min(at, all.length), 0, terms.find(({ text }) => text === term.text) ?? term);
  }
  return all;
}

/** @param {Term} term @param {Kind} kind */
export function isOfKind(term, kind) {
  return kind === "all" || (kind === "new" ? !term.known : term.kind === kind);
}

/**
 * @param {Term[]} terms
 * @param {Pick<Shown, "sentences" | "language">} analysis
 * @param {(word: string) => Verdict} verdictOn
 * @param {"zh" | "en"} language
 */
export function list(terms, analysis, verdictOn, language) {
  const words = wordsOf(language);
  if (terms.length === 0) return node("p", { class: "jianbao-none" }, words.noTerms);
  const { sentences } = analysis;
  const lang = langOf(analysis);
  const names = { word: words.kindWord, phrase: words.kindPhrase, name: words.kindName };
  const item = (/** @type {Term} */ term) => {
    const count = node("span", { class: "jianbao-count" }, written(term.count, language));
    const button = node("button", { type: "button", class: "jianbao-keyword", "data-term": term.text, lang }, term.text, " ", count);
    const unknown = term.known ? [] : [" ", node("span", { class: "unknown" }, words.unknown)];
    const reasons = term.reasons ? told(term, whereOf(term, standing(term.places, sentences)), language) : [];
    const said = reasons.filter(({ value }) => value > 0).slice(0, REASONS);
    return node(
      "li",
      {},
      node("p", { class: "term-head" }, button, ...unknown, " ", node("span", { class: "judging" }, ...judging(term, verdictOn(term.text), language))),
      node("p", { class: "hint" }, [names[term.kind], ...said.map((it) => it.said)].join(" · ")),
    );
  };
  return node("ol", { class: "term-list", "aria-label": words.terms }, ...terms.map(item));
}

/** What the reader may say of a term, or has said. @param {Term} term @param {Verdict} verdict @param {"zh" | "en"} language */
function judging({ text, known, whole }, verdict, language) {
  const words = wordsOf(language);
  const button = (/** @type {string} */ to, /** @type {string} */ said, /** @type {string} */ label) =>
    node("button", { type: "button", class: "plain", "data-judge": text, "data-verdict": to, "aria-label": label }, said);
  if (verdict) return [verdict === "own" ? words.added : words.removed, language === "zh" ? "，" : ", ", button("", words.undo, words.undoOf(text))];
  const add = known ? [] : [button("own", words.addWord, words.addWordOf(text))];
  // What is no word now is not made less of one, and a single character has no parts.
  const remove = whole && [...text].length > 1 ? [button("removed", words.notWord, words.notWordOf(text))] : [];
  return [...add, ...(add.length && remove.length ? [" "] : []), ...remove];
}

/**
 * The sentences in which a term stands, one for every place.
 *
 * @param {Span[]} places
 * @param {Pick<Sentence, "start" | "end" | "spans" | "kind" | "article" | "paragraph">[]} sentences
 */
function standing(places, sentences) {
  const starts = indexOf(sentences);
  return places.flatMap(([place]) => {
    const behind = firstNot(starts, ({ start }) => start <= place);
    return behind > 0 ? [starts[behind - 1].sentence] : [];
  });
}

/** @typedef {Parameters<typeof standing>[1][number]} Told */

/** @type {WeakMap<Told[], { start: number, sentence: Told }[]>} */
const indexes = new WeakMap();

/** Every piece of every sentence, in the order of the text. @param {Told[]} sentences */
function indexOf(sentences) {
  const known = indexes.get(sentences);
  if (known) return known;
  const made = sentences.flatMap((sentence) => (sentence.spans ?? [[sentence.start, sentence.end]]).map(([start]) => ({ start, sentence }))).sort((a, b) => a.start - b.start);
  indexes.set(sentences, made);
  return made;
}
