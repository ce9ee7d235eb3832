// @ts-check
/** Puts a whole text into the box. What the reader had there can be put back. */

/** @import { Facts, Say, State } from "./state.js" */

/**
 * @param {State<Facts>} state
 * @param {string} text
 * @param {Say} note what was done
 */
export function take(state, text, note) {
  const { text: before } = state.now;
  // A box has only line feeds, and places are counted in what the box has.
  const taken = text.replace(/\r\n?/g, "\n");
  const earlier = before.trim() !== "" && before !== taken ? before : undefined;
  state.change({ text: taken, earlier, note, refusal: undefined, chosen: undefined, pointed: undefined });
}

/** @param {State<Facts>} state */
export function putBack(state) {
  take(state, state.now.earlier ?? state.now.text, (words) => words.putBackDone);
}
