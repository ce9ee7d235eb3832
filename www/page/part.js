// @ts-check
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
