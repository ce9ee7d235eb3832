// @ts-check
/** The language of the page, and light or dark. */

/** @import { Facts, State } from "./state.js" */

import { element } from "./element.js";
import { spell, wordsOf } from "./language.js";
import { set } from "./state.js";

/** In the order of the clicks. */
const themes = /** @type {const} */ (["auto", "light", "dark"]);

const names = /** @type {const} */ ({ auto: "themeAuto", light: "themeLight", dark: "themeDark" });

/** @param {State<Facts>} state */
export function startLook(state) {
  for (const language of /** @type {const} */ (["zh", "en"])) {
    const button = element(`language-${language}`, HTMLButtonElement);
    button.addEventListener("click", () => set(state, { language }));
    state.watch(
      ({ settings }) => [settings.language],
      (now) => button.setAttribute("aria-pressed", String(now === language)),
    );
  }
  state.watch(
    ({ settings }) => [settings.language],
    (language) => spell(document, language),
  );

  const button = element("theme", HTMLButtonElement);
  const name = element("theme-name", HTMLElement);
  button.addEventListener("click", () => {
    const { theme } = state.now.settings;
    set(state, { theme: themes[(themes.indexOf(theme) + 1) % themes.length] });
  });
  state.watch(
    ({ settings }) => [settings.theme, settings.language],
    (theme, language) => {
      const words = wordsOf(language);
      if (theme === "auto") delete document.documentElement.dataset.theme;
      else document.documentElement.dataset.theme = theme;
      name.textContent = words[names[theme]];
      button.setAttribute("aria-label", words.theme(words[names[theme]]));
    },
  );
}
