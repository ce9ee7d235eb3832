// @ts-check
/** The people, places and organisations that the text names. */

/** @import { Analysis } from "../../pkg/index.js" */
/** @import { Name } from "../../pkg/view/index.js" */
/** @import { Facts, State } from "./state.js" */

import { labelsFor, names } from "../../pkg/view/index.js";
import { press, startChoosing } from "./choice.js";
import { element } from "./element.js";
import { wordsOf } from "./language.js";
import { FEW, choice, letThrough, named, tags } from "./named.js";
import { fill, offerMore } from "./part.js";
import { whenSeen } from "./seen.js";

/** Names of one kind that are drawn at once. A page of a newspaper has about a hundred. */
const NAMES = 120;

/** @param {State<Facts>} state */
export function startNames(state) {
  const view = element("names-view", HTMLElement);
  const more = element("more-names", HTMLButtonElement);
  let limit = NAMES;
  const tools = element("names-tools", HTMLElement);
  const filter = element("names-filter", HTMLInputElement);
  const order = element("names-order", HTMLSelectElement);
  /** @type {(Name & { index: number })[]} */
  let all = [];

  const draw = () => {
    const { shown, found, settings } = state.now;
    const said = labelsFor(settings.language);
    const only = wanted();
    const labels = only.length === all.length ? said : { ...said, noNames: wordsOf(settings.language).noWordsLeft };
    fill(view, shown && found && names(shown, found.text, { labels, buttons: true, limit, only }));
    const left = Object.keys(tags).reduce((sum, kind) => sum + Math.max(0, only.filter((it) => it.kind === kind).length - limit), 0);
    offerMore(more, left, settings.language);
    pressChosen();
  };
  const wanted = () => {
    const some = letThrough(all, filter.value);
    return order.value === "place" ? [...some].sort((a, b) => a.places[0][0] - b.places[0][0]) : some;
  };
  const nameOf = (/** @type {HTMLElement} */ target) => {
    const { name } = /** @type {HTMLElement | null} */ (target.closest("[data-name]"))?.dataset ?? {};
    return name === undefined || !state.now.found ? undefined : everywhere(all[Number(name)], state.now.found.analysis);
  };
  const pressChosen = () => press(view, "[data-name]", (button) => all[Number(button.dataset.name)]?.text === state.now.chosen?.text);

  whenSeen(
    state,
    "names",
    ({ shown }) => [shown],
    (shown) => {
      limit = NAMES;
      all = shown ? named(shown).map((it, index) => ({ ...it, index })) : [];
      tools.hidden = all.length <= FEW;
      draw();
    },
  );
  whenSeen(state, "names", ({ settings }) => [settings.language], draw);
  state.watch(({ chosen }) => [chosen], pressChosen);

  state.watch(({ found }) => [found === undefined], () => {
    // Of a text that was cleared away nothing stays.
    if (state.now.found || filter.value === "") return;
    filter.value = "";
    state.change({ someNames: "" });
  });
  filter.addEventListener("input", () => {
    state.change({ someNames: filter.value });
    draw();
  });
  order.addEventListener("change", draw);
  more.addEventListener("click", () => {
    const shown = new Set([...view.querySelectorAll("[data-name]")].map((it) => it.getAttribute("data-name")));
    limit = Infinity;
    draw();
    // The reader goes on where the new ones begin.
    const added = [...view.querySelectorAll("[data-name]")].find((it) => !shown.has(it.getAttribute("data-name")));
    if (added instanceof HTMLElement) added.focus();
  });
  startChoosing(state, view, nameOf);
}

/** Of the whole text, whatever the views are narrowed to. @param {Name} name @param {Pick<Analysis, "entities">} analysis */
function everywhere({ text, kind }, analysis) {
  const whole = named(analysis).find((it) => it.text === text && it.kind === kind);
  return whole && choice(whole);
}
