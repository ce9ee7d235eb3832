// @ts-check
/** Words in the order of a column. A long list is sorted once for every column and way. */

/** @import { Frequency } from "../../pkg/index.js" */
/** @import { Sort } from "../../pkg/view/index.js" */

const collator = new Intl.Collator("zh");

/** Characters that go into one number: below 2^53 whatever they are. */
const PREFIX = 3;

/** @type {WeakMap<Frequency[], Map<string, Frequency[]>>} */
const known = new WeakMap();

/**
 * Equal ones stay in the order of the list.
 *
 * @param {Frequency[]} all
 * @param {Sort} sort
 */
export function ordered(all, { by, descending }) {
  const mine = known.get(all) ?? new Map();
  known.set(all, mine);
  const name = `${by} ${descending}`;
  if (!mine.has(name)) {
    const isText = by === "text" || by === "tag";
    const keys = isText ? textKeys(all.map((it) => it[by])) : Float64Array.from(all, (it) => it[by]);
    const way = descending ? -1 : 1;
    const rest = (/** @type {number} */ a, /** @type {number} */ b) => (by === "text" ? way * collator.compare(all[a].text, all[b].text) : 0);
    const places = Uint32Array.from(all.keys()).sort((a, b) => way * (keys[a] - keys[b]) || rest(a, b) || a - b);
    mine.set(name, Array.from(places, (it) => all[it]));
  }
  return /** @type {Frequency[]} */ (mine.get(name));
}

/**
 * The order after a click on a column's head: numbers are wanted from the top, words from A, and a second click turns it round.
 *
 * @template {string} B
 * @param {{ by: B, descending: boolean }} order
 * @param {B} by
 */
export function turned(order, by) {
  return { by, descending: order.by === by ? !order.descending : by !== "text" && by !== "tag" };
}

/**
 * Their first characters as numbers that rise as a collator has them: it is asked about some thousand characters, and not a million times
 * about words.
 *
 * @param {string[]} texts
 */
function textKeys(texts) {
  const lower = texts.map((it) => it.toLowerCase());
  const characters = new Set();
  for (const it of lower) for (let i = 0; i < PREFIX && i < it.length; i++) characters.add(it[i]);
  const ranks = new Map([...characters].sort(collator.compare).map((it, i) => [it, i + 1]));
  const base = ranks.size + 1;
  return Float64Array.from(lower, (it) => {
    let key = 0;
    for (let i = 0; i < PREFIX; i++) key = key * base + (ranks.get(it[i]) ?? 0);
    return key;
  });
}
