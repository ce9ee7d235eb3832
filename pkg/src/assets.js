// @ts-check
/** Fetches the program, the lexicon and a model, side by side, and tells how much has come. */

/** @import { LoadProgress } from "../index.js" */
/** @import { Part } from "./counter.js" */
/** @import { ModelName } from "./options.js" */

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
 * What is done with a file while it comes.
 *
 * @typedef {{ streaming?: boolean, unpacker?: Unpacker }} Manner
 */

/**
 * Each comes for itself; where one fails, all fail of the same.
 *
 * @param {{ baseUrl?: string, model: ModelName, streaming?: boolean, onProgress?: (progress: LoadProgress) => void }} options with
 * `streaming` the program is compiled while it comes, which a page may only do where its policy allows WebAssembly
 */
export function fetchAssets({ baseUrl, model, streaming = false, onProgress }) {
  // Bundlers look for these, word for word.
  const wasmUrl = baseUrl ? new URL("wasm/jianbao_bg.wasm", baseUrl) : new URL("../wasm/jianbao_bg.wasm", import.meta.url);
  const lexiconUrl = baseUrl ? new URL("lexicon/zh.lexicon", baseUrl) : new URL("../lexicon/zh.lexicon", import.meta.url);
  const modelUrl = model === "none" ? undefined : baseUrl ? new URL(`model/${model}.model`, baseUrl) : ownModel(model);

  const stop = new AbortController();
  const counter = new Counter(onProgress);
  /** @type {unknown} */
  let first;
  const fetched = (/** @type {URL} */ url, /** @type {Part} */ part, /** @type {Manner} */ manner = {}) =>
    fetchAsset(url, part, stop.signal, manner).catch((error) => {
      first ??= error;
      stop.abort();
      throw first;
    });
  // All are counted before the first byte of one comes.
  const [wasmPart, lexiconPart] = [counter.part(sizes.wasm), counter.part(sizes.lexicon)];
  const modelPart = counter.part(model === "none" ? 0 : sizes[model]);
  const coming = {
    wasm: fetched(wasmUrl, wasmPart, { streaming }),
    lexicon: fetched(lexiconUrl, lexiconPart, { unpacker: new Unpacker() }),
    model: modelUrl ? fetched(modelUrl, modelPart) : Promise.resolve(undefined),
  };
  // Whoever waits for one is told; the others may have no one to tell.
  for (const asset of Object.values(coming)) asset.catch(() => {});
  return { ...coming, stop: () => stop.abort() };
}

/** @param {"news" | "open"} model */
function ownModel(model) {
  return model === "open" ? new URL("../model/open.model", import.meta.url) : new URL("../model/news.model", import.meta.url);
}

/**
 * The error again, where a lexicon or a model is not what it should be, with where it came from.
 *
 * @param {any} error
 * @param {Asset} lexicon
 * @param {Asset} [model]
 * @returns {never}
 */
export function whose(error, lexicon, model) {
  const asset = /^lexicon-/.test(error.code) ? lexicon : /^model-/.test(error.code) ? model : undefined;
  if (!asset) throw error;
  const { url, came, expected } = asset;
  throw coded(error.code, `${error.message} (${came} of ${expected} bytes came from ${url})`, { cause: error });
}

/**
 * @param {URL} address
 * @param {Part} part
 * @param {AbortSignal} signal
 * @param {Manner} manner
 * @returns {Promise<Asset>}
 */
async function fetchAsset(address, part, signal, { streaming, unpacker }) {
  const url = address.href;
  const response = address.protocol === "file:" ? readFile(address) : await fetch(url, { signal }).catch((cause) => failed(url, 0, cause));
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

/** Node's `fetch` reads no files. @param {URL} url */
function readFile(url) {
  const fs = /** @type {any} */ (globalThis).process?.getBuiltinModule?.("node:fs");
  if (!fs) return failed(url.href, 0, "files cannot be fetched here");
  try {
    const bytes = fs.readFileSync(url);
    return new Response(bytes, { headers: { "content-length": `${bytes.length}` } });
  } catch (cause) {
    return failed(url.href, 0, cause);
  }
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
