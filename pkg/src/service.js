// @ts-check
/** Answers messages with the core: the inside of the worker, and of the main thread where there is none. */

/** @import { WordColumns } from "../index.js" */
/** @import { WordAction } from "./word-log.js" */
/** @import { Ask, LoadArguments, Port } from "./messages.js" */

import { compile, fetchAssets } from "./assets.js";
import { Jianbao } from "./core.js";
import { coded, portable } from "./error.js";
import { Words } from "./words.js";

/**
 * Serves whoever is at the other end of `port`, and says hello.
 *
 * @param {Port} port
 * @returns {() => void} ends what is being fetched
 */
export function serve(port) {
  const stop = new AbortController();
  /** @type {Jianbao | undefined} */
  let jianbao;

  /** What can be asked for, and nothing else. @type {Record<string, (args: any[], tell?: (progress: any) => void) => any>} */
  const actions = {
    async load([wanted], tell) {
      const { baseUrl, assets, words } = /** @type {LoadArguments} */ (wanted);
      const { module, wasm, lexicon } = assets
        ? { ...assets, module: await compile(assets.wasm) }
        : await fetchAssets({ baseUrl, signal: stop.signal, onProgress: tell });
      jianbao = new Jianbao({ wasm: module, lexicon });
      for (const [action, args] of words) change(jianbao, action, args);
      // The module itself would not do: Firefox lets none into a page whose policy forbids WebAssembly to it.
      return { assets: assets ? undefined : { wasm, lexicon }, tagNames: Words.tagNames, stopWords: jianbao.stopWords };
    },
    analyze: ([text, options], onProgress) => {
      const analysis = loaded().analyze(text, { ...options, onProgress });
      return { ...analysis, words: columns(analysis.words) };
    },
    segment: ([text, options], onProgress) => columns(loaded().segment(text, { ...options, onProgress })),
    keywords: ([text, options], onProgress) => loaded().keywords(text, { ...options, onProgress }),
    summarize: ([text, options], onProgress) => loaded().summarize(text, { ...options, onProgress }),
    page: ([text, options], onProgress) => loaded().page(text, { ...options, onProgress }),
    words: ([action, ...args]) => change(loaded(), action, args),
  };

  const loaded = () => {
    if (!jianbao) throw new Error("nothing is loaded");
    return jianbao;
  };

  port.onmessage = async ({ data }) => {
    const { id, action, args, progress } = /** @type {Ask} */ (data);
    /** @param {any} it */
    const tell = (it) => port.postMessage({ id, progress: it });
    try {
      if (!Object.hasOwn(actions, action)) throw new TypeError(`no such action: ${action}`);
      const result = await actions[action](args, progress ? tell : undefined);
      port.postMessage({ id, result }, buffers(result));
    } catch (error) {
      port.postMessage({ id, error: portable(error) });
    }
  };
  port.postMessage({ hello: true });
  return () => stop.abort();
}

/**
 * @param {Jianbao} jianbao
 * @param {WordAction} action
 * @param {any[]} args
 */
function change({ words }, action, args) {
  if (!Object.hasOwn(words, action)) throw new TypeError(`no such action: ${action}`);
  return /** @type {any} */ (words[action])(...args);
}

/** @param {WordColumns} words */
function columns({ starts, ends, tags, numbers }) {
  return { starts, ends, tags, numbers };
}

/** The memory of columns moves to the other side instead of being copied. @param {any} result */
function buffers(result) {
  const { starts, ends, tags, numbers } = result?.words ?? result ?? {};
  return starts ? [starts.buffer, ends.buffer, tags.buffer, numbers.buffer] : [];
}
