// Columns and what is made of them when it is asked for.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Words } from "../pkg/core.js";
import { loaded, seed } from "./loaded.mjs";

const text = "南通 南通的";
const words = () =>
  new Words(text, {
    starts: Uint32Array.of(0, 3, 5),
    ends: Uint32Array.of(2, 5, 6),
    tags: Uint8Array.of(0, 0, 1),
    numbers: Uint32Array.of(0, 0, 1),
  });

test("words that are written the same share one string, whoever asks", (t) => {
  const slice = t.mock.method(String.prototype, "slice");
  const mine = words();
  const made = () => slice.mock.calls.filter((it) => String(it.this) === text).length;
  assert.equal(made(), 0, "nothing is made before it is asked for");
  assert.equal(mine.at(-1).text, "的");
  assert.equal(made(), 1);
  assert.deepEqual(mine.texts(), ["南通", "南通", "的"]);
  assert.deepEqual([...mine].map((it) => it.text), ["南通", "南通", "的"]);
  assert.deepEqual(mine.toJSON().map((it) => it.start), [0, 3, 5]);
  assert.equal(made(), 2);
});

test("the distinct words are counted", () => {
  assert.equal(words().distinct, 2);
  const none = new Uint32Array();
  const empty = new Words("", { starts: none, ends: none, tags: new Uint8Array(), numbers: none });
  assert.deepEqual([empty.distinct, empty.texts(), empty.at(0)], [0, [], undefined]);
});

test("numbers are equal exactly where words are, and count up in the order of first appearance", () => {
  const jianbao = loaded();
  for (const cut of [jianbao.segment(seed), jianbao.analyze(seed).words]) {
    const known = new Map();
    const numbers = [...cut].map((it) => known.get(it.text) ?? known.set(it.text, known.size).get(it.text));
    assert.deepEqual([...cut.numbers], numbers);
    assert.equal(cut.distinct, known.size);
    for (const { text, start, end } of cut) assert.equal(text, seed.slice(start, end));
  }
});

test("the strings of a long text are made in a few milliseconds", () => {
  const long = seed.repeat(Math.ceil(250_000 / seed.length));
  const cut = loaded().segment(long);
  const start = performance.now();
  assert.equal(cut.texts().length, cut.length);
  const time = performance.now() - start;
  assert.ok(time < 100, `${time} ms`);
});
