// @ts-check
/** Starts the worker, whatever the site's policy. */

/** @import { WorkerLike } from "./messages.js" */

import { coded } from "./error.js";
import { Messenger } from "./messenger.js";

/** What `load` takes, and what it comes to where there are no workers. @typedef {boolean | (() => WorkerLike)} WorkerOption */

/**
 * Has a worker load; this very thread where none is wanted, or none starts.
 *
 * @template T
 * @param {{ worker: WorkerOption, baseUrl?: string, patience?: number }} options
 * @param {(messenger: Messenger, greeting?: Promise<void>) => Promise<T>} load
 * @returns {Promise<T>}
 */
export async function connect({ worker, baseUrl, patience }, load) {
  const messenger = worker && started(worker, baseUrl);
  if (messenger) {
    const greeting = messenger.greeting(patience);
    greeting.catch(() => {});
    try {
      // What ours is asked before it can say hello waits for it. Whether it would for another is not known.
      return await load(messenger, worker === true ? undefined : greeting);
    } catch (error) {
      messenger.end(/** @type {Error} */ (error));
      const mute = !messenger.greeted && /** @type {any} */ (error).code === "worker-lost";
      if (!mute) throw error;
      // Blocked, missing or mute: the same work is done here.
    }
  }
  const { localWorker } = await import("./local-worker.js").catch(unreached);
  return load(new Messenger(localWorker(), false));
}

/** @param {WorkerOption} worker @param {string} [baseUrl] */
function started(worker, baseUrl) {
  try {
    const started = typeof worker === "function" ? worker() : /** @type {WorkerLike} */ (/** @type {any} */ (startWorker(baseUrl)));
    return new Messenger(started, true);
  } catch {
    // The host's policy forbids it.
    return undefined;
  }
}

/** @param {Error} cause @returns {never} */
function unreached(cause) {
  const url = new URL("./local-worker.js", import.meta.url).href;
  throw coded("fetch-failed", `${url} could not be loaded: ${cause.message}`, { url, cause });
}

/**
 * @param {string} [baseUrl]
 * @returns {Worker}
 */
export function startWorker(baseUrl) {
  // What a bundler has put somewhere else it has also written another address for.
  if (!baseUrl && !String(startBundled).includes("./worker.js")) return startBundled();
  const url = new URL("worker.js", baseUrl ?? new URL(".", import.meta.url)).href;
  return new Worker(trusted(sameOrigin(url) ? url : importing(url)), { type: "module", name: "jianbao" });
}

/** Bundlers look for this, word for word. */
function startBundled() {
  return new Worker(new URL("./worker.js", import.meta.url), { type: "module", name: "jianbao" });
}

/** @param {string} url */
function sameOrigin(url) {
  return new URL(url).origin === globalThis.location?.origin;
}

/** By what they import. @type {Map<string, string>} */
const importers = new Map();

/** A worker must come from the page's own origin. This one does, and imports the real one. @param {string} url */
function importing(url) {
  const source = `import ${JSON.stringify(url)};`;
  const made = importers.get(url) ?? URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  importers.set(url, made);
  return made;
}

/** @type {{ createScriptURL(url: string): any } | null | undefined} */
let policy;

/** What a host that enforces Trusted Types lets a worker start from. @param {string} url @returns {any} */
function trusted(url) {
  const { trustedTypes } = /** @type {any} */ (globalThis);
  if (!trustedTypes) return url;
  if (policy === undefined) {
    try {
      policy = trustedTypes.createPolicy("jianbao", { createScriptURL: (/** @type {string} */ it) => it });
    } catch {
      // The host does not list it, or another copy of this package made it.
      policy = null;
    }
  }
  return policy ? policy.createScriptURL(url) : url;
}
