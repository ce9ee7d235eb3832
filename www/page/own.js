// @ts-check
/** The reader's own words and removed words, as the lines of two lists; and what puts a word into one of them. */

/** @import { Facts, Say, State } from "./state.js" */
/** @import { Settings } from "./settings.js" */

import { folded } from "./folded.js";
import { set } from "./state.js";
import { did } from "./undo.js";

/** What the reader said of a word. @typedef {"own" | "removed" | undefined} Verdict */

/** @param {string} word @param {Pick<Settings, "ownWords" | "removedWords">} lists @returns {Verdict} */
export function verdictOn(word, { ownWords, removedWords }) {
  return holds(removedWords, word) ? "removed" : holds(ownWords, word) ? "own" : undefined;
}

/**
 * Writes a word into one of the lists and out of the other, or out of both.
 *
 * @param {State<Facts>} state
 * @param {string} word
 * @param {Verdict} verdict
 */
export function judge(state, word, verdict) {
  const { ownWords, removedWords } = state.now.settings;
  const [own, removed] = [without(ownWords, word), without(removedWords, word)];
  change(
    state,
    { ownWords: verdict === "own" ? withLine(own, lineOf(word)) : own, removedWords: verdict === "removed" ? withLine(removed, word) : removed },
    (words) => (verdict === "own" ? words.wordAdded(word) : verdict === "removed" ? words.wordRemoved(word) : words.wordBack(word)),
  );
}

/**
 * Changes lists in a way that can be undone.
 *
 * @param {State<Facts>} state
 * @param {Partial<Settings>} part
 * @param {Say} note
 */
export function change(state, part, note) {
  const before = state.now.settings;
  const keys = /** @type {(keyof Settings)[]} */ (Object.keys(part));
  if (keys.every((key) => before[key] === part[key])) return;
  set(state, part);
  did(state, { note, back: () => set(state, Object.fromEntries(keys.map((key) => [key, before[key]]))) });
}

/** The words of the lists that were asked about last: a list is long, and asked about for every term. @type {Map<string, Set<string>>} */
const known = new Map();

/** @param {string} list @param {string} word */
function holds(list, word) {
  if (list === "") return false;
  let said = known.get(list);
  if (!said) {
    if (known.size > 3) known.clear();
    known.set(list, (said = new Set(list.split("\n").flatMap(saidIn))));
  }
  return said.has(folded(word));
}

/** @param {string} list @param {string} word */
function without(list, word) {
  return holds(list, word)
    ? list
        .split("\n")
        .filter((line) => !saidIn(line).includes(folded(word)))
        .join("\n")
    : list;
}

/** @param {string} list @param {string} line */
function withLine(list, line) {
  return list.trim() === "" ? line : `${list.replace(/\n+$/, "")}\n${line}`;
}

/** The last of several words could be taken for a tag: "plan b". @param {string} word */
function lineOf(word) {
  return /\s/.test(word) ? `${word} n` : word;
}

/** The words that a line may be about: all of it, or what stands before a part of speech and a frequency. @param {string} line */
function saidIn(line) {
  const all = folded(line.trim());
  const untagged = all.replace(/\s+[a-z]+$/, "");
  return [...new Set([all, untagged, untagged.replace(/\s+\d+$/, "")])];
}
