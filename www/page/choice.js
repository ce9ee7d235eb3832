// @ts-check
/** Choosing a word: it is lit while pointed at, stays lit once clicked, and Escape lets go of it. */

/** @import { Choice, Facts, State } from "./state.js" */

/** Whether the focus goes back to what was let go of: it points at nothing then. */
let isReturning = false;

/**
 * One set of listeners for everything that can be chosen in a view.
 *
 * @param {State<Facts>} state
 * @param {HTMLElement} view
 * @param {(target: any) => Choice | undefined} choiceOf what an element stands for
 */
export function startChoosing(state, view, choiceOf) {
  const at = (/** @type {Event} */ event) => (event.target instanceof Element ? choiceOf(event.target) : undefined);
  const point = (/** @type {Choice | undefined} */ pointed) => {
    if (pointed?.text !== state.now.pointed?.text) state.change({ pointed });
  };

  // Not "pointerover": that comes too when the page moves under a pointer that lies still.
  view.addEventListener("pointermove", (event) => event.pointerType === "mouse" && point(at(event)));
  view.addEventListener("pointerleave", () => point(undefined));
  view.addEventListener("focusin", (event) => {
    // A click focuses too, but points only as long as the pointer is there.
    if (!isReturning && event.target instanceof Element && event.target.matches(":focus-visible")) point(at(event));
  });
  view.addEventListener("focusout", () => point(undefined));
  view.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest("button, [role=button]")) return;
    const choice = at(event);
    if (choice) state.change({ chosen: choice.text === state.now.chosen?.text ? undefined : choice, pointed: undefined });
  });
}

/**
 * Says of every button in a view whether it is the chosen one.
 *
 * @param {HTMLElement} view
 * @param {string} selector
 * @param {(button: HTMLElement) => boolean} isChosen
 */
export function press(view, selector, isChosen) {
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (view.querySelectorAll(selector))) {
    button.setAttribute("aria-pressed", String(isChosen(button)));
  }
}

/**
 * Escape lets go, and whoever has read the lines goes on where the word was chosen. This has to hear of it before the lines are taken away.
 *
 * @param {State<Facts>} state
 * @param {HTMLElement} strip what shows the chosen word
 */
export function startLettingGo(state, strip) {
  /** What had the focus when the word was chosen. @type {Element | null} */
  let from = null;
  state.watch(
    ({ chosen }) => [chosen],
    (chosen) => {
      const isInStrip = strip.contains(document.activeElement);
      if (chosen && !isInStrip) from = document.activeElement;
      if (chosen || !isInStrip || !(from instanceof HTMLElement)) return;
      // The focus lights what it comes to, and this was just let go of.
      isReturning = true;
      from.focus({ preventScroll: true });
      isReturning = false;
    },
  );
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && (state.now.chosen || state.now.pointed)) state.change({ chosen: undefined, pointed: undefined });
  });
}
