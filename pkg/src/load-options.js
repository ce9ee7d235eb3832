// @ts-check
/** What `load` was asked for, checked, with every address in full. */

/** @import { LoadOptions } from "../index.js" */
/** @import { WorkerOption } from "./start.js" */

import { checkFunction, checkModel, checkSignal } from "./options.js";
import { kind } from "./text.js";

/**
 * Two who want the same share a worker.
 *
 * @typedef {Pick<LoadOptions, "onProgress" | "signal">} Own
 * @typedef {Partial<Record<"baseUrl" | "wasmUrl" | "lexiconUrl" | "modelUrl" | "workerUrl", string>>} Addresses
 * @typedef {Required<Pick<LoadOptions, "model" | "integrity" | "trustedTypesPolicy">> & { worker: WorkerOption } & Addresses} Wanted
 */

const addresses = ["baseUrl", "wasmUrl", "lexiconUrl", "modelUrl", "workerUrl"];

/** @param {any} options @returns {Own & { wanted: Wanted }} */
export function checked(options) {
  if (typeof options !== "object" || options === null) throw new TypeError(`options: expected an object, not ${kind(options)}`);
  const { onProgress, signal, model = "news", worker = true, integrity = false, trustedTypesPolicy = "jianbao", ...rest } = options;
  for (const name of Object.keys(rest)) {
    if (!addresses.includes(name)) throw new TypeError(`${name}: no such option`);
  }
  checkFunction("onProgress", onProgress);
  checkSignal(signal);
  checkIntegrity(integrity);
  checkPolicy(trustedTypesPolicy);
  const urls = Object.fromEntries(addresses.map((name) => [name, checkAddress(name, rest[name])]));
  return { onProgress, signal, wanted: { ...urls, model: checkModel(model), worker: checkWorker(worker), integrity, trustedTypesPolicy } };
}

/** @param {string} name @param {unknown} given */
function checkAddress(name, given) {
  if (given === undefined) return undefined;
  if (typeof given !== "string" && !(given instanceof URL)) throw new TypeError(`${name}: expected a string or a URL, not ${kind(given)}`);
  const here = /** @type {any} */ (globalThis).document?.baseURI ?? new URL(".", import.meta.url);
  try {
    // A folder, whether or not it was written with its slash.
    return new URL(name === "baseUrl" ? `${given}`.replace(/\/?$/, "/") : given, here).href;
  } catch {
    throw new TypeError(`${name}: expected a URL, not ${JSON.stringify(given)}`);
  }
}

/** @param {unknown} worker @returns {WorkerOption} */
function checkWorker(worker) {
  if (typeof worker === "function") return /** @type {WorkerOption} */ (worker);
  if (typeof worker !== "boolean") throw new TypeError(`worker: expected a boolean or a function, not ${kind(worker)}`);
  return worker && typeof Worker === "function";
}

/** @param {unknown} integrity */
function checkIntegrity(integrity) {
  if (typeof integrity !== "boolean" && (typeof integrity !== "object" || !integrity)) {
    throw new TypeError(`integrity: expected a boolean or hashes, not ${kind(integrity)}`);
  }
}

/** @param {any} policy */
function checkPolicy(policy) {
  if (typeof policy === "string" || typeof policy?.createScriptURL === "function") return;
  throw new TypeError(`trustedTypesPolicy: expected a name or a policy, not ${kind(policy)}`);
}
