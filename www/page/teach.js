// @ts-check
/** The reader's lists → what Jianbao takes for words, and the lines that make no sense. */

/** @import { Jianbao, WordProblem } from "../../pkg/index.js" */
/** @import { Words } from "./language.js" */

/** @typedef {Record<"ownWords" | "removedWords", WordProblem[]>} Problems */

/**
 * Every call is made at once, so that what is asked next is answered with these words.
 *
 * @param {Pick<Jianbao, "words">} jianbao
 * @param {{ ownWords: string, removedWords: string }} lists
 * @returns {Promise<Problems>}
 */
export async function taughtBy({ words }, { ownWords, removedWords }) {
  const cleared = words.clear();
  const loaded = words.load(ownWords);
  const removed = removedWords.split("\n").map(async (text, i) => {
    if (text.trim() === "") return [];
    return words.remove(text.trim()).then(
      () => [],
      (error) => (error instanceof RangeError ? [{ line: i + 1, text, reason: error.message }] : []),
    );
  });
  try {
    await cleared;
    return { ownWords: (await loaded).problems, removedWords: (await Promise.all(removed)).flat() };
  } catch {
    // The reading that follows tells what is wrong with all of it.
    return { ownWords: [], removedWords: [] };
  }
}

/** What the core says is wrong, by how it begins. What stands in backquotes is what was found. @type {[RegExp, keyof Words][]} */
const reasons = [
  [/found nothing$/, "problemEmpty"],
  [/with a letter, a digit/, "problemNoWord"],
  [/at most \d+ characters/, "problemTooLong"],
  [/control characters/, "problemControl"],
  [/whole number as frequency, found `(.*)`$/s, "problemFrequency"],
  [/frequency before the part of speech/, "problemOrder"],
  [/part of speech such as `\w+`, found `(.*)`$/s, "problemTag"],
];

/** In the reader's language; as the core says it, where that is nothing known. @param {string} reason @param {Words} words */
export function because(reason, words) {
  for (const [pattern, key] of reasons) {
    const found = reason.match(pattern);
    const say = /** @type {string | ((found: string) => string)} */ (words[key]);
    if (found) return typeof say === "function" ? say(found[1]) : say;
  }
  return reason;
}
