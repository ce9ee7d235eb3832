// @ts-check
/**
 * The first of many that are in order, found by halves: `isBefore` holds for all before it and for none from it on.
 *
 * @template T
 * @param {readonly T[]} all
 * @param {(it: T) => boolean} isBefore
 * @returns {number} how many there are, where it holds for all
 */
export function firstNot(all, isBefore) {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(all[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}
