// @ts-check
/** Places of the given text → marks in its paragraphs, and paragraphs with their marks as nodes. */

/** @import { Span } from "../../pkg/index.js" */
/** @import { Paragraph } from "./paragraph.js" */

/**
 * @typedef {{ name: string, id?: string, number?: number, place?: number }} Sign `name` is the class; a sentence has an `id`, a name its number, a word that of its place.
 * @typedef {Sign & { start: number, end: number }} Mark Where it stands in its paragraph.
 */

/** Places of one kind in the given text, each paragraph's found as it is asked for. */
export class Layer {
  /** In the order of the given text. @type {{ start: number, end: number, isFirst: boolean, sign: Sign }[]} */
  #places = [];
  /** How far the places up to each reach. @type {number[]} */
  #reach = [];

  /** @param {Iterable<Sign & { spans: Span[] }>} [signs] */
  constructor(signs = []) {
    for (const { spans, ...sign } of signs) for (const it of spans) this.#places.push({ start: it[0], end: it[1], isFirst: it === spans[0], sign });
    this.#places.sort((a, b) => a.start - b.start);
    let reach = 0;
    this.#reach = this.#places.map(({ end }) => (reach = Math.max(reach, end)));
  }

  /**
   * The marks of a paragraph. A place that a page broke is one mark where its pieces meet again.
   *
   * @param {Pick<Paragraph, "lines">} paragraph
   */
  marks({ lines }) {
    /** @type {Mark[]} */
    const marks = [];
    /** @type {{ mark: Mark, sign: Sign } | undefined} */
    let last;
    for (const line of lines) {
      for (let i = this.#first(line.start); i < this.#places.length && this.#places[i].start < line.end; i++) {
        const { sign, isFirst, ...place } = this.#places[i];
        if (place.end <= line.start) continue;
        const start = line.at + Math.max(place.start, line.start) - line.start;
        const end = line.at + Math.min(place.end, line.end) - line.start;
        // At most the space between two Latin words lies between.
        if (last?.sign === sign && start >= last.mark.end && start - last.mark.end <= 1) {
          last.mark.end = end;
          continue;
        }
        const mark = { ...sign, id: isFirst && place.start >= line.start ? sign.id : undefined, start, end };
        last = { mark, sign };
        marks.push(mark);
      }
    }
    return marks.sort((a, b) => a.start - b.start || b.end - a.end);
  }

  /** The first place that ends behind an offset, or one before it. @param {number} offset */
  #first(offset) {
    let [low, high] = [0, this.#reach.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#reach[middle] <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/**
 * What stands in a paragraph, as nodes: text, marked sentences, marked words in both, and marked names in all of them. A name gives way to
 * a word that stands in its middle, so that every place of a word is one mark.
 *
 * @param {string} text the paragraph's
 * @param {Mark[][]} layers in order, not overlapping within one: sentences, words, names
 * @returns {Node[]}
 */
export function inside(text, layers) {
  /** @type {(from: number, to: number, layers: Mark[][]) => (Node | string)[]} */
  const layered = (from, to, [marks, ...rest]) => {
    if (!marks) return [text.slice(from, to)];
    return cut(from, to, marks).flatMap((it) => {
      const content = layered(it.from, it.to, rest);
      return it.mark ? [marked(it.mark, content)] : content;
    });
  };
  return layered(0, text.length, layers).map((it) => (typeof it === "string" ? document.createTextNode(it) : it));
}

/**
 * Cuts what lies between `start` and `end` at the marks.
 *
 * @template {Mark} M
 * @param {number} start
 * @param {number} end
 * @param {M[]} marks
 */
export function cut(start, end, marks) {
  /** @type {{ from: number, to: number, mark?: M }[]} */
  const all = [];
  let at = start;
  for (const mark of marks) {
    const from = Math.max(mark.start, at);
    const to = Math.min(mark.end, end);
    if (from >= to) continue;
    if (at < from) all.push({ from: at, to: from });
    all.push({ from, to, mark });
    at = to;
  }
  if (at < end) all.push({ from: at, to: end });
  return all;
}

/**
 * @param {Mark} mark
 * @param {(Node | string)[]} content
 */
function marked({ name, id, number, place }, content) {
  const made = document.createElement("mark");
  made.className = name;
  if (id) made.id = id;
  if (number !== undefined) made.dataset.name = `${number}`;
  if (place !== undefined) made.dataset.place = `${place}`;
  made.append(...content);
  return made;
}
