// The text as the page shows it: its paragraphs, and where something in them is lit.

import "./fake-document.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { cut, inside, Layer } from "../www/page/marks.js";
import { paragraphs } from "../www/page/paragraph.js";
import { placesOf } from "../www/page/places.js";
import { loaded, seed } from "./loaded.mjs";

const article = { title: null, subtitle: null, paragraphs: [], continuedFrom: null, continuesOn: null };

/**
 * Paragraphs of one article: each sentence is given as its kind, its paragraph and where its pieces begin and end.
 *
 * @param {string} text
 */
function read(text, sentences, about = {}) {
  const made = sentences.map(([kind, paragraph, ...spans]) => ({ kind, paragraph, article: 0, start: spans[0][0], end: spans[0][1], ...(spans.length > 1 && { spans }) }));
  return [...paragraphs(text, { sentences: made, articles: [{ ...article, ...about }] })];
}

const shown = (all) => all.map(({ kind, text }) => `${kind} ${text}`);

test("a paragraph is its sentences, every other line one of its own", () => {
  const text = "潮起长江口\n\n　　昨天开幕。 今天闭幕。\n记者 王明\n";
  const all = read(text, [["title", undefined, [0, 5]], ["body", 0, [9, 14]], ["body", 0, [15, 20]], ["byline", undefined, [21, 26]]]);
  assert.deepEqual(shown(all), ["title 潮起长江口", "body 昨天开幕。 今天闭幕。", "byline 记者 王明"]);
  assert.deepEqual(all.map(({ begins }) => begins), [true, false, false]);
});

test("a dateline at the head of a paragraph stands in it, one in a line of its own does not", () => {
  const sentences = [["dateline", undefined, [0, 7]], ["body", 0, [7, 10]]];
  assert.deepEqual(shown(read("新华社北京电雨停了", sentences, { paragraphs: ["新华社北京电雨停了"] })), ["body 新华社北京电雨停了"]);
  assert.deepEqual(shown(read("新华社北京电\n雨停了", sentences, { paragraphs: ["雨停了"] })), ["dateline 新华社北京电", "body 雨停了"]);
});

test("what the page broke is whole, and what stood between comes after", () => {
  const text = "全国技\n图片\n术能手";
  const all = read(text, [["body", 0, [0, 3], [7, 10]], ["caption", undefined, [4, 6]]]);
  assert.deepEqual(shown(all), ["body 全国技术能手", "caption 图片"]);
  assert.deepEqual(all[0].lines, [{ at: 0, start: 0, end: 3, isJoined: false }, { at: 3, start: 7, end: 10, isJoined: true }]);
});

test("the end of a line is no joint, the end of a column is", () => {
  const check = (text, expected) => assert.deepEqual(read(text, [["body", 0, [0, text.length]]])[0].lines.map(({ isJoined }) => isJoined), expected);
  check("全国技 \n　术能手", [false, false]);
  check("全国技\n\n术能手", [false, true]);
  check("a develop-\nment of\n\ncities", [false, false, true]);
});

test("of a line break nothing is left between Chinese characters, a space between Latin words, and of a hyphen nothing", () => {
  const check = (text, expected) => assert.deepEqual(shown(read(text, [["body", 0, [0, text.length]]])), [`body ${expected}`]);
  check("全国技\n  术能手", "全国技术能手");
  check("全国技\r\n\r\n术能手", "全国技术能手");
  check("The cat\nsat.", "The cat sat.");
  check("a develop-\nment of", "a development of");
  check("😂\n𠮷野家", "😂𠮷野家");
});

test("a line below the headline is a subtitle, a mark to another page no furniture", () => {
  const text = "潮起长江口\n抢抓机遇\n（上接A1版）\n打印";
  const sentences = [["title", undefined, [0, 5]], ["title", undefined, [6, 10]], ["other", undefined, [11, 18]], ["other", undefined, [19, 21]]];
  const all = read(text, sentences, { title: "潮起长江口", subtitle: "抢抓机遇", continuedFrom: "A1" });
  assert.deepEqual(all.map(({ kind }) => kind), ["title", "subtitle", "continues", "other"]);
});

test("in a piece that is all other lines none is left out, and what nobody sees is no paragraph", () => {
  assert.deepEqual(shown(read("x = 1\ny = 2", [["other", undefined, [0, 5]], ["other", undefined, [6, 11]]])), ["row x = 1", "row y = 2"]);
  assert.deepEqual(read("\ufeff", [["body", 0, [0, 1]]]), []);
});

test("a paragraph that is longer than any writer's comes in parts", () => {
  const check = (text, ends) => {
    const all = read(text, [["body", 0, [0, text.length]]]);
    assert.equal(all.map(({ text }) => text).join(""), text.replaceAll("\n", ""));
    assert.deepEqual(all.map(({ text }) => text.length), ends);
    assert.deepEqual(all.map(({ continued }) => continued), ends.map((_, i) => i > 0));
    for (const part of all) for (const { at, start, end } of part.lines) assert.equal(part.text.slice(at, at + end - start), text.slice(start, end));
    assert.equal(all.flatMap(({ lines }) => lines).map(({ start, end }) => text.slice(start, end)).join(""), text.replaceAll("\n", ""));
  };
  check("好".repeat(2000), [2000]);
  check("x".repeat(4500), [2000, 2000, 500]);
  check(`${"好".repeat(1499)}。${"好".repeat(1000)}`, [1500, 1000]);
  check("x" + "😂".repeat(2000), [1999, 2000, 2]);
  check(`${"好".repeat(1200)}\n${"好".repeat(1200)}\n${"好".repeat(1700)}`, [2000, 2000, 100]);
});

test("a newspaper page: every paragraph is whole, and nothing is lost", () => {
  const analysis = loaded().analyze(seed);
  const all = [...paragraphs(seed, analysis)];
  const flat = (text) => text.replace(/\s/g, "");
  const wholes = new Set(all.map(({ text }) => flat(text)));
  for (const { paragraphs } of analysis.articles) for (const it of paragraphs) assert.ok(wholes.has(flat(it)), it);
  assert.deepEqual([...flat(all.map(({ text }) => text).join(""))].sort(), [...flat(seed)].sort());
  assert.equal(all.filter(({ begins }) => begins).length, analysis.articles.length);
});

test("a place of the text is marked where it is shown, and once though a page broke it", () => {
  const text = "全国技\n图片\n术能手";
  const all = read(text, [["body", 0, [0, 3], [7, 10]], ["caption", undefined, [4, 6]]]);
  const check = (spans, expected) => {
    const layer = new Layer(spans.map((spans) => ({ name: "lit", id: "s1", spans })));
    const found = all.map((it, number) => [number, ...layer.marks(it).map(({ start, end, id }) => `${it.text.slice(start, end)}${id ? "#" : ""}`)]);
    assert.deepEqual(found.filter(({ length }) => length > 1), expected);
  };
  check([[[1, 3]], [[4, 6]]], [[0, "国技#"], [1, "图片#"]]);
  check([[[2, 3], [7, 9]]], [[0, "技术能#"]]);
  check([[[8, 9]], [[0, 1]]], [[0, "全#", "能#"]]);
  check([[[3, 4]]], []);
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
  const drawn = (nodes) => nodes.map((it) => (typeof it === "string" ? it : `${it.className[0]}(${drawn(it.children)})`)).join("");
  const check = (marks, expected) => {
    const text = "零一二三四五六七八九";
    const of = (name) => (marks[name] ?? []).map(([start, end], number) => ({ name, start, end, ...(name === "names" ? { number } : {}) }));
    const nodes = inside(text, [of("sentences"), of("words"), of("names")]);
    assert.equal(drawn(nodes), expected);
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
    const forms = words.map(([start, end]) => text.slice(start, end));
    const columns = { length: words.length, numbers: Uint32Array.from(forms, (it) => forms.indexOf(it)), starts: Uint32Array.from(words, ([it]) => it), ends: Uint32Array.from(words, ([, it]) => it) };
    assert.deepEqual(placesOf(word, text, columns).map(([start, end]) => text.slice(start, end)), expected);
  };
  check("会议", "会议|的|会议室|开|会议", ["会议", "会议"]);
  check("GDP", "ＧＤＰ|和|gdp|和|GDPs", ["ＧＤＰ", "gdp"]);
  check("会议", "会\n\n议|会议|会议室", ["会\n\n议", "会议"]);
  check("development", "develop-\nment|development", ["develop-\nment", "development"]);
  check("无", "会议|室", []);
});

test("a newspaper page: every word of the table has a place for each time it was counted", () => {
  const { frequencies, words } = loaded().analyze(seed);
  // Numbers are not counted, and some are written as a word is.
  for (const { text, count } of frequencies) assert.ok(placesOf(text, seed, words).length >= count, text);
});
