// @ts-check
/**
 * A text → its paragraphs as nodes, with places marked.
 *
 * A paragraph is a line that is not blank. A mark never crosses its end: a place that does is marked in each.
 */

/** @import { Sentence, Span } from "../../pkg/index.js" */

/** @typedef {{ start: number, end: number, kind: string }} Paragraph */

/** @typedef {{ name: string, start: number, end: number }} Mark `name` is the class; a sentence's mark also has an `id`. */

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
    all.push({ start, end, kind: sentences[next]?.kind ?? "body" });
  }
  return all;
}

/**
 * What stands in a paragraph, as nodes: text, marked sentences, and marked words in both.
 *
 * @param {string} text
 * @param {Paragraph} paragraph
 * @param {{ sentences: (Mark & { id: string })[], words: Mark[] }} marks in order, not overlapping among their own kind
 * @returns {Node[]}
 */
export function inside(text, { start, end }, { sentences, words }) {
  return cut(start, end, sentences).flatMap(({ from, to, mark }) => {
    const content = cut(from, to, words).map((it) => (it.mark ? marked(it.mark, [text.slice(it.from, it.to)]) : text.slice(it.from, it.to)));
    return mark ? [marked(mark, content)] : content.map((it) => (typeof it === "string" ? document.createTextNode(it) : it));
  });
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
function marked({ name, id }, content) {
  const made = document.createElement("mark");
  made.className = name;
  if (id) made.id = id;
  made.append(...content);
  return made;
}
