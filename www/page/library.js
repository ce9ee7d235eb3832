// @ts-check
/**
 * The libraries that read what the page itself cannot: `built/library/`, which `cargo xtask build` fills.
 *
 * Each is fetched when a file needs it, or by the service worker while the page is idle. They lie beside the page's modules in `built/`.
 */

import { imported } from "./imported.js";
import { Refused } from "./open/refused.js";

/** @param {string} name */
export const libraryAddress = (name) => new URL(`library/${name}`, import.meta.url);

/** How often each did not come. @type {Map<string, number>} */
const failures = new Map();

/** @param {string} name @returns {Promise<any>} */
export async function library(name) {
  const { href } = libraryAddress(name);
  const failed = failures.get(name);
  try {
    // Some browsers never again ask for a module that did not come; by another address they do.
    return await imported(failed ? `${href}?again=${failed}` : href);
  } catch {
    failures.set(name, (failed ?? 0) + 1);
    throw new Refused("readerMissing");
  }
}
