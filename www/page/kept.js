// @ts-check
/**
 * Keeps the text on this device when the page is left, for readers who want that, and offers it back at the next visit: it may have been closed by
 * mistake, or by somebody who would not like the next one to see it. With two pages open, the one that wrote last is kept.
 */

/** @import { Cuts } from "./cuts.js" */
/** @import { Facts, State } from "./state.js" */

import { element } from "./element.js";
import { clipped } from "./headline.js";
import { wordsOf } from "./language.js";
import { set } from "./state.js";
import { cleared, put, putLast, taken } from "./shelf.js";
import { remembered } from "./settings.js";
import { take } from "./take.js";

/** After the last key, in milliseconds. */
const PAUSE = 500;

/** As much as tells which text it is. */
const FIRST = 24;

/** @typedef {{ text: string, cuts: Cuts }} Kept */

/** @param {State<Facts>} state */
export function startKeeping(state) {
  const box = element("keep-text", HTMLInputElement);
  const offer = element("kept", HTMLElement);
  const told = element("kept-text", HTMLElement);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  /** Whether there was a text at this visit: an empty box that was never filled is no reason to forget the last one. */
  let isUsed = state.now.text !== "";

  /** What is to be kept now, if anything is. @returns {Kept | undefined} */
  const toKeep = () => {
    const { text, cuts, settings } = state.now;
    return settings.keepText && isUsed ? { text, cuts } : undefined;
  };
  const keep = () => {
    clearTimeout(pause);
    pause = undefined;
    const kept = toKeep();
    if (kept) (kept.text.trim() === "" ? cleared() : put(kept)).catch(fail);
  };
  const fail = () => {
    set(state, { keepText: false });
    state.change({ refusal: (words) => words.keepFailed });
  };
  const forget = () => {
    clearTimeout(pause);
    pause = undefined;
    state.change({ kept: undefined });
    return cleared().catch(() => {});
  };

  if (state.now.settings.keepText) {
    taken().then((kept) => {
      if (typeof kept?.text === "string" && kept.text.trim() !== "" && kept.text !== state.now.text) state.change({ kept });
    }, fail);
  }
  box.addEventListener("change", () => {
    set(state, { keepText: box.checked });
    if (!box.checked) return;
    // A text that is kept where nobody remembers that it is would lie there for good.
    if (remembered([]).keepText) keep();
    else fail();
  });
  let wasOn = state.now.settings.keepText;
  state.watch(
    ({ settings }) => [settings.keepText],
    (isOn) => {
      box.checked = isOn;
      if (wasOn && !isOn) void forget();
      wasOn = isOn;
    },
  );
  state.watch(
    ({ text, cuts }) => [text, cuts],
    (text, _) => {
      isUsed ||= text !== "";
      if (!isUsed || !state.now.settings.keepText) return;
      clearTimeout(pause);
      pause = setTimeout(keep, PAUSE);
    },
  );
  // The last keys before the page is left.
  addEventListener("pagehide", () => {
    const kept = pause === undefined ? undefined : toKeep();
    clearTimeout(pause);
    pause = undefined;
    if (kept) putLast(kept);
  });
  document.addEventListener("visibilitychange", () => document.hidden && pause !== undefined && keep());
  // What is switched off in one page is off in all of them.
  addEventListener("storage", ({ key, newValue }) => {
    const { keepText } = remembered([], () => ({ getItem: () => newValue }));
    if (key === "jianbao" && keepText !== state.now.settings.keepText) set(state, { keepText });
  });

  state.watch(
    ({ kept, settings }) => [kept, settings.language],
    (kept, language) => {
      offer.hidden = !kept;
      told.textContent = kept ? wordsOf(language).keptIs(clipped(kept.text.slice(0, 400).trim().replace(/\s+/g, " "), FIRST)) : "";
    },
  );
  element("kept-back", HTMLElement).addEventListener("click", () => {
    const { kept } = state.now;
    if (!kept) return;
    state.change({ kept: undefined });
    take(state, kept.text, (words) => words.keptBackDone);
    state.change({ cuts: kept.cuts });
    element("box", HTMLElement).focus({ preventScroll: true });
  });
  element("kept-forget", HTMLElement).addEventListener("click", async () => {
    await forget();
    // What was put in since stays kept.
    keep();
    element("box", HTMLElement).focus({ preventScroll: true });
  });
}
