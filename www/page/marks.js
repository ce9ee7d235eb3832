// @ts-check
/** Places of the given text → marks in its paragraphs, and paragraphs with their marks as nodes. */

/** @import { Span } from "../../pkg/index.js" */
/** @import { Line, Paragraph } from "./paragraph.js" */

/**
 * @typedef {{ name: string, id?: string, number?: number, place?: number }} Sign `name` is the class; a sentence has an `id`, a name its number, a word that of its place.
 * @typedef {Sign & { start: number, end: number }} Mark Where it stands in its paragraph.
 */

/** Where every line of the text is shown. */
export class Places {
  /** In the order of the given text. @type {(Line & { paragraph: number })[]} */
  #lines;

  /** @param {Paragraph[]} paragraphs */
  constructor(paragraphs) {
    this.#lines = paragraphs.flatMap(({ lines }, paragraph) => lines.map((it) => ({ ...it, paragraph })));
    this.#lines.sort((a, b) => a.start - b.start);
  }

  /**
   * The marks of every paragraph that has some. A place that a page broke is one mark where its pieces meet again.
   *
   * @param {Iterable<Sign & { spans: Span[] }>} signs
   */
  marks(signs) {
    /** @type {Map<number, Mark[]>} */
    const all = new Map();
    for (const { name, id, number, place, spans } of signs) {
      /** @type {Mark | undefined} */
      let last;
      let lastIn = -1;
      for (const [from, to] of spans) {
        for (let i = this.#first(from); i < this.#lines.length && this.#lines[i].start < to; i++) {
          const line = this.#lines[i];
          const start = line.at + Math.max(from, line.start) - line.start;
          const end = line.at + Math.min(to, line.end) - line.start;
          // At most the space between two Latin words lies between.
          if (last && lastIn === line.paragraph && start >= last.end && start - last.end <= 1) {
            last.end = end;
            continue;
          }
          last = { name, id: last ? undefined : id, number, place, start, end };
          lastIn = line.paragraph;
          const marks = all.get(lastIn);
          if (marks) marks.push(last);
          else all.set(lastIn, [last]);
        }
      }
    }
    for (const marks of all.values()) marks.sort((a, b) => a.start - b.start || b.end - a.end);
    return all;
  }

  /** The first line that ends behind an offset. @param {number} offset */
  #first(offset) {
    let [low, high] = [0, this.#lines.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#lines[middle].end <= offset) low = middle + 1;
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
