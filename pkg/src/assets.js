// @ts-check
/** Fetches the program and the lexicon, side by side, and tells how much has come. */

/** @import { LoadProgress } from "../index.js" */
/** @import { Part } from "./counter.js" */

import { Counter } from "./counter.js";
import { aborted, coded } from "./error.js";

/** What the files have about, for hosts that do not tell: a compressed answer's length is not that of its content. */
export const usualBytes = { wasm: 890_000, lexicon: 3_080_000 };

/** @typedef {{ module: WebAssembly.Module, wasm: Uint8Array<ArrayBuffer>, lexicon: Uint8Array<ArrayBuffer> }} Fetched */

/**
 * @param {{ baseUrl?: string, signal?: AbortSignal, onProgress?: (progress: LoadProgress) => void }} options
 * @returns {Promise<Fetched>}
 */
export async function fetchAssets({ baseUrl, signal, onProgress }) {
  // Bundlers look for these two, word for word.
  const wasmUrl = baseUrl ? new URL("wasm/jianbao_bg.wasm", baseUrl) : new URL("../wasm/jianbao_bg.wasm", import.meta.url);
  const lexiconUrl = baseUrl ? new URL("lexicon/zh.lexicon", baseUrl) : new URL("../lexicon/zh.lexicon", import.meta.url);

  // Where one fails, the other need not come.
  const stop = new AbortController();
  const onAbort = () => stop.abort(signal?.reason);
  if (signal?.aborted) onAbort();
  signal?.addEventListener("abort", onAbort);
  const counter = new Counter(onProgress);
  const [wasmPart, lexiconPart] = [counter.part(usualBytes.wasm), counter.part(usualBytes.lexicon)];
  try {
    const [program, lexicon] = await Promise.all([
      ask(wasmUrl, stop.signal).then((response) => compiled(response, wasmUrl.href, wasmPart)),
      ask(lexiconUrl, stop.signal).then((response) => read(response, lexiconUrl.href, lexiconPart)),
    ]);
    return { ...program, lexicon };
  } catch (error) {
    stop.abort();
    throw signal?.aborted ? aborted(signal.reason) : error;
  } finally {
    signal?.removeEventListener("abort", onAbort);
  }
}

/**
 * @param {BufferSource} wasm
 * @param {string} [url]
 */
export async function compile(wasm, url) {
  return WebAssembly.compile(wasm).catch((cause) => refused(cause, url));
}

/**
 * @param {URL} address
 * @param {AbortSignal} signal
 */
async function ask(address, signal) {
  const url = address.href;
  const response = address.protocol === "file:" ? readFile(address) : await fetch(url, { signal }).catch((cause) => failed(url, 0, cause));
  if (!response.ok) failed(url, response.status);
  // Single-page hosts answer what they do not have with their page.
  if (response.headers.get("content-type")?.startsWith("text/html")) failed(url, response.status, "the host answered with a page");
  return response;
}

/**
 * The module, compiled while it comes where the host calls it by its right name, and its bytes for whoever comes after.
 *
 * @param {Response} response
 * @param {string} url
 * @param {Part} part
 */
async function compiled(response, url, part) {
  const streams = typeof WebAssembly.compileStreaming === "function";
  if (streams && response.headers.get("content-type")?.startsWith("application/wasm")) {
    const copy = response.clone();
    const module = WebAssembly.compileStreaming(response).catch((cause) => refused(cause, url));
    const [wasm, ready] = await Promise.all([read(copy, url, part), module]);
    return { wasm, module: ready };
  }
  const wasm = await read(response, url, part);
  return { wasm, module: await compile(wasm, url) };
}

/**
 * All bytes, counted as they come.
 *
 * @param {Response} response
 * @param {string} url
 * @param {Part} part
 */
async function read(response, url, part) {
  const told = response.headers.has("content-encoding") ? 0 : Number(response.headers.get("content-length"));
  part.expect(told);
  /** @type {Uint8Array[]} */
  const chunks = [];
  try {
    const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body ?? new Response("").body).getReader();
    for (let next; !(next = await reader.read()).done; ) {
      chunks.push(next.value);
      part.add(next.value.length);
    }
  } catch (cause) {
    failed(url, response.status, cause);
  }
  const bytes = new Uint8Array(part.loaded);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  part.done();
  return bytes;
}

/**
 * @param {unknown} cause
 * @param {string} [url]
 * @returns {never}
 */
function refused(cause, url = "the program") {
  if (/Content Security Policy|CSP|unsafe-eval|disallowed/i.test(String(cause))) {
    throw coded("no-webassembly", "the site's policy forbids WebAssembly here", { cause });
  }
  return failed(url, 200, cause);
}

/**
 * Node's `fetch` reads no files.
 *
 * @param {URL} url
 */
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
