// @ts-check
/** The words of the interface, put into the document. */

import { en } from "../words/en.js";
import { zh } from "../words/zh.js";

/** @typedef {typeof zh} Words */
/** @typedef {"zh" | "en"} Language */

/** @type {Record<Language, Words>} */
const all = { zh, en };

/** @param {Language} language */
export function wordsOf(language) {
  return all[language];
}

/**
 * The first of the browser's languages that the page speaks; English where it speaks none.
 *
 * @param {readonly string[]} languages
 * @returns {Language}
 */
export function preferred(languages) {
  for (const language of languages) {
    if (/^zh\b/i.test(language)) return "zh";
    if (/^en\b/i.test(language)) return "en";
  }
  return "en";
}

/** What the `lang` of a text's own words is: nothing where that is not known. @param {{ language: "zh-Hans" | "zh-Hant" | "en" | "und" } | undefined} analysis */
export function langOf(analysis) {
  return analysis?.language === "und" ? undefined : analysis?.language;
}

/**
 * Writes every word that stands still: `data-words` names an element's text, `data-words-label` its `aria-label`,
 * `data-words-placeholder` its placeholder.
 *
 * @param {Document} document
 * @param {Language} language
 */
export function spell(document, language) {
  const words = /** @type {Record<string, any>} */ (all[language]);
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
  document.title = words.title;
  for (const [attribute, write] of Object.entries(ways)) {
    for (const element of document.querySelectorAll(`[${attribute}]`)) write(element, words[element.getAttribute(attribute) ?? ""]);
  }
}

/** @type {Record<string, (element: Element, word: string) => void>} */
const ways = {
  "data-words": (element, word) => (element.textContent = word),
  "data-words-label": (element, word) => element.setAttribute("aria-label", word),
  "data-words-placeholder": (element, word) => element.setAttribute("placeholder", word),
};

/**
 * @param {number} number
 * @param {Language} language
 * @param {Intl.NumberFormatOptions} [options]
 */
export function written(number, language, options) {
  return new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en", options).format(number);
}

/**
 * With so many digits behind the point, whether it needs them or not.
 *
 * @param {number} number
 * @param {Language} language
 * @param {number} digits
 * @param {Intl.NumberFormatOptions} [options]
 */
export function fixed(number, language, digits, options) {
  return written(number, language, { minimumFractionDigits: digits, maximumFractionDigits: digits, ...options });
}
