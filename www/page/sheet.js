// @ts-check
/** The sheet that is read: piece after piece, each line as what it is, and between them the controls that split and join. */

/** @import { Analysis } from "../../pkg/index.js" */
/** @import { Paragraph } from "./paragraph.js" */

import { node } from "../../pkg/view/node.js";

/** Kinds that are headings. @type {Record<string, "h3" | "h4">} */
const headings = { title: "h3", section: "h4" };

export class Sheet {
  node;
  #seams;
  /** The piece that is being filled, and whether anything that is always seen stands in it. */
  #piece = node("article");
  #isSeen = false;

  /**
   * @param {Analysis["language"]} language
   * @param {{ before: (paragraph: Paragraph) => Node }} seams
   */
  constructor(language, seams) {
    this.node = node("div", { class: "sheet-of-text", lang: language === "und" ? undefined : language });
    this.#seams = seams;
  }

  /** Adds a paragraph, still empty. @param {Paragraph} paragraph */
  add(paragraph) {
    const { kind, article, begins, continued } = paragraph;
    const isFirst = this.node.childElementCount === 0;
    if (begins) this.#isSeen = false;
    // What was left out is no place to begin at.
    const isPlace = begins ? !isFirst : this.#isSeen && !continued && kind !== "other";
    const seam = isPlace ? [this.#seams.before(paragraph)] : [];
    if (begins) {
      this.#piece = node("article", { class: "piece", id: `a${article}`, tabindex: -1 });
      this.node.append(...seam, this.#piece);
    } else {
      this.#piece.append(...seam);
    }
    this.#isSeen ||= kind !== "other";
    const made = node(headings[kind] ?? "p", { class: continued ? `${kind} continued` : kind });
    this.#piece.append(made);
    return made;
  }
}
