// @ts-check
/** Fetches the program, the lexicon and a model, side by side, and tells how much has come. */

/** @import { LoadProgress } from "../index.js" */
/** @import { Part } from "./counter.js" */
/** @import { Wanted } from "./load-options.js" */

import { sizes } from "../wasm/sizes.js";
import { joined } from "./bytes.js";
import { Counter } from "./counter.js";
import { coded } from "./error.js";
import { Unpacker } from "./unpack.js";

/**
 * A file that has come, and what is known of it.
 *
 * @typedef {{ url: string, status: number, bytes: Uint8Array<ArrayBuffer>, came: number, expected: number, module?: WebAssembly.Module }} Asset
 */

/**
 * What is fetched, and what is done with it while it comes.
 *
 * @typedef {{ url: string, path: string, part: Part, streaming?: boolean, unpacker?: Unpacker, integrity?: Wanted["integrity"] }} File
 */

/**
 * Each comes for itself; where one fails, all fail of the same.
 *
 * @param {Partial<Wanted> & { model: Wanted["model"], streaming?: boolean, onProgress?: (progress: LoadProgress) => void }} wanted with
 * `streaming` the program is compiled while it comes, which a page may only do where its policy allows WebAssembly
 */
export function fetchAssets({ baseUrl, wasmUrl, lexiconUrl, modelUrl, model, integrity, streaming, onProgress }) {
  const within = (/** @type {string} */ path) => baseUrl && new URL(path, baseUrl).href;
  const stop = new AbortController();
  const counter = new Counter(onProgress);
  /** @type {unknown} */
  let first;
  const fetched = (/** @type {File} */ file) =>
    fetchAsset({ ...file, integrity }, stop.signal).catch((error) => {
      first ??= error;
      stop.abort();
      throw first;
    });
  // All are counted before the first byte of one comes.
  const files = {
    wasm: { path: "wasm/jianbao_bg.wasm", part: counter.part(sizes.wasm), streaming },
    lexicon: { path: "lexicon/zh.lexicon", part: counter.part(sizes.lexicon), unpacker: new Unpacker() },
    model: model === "none" ? undefined : { path: `model/${model}.model`, part: counter.part(sizes[model]) },
  };
  const coming = {
    // Bundlers look for these, word for word.
    wasm: fetched({ ...files.wasm, url: wasmUrl ?? within(files.wasm.path) ?? new URL("../wasm/jianbao_bg.wasm", import.meta.url).href }),
    lexicon: fetched({ ...files.lexicon, url: lexiconUrl ?? within(files.lexicon.path) ?? new URL("../lexicon/zh.lexicon", import.meta.url).href }),
    model: files.model ? fetched({ ...files.model, url: modelUrl ?? within(files.model.path) ?? ownModel(model) }) : Promise.resolve(undefined),
  };
  // Whoever waits for one is told; the others may have no one to tell.
  for (const asset of Object.values(coming)) asset.catch(() => {});
  return { ...coming, stop: () => stop.abort() };
}

/** @param {Wanted["model"]} model */
function ownModel(model) {
  return (model === "open" ? new URL("../model/open.model", import.meta.url) : new URL("../model/news.model", import.meta.url)).href;
}

/**
 * The error again, where the program, a lexicon or a model is not what it should be, with where it came from.
 *
 * @param {any} error
 * @param {{ wasm: Asset, lexicon: Asset, model?: Asset }} assets
 * @returns {never}
 */
export function whose(error, { wasm, lexicon, model }) {
  const { url, status } = wasm;
  if (error.name === "LinkError") throw coded("fetch-failed", `${url} is of another version: ${error.message}`, { url, status, cause: error });
  const asset = /^lexicon-/.test(error.code) ? lexicon : /^model-/.test(error.code) ? model : undefined;
  if (!asset) throw error;
  throw coded(error.code, `${error.message} (${asset.came} of ${asset.expected} bytes came from ${asset.url})`, { cause: error });
}

/**
 * @param {File} file
 * @param {AbortSignal} signal
 * @returns {Promise<Asset>}
 */
async function fetchAsset({ url, path, part, streaming, unpacker, integrity }, signal) {
  // Node's `fetch` reads no files.
  const answer = url.startsWith("file:") ? import("./local-worker.js").then((it) => it.readFile(url)) : fetch(url, { signal });
  const response = await answer.catch((cause) => failed(url, 0, cause));
  const { status, headers } = response;
  if (!response.ok) failed(url, status);
  // Single-page hosts answer what they do not have with their page.
  if (headers.get("content-type")?.startsWith("text/html")) failed(url, status, "the host answered with a page");
  // A host that calls WebAssembly something else, and a file that is none, are left to whoever compiles the bytes.
  const module = streaming ? compileStreaming(response.clone()) : undefined;

  const usual = part.total;
  // A compressed answer's length is not that of its content, and another origin does not say whether it compressed.
  const told = headers.has("content-encoding") || response.type === "cors" ? 0 : Number(headers.get("content-length"));
  part.expect(told);
  const bytes = await read(response, part, unpacker).catch((cause) => failed(url, status, cause));
  if (bytes.length < told && bytes.length !== usual) failed(url, status, `only ${bytes.length} of ${told} bytes came`);
  if (integrity) {
    const { difference } = await import("./difference.js").catch((cause) => failed(url, status, cause));
    const wrong = await difference(bytes, path, integrity);
    if (wrong) failed(url, status, wrong);
  }
  return { url, status, bytes: (await unpacker?.whole(bytes)) ?? bytes, came: bytes.length, expected: told || usual, module: await module };
}

/** @param {Response} response */
async function compileStreaming(response) {
  return WebAssembly.compileStreaming?.(response).catch(() => undefined);
}

/** All bytes, counted as they come. @param {Response} response @param {Part} part @param {Unpacker} [unpacker] */
async function read(response, part, unpacker) {
  /** @type {Uint8Array[]} */
  const chunks = [];
  const reader = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (response.body ?? new Response("").body).getReader();
  for (let next; !(next = await reader.read()).done; ) {
    chunks.push(next.value);
    part.add(next.value.length);
    unpacker?.add(next.value);
  }
  part.done();
  return joined(chunks);
}

/**
 * @param {string} url
 * @param {number} status
 * @param {unknown} [cause]
 * @returns {never}
 */
function failed(url, status, cause) {
  const why = cause instanceof Error ? cause.message : (cause ?? (status ? `status ${status}` : "no answer"));
  throw coded("fetch-failed", `${url} could not be fetched: ${why}`, { url, status, cause });
}
