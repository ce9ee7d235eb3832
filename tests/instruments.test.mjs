// Concordance, collocates, comparison and counts: the same numbers as from the command, and what the door says to what makes no sense.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { load } from "../pkg/index.js";
import { command } from "./command.mjs";
import { loaded, seed } from "./loaded.mjs";

const jianbao = loaded();
const path = (folder) => fileURLToPath(new URL(`golden/${folder}/text.txt`, import.meta.url));
const english = readFileSync(path("english-page"), "utf8");
const taiwan = readFileSync(path("taiwan-page"), "utf8");
const native = (input, ...args) => execFileSync(command(), args, { input, encoding: "utf8", maxBuffer: 1 << 28 });
const answer = (text, ...args) => {
  const { id, ...rest } = JSON.parse(native(`${JSON.stringify({ text })}\n`, ...args, "--jsonl"));
  return rest;
};

for (const [name, text, queries] of [
  ["seed", seed, ["南通", "*区", "长江口产业创新协同区", "/n 发展", "江口产", "*"]],
  ["english-page", english, ["the", "*ing", "the */n"]],
  ["taiwan-page", taiwan, ["台湾", "*", "的 *"]],
]) {
  test(`${name}: the same as from the command`, () => {
    for (const query of queries) {
      const lines = jianbao.concordance(text, query, { left: 4, sort: ["right1", "left2"], limit: 20 });
      assert.deepEqual(lines, answer(text, "concordance", "--left", "4", "--sort", "right1,left2", "--limit", "20", query), query);
      const near = jianbao.collocates(text, query, { window: [3, 5], stems: true });
      assert.deepEqual(near, answer(text, "collocates", "--window", "3,5", "--stems", query), query);
    }
    for (const n of [1, 2, 5]) {
      assert.deepEqual(jianbao.frequencies(text, { n, by: "section" }), answer(text, "frequencies", "--n", `${n}`, "--by", "section"));
    }
  });

  test(`${name}: places are those of the text`, () => {
    // A line's end may have hyphenated a word.
    const bare = (it) => it.replace(/[\s-]+/gu, "");
    const { sentences } = jianbao.analyze(text);
    for (const query of queries) {
      for (const line of jianbao.concordance(text, query, { limit: 1000 }).lines) {
        const pieces = line.spans ?? [[line.start, line.end]];
        assert.equal(bare(pieces.map(([start, end]) => text.slice(start, end)).join("")), bare(line.text));
        const { article, kind, paragraph } = sentences[line.sentence];
        assert.deepEqual([line.article, line.kind, line.paragraph], [article, kind, paragraph]);
        assert.doesNotMatch(line.left + line.text + line.right, /\n/);
      }
    }
  });
}

test("a comparison is that of the command", () => {
  const rows = native("", "compare", "--limit", "200", path("seed"), path("taiwan-page")).trimEnd().split("\n").map((it) => it.split("\t"));
  const found = jianbao.compare(seed, taiwan, { limit: 200 }).words;
  const row = (it) => [it.text, it.countA, it.countB, it.per10kA, it.per10kB, it.logLikelihood, it.logRatio, it.low, it.high].map(String);
  assert.deepEqual(found.map(row), rows);
  const { length } = jianbao.analyze(seed).articles;
  const articles = jianbao.compare(seed, seed, { articles: [0, length - 1] });
  assert.ok(articles.a.words > 0 && articles.b.words > 0 && articles.a.words < found.length * 100);
});

test("an article is asked about as though it were alone, and so by the command", () => {
  const { articles } = jianbao.analyze(seed);
  const { pieces } = jianbao.frequencies(seed, { by: "article" });
  let sum = 0;
  for (const article of articles.keys()) {
    const lines = jianbao.concordance(seed, "发展", { article, limit: 1000 });
    assert.ok(lines.total === lines.lines.length && lines.lines.every((it) => it.article === article));
    sum += lines.total;
    assert.deepEqual(lines, answer(seed, "concordance", "--article", `${article}`, "--limit", "1000", "发展"));
    const near = jianbao.collocates(seed, "发展", { article });
    assert.equal(near.hits, lines.total);
    assert.deepEqual(near, answer(seed, "collocates", "--article", `${article}`, "发展"));
    const counts = jianbao.frequencies(seed, { article });
    assert.equal(counts.words, pieces[article].words);
    assert.deepEqual(counts, answer(seed, "frequencies", "--article", `${article}`));
  }
  assert.equal(sum, jianbao.concordance(seed, "发展").total);
  // Of a word that stands in one article alone the whole text has it less evenly.
  const [whole, alone] = [{}, { article: 0 }].map((options) => jianbao.frequencies(seed, options).list.find(({ text }) => text === "协同区" || text === "长江口"));
  assert.ok(alone.spread >= whole.spread && alone.dispersion <= whole.dispersion, JSON.stringify([whole, alone]));
  assert.deepEqual(jianbao.concordance(seed, "发展", { article: 99 }), jianbao.concordance(seed, "发展"));
});

test("a text compared with itself, and with nothing", () => {
  const same = jianbao.compare(seed, seed);
  assert.ok(same.words.length === 50 && same.words.every((it) => it.logLikelihood === 0 && it.logRatio === 0 && it.countA === it.countB));
  assert.deepEqual([same.onlyA, same.onlyB], [[], []]);
  const { words, onlyA, onlyB, b } = jianbao.compare(seed, "");
  assert.ok(words.every((it) => it.logLikelihood === 0 && it.logRatio === 0 && it.low === 0) && onlyA.length === 50);
  assert.deepEqual([onlyB, b], [[], { words: 0, distinct: 0 }]);
});

test("traditional is simplified, and words are found where they are words", () => {
  const text = "推動產業發展，推动产业发展。数字经济。";
  assert.equal(jianbao.concordance(text, "产业 发展").total, 2);
  assert.equal(jianbao.concordance(text, "產業發展").total, 2);
  assert.deepEqual(jianbao.concordance(text, "数字经").match, "text");
  assert.deepEqual(jianbao.concordance("12 3", "好"), { total: 0, match: "text", lines: [] });
});

test("texts that nobody would ask about", () => {
  const queries = ["*", "?", "***", "好", "\ud83d", "😂", "a*/n", "\\*"];
  for (const text of ["", "好", "\ud83d", "\ude02好\ud83d", "😂😂", "1 2 3", "，。", "好".repeat(5000), "一句话。".repeat(1000)]) {
    for (const query of queries) {
      const found = jianbao.concordance(text, query);
      assert.ok(found.lines.length <= found.total && found.lines.every((it) => it.end > it.start && it.end <= text.length));
      assert.ok(jianbao.collocates(text, query).collocates.every((it) => Object.values(it).every((value) => value !== null)));
    }
    assert.doesNotMatch(JSON.stringify([jianbao.compare(text, seed), jianbao.compare(seed, text), jianbao.frequencies(text)]), /NaN|null|Infinity/);
  }
});

test("what makes no sense is refused by name", () => {
  for (const [method, args, kind, message] of [
    ["concordance", ["好"], TypeError, /^query: expected a string/],
    ["concordance", [5, "好"], TypeError, /^text: expected a string/],
    ["concordance", ["好", " "], RangeError, /^query: /],
    ["concordance", ["好", "长".repeat(10_000)], RangeError, /^query: /],
    ["concordance", ["好", "好/xyz"], RangeError, /^query: .*xyz/],
    ["concordance", ["好", "好", { left: -1 }], RangeError, /^left: /],
    ["concordance", ["好", "好", { sort: ["middle"] }], RangeError, /^sort: .*left1/],
    ["concordance", ["好", "好", { sorted: [] }], TypeError, /^sorted: no such option/],
    ["collocates", ["好", undefined], TypeError, /^word: /],
    ["collocates", ["好", "好", { window: 11 }], RangeError, /^window: /],
    ["collocates", ["好", "好", { measure: "t" }], RangeError, /^measure: /],
    ["compare", ["好"], TypeError, /^textB: /],
    ["compare", ["好", "好", { articles: [1] }], TypeError, /^articles: /],
    ["frequencies", ["好", { n: 0 }], RangeError, /^n: /],
    ["frequencies", ["好", { by: "page" }], RangeError, /^by: /],
    ["concordance", ["好", "好", { article: -1 }], RangeError, /^article: /],
    ["collocates", ["好", "好", { article: "1" }], TypeError, /^article: /],
  ]) {
    assert.throws(() => jianbao[method](...args), (error) => error.constructor === kind && message.test(error.message), `${method} ${args}`);
  }
});

test("the words of the last text are kept until the reader's own change", () => {
  const mine = loaded();
  const text = `${seed}\n`.repeat(20);
  const timed = () => {
    const begun = performance.now();
    mine.concordance(text, "南通");
    return performance.now() - begun;
  };
  const [first, second] = [timed(), timed()];
  assert.ok(second < first / 3, `${first} ms, then ${second} ms`);
  const match = () => mine.concordance("长江口产业创新协同区", "协同区").match;
  assert.equal(match(), "words");
  mine.words.add("创新协同区");
  assert.equal(mine.concordance("长江口产业创新协同区", "创新协同区").total, 1);
  assert.equal(match(), "text");
});

test("load gives what the core gives", async () => {
  const here = await load();
  assert.deepEqual(await here.concordance(seed, "发展 *", { limit: 3 }), jianbao.concordance(seed, "发展 *", { limit: 3 }));
  assert.deepEqual(await here.collocates(seed, "发展"), jianbao.collocates(seed, "发展"));
  assert.deepEqual(await here.compare(seed, taiwan), jianbao.compare(seed, taiwan));
  assert.deepEqual(await here.frequencies(seed, { n: 2 }), jianbao.frequencies(seed, { n: 2 }));
  await assert.rejects(here.collocates(seed), /^TypeError: word: /);
  await assert.rejects(here.concordance(seed, "好", { limit: "5" }), /^TypeError: limit: /);
  here.close();
});

test("the command says what it expected", () => {
  const said = (...args) => {
    const { status, stderr } = spawnSync(command(), args, { input: "南通发展。", encoding: "utf8" });
    return `${status} ${stderr.split("\n")[0]}`;
  };
  assert.match(said("concordance"), /^2 jianbao: expected a word/);
  assert.match(said("concordance", "好/xyz"), /^2 jianbao: word: /);
  assert.match(said("concordance", "--sort", "up", "好"), /^2 jianbao: --sort: /);
  assert.match(said("collocates", "--left", "3", "好"), /^2 jianbao: --left: /);
  assert.match(said("compare", "-"), /^2 jianbao: expected two files/);
  assert.match(said("compare", "--jsonl", "a", "b"), /^2 jianbao: --jsonl: compare/);
  assert.match(said("compare", "a-file-that-is-not-there", "-"), /^1 jianbao: a-file/);
  assert.equal(native("南通发展。", "concordance", "发展"), "南通\t发展\t。\t2\t4\n");
});
