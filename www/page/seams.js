// @ts-check
/**
 * The controls between paragraphs, and where lines were joined: each has a piece begin there, or joins the piece that does with the one
 * before.
 *
 * One of them is on the way of the Tab key, and the arrows go from one to the next.
 */

/** @import { Facts, State } from "./state.js" */
/** @import { Paragraph } from "./paragraph.js" */

import { toggled } from "./cuts.js";
import { wordsOf } from "./language.js";

const CONTROL = "button[data-at]";

/** As much of a paragraph as tells which one it is. */
const SAID = 16;

/**
 * @param {State<Facts>} state
 * @param {HTMLElement} view in which they stand
 */
export function startSeams(state, view) {
  /** The one that was used last, and where on the screen it was. @type {{ at: number, top: number } | undefined} */
  let used;
  const all = () => /** @type {HTMLButtonElement[]} */ ([...view.querySelectorAll(CONTROL)]);

  const spell = (/** @type {HTMLButtonElement} */ button) => {
    const words = wordsOf(state.now.settings.language);
    const { said = "" } = button.dataset;
    const begins = doesBegin(button);
    button.dataset.word = begins ? words.join : words.split;
    button.setAttribute("aria-label", begins ? words.joinAt(said) : words.splitAt(said));
  };
  const reach = (/** @type {HTMLElement} */ button) => {
    view.querySelector(`${CONTROL}[tabindex="0"]`)?.setAttribute("tabindex", "-1");
    button.tabIndex = 0;
  };

  state.watch(({ settings }) => [settings.language], () => all().forEach(spell));

  view.addEventListener("click", ({ target }) => {
    if (!isSeam(target)) return;
    const at = Number(target.dataset.at);
    const begins = doesBegin(target);
    const { cuts, found, text } = state.now;
    // Another text is being read.
    if (found?.text !== text) return;
    used = { at, top: target.getBoundingClientRect().top };
    state.change({ cuts: toggled(cuts, at, text, found.analysis), note: (words) => (begins ? words.joined : words.splitDone) });
  });
  view.addEventListener("focusin", ({ target }) => isSeam(target) && reach(target));
  view.addEventListener("keydown", (event) => {
    if (!isSeam(event.target)) return;
    const seams = all().filter((it) => it.checkVisibility());
    const at = seams.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: seams.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    seams[to]?.focus();
  });

  /** The control of a place. @param {number} at @param {string} text what follows there @param {boolean} begins whether a piece does */
  const control = (at, text, begins) => {
    const button = document.createElement("button");
    button.type = "button";
    button.tabIndex = -1;
    button.dataset.at = `${at}`;
    button.dataset.said = text.length > SAID ? `${[...text.slice(0, 2 * SAID)].slice(0, SAID).join("").trim()}…` : text;
    if (begins) button.dataset.begins = "";
    spell(button);
    return button;
  };

  return {
    /** The control before a paragraph. @param {Paragraph} paragraph */
    before({ lines: [{ start }], text, begins }) {
      const seam = document.createElement("div");
      seam.className = begins ? "seam begins" : "seam";
      seam.append(control(start, text, begins));
      return seam;
    },
    /** The controls within a paragraph, where its lines were joined. @param {Paragraph} paragraph */
    within({ lines, text }) {
      return lines.filter(({ isJoined }) => isJoined).map(({ at, start }) => control(start, text.slice(at), false));
    },
    /** After drawing: the first one can be reached; one that was used keeps its place on the screen and the focus. */
    settle() {
      const again = used && view.querySelector(`${CONTROL}[data-at="${used.at}"]`);
      const reached = again ?? view.querySelector(CONTROL);
      if (reached instanceof HTMLButtonElement) reach(reached);
      if (used && again instanceof HTMLButtonElement) {
        again.focus({ preventScroll: true });
        scrollBy({ top: again.getBoundingClientRect().top - used.top, behavior: "instant" });
      }
      used = undefined;
    },
  };
}

/** @param {EventTarget | null} target @returns {target is HTMLButtonElement} */
function isSeam(target) {
  return target instanceof HTMLButtonElement && target.matches(CONTROL);
}

/** Whether a piece begins where a control stands. @param {HTMLButtonElement} button */
function doesBegin(button) {
  return button.dataset.begins !== undefined;
}
