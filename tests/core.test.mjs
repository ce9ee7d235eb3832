// The door: what the core says to JavaScript, synchronously.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Words, maxLength } from "../pkg/core.js";
import { loaded, seed } from "./loaded.mjs";

const jianbao = loaded();

/** Everything the text is made of, white space aside, is in the pieces. */
function assertWhole(text, pieces) {
  assert.equal(pieces.map(([start, end]) => text.slice(start, end)).join("").replace(/\s+/gu, ""), text.replace(/\s+/gu, ""));
}

const tricky = "😂今天天气很好，𠮷野家涨价3.5%。👨‍👩‍👧去www.example.com看看iPhone 15 Pro！\n\n第二段：“什么？”他问。漢語與汉语。";

test("offsets count UTF-16 units, also after 😂 and 𠮷", () => {
  const words = jianbao.segment(tricky);
  for (const { text, start, end } of words) assert.equal(tricky.slice(start, end), text);
  for (const word of ["www.example.com", "3.5%", "👨‍👩‍👧", "漢語"]) assert.ok(words.texts().includes(word), word);
  assertWhole(tricky, [...words].map(({ start, end }) => [start, end]));

  const analysis = jianbao.analyze(tricky);
  assertWhole(tricky, analysis.sentences.map(({ start, end }) => [start, end]));
  for (const keyword of analysis.keywords) {
    for (const [start, end] of keyword.places) assert.match(tricky.slice(start, end), /\S/);
    assert.equal(keyword.first, keyword.places[0][0]);
  }
  for (const [i, [start, end]] of analysis.summary.places.entries()) {
    const sentence = analysis.sentences[analysis.summary.sentences[i]];
    assert.deepEqual([start, end], [sentence.start, sentence.end]);
  }
});

test("every text is accepted", () => {
  const texts = ["", " \n\t", "好", "\0\u0001", "\ud83d", "\ude02好\ud83d", "😂😂👨‍👩‍👧", "\ufeff好", "a".repeat(5000), "好".repeat(5000)];
  for (const text of texts) {
    const analysis = jianbao.analyze(text);
    assertWhole(text, [...analysis.words].map(({ start, end }) => [start, end]));
    assertWhole(text, analysis.sentences.map(({ start, end }) => [start, end]));
    assert.equal(analysis.articles.length > 0, /\S/u.test(text));
  }
});

test("lone surrogates take one unit and disturb nobody", () => {
  const text = "今天\ud83d天气\ude02很好。";
  const words = jianbao.segment(text).texts();
  assert.deepEqual(words.filter((it) => /\p{Script=Han}/u.test(it)).join(""), "今天天气很好");
});

test("an analysis is plain data; its words stand beside it", () => {
  const text = "南通的发展。南通的创新。";
  const analysis = jianbao.analyze(text);
  assert.ok(analysis.words instanceof Words);
  const json = JSON.parse(JSON.stringify(analysis));
  assert.equal("words" in json, false);
  assert.deepEqual(json, { ...analysis });
  assert.deepEqual(structuredClone(analysis), json);
  for (const field of ["characters", "language", "articles", "sentences", "frequencies", "keywords", "phrases", "summary", "entities"]) {
    assert.ok(field in json, field);
  }
});

test("counts become objects when someone looks, the same ones from then on, and can be replaced", () => {
  const analysis = Object.freeze(jianbao.analyze("南通的发展。南通的创新。"));
  assert.equal(analysis.frequencies, analysis.frequencies);
  const { text, count, per10k } = analysis.frequencies[0];
  assert.deepEqual([text, count, per10k], ["南通", 2, 3333.33]);
  assert.deepEqual(Object.keys(analysis), Object.keys(JSON.parse(JSON.stringify(analysis))));
  const other = jianbao.analyze("南通");
  const heir = Object.create(other);
  const copy = Object.create(null, Object.getOwnPropertyDescriptors(other));
  for (const it of [heir, copy, other]) {
    it.frequencies = [it];
    assert.deepEqual(Object.keys(it.frequencies), ["0"]);
    assert.equal(it.frequencies[0], it, "each has its own");
  }
  assert.ok("value" in Object.getOwnPropertyDescriptor(other, "frequencies"), "a property as any other");
  const looked = jianbao.analyze("南通");
  assert.equal(looked.entities, looked.entities);
  assert.ok("value" in Object.getOwnPropertyDescriptor(looked, "entities"));
  assert.deepEqual(jianbao.analyze("").frequencies, []);
});

test("twice the same", () => {
  const text = `${tricky}\n${seed}`;
  assert.deepEqual(jianbao.analyze(text), jianbao.analyze(text));
  assert.deepEqual([...jianbao.segment(text)], [...jianbao.segment(text)]);
});

test("words are columns, and objects when asked", () => {
  const words = jianbao.segment("今天天气很好 ok");
  assert.ok(words.starts instanceof Uint32Array && words.ends instanceof Uint32Array && words.tags instanceof Uint8Array);
  assert.equal(words.length, words.starts.length);
  assert.deepEqual([...words].map((it) => it.text), words.texts());
  const last = words.at(-1);
  assert.deepEqual([last.text, last.tag, last.start, last.end], ["ok", "eng", 7, 9]);
  assert.equal(words.at(0).text, words.texts()[0]);
  assert.equal(words.at(words.length), undefined);
  assert.equal(words.at(-words.length - 1), undefined);
  assert.equal(Words.tagNames[words.tags.at(-1)], "eng");
  assert.deepEqual(JSON.parse(JSON.stringify(words)), [...words]);
  assert.equal(jianbao.segment("").length, 0);
});

test("the calls agree with one another", () => {
  const text = seed;
  const analysis = jianbao.analyze(text, { keywords: { limit: 7 }, summary: { sentences: 2 } });
  assert.deepEqual(jianbao.keywords(text, { limit: 7 }), analysis.keywords);
  assert.deepEqual(jianbao.summarize(text, { sentences: 2 }), analysis.summary);
  assert.deepEqual(jianbao.page(text), { articles: analysis.articles });
});

test("a text that is not a string is a TypeError", () => {
  for (const text of [undefined, null, 5, {}, ["好"]]) {
    for (const method of ["analyze", "segment", "keywords", "summarize", "page"]) {
      assert.throws(() => jianbao[method](text), (error) => error instanceof TypeError && /^text: expected a string/.test(error.message));
    }
  }
});

test("an option that is wrong is named", () => {
  const wrong = [
    ["analyze", { sumary: {} }, TypeError, /sumary/],
    ["analyze", { summary: { charakters: 5 } }, TypeError, /summary.*charakters/],
    ["analyze", { summary: { characters: "140" } }, TypeError, /summary\.characters/],
    ["analyze", { summary: { characters: 0 } }, RangeError, /summary\.characters/],
    ["analyze", { summary: { characters: -3 } }, RangeError, /summary\.characters/],
    ["analyze", { summary: { share: 1.5 } }, RangeError, /summary\.share/],
    ["analyze", { summary: { sentences: NaN } }, RangeError, /summary\.sentences/],
    ["analyze", { summary: null }, TypeError, /summary/],
    ["analyze", { keywords: { limit: null } }, TypeError, /keywords\.limit/],
    ["analyze", { keywords: { limit: -1 } }, RangeError, /keywords\.limit/],
    ["analyze", { keywords: 5 }, TypeError, /keywords/],
    ["analyze", { names: "half" }, /Type|Range/, /names/],
    ["analyze", { names: 5 }, TypeError, /names/],
    ["analyze", { stopWords: "的" }, TypeError, /stopWords/],
    ["analyze", { stopWords: [5] }, TypeError, /stopWords/],
    ["analyze", { frequencies: { singleCharacters: 1 } }, TypeError, /frequencies\.singleCharacters/],
    ["analyze", { page: { breaks: ["a"] } }, TypeError, /page\.breaks/],
    ["segment", { limit: 5 }, TypeError, /limit/],
    ["keywords", { limit: "5" }, TypeError, /limit/],
    ["keywords", { summary: {} }, TypeError, /summary/],
    ["summarize", { characters: true }, TypeError, /characters/],
    ["summarize", { sentences: 0 }, RangeError, /sentences/],
    ["summarize", { share: 0 }, RangeError, /share/],
    ["summarize", { focus: 5 }, TypeError, /focus/],
    ["page", { names: "whole" }, TypeError, /names/],
    ["page", { joins: 5 }, TypeError, /joins/],
    ["analyze", 5, TypeError, /options/],
    ["analyze", null, TypeError, /options/],
  ];
  for (const [method, options, kind, name] of wrong) {
    const what = `${method} ${JSON.stringify(options)}`;
    assert.throws(() => jianbao[method]("南通的发展。", options), (error) => {
      const fits = kind instanceof RegExp ? kind.test(error.constructor.name) : error.constructor === kind;
      assert.ok(fits, `${what}: ${error.constructor.name}: ${error.message}`);
      assert.match(error.message, name, what);
      return true;
    }, what);
  }
  assert.ok(jianbao.analyze("南通的发展。").characters > 0);
});

test("options do what they say", () => {
  const text = "我们的发展。发展的发展是南通的发展。";
  const counted = (options) => jianbao.analyze(text, options).frequencies.map((it) => it.text);
  assert.ok(!counted({}).includes("的"));
  assert.ok(counted({ stopWords: false }).includes("的"));
  assert.deepEqual(counted({ stopWords: ["发展", "是", "的", "我们"] }), ["南通"]);
  assert.ok(!counted({ stopWords: false, frequencies: { singleCharacters: false } }).includes("的"));
  assert.deepEqual(counted({ frequencies: { limit: 1 } }), ["发展"]);
  const [{ text: word, tag }] = jianbao.analyze(text).frequencies;
  assert.ok(!counted({ frequencies: { exceptTags: [tag] } }).includes(word));
});

test("the built-in stop words can be seen", () => {
  assert.ok(jianbao.stopWords.zh.includes("的"));
  assert.ok(jianbao.stopWords.en.includes("the"));
});

test("a user word wins from the next call on; the last call about it counts", () => {
  const mine = loaded();
  const text = "长江口产业创新协同区的5G+工业互联网和Apple Vision Pro，process。";
  const cut = () => mine.segment(text).texts();
  assert.deepEqual(mine.words.load("协同区 n\n5G+工业互联网\n\nces\n"), { added: 3, problems: [] });
  mine.words.add("Apple Vision Pro", "nz");
  for (const word of ["协同区", "5G+工业互联网", "Apple Vision Pro", "process"]) assert.ok(cut().includes(word), word);
  assert.equal([...mine.segment(text)].find((it) => it.text === "Apple Vision Pro").tag, "nz");
  mine.words.remove("协同区");
  assert.ok(!cut().includes("协同区"));
  mine.words.remove("创新");
  assert.ok(!cut().includes("创新"));
  mine.words.clear();
  assert.ok(cut().includes("创新") && !cut().includes("5G+工业互联网"));
});

test("lines and words that make no sense are told", () => {
  const mine = loaded();
  const { added, problems } = mine.words.load("协同区\n！？\n长江口 9 n\n");
  assert.equal(added, 2);
  assert.equal(problems.length, 1);
  assert.equal(problems[0].line, 2);
  assert.equal(problems[0].text, "！？");
  assert.match(problems[0].reason, /\w/);
  for (const [word, tag] of [["", undefined], [" \n", undefined], ["好", "nonsense"]]) {
    assert.throws(() => mine.words.add(word, tag), RangeError, JSON.stringify([word, tag]));
  }
  for (const word of [5, undefined, null]) assert.throws(() => mine.words.add(word), /^TypeError: word: expected a string/);
  assert.throws(() => mine.words.add("好", 5), /^TypeError: tag: expected a string/);
  assert.throws(() => mine.words.load(5), TypeError);
});

test("what one Jianbao is told, another does not know", () => {
  const [one, other] = [loaded(), loaded()];
  one.words.add("江苏省十四届人大");
  assert.ok(one.segment("江苏省十四届人大").length === 1);
  assert.ok(other.segment("江苏省十四届人大").length > 1);
});

test("a text that is too long is refused, and the next call works", () => {
  assert.throws(() => jianbao.analyze("好".repeat(maxLength + 1)), { code: "too-large" });
  assert.equal(jianbao.analyze("好").characters, 1);
});

test("a long text tells its progress; what the caller throws comes out of the call", () => {
  const text = `${seed}\n`.repeat(20);
  const shares = [];
  jianbao.analyze(text, { onProgress: (share) => shares.push(share) });
  assert.ok(shares.length > 2, `${shares.length} times`);
  assert.ok(shares.every((share) => share >= 0 && share <= 1));
  assert.deepEqual(shares, [...shares].sort((a, b) => a - b));
  assert.throws(() => jianbao.analyze(text, { onProgress: () => { throw new Error("my own"); } }), /my own/);
  assert.throws(() => jianbao.analyze(text, { onProgress: () => jianbao.analyze("好") }), /a call is running/);
  assert.equal(jianbao.analyze("好").characters, 1);
});

test("a call after close is refused; an aborted signal too", () => {
  const mine = loaded();
  assert.throws(() => mine.analyze("好", { signal: AbortSignal.abort() }), { code: "aborted", name: "AbortError" });
  mine.close();
  mine.close();
  assert.throws(() => mine.analyze("好"), { code: "closed" });
  assert.throws(() => mine.words.add("好"), { code: "closed" });
});
