// @ts-check
/** Puts a whole text into the box. What the reader had there can be put back. */

/** @import { Facts, Say, State } from "./state.js" */

import { did } from "./undo.js";

/**
 * @param {State<Facts>} state
 * @param {string} text
 * @param {Say} note what was done
 */
export function take(state, text, note) {
  const { text: before, cuts } = state.now;
  // A box has only line feeds, and places are counted in what the box has.
  put(state, text.replace(/\r\n?/g, "\n"), note);
  if (before.trim() === "" || before === state.now.text) return;
  did(state, {
    note,
    back() {
      state.change({ text: before, chosen: undefined, pointed: undefined });
      state.change({ cuts });
    },
  });
}

/** @param {State<Facts>} state @param {string} text @param {Say} note */
function put(state, text, note) {
  state.change({ text, note, refusal: undefined, chosen: undefined, pointed: undefined });
}
