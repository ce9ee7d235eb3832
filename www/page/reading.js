// @ts-check
/** The text to read: its paragraphs, with the summary's sentences and the chosen word lit. */

/** @import { Analysis, Span } from "../../pkg/index.js" */
/** @import { Facts, State } from "./state.js" */
/** @import { Mark, Paragraph } from "./paragraph.js" */

import { element } from "./element.js";
import { inside, paragraphs } from "./paragraph.js";
import { fill } from "./part.js";

/** Paragraphs drawn at once; the rest of a long text follows frame by frame. */
const DRAWN = 400;

/** @typedef {Paragraph & { node: HTMLElement, lit: boolean }} Drawn */

/** @param {State<Facts>} state */
export function startReading(state) {
  const view = element("reading", HTMLElement);
  const hint = element("text-hint", HTMLElement);
  /** @type {Drawn[]} */
  let drawn = [];
  let round = 0;

  /** @param {string} text @param {Analysis} analysis */
  const draw = (text, analysis) => {
    const all = paragraphs(text, analysis.sentences);
    const sheet = document.createElement("div");
    sheet.className = "sheet-of-text";
    if (analysis.language !== "und") sheet.lang = analysis.language;
    drawn = [];
    const mine = ++round;
    const next = () => {
      if (mine !== round) return;
      const some = all.slice(drawn.length, drawn.length + DRAWN).map((it) => {
        const node = document.createElement("p");
        node.className = it.kind;
        node.textContent = text.slice(it.start, it.end);
        return { ...it, node, lit: false };
      });
      sheet.append(...some.map(({ node }) => node));
      drawn.push(...some);
      light();
      if (drawn.length < all.length) requestAnimationFrame(next);
    };
    fill(view, sheet);
    next();
  };

  const light = () => {
    const { found, chosen, pointed } = state.now;
    if (!found) return;
    const { text, analysis, summary } = found;
    const words = (pointed ?? chosen)?.places.map(([start, end]) => ({ name: "lit", start, end })) ?? [];
    const sentences = summary.sentences.flatMap((index) => {
      const { start, end, spans = [[start, end]] } = analysis.sentences[index];
      return spans.map(([from, to], i) => ({ name: "told", id: i === 0 ? `s${index}` : "", start: from, end: to }));
    });
    let w = 0;
    let s = 0;
    for (const paragraph of drawn) {
      const marks = { sentences: within(sentences, paragraph, s), words: within(words, paragraph, w) };
      s = marks.sentences.next;
      w = marks.words.next;
      const lit = marks.sentences.marks.length + marks.words.marks.length > 0;
      if (lit || paragraph.lit) {
        paragraph.node.replaceChildren(...inside(text, paragraph, { sentences: marks.sentences.marks, words: marks.words.marks }));
      }
      paragraph.lit = lit;
    }
    hint.hidden = sentences.length === 0;
    drawBars();
  };

  const drawBars = () => bars(view);

  state.watch(
    ({ found }) => [found?.analysis],
    () => {
      const { found } = state.now;
      if (found) return draw(found.text, found.analysis);
      round++;
      drawn = [];
      hint.hidden = true;
      fill(view, undefined);
    },
  );
  state.watch(({ found, chosen, pointed }) => [found?.summary, pointed ?? chosen], light);
  new ResizeObserver(drawBars).observe(view);
  document.fonts?.ready.then(drawBars);

  const litMarks = () => /** @type {HTMLElement[]} */ ([...view.querySelectorAll("mark.lit")]);
  return {
    /** Brings the chosen word's place of that number into sight. @param {number} place */
    goTo(place) {
      const { chosen } = state.now;
      if (!chosen) return;
      const marks = litMarks();
      for (const mark of marks) mark.classList.remove("here");
      // One place is one mark, unless a line break stands in its middle.
      const mark = marks[Math.min(place, marks.length - 1)];
      mark?.classList.add("here");
      mark?.scrollIntoView({ block: "center" });
    },
    /** Whether any of the lit places can be seen now. */
    inSight: () => litMarks().some((mark) => inSight(mark)),
  };
}

/**
 * The marks that touch a paragraph.
 *
 * @template {Mark} M
 * @param {M[]} marks in order
 * @param {Paragraph} paragraph
 * @param {number} from the first one that may
 */
function within(marks, { start, end }, from) {
  while (from < marks.length && marks[from].end <= start) from++;
  let to = from;
  while (to < marks.length && marks[to].start < end) to++;
  return { marks: marks.slice(from, to), next: from };
}

/**
 * Draws a bar at the margin beside the lines of every sentence of the summary.
 *
 * @param {Element} sheet
 */
function bars(sheet) {
  for (const bar of sheet.querySelectorAll(".bar")) bar.remove();
  // First measured, then drawn, so that the page is laid out once.
  const wanted = [...sheet.querySelectorAll("mark.told")].flatMap((mark) => {
    const { parentElement: paragraph } = mark;
    if (!paragraph) return [];
    const { top, height } = mark.getBoundingClientRect();
    return [{ paragraph, top: top - paragraph.getBoundingClientRect().top, height }];
  });
  for (const { paragraph, top, height } of wanted) {
    const bar = document.createElement("span");
    bar.className = "bar";
    bar.setAttribute("aria-hidden", "true");
    bar.style.top = `${top}px`;
    bar.style.height = `${height}px`;
    paragraph.append(bar);
  }
}

/** @param {HTMLElement} mark */
function inSight(mark) {
  const { top, bottom } = mark.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
