// @ts-check
/** A part of the result: a view where something was found, a quiet line that says what will stand there where nothing was. */

/**
 * @param {HTMLElement} view
 * @param {Node | undefined} content
 */
export function fill(view, content) {
  view.hidden = !content;
  view.replaceChildren(...(content ? [content] : []));
  const empty = view.closest(".part")?.querySelector(".empty");
  if (empty instanceof HTMLElement) empty.hidden = content !== undefined;
}
