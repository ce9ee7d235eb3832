// @ts-check
/** A lexicon in the instance: read once, however many use it. */

import { bytesOf } from "./bytes.js";
import { currentGeneration, lasting, makeEngine } from "./instance.js";

/** By what their bytes lie in. @type {WeakMap<object, Lexicon>} */
const known = new WeakMap();

/** The one that is made of these bytes, for all who bring the same. @param {any} given */
export function lexiconOf(given) {
  const lexicon = known.get(given) ?? new Lexicon(bytesOf(given));
  known.set(given, lexicon);
  return lexicon;
}

class Lexicon {
  #bytes;
  /** Has no user's words: others are made from it. @type {any} */
  #engine;
  #generation = -1;
  #users = 0;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
  }

  /** An engine for one who may teach it words. */
  engine() {
    return lasting(() => {
      if (!this.#engine || this.#generation !== currentGeneration()) {
        this.#engine = makeEngine(this.#bytes);
        this.#generation = currentGeneration();
      }
      return this.#engine.fork();
    });
  }

  join() {
    this.#users++;
  }

  /** With the last one its memory is freed. */
  leave() {
    if (--this.#users > 0) return;
    if (this.#generation === currentGeneration()) this.#engine?.free();
    this.#engine = undefined;
  }
}
