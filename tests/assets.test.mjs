// Fetching: true bytes, and a clear answer to whatever a host may do.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fetchAssets } from "../pkg/src/assets.js";

const wasm = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
const lexicon = new Uint8Array(5000).fill(7);
const baseUrl = "https://example.com/jianbao/";
const wasmType = { "content-type": "application/wasm" };

/** Runs `work` with a host that answers with these; what is missing is as it should be. */
async function withHost(answers, work) {
  const { fetch: kept } = globalThis;
  const asked = [];
  globalThis.fetch = async (url, { signal } = {}) => {
    asked.push(url);
    const answer = url.endsWith(".wasm")
      ? (answers.wasm ?? (() => new Response(wasm, { headers: wasmType })))
      : (answers.lexicon ?? (() => new Response(lexicon)));
    return answer(signal);
  };
  try {
    return await work(asked);
  } finally {
    globalThis.fetch = kept;
  }
}

const failed = (end, status) => (error) =>
  error instanceof Error && error.code === "fetch-failed" && error.url === baseUrl + end && error.status === status;

test("program and lexicon come from the given folder, side by side", async () => {
  await withHost({}, async (asked) => {
    const assets = await fetchAssets({ baseUrl });
    assert.ok(assets.module instanceof WebAssembly.Module);
    assert.deepEqual([assets.wasm, assets.lexicon], [wasm, lexicon]);
    assert.deepEqual(asked, [`${baseUrl}wasm/jianbao_bg.wasm`, `${baseUrl}lexicon/zh.lexicon`]);
  });
});

test("a host that calls WebAssembly something else is understood", async () => {
  for (const headers of [{}, { "content-type": "application/octet-stream" }, { "content-type": "text/plain" }]) {
    const { module } = await withHost({ wasm: () => new Response(wasm, { headers }) }, () => fetchAssets({ baseUrl }));
    assert.ok(module instanceof WebAssembly.Module);
  }
});

test("what a host does not have is told with its address and status", async () => {
  const missing = () => new Response("none", { status: 404 });
  await assert.rejects(withHost({ wasm: missing }, () => fetchAssets({ baseUrl })), failed("wasm/jianbao_bg.wasm", 404));
  await assert.rejects(withHost({ lexicon: missing }, () => fetchAssets({ baseUrl })), failed("lexicon/zh.lexicon", 404));
});

test("a host that answers with its page is found out", async () => {
  const page = () => new Response("<!doctype html>", { headers: { "content-type": "text/html; charset=utf-8" } });
  await assert.rejects(withHost({ wasm: page }, () => fetchAssets({ baseUrl })), failed("wasm/jianbao_bg.wasm", 200));
  await assert.rejects(withHost({ lexicon: page }, () => fetchAssets({ baseUrl })), failed("lexicon/zh.lexicon", 200));
});

test("what is no WebAssembly, or only its beginning, is told", async () => {
  for (const body of [wasm.slice(0, 6), Uint8Array.of(60, 33), new Uint8Array()]) {
    const answers = { wasm: () => new Response(body, { headers: wasmType }) };
    await assert.rejects(withHost(answers, () => fetchAssets({ baseUrl })), failed("wasm/jianbao_bg.wasm", 200));
  }
});

test("no network, and a network that goes away, are told", async () => {
  const none = () => Promise.reject(new TypeError("Failed to fetch"));
  await assert.rejects(withHost({ lexicon: none }, () => fetchAssets({ baseUrl })), failed("lexicon/zh.lexicon", 0));
  const broken = () => new Response(new ReadableStream({ pull: (it) => it.error(new TypeError("network error")) }));
  await assert.rejects(withHost({ lexicon: broken }, () => fetchAssets({ baseUrl, onProgress: () => {} })), failed("lexicon/zh.lexicon", 200));
});

test("where one fails, the other is not waited for", async () => {
  let ended = false;
  const missing = () => new Response("none", { status: 500 });
  const endless = (signal) => new Promise((_, reject) => signal.addEventListener("abort", () => {
    ended = true;
    reject(signal.reason);
  }));
  await assert.rejects(withHost({ wasm: missing, lexicon: endless }, () => fetchAssets({ baseUrl })), failed("wasm/jianbao_bg.wasm", 500));
  assert.equal(ended, true);
});

test("a signal ends the fetching", async () => {
  const stop = new AbortController();
  const endless = (signal) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  const loading = withHost({ lexicon: endless }, () => fetchAssets({ baseUrl, signal: stop.signal }));
  stop.abort();
  await assert.rejects(loading, (error) => error.code === "aborted" && error.name === "AbortError");
});

/** The shares and the last word of what was told. */
async function told(answers) {
  const heard = [];
  await withHost(answers, () => fetchAssets({ baseUrl, onProgress: (it) => heard.push(it) }));
  return heard;
}

test("progress counts true bytes where the host tells its lengths", async () => {
  const heard = await told({
    wasm: () => new Response(wasm, { headers: { ...wasmType, "content-length": "8" } }),
    lexicon: () => new Response(lexicon, { headers: { "content-length": "5000" } }),
  });
  assert.deepEqual(heard.at(-1), { loaded: 5008, total: 5008, share: 1 });
  assert.ok(heard.slice(1).some((it) => it.total === 5008));
});

test("progress never falls and ends at 1 where the host tells nothing, or a compressed length", async () => {
  const chunks = () => new ReadableStream({
    start(controller) {
      for (let at = 0; at < 5000; at += 500) controller.enqueue(lexicon.slice(at, at + 500));
      controller.close();
    },
  });
  for (const headers of [{}, { "content-length": "900" }, { "content-length": "900", "content-encoding": "gzip" }]) {
    const heard = await told({ lexicon: () => new Response(chunks(), { headers }) });
    const shares = heard.map((it) => it.share);
    assert.deepEqual(shares, [...shares].sort((a, b) => a - b));
    assert.ok(heard.length >= 10);
    assert.deepEqual(heard.at(-1), { loaded: 5008, total: 5008, share: 1 });
  }
});
