// @ts-check
/** The chosen word at the foot of the screen: how often, why, and a walk from place to place. */

/** @import { Facts, State } from "./state.js" */

import { tagName } from "../../pkg/view/index.js";
import { element } from "./element.js";
import { wordsOf, written } from "./language.js";

/**
 * @param {State<Facts>} state
 * @param {{ goTo: (place: number) => void, inSight: () => boolean }} reading
 */
export function startStrip(state, reading) {
  const strip = element("strip", HTMLElement);
  const word = element("strip-word", HTMLElement);
  const count = element("strip-count", HTMLElement);
  const why = element("strip-why", HTMLElement);
  const where = element("strip-at", HTMLElement);
  /** The place that was gone to last; none at first. */
  let at = -1;

  const tellWhere = () => {
    const { chosen, settings } = state.now;
    const number = (/** @type {number} */ it) => written(it, settings.language);
    where.textContent = chosen && at >= 0 ? wordsOf(settings.language).stripAt(number(at + 1), number(chosen.places.length)) : "";
  };
  const walk = (/** @type {1 | -1} */ step) => {
    const { length } = state.now.chosen?.places ?? [];
    if (length === 0) return;
    at = at < 0 && step < 0 ? length - 1 : (at + step + length) % length;
    reading.goTo(at);
    tellWhere();
  };

  element("previous", HTMLButtonElement).addEventListener("click", () => walk(-1));
  element("next", HTMLButtonElement).addEventListener("click", () => walk(1));
  element("clear", HTMLButtonElement).addEventListener("click", () => state.change({ chosen: undefined, pointed: undefined }));
  state.watch(
    ({ chosen }) => [chosen],
    () => {
      at = -1;
      // Beside the results the text shows the word at once; below them it must not pull the reader away.
      if (matchMedia("(min-width: 68.75em)").matches && !reading.inSight()) walk(1);
    },
  );
  state.watch(
    ({ chosen, settings }) => [chosen, settings.language],
    (chosen, language) => {
      strip.hidden = !chosen;
      if (!chosen) return;
      const words = wordsOf(language);
      const kind = tagName(chosen.tag, language);
      word.textContent = chosen.text;
      count.textContent = words.stripCount(written(chosen.places.length, language));
      why.textContent = chosen.rarity === undefined ? kind : words.stripWhy(kind, written(chosen.rarity, language, { maximumFractionDigits: 1 }));
      tellWhere();
    },
  );
}
