// What a text leaves behind: nothing. The curves are printed; TEXTS=200 LENGTH=33000 LARGEST=6600000 (characters) asks for long ones.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { currentGeneration } from "../pkg/src/instance.js";
import { Jianbao } from "../pkg/src/core.js";
import * as glue from "../pkg/wasm/jianbao.js";
import { lexicon, models, seed, wasm } from "./loaded.mjs";

/** So many texts, of so many characters, and one that is so long. A text of the first kind is 10 KB, and 100 KB where asked. */
const { TEXTS = 200, LENGTH = 3_300, LARGEST = 2_000_000 } = process.env;

/** What may be left of all of them, in bytes: far from one analysis each. */
const LEFT = 1_500_000;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

/** The bytes of the instance, and those that JavaScript keeps. */
async function taken() {
  // What a call has held is free once its task has ended, and an instance some time after its last engine.
  for (let i = 0; i < 3; i++) {
    await new Promise((later) => setTimeout(later, 20));
    collect();
  }
  const { heapUsed, external } = process.memoryUsage();
  const inside = glue.initSync(undefined).memory.buffer.byteLength;
  return { inside, outside: heapUsed + external - inside };
}

/** No two the same. @param {number} length @param {number} number */
const text = (length, number) => `第${number}版\n${seed}\n`.repeat(Math.ceil(length / seed.length)).slice(0, length);

const told = (/** @type {{ inside: number, outside: number }} */ { inside, outside }) => `${(inside / 1e6).toFixed(1)}+${(outside / 1e6).toFixed(1)}`;

test("of many texts nothing is left, and of a very long one neither", async () => {
  const jianbao = new Jianbao({ wasm, lexicon, model: models.news });
  const analyse = (/** @type {number} */ from, /** @type {number} */ to) => {
    for (let i = from; i < to; i++) assert.ok(jianbao.analyze(text(Number(LENGTH), i)).characters > 0);
  };
  const count = Number(TEXTS);
  const curve = [];
  for (let i = 0; i < 10; i++) {
    analyse((i * count) / 10, ((i + 1) * count) / 10);
    curve.push(await taken());
  }
  console.log(`${count} texts of ${LENGTH} characters, MB in the instance and outside after each tenth: ${curve.map(told).join(" ")}`);
  const [first, last] = [curve[0], curve[9]];
  assert.equal(last.inside, first.inside, "the instance has not grown");
  assert.ok(last.outside - first.outside < LEFT, `${last.outside - first.outside} bytes more`);

  const generation = currentGeneration();
  assert.ok(jianbao.analyze(text(Number(LARGEST), 0)).characters > 0);
  analyse(0, 1);
  const after = await taken();
  console.log(`after one of ${LARGEST} characters: ${told(after)}`);
  assert.equal(currentGeneration(), generation + 1, "the instance was replaced");
  assert.ok(after.inside <= last.inside, "and is as small as before");
  assert.ok(after.outside - last.outside < LEFT, `${after.outside - last.outside} bytes more`);

  jianbao.close();
  const closed = await taken();
  console.log(`after close: ${told(closed)}`);
  assert.ok(closed.inside < after.inside / 5, "the lexicon has gone too");
  const another = new Jianbao({ wasm, lexicon, model: models.news });
  assert.ok(another.segment("南通抢抓机遇").length > 1, "and whoever comes later has one again");
  assert.ok((await taken()).inside <= last.inside);
});
