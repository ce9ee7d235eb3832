// @ts-check
/**
 * Somebody came by a share link: the page shows what it says.
 *
 * Its settings hold for this visit and are not remembered: whoever opens another's link does not want to find his own page changed tomorrow.
 * What the reader changes is remembered as ever.
 */

/** @import { Facts, State } from "../state.js" */
/** @import { Settings } from "../settings.js" */
/** @import { Link } from "./link.js" */

import { take } from "../take.js";
import { chosenAs } from "../term.js";
import { views } from "../views.js";
import { linked, unpack } from "./link.js";

/**
 * @param {State<Facts>} state
 * @returns {(settings: Settings) => Settings} of what is set what the reader has set
 */
export function startArriving(state) {
  let before = state.now.settings;
  /** @type {Partial<Settings>} */
  let borrowed = {};
  const own = (/** @type {Settings} */ settings) => {
    const keys = /** @type {(keyof Settings)[]} */ (Object.keys(borrowed)).filter((key) => settings[key] === borrowed[key]);
    return { ...settings, ...Object.fromEntries(keys.map((key) => [key, before[key]])) };
  };
  /** What is shown as soon as its text is read. @type {Pick<Link, "article" | "word"> | undefined} */
  let awaited;

  const arrive = async () => {
    const link = linked(location.hash);
    if (!link) return;
    // It would come back at every reload, over whatever the reader has done since; and the text would stand in the address bar.
    history.replaceState(history.state, "", location.pathname + location.search);
    if (link === "damaged") return state.change({ refusal: (words) => words.linkDamaged });
    before = own(state.now.settings);
    borrowed = link.settings;
    const view = views.find((it) => it === link.view) ?? state.now.view;
    awaited = link;
    state.change({ settings: { ...state.now.settings, ...borrowed }, view });
    if (link.packed === undefined) return show();
    const text = await unpack(link.packed);
    if (text === undefined) return state.change({ refusal: (words) => words.linkDamaged });
    take(state, text, (words) => words.linkOpened);
    if (link.cuts) state.change({ cuts: link.cuts });
  };
  const show = () => {
    const { found, text } = state.now;
    if (!awaited || !found || found.text !== text) return;
    const { article, word } = awaited;
    awaited = undefined;
    const chosen = word === undefined ? undefined : chosenAs(word, found);
    state.change({ ...(article !== undefined && found.analysis.articles[article] ? { article } : {}), ...(chosen ? { chosen } : {}) });
  };
  addEventListener("hashchange", () => void arrive());
  void arrive();
  state.watch(({ found }) => [found?.analysis], show);
  return own;
}
