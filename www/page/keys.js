// @ts-check
/** Keys that do something wherever the reader is, but where one types; `?` lists them. */

/** @import { Facts, State } from "./state.js" */

import { node } from "../../pkg/view/node.js";
import { element } from "./element.js";
import { wordsOf } from "./language.js";
import { typesIn } from "./typing.js";
import { views } from "./views.js";

/**
 * @param {State<Facts>} state
 * @param {{ by: (step: 1 | -1) => void }} walk
 */
export function startKeys(state, walk) {
  const dialog = element("keys", HTMLDialogElement);
  const list = element("keys-list", HTMLElement);
  const open = () => dialog.open || dialog.showModal();

  /** @type {Record<string, () => void>} */
  const does = {
    "?": open,
    "/": () => {
      state.change({ view: "lines" });
      element("query", HTMLInputElement).select();
    },
    n: () => walk.by(1),
    p: () => walk.by(-1),
    "]": () => turn(state, 1),
    "[": () => turn(state, -1),
    b: () => element("box", HTMLElement).focus(),
  };
  for (const tab of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".tab[data-view]"))) {
    const at = views.findIndex((it) => it === tab.dataset.view);
    tab.setAttribute("aria-keyshortcuts", `${at}`);
    // What stands beside the view anyway has no tab to go to.
    does[`${at}`] = () => tab.hidden || tab.click();
  }

  element("keys-open", HTMLElement).addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open || typesIn(event.target)) return;
    const act = does[event.key];
    if (!act || (!state.now.found && event.key !== "?")) return;
    event.preventDefault();
    act();
  });
  state.watch(
    ({ settings }) => [settings.language],
    (language) => {
      const told = wordsOf(language).keyList;
      list.replaceChildren(...told.map(([keys, what]) => node("div", {}, node("dt", {}, ...keys.split(" ").map((it) => node("kbd", {}, it))), node("dd", {}, what))));
    },
  );
}

/** Goes to the next piece or the one before; before the first is the whole page. @param {State<Facts>} state @param {1 | -1} step */
function turn(state, step) {
  const count = state.now.found?.analysis.articles.length ?? 0;
  if (count < 2) return;
  const to = ((state.now.article ?? -1) + step + count + 2) % (count + 1) - 1;
  state.change({ article: to < 0 ? undefined : to });
}
