// @ts-check
/** The summary: the chosen sentences, in their order, each a piece of its own. */

/** @import { Analysis } from "../index.js" */
/** @import { SummaryViewOptions } from "./index.js" */

import { labelsFor } from "./labels.js";
import { node } from "./node.js";
import { gap, piece } from "./piece.js";

/**
 * @param {Pick<Analysis, "summary" | "sentences" | "language">} analysis
 * @param {string} text
 * @param {SummaryViewOptions} [options]
 * @returns {HTMLElement}
 */
export function summary(analysis, text, { labels = labelsFor(), href } = {}) {
  const { sentences, over } = analysis.summary;
  const view = node("div", { class: "jianbao-summary", part: "summary" });
  if (sentences.length === 0) {
    view.append(node("p", { class: "jianbao-none", part: "none" }, labels.noSummary));
    return view;
  }
  const lang = analysis.language === "und" ? undefined : analysis.language;
  const paragraph = node("p", { class: "jianbao-summary-text", part: "summary-text", lang });
  let before = "";
  for (const index of sentences) {
    const said = piece(text, analysis.sentences[index]);
    // A headline has no full stop: 潮起长江口　南通将加快建设协同区。
    paragraph.append(gap(before, said) || (/[^\p{P}]$/u.test(before) ? "　" : ""));
    const attributes = { class: "jianbao-sentence", part: "sentence", "data-sentence": index };
    paragraph.append(href ? node("a", { ...attributes, href: href(index) }, said) : node("span", attributes, said));
    before = said;
  }
  view.append(paragraph);
  if (over) view.append(node("p", { class: "jianbao-note", part: "note" }, labels.over));
  return view;
}
