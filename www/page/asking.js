// @ts-check
/** Questions to the worker, of which only the last one matters: what was asked before is ended. */

/** @import { Facts, State } from "./state.js" */

import { codeOf } from "./analyst.js";

/** Below this nobody sees that anything is waited for. */
const SHOWN_AFTER = 150;

/**
 * @param {State<Facts>} state
 * @param {HTMLElement} part what is busy while it lasts
 */
export function startAsking(state, part) {
  let current = new AbortController();

  /**
   * @template R
   * @param {(signal: AbortSignal) => Promise<R>} call
   * @returns {Promise<R | undefined>} nothing where something else was asked in the meantime
   */
  async function ask(call) {
    current.abort();
    const mine = (current = new AbortController());
    const show = setTimeout(() => part.setAttribute("aria-busy", "true"), SHOWN_AFTER);
    try {
      const answer = await call(mine.signal);
      return mine.signal.aborted ? undefined : answer;
    } catch (error) {
      if (!mine.signal.aborted) state.change({ trouble: codeOf(error) });
      return undefined;
    } finally {
      clearTimeout(show);
      if (mine === current) part.removeAttribute("aria-busy");
    }
  }
  return {
    ask,
    /** What was asked is no longer wanted. */
    end() {
      current.abort();
      part.removeAttribute("aria-busy");
    },
  };
}
