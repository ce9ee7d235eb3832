// @ts-check
/** Where what is looked for stands: the plot, and every place in its line. A click chooses it and goes to the place in the text. */

/** @import { Article } from "../../pkg/index.js" */
/** @import { Line } from "./concordance.js" */
/** @import { Hits, Key } from "./search.js" */
/** @import { Facts, State } from "./state.js" */

import { node } from "../../pkg/view/node.js";
import { element } from "./element.js";
import { headline } from "./headline.js";
import { langOf, wordsOf, written } from "./language.js";
import { startRows } from "./rows.js";
import { charactersOf, look, searchOf } from "./search.js";
import { startPlot } from "./spread.js";

const ROWS = 200;

/** @type {Key[]} */
const keys = ["left1", "left2", "left3", "right1", "right2", "right3", "word"];

/**
 * @param {State<Facts>} state
 * @param {{ to: (place: number) => void }} walk
 */
export function startHits(state, walk) {
  const view = element("hits-view", HTMLElement);
  const how = element("hits-how", HTMLElement);
  const list = element("hits-list", HTMLElement);
  const told = element("hits-told", HTMLElement);
  const trouble = element("query-trouble", HTMLElement);
  const query = element("query", HTMLInputElement);
  const around = element("around", HTMLInputElement);
  const rows = startRows({ view, list, more: element("more-hits", HTMLButtonElement) }, ROWS, () => draw());

  /** Goes to what begins there. @param {number} start */
  const goTo = (start) => {
    const { hits } = state.now;
    if (!hits) return;
    const at = () => (state.now.chosen?.text === hits.query ? state.now.chosen.places.findIndex(([it]) => it === start) : -1);
    if (at() < 0) state.change({ chosen: { text: hits.query, places: hits.places, tag: "", pattern: true }, pointed: undefined });
    walk.to(at());
  };
  const mark = () => {
    const { at, chosen, hits } = state.now;
    const start = at === undefined || chosen?.text !== hits?.query ? undefined : chosen?.places[at]?.[0];
    rows.mark(start === undefined ? -1 : (hits?.lines.findIndex((it) => it.start === start) ?? -1));
  };
  const draw = () => {
    const { hits, found, article, settings } = state.now;
    const { articles = [] } = found?.analysis ?? {};
    const { language } = settings;
    view.hidden = !hits?.lines.length;
    how.hidden = view.hidden;
    const isOfMany = articles.length > 1 && article === undefined;
    const shown = rows.draw(hits?.lines ?? [], { language, lang: langOf(found?.analysis) }, (it) => (isOfMany ? whereOf(it, articles, language) : undefined));
    list.classList.toggle("of-many", isOfMany);
    mark();
    trouble.textContent = hits?.refusal?.(wordsOf(language)) ?? "";
    trouble.hidden = !hits?.refusal;
    told.textContent = toldOf(hits, shown, language);
  };

  state.watch(
    ({ hits }) => [hits],
    () => {
      rows.reset();
      view.scrollTop = 0;
      draw();
      centre();
    },
  );
  state.watch(({ settings }) => [settings.language], draw);
  state.watch(({ at, chosen }) => [at, chosen], mark);
  state.watch(
    (now) => [searchOf(now).around, charactersOf(now), now.settings.language],
    (wide, characters, language) => {
      around.value = `${wide}`;
      element("around-now", HTMLElement).textContent = wordsOf(language).aroundNow(written(characters, language));
      view.style.setProperty("--around", `${wide}`);
      centre();
    },
  );
  startPlot(
    state,
    element("hits-spread", HTMLElement),
    ({ hits }) => (hits?.places.length ? hits.places : undefined),
    (place) => goTo(state.now.hits?.places[place]?.[0] ?? -1),
  );
  startSorting(state);

  /** The word is in the middle, however much stands around it. */
  function centre() {
    view.scrollLeft = (view.scrollWidth - view.clientWidth) / 2;
  }
  new ResizeObserver(centre).observe(view);

  around.addEventListener("input", () => look(state, { around: Number(around.value) }));
  list.addEventListener("click", ({ target }) => {
    const at = target instanceof Element ? rows.all().findIndex((it) => it.contains(target)) : -1;
    const line = state.now.hits?.lines[at];
    if (line) goTo(line.start);
  });
  query.addEventListener("keydown", rows.enter);
}

/** Three keys, of which the next one is asked for only where the one before is set. @param {State<Facts>} state */
function startSorting(state) {
  const selects = [1, 2, 3].map((it) => element(`sort-${it}`, HTMLSelectElement));
  state.watch(
    (now) => [searchOf(now).sort, now.settings.language],
    (sort, language) => {
      const words = wordsOf(language);
      selects.forEach((select, at) => {
        const none = at === 0 ? words.orderText : words.sortNoMore;
        const names = [none, ...words.sortKeys];
        select.replaceChildren(...names.map((name, i) => node("option", { value: i === 0 ? "" : keys[i - 1] }, name)));
        select.setAttribute("aria-label", words.sortBy(written(at + 1, language)));
        select.value = sort[at] ?? "";
        select.hidden = at > sort.length;
      });
    },
  );
  for (const select of selects) {
    select.addEventListener("change", () => {
      const chosen = selects.map((it) => keys.find((key) => key === it.value));
      const end = chosen.indexOf(undefined);
      look(state, { sort: /** @type {Key[]} */ (end < 0 ? chosen : chosen.slice(0, end)) });
    });
  }
}

/** How many there are, in one sentence. @param {Hits | undefined} hits @param {number} shown @param {"zh" | "en"} language */
export function toldOf(hits, shown, language) {
  const words = wordsOf(language);
  if (!hits) return words.queryNone;
  if (hits.refusal) return "";
  if (hits.total === 0) return words.hitsNone(hits.query);
  const number = (/** @type {number} */ it) => written(it, language);
  const all = shown === hits.total ? words.linesAll(number(shown)) : words.linesFirst(number(shown), number(hits.total));
  return hits.letters ? `${all} ${words.hitsLetters}` : all;
}

/** @param {Line} line @param {Pick<Article, "title" | "paragraphs">[]} articles @param {"zh" | "en"} language */
export function whereOf({ article, paragraph }, articles, language) {
  const words = wordsOf(language);
  const number = (/** @type {number} */ it) => written(it, language);
  const of = articles[article];
  const place = paragraph === undefined ? "" : ` ${words.inPiece(number(article + 1), number(paragraph + 1))}`;
  return { piece: number(article + 1), title: `${of ? headline(of) : ""}${place}` };
}
