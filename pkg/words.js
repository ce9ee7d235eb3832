// @ts-check
/** A text's words as columns: a long text has hundreds of thousands, and few of them are looked at. */

/** @import { Word, WordColumns } from "./index.js" */

/** @type {readonly string[]} */
let tagNames = Object.freeze([]);

/**
 * Keeps the names of the tags, which the core knows.
 *
 * @param {readonly string[]} names
 */
export function nameTags(names) {
  tagNames = Object.freeze([...names]);
}

export class Words {
  static get tagNames() {
    return tagNames;
  }

  /** @type {string} */
  #text;

  /**
   * @param {string} text
   * @param {WordColumns} columns
   */
  constructor(text, { starts, ends, tags }) {
    this.#text = text;
    this.starts = starts;
    this.ends = ends;
    this.tags = tags;
  }

  get length() {
    return this.starts.length;
  }

  /**
   * @param {number} index
   * @returns {Word | undefined}
   */
  at(index) {
    const at = Math.trunc(index) || 0;
    const i = at < 0 ? at + this.length : at;
    if (i < 0 || i >= this.length) return undefined;
    const start = this.starts[i];
    const end = this.ends[i];
    return { text: this.#text.slice(start, end), start, end, tag: tagNames[this.tags[i]] };
  }

  texts() {
    return Array.from(this.starts, (start, i) => this.#text.slice(start, this.ends[i]));
  }

  *[Symbol.iterator]() {
    for (let i = 0; i < this.length; i++) yield /** @type {Word} */ (this.at(i));
  }

  toJSON() {
    return [...this];
  }
}

/**
 * Puts the words beside the plain data of an analysis, where neither JSON nor a structured clone sees them.
 *
 * @template {object} T
 * @param {T} analysis
 * @param {Words} words
 * @returns {T & { readonly words: Words }}
 */
export function withWords(analysis, words) {
  return /** @type {T & { words: Words }} */ (
    Object.defineProperty(analysis, "words", { value: words, enumerable: false, configurable: true, writable: true })
  );
}
