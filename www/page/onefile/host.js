// @ts-check
/**
 * What a page has from its host, out of the file itself: there is no host, and the file's policy lets nothing be asked for.
 *
 * `fetch` and `Worker` know what lies in the file by its name, `zh.lexicon`, whatever the address before it, and nothing else.
 */

import { bytesOf, sourceOf } from "./parts.js";

const { trustedTypes } = /** @type {any} */ (globalThis);
const policy = trustedTypes?.createPolicy("jianbao", { createScriptURL: (/** @type {string} */ url) => url });

/** By their names. @type {Map<string, string>} */
const addresses = new Map();

globalThis.fetch = async (asked) => {
  const packed = new Blob([bytesOf(nameIn(`${asked}`))]);
  return new Response(packed.stream().pipeThrough(new DecompressionStream("deflate-raw")));
};

globalThis.Worker = class extends Worker {
  /** @param {string | URL} asked @param {WorkerOptions} [options] */
  constructor(asked, options) {
    const name = nameIn(`${asked}`);
    const address = addresses.get(name) ?? URL.createObjectURL(new Blob([sourceOf(name)], { type: "text/javascript" }));
    addresses.set(name, address);
    // Their sources import nothing, and not every browser has modules for workers.
    super(policy?.createScriptURL(address) ?? address, { ...options, type: "classic" });
  }
};

// Nothing is kept for offline use that is not here already; where it is missing, as in private windows, the page does without.
if ("serviceWorker" in navigator) delete (/** @type {any} */ (Navigator.prototype).serviceWorker);

/** @param {string} address */
function nameIn(address) {
  return new URL(address).pathname.split("/").pop() ?? "";
}
