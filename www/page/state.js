// @ts-check
/** The page's state: in one place, with one way to change it and one way to hear of it. */

/** @import { Analysis, Jianbao, LoadProgress, Span, Summary } from "../../pkg/index.js" */
/** @import { Lines, Order } from "./concordance.js" */
/** @import { Cuts } from "./cuts.js" */
/** @import { Difference, Sides } from "./difference.js" */
/** @import { Filter } from "./filter.js" */
/** @import { Kept } from "./kept.js" */
/** @import { Words } from "./language.js" */
/** @import { Near } from "./near.js" */
/** @import { Problems } from "./teach.js" */
/** @import { Reasons } from "./reasons.js" */
/** @import { Hits, Search } from "./search.js" */
/** @import { Settings } from "./settings.js" */
/** @import { Shown } from "./scope.js" */
/** @import { Kind } from "./term-list.js" */
/** @import { Done } from "./undo.js" */
/** @import { View } from "./views.js" */

/**
 * @typedef {object} Facts
 * @property {Settings} settings What is remembered.
 * @property {string} text What stands in the box.
 * @property {Cuts} cuts Where the reader has pieces of it begin.
 * @property {View} view Which view is shown.
 * @property {number} [article] The number of the piece that the views are narrowed to.
 * @property {Shown} [shown] What they show of what was found.
 * @property {Filter} [filter] Which words of them the table and the cloud have.
 * @property {string} [someNames] What is typed into the filter of names.
 * @property {Kind} [someTerms] Which terms are listed.
 * @property {boolean} [asCloud] Whether these are a cloud and not a table.
 * @property {Problems} [problems] The lines of the reader's lists that make no sense.
 * @property {boolean} [unkept] Whether the browser did not store the settings.
 * @property {Done[]} done What can be taken back, the last change last.
 * @property {Say} [note] What was done last.
 * @property {Say} [refusal] Why a file or a sample was not taken.
 * @property {File[]} [given] Files that wait to be opened.
 * @property {Source} [source] The file that was opened last, if it may be read in another encoding.
 * @property {Opening} [opening] What is being opened, where it takes long enough to be shown.
 * @property {Kept} [kept] The text of the last visit, until the reader takes it or does not want it.
 * @property {LoadProgress} [loading] How much of Jianbao has come.
 * @property {Jianbao} [jianbao] As soon as it is there.
 * @property {Found} [found] What was found last; of an earlier text until the new one is read.
 * @property {number} [working] The share done of what takes long enough to be shown.
 * @property {boolean} [stopped] Whether the reader stopped it.
 * @property {string} [trouble] The code of the error for which nothing can be found.
 * @property {boolean} [whole] Whether lines that were left out are shown.
 * @property {boolean} [joints] Whether it is shown where lines were joined.
 * @property {boolean} [seams] Whether the controls that split and join pieces are shown everywhere.
 * @property {Choice} [chosen] The word that was clicked.
 * @property {number} [at] Which of its places was gone to last.
 * @property {Lines} [lines] Its places with what stands around them, as soon as they are there.
 * @property {Order} [order] How these are sorted.
 * @property {Search} [search] What is looked for in the view "lines".
 * @property {Hits} [hits] Where it stands, as soon as that is known.
 * @property {Near} [near] What stands near it.
 * @property {string} [other] The second text, which the first is compared with.
 * @property {Sides} [sides] Which of the two, or which pieces, are compared.
 * @property {Difference} [difference] How they differ.
 * @property {Choice} [pointed] The word under the pointer or with the focus.
 *
 * @typedef {(words: Words) => string} Say A message in whichever language the page speaks.
 *
 * @typedef {{ file: File, text: string, encoding?: string }} Source Holds as long as the text in the box is still this one.
 *
 * @typedef {{ share: number, stop: () => void }} Opening
 *
 * @typedef {{ text: string, analysis: Analysis, summary: Summary }} Found The summary may since have another length than the analysis'.
 *
 * @typedef {object} Choice A word and where it stands.
 * @property {string} text
 * @property {Span[]} places
 * @property {string} tag
 * @property {number} [rarity]
 * @property {Reasons} [reasons] Why it is a keyword, where it is one.
 * @property {boolean} [known] Whether the lexicon has it.
 * @property {string[]} [variants] Other forms that are counted with it.
 * @property {boolean} [pattern] Whether its text is a pattern that was looked for: 推动 *.
 */

/** @template {object} F */
export class State {
  /** @type {F} */
  #now;
  /** @type {((now: F) => void)[]} */
  #watchers = [];

  /** @param {F} first */
  constructor(first) {
    this.#now = Object.freeze({ ...first });
  }

  get now() {
    return this.#now;
  }

  /** @param {Partial<F>} part */
  change(part) {
    this.#now = Object.freeze({ ...this.#now, ...part });
    for (const watcher of this.#watchers) watcher(this.#now);
  }

  /**
   * Runs `then` now, and whenever one of the values that `pick` gives has become another.
   *
   * @template {unknown[]} P
   * @param {(now: F) => [...P]} pick
   * @param {(...picked: NoInfer<P>) => void} then
   */
  watch(pick, then) {
    /** @type {P | undefined} */
    let last;
    const look = () => {
      // A watcher may itself have changed the state: what holds now is looked at, not what held when it was told.
      const picked = pick(this.#now);
      if (last && picked.every((it, i) => Object.is(it, last?.[i]))) return;
      last = picked;
      then(...picked);
    };
    this.#watchers.push(look);
    look();
  }
}

/**
 * Changes settings.
 *
 * @param {State<Facts>} state
 * @param {Partial<Settings>} part
 */
export function set(state, part) {
  state.change({ settings: { ...state.now.settings, ...part } });
}
