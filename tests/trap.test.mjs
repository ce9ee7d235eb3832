// A text for which there is not the memory: the call ends with an error that says so, and the next one works, wherever it is made.

import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { Jianbao } from "../pkg/core.js";
import { load } from "../pkg/index.js";
import { capped } from "./capped.mjs";
import { lexicon, models, seed, wasm } from "./loaded.mjs";
import { startThread } from "./thread.mjs";

/** 48 MB: enough for a page, too little for a book. */
const small = capped(wasm, 768);
const book = "长江口产业创新协同区的发展很快，南通的港口很忙。\n".repeat(80_000);
const mine = "长江口产业创新协同区";

const folder = mkdtempSync(join(tmpdir(), "jianbao-"));
after(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, "wasm"));
writeFileSync(join(folder, "wasm/jianbao_bg.wasm"), small);
for (const name of ["lexicon", "model"]) cpSync(new URL(`../pkg/${name}`, import.meta.url), join(folder, name), { recursive: true });
const baseUrl = pathToFileURL(folder);

test("in the core", () => {
  const jianbao = new Jianbao({ wasm: small, lexicon, model: models.news });
  jianbao.words.add(mine);
  const before = jianbao.analyze(seed);
  for (let i = 0; i < 2; i++) {
    assert.throws(() => jianbao.analyze(book), (error) => error.code === "too-large" && error.cause instanceof WebAssembly.RuntimeError);
    assert.deepEqual(jianbao.analyze(seed), before);
    assert.equal(jianbao.segment(mine).length, 1);
  }
  jianbao.close();
});

for (const [where, worker] of /** @type {const} */ ([["in a worker", startThread], ["on the page's own thread", false]])) {
  test(where, async () => {
    const jianbao = await load({ baseUrl, worker });
    await jianbao.words.add(mine);
    const before = await jianbao.keywords(seed);
    const large = jianbao.analyze(book);
    const waits = jianbao.keywords(seed);
    await assert.rejects(large, { code: "too-large" });
    assert.deepEqual(await waits, before, "what waited behind it has its answer");
    assert.equal((await jianbao.segment(mine)).length, 1, "and the reader's words are known");
    jianbao.close();
    await assert.rejects(jianbao.segment(mine), { code: "closed" });
  });
}
