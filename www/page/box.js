// @ts-check
/** The box: typing and pasting come in here. */

/** @import { Facts, State } from "./state.js" */

import { element } from "./element.js";

/** @param {State<Facts>} state */
export function startBox(state) {
  const box = element("box", HTMLTextAreaElement);

  // A browser may bring a text back, or the reader may have been quicker than this file.
  state.change({ text: box.value });
  box.addEventListener("input", () => state.change({ text: box.value, note: undefined, refusal: undefined }));
  state.watch(
    ({ text }) => [text],
    (text) => {
      if (box.value === text) return;
      box.value = text;
      box.setSelectionRange(0, 0);
      box.scrollTop = 0;
    },
  );
  // On a phone the focus would bring the keyboard over what is there to see.
  if (matchMedia("(hover: hover)").matches) box.focus();
}
