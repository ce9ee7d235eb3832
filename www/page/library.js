// @ts-check
/**
 * The libraries that read what the page itself cannot: `built/library/`, which `cargo xtask build` fills.
 *
 * Each is fetched when a file needs it, or by the service worker while the page is idle. Addresses are made here alone and from the
 * document's own, so that they hold wherever the page's modules lie.
 */

import { Refused } from "./open/refused.js";

const folder = new URL("built/library/", document.baseURI);

/** @param {string} name */
export const libraryAddress = (name) => new URL(name, folder);

/** @param {string} name @returns {Promise<any>} */
export async function library(name) {
  const { href } = libraryAddress(name);
  try {
    return await import(href);
  } catch {
    throw new Refused("readerMissing");
  }
}
