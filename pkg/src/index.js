// @ts-check
/** Jianbao for a page: `load`, and the promise side of every method. */

/** @import * as Types from "../index.js" */
/** @import { Loaded } from "./messages.js" */
/** @import { Reader } from "./reader.js" */
/** @import { WorkerOption } from "./start.js" */

import { aborted, coded } from "./error.js";
import { checkFunction, checkModel, checkSignal, taken } from "./options.js";
import { join } from "./sharing.js";
import { checkText, kind } from "./text.js";
import { Words, nameTags, withWords } from "./words.js";

export { maxLength } from "./text.js";
export { Words };

/** @type {typeof Types.load} */
export async function load(options = {}) {
  const { onProgress, signal, baseUrl, model, worker } = checked(options);
  if (typeof WebAssembly !== "object") throw coded("no-webassembly", "this browser has no WebAssembly, or it is switched off");
  if (signal?.aborted) throw aborted(signal.reason);
  const reader = join({ worker, baseUrl, model });
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
    const { words, ...analysis } = await this.#read("analyze", text, options);
    return withWords(analysis, new Words(text, words));
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

/** @param {any} options */
function checked(options) {
  if (typeof options !== "object" || options === null) throw new TypeError(`options: expected an object, not ${kind(options)}`);
  const { onProgress, signal, baseUrl, model = "news", worker = true, ...rest } = options;
  for (const name of Object.keys(rest)) {
    throw new TypeError(`${name}: no such option; there are onProgress, signal, baseUrl, model and worker`);
  }
  checkFunction("onProgress", onProgress);
  checkSignal(signal);
  const base = checkBase(baseUrl);
  return { onProgress, signal, baseUrl: base, model: checkModel(model), worker: checkWorker(worker) };
}

/** @param {unknown} baseUrl */
function checkBase(baseUrl) {
  if (baseUrl === undefined) return undefined;
  if (typeof baseUrl !== "string" && !(baseUrl instanceof URL)) {
    throw new TypeError(`baseUrl: expected a string or a URL, not ${kind(baseUrl)}`);
  }
  const here = /** @type {any} */ (globalThis).document?.baseURI ?? import.meta.url;
  try {
    // A folder, whether or not it was written with its slash.
    return new URL(`${baseUrl}`.replace(/\/?$/, "/"), here).href;
  } catch {
    throw new TypeError(`baseUrl: expected a URL, not ${JSON.stringify(baseUrl)}`);
  }
}

/** @param {unknown} worker @returns {WorkerOption} */
function checkWorker(worker) {
  if (typeof worker === "function") return /** @type {WorkerOption} */ (worker);
  if (typeof worker !== "boolean") throw new TypeError(`worker: expected a boolean or a function, not ${kind(worker)}`);
  return worker && typeof Worker === "function";
}
