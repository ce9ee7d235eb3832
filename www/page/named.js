// @ts-check
/** What a text names, asked for by several views: of a long text that takes a while, and is done once. */

/** @import { Analysis } from "../../pkg/index.js" */
/** @import { Name } from "../../pkg/view/index.js" */

import { namesOf } from "../../pkg/view/index.js";

/** @type {WeakMap<object, Name[]>} */
const known = new WeakMap();

/** @param {Pick<Analysis, "entities">} analysis */
export function named(analysis) {
  const names = known.get(analysis) ?? namesOf(analysis);
  known.set(analysis, names);
  return names;
}
