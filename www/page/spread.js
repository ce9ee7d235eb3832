// @ts-check
/** Where in the text the chosen word stands: a thin plot as wide as the text is long, with its pieces side by side. A click goes to the nearest place. */

/** @import { Article, Span } from "../../pkg/index.js" */
/** @import { Facts, State } from "./state.js" */

import { element } from "./element.js";
import { firstNot } from "./halves.js";
import { wordsOf, written } from "./language.js";
import { svg } from "./svg.js";

/** The plot's own units: finer than any screen is wide. */
const WIDTH = 2000;

/**
 * @param {State<Facts>} state
 * @param {{ to: (place: number) => void }} walk
 */
export function startSpread(state, walk) {
  startPlot(state, element("spread", HTMLElement), ({ chosen }) => chosen?.places, walk.to);
}

/**
 * Where some places stand.
 *
 * @param {State<Facts>} state
 * @param {HTMLElement} view
 * @param {(now: Facts) => Span[] | undefined} placesOf in the order of the text
 * @param {(place: number) => void} to goes to the one of that number
 */
export function startPlot(state, view, placesOf, to) {
  const here = path("here");

  const mark = () => {
    const { chosen, found, at } = state.now;
    const place = at === undefined ? undefined : chosen?.places[at];
    here.setAttribute("d", place && found ? strokes([place], found.text.length) : "");
  };
  state.watch(
    (now) => [placesOf(now), now.settings.language],
    (places, language) => {
      const { found } = state.now;
      if (!places || !found) return view.replaceChildren();
      const { text, analysis } = found;
      const counts = counted(places, analysis.articles);
      const number = (/** @type {number} */ it) => written(it, language);
      const words = wordsOf(language);
      const all = number(places.length);
      const label = counts.length < 2 ? words.spreadInOne(all) : words.spreadInMany(all, number(counts.filter(Boolean).length), number(counts.length));
      view.replaceChildren(plot(places, analysis.articles, text.length, label));
      view.firstElementChild?.append(here);
      mark();
    },
  );
  state.watch(({ at }) => [at], mark);

  view.addEventListener("click", ({ clientX }) => {
    const { found } = state.now;
    const places = placesOf(state.now);
    const { left, width } = view.getBoundingClientRect();
    if (places?.length && found && width > 0) to(nearest(places, ((clientX - left) / width) * found.text.length));
  });
}

/**
 * @param {Span[]} places
 * @param {Pick<Article, "start" | "end">[]} articles
 * @param {number} length the text's
 * @param {string} label
 */
function plot(places, articles, length, label) {
  // One piece is told from the next by its ground, and by a line between them.
  const grounds = articles.map(({ start, end }, index) =>
    svg("rect", { class: index % 2 ? "ground odd" : "ground", x: scaled(start, length), width: scaled(end, length) - scaled(start, length), y: 0, height: 20 }),
  );
  const borders = path("border", articles.slice(1).map(({ start }) => `M${scaled(start, length)} 0V20`).join(""));
  const how = { viewBox: `0 0 ${WIDTH} 20`, preserveAspectRatio: "none", role: "img", "aria-label": label };
  return svg("svg", how, svg("title", {}, label), ...grounds, borders, path("places", strokes(places, length)));
}

/**
 * A stroke for every place; for those that nobody could tell apart one.
 *
 * @param {Span[]} places
 * @param {number} length
 */
export function strokes(places, length) {
  return [...new Set(places.map(([start]) => scaled(start, length)))].map((x) => `M${x} 3V17`).join("");
}

/** @param {number} offset @param {number} length */
function scaled(offset, length) {
  return length === 0 ? 0 : Math.round((offset / length) * WIDTH);
}

/**
 * How many of the places lie in each article.
 *
 * @param {Span[]} places
 * @param {Pick<Article, "start" | "end">[]} articles
 */
export function counted(places, articles) {
  const counts = articles.map(() => 0);
  for (const [at] of places) {
    const number = firstNot(articles, ({ end }) => end <= at);
    if (number < counts.length) counts[number]++;
  }
  return counts;
}

/** The number of the place that is nearest to an offset. @param {Span[]} places @param {number} offset */
export function nearest(places, offset) {
  const distance = (/** @type {Span} */ [start]) => Math.abs(start - offset);
  return places.reduce((best, place, number) => (distance(place) < distance(places[best]) ? number : best), 0);
}

/** @param {string} name @param {string} [d] */
function path(name, d = "") {
  return svg("path", { class: name, d, "vector-effect": "non-scaling-stroke" });
}
