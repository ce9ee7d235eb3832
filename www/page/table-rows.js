// @ts-check
/** The rows of a long table are one stop for the Tab key; arrows, Home and End, and the page keys go from row to row. */

/**
 * @param {HTMLElement} view
 * @param {(row: number) => void} bring has the row with that number drawn
 * @param {() => number} count
 */
export function startTableRows(view, bring, count) {
  let at = 0;
  const buttonOf = (/** @type {number} */ row) => /** @type {HTMLElement | null} */ (view.querySelector(`[aria-rowindex="${row + 2}"] button`));
  const rowOf = (/** @type {EventTarget | null} */ target) => {
    const row = target instanceof Element ? target.closest("button[data-word]")?.closest("[aria-rowindex]") : null;
    return row ? Number(row.getAttribute("aria-rowindex")) - 2 : undefined;
  };

  view.addEventListener("focusin", ({ target }) => {
    const row = rowOf(target);
    if (row === undefined || row === at) return;
    at = row;
    settle();
  });
  view.addEventListener("keydown", (event) => {
    const row = rowOf(event.target);
    const last = count() - 1;
    const to = row === undefined ? undefined : { ArrowDown: row + 1, ArrowUp: row - 1, PageDown: row + 20, PageUp: row - 20, Home: 0, End: last }[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    at = Math.min(Math.max(to, 0), last);
    bring(at);
    settle();
    buttonOf(at)?.focus();
  });

  /** One button is in the way of Tab: that of the row where the reader was, or the first that is drawn. */
  function settle() {
    const buttons = /** @type {NodeListOf<HTMLElement>} */ (view.querySelectorAll("button[data-word]"));
    const stop = buttonOf(at) ?? buttons[0];
    for (const button of buttons) button.tabIndex = button === stop ? 0 : -1;
  }

  return { settle };
}
