// The page's state: who watches hears of what changed, and of nothing else.

import assert from "node:assert/strict";
import { test } from "node:test";
import { State } from "../www/page/state.js";
import { take } from "../www/page/take.js";

test("a watcher is told at once, and whenever what it picks has changed", () => {
  const state = new State({ text: "一", share: 0 });
  const told = [];
  state.watch(({ text }) => [text], (text) => told.push(text));
  state.change({ share: 0.5 });
  state.change({ text: "二" });
  state.change({ text: "二", share: 1 });
  assert.deepEqual(told, ["一", "二"]);
  assert.deepEqual(state.now, { text: "二", share: 1 });
});

test("a watcher may itself change the state; all hear of it once, with what holds now", () => {
  const state = new State({ text: "一", length: 1 });
  const told = [];
  state.watch(({ text }) => [text], (text) => state.change({ length: text.length }));
  state.watch(({ text, length }) => [text, length], (...picked) => told.push(picked));
  state.change({ text: "二三" });
  assert.deepEqual(told, [["一", 1], ["二三", 2]]);
});

test("a text that takes another's place has a box's line ends, and the other can be put back with its pieces", () => {
  const cuts = { breaks: [2], joins: [] };
  const state = new State({ text: "原来的文字", cuts, done: [] });
  state.watch(({ text }) => [text], () => state.change({ cuts: { breaks: [], joins: [] } }));
  state.change({ cuts });
  take(state, "文件\r\n里的\r文字", (words) => words.pasted);
  assert.equal(state.now.text, "文件\n里的\n文字");
  assert.equal(state.now.done.length, 1);
  state.now.done[0].back();
  assert.deepEqual([state.now.text, state.now.cuts], ["原来的文字", cuts]);
});

test("what can be taken back is kept twenty times", () => {
  const state = new State({ text: "0", done: [] });
  for (let i = 1; i <= 30; i++) take(state, `${i}`, () => `${i}`);
  assert.equal(state.now.done.length, 20);
  state.now.done.at(-1).back();
  assert.equal(state.now.text, "29");
});

test("a blank box is nothing to put back", () => {
  const state = new State({ text: " \n", done: [] });
  take(state, "新的", () => "");
  assert.deepEqual(state.now.done, []);
});
