// @ts-check
/** What the page remembers: settings, and never a text. That is kept elsewhere, and only if the reader wants it: see kept.js. */

import { preferred } from "./language.js";

/**
 * @typedef {object} Settings
 * @property {"zh" | "en"} language
 * @property {"auto" | "light" | "dark"} theme
 * @property {number} characters How long the summary may be.
 * @property {boolean} stopWords Whether stop words are left out.
 * @property {string | null} stopZh The reader's own list, as typed; `null` where it is the built-in one.
 * @property {string | null} stopEn
 * @property {boolean} singleCharacters Whether words of one character are counted.
 * @property {string} ownWords The reader's own words as typed: one a line.
 * @property {string} removedWords What is no word for the reader: one a line.
 * @property {boolean} keepText Whether the text is kept on this device when the page is left.
 */

const name = "jianbao";

/** What a setting may be. Whatever else is stored is as good as nothing. @type {{ [K in keyof Settings]: (it: unknown) => boolean }} */
const fits = {
  language: (it) => it === "zh" || it === "en",
  theme: (it) => it === "auto" || it === "light" || it === "dark",
  characters: (it) => Number.isInteger(it) && Number(it) >= 20 && Number(it) <= 600,
  stopWords: (it) => typeof it === "boolean",
  stopZh: (it) => it === null || typeof it === "string",
  stopEn: (it) => it === null || typeof it === "string",
  singleCharacters: (it) => typeof it === "boolean",
  ownWords: (it) => typeof it === "string",
  removedWords: (it) => typeof it === "string",
  keepText: (it) => typeof it === "boolean",
};

/**
 * The settings of the last visit; where there are none, those that suit the browser.
 *
 * @param {readonly string[]} languages the browser's, best first
 * @param {() => Pick<Storage, "getItem">} [storage]
 * @returns {Settings}
 */
export function remembered(languages, storage = () => localStorage) {
  /** @type {Settings} */
  const settings = {
    language: preferred(languages),
    theme: "auto",
    characters: 140,
    stopWords: true,
    stopZh: null,
    stopEn: null,
    singleCharacters: true,
    ownWords: "",
    removedWords: "",
    keepText: false,
  };
  return { ...settings, ...fitting(parsed(() => storage().getItem(name))) };
}

/**
 * @param {Settings} settings
 * @param {() => Pick<Storage, "getItem" | "setItem">} [storage]
 * @returns {boolean} whether they are kept; where storage is full or forbidden they hold for this visit
 */
export function remember(settings, storage = () => localStorage) {
  try {
    storage().setItem(name, JSON.stringify(settings));
    return true;
  } catch {
    // A list may be too long for it. What else was set is still kept, with the lists that were kept last.
    const { stopZh = null, stopEn = null, ownWords = "", removedWords = "" } = fitting(parsed(() => storage().getItem(name)));
    const short = { ...settings, stopZh, stopEn, ownWords, removedWords };
    parsed(() => void storage().setItem(name, JSON.stringify(short)));
    return false;
  }
}

/**
 * Takes over what was set in another tab. Only that: what this tab alone has, because it could not be kept, stays.
 *
 * @param {(part: Partial<Settings>) => void} take
 * @param {Pick<EventTarget, "addEventListener">} window
 */
export function startSharing(take, window = globalThis.window) {
  window.addEventListener("storage", (event) => {
    const { key, oldValue, newValue } = /** @type {StorageEvent} */ (event);
    if (key !== name) return;
    const part = changed(oldValue, newValue);
    if (Object.keys(part).length > 0) take(part);
  });
}

/** Which settings differ between what was stored and what is stored now. @param {string | null} before @param {string | null} after */
export function changed(before, after) {
  const [old, now] = [before, after].map((it) => fitting(parsed(() => it)));
  const entries = Object.entries(now).filter(([key, value]) => old[/** @type {keyof Settings} */ (key)] !== value);
  return /** @type {Partial<Settings>} */ (Object.fromEntries(entries));
}

/** Of what was stored that which can be a setting. @param {any} stored @returns {Partial<Settings>} */
export function fitting(stored) {
  const keys = /** @type {(keyof Settings)[]} */ (Object.keys(fits));
  return Object.fromEntries(keys.flatMap((key) => (fits[key](stored?.[key]) ? [[key, stored[key]]] : [])));
}

/** @param {() => string | null | void} read @returns {unknown} */
function parsed(read) {
  try {
    return JSON.parse(read() ?? "{}");
  } catch {
    return {};
  }
}
