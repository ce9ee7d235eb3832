// @ts-check
/** The samples: something to try. */

/** @import { Facts, State } from "./state.js" */

import { take } from "./take.js";

/** @type {Record<string, "sampleNewspaper" | "sampleReport" | "sampleStory">} */
const titles = { newspaper: "sampleNewspaper", report: "sampleReport", story: "sampleStory" };

/** @param {State<Facts>} state */
export function startSamples(state) {
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-sample]"))) {
    const name = button.dataset.sample ?? "";
    button.addEventListener("click", async () => {
      try {
        const response = await fetch(new URL(`../samples/${name}.txt`, import.meta.url));
        if (!response.ok) throw new Error(`status ${response.status}`);
        take(state, await response.text(), (words) => words.sampleOpened(words[titles[name]]));
      } catch {
        state.change({ refusal: (words) => words.sampleMissing });
      }
    });
  }
}
