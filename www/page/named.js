// @ts-check
/** What a text names, asked for by several views: of a long text that takes a while, and is done once. */

/** @import { Analysis } from "../../pkg/index.js" */
/** @import { Name } from "../../pkg/view/index.js" */
/** @import { Choice } from "./state.js" */

import { namesOf } from "../../pkg/view/index.js";

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

/** @param {Name} name @returns {Choice} */
export function choice({ text, kind, places }) {
  return { text, tag: tags[kind], places };
}
