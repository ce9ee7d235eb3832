// The page's state: who watches hears of what changed, and of nothing else.

import assert from "node:assert/strict";
import { test } from "node:test";
import { State } from "../www/page/state.js";
import { putBack, take } from "../www/page/take.js";

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

test("a text that takes another's place can be exchanged for it, and with a box's line ends", () => {
  const state = new State({ text: "原来的文字" });
  take(state, "文件\r\n里的\r文字", (words) => words.putBackDone);
  assert.equal(state.now.text, "文件\n里的\n文字");
  putBack(state);
  assert.equal(state.now.text, "原来的文字");
  putBack(state);
  assert.equal(state.now.text, "文件\n里的\n文字");
});

test("a blank box is nothing to put back", () => {
  const state = new State({ text: " \n" });
  take(state, "新的", () => "");
  assert.equal(state.now.earlier, undefined);
});
