// @ts-check
/** The text of a part of the host's page, a paragraph for a block, without what is no text of its own; and where each piece of it stands. */

/** @import { Span } from "../../index.js" */

/** A piece of one of the host's text nodes. @typedef {{ node: Text, start: number, end: number }} Piece */

/** Not read: programs, controls, pictures of text, ways to elsewhere, and the pinyin over a character. */
const SKIPPED =
  "head, script, style, noscript, template, button, select, datalist, textarea, svg, math, canvas, iframe, audio, video, object, " +
  "nav, rt, rp, rtc, [hidden], jianbao-digest";

/** Paragraphs of their own also where a host's reset makes them inline. */
const BLOCK =
  /^(p|h[1-6r]|div|article|section|main|aside|header|footer|address|blockquote|pre|[uod]l|li|d[dt]|table|caption|t[rdh]|fig.+|details|summary)$/;

/** What stands between two pieces, from the weakest to the strongest; the strongest counts. */
const GAPS = ["", " ", "\n", "\n\n"];
const [NONE, SPACE, LINE, PARAGRAPH] = GAPS.keys();

/** Words with one space between them. Soft hyphens and breaks of no width are no letters; wide spaces are, as in any pasted text. */
const RUN = /[^ \t\n\r\f\u00ad\u200b]+(?: [^ \t\n\r\f\u00ad\u200b]+)*/g;

export class ArticleText {
  text = "";

  /** The shadow roots that parts of it stand in. @type {ShadowRoot[]} */
  roots = [];

  /**
   * What stands in a row both in a node and in the text, in the order of the text.
   *
   * @type {{ at: number, length: number, node: Text, start: number }[]}
   */
  #runs = [];
  #gap = NONE;

  /**
   * @param {Element} article
   * @param {boolean} [isOwn] whether it is the content of an element whose shadow root is not part of it
   */
  constructor(article, isOwn = false) {
    this.#walk(article, isOwn ? article.childNodes : inside(article));
  }

  /** Where in the host's nodes pieces of the text stand. @param {Iterable<Span>} spans @returns {Piece[]} */
  pieces(spans) {
    /** @type {Piece[]} */
    const all = [];
    for (const [from, to] of spans) {
      for (let i = this.#runAt(from); i < this.#runs.length && this.#runs[i].at < to; i++) {
        const { at, length, node, start } = this.#runs[i];
        all.push({ node, start: start + Math.max(from - at, 0), end: start + Math.min(to - at, length) });
      }
    }
    return all;
  }

  /** The first run that ends behind an offset. @param {number} offset */
  #runAt(offset) {
    let [low, high] = [0, this.#runs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const { at, length } = this.#runs[middle];
      if (at + length > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /**
   * @param {Element} element
   * @param {Iterable<Node>} children
   */
  #walk(element, children) {
    const { display, visibility, whiteSpace, contentVisibility } = getComputedStyle(element);
    if (display === "none" || contentVisibility === "hidden") return;
    const isBlock = BLOCK.test(element.localName) || !/^(inline|contents|ruby)/.test(display);
    if (isBlock) this.#widen(PARAGRAPH);
    if (element.shadowRoot?.childNodes === children) this.roots.push(element.shadowRoot);
    for (const child of children) {
      if (child.nodeType === Node.TEXT_NODE) {
        if (visibility === "visible") this.#take(/** @type {Text} */ (child), /^(pre|break)/.test(whiteSpace));
      } else if (child.nodeType === Node.ELEMENT_NODE) {
        const inner = /** @type {Element} */ (child);
        if (inner.localName === "br") this.#break();
        else if (!inner.matches(SKIPPED) && !isDigest(inner)) this.#walk(inner, inside(inner));
      }
    }
    if (isBlock) this.#widen(PARAGRAPH);
  }

  /** @param {Text} node @param {boolean} keepsLines */
  #take(node, keepsLines) {
    const { data } = node;
    let end = 0;
    for (const { 0: run, index } of data.matchAll(RUN)) {
      this.#space(data.slice(end, index), keepsLines);
      this.#add(run, node, index);
      end = index + run.length;
    }
    this.#space(data.slice(end), keepsLines);
  }

  /** @param {string} run @param {Text} node @param {number} start */
  #add(run, node, start) {
    if (this.text) this.text += GAPS[this.#gap];
    this.#gap = NONE;
    const at = this.text.length;
    this.text += run;
    const last = this.#runs.at(-1);
    if (last?.node === node && start - last.start === at - last.at) last.length = at + run.length - last.at;
    else this.#runs.push({ at, length: run.length, node, start });
  }

  /** @param {string} between @param {boolean} keepsLines */
  #space(between, keepsLines) {
    if (keepsLines) for (const _ of between.matchAll(/\r\n?|\n/g)) this.#break();
    if (/[ \t\n\r\f]/.test(between)) this.#widen(SPACE);
  }

  /** The second line break in a row ends a paragraph. */
  #break() {
    this.#widen(this.#gap < LINE ? LINE : PARAGRAPH);
  }

  /** @param {number} gap */
  #widen(gap) {
    this.#gap = Math.max(this.#gap, gap);
  }
}

/** A digest is none of what it is about, whatever it is called. @param {Element} element */
function isDigest(element) {
  return "htmlFor" in element && "analysis" in element;
}

/**
 * What a reader sees in an element: of an open shadow root, and in a slot what was put there.
 *
 * @param {Element} element
 * @returns {Iterable<Node>}
 */
function inside(element) {
  const given = element.localName === "slot" ? /** @type {HTMLSlotElement} */ (element).assignedNodes() : [];
  return given.length > 0 ? given : (element.shadowRoot ?? element).childNodes;
}
