// @ts-check
/** The keywords, best first: each has the word as its text, followed by its count. */

/** @import { Analysis } from "../index.js" */
/** @import { KeywordsViewOptions } from "./index.js" */

import { labelsFor } from "./labels.js";
import { node } from "./node.js";

/**
 * @param {Pick<Analysis, "keywords" | "language">} analysis
 * @param {string} _text
 * @param {KeywordsViewOptions} [options]
 * @returns {HTMLElement}
 */
export function keywords(analysis, _text, { labels = labelsFor(), limit = Infinity, counts = true, buttons = false } = {}) {
  if (analysis.keywords.length === 0) {
    return node("p", { class: "jianbao-none", part: "none" }, labels.noKeywords);
  }
  const lang = analysis.language === "und" ? undefined : analysis.language;
  const items = analysis.keywords.slice(0, limit).map(({ text, count }, index) => {
    const attributes = { class: "jianbao-keyword", part: "keyword", "data-keyword": index };
    const inside = counts ? [text, " ", node("span", { class: "jianbao-count", part: "count" }, String(count))] : [text];
    return node("li", {}, buttons ? node("button", { ...attributes, type: "button" }, ...inside) : node("span", attributes, ...inside));
  });
  return node("ol", { class: "jianbao-keywords", part: "keywords", "aria-label": labels.keywords, lang }, ...items);
}
