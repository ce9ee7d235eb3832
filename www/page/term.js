// @ts-check
/** A word or term of the text → what is chosen with it: its places everywhere, and why it is a keyword where it is one. */

/** @import { Span } from "../../pkg/index.js" */
/** @import { Choice, Facts } from "./state.js" */

import { choice, named } from "./named.js";
import { placesOf } from "./places.js";

/**
 * A keyword knows its own places and why it is one. What is none is looked for among the words.
 *
 * @param {string} term
 * @param {Pick<NonNullable<Facts["found"]>, "text" | "analysis">} found
 * @param {{ tag?: string, places?: Span[] }} [known] what is known of it where the words do not have it: a term of one article
 * @returns {Choice}
 */
export function termOf(term, { text, analysis }, known = {}) {
  const keyword = analysis.keywords.find((it) => it.text === term);
  if (keyword) return keyword;
  const tag = analysis.frequencies.find((it) => it.text === term)?.tag ?? known.tag ?? "";
  const found = [analysis.phrases.find((it) => it.text === term)?.places, placesOf(term, text, analysis.words), known.places];
  // Of the whole text whoever chooses a term of one article wants every place.
  const places = found.reduce((/** @type {Span[]} */ most, it) => (it && it.length > most.length ? it : most), []);
  return { ...known, text: term, tag, places };
}

/**
 * A word that somebody else chose: a term, or else a name.
 *
 * @param {string} word
 * @param {NonNullable<Facts["found"]>} found
 * @returns {Choice | undefined} nothing where it does not stand
 */
export function chosenAs(word, found) {
  const term = termOf(word, found);
  if (term.places.length > 0) return term;
  const name = named(found.analysis).find(({ text }) => text === word);
  return name && choice(name);
}

/** What was chosen before the same text was read anew. @param {Choice | undefined} chosen @param {NonNullable<Facts["found"]>} found */
export function foundAgain(chosen, found) {
  // What has no part of speech are letters, a pattern or a sentence, which stand where they stood.
  return chosen && (chosen.tag === "" ? chosen : chosenAs(chosen.text, found));
}
