// @ts-check
/**
 * A text and its sentences → its paragraphs and lines, in the order of reading.
 *
 * What the page broke is whole again: of a line break nothing is left, and what stood between comes after. One that is longer than any
 * writer's comes in parts: browsers take seconds for a line of a hundred thousand letters, and for one that is twice as long four times
 * as many.
 */

/** @import { Article, Sentence, Span } from "../../pkg/index.js" */

import { lines, piece } from "../../pkg/view/piece.js";

/**
 * @typedef {object} Paragraph
 * @property {string} text As it reads.
 * @property {Line[]} lines What of the given text it is made of.
 * @property {string} kind What its sentences are; `subtitle` and `continues` beside them, `row` in a piece of other lines.
 * @property {number} article The number of its article.
 * @property {boolean} begins Whether its article begins with it.
 * @property {boolean} continued Whether it is a further part of the one before.
 *
 * @typedef {object} Line
 * @property {number} at Where it stands in the paragraph,
 * @property {number} start and in the given text.
 * @property {number} end
 * @property {boolean} isJoined Whether more than the end of a line stood between it and the one before: a column ended there.
 */

/** The longest part of a paragraph, in UTF-16 units. */
const LONGEST = 2000;

/**
 * One after another, so that a long text need not be taken at once.
 *
 * @param {string} text
 * @param {{ sentences: Sentence[], articles: Pick<Article, "title" | "subtitle" | "paragraphs" | "continuedFrom" | "continuesOn">[] }} analysis
 * @returns {Generator<Paragraph, void>}
 */
export function* paragraphs(text, { sentences, articles }) {
  // What is all of a piece is not left out of it.
  const told = new Set(sentences.filter((it) => it.kind !== "other" && /\S/.test(text.slice(it.start, it.end))).map(({ article }) => article));
  let last = -1;
  for (let from = 0, to; from < sentences.length; from = to) {
    const { article } = sentences[from];
    to = endOfParagraph(text, sentences, from, articles[article]);
    const whole = joined(text, sentences.slice(from, to));
    // A mark that no reader sees is a sentence too.
    if (whole.text === "") continue;
    const kind = told.has(article) ? kindOf(sentences[to - 1].kind, whole.text, articles[article]) : "row";
    yield* parts({ ...whole, kind, article, begins: last !== article, continued: false });
    last = article;
  }
}

/**
 * A paragraph's sentences have its number; what stands at its head, a dateline, has none.
 *
 * @param {string} text
 * @param {Sentence[]} sentences
 * @param {number} from
 * @param {Pick<Article, "paragraphs">} article
 */
function endOfParagraph(text, sentences, from, article) {
  const { article: number, kind } = sentences[from];
  let to = from + 1;
  const next = sentences[to];
  if (kind !== "body" && (next?.article !== number || next.paragraph === undefined)) return to;
  const { paragraph } = kind === "body" ? sentences[from] : next;
  if (kind !== "body" && !article.paragraphs[paragraph ?? -1]?.startsWith(piece(text, sentences[from]))) return to;
  while (to < sentences.length && sentences[to].article === number && sentences[to].paragraph === paragraph) to++;
  return to;
}

/**
 * Sentences in one paragraph. White space between two on one line is the writer's, and stays.
 *
 * @param {string} text
 * @param {Sentence[]} sentences
 */
function joined(text, sentences) {
  /** @type {Span[]} */
  const spans = [];
  for (const { start, end, spans: places = [[start, end]] } of sentences) {
    for (const [from, to] of places) {
      const last = spans.at(-1);
      if (last && from >= last[1] && text.slice(last[1], from).trim() === "") last[1] = to;
      else spans.push([from, to]);
    }
  }
  let shown = "";
  let last = -1;
  const made = lines(text, spans).map(({ start, end, gap }) => {
    const at = shown.length + gap.length;
    const isJoined = last >= 0 && !/^-?[^\S\n]*\n[^\S\n]*$/.test(text.slice(last, start));
    shown += gap + text.slice(start, end);
    last = end;
    return { at, start, end, isJoined };
  });
  return { text: shown, lines: made };
}

/**
 * @param {Sentence["kind"]} kind
 * @param {string} said
 * @param {Pick<Article, "title" | "subtitle" | "continuedFrom" | "continuesOn">} article
 */
function kindOf(kind, said, { title, subtitle, continuedFrom, continuesOn }) {
  if (kind === "title" && subtitle?.includes(said) && !title?.includes(said)) return "subtitle";
  const isJump = [continuedFrom, continuesOn].some((page) => page && said.length < page.length + 24 && said.includes(page));
  return kind === "other" && isJump ? "continues" : kind;
}

/** @param {Paragraph} paragraph @returns {Generator<Paragraph, void>} */
function* parts(paragraph) {
  const { text, lines } = paragraph;
  if (text.length <= LONGEST) return yield paragraph;
  let line = 0;
  for (let from = 0; from < text.length; ) {
    const to = endOfPart(text, from);
    /** @type {Line[]} */
    const mine = [];
    for (; line < lines.length && lines[line].at < to; line++) {
      const { at, start, end, isJoined } = lines[line];
      const skipped = Math.max(0, from - at);
      const length = Math.min(end - start, to - at);
      mine.push({ at: at + skipped - from, start: start + skipped, end: start + length, isJoined: isJoined && skipped === 0 });
      if (length < end - start) break;
    }
    yield { ...paragraph, text: text.slice(from, to), lines: mine, begins: paragraph.begins && from === 0, continued: from > 0 };
    from = to;
  }
}

/**
 * Where the part ends that begins at `from`: after a sentence if one ends in its second half, never within a character.
 *
 * @param {string} text
 * @param {number} from
 */
function endOfPart(text, from) {
  const furthest = from + LONGEST;
  if (text.length <= furthest) return text.length;
  for (let at = furthest; at > from + LONGEST / 2; at--) {
    if (/[。！？.!?\s]/.test(text[at - 1])) return at;
  }
  return /[\udc00-\udfff]/.test(text[furthest]) ? furthest - 1 : furthest;
}
