// Who loads with the options of another shares its worker, and neither notices the other.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../pkg/index.js";
import { FakeHost, until } from "./fake-worker.mjs";
import { lexicon, models, wasm } from "./loaded.mjs";

const code = (expected) => (error) => error instanceof Error && error.code === expected;
const both = (host, options = [{}, {}]) => Promise.all(options.map((it) => load({ worker: host.start, ...it })));

test("two loads start one worker, and their calls run in the order in which they were made", async () => {
  const host = new FakeHost();
  const [one, other] = await both(host);
  const late = await load({ worker: host.start });
  await Promise.all([one.keywords("一"), other.keywords("二"), late.keywords("三"), one.keywords("四")]);
  assert.deepEqual(host.texts, ["一", "二", "三", "四"]);
  assert.equal(host.workers.length, 1);
  assert.equal(host.last.asked.filter((it) => it.action === "load").length, 1);
  const readers = host.last.asked.slice(2).map((it) => it.reader);
  assert.deepEqual(readers, [0, 1, 2, 0], "the worker knows whose call it is");
});

test("other options are another worker", async () => {
  const host = new FakeHost();
  await load({ worker: host.start });
  await load({ worker: host.start, baseUrl: new URL("../pkg/", import.meta.url) });
  await load({ worker: () => host.start() });
  assert.equal(host.workers.length, 3);
  for (const model of ["open", "none", "open", "news"]) await load({ worker: host.start, model });
  assert.equal(host.workers.length, 5, "the models are options as the others are, and news is what comes without one");
});

test("close ends one's own calls; the worker ends with the last", async () => {
  const host = new FakeHost();
  const [one, other] = await both(host);
  const running = other.keywords("等");
  const open = [one.keywords("一"), one.keywords("二")];
  const waiting = other.keywords("三");
  await until(() => host.texts.includes("等"));
  one.close();
  one.close();
  for (const call of open) await assert.rejects(call, code("closed"));
  await assert.rejects(one.keywords("四"), code("closed"));
  host.last.say({ id: host.last.asked.find((it) => it.args[0] === "等").id, result: ["等"] });
  assert.deepEqual([await running, await waiting], [["等"], ["三"]]);
  assert.deepEqual(host.texts, ["等", "三"]);
  const left = host.last.asked.filter((it) => it.action === "leave");
  assert.deepEqual(left.map((it) => it.reader), [0], "the worker is told who left");
  assert.equal(host.last.ended, false);
  other.close();
  assert.equal(host.last.ended, true);
  await load({ worker: host.start });
  assert.equal(host.workers.length, 2, "whoever comes after the last one begins anew");
});

test("closing in the middle of one's own call does not hold up the others", async () => {
  const host = new FakeHost();
  const [one, other] = await both(host);
  await other.words.add("协同区", undefined);
  const held = one.keywords("等");
  const waiting = other.keywords("二");
  await until(() => host.texts.includes("等"));
  one.close();
  await assert.rejects(held, code("closed"));
  assert.deepEqual(await waiting, ["二"]);
  assert.equal(host.workers.length, 2);
  assert.deepEqual(host.last.asked[1].args[0].words, [[1, [["add", ["协同区", undefined]]]]], "who has left is forgotten");
});

test("an aborted call that runs sends the calls of the others to the successor, which knows everybody's words", async () => {
  const host = new FakeHost();
  const [one, other] = await both(host);
  await one.words.add("一区", undefined);
  await other.words.add("二区", undefined);
  const stop = new AbortController();
  const held = one.keywords("等", { signal: stop.signal });
  const after = [other.keywords("二"), one.keywords("三")];
  await until(() => host.texts.includes("等"));
  stop.abort();
  await assert.rejects(held, code("aborted"));
  assert.deepEqual(await Promise.all(after), [["二"], ["三"]]);
  assert.equal(host.workers.length, 2);
  assert.deepEqual(host.last.asked[1].args[0].words, [[0, [["add", ["一区", undefined]]]], [1, [["add", ["二区", undefined]]]]]);
});

test("whoever's call the worker dies of is told; the others' calls go to the successor", async () => {
  const host = new FakeHost();
  const [one, other] = await both(host);
  const own = [one.keywords("等"), one.keywords("一")];
  const waiting = other.keywords("二");
  await until(() => host.texts.includes("等"));
  host.last.die();
  for (const call of own) await assert.rejects(call, code("worker-lost"));
  assert.deepEqual(await waiting, ["二"]);
  assert.equal(host.workers.length, 2);
});

test("each is told of the loading, whoever began it", async () => {
  const host = new FakeHost({ slow: true });
  const heard = [[], [], []];
  const tell = (i) => ({ onProgress: ({ share }) => heard[i].push(share) });
  const loading = both(host, [{}, tell(0)]);
  await until(() => host.last?.asked.length === 2);
  const joined = load({ worker: host.start, ...tell(1) });
  const { id } = host.last.asked[1];
  host.last.say({ id, result: { tagNames: [], stopWords: {} } });
  await Promise.all([loading, joined]);
  await load({ worker: host.start, ...tell(2) });
  for (const shares of heard) assert.equal(shares.at(-1), 1);
  assert.ok(heard[0].length > 1);
  assert.equal(host.workers.length, 1);
});

test("a load that is aborted, or whose own function throws, ends no other", async () => {
  const host = new FakeHost({ slow: true });
  const stop = new AbortController();
  const aborted = load({ worker: host.start, signal: stop.signal });
  const thrown = load({ worker: host.start, onProgress: () => { throw new Error("my own"); } });
  const other = load({ worker: host.start });
  stop.abort();
  await assert.rejects(aborted, code("aborted"));
  await assert.rejects(thrown, /my own/);
  await until(() => host.last?.asked.some((it) => it.action === "load"));
  assert.equal(host.last.ended, false);
  host.last.say({ id: host.last.asked.find((it) => it.action === "load").id, result: { tagNames: [], stopWords: {} } });
  assert.deepEqual(await (await other).keywords("好"), ["好"]);
  assert.equal(host.workers.length, 1);
});

test("a load that fails fails for all who wait for it, and the next begins anew", async () => {
  const host = new FakeHost({ broken: true });
  const loading = [load({ worker: host.start }), load({ worker: host.start })];
  const again = loading[0].catch(() => {
    host.broken = false;
    return load({ worker: host.start });
  });
  for (const it of loading) await assert.rejects(it, code("lexicon-damaged"));
  assert.deepEqual(await (await again).keywords("好"), ["好"]);
  assert.equal(host.workers[0].ended, true);
  assert.equal(host.workers.length, 2);
});

test("on the main thread too, one fetches for all, and each has words of its own", async () => {
  const { fetch: kept } = globalThis;
  const asked = [];
  globalThis.fetch = async (url) => {
    asked.push(url);
    return new Response(url.endsWith(".wasm") ? wasm : url.endsWith(".model") ? models.news : lexicon);
  };
  try {
    const options = { worker: false, baseUrl: "https://example.com/shared" };
    const [one, other] = await Promise.all([load(options), load(options)]);
    await one.words.add("江苏省十四届人大");
    const cut = (jianbao) => jianbao.segment("江苏省十四届人大").then((it) => it.texts().length);
    assert.equal(await cut(one), 1);
    assert.ok((await cut(other)) > 1);
    one.close();
    const third = await load(options);
    assert.ok((await cut(third)) > 1);
    assert.equal(asked.length, 3);
    other.close();
    third.close();
  } finally {
    globalThis.fetch = kept;
  }
});
