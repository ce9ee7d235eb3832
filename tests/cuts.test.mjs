// Where the reader has pieces begin: said once, and taken back by the same.

import assert from "node:assert/strict";
import { test } from "node:test";
import { none, startCuts, toggled } from "../www/page/cuts.js";
import { State } from "../www/page/state.js";
import { loaded, seed } from "./loaded.mjs";

test("a place is split or joined, the others stay, and what was said of it is taken back", () => {
  /** What begins at these places, of lines that begin at every ten. */
  const pieces = (...starts) => {
    const lines = [0, 10, 20, 30, 40];
    return { articles: [0, ...starts].map((start) => ({ start })), sentences: lines.map((start) => ({ start, end: start + 9, article: starts.filter((it) => it <= start).length })) };
  };
  const text = "港口的货轮和码头的\n".repeat(5);
  const split = toggled(none, 30, text, pieces(10));
  assert.deepEqual(split, { breaks: [10, 30], joins: [10, 20, 30, 40] });
  const joined = toggled(split, 10, text, pieces(10, 30));
  assert.deepEqual(joined, { breaks: [30], joins: [10, 20, 30, 40, 0] });
  assert.deepEqual(toggled(joined, 10, text, pieces(30)).breaks, [30, 10]);
});

test("a line in the middle of a sentence begins no piece either", () => {
  const analysis = { articles: [{ start: 0 }, { start: 8 }], sentences: [{ start: 0, end: 7, article: 0 }, { start: 8, end: 10, article: 1 }] };
  assert.deepEqual(toggled(none, 8, "全国技\n术能手\n图片", analysis).joins, [0, 4, 8]);
});

test("they are forgotten with the text", () => {
  const state = new State({ text: "一", cuts: none });
  startCuts(state);
  state.change({ cuts: { breaks: [1], joins: [] } });
  state.change({ settings: {} });
  assert.deepEqual(state.now.cuts.breaks, [1]);
  state.change({ text: "二" });
  assert.equal(state.now.cuts, none);
});

test("the core does as it is told, there and nowhere else", () => {
  const jianbao = loaded();
  const read = (cuts) => jianbao.analyze(seed, { page: cuts });
  const starts = ({ articles }) => articles.slice(1).map(({ start }) => start);
  const first = read(none);
  const all = starts(first);
  for (const at of all) {
    const joined = toggled(none, at, seed, first);
    const now = read(joined);
    assert.deepEqual(starts(now), all.filter((it) => it !== at));
    assert.deepEqual(starts(read(toggled(joined, at, seed, now))), all);
  }
  const at = seed.indexOf("大势已至");
  assert.deepEqual(starts(read(toggled(none, at, seed, first))), [at, ...all]);
});
