// @ts-check
/** Starts the worker, whatever the site's policy. */

/** @import { Wanted } from "./load-options.js" */
/** @import { WorkerLike } from "./messages.js" */

import { coded } from "./error.js";
import { Messenger } from "./messenger.js";

/**
 * Where the worker lies, and what makes its address a trusted one.
 *
 * @typedef {Partial<Pick<Wanted, "workerUrl" | "baseUrl" | "trustedTypesPolicy">>} Where
 */

/** What `load` takes, and what it comes to where there are no workers. @typedef {boolean | (() => WorkerLike)} WorkerOption */

/**
 * Has a worker load; this very thread where none is wanted, or none starts.
 *
 * @template T
 * @param {Where & { worker: WorkerOption, patience?: number }} wanted
 * @param {(messenger: Messenger, greeting?: Promise<void>) => Promise<T>} load
 * @returns {Promise<T>}
 */
export async function connect({ worker, patience, ...where }, load) {
  const messenger = worker && started(worker, where);
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

/** @param {Exclude<WorkerOption, false>} worker @param {Where} where */
function started(worker, where) {
  try {
    return new Messenger(typeof worker === "function" ? worker() : /** @type {any} */ (startWorker(where)), true);
  } catch {
    // The host's policy forbids it.
    return undefined;
  }
}

/** @param {Error} cause @returns {never} */
function unreached(cause) {
  // Bundlers would take its whole address for one more file to bring.
  const url = `${new URL(".", import.meta.url)}local-worker.js`;
  throw coded("fetch-failed", `${url} could not be loaded: ${cause.message}`, { url, cause });
}

/** @param {Where} where */
export function startWorker({ workerUrl, baseUrl, trustedTypesPolicy = "jianbao" }) {
  // What a bundler has put somewhere else it has also written another address for.
  if (!workerUrl && !baseUrl && !String(startBundled).includes("./worker.js")) return startBundled();
  const url = workerUrl ?? new URL("worker.js", baseUrl ?? new URL(".", import.meta.url)).href;
  // A worker must come from the page's own origin. This one does, and imports the real one; once it speaks, it has been read.
  const made = isOwn(url) ? "" : URL.createObjectURL(new Blob([`import ${JSON.stringify(url)};`], { type: "text/javascript" }));
  const worker = new Worker(trusted(made || url, trustedTypesPolicy), { type: "module", name: "jianbao" });
  if (made) worker.addEventListener("message", () => URL.revokeObjectURL(made), { once: true });
  return worker;
}

/** Bundlers look for this, word for word. */
function startBundled() {
  return new Worker(new URL("./worker.js", import.meta.url), { type: "module", name: "jianbao" });
}

/** Whether a page may start a worker from it. @param {string} url */
function isOwn(url) {
  return /^(blob|data):/.test(url) || new URL(url).origin === globalThis.location?.origin;
}

/** @typedef {Exclude<Wanted["trustedTypesPolicy"], string>} ScriptPolicy */

/** By name; nothing where none could be made. @type {Map<string, ScriptPolicy | undefined>} */
const policies = new Map();

/** What a host that enforces Trusted Types lets a worker start from. @param {string} url @param {string | ScriptPolicy} policy @returns {any} */
function trusted(url, policy) {
  const { trustedTypes } = /** @type {any} */ (globalThis);
  if (typeof policy === "string" && trustedTypes && !policies.has(policy)) {
    try {
      policies.set(policy, trustedTypes.createPolicy(policy, { createScriptURL: (/** @type {string} */ it) => it }));
    } catch {
      // The host does not list it, or another copy of this package made it.
      policies.set(policy, undefined);
    }
  }
  return (typeof policy === "string" ? policies.get(policy) : policy)?.createScriptURL(url) ?? url;
}
