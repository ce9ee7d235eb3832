// @ts-check
/** Of a long table only the rows near the screen are nodes: which those are. */

/** Rows that are drawn above and below what is seen, so that a flick shows no gap. */
const MARGIN = 40;

/** What is drawn begins and ends at a multiple of this, so that not every pixel scrolled draws. */
const STEP = 20;

/**
 * @param {object} table
 * @param {number} table.top where its first row would begin, from the top of the window
 * @param {number} table.row how high one is
 * @param {number} table.count how many there are
 * @param {number} height of the window
 * @returns {[from: number, to: number]}
 */
export function drawnRows({ top, row, count }, height) {
  const first = Math.floor(-top / row) - MARGIN;
  const last = Math.ceil((height - top) / row) + MARGIN;
  const from = Math.floor(Math.max(0, first) / STEP) * STEP;
  const to = Math.ceil(Math.max(0, last) / STEP) * STEP;
  // Scrolled past, it keeps its end.
  return [Math.min(from, Math.max(0, Math.floor((count - 1) / STEP) * STEP)), Math.min(count, Math.max(to, STEP))];
}
