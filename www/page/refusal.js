// @ts-check
/** Why a file was not taken, said where it was given. */

/** @import { Facts, Say, State } from "./state.js" */

import { wordsOf } from "./language.js";

/**
 * @param {State<Facts>} state
 * @param {HTMLElement} trouble where it is said
 * @returns {(why: Say | undefined) => void} says it, or that there is nothing to say any more
 */
export function startRefusing(state, trouble) {
  /** @type {Say | undefined} */
  let refusal;
  const refuse = (/** @type {Say | undefined} */ why) => {
    refusal = why;
    trouble.hidden = !why;
    trouble.textContent = why?.(wordsOf(state.now.settings.language)) ?? "";
  };
  state.watch(({ settings }) => [settings.language], () => refuse(refusal));
  return refuse;
}
