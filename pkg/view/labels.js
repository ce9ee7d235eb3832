// @ts-check
/** What the views say, in Chinese and in English. */

/** @import { Labels } from "./index.js" */

/** @type {Labels} */
const zh = {
  language: "zh",
  summary: "摘要",
  noSummary: "没有可以摘出的句子。",
  over: "没有一句不超过所定的长度，这里给出最好的一句。",
  keywords: "关键词",
  noKeywords: "没有找到关键词。",
  names: "人地机构",
  noNames: "没有找到人名、地名和机构名。",
  kinds: { person: "人物", place: "地方", organization: "机构" },
  frequencies: "词频",
  noFrequencies: "没有词。",
  columns: { text: "词", tag: "词性", count: "次数", per10k: "每万词", spread: "分布" },
  rest: (shown, all) => `共 ${all} 个词，这里是前 ${shown} 个。`,
};

/** @type {Labels} */
const en = {
  language: "en",
  summary: "Summary",
  noSummary: "There is no sentence to choose.",
  over: "No sentence keeps to this length; this is the best one.",
  keywords: "Keywords",
  noKeywords: "No keywords were found.",
  names: "Names",
  noNames: "No names were found.",
  kinds: { person: "People", place: "Places", organization: "Organisations" },
  frequencies: "Word counts",
  noFrequencies: "There are no words.",
  columns: { text: "Word", tag: "Part of speech", count: "Count", per10k: "Per 10,000", spread: "Spread" },
  rest: (shown, all) => `The first ${shown} of ${all} words.`,
};

/**
 * The labels for a language tag: Chinese for `zh`, `zh-Hant`, `zh-CN`; English for any other.
 *
 * @param {string} [language]
 */
export function labelsFor(language = "zh") {
  return /^zh\b/i.test(language) ? zh : en;
}
