// @ts-check
/**
 * The text to read: its paragraphs, with the summary's sentences, the names and the chosen word marked.
 *
 * A page is there at once, with all its marks. Of a longer text the beginning is, and what the reader looks at; the rest follows in slices.
 */

/** @import { Analysis } from "../../pkg/index.js" */
/** @import { Name } from "../../pkg/view/index.js" */
/** @import { Facts, State } from "./state.js" */
/** @import { Mark } from "./marks.js" */
/** @import { Paragraph } from "./paragraph.js" */

import { bars } from "./bars.js";
import { startDemand } from "./demand.js";
import { element } from "./element.js";
import { inside, Layer } from "./marks.js";
import { choice, named } from "./named.js";
import { inSight, near } from "./sight.js";
import { paragraphs } from "./paragraph.js";
import { fill } from "./part.js";
import { startSeams } from "./seams.js";
import { Sheet } from "./sheet.js";
import { Slices } from "./slices.js";

/** Characters that are drawn and marked at once: two pages of a newspaper. */
const AT_ONCE = 20_000;

/**
 * @typedef {object} Drawn A paragraph, and what it was last painted with.
 * @property {HTMLElement} node
 * @property {HTMLElement} stretch
 * @property {Paragraph} paragraph
 * @property {Layer} [sentences]
 * @property {Layer} [words]
 * @property {boolean} [joints]
 * @property {boolean} [lit] Whether it holds marks that come and go,
 * @property {boolean} [told] and sentences among them.
 */

/** @param {State<Facts>} state */
export function startReading(state) {
  const view = element("reading", HTMLElement);
  const hint = element("text-hint", HTMLElement);
  const demand = startDemand(state, view);
  const seams = startSeams(state, view);
  /** @type {Drawn[]} */
  let drawn = [];
  /** @type {Name[]} */
  let names = [];
  const layers = { sentences: new Layer(), words: new Layer(), names: new Layer() };
  /** The view's, when it was last laid out. */
  let [width, height] = [0, 0];
  const drawing = new Slices();
  const painting = new Slices();
  /** The mark that was gone to last, and the place to go to as soon as it is drawn. @type {HTMLElement | undefined} */
  let here;
  /** @type {number | undefined} */
  let wanted;

  /** @param {string} text @param {Analysis} analysis */
  const draw = (text, analysis) => {
    clear();
    names = named(analysis);
    layers.names = new Layer(names.flatMap(({ kind, places }, number) => places.map((it) => ({ name: `named name-${kind}`, number, spans: [it] }))));
    look();
    const steps = drawAll(text, analysis);
    for (let characters = 0; characters < AT_ONCE; ) {
      const { done, value } = steps.next();
      if (done) return;
      characters += value.text.length;
    }
    demand.count(drawn.map(({ paragraph }) => paragraph));
    view.setAttribute("aria-busy", "true");
    void drawing.run(steps);
  };

  /** Draws one paragraph after another. @param {string} text @param {Analysis} analysis @returns {Generator<Paragraph, void>} */
  function* drawAll(text, analysis) {
    // What the reader looks at stays where it is until it is drawn again.
    view.style.minHeight = `${height}px`;
    const sheet = new Sheet(analysis.language, seams, text.length > AT_ONCE);
    fill(view, sheet.node);
    const all = [];
    for (const paragraph of paragraphs(text, analysis)) {
      const it = { ...sheet.add(paragraph), paragraph };
      drawn.push(it);
      all.push(paragraph);
      paint(it);
      if (wanted !== undefined && isPlaceIn(paragraph, wanted)) goTo(wanted);
      yield paragraph;
    }
    view.style.minHeight = "";
    view.removeAttribute("aria-busy");
    demand.count(all);
    seams.settle();
  }

  const clear = () => {
    drawing.stop();
    painting.stop();
    drawn = [];
    here = wanted = undefined;
  };

  /** Writes a paragraph with its marks. @param {Drawn} it */
  const paint = (it) => {
    const { node, paragraph } = it;
    const { sentences, words } = layers;
    const { joints: withJoints = false } = state.now;
    const [told, lit, naming] = [sentences, words, layers.names].map((layer) => layer.marks(paragraph));
    const joined = withJoints ? joints(paragraph) : [];
    node.replaceChildren(...inside(paragraph.text, [told, lit, naming, joined]));
    if (joined.length > 0) {
      const controls = seams.within(paragraph);
      node.querySelectorAll(".joint").forEach((it, i) => it.before(controls[i]));
    }
    Object.assign(it, { sentences, words, joints: withJoints, lit: told.length + lit.length > 0, told: told.length > 0 });
    if (it.told) bars(node);
  };

  /** Paints a paragraph unless it is as it should be. @param {Drawn} it */
  const repaint = (it) => {
    const { sentences, words } = layers;
    const { joints = false } = state.now;
    const isLit = (it.sentences !== sentences || it.words !== words) && (it.lit || [sentences, words].some((layer) => layer.marks(it.paragraph).length > 0));
    const isJoined = it.joints !== joints && it.paragraph.lines.some(({ isJoined }) => isJoined);
    if (isLit || isJoined) paint(it);
    else Object.assign(it, { sentences, words, joints });
  };

  /** Paints what is to be painted anew: first what is seen, and of a long text the rest when there is time. */
  const repaintAll = () => {
    painting.stop();
    const mine = drawn;
    if (mine.length === 0) return;
    const isShort = (state.now.found?.text.length ?? 0) <= AT_ONCE;
    (isShort ? mine : near(mine)).forEach(repaint);
    if (!isShort) void painting.run(rest());

    function* rest() {
      // More are drawn in the meantime.
      for (let i = 0; i < mine.length; i++) yield repaint(mine[i]);
    }
  };

  /** Finds what is to be lit. */
  const look = () => {
    const { found, chosen, pointed } = state.now;
    if (!found) return;
    const { analysis, summary } = found;
    layers.words = new Layer((pointed ?? chosen)?.places.map((it, place) => ({ name: "lit", place, spans: [it] })));
    layers.sentences = new Layer(
      summary.sentences.map((index) => {
        const { start, end, spans = [[start, end]] } = analysis.sentences[index];
        return { name: "told", id: `s${index}`, spans };
      }),
    );
    hint.hidden = summary.sentences.length === 0;
  };

  /** What is drawn. @type {Analysis | undefined} */
  let analysis;
  state.watch(
    ({ found, chosen, pointed }) => [found?.analysis, found?.summary, pointed ?? chosen],
    () => {
      const { found } = state.now;
      if (found && found.analysis === analysis) {
        wanted = undefined;
        look();
        return repaintAll();
      }
      analysis = found?.analysis;
      if (found) return draw(found.text, found.analysis);
      clear();
      view.style.minHeight = "";
      view.removeAttribute("aria-busy");
      hint.hidden = true;
      demand.count([]);
      fill(view, undefined);
    },
  );
  state.watch(({ joints }) => [joints], repaintAll);
  // A bar stands where its lines are in their paragraph: only another width or another type moves it.
  const placeBars = () => drawn.forEach(({ told, node }) => told && bars(node));
  new ResizeObserver(([{ contentRect }]) => {
    if (contentRect.width !== width) placeBars();
    ({ width, height } = contentRect);
  }).observe(view);
  document.fonts.ready.then(placeBars);

  view.addEventListener("click", ({ target }) => {
    const mark = target instanceof HTMLElement ? target.closest("[data-name]") : undefined;
    // Whoever selects a piece of the text wants that, not a name in it.
    if (!(mark instanceof HTMLElement) || !getSelection()?.isCollapsed) return;
    const clicked = choice(names[Number(mark.dataset.name)]);
    state.change({ chosen: clicked.text === state.now.chosen?.text ? undefined : clicked, pointed: undefined });
  });

  /** @param {Paragraph} paragraph @param {number} place the number of one of the chosen word's */
  const isPlaceIn = ({ lines }, place) => {
    const [from, to] = state.now.chosen?.places[place] ?? [0, 0];
    return lines.some(({ start, end }) => start < to && from < end);
  };
  const litIn = (/** @type {Drawn} */ { node }) => /** @type {HTMLElement[]} */ ([...node.querySelectorAll("mark.lit")]);

  /** Brings the chosen word's place of that number into sight. @param {number} place */
  const goTo = (place) => {
    if (!state.now.chosen) return;
    here?.classList.remove("here");
    here = undefined;
    const it = drawn.find(({ paragraph }) => isPlaceIn(paragraph, place));
    wanted = it ? undefined : place;
    if (!it) return;
    repaint(it);
    // One place is one mark, unless something else stands in its middle. Of what the page broke into places of their own, the first is marked.
    const marks = litIn(it);
    const mark = (here = marks.find((it) => it.dataset.place === `${place}`) ?? marks.findLast((it) => Number(it.dataset.place) < place) ?? marks[0]);
    if (!mark) return;
    mark.classList.add("here");
    // It may stand in what was left out.
    if (!mark.checkVisibility()) state.change({ whole: true });
    mark.scrollIntoView({ block: "center" });
    keepInSight(mark);
  };
  /** What comes near is laid out only now, and may move it for some frames. @param {HTMLElement} mark */
  const keepInSight = (mark, frames = 3) => {
    requestAnimationFrame(() =>
      setTimeout(() => {
        if (here !== mark || frames === 0) return;
        if (!inSight(mark)) mark.scrollIntoView({ block: "center" });
        keepInSight(mark, frames - 1);
      }),
    );
  };
  return {
    goTo,
    /** Whether any of the lit places can be seen now. */
    inSight: () => near(drawn).flatMap(litIn).some(inSight),
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
