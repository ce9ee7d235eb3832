// @ts-check
/** A text's words as columns: a long text has hundreds of thousands, and few of them are looked at. */

/** @import { Word, WordColumns } from "../index.js" */

/** @type {readonly string[]} */
export let tagNames = Object.freeze([]);

/**
 * Keeps the names of the tags, which the core knows.
 *
 * @param {readonly string[]} names
 */
export function nameTags(names) {
  tagNames = Object.freeze([...names]);
}

/**
 * The columns of what the core packed into one: starts, ends, numbers, then tags, four in a number, and at last how many there are.
 *
 * @param {Uint32Array} packed
 * @returns {WordColumns}
 */
export function unpacked(packed) {
  const count = packed[packed.length - 1];
  return {
    starts: packed.subarray(0, count),
    ends: packed.subarray(count, 2 * count),
    numbers: packed.subarray(2 * count, 3 * count),
    // Every engine there is has the lowest byte first.
    tags: new Uint8Array(packed.buffer, packed.byteOffset + 12 * count, count),
  };
}

export class Words {
  static get tagNames() {
    return tagNames;
  }

  /** @type {string} */
  #text;
  /** The distinct words by number, as far as they were asked for. @type {string[] | undefined} */
  #forms;
  /** @type {number | undefined} */
  #distinct;

  /**
   * @param {string} text
   * @param {WordColumns} columns
   */
  constructor(text, { starts, ends, tags, numbers }) {
    this.#text = text;
    this.starts = starts;
    this.ends = ends;
    this.tags = tags;
    this.numbers = numbers;
  }

  get length() {
    return this.starts.length;
  }

  get distinct() {
    return (this.#distinct ??= this.numbers.reduce((count, number) => Math.max(count, number + 1), 0));
  }

  /**
   * @param {number} index
   * @returns {Word | undefined}
   */
  at(index) {
    const at = Math.trunc(index) || 0;
    const i = at < 0 ? at + this.length : at;
    if (i < 0 || i >= this.length) return undefined;
    return { text: this.#textOf(i), start: this.starts[i], end: this.ends[i], tag: tagNames[this.tags[i]] };
  }

  texts() {
    /** @type {string[]} */
    const texts = new Array(this.length);
    for (let i = 0; i < texts.length; i++) texts[i] = this.#textOf(i);
    return texts;
  }

  *[Symbol.iterator]() {
    for (let i = 0; i < this.length; i++) yield /** @type {Word} */ (this.at(i));
  }

  toJSON() {
    return [...this];
  }

  /** One string for all words that are written the same. @param {number} i */
  #textOf(i) {
    this.#forms ??= new Array(this.distinct);
    return (this.#forms[this.numbers[i]] ??= this.#text.slice(this.starts[i], this.ends[i]));
  }
}
