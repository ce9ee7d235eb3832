// @ts-check
/** The browser's back button walks the choices back: the view, the piece and the word. Kept in memory, so that nothing of a text is written down. */

/** @import { Facts, State } from "./state.js" */

/** @typedef {Pick<Facts, "view" | "article" | "chosen"> & { analysis: object | undefined }} Step `analysis`: of what text its word and its piece are. */

/** @param {State<Facts>} state */
export function startHistory(state) {
  /** @type {Step[]} */
  const steps = [];
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
      const at = isNew ? placeOf(history.state) : placeOf(history.state) + 1;
      steps.length = at;
      steps[at] = step;
      if (isNew) history.replaceState({ step: at }, "");
      else history.pushState({ step: at }, "");
    },
  );
  addEventListener("popstate", (event) => {
    const step = steps[placeOf(event.state)];
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
