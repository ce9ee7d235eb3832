// @ts-check
/** A lexicon in the instance, with a model or without: read once, however many use it. */

import { bytesOf } from "./bytes.js";
import { currentGeneration, lasting, makeEngine } from "./instance.js";

/** Stands for the model where there is none. */
const none = {};

/** By what the bytes of the lexicon lie in, then by what those of the model lie in. @type {WeakMap<object, WeakMap<object, Lexicon>>} */
const known = new WeakMap();

/** The one that is made of these bytes, for all who bring the same. @param {any} lexicon @param {any} [model] */
export function lexiconOf(lexicon, model) {
  const key = model === undefined ? none : model;
  const byModel = known.get(lexicon) ?? new WeakMap();
  const found = byModel.get(key) ?? new Lexicon(bytesOf("lexicon", lexicon), key === none ? undefined : bytesOf("model", model));
  known.set(lexicon, byModel.set(key, found));
  return found;
}

class Lexicon {
  #bytes;
  #model;
  /** Has no user's words: others are made from it. @type {any} */
  #engine;
  #generation = -1;
  #users = 0;

  /** @param {Uint8Array} bytes @param {Uint8Array} [model] */
  constructor(bytes, model) {
    this.#bytes = bytes;
    this.#model = model;
  }

  /** An engine for one who may teach it words. */
  engine() {
    return lasting(() => {
      if (!this.#engine || this.#generation !== currentGeneration()) {
        this.#engine = makeEngine(this.#bytes, this.#model);
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
