// Which model is fetched, and that one which is not whole, or of another version, is refused.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { Jianbao } from "../pkg/core.js";
import { load } from "../pkg/index.js";
import { command } from "./command.mjs";
import { lexicon, loaded, models, seed, wasm } from "./loaded.mjs";

const { news } = models;
const open = (model) => new Jianbao({ wasm, lexicon, model });

/** The model with the byte at `at` changed. */
function changed(at) {
  const bytes = news.slice();
  bytes[at] ^= 1;
  return bytes;
}

/** The model as another version of the program would have it. */
function ofVersion(version) {
  const bytes = news.slice();
  new DataView(bytes.buffer).setUint32(8, version, true);
  return bytes;
}

/** Loads from a host that has these models; `work` gets what it loaded and what was asked for. */
async function withHost(given, options, work = async () => {}) {
  const { fetch: kept } = globalThis;
  const asked = [];
  globalThis.fetch = async (url) => {
    const path = url.replace("https://example.com/pkg/", "");
    asked.push(path);
    const body = path.endsWith(".wasm") ? wasm : path.endsWith(".lexicon") ? lexicon : given[path];
    return body ? new Response(body) : new Response("none", { status: 404 });
  };
  try {
    const jianbao = await load({ baseUrl: "https://example.com/pkg", worker: false, ...options });
    await work(jianbao, asked.sort());
    jianbao.close();
  } finally {
    globalThis.fetch = kept;
  }
}

const all = { "model/news.model": news, "model/open.model": models.open };

test("the model of news is fetched unless another, or none, is asked for; the words are those of the core", async () => {
  const text = "虞越嵩和林小舟说，浙超的比赛很精彩。";
  for (const [options, name] of [[{}, "news"], [{ model: "news" }, "news"], [{ model: undefined }, "news"], [{ model: "open" }, "open"], [{ model: "none" }, "none"]]) {
    await withHost(all, options, async (jianbao, asked) => {
      const files = ["lexicon/zh.lexicon", ...(name === "none" ? [] : [`model/${name}.model`]), "wasm/jianbao_bg.wasm"];
      assert.deepEqual(asked, files, JSON.stringify(options));
      assert.deepEqual((await jianbao.segment(text)).texts(), loaded(name).segment(text).texts(), name);
    });
  }
});

test("a model that the host does not have is told with its address and status", async () => {
  const missing = (name) => ({ code: "fetch-failed", url: `https://example.com/pkg/model/${name}.model`, status: 404 });
  await assert.rejects(withHost({}, {}), missing("news"));
  await assert.rejects(withHost({ "model/news.model": news }, { model: "open" }), missing("open"));
  await withHost({}, { model: "none" });
});

test("a model that is not whole, or of another version, is told wherever it comes from, and loading works again", async () => {
  const serve = (bytes) => withHost({ "model/news.model": bytes }, {});
  await assert.rejects(serve(changed(1000)), (error) => error.code === "model-damaged" && error.message.includes("https://example.com/pkg/model/news.model"));
  await assert.rejects(serve(news.slice(0, 1000)), { code: "model-damaged" });
  await assert.rejects(serve(ofVersion(99)), { code: "model-version" });
  await serve(news);
});

test("what is no model, or only its beginning, is damaged", () => {
  for (const length of [0, 1, 7, 8, 12, 16, 20, 24, 1000, news.length >> 1, news.length - 1]) {
    assert.throws(() => open(news.slice(0, length)), { code: "model-damaged" }, `${length} bytes`);
  }
  assert.throws(() => open(new TextEncoder().encode("<!doctype html><title>not found</title>")), { code: "model-damaged" });
  assert.throws(() => open(lexicon), { code: "model-damaged" });
  const longer = new Uint8Array(news.length + 1);
  longer.set(news);
  assert.throws(() => open(longer), { code: "model-damaged" });
});

test("one changed byte is found, wherever it is", () => {
  for (let i = 0; i < 40; i++) {
    const at = i < 8 ? i : 12 + Math.floor(((news.length - 13) * (i - 8)) / 31);
    assert.throws(() => open(changed(at)), { code: "model-damaged" }, `byte ${at}`);
  }
});

test("a model of another version is told as such", () => {
  assert.throws(() => open(ofVersion(99)), (error) => error.code === "model-version" && /99/.test(error.message));
});

test("what is not bytes is a TypeError; none and nothing are no model", () => {
  for (const wrong of [null, "news", 5, {}, true]) assert.throws(() => open(wrong), /^TypeError: model: expected bytes/);
  const text = "虞越嵩和林小舟说。";
  assert.deepEqual(open("none").segment(text).texts(), open(undefined).segment(text).texts());
});

test("bytes come in whatever holds them", () => {
  const shifted = new Uint8Array(news.length + 3);
  shifted.set(news, 3);
  for (const bytes of [news.slice().buffer, Buffer.from(news), shifted.subarray(3), new DataView(shifted.buffer, 3)]) {
    assert.equal(open(bytes).analyze("好").characters, 1);
  }
});

test("names come with a model, times and numbers without one too", () => {
  const text = "😂市长赵勇男在南通大学介绍，2024年1月22日有三十人到场。";
  const found = (name) => loaded(name).analyze(text).entities;
  for (const name of ["news", "open"]) {
    const named = found(name).map(({ text, kind }) => `${text} ${kind}`);
    for (const wanted of ["赵勇男 person", "南通大学 organization", "2024年1月22日 time"]) assert.ok(named.includes(wanted), `${name}: ${named}`);
  }
  for (const { text: it, start, end, confidence } of found("news")) {
    assert.equal(text.slice(start, end), it, "offsets count UTF-16 units");
    assert.ok(confidence > 0 && confidence <= 1);
  }
  const kinds = new Set(found("none").map(({ kind }) => kind));
  assert.deepEqual(kinds, new Set(["time", "number"]));
});

test("each reads with its own model, and user words stay one's own", () => {
  const [one, other, none] = [loaded(), loaded(), loaded("none")];
  const cut = (jianbao) => jianbao.segment("长江口产业创新协同区").length;
  one.words.add("长江口产业创新协同区");
  assert.equal(cut(one), 1);
  assert.ok(cut(other) > 1 && cut(none) > 1);
});

for (const name of ["news", "open", "none"]) {
  test(`${name}: the analysis is that of the command`, () => {
    const native = execFileSync(command(), ["analyze", "--model", name], { input: seed, encoding: "utf8", maxBuffer: 1 << 28 });
    assert.equal(JSON.stringify(loaded(name).analyze(seed)), native.trimEnd(), "the same bytes");
  });
}
