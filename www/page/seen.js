// @ts-check
/** Of a long text nothing is made that nobody sees: a view is drawn when it is gone to. */

/** @import { Facts, State } from "./state.js" */
/** @import { View } from "./views.js" */

/** Distinct words. A page of a newspaper has a thousand. */
const MANY = 3000;

/**
 * As `state.watch`, but of a long text only while the view is seen, and then once for everything that has changed.
 *
 * @template {unknown[]} P
 * @param {State<Facts>} state
 * @param {View} view
 * @param {(now: Facts) => [...P]} pick
 * @param {(...picked: NoInfer<P>) => void} draw
 */
export function whenSeen(state, view, pick, draw) {
  /** @type {P | undefined} */
  let drawn;
  state.watch(
    (now) => [now.view === view, ...pick(now)],
    () => {
      const { view: seen, shown } = state.now;
      const picked = pick(state.now);
      if (seen !== view && (shown?.frequencies.length ?? 0) > MANY) return;
      if (drawn && picked.every((it, i) => Object.is(it, drawn?.[i]))) return;
      drawn = picked;
      draw(...picked);
    },
  );
}
