// @ts-check
/** What a text names, asked for by several views: of a long text that takes a while, and is done once. */

/** @import { Analysis } from "../../pkg/index.js" */
/** @import { Name } from "../../pkg/view/index.js" */
/** @import { Choice } from "./state.js" */

import { namesOf } from "../../pkg/view/index.js";
import { sieve } from "./sieve.js";

/** Of so many none needs to be looked for: they are found at a glance. */
export const FEW = 30;

/** What a name's part of speech is called says which kind it is. @type {Record<Name["kind"], string>} */
export const tags = { person: "nr", place: "ns", organization: "nt" };

/** @type {WeakMap<object, Name[]>} */
const known = new WeakMap();

/** @param {Pick<Analysis, "entities">} analysis */
export function named(analysis) {
  const names = known.get(analysis) ?? namesOf(analysis);
  known.set(analysis, names);
  return names;
}

/** Those that what is typed into the filter lets through. @template {Name} N @param {N[]} names @param {string} [typed] */
export function letThrough(names, typed = "") {
  const isWanted = sieve(typed);
  return names.length > FEW ? names.filter(({ text }) => isWanted(text)) : names;
}

/** @param {Name} name @returns {Choice} */
export function choice({ text, kind, places }) {
  return { text, tag: tags[kind], places };
}
