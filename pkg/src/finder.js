// @ts-check
/** Asks the core, and gives what it found as it crosses between a worker and the page: plain data, and long lists as columns. */

/** @import { StopWords } from "../index.js" */
/** @import { WordAction } from "./word-log.js" */

import { checkProgram } from "./bytes.js";
import { aborted, closed } from "./error.js";
import { builtInStopWords, currentGeneration, lasting, openInstance, runInside, tryToRenew } from "./instance.js";
import { lexiconOf } from "./lexicon.js";
import { taken } from "./options.js";
import { checkText } from "./text.js";
import { WordLog } from "./word-log.js";
import { unpacked } from "./words.js";

/** What is asked with a text or two, and with options behind them. */
export const questions = /** @type {const} */ ([
  "analyze",
  "segment",
  "keywords",
  "summarize",
  "page",
  "concordance",
  "collocates",
  "compare",
  "frequencies",
]);

/** @typedef {typeof questions[number]} Question */

/** @type {StopWords | undefined} */
let stopWords;

/** @type {Set<Question>} */
const instruments = new Set(["concordance", "collocates", "compare", "frequencies"]);

/** Of a text up to this length, in UTF-16 units, the memory is left to the core for the next question. */
const KEPT = 1 << 22;

/** How many are open. */
let open = 0;

export class Finder {
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
  }

  /** Few ask for them, so they are made when someone does. */
  get stopWords() {
    return (stopWords ??= builtInStopWords());
  }

  /**
   * @param {Question} question
   * @param {string} text
   * @param {object} [options]
   * @param {string[]} more what else it is asked with
   * @returns {any}
   */
  find(question, text, options, ...more) {
    checkText(text);
    const { signal, onProgress, data } = taken(options);
    if (signal?.aborted) throw aborted(signal.reason);
    const progress = onProgress && keeping(onProgress);
    const length = Math.max(text.length, ...more.map((it) => it.length));
    const work = (/** @type {any} */ engine) => engine[question](text, ...more, data, progress?.tell);
    // What is asked about a text is seldom asked once: the core keeps its words.
    const keeps = instruments.has(question) && length <= KEPT;
    const result = this.#run((engine) => (keeps ? lasting(() => work(engine)) : work(engine)), length);
    progress?.rethrow();
    if (question === "segment") return unpacked(result);
    return question === "analyze" ? { ...result, words: unpacked(result.words) } : result;
  }

  /**
   * Changes the words of the reader.
   *
   * @param {WordAction} action
   * @param {any[]} args
   */
  change(action, ...args) {
    const result = this.#run((engine) => lasting(() => apply(engine, action, args)), args[0]?.length);
    this.#log.record(action, args);
    return result;
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
