// The client keeps calls apart from one another, whatever happens to the worker.

import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { test } from "node:test";
import { load } from "../pkg/index.js";
import { FakeHost, until } from "./fake-worker.mjs";

const ready = async (host = new FakeHost()) => ({ host, jianbao: await load({ worker: host.start }) });
const code = (expected) => (error) => error instanceof Error && error.code === expected;

test("calls run one after another, in order", async () => {
  const { host, jianbao } = await ready();
  const answers = await Promise.all(["一", "二", "三"].map((text) => jianbao.keywords(text)));
  assert.deepEqual(answers, [["一"], ["二"], ["三"]]);
  assert.deepEqual(host.texts, ["一", "二", "三"]);
  assert.equal(host.workers.length, 1);
});

test("the second call is not sent before the first is answered", async () => {
  const { host, jianbao } = await ready();
  const held = jianbao.keywords("等");
  const next = jianbao.keywords("二");
  await until(() => host.texts.length === 1);
  const { id } = host.last.asked.at(-1);
  host.last.say({ id, result: ["久等了"] });
  assert.deepEqual(await held, ["久等了"]);
  assert.deepEqual(await next, ["二"]);
});

test("an aborted call that waits is dropped, and nothing else happens", async () => {
  const { host, jianbao } = await ready();
  const stop = new AbortController();
  const first = jianbao.keywords("一");
  const second = jianbao.keywords("二", { signal: stop.signal });
  const third = jianbao.keywords("三");
  stop.abort();
  await assert.rejects(second, code("aborted"));
  assert.deepEqual([await first, await third], [["一"], ["三"]]);
  assert.deepEqual(host.texts, ["一", "三"]);
  assert.equal(host.workers.length, 1);
});

test("an aborted call that runs ends its worker; the successor fetches nothing and goes on in order", async () => {
  const { host, jianbao } = await ready();
  await jianbao.words.add("协同区", "n");
  await jianbao.words.load("长江口");
  await jianbao.words.remove("协同区");
  const stop = new AbortController();
  const held = jianbao.keywords("等", { signal: stop.signal });
  const after = ["二", "三"].map((text) => jianbao.keywords(text));
  await until(() => host.texts.includes("等"));
  stop.abort(new Error("不要了"));
  await assert.rejects(held, (error) => code("aborted")(error) && error.name === "AbortError" && error.cause.message === "不要了");
  assert.deepEqual(await Promise.all(after), [["二"], ["三"]]);

  assert.equal(host.workers.length, 2);
  assert.equal(host.workers[0].ended, true);
  const [compile, load] = host.last.asked;
  assert.deepEqual([compile.action, load.action], ["compile", "load"]);
  const [first, firstLoad] = host.workers[0].asked;
  assert.equal(compile.args[0].bytes, first.args[0].bytes, "the program is handed over");
  assert.equal(load.args[0].lexicon, firstLoad.args[0].lexicon, "the lexicon is handed over");
  assert.ok(load.args[0].model.length > 0);
  assert.equal(load.args[0].model, firstLoad.args[0].model, "the model is handed over");
  assert.deepEqual(load.args[0].words, [[0, [["load", ["长江口"]], ["remove", ["协同区"]]]]], "the last call about a word counts");
});

test("an aborted call that is soon done costs no worker", async () => {
  const { host, jianbao } = await ready();
  const stop = new AbortController();
  const held = jianbao.keywords("等", { signal: stop.signal });
  const after = jianbao.keywords("二");
  await until(() => host.texts.includes("等"));
  stop.abort();
  await assert.rejects(held, code("aborted"));
  host.last.say({ id: host.last.asked.at(-1).id, result: ["太晚了"] });
  assert.deepEqual(await after, ["二"]);
  await new Promise((resolve) => setTimeout(resolve, 150));
  assert.equal(host.workers.length, 1);
  assert.equal(host.last.ended, false);
});

test("the successor is made ready even if nothing waits", async () => {
  const { host, jianbao } = await ready();
  const stop = new AbortController();
  const held = jianbao.keywords("等", { signal: stop.signal });
  await until(() => host.texts.includes("等"));
  stop.abort();
  await assert.rejects(held, code("aborted"));
  await until(() => host.workers.length === 2 && host.last.asked.length === 2);
  assert.deepEqual(await jianbao.keywords("二"), ["二"]);
  assert.equal(host.workers.length, 2);
});

test("an abort after the answer, or before the call, ends no worker", async () => {
  const { host, jianbao } = await ready();
  const stop = new AbortController();
  await jianbao.keywords("一", { signal: stop.signal });
  stop.abort();
  await assert.rejects(jianbao.keywords("二", { signal: stop.signal }), code("aborted"));
  assert.deepEqual(await jianbao.keywords("三"), ["三"]);
  assert.deepEqual(host.texts, ["一", "三"]);
  assert.equal(host.workers.length, 1);
});

test("a lost worker answers every open call, and the next call works", async () => {
  const { host, jianbao } = await ready();
  await jianbao.words.add("协同区", undefined);
  const open = ["等", "二", "三"].map((text) => jianbao.keywords(text));
  await until(() => host.texts.includes("等"));
  host.last.die();
  for (const call of open) await assert.rejects(call, code("worker-lost"));
  assert.deepEqual(await jianbao.keywords("四"), ["四"]);
  assert.equal(host.workers.length, 2);
  assert.deepEqual(host.last.asked[1].args[0].words, [[0, [["add", ["协同区", undefined]]]]]);
});

test("a message that cannot be read is a lost worker too", async () => {
  const { host, jianbao } = await ready();
  const held = jianbao.keywords("等");
  await until(() => host.texts.includes("等"));
  host.last.onmessageerror({});
  await assert.rejects(held, code("worker-lost"));
  assert.deepEqual(await jianbao.keywords("二"), ["二"]);
});

test("close answers open and later calls, and ends the worker", async () => {
  const { host, jianbao } = await ready();
  const open = ["等", "二"].map((text) => jianbao.keywords(text));
  await until(() => host.texts.includes("等"));
  jianbao.close();
  jianbao.close();
  for (const call of open) await assert.rejects(call, code("closed"));
  await assert.rejects(jianbao.analyze("三"), code("closed"));
  await assert.rejects(jianbao.words.add("四"), code("closed"));
  assert.equal(host.last.ended, true);
  assert.equal(host.workers.length, 1);
});

test("a signal is not listened to any longer than its call lasts", async () => {
  const stop = new AbortController();
  const listeners = () => getEventListeners(stop.signal, "abort").length;
  const host = new FakeHost();
  const jianbao = await load({ worker: host.start, signal: stop.signal });
  assert.equal(listeners(), 0, "loaded");
  const done = jianbao.keywords("一", { signal: stop.signal });
  assert.equal(listeners(), 1);
  await done;
  await jianbao.keywords("坏", { signal: stop.signal }).catch(() => {});
  assert.equal(listeners(), 0, "answered, refused");
  const open = ["等", "二"].map((text) => jianbao.keywords(text, { signal: stop.signal }));
  await until(() => host.texts.includes("等"));
  assert.equal(listeners(), 2);
  jianbao.close();
  for (const it of open) await assert.rejects(it, code("closed"));
  assert.equal(listeners(), 0, "closed");
  assert.ok(host.last.ended);
});

test("errors keep their class across the worker and spoil no other call", async () => {
  const { jianbao } = await ready();
  const bad = jianbao.keywords("坏");
  const good = jianbao.keywords("好");
  await assert.rejects(bad, (error) => error instanceof RangeError && /^limit:/.test(error.message));
  assert.deepEqual(await good, ["好"]);
});

test("a text that is not a string, and options that are no data, never reach the worker", async () => {
  const { host, jianbao } = await ready();
  for (const text of [undefined, null, 5, ["好"], new String("好")]) {
    await assert.rejects(jianbao.analyze(text), (error) => error instanceof TypeError && /^text: expected a string/.test(error.message));
  }
  const wrong = [
    [5, /^options: expected an object/],
    [null, /^options:/],
    [["a"], /^options:/],
    [{ signal: {} }, /^signal: expected an AbortSignal/],
    [{ onProgress: "yes" }, /^onProgress: expected a function/],
    [{ summary: { focus: () => {} } }, /^summary\.focus: expected plain data, not a function/],
    [{ page: { breaks: [1, Symbol("x")] } }, /^page\.breaks\[1\]:/],
    [{ stopWords: new Set(["的"]) }, /^stopWords:/],
    [{ frequencies: { limit: 5n } }, /^frequencies\.limit:/],
  ];
  for (const [options, message] of wrong) {
    await assert.rejects(jianbao.analyze("好", options), (error) => error instanceof TypeError && message.test(error.message), `${message}`);
  }
  const endless = {};
  endless.summary = endless;
  await assert.rejects(jianbao.analyze("好", endless), TypeError);
  assert.deepEqual(host.texts, []);
});

test("a text that is too long is refused, and the next call works", async () => {
  const { host, jianbao } = await ready();
  await assert.rejects(jianbao.keywords("好".repeat((1 << 25) + 1)), code("too-large"));
  assert.deepEqual(await jianbao.keywords("好"), ["好"]);
  assert.deepEqual(host.texts, ["好"]);
});

test("options are those of the moment of the call", async () => {
  const { host, jianbao } = await ready();
  const options = { limit: 3, stopWords: ["的"], names: undefined };
  const call = jianbao.keywords("一", options);
  options.limit = 9;
  options.stopWords.push("了");
  await call;
  assert.deepEqual(host.last.asked.at(-1).args, ["一", { limit: 3, stopWords: ["的"] }]);
});

test("progress reaches the caller, and what the caller throws spoils only its own call", async () => {
  const { host, jianbao } = await ready();
  const shares = [];
  const held = jianbao.keywords("等", { onProgress: (share) => shares.push(share) });
  await until(() => host.texts.includes("等"));
  const { id, progress } = host.last.asked.at(-1);
  assert.equal(progress, true);
  for (const share of [0.25, 0.75]) host.last.say({ id, progress: share });
  host.last.say({ id, result: [] });
  await held;
  assert.deepEqual(shares, [0.25, 0.75]);

  const spoiled = jianbao.keywords("等", { onProgress: () => { throw new Error("my own"); } });
  const next = jianbao.keywords("二");
  await until(() => host.texts.filter((it) => it === "等").length === 2);
  const again = host.last.asked.at(-1).id;
  host.last.say({ id: again, progress: 0.5 });
  host.last.say({ id: again, result: [] });
  await assert.rejects(spoiled, /my own/);
  assert.deepEqual(await next, ["二"]);
  assert.equal(host.last.asked.at(-1).progress, false);
});

test("loading can be aborted and tried again", async () => {
  const host = new FakeHost({ slow: true });
  await assert.rejects(load({ worker: host.start, signal: AbortSignal.abort() }), code("aborted"));
  assert.equal(host.workers.length, 0);
  const stop = new AbortController();
  const loading = load({ worker: host.start, signal: stop.signal });
  await until(() => host.last?.asked.length === 2);
  stop.abort();
  await assert.rejects(loading, code("aborted"));
  assert.equal(host.last.ended, true);
  host.slow = false;
  const jianbao = await load({ worker: host.start, signal: new AbortController().signal });
  assert.deepEqual(await jianbao.keywords("好"), ["好"]);
});

test("a signal that ends loading has no hold over what is loaded", async () => {
  const host = new FakeHost();
  const stop = new AbortController();
  const jianbao = await load({ worker: host.start, signal: stop.signal });
  stop.abort();
  assert.deepEqual(await jianbao.keywords("好"), ["好"]);
});

test("load names the option that is wrong", async () => {
  const wrong = [
    [{ onprogress: () => {} }, TypeError, /^onprogress: no such option/],
    [{ onProgress: 5 }, TypeError, /^onProgress:/],
    [{ signal: "stop" }, TypeError, /^signal:/],
    [{ baseUrl: 5 }, TypeError, /^baseUrl:/],
    [{ baseUrl: "http://" }, TypeError, /^baseUrl:/],
    [{ wasmUrl: 5 }, TypeError, /^wasmUrl:/],
    [{ lexiconUrl: "http://" }, TypeError, /^lexiconUrl: .*"http:/],
    [{ modelUrl: null }, TypeError, /^modelUrl:/],
    [{ workerUrl: {} }, TypeError, /^workerUrl:/],
    [{ integrity: "sha256-" }, TypeError, /^integrity:/],
    [{ integrity: null }, TypeError, /^integrity:/],
    [{ trustedTypesPolicy: {} }, TypeError, /^trustedTypesPolicy:/],
    [{ worker: "yes" }, TypeError, /^worker:/],
    [{ model: 5 }, TypeError, /^model: expected "news", "open" or "none", not a number/],
    [{ model: null }, TypeError, /^model:/],
    [{ model: "newest" }, TypeError, /^model: .*"newest"/],
    [null, TypeError, /^options:/],
  ];
  for (const [options, kind, message] of wrong) {
    await assert.rejects(load(options), (error) => error instanceof kind && message.test(error.message), `${message}`);
  }
});

test("without WebAssembly, load says so at once", async () => {
  const { WebAssembly: kept } = globalThis;
  const host = new FakeHost();
  try {
    delete globalThis.WebAssembly;
    await assert.rejects(load({ worker: host.start }), code("no-webassembly"));
  } finally {
    globalThis.WebAssembly = kept;
  }
  assert.equal(host.workers.length, 0);
});
