// @ts-check
/** The chosen word → its lines: every place with what stands around it. The worker makes them; nothing is made for a word that was let go of. */

/** @import { ConcordanceLine, ConcordanceOptions, Jianbao, Span } from "../../pkg/index.js" */
/** @import { Choice, Facts, State } from "./state.js" */

/** How lines are sorted: in the order of the text, or by the three words at one side. @typedef {"text" | "left" | "right"} Order */

/** @typedef {{ of: Choice, order: Order, total: number, lines: Line[] }} Lines Of very many places the first ones. */

/** @typedef {ConcordanceLine & { place: number }} Line `place`: its number among the places of what was chosen. */

/** @type {Record<Order, NonNullable<ConcordanceOptions["sort"]>>} */
const keys = { text: [], left: ["left1", "left2", "left3"], right: ["right1", "right2", "right3"] };

/** Characters on either side: what the widest screen has room for. */
const AROUND = 50;

/** More lines than anybody reads. */
export const MOST = 2000;

/** @param {State<Facts>} state */
export function startConcordance(state) {
  let current = new AbortController();
  state.watch(
    ({ chosen, order, text, found }) => [chosen, order ?? "text", found?.text === text],
    async (chosen, order, isRead) => {
      current.abort();
      current = new AbortController();
      const { signal } = current;
      if (state.now.lines && state.now.lines.of !== chosen) state.change({ lines: undefined });
      const { jianbao, found, cuts } = state.now;
      // What is typed comes first: the worker does one thing at a time.
      if (!chosen || !jianbao || !found || !isRead) return;
      if (state.now.lines?.order === order) return;
      try {
        const lines = await linesOf(jianbao, found.text, chosen, order, { page: cuts, signal });
        if (!signal.aborted) state.change({ lines });
      } catch {
        // One that is longer than a query may be. The text, the plot and the walk still show every place.
        if (!signal.aborted) state.change({ lines: { of: chosen, order, total: chosen.places.length, lines: [] } });
      }
    },
  );
}

/**
 * @param {Pick<Jianbao, "concordance">} jianbao
 * @param {string} text
 * @param {Choice} chosen
 * @param {Order} order
 * @param {ConcordanceOptions} options
 * @returns {Promise<Lines>}
 */
export async function linesOf(jianbao, text, chosen, order, options) {
  const { total, lines } = await standing(jianbao, text, chosen, { ...options, left: AROUND, right: AROUND, sort: keys[order] });
  return { of: chosen, order, total, lines };
}

/**
 * Where a word stands that was chosen, in any of its forms.
 *
 * @param {Pick<Jianbao, "concordance">} jianbao
 * @param {string} text
 * @param {Choice} chosen
 * @param {ConcordanceOptions} options
 */
export async function standing(jianbao, text, chosen, options) {
  const how = { ...options, unit: /** @type {const} */ ("characters"), limit: MOST };
  const forms = chosen.pattern ? [chosen.text] : [chosen.text, ...(chosen.variants ?? [])].map(plain);
  const found = await Promise.all(forms.map((form) => jianbao.concordance(text, form, how)));
  const lines = kept(found.flatMap((it) => it.lines), chosen.places);
  // Sorted by a neighbour, the forms of a word stand one after another.
  if (!how.sort?.length) lines.sort((a, b) => a.sentence - b.sentence || a.place - b.place);
  const all = found.reduce((sum, { total }) => sum + total, 0);
  const isAll = found.every(({ total }) => total <= MOST);
  return { total: isAll ? lines.length : Math.min(all, chosen.places.length), lines };
}

/**
 * The lines of what was chosen, each once. Elsewhere the same letters are something else: 南通 in 南通大学 is no place of the city's name.
 *
 * @param {ConcordanceLine[]} lines
 * @param {Span[]} places
 * @returns {Line[]}
 */
export function kept(lines, places) {
  const numbers = new Map(places.map(([start], place) => [start, place]));
  return lines.flatMap((line) => {
    const place = numbers.get(line.start);
    numbers.delete(line.start);
    return place === undefined ? [] : [{ ...line, place }];
  });
}

/** A query that means these letters and no pattern. @param {string} word */
export function plain(word) {
  return word.replace(/[*?/\\]/g, "\\$&");
}
