// @ts-check
/** The walk through the places of the chosen word: one is where the reader is, and the text, the lines and the plot show it. */

/** @import { Facts, State } from "./state.js" */

import { isWide } from "./views.js";

/**
 * @param {State<Facts>} state
 * @param {{ goTo: (place: number) => void }} reading
 */
export function startWalk(state, reading) {
  state.watch(({ chosen }) => [chosen], () => state.change({ at: undefined }));

  /** Goes to the place of that number, also where the reader has already been there and scrolled away. @param {number} place */
  const to = (place) => {
    state.change({ at: place, ...(isWide() ? {} : { view: "text" }) });
    reading.goTo(place);
  };
  return {
    to,
    /** Goes on or back, round and round. @param {1 | -1} step */
    by(step) {
      const { at, chosen } = state.now;
      const length = chosen?.places.length ?? 0;
      if (length > 0) to(at === undefined ? (step < 0 ? length - 1 : 0) : (at + step + length) % length);
    },
  };
}
