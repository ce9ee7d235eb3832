// @ts-check
/** A call's options: what JavaScript keeps for itself, and plain data for the core, which checks names, types and ranges. */

import { kind } from "./text.js";

/**
 * Splits options in two. The data is a copy: what the caller changes later does not reach a call that waits.
 *
 * @param {any} options
 * @returns {{ signal?: AbortSignal, onProgress?: (share: number) => void, data?: object }}
 */
export function taken(options) {
  if (options === undefined) return {};
  if (!isPlain(options)) throw new TypeError(`options: expected an object, not ${kind(options)}`);
  const { signal, onProgress, ...rest } = /** @type {any} */ (options);
  checkSignal(signal);
  checkFunction("onProgress", onProgress);
  return { signal, onProgress, data: /** @type {object} */ (copy(rest, "")) };
}

/** @param {any} signal */
export function checkSignal(signal) {
  const fits = signal === undefined || (typeof signal?.aborted === "boolean" && typeof signal.addEventListener === "function");
  if (!fits) throw new TypeError(`signal: expected an AbortSignal, not ${kind(signal)}`);
}

/**
 * @param {string} name
 * @param {unknown} value
 */
export function checkFunction(name, value) {
  if (value !== undefined && typeof value !== "function") {
    throw new TypeError(`${name}: expected a function, not ${kind(value)}`);
  }
}

/** @typedef {"news" | "open" | "none"} ModelName */

/** @param {unknown} model @returns {ModelName} */
export function checkModel(model) {
  if (model === "news" || model === "open" || model === "none") return model;
  throw new TypeError(`model: expected "news", "open" or "none", not ${typeof model === "string" ? JSON.stringify(model) : kind(model)}`);
}

/** No option lies deeper than `page.breaks[0]`; what does is a mistake, or contains itself. */
const DEEPEST = 4;

/**
 * @param {unknown} value
 * @param {string} name `summary.characters`
 * @param {number} [depth]
 * @returns {unknown}
 */
function copy(value, name, depth = 0) {
  if (Array.isArray(value) && depth < DEEPEST) {
    return value.map((it, at) => copy(it, `${name}[${at}]`, depth + 1));
  }
  if (isPlain(value) && depth < DEEPEST) {
    // What is undefined was not given.
    const given = Object.entries(value).filter(([, it]) => it !== undefined);
    return Object.fromEntries(given.map(([key, it]) => [key, copy(it, name ? `${name}.${key}` : key, depth + 1)]));
  }
  if (["string", "number", "boolean"].includes(typeof value)) return value;
  throw new TypeError(`${name}: expected plain data, not ${kind(value)}`);
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isPlain(value) {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  // An object of another frame has another Object.prototype.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
