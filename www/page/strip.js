// @ts-check
/** The chosen word at the foot of the screen: what it is, how often, and a walk from place to place. */

/** @import { Facts, State } from "./state.js" */

import { tagName } from "../../pkg/view/index.js";
import { element } from "./element.js";
import { wordsOf, written } from "./language.js";
import { isWide } from "./views.js";

/**
 * @param {State<Facts>} state
 * @param {{ by: (step: 1 | -1) => void }} walk
 * @param {{ inSight: () => boolean }} reading
 */
export function startStrip(state, walk, reading) {
  const strip = element("strip", HTMLElement);
  const foot = element("bottom", HTMLElement);
  const word = element("strip-word", HTMLElement);
  const count = element("strip-count", HTMLElement);
  const why = element("strip-why", HTMLElement);
  const unknown = element("strip-unknown", HTMLElement);
  const variants = element("strip-variants", HTMLElement);
  const where = element("strip-at", HTMLElement);

  element("previous", HTMLButtonElement).addEventListener("click", () => walk.by(-1));
  element("next", HTMLButtonElement).addEventListener("click", () => walk.by(1));
  element("clear", HTMLButtonElement).addEventListener("click", () => state.change({ chosen: undefined, pointed: undefined }));
  element("strip-lines", HTMLButtonElement).addEventListener("click", () => state.change({ view: "lines" }));
  state.watch(
    ({ chosen, settings }) => [chosen, settings.language],
    (chosen, language) => {
      strip.hidden = !chosen;
      if (!chosen) return;
      const words = wordsOf(language);
      const kind = tagName(chosen.tag, language);
      word.textContent = chosen.text;
      count.textContent = words.stripCount(written(chosen.places.length, language));
      // The reasons tell of it, where there are some.
      const isBare = chosen.rarity === undefined || chosen.reasons;
      why.textContent = isBare ? kind : words.stripWhy(kind, written(chosen.rarity ?? 0, language, { maximumFractionDigits: 1 }));
      unknown.hidden = chosen.known !== false;
      variants.textContent = chosen.variants?.length ? words.variants(chosen.variants.map((it) => `“${it}”`).join(" ")) : "";
    },
  );
  state.watch(
    // A word that was found again is not gone to again.
    ({ chosen }) => [chosen && chosen.text],
    (chosen) => {
      // To ask how high something is lays a long text out at once.
      if (!chosen) return;
      clearSight();
      // Beside the results the text shows the word at once; below them it must not pull the reader away, nor cover what was clicked.
      if (!isWide()) document.activeElement?.closest(".found button")?.scrollIntoView({ block: "nearest" });
      else if (!reading.inSight()) walk.by(1);
    },
  );
  state.watch(
    ({ chosen, at, settings }) => [chosen, at, settings.language],
    (chosen, at, language) => {
      const number = (/** @type {number} */ it) => written(it, language);
      where.textContent = chosen && at !== undefined ? wordsOf(language).stripAt(number(at + 1), number(chosen.places.length)) : "";
    },
  );

  /**
   * What is scrolled to, or comes to have the focus, stands above the strip, however high that is, and above the tabs where they are at the foot
   * too. A custom property would have every element of a long text styled anew.
   */
  function clearSight() {
    document.documentElement.style.scrollPaddingBottom = `${foot.offsetHeight + (isWide() ? 16 : 64)}px`;
  }
  new ResizeObserver(clearSight).observe(foot);
}
