// @ts-check
/**
 * The WebAssembly instance. wasm-bindgen keeps one to a module, so every Jianbao of a page or of a worker shares it.
 *
 * A trap leaves an instance in no known state. It is thrown away: a new one stands in its place, and each Jianbao makes its engine again.
 */

import * as glue from "../wasm/jianbao.js";
import { coded } from "./error.js";
import { nameTags } from "./words.js";

/** A text from this length on that makes a call trap was too large for the memory there is. */
const LARGE = 1 << 20;

let open = false;
let running = false;
let broken = false;
let generation = 0;

/** Which instance it is: an engine of an earlier one is gone. */
export function currentGeneration() {
  return generation;
}

/**
 * Makes the instance, if there is none yet.
 *
 * @param {BufferSource | WebAssembly.Module} wasm
 */
export function openInstance(wasm) {
  if (typeof WebAssembly !== "object") throw coded("no-webassembly", "there is no WebAssembly here");
  if (open) return;
  glue.initSync({ module: wasm });
  nameTags(glue.tagNames());
  open = true;
}

/**
 * A headline, a date, a quotation, a Latin word, an address. A browser compiles what runs when it first runs; with this that belongs to
 * loading, and the reader's first text is read as fast as the next: 12 ms once instead of 15 to 30 on the first page.
 */
const WARM_UP = "江边小城\n本报讯（记者 林小舟）2024年1月2日，他说：“港口好。”GPT-4o上了www.example.com。漢語好😂。";

/** @param {Uint8Array} lexicon */
export function makeEngine(lexicon) {
  const engine = new glue.Engine(lexicon);
  engine.analyze(WARM_UP, undefined, undefined);
  return engine;
}

export function builtInStopWords() {
  const { zh, en } = glue.stopWords();
  return Object.freeze({ zh: Object.freeze(zh), en: Object.freeze(en) });
}

/**
 * Runs `work` in the instance.
 *
 * @template T
 * @param {() => T} work
 * @param {number} [length] of the text
 * @returns {T}
 */
export function runInside(work, length = 0) {
  // Only a function that a call tells its progress can come here again; a trap would pull the ground from under its caller.
  if (running) throw new Error("a call is running: make the next one after it");
  if (broken) renew();
  running = true;
  try {
    return work();
  } catch (error) {
    if (!isTrap(error)) throw error;
    broken = true;
    try {
      renew();
    } catch {
      // There is no room for a new instance now. The next call tries again.
    }
    throw length >= LARGE
      ? coded("too-large", `a text of ${length} units does not fit into memory`, { cause: error })
      : coded("crashed", "the analysis crashed, which is a defect of the program", { cause: error });
  } finally {
    running = false;
  }
}

function renew() {
  glue.__wbg_reset_state();
  generation++;
  broken = false;
}

/**
 * Whether an error comes from the machine, not from the core: a panic, memory or the stack at their end.
 *
 * @param {any} error
 */
function isTrap(error) {
  return (
    error instanceof WebAssembly.RuntimeError ||
    error?.name === "InternalError" ||
    (error instanceof RangeError && /^(maximum call stack|array buffer allocation|invalid (typed )?array length|out of memory)/i.test(error.message))
  );
}
