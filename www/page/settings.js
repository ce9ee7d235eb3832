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
 * @property {boolean} keepText Whether the text is kept on this device when the page is left.
 */

const name = "jianbao";

/** What a setting may be. Whatever else is stored is as good as nothing. @type {{ [K in keyof Settings]: (it: unknown) => boolean }} */
const fits = {
  language: (it) => it === "zh" || it === "en",
  theme: (it) => it === "auto" || it === "light" || it === "dark",
  characters: (it) => typeof it === "number" && it >= 20 && it <= 600,
  stopWords: (it) => typeof it === "boolean",
  stopZh: (it) => it === null || typeof it === "string",
  stopEn: (it) => it === null || typeof it === "string",
  singleCharacters: (it) => typeof it === "boolean",
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
    keepText: false,
  };
  return { ...settings, ...fitting(read(storage)) };
}

/** Those settings that are as they may be. @param {Partial<Record<keyof Settings, unknown>>} given @returns {Partial<Settings>} */
export function fitting(given) {
  const keys = /** @type {(keyof Settings)[]} */ (Object.keys(fits));
  return Object.fromEntries(keys.filter((key) => fits[key](given[key])).map((key) => [key, given[key]]));
}

/**
 * @param {Settings} settings
 * @param {() => Pick<Storage, "setItem">} [storage]
 */
export function remember(settings, storage = () => localStorage) {
  try {
    storage().setItem(name, JSON.stringify(settings));
  } catch {
    // Storage that is full or forbidden: the settings hold for this visit.
  }
}

/** @param {() => Pick<Storage, "getItem">} storage @returns {Partial<Record<keyof Settings, unknown>>} */
function read(storage) {
  try {
    return JSON.parse(storage().getItem(name) ?? "{}") ?? {};
  } catch {
    return {};
  }
}
