// @ts-check
/** Which of the counted words are shown: those that a typed pattern lets through, of one part of speech. */

/** @import { Frequency } from "../../pkg/index.js" */
/** @import { Facts, State } from "./state.js" */

import { tagName } from "../../pkg/view/index.js";
import { node } from "../../pkg/view/node.js";
import { element } from "./element.js";
import { wordsOf, written } from "./language.js";
import { whenSeen } from "./seen.js";
import { sieve } from "./sieve.js";

/** @typedef {{ typed: string, tag: string }} Filter `tag`: a part of speech, or nothing for all of them. */

/** @type {Filter} */
export const all = { typed: "", tag: "" };

/** @param {State<Facts>} state */
export function startFilter(state) {
  const typed = element("words-filter", HTMLInputElement);
  const tag = element("words-tag", HTMLSelectElement);
  const told = element("words-told", HTMLElement);
  const table = element("words-as-table", HTMLButtonElement);
  const cloud = element("words-as-cloud", HTMLButtonElement);

  typed.addEventListener("input", () => state.change({ filter: { ...(state.now.filter ?? all), typed: typed.value } }));
  tag.addEventListener("change", () => state.change({ filter: { ...(state.now.filter ?? all), tag: tag.value } }));
  table.addEventListener("click", () => state.change({ asCloud: false }));
  cloud.addEventListener("click", () => state.change({ asCloud: true }));

  state.watch(
    ({ asCloud = false }) => [asCloud],
    (asCloud) => {
      table.setAttribute("aria-pressed", String(!asCloud));
      cloud.setAttribute("aria-pressed", String(asCloud));
    },
  );
  whenSeen(
    state,
    "words",
    ({ shown, settings }) => [shown?.frequencies, settings.language],
    (frequencies = [], language) => {
      const number = (/** @type {number} */ it) => written(it, language);
      const counts = tagCounts(frequencies);
      const chosen = state.now.filter?.tag ?? "";
      tag.replaceChildren(
        node("option", { value: "" }, wordsOf(language).allTags(number(frequencies.length))),
        ...counts.map(([it, count]) => node("option", { value: it }, `${tagName(it, language)} ${number(count)}`)),
      );
      tag.value = chosen;
      // Another text may have no word of that part of speech.
      if (tag.value === chosen) return;
      tag.value = "";
      state.change({ filter: { ...(state.now.filter ?? all), tag: "" } });
    },
  );
  whenSeen(
    state,
    "words",
    ({ shown, filter, settings }) => [shown?.frequencies, filter, settings.language],
    (frequencies = [], filter = all, language) => {
      const [some, every] = [filtered(frequencies, filter).length, frequencies.length].map((it) => written(it, language));
      // How many there are of all stands in the choice of the part of speech.
      told.textContent = filter.typed.trim() || filter.tag ? wordsOf(language).someWords(some, every) : "";
    },
  );
}

/** @type {WeakMap<Frequency[], { filter: Filter, left: Frequency[] }>} */
const known = new WeakMap();

/**
 * Asked by table, cloud and count in turn, so the last answer about a list is kept.
 *
 * @param {Frequency[]} frequencies
 * @param {Filter} [filter]
 */
export function filtered(frequencies, filter = all) {
  const last = known.get(frequencies);
  if (last?.filter === filter) return last.left;
  const { typed, tag } = filter;
  const isWanted = sieve(typed);
  const left = typed.trim() || tag ? frequencies.filter((it) => (tag === "" || it.tag === tag) && isWanted(it.text)) : frequencies;
  known.set(frequencies, { filter, left });
  return left;
}

/** The parts of speech that occur, most words first. @param {Frequency[]} frequencies */
export function tagCounts(frequencies) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { tag } of frequencies) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
