// @ts-check
/** What is shown on demand: the lines that were left out, where lines were joined, and the controls that split and join pieces. */

/** @import { Facts, State } from "./state.js" */
/** @import { Paragraph } from "./paragraph.js" */

import { element } from "./element.js";
import { wordsOf, written } from "./language.js";

const keys = /** @type {const} */ (["whole", "joints", "seams"]);

/** @param {State<Facts>} state @param {HTMLElement} view the text */
export function startDemand(state, view) {
  const buttons = { whole: element("left-out", HTMLButtonElement), joints: element("joints", HTMLButtonElement), seams: element("seams", HTMLButtonElement) };
  let counts = { whole: 0, joints: 0, seams: 0 };

  const spell = () => {
    const { language } = state.now.settings;
    const words = wordsOf(language);
    buttons.whole.textContent = words.leftOut(written(counts.whole, language));
    buttons.joints.textContent = words.joints(written(counts.joints, language));
    for (const key of keys) buttons[key].hidden = counts[key] === 0;
  };
  for (const key of keys) {
    buttons[key].addEventListener("click", () => state.change({ [key]: !state.now[key] }));
    state.watch(
      (now) => [now[key] ?? false],
      (isShown) => {
        view.classList.toggle(`with-${key}`, isShown);
        buttons[key].setAttribute("aria-pressed", String(isShown));
      },
    );
  }
  state.watch(({ settings }) => [settings.language], spell);

  return {
    /** Counts what there is to show. @param {Paragraph[]} paragraphs */
    count(paragraphs) {
      counts = {
        whole: paragraphs.filter(({ kind, continued }) => kind === "other" && !continued).length,
        joints: paragraphs.reduce((sum, { lines }) => sum + lines.filter(({ isJoined }) => isJoined).length, 0),
        seams: Math.max(0, paragraphs.filter(({ kind, continued }) => kind !== "other" && !continued).length - 1),
      };
      spell();
    },
  };
}
