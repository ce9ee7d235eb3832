// @ts-check
/** Jianbao for a page: `load`, and the promise side of every method. */

/** @import * as Types from "../index.js" */
/** @import { Loaded } from "./messages.js" */
/** @import { Reader } from "./reader.js" */

import { analysisOf } from "./analysis.js";
import { aborted, coded } from "./error.js";
import { checked } from "./load-options.js";
import { taken } from "./options.js";
import { join } from "./sharing.js";
import { checkText } from "./text.js";
import { Words, nameTags } from "./words.js";

export { maxLength } from "./text.js";
export { Words };

/** @type {typeof Types.load} */
export async function load(options = {}) {
  const { onProgress, signal, wanted } = checked(options);
  if (typeof WebAssembly !== "object") throw coded("no-webassembly", "this browser has no WebAssembly, or it is switched off");
  if (signal?.aborted) throw aborted(signal.reason);
  const reader = join(wanted);
  return new Promise((resolve, reject) => {
    const fail = (/** @type {unknown} */ error) => {
      reject(error);
      reader.close();
    };
    const onAbort = () => fail(aborted(signal?.reason));
    /** A function that throws ends the loading, which is its caller's. @param {Types.LoadProgress} progress */
    const tell = (progress) => {
      try {
        onProgress?.(progress);
      } catch (error) {
        fail(error);
      }
    };
    signal?.addEventListener("abort", onAbort, { once: true });
    reader
      .load(tell)
      .then((loaded) => resolve(new LoadedJianbao(reader, loaded)), fail)
      .finally(() => signal?.removeEventListener("abort", onAbort));
  });
}

/** @implements {Types.Jianbao} */
class LoadedJianbao {
  #reader;

  /**
   * @param {Reader} reader
   * @param {Loaded} loaded
   */
  constructor(reader, { tagNames, stopWords }) {
    this.#reader = reader;
    nameTags(tagNames);
    this.stopWords = stopWords;
    this.words = Object.freeze({
      load: async (/** @type {string} */ text) => {
        checkText(text);
        return reader.call("words", ["load", text]);
      },
      add: async (/** @type {string} */ word, /** @type {string | undefined} */ tag) => {
        checkText(word, "word");
        if (tag !== undefined) checkText(tag, "tag");
        return reader.call("words", ["add", word, tag]);
      },
      remove: async (/** @type {string} */ word) => {
        checkText(word, "word");
        return reader.call("words", ["remove", word]);
      },
      clear: async () => reader.call("words", ["clear"]),
    });
  }

  /** @type {Types.Jianbao["analyze"]} */
  async analyze(text, options) {
    return analysisOf(text, await this.#read("analyze", text, options));
  }

  /** @type {Types.Jianbao["segment"]} */
  async segment(text, options) {
    return new Words(text, await this.#read("segment", text, options));
  }

  /** @type {Types.Jianbao["keywords"]} */
  async keywords(text, options) {
    return this.#read("keywords", text, options);
  }

  /** @type {Types.Jianbao["summarize"]} */
  async summarize(text, options) {
    return this.#read("summarize", text, options);
  }

  /** @type {Types.Jianbao["page"]} */
  async page(text, options) {
    return this.#read("page", text, options);
  }

  /** @type {Types.Jianbao["concordance"]} */
  async concordance(text, query, options) {
    checkText(query, "query");
    return this.#read("concordance", text, options, query);
  }

  /** @type {Types.Jianbao["collocates"]} */
  async collocates(text, word, options) {
    checkText(word, "word");
    return this.#read("collocates", text, options, word);
  }

  /** @type {Types.Jianbao["compare"]} */
  async compare(textA, textB, options) {
    checkText(textB, "textB");
    return this.#read("compare", textA, options, textB);
  }

  /** @type {Types.Jianbao["frequencies"]} */
  async frequencies(text, options) {
    return this.#read("frequencies", text, options);
  }

  close() {
    this.#reader.close();
  }

  /**
   * @param {string} action
   * @param {string} text
   * @param {object} [options]
   * @param {string[]} more
   */
  async #read(action, text, options, ...more) {
    checkText(text);
    const { data, ...mine } = taken(options);
    return this.#reader.call(action, [text, ...more, data], mine);
  }
}
