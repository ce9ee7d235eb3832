// @ts-check
/** Answers messages with the core: the inside of the worker, and of the main thread where there is none. */

/** @import { WordColumns } from "../index.js" */
/** @import { WordAction } from "./word-log.js" */
/** @import { Asset } from "./assets.js" */
/** @import { Ask, LoadArguments, Loaded, Port } from "./messages.js" */

import { Jianbao } from "./core.js";
import { portable } from "./error.js";
import { compile } from "./program.js";
import { warmUp } from "./warm-up.js";
import { Words } from "./words.js";

/** @typedef {{ args: any[], reader: number, onProgress?: (share: number) => void }} Asked */

/** What is asked with a text or two, and with options behind them. */
const readings = ["analyze", "segment", "keywords", "summarize", "page", "concordance", "collocates", "compare", "frequencies"];

/**
 * Serves whoever is at the other end of `port`, and says hello.
 *
 * @param {Port} port
 * @returns {() => void} frees everything
 */
export function serve(port) {
  /** @type {Promise<WebAssembly.Module>} */
  let program;
  /** @type {Uint8Array} */
  let lexicon;
  /** @type {Uint8Array | undefined} */
  let model;
  /** @type {WebAssembly.Module} */
  let wasm;
  /** By the number of the one who reads. @type {Map<number, Jianbao>} */
  const all = new Map();

  /** Whoever asks for the first time gets one. @param {number} reader */
  const of = (reader) => {
    let jianbao = all.get(reader);
    if (!jianbao) all.set(reader, (jianbao = new Jianbao({ wasm, lexicon, model })));
    return jianbao;
  };

  /** What can be asked for, and nothing else. @type {Record<string, (asked: Asked) => any>} */
  const actions = {
    async compile({ args: [asset] }) {
      program = compile(/** @type {Asset} */ (asset));
      await program;
    },
    async load({ args: [wanted] }) {
      const { words, ...given } = /** @type {LoadArguments} */ (wanted);
      wasm = await program;
      ({ lexicon, model } = given);
      for (const [reader, entries] of words) for (const [action, args] of entries) change(of(reader), action, args);
      const { stopWords } = of(words[0][0]);
      return /** @satisfies {Loaded} */ ({ tagNames: [...Words.tagNames], stopWords });
    },
    leave({ reader }) {
      all.get(reader)?.close();
      all.delete(reader);
    },
    words: ({ args: [action, ...args], reader }) => change(of(reader), action, args),
  };

  for (const name of readings) {
    actions[name] = ({ args, reader, onProgress }) => {
      const options = args.pop();
      const found = /** @type {any} */ (of(reader))[name](...args, { ...options, onProgress });
      if (found instanceof Words) return columns(found);
      return found.words instanceof Words ? { ...found, words: columns(found.words) } : found;
    };
  }

  const rest = warmUp(() => all.values());

  port.onmessage = async ({ data }) => {
    const { id, action, args, reader = NaN, progress } = /** @type {Ask} */ (data);
    rest.end();
    const onProgress = progress ? (/** @type {any} */ share) => port.postMessage({ id, progress: share }) : undefined;
    try {
      if (!Object.hasOwn(actions, action)) throw new TypeError(`no such action: ${action}`);
      const result = await actions[action]({ args, reader, onProgress });
      port.postMessage({ id, result }, buffers(result));
    } catch (error) {
      port.postMessage({ id, error: portable(error) });
    }
    rest.begin();
  };
  port.postMessage({ hello: true });
  return () => {
    rest.end();
    for (const jianbao of all.values()) jianbao.close();
  };
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
  // They may lie in one.
  return starts ? [...new Set([starts.buffer, ends.buffer, tags.buffer, numbers.buffer])] : [];
}
