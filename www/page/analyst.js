// @ts-check
/** Has the text read: as one types, one call at a time, and none for a text that has already changed. */

/** @import * as Types from "../../pkg/index.js" */
/** @import { AnalyzeOptions, CallOptions, Jianbao, LoadOptions } from "../../pkg/index.js" */
/** @import { Facts, State } from "./state.js" */
/** @import { Settings } from "./settings.js" */

import { none } from "./cuts.js";
import { taughtBy } from "./teach.js";
import { foundAgain } from "./term.js";

/** After the last key, in milliseconds: about the pause between two. */
const PAUSE = 120;

/** Below this nobody sees that anything is waited for. */
const SHOWN_AFTER = 150;

/**
 * @param {State<Facts>} state
 * @param {{ load: typeof Types.load, options?: LoadOptions, freshen?: () => Promise<void> }} how
 */
export function startAnalyst(state, { load, options, freshen = async () => {} }) {
  /** Ends what is being read. */
  let current = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;

  async function open() {
    state.change({ trouble: undefined, loading: { loaded: 0, total: 0, share: 0 } });
    try {
      const jianbao = await load({ ...options, onProgress: (loading) => state.change({ loading }) });
      state.change({ jianbao, loading: undefined });
    } catch (error) {
      state.change({ trouble: codeOf(error), loading: undefined });
    }
  }

  /**
   * Runs one call, in place of the one before. Tells its progress only if it lasts.
   *
   * @template R
   * @param {(call: CallOptions) => Promise<R>} call
   * @returns {Promise<R | undefined>} nothing where it was ended or failed
   */
  async function run(call) {
    current.abort();
    current = new AbortController();
    const { signal } = current;
    let share = 0;
    let shown = false;
    const show = setTimeout(() => {
      shown = true;
      state.change({ working: share });
    }, SHOWN_AFTER);
    try {
      return await call({
        signal,
        onProgress: (now) => {
          share = now;
          if (shown && !signal.aborted) state.change({ working: share });
        },
      });
    } catch (error) {
      if (!signal.aborted) state.change({ trouble: codeOf(error) });
      return undefined;
    } finally {
      clearTimeout(show);
      // The one that took its place shows its own progress.
      if (signal === current.signal) state.change({ working: undefined });
    }
  }

  async function read() {
    clearTimeout(pause);
    const { jianbao, text, settings, cuts } = state.now;
    if (!jianbao) return;
    state.change({ stopped: false, trouble: undefined });
    teach(jianbao, settings);
    if (text.trim() === "") {
      current.abort();
      state.change({ found: undefined, article: undefined, working: undefined, chosen: undefined, pointed: undefined });
      return;
    }
    const analysis = await run((call) => jianbao.analyze(text, { ...optionsOf(settings, jianbao.stopWords), page: cuts, ...call }));
    if (!analysis) return;
    // Where the same pieces are read anew, the reader stays in the one that is open.
    const isAsMany = state.now.article !== undefined && state.now.found?.analysis.articles.length === analysis.articles.length;
    const article = isAsMany ? state.now.article : undefined;
    // So does what is chosen, unless it is no word any more.
    const found = { text, analysis, summary: analysis.summary };
    const { chosen, found: before } = state.now;
    state.change({ found, article, chosen: before?.text === text ? foundAgain(chosen, found) : undefined, pointed: undefined });
    if (article !== undefined) void shorten();
  }

  let taught = { jianbao: /** @type {Jianbao | undefined} */ (undefined), ownWords: "", removedWords: "" };

  /** The reader's words, where they have changed. Calls run in their order, so that what is read after this knows them. @param {Jianbao} jianbao @param {Settings} settings */
  function teach(jianbao, { ownWords = "", removedWords = "" }) {
    const isNew = taught.jianbao !== jianbao;
    const isSame = isNew ? ownWords === "" && removedWords === "" : taught.ownWords === ownWords && taught.removedWords === removedWords;
    taught = { jianbao, ownWords, removedWords };
    if (isSame) return;
    const mine = taught;
    void taughtBy(jianbao, mine).then((problems) => taught === mine && state.change({ problems }));
  }

  let shortening = false;

  /** The summary alone, in its new length. While the slider moves, each call waits for the one before and takes the last length. */
  async function shorten() {
    const { jianbao, found, cuts } = state.now;
    // What is being read will come with the new length, and a summary alone would know nothing of where the reader has pieces begin.
    if (!jianbao || !found || pending() || (cuts !== none && state.now.article === undefined)) return read();
    if (shortening) return;
    shortening = true;
    const wanted = () => `${state.now.settings.characters} ${state.now.article}`;
    for (let done; done !== wanted() && state.now.found?.analysis === found.analysis; ) {
      const { article, settings } = state.now;
      const asked = wanted();
      const { characters, stopWords } = flat(optionsOf(settings, jianbao.stopWords));
      const summary = cuts === none || article === undefined ? await run((call) => jianbao.summarize(found.text, { characters, stopWords, article, ...call })) : found.analysis.articles[article]?.summary;
      if (!summary) break;
      const { found: now } = state.now;
      if (now?.analysis === found.analysis) state.change({ found: { ...now, summary } });
      done = asked;
    }
    shortening = false;
  }

  const pending = () => state.now.found?.text !== state.now.text;

  const later = () => {
    clearTimeout(pause);
    pause = setTimeout(read, PAUSE);
  };

  state.watch(({ text, cuts, settings: { stopWords, stopZh, stopEn, singleCharacters, ownWords, removedWords } }) => [text, cuts, stopWords, stopZh, stopEn, singleCharacters, ownWords, removedWords], later);
  state.watch(({ jianbao }) => [jianbao], () => void read());
  let last = "";
  state.watch(({ settings, article }) => [`${settings.characters} ${article}`], (now) => {
    if (last !== "" && now !== last && state.now.found) void shorten();
    last = now;
  });
  void open();

  return {
    /** Ends the reading; the text stays. */
    stop() {
      current.abort();
      state.change({ working: undefined, stopped: true });
    },
    /** Reads once more; where nothing could be loaded, loads afresh. */
    async again() {
      if (state.now.jianbao) return read();
      await freshen();
      await open();
    },
  };
}

/**
 * What the settings ask for.
 *
 * @param {Settings} settings
 * @param {{ zh: readonly string[], en: readonly string[] }} builtIn
 * @returns {AnalyzeOptions}
 */
export function optionsOf({ characters, stopWords, stopZh, stopEn, singleCharacters }, builtIn) {
  return {
    stopWords: stopWords && (stopZh === null && stopEn === null ? true : [...listed(stopZh, builtIn.zh), ...listed(stopEn, builtIn.en)]),
    frequencies: { singleCharacters },
    keywords: { limit: 30 },
    summary: { characters },
  };
}

/** @param {string | null} typed @param {readonly string[]} builtIn */
function listed(typed, builtIn) {
  return typed === null ? builtIn : typed.split(/[\s,，、;；]+/u).filter(Boolean);
}

/** Of these what a summary alone takes. @param {AnalyzeOptions} options */
export function flat({ stopWords, summary }) {
  return { stopWords, characters: summary?.characters };
}

/** @param {unknown} error */
export function codeOf(error) {
  return /** @type {{ code?: string }} */ (error)?.code ?? "crashed";
}
