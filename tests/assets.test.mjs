// Fetching: true bytes, and a clear answer to whatever a host may do.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { load } from "../pkg/index.js";
import { fetchAssets, whose } from "../pkg/src/assets.js";
import { compile } from "../pkg/src/program.js";
import { sizes } from "../pkg/wasm/sizes.js";

const wasm = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
const lexicon = new Uint8Array(5000).fill(7);
const model = new Uint8Array(300).fill(5);
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
      : url.endsWith(".model")
        ? (answers.model ?? (() => new Response(model)))
        : (answers.lexicon ?? (() => new Response(lexicon)));
    return answer(signal);
  };
  try {
    return await work(asked);
  } finally {
    globalThis.fetch = kept;
  }
}

/** All of it, and the program compiled. */
async function fetched(options) {
  const coming = fetchAssets({ baseUrl, model: "none", ...options });
  const [wasm, lexicon, model] = await Promise.all([coming.wasm, coming.lexicon, coming.model]);
  return { wasm, lexicon, model, module: await compile(wasm) };
}

const failed = (end, status, why = /./) => (error) =>
  error instanceof Error && error.code === "fetch-failed" && error.url === baseUrl + end && error.status === status && error.message.includes(error.url) && why.test(error.message);

test("program and lexicon come from the given folder, side by side", async () => {
  await withHost({}, async (asked) => {
    const assets = await fetched();
    assert.ok(assets.module instanceof WebAssembly.Module);
    assert.deepEqual([assets.wasm.bytes, assets.lexicon.bytes], [wasm, lexicon]);
    assert.deepEqual(asked, [`${baseUrl}wasm/jianbao_bg.wasm`, `${baseUrl}lexicon/zh.lexicon`]);
  });
});

test("a lexicon is unpacked while it comes; what cannot be stays as it is, for the program to say why", async () => {
  const columns = new Uint8Array(90_000).map((_, at) => at % 251);
  const packed = Buffer.concat([lexicon.subarray(0, 48), deflateRawSync(columns)]);
  const inPieces = (size) => () =>
    new Response(
      new ReadableStream({
        start(controller) {
          for (let at = 0; at < packed.length; at += size) controller.enqueue(new Uint8Array(packed.subarray(at, at + size)));
          controller.close();
        },
      }),
    );
  for (const size of [7, 48, 100, packed.length]) {
    const found = (await withHost({ lexicon: inPieces(size) }, fetched)).lexicon;
    assert.deepEqual(Buffer.from(found.bytes), Buffer.concat([lexicon.subarray(0, 48), columns]), `in pieces of ${size}`);
    assert.equal(found.came, packed.length);
  }
  for (const wrong of [packed.subarray(0, 20), packed.subarray(0, -1)]) {
    const found = (await withHost({ lexicon: () => new Response(wrong) }, fetched)).lexicon;
    assert.deepEqual(Buffer.from(found.bytes), wrong);
  }
});

test("a file that is named by itself comes from there, whatever kind of address it is", async () => {
  const data = (bytes) => `data:application/octet-stream;base64,${Buffer.from(bytes).toString("base64")}`;
  const modelUrl = URL.createObjectURL(new Blob([model]));
  const assets = await fetched({ wasmUrl: data(wasm), lexiconUrl: data(lexicon), modelUrl, model: "news" });
  assert.deepEqual([assets.wasm.bytes, assets.lexicon.bytes, assets.model.bytes], [wasm, lexicon, model]);
  await withHost({}, async (asked) => {
    await fetched({ lexiconUrl: "https://other.example/a.lexicon" });
    assert.deepEqual(asked, [`${baseUrl}wasm/jianbao_bg.wasm`, "https://other.example/a.lexicon"]);
  });
});

test("a file whose content is not that of its hash is refused; without a hash there is no trust", async () => {
  const hash = (algorithm, bytes) => `${algorithm}-${createHash(algorithm).update(bytes).digest("base64")}`;
  const integrity = {
    "wasm/jianbao_bg.wasm": hash("sha256", wasm),
    "lexicon/zh.lexicon": hash("sha384", lexicon),
    "model/news.model": hash("sha512", model),
  };
  await withHost({}, () => fetched({ integrity, model: "news" }));
  const changed = Uint8Array.from(lexicon, (it, at) => (at === 4999 ? 8 : it));
  await assert.rejects(withHost({ lexicon: () => new Response(changed) }, () => fetched({ integrity })), failed("lexicon/zh.lexicon", 200, /content differs/));
  for (const wrong of [{ ...integrity, "wasm/jianbao_bg.wasm": undefined }, { ...integrity, "wasm/jianbao_bg.wasm": "md5-1B2M2Y8A==" }]) {
    await assert.rejects(withHost({}, () => fetched({ integrity: wrong })), failed("wasm/jianbao_bg.wasm", 200, /no hash/));
  }
  // What this version was published with.
  // Either of the two may be found first.
  const isOneOfThem = (/** @type {unknown} */ error) => ["wasm/jianbao_bg.wasm", "lexicon/zh.lexicon"].some((path) => failed(path, 200, /content differs/)(error));
  await assert.rejects(withHost({}, () => fetched({ integrity: true })), isOneOfThem);
});

test("a model comes beside them, from the very start; none where none is wanted", async () => {
  for (const name of ["news", "open"]) {
    await withHost({}, async (asked) => {
      const coming = fetchAssets({ baseUrl, model: name });
      assert.deepEqual(asked.sort(), [`${baseUrl}lexicon/zh.lexicon`, `${baseUrl}model/${name}.model`, `${baseUrl}wasm/jianbao_bg.wasm`]);
      assert.deepEqual((await coming.model).bytes, model);
    });
  }
  await withHost({}, async (asked) => {
    assert.equal((await fetched({ model: "none" })).model, undefined);
    assert.equal(asked.length, 2);
  });
});

test("a host that calls WebAssembly something else is understood", async () => {
  for (const headers of [wasmType, {}, { "content-type": "application/octet-stream" }, { "content-type": "text/plain" }]) {
    for (const streaming of [true, false]) {
      const { module } = await withHost({ wasm: () => new Response(wasm, { headers }) }, () => fetched({ streaming }));
      assert.ok(module instanceof WebAssembly.Module);
    }
  }
});

test("where it may, the program is compiled while it comes", async () => {
  for (const streaming of [true, false]) {
    const { wasm, module } = await withHost({}, () => fetched({ streaming }));
    assert.equal(wasm.module === module, streaming);
  }
});

test("what a host does not have is told with its address and status", async () => {
  const missing = () => new Response("none", { status: 404 });
  await assert.rejects(withHost({ wasm: missing }, fetched), failed("wasm/jianbao_bg.wasm", 404, /404/));
  await assert.rejects(withHost({ lexicon: missing }, fetched), failed("lexicon/zh.lexicon", 404, /404/));
  await assert.rejects(withHost({ model: missing }, () => fetched({ model: "news" })), failed("model/news.model", 404, /404/));
  await assert.rejects(withHost({ model: missing }, () => fetched({ model: "open" })), failed("model/open.model", 404, /404/));
});

test("a host that answers with its page is found out", async () => {
  const page = () => new Response("<!doctype html>", { headers: { "content-type": "text/html; charset=utf-8" } });
  await assert.rejects(withHost({ wasm: page }, fetched), failed("wasm/jianbao_bg.wasm", 200, /page/));
  await assert.rejects(withHost({ lexicon: page }, fetched), failed("lexicon/zh.lexicon", 200, /page/));
});

test("what is no WebAssembly, or only its beginning, is told", async () => {
  for (const body of [wasm.slice(0, 6), Uint8Array.of(60, 33), new Uint8Array()]) {
    for (const streaming of [true, false]) {
      const answers = { wasm: () => new Response(body, { headers: wasmType }) };
      await assert.rejects(withHost(answers, () => fetched({ streaming })), failed("wasm/jianbao_bg.wasm", 200, new RegExp(`${body.length} bytes`)));
    }
  }
});

test("no network, and a network that goes away, are told", async () => {
  const none = () => Promise.reject(new TypeError("Failed to fetch"));
  await assert.rejects(withHost({ lexicon: none }, fetched), failed("lexicon/zh.lexicon", 0));
  for (const [name, path] of [["wasm", "wasm/jianbao_bg.wasm"], ["lexicon", "lexicon/zh.lexicon"]]) {
    const half = () => {
      const body = new ReadableStream({
        start: (it) => it.enqueue(lexicon.slice(0, 2500)),
        pull: (it) => it.error(new TypeError("network error")),
      });
      return new Response(body, { headers: wasmType });
    };
    await assert.rejects(withHost({ [name]: half }, () => fetched({ onProgress: () => {} })), failed(path, 200, /network error/));
  }
});

test("fewer bytes than the host said are told, even where the network says nothing", async () => {
  const headers = { "content-length": "5000" };
  const half = () => new Response(lexicon.slice(0, 2500), { headers });
  await assert.rejects(withHost({ lexicon: half }, fetched), failed("lexicon/zh.lexicon", 200, /2500 of 5000 bytes/));
  await assert.rejects(withHost({ wasm: half }, fetched), failed("wasm/jianbao_bg.wasm", 200, /2500 of 5000 bytes/));
  await assert.rejects(withHost({ model: half }, () => fetched({ model: "news" })), failed("model/news.model", 200, /2500 of 5000 bytes/));
  const encoded = () => new Response(lexicon, { headers: { "content-length": "5012", "content-encoding": "gzip" } });
  assert.equal((await withHost({ lexicon: encoded }, fetched)).lexicon.bytes.length, 5000, "what is compressed may be longer than its content");
});

test("a lexicon or a model that is not what it should be is told with where it came from and how much came", async () => {
  const assets = await withHost({}, () => fetched({ model: "news" }));
  const damaged = Object.assign(new Error("the lexicon is damaged"), { code: "lexicon-damaged" });
  const said = `the lexicon is damaged (5000 of ${sizes.lexicon} bytes came from ${baseUrl}lexicon/zh.lexicon)`;
  assert.throws(() => whose(damaged, assets), { code: "lexicon-damaged", message: said });
  const version = Object.assign(new Error("another version"), { code: "model-version" });
  const saidToo = `another version (300 of ${sizes.news} bytes came from ${baseUrl}model/news.model)`;
  assert.throws(() => whose(version, assets), { code: "model-version", message: saidToo });
  const other = Object.assign(new Error("gone"), { code: "worker-lost" });
  assert.throws(() => whose(other, assets), (error) => error === other);
});

test("a program of another version is told, with its address", async () => {
  // It wants something of its script that this one does not have.
  const text = (it) => [it.length, ...Buffer.from(it)];
  const other = Uint8Array.of(...wasm, 1, 4, 1, 96, 0, 0, 2, 25, 1, ...text("./jianbao_bg.js"), ...text("other"), 0, 0);
  const wasmUrl = `data:application/wasm;base64,${Buffer.from(other).toString("base64")}`;
  await assert.rejects(load({ wasmUrl, model: "none" }), ({ code, url, message }) => code === "fetch-failed" && url === wasmUrl && /another version/.test(message));
});

test("where one fails, the others are not waited for", async () => {
  const missing = () => new Response("none", { status: 500 });
  const endless = (signal) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  await assert.rejects(withHost({ lexicon: missing, wasm: endless }, fetched), failed("lexicon/zh.lexicon", 500));
  await assert.rejects(withHost({ model: missing, lexicon: endless }, () => fetched({ model: "news" })), failed("model/news.model", 500));
});

test("what nobody wants any more is not fetched on", async () => {
  let ended = false;
  const endless = (signal) => new Promise((_, reject) => signal.addEventListener("abort", () => ((ended = true), reject(signal.reason))));
  await withHost({ lexicon: endless }, async () => {
    const coming = fetchAssets({ baseUrl, model: "none" });
    coming.stop();
    await assert.rejects(coming.lexicon);
    assert.equal(ended, true);
  });
});

/** The shares and the last word of what was told. */
async function told(answers) {
  const heard = [];
  await withHost(answers, () => fetched({ onProgress: (it) => heard.push(it) }));
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

test("a model's bytes are counted from the first byte of any file on", async () => {
  const heard = [];
  await withHost({}, () => fetched({ model: "open", onProgress: (it) => heard.push(it) }));
  assert.equal(heard.at(-1).total, 5308);
  assert.ok(heard[0].total >= sizes.open, `${heard[0].total}`);
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

test("where the host compresses, the sizes are those of the files that the build made", async () => {
  const files = { wasm: new Uint8Array(sizes.wasm), lexicon: new Uint8Array(sizes.lexicon), model: new Uint8Array(sizes.news) };
  files.wasm.set(wasm);
  const headers = { "content-encoding": "br", "content-length": "1000" };
  const heard = [];
  await withHost(
    {
      wasm: () => new Response(files.wasm, { headers }),
      lexicon: () => new Response(files.lexicon, { headers }),
      model: () => new Response(files.model, { headers }),
    },
    async () => {
      const coming = fetchAssets({ baseUrl, model: "news", onProgress: (it) => heard.push(it) });
      await Promise.all([coming.wasm, coming.lexicon, coming.model]);
    },
  );
  const total = sizes.wasm + sizes.lexicon + sizes.news;
  assert.deepEqual([...new Set(heard.map((it) => it.total))], [total]);
  assert.deepEqual(heard.at(-1), { loaded: total, total, share: 1 });
});

test("the sizes are those of the files", () => {
  const size = (path) => statSync(new URL(path, new URL("../pkg/", import.meta.url))).size;
  const [news, open] = [size("model/news.model"), size("model/open.model")];
  assert.deepEqual({ ...sizes }, { wasm: size("wasm/jianbao_bg.wasm"), lexicon: size("lexicon/zh.lexicon"), news, open });
});
