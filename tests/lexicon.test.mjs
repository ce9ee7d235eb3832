// A lexicon that is not whole is refused, and nothing is half loaded.

import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { Jianbao } from "../pkg/core.js";
import { load } from "../pkg/index.js";
import { Unpacker } from "../pkg/src/unpack.js";
import { lexicon, loaded, seed, wasm } from "./loaded.mjs";

const open = (bytes) => new Jianbao({ wasm, lexicon: bytes });

/** The lexicon with the byte at `at` changed. */
function changed(at) {
  const bytes = lexicon.slice();
  bytes[at] ^= 1;
  return bytes;
}

test("what is no lexicon, or only its beginning, is damaged", () => {
  for (const length of [0, 1, 7, 8, 12, 27, 28, 1000, lexicon.length >> 1, lexicon.length - 1]) {
    assert.throws(() => open(lexicon.slice(0, length)), { code: "lexicon-damaged" }, `${length} bytes`);
  }
  assert.throws(() => open(new TextEncoder().encode("<!doctype html><title>not found</title>")), { code: "lexicon-damaged" });
  const longer = new Uint8Array(lexicon.length + 1);
  longer.set(lexicon);
  assert.throws(() => open(longer), { code: "lexicon-damaged" });
});

test("one changed byte is found, wherever it is", () => {
  for (let i = 0; i < 40; i++) {
    const at = i < 8 ? i : 12 + Math.floor(((lexicon.length - 13) * (i - 8)) / 31);
    assert.throws(() => open(changed(at)), { code: "lexicon-damaged" }, `byte ${at}`);
  }
});

/** As a page hands it over that has unpacked it while it came. */
function unpacked(bytes) {
  const unpacker = new Unpacker();
  for (let at = 0; at < bytes.length; at += 65_536) unpacker.add(bytes.subarray(at, at + 65_536));
  return unpacker.whole(bytes);
}

test("unpacked by the page it is the same lexicon", async () => {
  const bytes = await unpacked(lexicon);
  assert.ok(bytes.length > 2 * lexicon.length);
  const words = (bytes) => new Jianbao({ wasm, lexicon: bytes }).segment(seed).texts();
  assert.deepEqual(words(bytes), words(lexicon));
});

test("one changed byte is found, also by a page that unpacks", async () => {
  for (let i = 0; i < 40; i++) {
    const at = i < 8 ? i : i < 24 ? 12 + 2 * (i - 8) : Math.floor(((lexicon.length - 1) * (i - 23)) / 16);
    const bytes = await unpacked(changed(at));
    assert.throws(() => open(bytes), { code: "lexicon-damaged" }, `byte ${at}`);
  }
});

test("what claims to be gigabytes is left to the program", async () => {
  const bomb = Buffer.concat([lexicon.subarray(0, 48), deflateRawSync(Buffer.alloc(40_000_000))]);
  const bytes = await unpacked(new Uint8Array(bomb));
  assert.equal(bytes.length, bomb.length);
  assert.throws(() => open(bytes), { code: "lexicon-damaged" });
});

test("a lexicon of another version is told as such", () => {
  const bytes = lexicon.slice();
  new DataView(bytes.buffer).setUint32(8, 99, true);
  assert.throws(() => open(bytes), (error) => error.code === "lexicon-version" && /99/.test(error.message));
});

test("what is not bytes is a TypeError", () => {
  for (const wrong of [undefined, null, "lexicon", 5, {}]) {
    assert.throws(() => open(wrong), /^TypeError: lexicon: expected bytes/);
    assert.throws(() => new Jianbao({ wasm: wrong, lexicon }), /^TypeError: wasm: expected bytes/);
  }
});

test("bytes come in whatever holds them", () => {
  const shifted = new Uint8Array(lexicon.length + 3);
  shifted.set(lexicon, 3);
  for (const bytes of [lexicon.slice().buffer, Buffer.from(lexicon), shifted.subarray(3), new DataView(shifted.buffer, 3)]) {
    assert.equal(open(bytes).analyze("好").characters, 1);
  }
});

test("after a refusal, loading works", () => {
  assert.throws(() => open(changed(100)));
  assert.equal(loaded().analyze("好").characters, 1);
});

test("load says the same, wherever the bytes come from", async () => {
  const { fetch: kept } = globalThis;
  const serve = (bytes) => {
    globalThis.fetch = async (url) => {
      const body = url.endsWith(".wasm") ? wasm : bytes;
      return body ? new Response(body) : new Response("none", { status: 404 });
    };
    return load({ baseUrl: "https://example.com/pkg", model: "none", worker: false });
  };
  try {
    await assert.rejects(serve(changed(1000)), { code: "lexicon-damaged" });
    await assert.rejects(serve(lexicon.slice(0, 1000)), { code: "lexicon-damaged" });
    await assert.rejects(serve(null), { code: "fetch-failed", url: "https://example.com/pkg/lexicon/zh.lexicon", status: 404 });
    const jianbao = await serve(lexicon);
    assert.equal((await jianbao.analyze("好")).characters, 1);
    jianbao.close();
  } finally {
    globalThis.fetch = kept;
  }
});
