// @ts-check
/** What the attributes of a digest say. What makes no sense is an error that names the attribute. */

/** @import { ModelName } from "../../index.js" */
/** @import { View } from "./blocks.js" */

import { views } from "./blocks.js";

export const defaults = { views: "summary keywords", characters: 140, highlight: "point" };

const MODELS = ["none", "news", "open"];

/** `point`: what is pointed at or chosen is lit in the article; `choose`: only what is chosen; `none`: nothing. */
const HIGHLIGHTS = ["point", "choose", "none"];

/** More would be no summary, nor would there be room for it. */
const LONGEST = 2000;

/** @param {Element} element */
export function settingsOf(element) {
  const shown = new Set(words(element.getAttribute("views") ?? defaults.views));
  for (const it of shown.size > 0 ? shown : [""]) oneOf("views", it, Object.keys(views));
  const characters = element.getAttribute("characters") ?? String(defaults.characters);
  if (!/^[0-9]{1,4}$/.test(characters) || +characters < 1 || +characters > LONGEST) {
    throw new TypeError(`characters: expected a whole number from 1 to ${LONGEST}, not ${JSON.stringify(characters)}`);
  }
  return {
    views: /** @type {View[]} */ ([...shown]),
    characters: Number(characters),
    model: /** @type {ModelName} */ (oneOf("model", modelOf(element), MODELS)),
    highlight: oneOf("highlight", element.getAttribute("highlight") ?? defaults.highlight, HIGHLIGHTS),
  };
}

/** A digest in the margin of an article is small without a model; names come only with one. @param {Element} element */
export function modelOf(element) {
  return element.getAttribute("model") ?? (words(element.getAttribute("views") ?? "").includes("names") ? "news" : "none");
}

/** @param {string} list */
function words(list) {
  return list.split(/\s+/).filter(Boolean);
}

/** @param {string} attribute @param {string} value @param {string[]} known */
function oneOf(attribute, value, known) {
  if (!known.includes(value)) throw new TypeError(`${attribute}: expected ${known.join(", ")}, not ${JSON.stringify(value)}`);
  return value;
}
