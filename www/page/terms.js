// @ts-check
/** The terms: why each is one, whether the lexicon has it, and whether the reader takes it for a word. */

/** @import { Facts, State } from "./state.js" */
/** @import { Kind, Term } from "./term-list.js" */

import { node } from "../../pkg/view/node.js";
import { press, startChoosing } from "./choice.js";
import { element } from "./element.js";
import { wordsOf, written } from "./language.js";
import { judge, verdictOn } from "./own.js";
import { fill } from "./part.js";
import { isOfKind, kinds, list, termsOf, withTouched } from "./term-list.js";
import { termOf } from "./term.js";

/** @param {State<Facts>} state */
export function startTerms(state) {
  const view = element("terms-view", HTMLElement);
  const select = element("terms-kind", HTMLSelectElement);
  /** @type {Term[]} */
  let all = [];
  /** What the reader just judged stays in the list, though it may no longer be a term: it can be taken back there. @type {Map<string, { term: Term, at: number }>} */
  const touched = new Map();

  const draw = () => {
    const { shown, settings, someTerms = "all" } = state.now;
    const { language } = settings;
    const some = all.filter((it) => isOfKind(it, someTerms) || touched.has(it.text));
    const focused = /** @type {HTMLElement | null} */ (view.contains(document.activeElement) ? document.activeElement : null)?.dataset;
    fill(view, shown && list(some, shown, (word) => verdictOn(word, settings), language));
    pressChosen();
    // A judgement is another button in the same place.
    if (!focused) return;
    const again = [...view.querySelectorAll("button")].filter((it) => (it.dataset.term ?? it.dataset.judge) === (focused.term ?? focused.judge));
    (again.find((it) => (it.dataset.term === undefined) === (focused.term === undefined)) ?? again[0])?.focus({ preventScroll: true });
  };
  const pressChosen = () => press(view, "button[data-term]", (button) => button.dataset.term === state.now.chosen?.text);

  state.watch(({ text }) => [text], () => touched.clear());
  state.watch(
    ({ shown, view: now, settings: { language, ownWords, removedWords } }) => [shown, language, ownWords, removedWords, now === "terms"],
    () => {
      const { shown } = state.now;
      // Nothing is made of a long text that nobody sees.
      if (shown && state.now.view !== "terms") return;
      all = shown ? withTouched(termsOf(shown), touched) : [];
      const { language } = state.now.settings;
      const words = wordsOf(language);
      const names = { all: words.termsAll, word: words.termsWord, phrase: words.termsPhrase, name: words.termsName, new: words.termsNew };
      const count = (/** @type {Kind} */ it) => all.filter((term) => isOfKind(term, it)).length;
      select.replaceChildren(...kinds.map((it) => node("option", { value: it }, `${names[it]} ${written(count(it), language)}`)));
      select.value = state.now.someTerms ?? "all";
      draw();
    },
  );
  state.watch(({ chosen }) => [chosen], pressChosen);
  select.addEventListener("change", () => {
    state.change({ someTerms: /** @type {Kind} */ (select.value) });
    draw();
  });
  view.addEventListener("click", ({ target }) => {
    const { judge: word, verdict } = (target instanceof HTMLElement ? target : undefined)?.dataset ?? {};
    if (word === undefined) return;
    const at = all.findIndex((it) => it.text === word);
    if (at >= 0) touched.set(word, { term: all[at], at });
    judge(state, word, verdict === "own" || verdict === "removed" ? verdict : undefined);
  });
  startChoosing(state, view, (target) => {
    const { term } = /** @type {HTMLElement | null} */ (target.closest("[data-term]"))?.dataset ?? {};
    const { found } = state.now;
    return term === undefined || !found ? undefined : termOf(term, found, all.find((it) => it.text === term));
  });
}
