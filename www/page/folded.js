// @ts-check
/** ＧＤＰ, GDP and gdp are one word, wherever words are compared. @param {string} word */
export function folded(word) {
  return word.normalize("NFKC").toLowerCase();
}
