// The same text has the same answer, native and in JavaScript. The core has thousands of cases; the door needs this one.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { Words } from "../pkg/core.js";
import { load } from "../pkg/index.js";
import { tagName } from "../pkg/view/index.js";
import { command } from "./command.mjs";
import { loaded } from "./loaded.mjs";

const golden = new URL("golden/", import.meta.url);
const folders = readdirSync(golden).filter((it) => existsSync(new URL(`${it}/text.txt`, golden)));

const native = (input, ...args) => execFileSync(command(), args, { input, encoding: "utf8", maxBuffer: 1 << 28 });

test("there are golden texts", () => {
  assert.ok(folders.length > 0);
});

const jianbao = loaded();

for (const folder of folders) {
  const text = readFileSync(new URL(`${folder}/text.txt`, golden), "utf8");

  test(`${folder}: the analysis is that of the command`, () => {
    assert.equal(JSON.stringify(jianbao.analyze(text)), native(text, "analyze").trimEnd(), "the same bytes");
  });

  test(`${folder}: words, keywords and summary are those of the command`, () => {
    const lines = text.split("\n");
    const cut = native(text, "segment").split("\n");
    assert.deepEqual(lines.map((line) => jianbao.segment(line).texts().join(" ").trim()), cut.slice(0, lines.length).map((it) => it.trim()));
    const keywords = native(text, "keywords", "--limit", "30").trimEnd().split("\n").filter(Boolean).map((it) => it.split("\t")[0]);
    assert.deepEqual(jianbao.keywords(text, { limit: 30 }).map((it) => it.text), keywords);
    const [row] = native(`${JSON.stringify({ text })}\n`, "summarize", "--jsonl", "--characters", "60").split("\n");
    assert.equal(jianbao.summarize(text, { characters: 60 }).text, JSON.parse(row).summary);
  });
}

test("load gives what the core gives, without a worker and with files", async () => {
  const text = readFileSync(new URL(`${folders[0]}/text.txt`, golden), "utf8");
  const heard = [];
  const loadedHere = await load({ onProgress: (it) => heard.push(it.share) });
  assert.equal(heard.at(-1), 1);
  const analysis = await loadedHere.analyze(text);
  assert.deepEqual(analysis, jianbao.analyze(text));
  assert.deepEqual([...analysis.words], [...jianbao.analyze(text).words]);
  assert.deepEqual([...(await loadedHere.segment(text))], [...jianbao.segment(text)]);
  assert.deepEqual(await loadedHere.page(text), jianbao.page(text));
  assert.deepEqual(loadedHere.stopWords, jianbao.stopWords);
  await loadedHere.words.add("好好好", "nz");
  assert.equal((await loadedHere.segment("好好好")).at(0).tag, "nz");
  await assert.rejects(loadedHere.analyze(text, { summary: { characters: 0 } }), /^RangeError: .*summary\.characters/);
  loadedHere.close();
});

test("every part of speech has a name in both languages", () => {
  assert.ok(Words.tagNames.includes("ns"));
  for (const tag of Words.tagNames) {
    for (const language of ["zh", "en"]) assert.notEqual(tagName(tag, language), tag, tag);
  }
});
