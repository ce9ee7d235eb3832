// @ts-check
/** What is typed into a filter → which words it lets through. */

import { folded } from "./folded.js";

/**
 * `发展` lets through what holds it; `*发展` and `?市` are patterns for a whole word. Everything else stands for itself, so that nothing that is
 * typed is wrong.
 *
 * @param {string} typed
 * @returns {(word: string) => boolean}
 */
export function sieve(typed) {
  const wanted = folded(typed.trim());
  if (wanted === "") return () => true;
  // An input method for Chinese writes ＊ and ？, which are folded too.
  if (!/[*?]/.test(wanted)) return (word) => folded(word).includes(wanted);
  const source = [...wanted].map((it) => (it === "*" ? ".*" : it === "?" ? "." : it.replace(/[\\^$.+()[\]{}|/]/, "\\$&"))).join("");
  const pattern = new RegExp(`^${source}$`, "su");
  return (word) => pattern.test(folded(word));
}
