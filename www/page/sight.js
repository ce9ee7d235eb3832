// @ts-check
/** Which paragraphs the reader sees, or will with the next turn of the wheel. */

/**
 * Those of the stretches on the screen, and on one above and below it. No other is looked at: a browser would have to lay it out first.
 *
 * @template {{ stretch: HTMLElement }} P
 * @param {P[]} paragraphs in the order of the page
 */
export function near(paragraphs) {
  const rect = (/** @type {number} */ at) => paragraphs[at].stretch.getBoundingClientRect();
  let [low, high] = [0, paragraphs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rect(middle).bottom < -innerHeight) low = middle + 1;
    else high = middle;
  }
  let to = low;
  while (to < paragraphs.length && rect(to).top < 2 * innerHeight) to++;
  return paragraphs.slice(low, to);
}

/** Whether it is seen whole: neither cut off, nor under the head or what lies at the foot of the screen. @param {HTMLElement} mark */
export function inSight(mark) {
  const { top, bottom } = mark.getBoundingClientRect();
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
  return top >= parseFloat(scrollPaddingTop) && bottom <= innerHeight - parseFloat(scrollPaddingBottom);
}
