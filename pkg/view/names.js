// @ts-check
/** The people, places and organisations of a text, each with how often it is named. */

/** @import { Analysis, Entity } from "../index.js" */
/** @import { Name, NamesViewOptions } from "./index.js" */

import { labelsFor } from "./labels.js";
import { node } from "./node.js";

/** In the order in which they are shown. Times and numbers are no names. @type {Name["kind"][]} */
const kinds = ["person", "place", "organization"];

/**
 * What is named, kind by kind, most frequent first; equal ones in the order of the text.
 *
 * @param {Pick<Analysis, "entities">} analysis
 * @returns {Name[]}
 */
export function namesOf({ entities }) {
  /** @type {Map<string, Name>} */
  const all = new Map();
  for (const { text, kind, start, end, spans = [[start, end]] } of entities) {
    if (kind === "time" || kind === "number") continue;
    const key = `${kind} ${text}`;
    const name = all.get(key) ?? { text, kind, count: 0, places: [] };
    name.count++;
    name.places.push(...spans);
    all.set(key, name);
  }
  return kinds.flatMap((kind) => [...all.values()].filter((it) => it.kind === kind).sort((a, b) => b.count - a.count));
}

/**
 * @param {Pick<Analysis, "entities" | "language">} analysis
 * @param {string} _text
 * @param {NamesViewOptions} [options]
 * @returns {HTMLElement}
 */
export function names(analysis, _text, { labels = labelsFor(), limit = Infinity, counts = true, buttons = false, only } = {}) {
  const all = only ?? namesOf(analysis).map((name, index) => ({ ...name, index }));
  if (all.length === 0) return node("p", { class: "jianbao-none", part: "none" }, labels.noNames);

  const lang = analysis.language === "und" ? undefined : analysis.language;
  const item = (/** @type {typeof all[0]} */ { text, kind, count, index }) => {
    const attributes = { class: `jianbao-name jianbao-${kind}`, part: "name", "data-name": index };
    const inside = counts ? [text, " ", node("span", { class: "jianbao-count", part: "count" }, String(count))] : [text];
    return node("dd", { lang }, buttons ? node("button", { ...attributes, type: "button" }, ...inside) : node("span", attributes, ...inside));
  };
  const groups = kinds.flatMap((kind) => {
    const named = all.filter((it) => it.kind === kind);
    if (named.length === 0) return [];
    const size = node("span", { class: "jianbao-count", part: "count" }, String(named.length));
    const head = node("dt", { class: "jianbao-kind", part: "kind" }, node("span", { class: `jianbao-${kind}` }, labels.kinds[kind]), " ", size);
    return [node("div", { class: "jianbao-kind-of-name", part: "kind-of-name" }, head, ...named.slice(0, limit).map(item))];
  });
  return node("dl", { class: "jianbao-names", part: "names" }, ...groups);
}
