// @ts-check
/** The sheet that is read: piece after piece, each line as what it is, and between them the controls that split and join. */

/** @import { Analysis } from "../../pkg/index.js" */
/** @import { Paragraph } from "./paragraph.js" */

import { node } from "../../pkg/view/node.js";

/** Kinds that are headings. @type {Record<string, "h3" | "h4">} */
const headings = { title: "h3", section: "h4" };

/**
 * Letters of a stretch. Far from the screen a stretch is neither laid out nor painted, nor searched for what lies under the pointer; for
 * each of its paragraphs to be left alone by itself costs a browser more than that saves.
 */
const STRETCH = 2000;

/** Letters of a line on a wide screen. */
const LINE = 36;

export class Sheet {
  node;
  #seams;
  #isLong;
  /** The piece that is being filled, and whether anything that is always seen stands in it. */
  #piece = node("article");
  #isSeen = false;
  /** The stretch of it that is being filled, how many letters and about how many lines it has. */
  #stretch = node("div");
  #letters = 0;
  #lines = 0;
  /** @type {HTMLElement | undefined} */
  #last;

  /**
   * @param {Analysis["language"]} language
   * @param {{ before: (paragraph: Paragraph) => Node }} seams
   * @param {boolean} isLong whether what is far from the screen is left alone
   */
  constructor(language, seams, isLong) {
    this.node = node("div", { class: isLong ? "sheet-of-text long" : "sheet-of-text", lang: language === "und" ? undefined : language });
    this.#seams = seams;
    this.#isLong = isLong;
  }

  /** Adds a paragraph, still empty. @param {Paragraph} paragraph @returns {{ node: HTMLElement, stretch: HTMLElement }} */
  add(paragraph) {
    const { text, kind, article, begins, continued } = paragraph;
    const isFirst = this.node.childElementCount === 0;
    if (begins) this.#isSeen = false;
    // What was left out is no place to begin at.
    const isPlace = begins ? !isFirst : this.#isSeen && !continued && kind !== "other";
    const seam = isPlace ? [this.#seams.before(paragraph)] : [];
    if (begins) {
      this.#piece = node("article", { class: "piece", id: `a${article}`, tabindex: -1 });
      this.node.append(...seam, this.#piece);
    }
    if (begins || this.#letters >= STRETCH) {
      // Until it comes near it is as high as its letters are likely to make it.
      if (this.#isLong) this.#stretch.style.containIntrinsicBlockSize = `auto ${this.#lines}lh`;
      this.#stretch = node("div", { class: "stretch" });
      this.#letters = this.#lines = 0;
      this.#piece.append(this.#stretch);
    }
    if (!begins) this.#stretch.append(...seam);
    this.#isSeen ||= kind !== "other";
    // A rule that looks for what follows has Chromium go over all paragraphs for each that is added.
    if (continued) this.#last?.classList.add("goes-on");
    const made = node(headings[kind] ?? "p", { class: continued ? `${kind} continued` : kind });
    this.#stretch.append(made);
    this.#last = made;
    if (kind !== "other") {
      this.#letters += text.length;
      this.#lines += Math.ceil(text.length / LINE) + 0.5;
    }
    return { node: made, stretch: this.#stretch };
  }
}
