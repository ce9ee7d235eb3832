// @ts-check
/** One Jianbao for all elements of a page. */

/** @import { Jianbao } from "./index.js" */

import { load } from "./index.js";

/** @type {Promise<Jianbao> | undefined} */
let loading;

/** Loads it at the first call. What failed is tried again at the next. */
export function sharedJianbao() {
  loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}
