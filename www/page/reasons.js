// @ts-check
/** Why a word is a keyword: what was counted, in plain words, each with the number that it is worth. */

/** @import { KeywordReasons } from "../../pkg/index.js" */
/** @import { Choice, Facts, State } from "./state.js" */
/** @import { Line } from "./concordance.js" */

import { node } from "../../pkg/view/node.js";
import { element } from "./element.js";
import { fixed, wordsOf, written } from "./language.js";

/**
 * What every group of facts is worth, compared with the average term of the text: what is above zero speaks for the word.
 *
 * @typedef {Partial<KeywordReasons>} Reasons
 */

/** Where a word stands, as far as its reasons tell of it. @typedef {{ count: number, paragraphs: number, title: boolean, section: boolean, opening: boolean }} Where */

/** What is worth less says nothing. */
const LEAST = 0.05;

/** @param {State<Facts>} state */
export function startReasons(state) {
  const view = element("reasons", HTMLDetailsElement);
  const short = element("reasons-short", HTMLElement);
  const list = element("reasons-list", HTMLElement);

  state.watch(
    ({ chosen, lines, settings }) => [chosen, lines, settings.language],
    (chosen, lines, language) => {
      const all = chosen && told(chosen, whereOf(chosen, lines?.of === chosen ? lines.lines : []), language);
      view.hidden = !all || all.length === 0;
      if (!all) return;
      // What speaks against it is told by those who open the list.
      short.textContent = all.filter(({ value }) => value > 0).map(({ said }) => said).join(" · ");
      list.replaceChildren(...rows(all, language));
    },
  );
}

/**
 * In plain words, what matters most first.
 *
 * @param {Pick<Choice, "reasons">} chosen
 * @param {Where} where
 * @param {"zh" | "en"} language
 */
export function told({ reasons = {} }, where, language) {
  const { title, section, opening } = where;
  const words = wordsOf(language);
  const [count, paragraphs] = [where.count, where.paragraphs].map((it) => written(it, language));
  const place = title ? words.inTitle : section ? words.inSection : opening ? words.inOpening : words.inFront;
  /** For and against. @type {Record<keyof Reasons, [string, string]>} */
  const say = {
    count: [words.often(count), words.seldom(count)],
    rarity: [words.rare, words.common],
    place: [place, words.notInFront],
    form: [words.formed, words.notFormed],
    edges: [words.whole, words.notWhole],
    spread: where.paragraphs > 0 ? [words.spreadOver(paragraphs), words.onlyIn(paragraphs)] : [words.spread, words.notSpread],
  };
  return /** @type {(keyof Reasons)[]} */ (Object.keys(say))
    .map((group) => ({ group, value: reasons[group] ?? 0 }))
    .filter(({ value }) => Number.isFinite(value) && Math.abs(value) >= LEAST)
    .map((it) => ({ ...it, said: say[it.group][it.value > 0 ? 0 : 1] }))
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
}

/**
 * Where a word stands. Without its lines, what they alone know is not told.
 *
 * @param {Pick<Choice, "places">} chosen
 * @param {Pick<Line, "kind" | "article" | "paragraph">[]} lines or the sentences in which it stands
 * @returns {Where}
 */
export function whereOf({ places }, lines) {
  const paragraphs = new Set(lines.filter(({ paragraph }) => paragraph !== undefined).map(({ article, paragraph }) => `${article} ${paragraph}`));
  return {
    count: places.length,
    paragraphs: paragraphs.size,
    title: lines.some(({ kind }) => kind === "title" || kind === "kicker"),
    section: lines.some(({ kind }) => kind === "section"),
    opening: lines.some(({ paragraph }) => paragraph === 0),
  };
}

/**
 * @param {ReturnType<typeof told>} all
 * @param {"zh" | "en"} language
 */
export function rows(all, language) {
  const most = Math.max(...all.map(({ value }) => Math.abs(value)));
  return all.map(({ value, said }) => {
    const bar = node("span", { class: value > 0 ? "worth" : "worth against", "aria-hidden": "true" });
    // A policy against inline styles forbids the attribute, not this.
    bar.style.setProperty("--share", (Math.abs(value) / most).toFixed(4));
    const number = fixed(value, language, 1, { signDisplay: "always" });
    return node("li", {}, node("span", { class: "said" }, said), " ", node("span", { class: "figure" }, number), bar);
  });
}
