// @ts-check
/** The browser's back button walks the choices back: the view, the piece and the word. Kept in memory, so that nothing of a text is written down. */

/** @import { Facts, State } from "./state.js" */

/** @typedef {Pick<Facts, "view" | "article" | "chosen"> & { analysis: object | undefined }} Step `analysis`: of what text its word and its piece are. */

/** @param {State<Facts>} state */
export function startHistory(state) {
  /** @type {Step[]} */
  const steps = [];
  /** The one where the reader is. A visit that was reloaded begins where it stands. */
  let here = placeOf(history.state);
  let isWalking = false;
  const now = () => {
    const { view, article, chosen, found } = state.now;
    return { view, article, chosen, analysis: found?.analysis };
  };
  /** Another text begins where it stands; nobody goes back into one that is gone. */
  let { analysis } = now();

  state.watch(
    ({ view, article, chosen }) => [view, article, chosen],
    () => {
      if (isWalking) return;
      const step = now();
      const isNew = steps.length === 0 || step.analysis !== analysis;
      analysis = step.analysis;
      // Of a text that is gone only the views are left.
      if (isNew) steps.forEach((it) => Object.assign(it, { analysis: undefined, article: undefined, chosen: undefined }));
      else here++;
      steps.length = here;
      steps[here] = step;
      if (isNew) history.replaceState({ step: here }, "");
      else history.pushState({ step: here }, "");
    },
  );
  addEventListener("popstate", (event) => {
    // A link within the page is no step of its own.
    if (event.state === null) return history.replaceState({ step: here }, "");
    here = placeOf(event.state);
    const step = steps[here];
    if (!step) return;
    const isSame = step.analysis === state.now.found?.analysis;
    isWalking = true;
    state.change({ view: step.view, ...(isSame ? { article: step.article, chosen: step.chosen } : {}), pointed: undefined });
    isWalking = false;
  });
}

/** @param {unknown} kept */
function placeOf(kept) {
  const { step = 0 } = /** @type {{ step?: number }} */ (kept ?? {});
  return step;
}
