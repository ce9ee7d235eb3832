// @ts-check
/** The share link of the dialog: what is seen, and the text only if the reader wants it in. How long it is is told before it is copied. */

/** @import { Facts, State } from "../state.js" */

import { element } from "../element.js";
import { fixed, wordsOf } from "../language.js";
import { copyText } from "./copy.js";
import { linkOf, LONGEST, pack } from "./link.js";

/**
 * @param {State<Facts>} state
 * @param {(done: Promise<boolean>) => Promise<void>} tell
 */
export function startSharing(state, tell) {
  const withText = element("out-share-text", HTMLInputElement);
  const length = element("out-share-length", HTMLElement);
  const copy = element("out-share", HTMLButtonElement);
  let link = "";
  let round = 0;

  const draw = async () => {
    const mine = ++round;
    const { language } = state.now.settings;
    const words = wordsOf(language);
    // A clipboard is given things at the click or not at all: the link is made before.
    copy.disabled = true;
    length.textContent = words.outPacking;
    const packed = withText.checked ? await pack(state.now.text) : undefined;
    if (mine !== round) return;
    const view = /** @type {Facts["view"]} */ (document.documentElement.dataset.view ?? state.now.view);
    link = location.href.replace(/#.*/, "") + linkOf({ ...state.now, view }, packed);
    const isTooLong = (withText.checked && packed === undefined) || link.length > LONGEST;
    copy.disabled = isTooLong;
    const size = fixed(link.length / 1000, language, 1);
    length.textContent = isTooLong ? words.outTooLong : words.outLength(size);
  };
  withText.addEventListener("change", () => void draw());
  copy.addEventListener("click", () => void tell(copyText(link)));
  return {
    /** Begins anew: nobody's text goes along because it did so last time. */
    draw() {
      withText.checked = false;
      void draw();
    },
  };
}
