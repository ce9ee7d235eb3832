// @ts-check
/**
 * Carries over a reload what stands in the page and nowhere else. It goes with the tab's own history, is taken out of there as soon as
 * the page is back, and is written nowhere else.
 */

/** @import { Facts, State } from "./state.js" */

import { take } from "./take.js";

/** @typedef {Pick<Facts, "text" | "cuts" | "view" | "other">} Carried */

/**
 * @param {State<Facts>} state
 * @returns {boolean} whether it can be carried: no file is on its way, and the browser takes a text as long as this
 */
export function carry(state) {
  const { text, cuts, view, other, opening, given } = state.now;
  if (opening || given?.length) return false;
  try {
    history.replaceState({ ...history.state, carried: { text, cuts, view, other } }, "");
    return true;
  } catch {
    return false;
  }
}

export const isCarried = () => Boolean(history.state?.carried);

export function letGo() {
  const { carried: _, ...rest } = history.state ?? {};
  history.replaceState(rest, "");
}

/** @param {State<Facts>} state */
export function bringBack(state) {
  /** @type {Carried | undefined} */
  const carried = history.state?.carried;
  if (!carried) return;
  letGo();
  const { text, cuts, view, other } = carried;
  take(state, text, (words) => words.switched);
  state.change({ cuts, view, other });
}
