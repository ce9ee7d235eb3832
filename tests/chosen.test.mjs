// The chosen word: its lines, where it falls, and why it is a keyword, without a page.

import "./fake-document.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { because } from "../www/page/because.js";
import { kept, linesOf, plain } from "../www/page/concordance.js";
import { rows, told, whereOf } from "../www/page/reasons.js";
import { counted, nearest, strokes } from "../www/page/spread.js";
import { termOf } from "../www/page/term.js";

const line = (start, more) => ({ start, end: start + 2, text: "南通", left: "", right: "", sentence: 0, article: 0, kind: "body", paragraph: 0, ...more });

test("the lines of what was chosen are kept, each once, with the number of its place", () => {
  const places = [[3, 5], [9, 11]];
  assert.deepEqual(kept([line(9), line(6), line(3), line(9)], places).map(({ start, place }) => [start, place]), [[9, 1], [3, 0]]);
  assert.deepEqual(kept([], places), []);
});

test("a word's letters are no pattern", () => {
  assert.equal(plain("C/C++*?\\"), "C\\/C++\\*\\?\\\\");
  assert.equal(plain("长江口"), "长江口");
});

/** Answers by query, and writes down what was asked. */
function asked(answers) {
  const queries = [];
  return {
    queries,
    concordance: async (_text, query, { sort }) => {
      queries.push([query, sort.join()]);
      const lines = answers[query] ?? [];
      return { total: lines.length, match: "words", lines };
    },
  };
}

test("forms that are counted with a word stand among its lines, in the order of the text", async () => {
  const chosen = { text: "协同区", tag: "n", variants: ["创新区"], places: [[3, 5], [9, 11], [20, 22]] };
  const jianbao = asked({ 协同区: [line(3), line(20, { sentence: 2 }), line(40)], 创新区: [line(9, { sentence: 1 })] });
  const found = await linesOf(jianbao, "", chosen, "text", {});
  assert.deepEqual(found.lines.map(({ place }) => place), [0, 1, 2]);
  assert.equal(found.total, 3);
  assert.equal(found.of, chosen);
  await linesOf(jianbao, "", chosen, "right", {});
  assert.deepEqual(jianbao.queries.slice(2), [["协同区", "right1,right2,right3"], ["创新区", "right1,right2,right3"]]);
});

test("of more places than anybody reads all are counted", async () => {
  const places = Array.from({ length: 3000 }, (_, i) => [i * 3, i * 3 + 2]);
  const lines = places.slice(0, 2000).map(([start]) => line(start));
  const found = await linesOf({ concordance: async () => ({ total: 3000, match: "words", lines }) }, "", { text: "的", tag: "u", places }, "text", {});
  assert.deepEqual([found.total, found.lines.length], [3000, 2000]);
});

test("where a word stands is read from its lines", () => {
  const lines = [line(0, { kind: "title", paragraph: undefined }), line(5), line(9), line(20, { article: 1 }), line(30, { article: 1, paragraph: 4 })];
  assert.deepEqual(whereOf({ places: lines.map(({ start, end }) => [start, end]) }, lines), { count: 5, paragraphs: 3, title: true, section: false, opening: true });
  assert.deepEqual(whereOf({ places: [[0, 2]] }, []), { count: 1, paragraphs: 0, title: false, section: false, opening: false });
});

const where = { count: 14, paragraphs: 8, title: true, section: false, opening: true };

test("reasons are told in plain words, what matters most first, and what is worth nothing not at all", () => {
  const reasons = { count: 0.5, rarity: 1.2, place: 0.9, form: 0.001, edges: -2, spread: 0.4 };
  assert.deepEqual(told({ reasons }, where, "zh").map(({ said }) => said), ["前后总是同样的字", "平时少见", "在标题里", "出现 14 次，比一般的词多", "散布在 8 段"]);
  assert.deepEqual(told({ reasons: { place: 1 } }, { ...where, title: false }, "zh").map(({ said }) => said), ["在开头一段"]);
  assert.deepEqual(told({ reasons: { place: -1, count: -1 } }, { ...where, count: 1 }, "en").map(({ said }) => said), [
    "there only once",
    "neither in a headline nor in an opening",
  ]);
});

test("a word without reasons, and reasons that are none, are told nothing of", () => {
  assert.deepEqual(told({}, where, "zh"), []);
  assert.deepEqual(told({ reasons: { count: NaN, rarity: 0, later: 3 } }, where, "zh"), []);
});

test("every reason has its number beside it, and a bar of its length", () => {
  const all = rows(told({ reasons: { rarity: 2, form: -1 } }, where, "en"), "en");
  assert.deepEqual(all.map((it) => it.textContent), ["rare elsewhere +2.0", "does not look much like a term -1.0"]);
  assert.deepEqual(all.flatMap((it) => it.all("worth").map((bar) => [bar.attributes.class, bar.attributes.style])), [["worth", "--share: 1.0000"], ["worth against", "--share: 0.5000"]]);
});

test("the plot has a stroke for every place that can be told apart", () => {
  assert.equal(strokes([[0, 2], [50, 52]], 100), "M0 3V17M1000 3V17");
  assert.equal(strokes([[5000, 5002], [5001, 5003]], 1_000_000), "M10 3V17");
  assert.equal(strokes([[0, 0]], 0), "M0 3V17");
});

test("places are counted by article, and the nearest is found", () => {
  const articles = [{ start: 0, end: 10 }, { start: 10, end: 20 }, { start: 20, end: 30 }];
  assert.deepEqual(counted([[0, 2], [9, 11], [10, 12], [29, 30], [40, 41]], articles), [2, 1, 1]);
  assert.deepEqual(counted([[0, 2]], []), []);
  assert.equal(nearest([[0, 2], [50, 52], [90, 92]], 68), 1);
  assert.equal(nearest([[0, 2], [50, 52], [90, 92]], 1e9), 2);
});

test("a term of one article is chosen everywhere it stands, with what is known of it", () => {
  const text = "港口的港口";
  const words = { length: 3, starts: [0, 2, 3], ends: [2, 3, 5], numbers: [0, 1, 2] };
  const analysis = { keywords: [], phrases: [], frequencies: [{ text: "港口", tag: "n" }], words };
  const mine = { text: "港口", tag: "x", known: false, places: [[0, 2]] };
  assert.deepEqual(termOf("港口", { text, analysis }, mine), { ...mine, tag: "n", places: [[0, 2], [3, 5]] });
  const keyword = { text: "港口", score: 1 };
  assert.equal(termOf("港口", { text, analysis: { ...analysis, keywords: [keyword] } }), keyword);
  const phrase = { ...mine, text: "港口的港口", places: [[0, 5]] };
  assert.deepEqual(termOf("港口的港口", { text, analysis }, phrase).places, [[0, 5]]);
});

test("a sentence of the summary is named with its words and its place, where there are reasons", () => {
  const text = "潮起了，货轮一艘一艘地开进港口来。吊车动了。";
  const analysis = { language: "zh-Hans", articles: [{}, {}], sentences: [{ start: 0, end: 17, article: 0, paragraph: 0 }, { start: 17, end: 22, article: 1, paragraph: 3 }] };
  const summary = { sentences: [0, 1], reasons: [{ words: ["货轮", "港口"], place: "opening" }, { place: { paragraph: 3 } }] };
  assert.deepEqual(because(analysis, summary, text, "zh").map((it) => it.textContent), ["潮起了，货轮一艘一艘地开进港… 第 1 篇第 1 段货轮港口", "吊车动了。 第 2 篇第 4 段"]);
  assert.deepEqual(because({ ...analysis, articles: [{}] }, summary, text, "en")[1].textContent, "吊车动了。 paragraph 4");
  assert.deepEqual(because(analysis, { sentences: [0] }, text, "zh"), []);
  assert.deepEqual(because(analysis, { sentences: [0], reasons: summary.reasons }, text, "zh"), []);
});
