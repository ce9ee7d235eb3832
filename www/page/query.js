// @ts-check
/** The box for what is looked for, the fold-out that says what can stand in it, and whether lines are wanted or what stands near. */

/** @import { Facts, State } from "./state.js" */

import { node } from "../../pkg/view/node.js";
import { press } from "./choice.js";
import { startChoosingWords } from "./choose-words.js";
import { element } from "./element.js";
import { wordsOf } from "./language.js";
import { look, searchOf } from "./search.js";

/** After the last key, in milliseconds: so that what is half typed is not looked for. */
const PAUSE = 250;

/** Keywords to begin with. */
const FIRST = 8;

/** @param {State<Facts>} state */
export function startQuery(state) {
  const box = element("query", HTMLInputElement);
  const ways = element("ways-list", HTMLElement);
  const kinds = element("hits-of", HTMLElement);
  const parts = { lines: element("hits", HTMLElement), near: element("near", HTMLElement) };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;

  const take = () => {
    clearTimeout(pause);
    const query = box.value.trim();
    if (query === searchOf(state.now).query) return;
    // What is typed is no longer the word that was chosen.
    state.change({ search: { ...searchOf(state.now), query }, chosen: undefined, pointed: undefined });
  };
  box.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(take, PAUSE);
  });
  box.addEventListener("keydown", ({ key }) => {
    if (key === "Enter") take();
  });
  ways.addEventListener("click", ({ target }) => {
    const way = target instanceof HTMLElement ? target.closest("button") : null;
    if (!way) return;
    box.value = way.textContent ?? "";
    take();
  });
  kinds.addEventListener("click", ({ target }) => {
    const kind = target instanceof HTMLElement ? target.dataset.of : undefined;
    if (kind) look(state, { near: kind === "near" });
  });

  state.watch(
    (now) => [searchOf(now).query],
    (query) => {
      if (box.value.trim() !== query) box.value = query;
    },
  );
  // Where nothing is looked for yet, the keywords are a beginning.
  const start = element("query-start", HTMLElement);
  state.watch(
    (now) => [now.shown, searchOf(now).query === ""],
    (shown, isBlank) => {
      start.hidden = !isBlank;
      const words = isBlank ? (shown?.keywords.slice(0, FIRST) ?? []) : [];
      start.replaceChildren(...words.map(({ text }) => node("li", {}, node("button", { type: "button", class: "plain", "data-word": text }, text))));
    },
  );
  startChoosingWords(state, start);
  state.watch(
    (now) => [searchOf(now).near],
    (near) => {
      parts.lines.hidden = near;
      parts.near.hidden = !near;
      press(kinds, "button", (button) => (button.dataset.of === "near") === near);
    },
  );
  state.watch(
    ({ settings }) => [settings.language],
    (language) => {
      const told = wordsOf(language).wayList;
      ways.replaceChildren(
        ...told.map(([way, what]) => node("div", {}, node("dt", {}, node("button", { type: "button", class: "plain", lang: "zh-Hans" }, way)), node("dd", {}, what))),
      );
    },
  );
}
