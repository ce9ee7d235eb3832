// The reader's own words: which lines say what of a word, what changes them, and what Jianbao is taught.

import assert from "node:assert/strict";
import { test } from "node:test";
import { because, taughtBy } from "../www/page/teach.js";
import { change, judge, verdictOn } from "../www/page/own.js";
import { lineAt } from "../www/page/mine.js";
import { State } from "../www/page/state.js";
import { en } from "../www/words/en.js";
import { zh } from "../www/words/zh.js";
import { loaded } from "./loaded.mjs";

const page = (ownWords = "", removedWords = "") => new State({ settings: { ownWords, removedWords }, done: [] });
const lists = ({ now: { settings } }) => [settings.ownWords, settings.removedWords];

test("a line is about its word, whatever stands behind it", () => {
  const settings = { ownWords: "协同区\n创新 5 n\nApple Vision Pro nz\n 协同 v", removedWords: "发展" };
  for (const [word, verdict] of [["协同区", "own"], ["协同", "own"], ["创新", "own"], ["apple vision pro", "own"], ["发展", "removed"], ["协", undefined], ["Apple", undefined]]) {
    assert.equal(verdictOn(word, settings), verdict, word);
  }
});

test("a word goes into one list and out of the other, and back by undo", () => {
  const state = page("南通", "协同区");
  judge(state, "协同区", "own");
  assert.deepEqual(lists(state), ["南通\n协同区", ""]);
  judge(state, "南通", "removed");
  assert.deepEqual(lists(state), ["协同区", "南通"]);
  judge(state, "南通", undefined);
  assert.deepEqual(lists(state), ["协同区", ""]);
  assert.deepEqual(state.now.done.map(({ note }) => note(zh)), ["“协同区”成了我的词。", "“南通”不再算一个词。", "“南通”照旧了。"]);
  for (const { back } of [...state.now.done].reverse()) back();
  assert.deepEqual(lists(state), ["南通", "协同区"]);
});

test("a word with a space in it keeps its last part", () => {
  const state = page();
  judge(state, "plan b", "own");
  assert.deepEqual(lists(state), ["plan b n", ""]);
  assert.equal(verdictOn("Plan B", state.now.settings), "own");
});

test("what changes nothing is nothing to undo", () => {
  const state = page("南通");
  change(state, { ownWords: "南通" }, () => "");
  assert.deepEqual(state.now.done, []);
});

test("Jianbao is taught the lists, and says which lines make no sense", async () => {
  const jianbao = loaded("none");
  const { words } = jianbao;
  const later = { clear: async () => words.clear(), load: async (text) => words.load(text), remove: async (word) => words.remove(word) };
  const cut = () => jianbao.segment("昨天长江口产业创新协同区建设启动").texts().join("|");
  const before = cut();
  const problems = await taughtBy({ words: later }, { ownWords: "长江口产业创新协同区 n\n好的 zz\n，\n苹果 -3 n", removedWords: "昨天\n\n，" });
  assert.match(cut(), /^昨\|天\|长江口产业创新协同区\|/);
  assert.deepEqual(problems.ownWords.map(({ line, reason }) => [line, because(reason, zh)]), [[2, "没有“zz”这种词性"], [3, "没有字母、数字或汉字"], [4, "词频应是整数，这里是“-3”"]]);
  assert.deepEqual(problems.removedWords.map(({ line, reason }) => [line, because(reason, en)]), [[3, "no letter, digit or Han character"]]);
  await taughtBy({ words: later }, { ownWords: "", removedWords: "" });
  assert.equal(cut(), before);
  assert.equal(because("something new", zh), "something new");
});

test("a line is found in a text", () => {
  assert.deepEqual([1, 2, 3, 9].map((line) => lineAt("ab\n\ncde", line)), [[0, 2], [3, 3], [4, 7], [8, 8]]);
});
