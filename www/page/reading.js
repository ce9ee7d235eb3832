// @ts-check
/** The text to read: its paragraphs, with the summary's sentences, the names and the chosen word marked. */

/** @import { Analysis, Span } from "../../pkg/index.js" */
/** @import { Name } from "../../pkg/view/index.js" */
/** @import { Facts, State } from "./state.js" */
/** @import { Mark, Paragraph } from "./paragraph.js" */

import { namesOf } from "../../pkg/view/index.js";
import { element } from "./element.js";
import { choice } from "./names.js";
import { inside, paragraphs } from "./paragraph.js";
import { fill } from "./part.js";

/** Characters drawn at once; the rest of a long text follows frame by frame. */
const AT_ONCE = 40_000;

/** @typedef {Paragraph & { node: HTMLElement, names: Mark[], lit: boolean }} Drawn `lit`: whether it holds marks that come and go. */

/** @param {State<Facts>} state */
export function startReading(state) {
  const view = element("reading", HTMLElement);
  const hint = element("text-hint", HTMLElement);
  /** @type {Drawn[]} */
  let drawn = [];
  /** @type {Name[]} */
  let names = [];
  let round = 0;

  /** @param {string} text @param {Analysis} analysis */
  const draw = (text, analysis) => {
    const all = paragraphs(text, analysis.sentences);
    names = namesOf(analysis);
    const marks = nameMarks(names);
    let n = 0;
    const sheet = document.createElement("div");
    sheet.className = "sheet-of-text";
    if (analysis.language !== "und") sheet.lang = analysis.language;
    drawn = [];
    const mine = ++round;
    const next = () => {
      if (mine !== round) return;
      const from = drawn.length;
      for (let characters = 0; drawn.length < all.length && characters < AT_ONCE; ) {
        const paragraph = all[drawn.length];
        const node = document.createElement("p");
        node.className = paragraph.continued ? `${paragraph.kind} continued` : paragraph.kind;
        const named = within(marks, paragraph, n);
        n = named.next;
        node.replaceChildren(...inside(text, paragraph, { sentences: [], words: [], names: named.marks }));
        drawn.push({ ...paragraph, node, names: named.marks, lit: false });
        characters += paragraph.end - paragraph.start;
      }
      sheet.append(...drawn.slice(from).map(({ node }) => node));
      light(from);
      if (drawn.length < all.length) requestAnimationFrame(next);
    };
    fill(view, sheet);
    next();
  };

  const light = (from = 0) => {
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
    const looked = drawn.slice(from);
    for (const paragraph of looked) {
      const marks = { sentences: within(sentences, paragraph, s), words: within(words, paragraph, w) };
      s = marks.sentences.next;
      w = marks.words.next;
      const lit = marks.sentences.marks.length + marks.words.marks.length > 0;
      if (lit || paragraph.lit) {
        const { sentences, words } = marks;
        paragraph.node.replaceChildren(...inside(text, paragraph, { sentences: sentences.marks, words: words.marks, names: paragraph.names }));
      }
      paragraph.lit = lit;
    }
    hint.hidden = sentences.length === 0;
    bars(looked);
  };

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
  state.watch(({ found, chosen, pointed }) => [found?.summary, pointed ?? chosen], () => light());
  // A bar stands where its lines are in their paragraph: only another width or another type moves it.
  let width = 0;
  new ResizeObserver(([{ contentRect }]) => {
    if (contentRect.width !== width) bars(drawn);
    width = contentRect.width;
  }).observe(view);
  document.fonts.ready.then(() => bars(drawn));

  view.addEventListener("click", ({ target }) => {
    const mark = target instanceof HTMLElement ? target.closest("[data-name]") : undefined;
    // Whoever selects a piece of the text wants that, not a name in it.
    if (!(mark instanceof HTMLElement) || !getSelection()?.isCollapsed) return;
    const clicked = choice(names[Number(mark.dataset.name)]);
    state.change({ chosen: clicked.text === state.now.chosen?.text ? undefined : clicked, pointed: undefined });
  });

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
 * A mark for every place of every name, in the order of the text.
 *
 * @param {Name[]} names
 * @returns {Mark[]}
 */
function nameMarks(names) {
  const marks = names.flatMap(({ kind, places }, number) => places.map(([start, end]) => ({ name: `named name-${kind}`, start, end, number })));
  return marks.sort((a, b) => a.start - b.start || b.end - a.end);
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
 * @param {Drawn[]} paragraphs
 */
function bars(paragraphs) {
  const lit = paragraphs.filter((it) => it.lit);
  for (const { node } of lit) for (const bar of node.querySelectorAll(".bar")) bar.remove();
  // First measured, then drawn, so that the page is laid out once.
  const wanted = lit.flatMap(({ node }) => {
    const box = node.getBoundingClientRect();
    return [...node.querySelectorAll("mark.told")].map((mark) => {
      const { top, height } = mark.getBoundingClientRect();
      return { node, top: top - box.top, height };
    });
  });
  for (const { node, top, height } of wanted) {
    const bar = document.createElement("span");
    bar.className = "bar";
    bar.setAttribute("aria-hidden", "true");
    bar.style.top = `${top}px`;
    bar.style.height = `${height}px`;
    node.append(bar);
  }
}

/** Whether it is seen whole: neither cut off, nor under the head or what lies at the foot of the screen. @param {HTMLElement} mark */
function inSight(mark) {
  const { top, bottom } = mark.getBoundingClientRect();
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
  return top >= parseFloat(scrollPaddingTop) && bottom <= innerHeight - parseFloat(scrollPaddingBottom);
}
