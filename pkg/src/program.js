// @ts-check
/** Compiles the program from what was fetched. */

/** @import { Asset } from "./assets.js" */

import { coded, forbidden } from "./error.js";

/** @param {Asset} asset */
export async function compile({ module, bytes, url, status }) {
  try {
    return module ?? (await WebAssembly.compile(bytes));
  } catch (cause) {
    const refused = forbidden(cause);
    if (refused) throw refused;
    const why = cause instanceof Error ? cause.message : cause;
    throw coded("fetch-failed", `${url} is no WebAssembly: ${why} (${bytes.length} bytes came)`, { url, status, cause });
  }
}
