// The text as the page shows it: its paragraphs, and where something in them is lit.

import "./fake-document.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { cut, inside, paragraphs } from "../www/page/paragraph.js";
import { placesOf } from "../www/page/places.js";

test("a paragraph is a line that is not blank, without the white space around it", () => {
  const check = (text, expected) => assert.deepEqual(paragraphs(text, []).map(({ start, end }) => text.slice(start, end)), expected);
  check("", []);
  check(" \n\n　\n", []);
  check("潮起长江口\n\n　　昨天开幕。 \n", ["潮起长江口", "昨天开幕。"]);
  check("😂\n𠮷野家", ["😂", "𠮷野家"]);
});

test("a paragraph is what its first sentence is", () => {
  const text = "潮起长江口\n\n昨天开幕。今天闭幕。";
  const sentences = [
    { start: 0, end: 5, kind: "title", article: 0 },
    { start: 7, end: 12, kind: "body", article: 0 },
    { start: 12, end: 17, kind: "body", article: 0 },
  ];
  assert.deepEqual(paragraphs(text, sentences).map(({ kind }) => kind), ["title", "body"]);
});

test("a paragraph that is longer than any writer's comes in parts", () => {
  const parts = (text) => paragraphs(text, []).map(({ start, end, continued }) => [text.slice(start, end), continued]);
  const check = (text, ends) => {
    const all = parts(text);
    assert.equal(all.map(([part]) => part).join(""), text);
    assert.deepEqual(all.map(([part]) => part.length), ends);
    assert.deepEqual(all.map(([, continued]) => continued), ends.map((_, i) => i > 0));
  };
  check("好".repeat(2000), [2000]);
  check("x".repeat(4500), [2000, 2000, 500]);
  check(`${"好".repeat(1499)}。${"好".repeat(1000)}`, [1500, 1000]);
  check("x" + "😂".repeat(2000), [1999, 2000, 2]);
});

test("cutting at marks loses nothing and marks what lies inside", () => {
  /** Marks stand in brackets; `|` is where the cut text begins and ends. */
  const check = (marks, start, end, expected) => {
    const text = "零一二三四五六七八九";
    const shown = cut(start, end, marks.map(([start, end]) => ({ name: "lit", start, end })))
      .map(({ from, to, mark }) => (mark ? `[${text.slice(from, to)}]` : text.slice(from, to)))
      .join("");
    assert.equal(shown, expected);
  };
  check([], 0, 10, "零一二三四五六七八九");
  check([[2, 4]], 0, 10, "零一[二三]四五六七八九");
  check([[0, 2], [2, 4], [8, 10]], 0, 10, "[零一][二三]四五六七[八九]");
  check([[1, 4], [6, 9]], 2, 8, "[二三]四五[六七]");
  check([[0, 1], [9, 10]], 3, 5, "三四");
  check([[0, 10]], 3, 5, "[三四]");
  check([[2, 6], [4, 8]], 0, 10, "零一[二三四五][六七]八九");
  check([[1, 2]], 5, 5, "");
});

test("sentences hold words and both hold names; a word stays one mark where a name ends in it", () => {
  /** What is made, with the first letter of each mark's class. */
  const shown = (nodes) => nodes.map((it) => (typeof it === "string" ? it : `${it.className[0]}(${shown(it.children)})`)).join("");
  const check = (marks, expected) => {
    const text = "零一二三四五六七八九";
    const of = (name) => (marks[name] ?? []).map(([start, end], number) => ({ name, start, end, ...(name === "names" ? { number } : {}) }));
    const nodes = inside(text, { start: 0, end: 10 }, { sentences: of("sentences"), words: of("words"), names: of("names") });
    assert.equal(shown(nodes), expected);
    return nodes;
  };
  check({}, "零一二三四五六七八九");
  check({ names: [[1, 3], [5, 6]] }, "零n(一二)三四n(五)六七八九");
  check({ sentences: [[0, 5]], names: [[1, 3], [4, 6]] }, "s(零n(一二)三n(四))n(五)六七八九");
  check({ words: [[2, 4]], names: [[2, 4]] }, "零一w(n(二三))四五六七八九");
  check({ words: [[2, 4]], names: [[1, 6]] }, "零n(一)w(n(二三))n(四五)六七八九");
  check({ words: [[1, 4]], names: [[2, 6]] }, "零w(一n(二三))n(四五)六七八九");
  const [, first, , second] = check({ names: [[1, 3], [5, 6]] }, "零n(一二)三四n(五)六七八九");
  assert.deepEqual([first.dataset.name, second.dataset.name], ["0", "1"]);
});

test("the places of a word are those that were counted as it", () => {
  const check = (word, cutText, expected) => {
    const text = cutText.replaceAll("|", "");
    let at = 0;
    const words = cutText.split("|").map((it) => [at, (at += it.length)]);
    const columns = { length: words.length, starts: Uint32Array.from(words, ([it]) => it), ends: Uint32Array.from(words, ([, it]) => it) };
    assert.deepEqual(placesOf(word, text, columns).map(([start, end]) => text.slice(start, end)), expected);
  };
  check("会议", "会议|的|会议室|开|会议", ["会议", "会议"]);
  check("GDP", "ＧＤＰ|和|gdp|和|GDPs", ["ＧＤＰ", "gdp"]);
  check("无", "会议|室", []);
});
