// What becomes of the WebAssembly instance when a call breaks it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Jianbao } from "../pkg/src/core.js";
import * as glue from "../pkg/wasm/jianbao.js";
import { lexicon, wasm } from "./loaded.mjs";

/** From the modules themselves, so that a test can reach their glue. */
const loaded = () => new Jianbao({ wasm, lexicon });

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
