// @ts-check
/**
 * A text → its paragraphs as nodes, with places marked.
 *
 * A paragraph is a line that is not blank. A mark never crosses its end: a place that does is marked in each. One that is longer than any
 * writer's comes in parts: browsers take seconds for a line of a hundred thousand letters, and for one that is twice as long four times
 * as many.
 */

/** @import { Sentence, Span } from "../../pkg/index.js" */

/** @typedef {{ start: number, end: number, kind: string, continued: boolean }} Paragraph `continued`: a further part of the one before. */

/** @typedef {{ name: string, start: number, end: number, number?: number }} Mark `name` is the class; a sentence also has an `id`, a name its number. */

/** The longest part of a paragraph, in UTF-16 units. */
const LONGEST = 2000;

/**
 * @param {string} text
 * @param {Sentence[]} sentences in the order of the text
 * @returns {Paragraph[]}
 */
export function paragraphs(text, sentences) {
  /** @type {Paragraph[]} */
  const all = [];
  let next = 0;
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
    const start = index + line.length - line.trimStart().length;
    const end = index + line.trimEnd().length;
    if (start >= end) continue;
    while (next < sentences.length && sentences[next].end <= start) next++;
    const kind = sentences[next]?.kind ?? "body";
    for (let from = start; from < end; ) {
      const to = endOfPart(text, from, end);
      all.push({ start: from, end: to, kind, continued: from > start });
      from = to;
    }
  }
  return all;
}

/**
 * Where the part ends that begins at `from`: after a sentence if one ends in its second half, never within a character.
 *
 * @param {string} text
 * @param {number} from
 * @param {number} end of the paragraph
 */
function endOfPart(text, from, end) {
  const furthest = from + LONGEST;
  if (end <= furthest) return end;
  for (let at = furthest; at > from + LONGEST / 2; at--) {
    if (/[。！？.!?\s]/.test(text[at - 1])) return at;
  }
  return /[\udc00-\udfff]/.test(text[furthest]) ? furthest - 1 : furthest;
}

/**
 * What stands in a paragraph, as nodes: text, marked sentences, marked words in both, and marked names in all of them. A name gives way to
 * a word that stands in its middle, so that every place of a word is one mark.
 *
 * @param {string} text
 * @param {Paragraph} paragraph
 * @param {{ sentences: (Mark & { id: string })[], words: Mark[], names: Mark[] }} marks in order, not overlapping among their own kind
 * @returns {Node[]}
 */
export function inside(text, { start, end }, { sentences, words, names }) {
  /** @type {(from: number, to: number, layers: Mark[][]) => (Node | string)[]} */
  const layered = (from, to, [marks, ...rest]) => {
    if (!marks) return [text.slice(from, to)];
    return cut(from, to, marks).flatMap((it) => {
      const content = layered(it.from, it.to, rest);
      return it.mark ? [marked(it.mark, content)] : content;
    });
  };
  return layered(start, end, [sentences, words, names]).map((it) => (typeof it === "string" ? document.createTextNode(it) : it));
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
 * @param {Mark & { id?: string }} mark
 * @param {(Node | string)[]} content
 */
function marked({ name, id, number }, content) {
  const made = document.createElement("mark");
  made.className = name;
  if (id) made.id = id;
  if (number !== undefined) made.dataset.name = `${number}`;
  made.append(...content);
  return made;
}
