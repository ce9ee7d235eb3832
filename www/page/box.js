// @ts-check
/**
 * The box: typing and pasting come in here.
 *
 * It shrinks once a whole text stands in it, and is put away for a very long one: browsers need seconds to lay a million characters out in
 * a text box, and the text is there to read below anyway.
 */

/** @import { Facts, State } from "./state.js" */

import { element } from "./element.js";
import { wordsOf, written } from "./language.js";
import { readPastedHtml } from "./open/html.js";
import { take } from "./take.js";

/** From about here on a text is one to read, and the box only where it came in. */
const LONG = 500;

/** A page of a newspaper has 8,000 characters, a novel half a million. From here on Chromium needs 50 ms for every key. */
const VERY_LONG = 150_000;

/** What is pasted a browser puts in line by line: from here on that takes a quarter of a second, and grows with the text. */
const MUCH = 50_000;

/** Letters without a place to break a line at: laid out in the square of their number. */
const unbroken = /[!-\u024f]{5000}/;

/** @param {State<Facts>} state */
export function startBox(state) {
  const box = element("box", HTMLTextAreaElement);
  const away = element("away", HTMLElement);
  const told = element("away-text", HTMLElement);
  const open = element("away-open", HTMLButtonElement);
  /** Whether the reader wants to change a very long text all the same. */
  let opened = false;

  const fold = () => box.classList.toggle("folded", box.value.length >= LONG);
  const putAway = (/** @type {string} */ text) => {
    const isAway = (text.length >= VERY_LONG || unbroken.test(text)) && !opened;
    if (isAway === box.hidden) return;
    const hadFocus = document.activeElement === box;
    box.hidden = isAway;
    away.hidden = !isAway;
    if (isAway && hadFocus) open.focus({ preventScroll: true });
    if (!isAway) box.focus({ preventScroll: true });
  };

  // A browser may bring a text back, or the reader may have been quicker than this file.
  state.change({ text: box.value });
  box.addEventListener("input", (event) => {
    // Never while one types: what moves under the hands is a nuisance.
    if (/** @type {InputEvent} */ (event).inputType === "insertFromPaste") fold();
    if (box.value === "") fold();
    if (box.value.length < LONG) opened = false;
    putAway(box.value);
    state.change({ text: box.value, note: undefined, refusal: undefined });
  });
  document.addEventListener("paste", (event) => {
    const { clipboardData, target } = event;
    const plain = clipboardData?.getData("text/plain") ?? "";
    // A browser makes plain text of what it copies itself, with its lines; some programs give markup alone.
    const pasted = plain || readPastedHtml(clipboardData?.getData("text/html") ?? "");
    if (pasted === "") return;
    if (target === box && (pasted.length >= MUCH || plain === "")) {
      const { value, selectionStart, selectionEnd } = box;
      event.preventDefault();
      take(state, value.slice(0, selectionStart) + pasted + value.slice(selectionEnd), (words) => words.pasted);
    } else if (!(target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)) {
      event.preventDefault();
      take(state, pasted, (words) => words.pasted);
    }
  });
  open.addEventListener("click", () => {
    opened = true;
    putAway(box.value);
  });
  element("away-clear", HTMLButtonElement).addEventListener("click", () => take(state, "", (words) => words.cleared));
  state.watch(
    ({ text }) => [text],
    (text) => {
      if (box.value === text) return;
      opened = false;
      // Before it gets a text that nobody could change there: nothing of it is laid out.
      putAway(text);
      box.value = text;
      fold();
      if (box.hidden) return;
      box.setSelectionRange(0, 0);
      box.scrollTop = 0;
    },
  );
  state.watch(
    ({ text, settings }) => [text.length, settings.language],
    (length, language) => (told.textContent = wordsOf(language).away(written(length, language))),
  );
  if (!box.hidden) box.focus({ preventScroll: true });
}
