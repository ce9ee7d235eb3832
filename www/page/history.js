// @ts-check
/** The browser's back button walks the choices back: the view, the piece and the word. Kept in memory, so that nothing of a text is written down. */

/** @import { Facts, State } from "./state.js" */

import { foundAgain } from "./term.js";

/**
 * `text` and `pieces`: what its word and its piece are of.
 * @typedef {Pick<Facts, "view" | "article" | "chosen"> & { text?: string, pieces?: number }} Step
 */

/** @param {State<Facts>} state */
export function startHistory(state) {
  /** @type {Step[]} */
  const steps = [];
  /** The one where the reader is. A visit that was reloaded begins where it stands. */
  let here = placeOf(history.state);
  let isWalking = false;
  /** Whether a link within the page is being followed: the browser makes a step of that itself, to which belongs what it chooses. */
  let isFollowing = false;
  const now = () => {
    const { view, article, chosen, found } = state.now;
    return { view, article, chosen, text: found?.text, pieces: found?.analysis.articles.length };
  };
  let last = now();

  state.watch(
    // The same text read anew, with a word of the reader's, is no new step: its words are found again.
    ({ view, article, chosen, found }) => [view, article, chosen?.text, found?.text, found?.analysis.articles.length],
    () => {
      if (isWalking) return;
      const step = now();
      // Another text begins where it stands; nobody goes back into one that is gone: of that only the views are left.
      const isNew = steps.length === 0 || !isOfSame(step, last);
      last = step;
      if (isNew) steps.forEach((it) => Object.assign(it, { text: undefined, article: undefined, chosen: undefined }));
      else here++;
      steps.length = here;
      steps[here] = step;
      if (!isNew) isFollowing || history.pushState({ step: here }, "");
      // As one types every reading is of another text, and browsers count how often they are asked.
      else if (history.state?.step !== here) history.replaceState({ step: here }, "");
    },
  );
  document.addEventListener(
    "click",
    ({ target, ctrlKey, metaKey, shiftKey, altKey }) => {
      isFollowing = target instanceof Element && target.closest('a[href^="#"]') !== null && !(ctrlKey || metaKey || shiftKey || altKey);
    },
    { capture: true },
  );
  addEventListener("popstate", (event) => {
    if (event.state === null) {
      // Without its name, so that the same link is followed again.
      history.replaceState({ step: here }, "", isFollowing ? location.pathname + location.search : undefined);
      isFollowing = false;
      return;
    }
    here = placeOf(event.state);
    const step = steps[here];
    if (!step) return;
    const { found } = state.now;
    const walked = found && isOfSame(step, now()) ? { article: step.article, chosen: foundAgain(step.chosen, found) } : {};
    isWalking = true;
    state.change({ view: step.view, ...walked, pointed: undefined });
    isWalking = false;
  });
}

/** @param {Step} a @param {Step} b */
function isOfSame(a, b) {
  return a.text === b.text && a.pieces === b.pieces;
}

/** @param {unknown} kept */
function placeOf(kept) {
  const { step = 0 } = /** @type {{ step?: number }} */ (kept ?? {});
  return step;
}
