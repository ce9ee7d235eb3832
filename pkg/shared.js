// @ts-check
/** One Jianbao for all elements of a page that want the same model. */

/** @import { Jianbao, ModelName } from "./index.js" */

import { load } from "./index.js";

/** @type {Map<ModelName, Promise<Jianbao>>} */
const all = new Map();

/** Loads it at the first call. What failed is tried again at the next. @param {ModelName} model */
export function sharedJianbao(model) {
  const loading =
    all.get(model) ??
    load({ model }).catch((error) => {
      all.delete(model);
      throw error;
    });
  all.set(model, loading);
  return loading;
}
