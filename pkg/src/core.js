// @ts-check
/** Jianbao, synchronous: for workers, Node and whoever has the bytes at hand. */

/** @import * as Types from "../index.js" */
/** @import { WordAction } from "./word-log.js" */

import { checkProgram } from "./bytes.js";
import { aborted, closed } from "./error.js";
import { builtInStopWords, currentGeneration, lasting, openInstance, runInside, tryToRenew } from "./instance.js";
import { lexiconOf } from "./lexicon.js";
import { taken } from "./options.js";
import { checkText } from "./text.js";
import { WordLog } from "./word-log.js";
import { Words, unpacked, withWords } from "./words.js";

export { maxLength } from "./text.js";
export { Words };

/** @type {Types.StopWords | undefined} */
let stopWords;

const instruments = new Set(["concordance", "collocates", "compare", "frequencies"]);

/** Of a text up to this length, in UTF-16 units, the memory is left to the core for the next question. */
const KEPT = 1 << 22;

/** How many are open. */
let open = 0;

export class Jianbao {
  #lexicon;
  #engine;
  #generation;
  #log = new WordLog();
  #closed = false;

  /** @param {import("../core.js").Assets} assets */
  constructor({ wasm, lexicon, model }) {
    checkProgram(wasm);
    this.#lexicon = lexiconOf(lexicon, model === "none" ? undefined : model);
    openInstance(wasm);
    this.#engine = runInside(() => this.#lexicon.engine());
    this.#generation = currentGeneration();
    this.#lexicon.join();
    open++;
    this.words = Object.freeze({
      /** @param {string} text */
      load: (text) => {
        checkText(text);
        return this.#change("load", text);
      },
      /**
       * @param {string} word
       * @param {string} [tag]
       */
      add: (word, tag) => {
        checkText(word, "word");
        if (tag !== undefined) checkText(tag, "tag");
        this.#change("add", word, tag);
      },
      /** @param {string} word */
      remove: (word) => {
        checkText(word, "word");
        this.#change("remove", word);
      },
      clear: () => {
        this.#change("clear");
      },
    });
  }

  /** Few ask for them, so they are made when someone does. */
  get stopWords() {
    return (stopWords ??= builtInStopWords());
  }

  /**
   * @param {string} text
   * @param {Types.AnalyzeOptions} [options]
   * @returns {Types.Analysis}
   */
  analyze(text, options) {
    const { words, ...analysis } = this.#read("analyze", text, options);
    return withWords(analysis, new Words(text, unpacked(words)));
  }

  /**
   * @param {string} text
   * @param {Types.SegmentOptions} [options]
   */
  segment(text, options) {
    return new Words(text, unpacked(this.#read("segment", text, options)));
  }

  /**
   * @param {string} text
   * @param {Types.KeywordOptions} [options]
   * @returns {Types.Keyword[]}
   */
  keywords(text, options) {
    return this.#read("keywords", text, options);
  }

  /**
   * @param {string} text
   * @param {Types.SummarizeOptions} [options]
   * @returns {Types.Summary}
   */
  summarize(text, options) {
    return this.#read("summarize", text, options);
  }

  /**
   * @param {string} text
   * @param {Types.ReadPageOptions} [options]
   * @returns {Types.Page}
   */
  page(text, options) {
    return this.#read("page", text, options);
  }

  /**
   * @param {string} text
   * @param {string} query
   * @param {Types.ConcordanceOptions} [options]
   * @returns {Types.Concordance}
   */
  concordance(text, query, options) {
    checkText(query, "query");
    return this.#read("concordance", text, options, query);
  }

  /**
   * @param {string} text
   * @param {string} word
   * @param {Types.CollocateOptions} [options]
   * @returns {Types.Collocates}
   */
  collocates(text, word, options) {
    checkText(word, "word");
    return this.#read("collocates", text, options, word);
  }

  /**
   * @param {string} textA
   * @param {string} textB
   * @param {Types.CompareOptions} [options]
   * @returns {Types.Comparison}
   */
  compare(textA, textB, options) {
    checkText(textB, "textB");
    return this.#read("compare", textA, options, textB);
  }

  /**
   * @param {string} text
   * @param {Types.CountOptions} [options]
   * @returns {Types.Counts}
   */
  frequencies(text, options) {
    return this.#read("frequencies", text, options);
  }

  close() {
    if (this.#closed) return;
    this.#closed = true;
    runInside(() => {
      // An engine of a broken instance went with it.
      if (this.#generation === currentGeneration()) this.#engine.free();
      this.#lexicon.leave();
    });
    // With the last one goes the memory, which an instance never gives back.
    if (!--open) tryToRenew();
  }

  /**
   * @param {keyof Types.Jianbao} method
   * @param {string} text
   * @param {object} [options]
   * @param {string[]} more what else it is asked with
   * @returns {any}
   */
  #read(method, text, options, ...more) {
    checkText(text);
    const { signal, onProgress, data } = taken(options);
    if (signal?.aborted) throw aborted(signal.reason);
    const progress = onProgress && keeping(onProgress);
    const length = Math.max(text.length, ...more.map((it) => it.length));
    const work = (/** @type {any} */ engine) => engine[method](text, ...more, data, progress?.tell);
    // What is asked about a text is seldom asked once: the core keeps its words.
    const keeps = instruments.has(method) && length <= KEPT;
    const result = this.#run((engine) => (keeps ? lasting(() => work(engine)) : work(engine)), length);
    progress?.rethrow();
    return result;
  }

  /**
   * @param {WordAction} action
   * @param {any[]} args
   */
  #change(action, ...args) {
    const result = this.#run((engine) => lasting(() => apply(engine, action, args)), args[0]?.length);
    this.#log.record(action, args);
    return result;
  }

  /**
   * @template T
   * @param {(engine: any) => T} work
   * @param {number} [length]
   */
  #run(work, length) {
    if (this.#closed) throw closed();
    return runInside(() => work(this.#ready()), length);
  }

  /** The engine; where it went with its instance, a new one that knows the same words. */
  #ready() {
    if (this.#generation !== currentGeneration()) {
      this.#engine = this.#lexicon.engine();
      this.#generation = currentGeneration();
      lasting(() => {
        for (const [action, args] of this.#log.entries()) apply(this.#engine, action, args);
      });
    }
    return this.#engine;
  }
}

/**
 * @param {any} engine
 * @param {WordAction} action
 * @param {any[]} args
 */
function apply(engine, action, args) {
  const method = { load: "loadWords", add: "addWord", remove: "removeWord", clear: "clearWords" }[action];
  return engine[method](...args);
}

/**
 * Keeps an error of the caller's own function until the core has returned: it must not pass through it.
 *
 * @param {(share: number) => void} onProgress
 */
function keeping(onProgress) {
  /** @type {{ error: unknown } | undefined} */
  let thrown;
  return {
    /** @param {number} share */
    tell(share) {
      try {
        if (!thrown) onProgress(share);
      } catch (error) {
        thrown = { error };
      }
    },
    rethrow() {
      if (thrown) throw thrown.error;
    },
  };
}
