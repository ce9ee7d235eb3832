// @ts-check
/** Files, one or several, chosen, dropped or pasted. */

/** @import { Facts, Say, State } from "./state.js" */
/** @import { Words } from "./language.js" */
/** @import { Read } from "./open/read.js" */
/** @import { Reason } from "./open/refused.js" */

import { LARGEST, LARGEST_DOCUMENT, readFile } from "./open/read.js";
import { Refused } from "./open/refused.js";
import { take } from "./take.js";

/** Below this nobody sees that anything is waited for. */
const SHOWN_AFTER = 300;

/** Opens what was given, also what was given before this was there. @param {State<Facts>} state */
export function startFiles(state) {
  const open = opener(state);
  state.watch(
    ({ given }) => [given],
    (given) => {
      if (!given) return;
      state.change({ given: undefined });
      void open(given);
    },
  );
  return { open };
}

/**
 * Opens files in place of the text. What is being opened ends where something else is.
 *
 * @param {State<Facts>} state
 */
function opener(state) {
  let current = new AbortController();

  return async (/** @type {File[]} */ files, /** @type {string | undefined} */ encoding = undefined) => {
    if (files.length === 0) return;
    current.abort();
    current = new AbortController();
    const { signal } = current;
    const stop = () => {
      current.abort();
      state.change({ opening: undefined, note: (words) => words.openStopped });
    };
    let share = 0;
    let shown = false;
    const show = () => shown && !signal.aborted && state.change({ opening: { share, stop } });
    const later = setTimeout(() => {
      shown = true;
      show();
    }, SHOWN_AFTER);
    /** @type {Opened[]} */
    const opened = [];
    /** @type {Failed[]} */
    const failed = [];
    for (const [i, file] of files.entries()) {
      const onProgress = (/** @type {number} */ part) => {
        share = (i + part) / files.length;
        show();
      };
      onProgress(0);
      try {
        opened.push({ file, read: await readFile(file, { signal, onProgress, encoding }) });
      } catch (error) {
        if (signal.aborted) break;
        failed.push({ file, reason: error instanceof Refused ? error.reason : "fileUnreadable" });
      }
    }
    clearTimeout(later);
    if (signal.aborted) return;
    state.change({ opening: undefined });
    const { done } = state.now;
    put(state, opened, failed);
    // What was misread is nothing that anybody wants back.
    if (encoding) state.change({ done });
  };
}

/** @typedef {{ file: File, read: Read }} Opened */
/** @typedef {{ file: File, reason: Reason }} Failed */

/**
 * One text after the other, each with a blank line before it. Where nothing could be read, what stood there stays.
 *
 * @param {State<Facts>} state
 * @param {Opened[]} opened
 * @param {Failed[]} failed
 */
function put(state, opened, failed) {
  const [first, ...more] = opened;
  if (first && more.length === 0) take(state, first.read.text, done(first));
  else if (first) take(state, `${opened.map(({ read }) => read.text.trimEnd()).join("\n\n")}\n`, (words) => words.openedSeveral(String(opened.length)));
  if (failed.length > 0) state.change({ refusal: (words) => failed.map((it) => refusal(it, words)).join(" ") });

  const { text } = state.now;
  // Where the encoding of a text is not known, the reader may know it.
  const [unknown] = failed.length === 1 && failed[0].reason === "fileUnknown" ? failed : [];
  const one = opened.length + failed.length === 1;
  const source = !one ? undefined : first?.read.encoded ? { file: first.file, text, encoding: first.read.as } : unknown && { file: unknown.file, text };
  if (first || source) state.change({ source });
}

/** @param {Opened} opened @returns {Say} */
function done({ file, read: { as, macros, empty } }) {
  return (words) => [words.opened(file.name, as), macros && words.macrosAsleep, empty && words.pagesEmpty(String(empty))].filter(Boolean).join(" ");
}

/** @param {Failed} failed @param {Words} words */
function refusal({ file: { name, size }, reason }, words) {
  if (reason !== "fileTooLarge") return words[reason](name);
  return words.fileTooLarge(name, String((size > LARGEST_DOCUMENT ? LARGEST_DOCUMENT : LARGEST) / 1e6));
}

/**
 * The text of one file and what is said of it, or why it is not taken: for whoever wants it elsewhere than in the box.
 *
 * @param {File} file
 * @returns {Promise<{ text: string, note: Say, refusal?: undefined } | { text?: undefined, refusal: Say }>}
 */
export async function textOf(file) {
  try {
    const read = await readFile(file);
    return { text: read.text, note: done({ file, read }) };
  } catch (error) {
    const reason = error instanceof Refused ? error.reason : "fileUnreadable";
    return { refusal: (words) => refusal({ file, reason }, words) };
  }
}
