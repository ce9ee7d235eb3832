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
  const { model = "news", worker = true, baseUrl } = options;
  // Whoever names a folder wants what lies there.
  const inside = (/** @type {keyof typeof packed} */ name, type = "", is = true) => (is && baseUrl === undefined ? address(name, type) : undefined);
  const [wasmUrl, lexiconUrl, modelUrl, workerUrl] = await Promise.all([
    options.wasmUrl ?? inside("wasm", "application/wasm"),
    options.lexiconUrl ?? inside("lexicon"),
    options.modelUrl ?? inside("model", "", model === "news"),
    options.workerUrl ?? inside("worker", "text/javascript", worker === true),
  ]);
  return loadFrom({ ...options, wasmUrl, lexiconUrl, modelUrl, workerUrl });
}

/** @param {keyof typeof packed} name @param {string} type */
function address(name, type) {
  const known = addresses.get(name) ?? unpacked(packed[name], type);
  addresses.set(name, known);
  // What memory did not suffice for is tried again.
  known.catch(() => addresses.delete(name));
  return known;
}

/** @param {string} base64 @param {string} type */
async function unpacked(base64, type) {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return URL.createObjectURL(new Blob([await new Response(stream).arrayBuffer()], { type }));
}
