// @ts-check
/**
 * The WebAssembly instance. wasm-bindgen keeps one to a module, so every Jianbao of a page or of a worker shares it.
 *
 * A trap leaves an instance in no known state, and a very large text leaves it with memory that it never gives back. Then it is thrown
 * away: a new one stands in its place, made of the module at hand, and each Jianbao makes its engine again.
 */

import * as glue from "../wasm/jianbao.js";
import { coded, forbidden } from "./error.js";
import { nameTags } from "./words.js";

/** What a text may leave of its memory, in bytes: after a larger one the instance is replaced. */
const ROOM = 64 << 20;

/** A text from this length on that makes a call trap was too large for the memory there is. */
const LARGE = 1 << 20;

let open = false;
let running = false;
let broken = false;
let generation = 0;
/** The bytes that the instance has for what stays. */
let settled = 0;

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
  try {
    glue.initSync({ module: wasm });
  } catch (error) {
    throw forbidden(error) ?? error;
  }
  nameTags(glue.tagNames());
  open = true;
  settled = memory();
}

/** @param {Uint8Array} lexicon @param {Uint8Array} [model] */
export function makeEngine(lexicon, model) {
  return new glue.Engine(lexicon, model);
}

export function builtInStopWords() {
  const [zh, en] = runInside(() => glue.stopWords()).map((/** @type {string} */ it) => Object.freeze(it.trim().split(/\s+/)));
  return Object.freeze({ zh, en });
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
    throw length >= LARGE
      ? coded("too-large", `a text of ${length} units does not fit into memory`, { cause: error })
      : coded("crashed", "the analysis crashed", { cause: error });
  } finally {
    running = false;
    if (broken || memory() > settled + ROOM) tryToRenew();
  }
}

/**
 * Runs, inside, what leaves something behind that stays: an engine, a user's words.
 *
 * @template T
 * @param {() => T} work
 * @returns {T}
 */
export function lasting(work) {
  const before = memory();
  try {
    return work();
  } finally {
    settled += memory() - before;
  }
}

/** How many bytes the instance has. It never gives one back. */
function memory() {
  // The glue gives what it has made, once it has.
  return glue.initSync(/** @type {any} */ (undefined)).memory.buffer.byteLength;
}

/** Puts a new instance in the place of this one, and of the engines that it has. */
export function tryToRenew() {
  broken = true;
  try {
    renew();
  } catch {
    // There is no room for a new instance now. The next call tries again.
  }
}

function renew() {
  glue.__wbg_reset_state();
  generation++;
  broken = false;
  settled = memory();
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
