// @ts-check
/** The counted words as a cloud: the larger, the more often. What found no room is listed below it; the table has everything. */

/** @import { Counted, Placed } from "./cloud-layout.js" */
/** @import { Facts, State } from "./state.js" */

import { node } from "../../pkg/view/node.js";
import { startChoosingWords } from "./choose-words.js";
import { element } from "./element.js";
import { filtered } from "./filter.js";
import { imported } from "./imported.js";
import { langOf, wordsOf, written } from "./language.js";
import { ordered } from "./order.js";
import { svg } from "./svg.js";

/** More would be too small to be read; so would many in little room, which is counted in pixels for each. */
const WORDS = 120;
const ROOM = 950;

/** Of the panel's width. */
const HEIGHT = 0.8;

/** While a window is drawn larger, in milliseconds. */
const PAUSE = 150;

/**
 * Bundled by itself, beside the page. A browser remembers what did not come: another try has another address.
 *
 * @param {number} failed how often it did not come
 * @returns {Promise<typeof import("./cloud-layout.js")>}
 */
const layout = (failed) => imported(new URL(`cloud.js${failed ? `?${failed}` : ""}`, import.meta.url).href);

/** @param {State<Facts>} state */
export function startCloud(state) {
  const view = element("cloud-view", HTMLElement);
  let current = new AbortController();
  let width = 0;
  let failed = 0;
  let isMissing = false;
  /** What the cloud that stands there was made of. @type {unknown[]} */
  let drawn = [];
  const pressChosen = startChoosingWords(state, view);

  const draw = async () => {
    current.abort();
    current = new AbortController();
    const { signal } = current;
    const { shown, filter, asCloud, settings, found } = state.now;
    view.hidden = !asCloud || !shown || !found;
    const made = [shown?.frequencies, filter, settings.language, view.clientWidth];
    const same = made.filter((it, at) => it === drawn[at]).length;
    if (view.hidden || view.clientWidth === 0) {
      // Of other words it must not go out while nobody sees it.
      if (same < 3 && drawn.length > 0) {
        drawn = [];
        view.replaceChildren();
      }
      return;
    }
    width = view.clientWidth;
    // Shown again it is the same, and whoever has come to a word of it by the keyboard stays there.
    if (same === made.length) return;
    drawn = [];
    const words = wordsOf(settings.language);
    // A whole number of the pieces that the layout counts in.
    const room = { width: width & ~31, height: Math.round(Math.max(320, Math.min(width * HEIGHT, 560))), font: getComputedStyle(view).fontFamily, signal };
    const most = filtered(ordered(shown?.frequencies ?? [], { by: "count", descending: true }), filter).slice(0, Math.min(WORDS, (room.width * room.height) / ROOM));
    if (most.length === 0) return view.replaceChildren(node("p", { class: "jianbao-none" }, words.noWordsLeft));
    isMissing = false;
    try {
      const { layOut } = await layout(failed);
      if (signal.aborted) return;
      const { placed, left } = await layOut(most, room);
      if (signal.aborted) return;
      const lang = langOf(shown);
      const told = words.cloudOf(written(placed.length, settings.language));
      view.replaceChildren(picture(placed, room, words.cloud, told, lang), ...rest(left, words.cloudLeft, lang));
      drawn = made;
      pressChosen();
    } catch {
      failed++;
      isMissing = true;
      if (!signal.aborted) view.replaceChildren(node("p", { class: "trouble", role: "alert" }, words.cloudMissing));
    }
  };

  state.watch(({ shown, filter, asCloud, settings, view }) => [shown?.frequencies, filter, asCloud, settings.language, view], () => void draw());
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  new ResizeObserver(() => {
    clearTimeout(pause);
    if (view.clientWidth !== width) pause = setTimeout(draw, PAUSE);
  }).observe(view);

  element("words-as-cloud", HTMLElement).addEventListener("click", () => isMissing && void draw());
  view.addEventListener("keydown", (event) => {
    if ((event.key !== "Enter" && event.key !== " ") || !(event.target instanceof SVGElement)) return;
    event.preventDefault();
    event.target.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  });
}

/**
 * @param {Placed[]} placed
 * @param {{ width: number, height: number }} room
 * @param {string} title
 * @param {string} told
 * @param {string | undefined} lang
 */
function picture(placed, { width, height }, title, told, lang) {
  const name = svg("title", {}, title);
  const about = svg("desc", {}, told);
  const words = placed.map(({ text, count, x, y, size }) =>
    svg("text", { x, y, "font-size": size, "text-anchor": "middle", role: "button", tabindex: 0, "data-word": text, "aria-label": `${text} ${count}`, "aria-pressed": "false" }, text),
  );
  return svg("svg", { id: "cloud", class: "cloud", viewBox: `${-width / 2} ${-height / 2} ${width} ${height}`, role: "group", "aria-label": title, lang }, name, about, ...words);
}

/** @param {Counted[]} left @param {string} label @param {string | undefined} lang */
function rest(left, label, lang) {
  if (left.length === 0) return [];
  const words = left.flatMap(({ text, count }) => [" ", node("button", { type: "button", class: "plain", "data-word": text, lang }, `${text} ${count}`)]);
  return [node("p", { class: "cloud-left" }, node("span", { class: "hint" }, label), ...words)];
}
