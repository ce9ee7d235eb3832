// @ts-check

import { wordsOf, written } from "./language.js";

/**
 * The button that shows more of a list says how many it will show, and is not there where there are none.
 *
 * @param {HTMLElement} button
 * @param {number} left
 * @param {"zh" | "en"} language
 */
export function offerMore(button, left, language) {
  button.hidden = left <= 0;
  button.textContent = wordsOf(language).more(written(left, language));
}

/**
 * Fills a view, and hides it where there is nothing to show.
 *
 * @param {HTMLElement} view
 * @param {Node | undefined} content
 */
export function fill(view, content) {
  view.hidden = !content;
  view.replaceChildren(...(content ? [content] : []));
}
