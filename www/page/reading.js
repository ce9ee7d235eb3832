// @ts-check
/** The text to read: its paragraphs, with the summary's sentences, the names and the chosen word marked. */

/** @import { Analysis } from "../../pkg/index.js" */
/** @import { Name } from "../../pkg/view/index.js" */
/** @import { Facts, State } from "./state.js" */
/** @import { Mark } from "./marks.js" */
/** @import { Paragraph } from "./paragraph.js" */

import { namesOf } from "../../pkg/view/index.js";
import { startDemand } from "./demand.js";
import { element } from "./element.js";
import { inside, Places } from "./marks.js";
import { choice } from "./names.js";
import { paragraphs } from "./paragraph.js";
import { fill } from "./part.js";
import { startSeams } from "./seams.js";
import { Sheet } from "./sheet.js";

/** Characters drawn at once; the rest of a long text follows frame by frame. */
const AT_ONCE = 40_000;

/** @typedef {Map<number, Mark[]>} Marks By the number of their paragraph. */

/** @typedef {{ node: HTMLElement, lit: boolean }} Drawn `lit`: whether it holds marks that come and go. */

/** @param {State<Facts>} state */
export function startReading(state) {
  const view = element("reading", HTMLElement);
  const hint = element("text-hint", HTMLElement);
  const demand = startDemand(state, view);
  const seams = startSeams(state, view);
  /** @type {Paragraph[]} */
  let all = [];
  /** @type {Drawn[]} */
  let drawn = [];
  /** @type {Name[]} */
  let names = [];
  let places = new Places([]);
  /** @type {Record<"sentences" | "words" | "names", Marks>} */
  let marks = { sentences: new Map(), words: new Map(), names: new Map() };
  let round = 0;

  /** @param {string} text @param {Analysis} analysis */
  const draw = (text, analysis) => {
    all = paragraphs(text, analysis);
    places = new Places(all);
    names = namesOf(analysis);
    marks.names = places.marks(names.flatMap(({ kind, places }, number) => places.map((it) => ({ name: `named name-${kind}`, number, spans: [it] }))));
    look();
    demand.count(all);
    drawn = [];
    const sheet = new Sheet(analysis.language, seams);
    const least = all.findIndex(({ lines }) => lines.some(({ start }) => start === seams.used));
    const mine = ++round;
    const next = () => {
      if (mine !== round) return;
      const from = drawn.length;
      for (let characters = 0; drawn.length < all.length && (characters < AT_ONCE || drawn.length <= least); ) {
        const paragraph = all[drawn.length];
        drawn.push({ node: sheet.add(paragraph), lit: false });
        paint(drawn.length - 1);
        characters += paragraph.text.length;
      }
      bars(drawn.slice(from));
      if (drawn.length < all.length) requestAnimationFrame(next);
    };
    fill(view, sheet.node);
    next();
    seams.settle();
  };

  /** Writes a paragraph with its marks. @param {number} number */
  const paint = (number) => {
    const [sentences = [], words = [], named = []] = [marks.sentences, marks.words, marks.names].map((it) => it.get(number));
    const { node } = drawn[number];
    const paragraph = all[number];
    const joined = state.now.joints ? joints(paragraph) : [];
    node.replaceChildren(...inside(paragraph.text, [sentences, words, named, joined]));
    if (joined.length > 0) {
      const controls = seams.within(paragraph);
      node.querySelectorAll(".joint").forEach((it, i) => it.before(controls[i]));
    }
    drawn[number].lit = sentences.length + words.length > 0;
  };

  /** Finds what is to be lit. */
  const look = () => {
    const { found, chosen, pointed } = state.now;
    if (!found) return;
    const { analysis, summary } = found;
    marks.words = places.marks((pointed ?? chosen)?.places.map((it, place) => ({ name: "lit", place, spans: [it] })) ?? []);
    marks.sentences = places.marks(
      summary.sentences.map((index) => {
        const { start, end, spans = [[start, end]] } = analysis.sentences[index];
        return { name: "told", id: `s${index}`, spans };
      }),
    );
    hint.hidden = summary.sentences.length === 0;
  };

  const light = () => {
    look();
    drawn.forEach(({ lit }, number) => (lit || marks.words.has(number) || marks.sentences.has(number)) && paint(number));
    bars(drawn);
  };

  /** What is drawn. @type {Analysis | undefined} */
  let analysis;
  state.watch(
    ({ found, chosen, pointed }) => [found?.analysis, found?.summary, pointed ?? chosen],
    () => {
      const { found } = state.now;
      if (found && found.analysis === analysis) return light();
      analysis = found?.analysis;
      if (found) return draw(found.text, found.analysis);
      round++;
      drawn = [];
      hint.hidden = true;
      demand.count([]);
      fill(view, undefined);
    },
  );
  state.watch(
    ({ joints }) => [joints],
    () => {
      drawn.forEach((_, number) => all[number].lines.some(({ isJoined }) => isJoined) && paint(number));
      bars(drawn);
    },
  );
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
      // One place is one mark, unless something else stands in its middle. Of what the page broke into places of their own, the first is marked.
      const mark = marks.find((it) => it.dataset.place === `${place}`) ?? marks[Math.min(place, marks.length - 1)];
      mark?.classList.add("here");
      // It may stand in what was left out.
      if (mark && !mark.checkVisibility()) state.change({ whole: true });
      mark?.scrollIntoView({ block: "center" });
    },
    /** Whether any of the lit places can be seen now. */
    inSight: () => litMarks().some((mark) => inSight(mark)),
  };
}

/**
 * Where a paragraph was joined: on the first character of what goes on there.
 *
 * @param {Paragraph} paragraph
 * @returns {Mark[]}
 */
function joints({ text, lines }) {
  const joined = lines.filter(({ isJoined }) => isJoined);
  return joined.map(({ at }) => ({ name: "joint", start: at, end: at + String.fromCodePoint(text.codePointAt(at) ?? 0).length }));
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
