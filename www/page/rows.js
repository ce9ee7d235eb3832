// @ts-check
/**
 * Lines one below the other with the word in the middle: each a button, one of them on the way of the Tab key, and the arrows go from one to
 * the next.
 */

/** @import { Line } from "./concordance.js" */

import { node } from "../../pkg/view/node.js";
import { offerMore } from "./part.js";

/**
 * @param {object} where
 * @param {HTMLElement} where.view what the lines scroll in
 * @param {HTMLElement} where.list
 * @param {HTMLElement} where.more what shows more of them
 * @param {number} step so many are drawn at once
 * @param {() => void} again has them drawn once more
 */
export function startRows({ view, list, more }, step, again) {
  let limit = step;
  const all = () => /** @type {HTMLButtonElement[]} */ ([...list.querySelectorAll("button")]);
  /** Has the Tab key come to this one. @param {HTMLElement | undefined} line */
  const reach = (line) => {
    list.querySelector('[tabindex="0"]')?.setAttribute("tabindex", "-1");
    if (line) line.tabIndex = 0;
  };

  list.addEventListener("focusin", ({ target }) => target instanceof HTMLButtonElement && reach(target));
  list.addEventListener("keydown", (event) => {
    const lines = all();
    const at = lines.indexOf(/** @type {HTMLButtonElement} */ (event.target));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    // From the last line on there may be more of them.
    (lines[to] ?? (to > 0 && !more.hidden ? more : undefined))?.focus();
  });

  more.addEventListener("click", () => {
    const before = limit;
    limit += step;
    again();
    // The reader goes on where the new ones begin.
    all()[before]?.focus();
  });

  return {
    all,
    /** Begins anew: with the first ones. */
    reset() {
      limit = step;
    },
    /**
     * @param {Line[]} lines
     * @param {{ language: "zh" | "en", lang?: string }} how `lang`: that of the text
     * @param {(line: Line) => Parameters<typeof row>[1]} [whereOf]
     * @returns {number} how many are shown
     */
    draw(lines, { language, lang }, whereOf) {
      if (lang) list.lang = lang;
      else list.removeAttribute("lang");
      const shown = lines.slice(0, limit);
      list.replaceChildren(...shown.map((it) => row(it, whereOf?.(it))));
      offerMore(more, Math.min(lines.length - shown.length, step), language);
      reach(all()[0]);
      return shown.length;
    },
    /** An arrow down leads to them, where they are seen. @param {KeyboardEvent} event */
    enter(event) {
      const line = /** @type {HTMLElement | null} */ (list.querySelector('[tabindex="0"]'));
      if (event.key !== "ArrowDown" || !line?.checkVisibility()) return;
      event.preventDefault();
      line.focus();
    },
    /** Shows which line is the one that was gone to. @param {number} number */
    mark(number) {
      list.querySelector('[aria-current="true"]')?.removeAttribute("aria-current");
      const line = all()[number];
      if (!line) return;
      line.setAttribute("aria-current", "true");
      reach(line);
      // Within the list alone: the page is where the text is.
      const [box, mine] = [view.getBoundingClientRect(), line.getBoundingClientRect()];
      if (mine.top < box.top) view.scrollTop += mine.top - box.top;
      else if (mine.bottom > box.bottom) view.scrollTop += mine.bottom - box.bottom;
    },
  };
}

/**
 * @param {Pick<Line, "left" | "text" | "right" | "place">} line
 * @param {{ piece: string, title: string }} [where] in which piece of the page it stands
 */
export function row({ left, text, right, place }, where) {
  const button = node(
    "button",
    { type: "button", tabindex: -1, "data-place": place, title: where?.title },
    ...(where ? [node("span", { class: "of" }, where.piece)] : []),
    node("span", { class: "before" }, node("span", {}, left)),
    node("strong", {}, text),
    node("span", { class: "behind" }, right),
  );
  return node("li", {}, button);
}
