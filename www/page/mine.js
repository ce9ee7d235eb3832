// @ts-check
/** The reader's lists: own words, removed words, stop words; and which of their lines make no sense. */

/** @import { Facts, State } from "./state.js" */

import { node } from "../../pkg/view/node.js";
import { element } from "./element.js";
import { wordsOf, written } from "./language.js";
import { startList } from "./list.js";
import { change } from "./own.js";
import { because } from "./teach.js";

/** Problems that are told at once. Who has more mends these first. */
const PROBLEMS = 50;

/** @param {State<Facts>} state */
export function startMine(state) {
  startList(state, { id: "own-words", setting: "ownWords" });
  startList(state, { id: "removed-words", setting: "removedWords" });
  startList(state, { id: "stop-zh", setting: "stopZh", builtIn: ({ jianbao }) => jianbao?.stopWords.zh.join(" ") ?? "" });
  startList(state, { id: "stop-en", setting: "stopEn", builtIn: ({ jianbao }) => jianbao?.stopWords.en.join(" ") ?? "" });
  startProblems(state, "own-words", "ownWords");
  startProblems(state, "removed-words", "removedWords");

  const reset = element("stop-reset", HTMLButtonElement);
  reset.addEventListener("click", () => change(state, { stopZh: null, stopEn: null }, (words) => words.listChanged(words.stopZh)));
  state.watch(
    ({ settings }) => [settings.stopZh, settings.stopEn],
    (zh, en) => {
      reset.disabled = zh === null && en === null;
    },
  );
  const unkept = element("mine-unkept", HTMLElement);
  state.watch(
    ({ unkept, settings: { ownWords, removedWords, stopZh, stopEn } }) => [unkept === true && Boolean(ownWords || removedWords || stopZh || stopEn)],
    (isTold) => {
      unkept.hidden = !isTold;
    },
  );
}

/**
 * @param {State<Facts>} state
 * @param {string} id of the box
 * @param {"ownWords" | "removedWords"} setting
 */
function startProblems(state, id, setting) {
  const box = element(id, HTMLTextAreaElement);
  const list = element(`${id}-problems`, HTMLElement);

  state.watch(
    ({ problems, settings }) => [problems?.[setting], settings.language],
    (problems = [], language) => {
      const words = wordsOf(language);
      const items = problems.slice(0, PROBLEMS).map(({ line, reason }) => {
        const said = words.problem(written(line, language), because(reason, words));
        return node("li", {}, node("button", { type: "button", class: "plain", "data-line": line }, said));
      });
      const rest = problems.length - items.length;
      if (rest > 0) items.push(node("li", { class: "hint" }, words.problemsMore(written(rest, language))));
      list.replaceChildren(...items);
      list.hidden = items.length === 0;
      box.setAttribute("aria-invalid", String(items.length > 0));
    },
  );
  list.addEventListener("click", ({ target }) => {
    const line = Number(target instanceof HTMLElement ? target.dataset.line : undefined);
    if (line > 0) select(box, line);
  });
}

/** Goes to a line and selects it. @param {HTMLTextAreaElement} box @param {number} line from 1 */
function select(box, line) {
  const [start, end] = lineAt(box.value, line);
  box.focus();
  box.setSelectionRange(start, end);
  // Not every browser scrolls to what is selected.
  box.scrollTop = (line - 2) * Number.parseFloat(getComputedStyle(box).lineHeight);
}

/** Where a line stands. @param {string} text @param {number} line from 1 @returns {[start: number, end: number]} */
export function lineAt(text, line) {
  const lines = text.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, it) => sum + it.length + 1, 0);
  return [start, start + (lines[line - 1]?.length ?? 0)];
}
