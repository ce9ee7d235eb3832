// What becomes of the WebAssembly instance when a call breaks it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Jianbao } from "../pkg/src/core.js";
import { currentGeneration } from "../pkg/src/instance.js";
import * as glue from "../pkg/wasm/jianbao.js";
import { lexicon, models, wasm } from "./loaded.mjs";

/** From the modules themselves, so that a test can reach their glue. */
const loaded = (model = models.news) => new Jianbao({ wasm, lexicon, model });

test("a trap ends its own call; the instance is replaced and knows the user's words", (t) => {
  const mine = loaded();
  mine.words.add("长江口产业创新协同区", "nt");
  const other = loaded();
  const text = "长江口产业创新协同区。";
  const before = mine.analyze(text);
  const trap = t.mock.method(glue.Engine.prototype, "analyze", () => { throw new WebAssembly.RuntimeError("unreachable"); });
  assert.throws(() => mine.analyze(text), { code: "crashed" });
  trap.mock.mockImplementation(() => { throw new RangeError("Maximum call stack size exceeded"); });
  assert.throws(() => mine.analyze(text), { code: "crashed" });
  trap.mock.mockImplementation(() => { throw new WebAssembly.RuntimeError("unreachable"); });
  assert.throws(() => mine.analyze("好".repeat(1 << 20)), { code: "too-large" });
  trap.mock.restore();
  assert.deepEqual(mine.analyze(text), before);
  assert.equal(mine.segment(text).at(0).text, "长江口产业创新协同区");
  assert.ok(other.analyze(text).characters > 0, "an engine of the same instance is made again too");
});

/** How many bytes the instance has. */
const memory = () => glue.initSync(undefined).memory.buffer.byteLength;

test("after a very large text the instance is replaced, and knows the user's words", () => {
  const mine = loaded();
  mine.words.add("长江口产业创新协同区", "nt");
  const other = loaded();
  const before = memory();
  const text = "长江口产业创新协同区的发展很快，南通的港口很忙。\n".repeat(250_000);
  const words = mine.segment(text);
  assert.ok(memory() < before, `${memory() >> 20} MB, ${before >> 20} before`);
  assert.equal(words.at(-1).start, text.length - 2, "what was found stays");
  assert.equal(mine.segment("长江口产业创新协同区").length, 1);
  assert.ok(other.segment("长江口产业创新协同区").length > 1);
  assert.ok(memory() <= before, "no more than before is needed again");
});

test("an instance that takes another's place has the models that its engines had", (t) => {
  const text = "虞越嵩和林小舟说，浙超的比赛很精彩。";
  const all = [loaded(models.news), loaded(models.open), loaded("none")];
  const cut = () => all.map((it) => it.segment(text).texts().join("|"));
  const before = cut();
  assert.notEqual(before[0], before[2], "with a model the words are others");
  const generation = currentGeneration();
  const trap = t.mock.method(glue.Engine.prototype, "segment", () => { throw new WebAssembly.RuntimeError("unreachable"); });
  assert.throws(() => all[0].segment(text), { code: "crashed" });
  trap.mock.restore();
  assert.deepEqual(cut(), before);
  assert.equal(currentGeneration(), generation + 1);
});

test("engines, words and smaller texts leave the instance as it is", () => {
  const before = currentGeneration();
  const mine = [loaded(), loaded()];
  mine[0].words.load(Array.from({ length: 20_000 }, (_, i) => `词${String.fromCodePoint(0x4e00 + i)}`).join("\n"));
  const text = "南通的港口很忙。\n".repeat(10_000);
  for (let i = 0; i < 3; i++) for (const it of mine) it.segment(text);
  assert.equal(currentGeneration(), before);
});
