// @ts-check
/** Fetches the program and the lexicon, side by side, and tells how much has come. */

/** @import { LoadProgress } from "./index.js" */

import { aborted, coded } from "./error.js";

/** What the files have about, for hosts that do not tell: a compressed answer's length is not that of its content. */
export const usualBytes = { wasm: 700_000, lexicon: 2_350_000 };

/**
 * @param {{ baseUrl?: string, signal?: AbortSignal, onProgress?: (progress: LoadProgress) => void }} options
 * @returns {Promise<{ module: WebAssembly.Module, lexicon: Uint8Array }>}
 */
export async function fetchAssets({ baseUrl, signal, onProgress }) {
  // Bundlers look for these two, word for word.
  const wasmUrl = baseUrl ? new URL("wasm/jianbao_bg.wasm", baseUrl) : new URL("./wasm/jianbao_bg.wasm", import.meta.url);
  const lexiconUrl = baseUrl ? new URL("lexicon/zh.lexicon", baseUrl) : new URL("./lexicon/zh.lexicon", import.meta.url);

  // Where one fails, the other need not come.
  const stop = new AbortController();
  const onAbort = () => stop.abort(signal?.reason);
  if (signal?.aborted) onAbort();
  signal?.addEventListener("abort", onAbort);
  const counter = onProgress && new Counter(onProgress);
  try {
    const [module, lexicon] = await Promise.all([
      fetchFile(wasmUrl, stop.signal, counter?.part(usualBytes.wasm)).then(compile),
      fetchFile(lexiconUrl, stop.signal, counter?.part(usualBytes.lexicon)).then(readWhole),
    ]);
    return { module, lexicon };
  } catch (error) {
    stop.abort();
    throw signal?.aborted ? aborted(signal.reason) : error;
  } finally {
    signal?.removeEventListener("abort", onAbort);
  }
}

/** @typedef {{ url: string, response: Response }} Fetched */

/**
 * @param {URL} address
 * @param {AbortSignal} signal
 * @param {Part} [part] counts the bytes
 * @returns {Promise<Fetched>}
 */
async function fetchFile(address, signal, part) {
  const url = address.href;
  const response = address.protocol === "file:" ? readFile(address) : await fetch(url, { signal }).catch((cause) => failed(url, 0, cause));
  if (!response.ok) failed(url, response.status);
  // Single-page hosts answer what they do not have with their page.
  if (response.headers.get("content-type")?.startsWith("text/html")) failed(url, response.status, "the host answered with a page");
  return { url, response: part && response.body ? counted(response, part) : response };
}

/**
 * @param {Fetched} fetched
 * @returns {Promise<Uint8Array>}
 */
async function readWhole({ url, response }) {
  const buffer = await response.arrayBuffer().catch((cause) => failed(url, response.status, cause));
  return new Uint8Array(buffer);
}

/** @param {Fetched} fetched */
async function compile({ url, response }) {
  const streams = typeof WebAssembly.compileStreaming === "function";
  const typed = response.headers.get("content-type")?.startsWith("application/wasm");
  try {
    if (streams && typed) return await WebAssembly.compileStreaming(response);
    return await WebAssembly.compile(await response.arrayBuffer());
  } catch (cause) {
    if (/Content Security Policy|CSP|unsafe-eval|disallowed/i.test(String(cause))) {
      throw coded("no-webassembly", "the site's policy forbids WebAssembly here", { cause });
    }
    return failed(url, response.status, cause);
  }
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

/** The same response, its bytes counted as they come. @param {Response} response @param {Part} part */
function counted(response, part) {
  const { headers, status } = response;
  const told = headers.has("content-encoding") ? 0 : Number(headers.get("content-length"));
  part.expect(told);
  const count = new TransformStream({
    transform(chunk, controller) {
      part.add(chunk.byteLength);
      controller.enqueue(chunk);
    },
    flush: () => part.done(),
  });
  return new Response(/** @type {ReadableStream} */ (response.body).pipeThrough(count), { status, headers });
}

/** Adds the files up. */
class Counter {
  /** @type {Part[]} */
  #parts = [];
  #share = 0;

  /** @param {(progress: LoadProgress) => void} onProgress */
  constructor(onProgress) {
    this.onProgress = onProgress;
  }

  /** @param {number} usual */
  part(usual) {
    const part = new Part(usual, () => this.#tell());
    this.#parts.push(part);
    return part;
  }

  #tell() {
    const loaded = this.#parts.reduce((sum, it) => sum + it.loaded, 0);
    const total = this.#parts.reduce((sum, it) => sum + it.total, 0);
    // A total that turns out to be larger must not take back what was shown.
    this.#share = Math.max(this.#share, loaded / total);
    this.onProgress({ loaded, total, share: this.#share });
  }
}

/** One file. */
class Part {
  loaded = 0;

  /**
   * @param {number} total
   * @param {() => void} tell
   */
  constructor(total, tell) {
    this.total = total;
    this.tell = tell;
  }

  /** @param {number} bytes 0 where the host does not say */
  expect(bytes) {
    if (bytes > 0) this.total = bytes;
  }

  /** @param {number} bytes */
  add(bytes) {
    this.loaded += bytes;
    this.total = Math.max(this.total, this.loaded);
    this.tell();
  }

  done() {
    this.total = this.loaded;
    this.tell();
  }
}
