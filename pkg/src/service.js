// @ts-check
/** Answers messages with the core: the inside of the worker, and of the main thread where there is none. */

/** @import { Asset } from "./assets.js" */
/** @import { Ask, LoadArguments, Loaded, Port } from "./messages.js" */

import { portable } from "./error.js";
import { Finder, questions } from "./finder.js";
import { compile } from "./program.js";
import { warmUp } from "./warm-up.js";
import { tagNames } from "./words.js";

/** @typedef {{ args: any[], reader: number, onProgress?: (share: number) => void }} Asked */

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
  /** By the number of the one who reads. @type {Map<number, Finder>} */
  const all = new Map();

  /** Whoever asks for the first time gets one. @param {number} reader */
  const of = (reader) => {
    let finder = all.get(reader);
    if (!finder) all.set(reader, (finder = new Finder({ wasm, lexicon, model })));
    return finder;
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
      for (const [reader, entries] of words) for (const [action, args] of entries) of(reader).change(action, ...args);
      const { stopWords } = of(words[0][0]);
      return /** @satisfies {Loaded} */ ({ tagNames: [...tagNames], stopWords });
    },
    leave({ reader }) {
      all.get(reader)?.close();
      all.delete(reader);
    },
    words: ({ args: [action, ...args], reader }) => of(reader).change(action, ...args),
  };

  for (const question of questions) {
    actions[question] = ({ args: [text, ...more], reader, onProgress }) => {
      const options = more.pop();
      return of(reader).find(question, text, { ...options, onProgress }, ...more);
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
    for (const finder of all.values()) finder.close();
  };
}

/** The memory of columns moves to the other side instead of being copied. @param {any} result */
function buffers(result) {
  const { words = result, frequencies, phrases, entities } = result ?? {};
  const columns = [words, frequencies, phrases, entities].flatMap((it) => Object.values(it ?? {})).filter(ArrayBuffer.isView);
  // They may lie in one.
  return [...new Set(columns.map((it) => it.buffer))];
}
