// @ts-check
/** What is said to whoever listens rather than looks. */

const zh = {
  ready: () => "摘要已备好。",
  changed: () => "摘要已更新。",
  places: (/** @type {number} */ count) => `正文中 ${count} 处。`,
};

const en = {
  ready: () => "The digest is ready.",
  changed: () => "The digest has changed.",
  places: (/** @type {number} */ count) => `${count} ${count === 1 ? "place" : "places"} in the article.`,
};

/** @param {"zh" | "en"} language */
export function saidIn(language) {
  return language === "zh" ? zh : en;
}
