// @ts-check
/** The box: typing and pasting come in here. */

/** @import { Facts, State } from "./state.js" */

import { element } from "./element.js";

/** From about here on a text is one to read, and the box only where it came in. */
const LONG = 500;

/** @param {State<Facts>} state */
export function startBox(state) {
  const box = element("box", HTMLTextAreaElement);

  const fold = () => box.classList.toggle("folded", box.value.length >= LONG);
  const unfold = () => box.classList.remove("folded");

  // A browser may bring a text back, or the reader may have been quicker than this file.
  state.change({ text: box.value });
  box.addEventListener("input", (event) => {
    // Never while one types: what moves under the hands is a nuisance.
    if (/** @type {InputEvent} */ (event).inputType === "insertFromPaste") fold();
    if (box.value === "") unfold();
    state.change({ text: box.value, note: undefined, refusal: undefined });
  });
  state.watch(
    ({ text }) => [text],
    (text) => {
      if (box.value === text) return;
      box.value = text;
      fold();
      box.setSelectionRange(0, 0);
      box.scrollTop = 0;
    },
  );
  box.focus({ preventScroll: true });
}
