// @ts-check
/** Jianbao, synchronous: for workers, Node and whoever has the bytes at hand. */

/** @import * as Types from "../index.js" */

import { analysisOf } from "./analysis.js";
import { Finder } from "./finder.js";
import { checkText } from "./text.js";
import { Words } from "./words.js";

export { maxLength } from "./text.js";
export { Words };

export class Jianbao {
  #finder;

  /** @param {import("../core.js").Assets} assets */
  constructor(assets) {
    const finder = (this.#finder = new Finder(assets));
    this.words = Object.freeze({
      /** @param {string} text */
      load: (text) => {
        checkText(text);
        return finder.change("load", text);
      },
      /**
       * @param {string} word
       * @param {string} [tag]
       */
      add: (word, tag) => {
        checkText(word, "word");
        if (tag !== undefined) checkText(tag, "tag");
        finder.change("add", word, tag);
      },
      /** @param {string} word */
      remove: (word) => {
        checkText(word, "word");
        finder.change("remove", word);
      },
      clear: () => {
        finder.change("clear");
      },
    });
  }

  get stopWords() {
    return this.#finder.stopWords;
  }

  /**
   * @param {string} text
   * @param {Types.AnalyzeOptions} [options]
   * @returns {Types.Analysis}
   */
  analyze(text, options) {
    return analysisOf(text, this.#finder.find("analyze", text, options));
  }

  /**
   * @param {string} text
   * @param {Types.SegmentOptions} [options]
   */
  segment(text, options) {
    return new Words(text, this.#finder.find("segment", text, options));
  }

  /**
   * @param {string} text
   * @param {Types.KeywordOptions} [options]
   * @returns {Types.Keyword[]}
   */
  keywords(text, options) {
    return this.#finder.find("keywords", text, options);
  }

  /**
   * @param {string} text
   * @param {Types.SummarizeOptions} [options]
   * @returns {Types.Summary}
   */
  summarize(text, options) {
    return this.#finder.find("summarize", text, options);
  }

  /**
   * @param {string} text
   * @param {Types.ReadPageOptions} [options]
   * @returns {Types.Page}
   */
  page(text, options) {
    return this.#finder.find("page", text, options);
  }

  /**
   * @param {string} text
   * @param {string} query
   * @param {Types.ConcordanceOptions} [options]
   * @returns {Types.Concordance}
   */
  concordance(text, query, options) {
    checkText(query, "query");
    return this.#finder.find("concordance", text, options, query);
  }

  /**
   * @param {string} text
   * @param {string} word
   * @param {Types.CollocateOptions} [options]
   * @returns {Types.Collocates}
   */
  collocates(text, word, options) {
    checkText(word, "word");
    return this.#finder.find("collocates", text, options, word);
  }

  /**
   * @param {string} textA
   * @param {string} textB
   * @param {Types.CompareOptions} [options]
   * @returns {Types.Comparison}
   */
  compare(textA, textB, options) {
    checkText(textB, "textB");
    return this.#finder.find("compare", textA, options, textB);
  }

  /**
   * @param {string} text
   * @param {Types.CountOptions} [options]
   * @returns {Types.Counts}
   */
  frequencies(text, options) {
    return this.#finder.find("frequencies", text, options);
  }

  close() {
    this.#finder.close();
  }
}
