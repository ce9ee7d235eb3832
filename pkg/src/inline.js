// @ts-check
/** The package with its program, lexicon, model and worker inside, for whatever takes along nothing but JavaScript. */

/** @import * as Types from "../index.js" */

import { load as loadFrom } from "./index.js";
import { packed } from "./packed.js";

export * from "./index.js";

/** Where each lies, once it was unpacked. @type {Map<string, Promise<string>>} */
const addresses = new Map();

/** @type {typeof Types.load} */
export async function load(options = {}) {
  // What is no object is refused there.
  if (typeof options !== "object" || options === null) return loadFrom(options);
  const { model = "news", worker = true } = options;
  const [wasmUrl, lexiconUrl, modelUrl, workerUrl] = await Promise.all([
    address("wasm", "application/wasm"),
    address("lexicon"),
    model === "news" ? address("model") : undefined,
    worker === true ? address("worker", "text/javascript") : undefined,
  ]);
  return loadFrom({ wasmUrl, lexiconUrl, modelUrl, workerUrl, ...options });
}

/** @param {keyof typeof packed} name @param {string} [type] */
function address(name, type = "application/octet-stream") {
  const known = addresses.get(name) ?? unpacked(packed[name], type);
  addresses.set(name, known);
  return known;
}

/** @param {string} base64 @param {string} type */
async function unpacked(base64, type) {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return URL.createObjectURL(new Blob([await new Response(stream).arrayBuffer()], { type }));
}
