// @ts-check
/** What the page imports only when it is needed: here all of it is in the file. */

import { readers } from "./with-imports.js";

/** @type {Record<string, () => Promise<any>>} */
const scripts = { "cloud.js": () => import("../cloud-layout.js"), ...readers };

/** @param {string} href @returns {Promise<any>} */
export async function imported(href) {
  return scripts[href.replace(/^.*\/|\?.*/g, "")]();
}
