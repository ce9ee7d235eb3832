// @ts-check
/** What changed words or text can be taken back, the last change first. */

/** @import { Facts, Say, State } from "./state.js" */

import { element } from "./element.js";
import { typesIn } from "./typing.js";

/** Steps that are kept: a text may be long. */
const MOST = 20;

/** @typedef {{ note: Say, back: () => void }} Done What was done, and what takes it back. */

/**
 * Says what was done, and keeps what takes it back.
 *
 * @param {State<Facts>} state
 * @param {Done} done
 */
export function did(state, done) {
  state.change({ note: done.note, refusal: undefined, done: [...state.now.done, done].slice(-MOST) });
}

/** @param {State<Facts>} state */
export function startUndo(state) {
  const button = element("undo", HTMLButtonElement);
  const undo = () => {
    const last = state.now.done.at(-1);
    if (!last) return;
    state.change({ done: state.now.done.slice(0, -1), note: (words) => words.undone(last.note(words)) });
    last.back();
  };
  button.addEventListener("click", undo);
  state.watch(({ done }) => [done.length > 0], (can) => (button.hidden = !can));
  document.addEventListener("keydown", (event) => {
    // In a text box the browser's own undo does it.
    if (event.key !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || typesIn(event.target)) return;
    event.preventDefault();
    undo();
  });
}
