// The list of the pieces of a page.

import "./fake-document.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { list } from "../www/page/pieces.js";

const article = { title: null, byline: null, paragraphs: [], continuedFrom: null, continuesOn: null };
const text = "潮起 长江口\n𠮷野家。\n\n图片一张。停\n水";
const analysis = {
  language: "zh-Hans",
  articles: [
    { ...article, kind: "story", title: "潮起 长江口", byline: "记者 王明", continuesOn: "4", start: 0, end: 14 },
    { ...article, kind: "photo", paragraphs: ["图片一张。"], continuedFrom: "A1", start: 14, end: 19 },
    { ...article, kind: "notice", start: 19, end: 22 },
  ],
};

test("each has its headline or its first words, what there is to know of it, and leads to where it stands", () => {
  const links = list(analysis, text, "zh", 12).named("a");
  assert.deepEqual(links.map((it) => [it.attributes.href, it.textContent]), [
    ["#a0", "潮起 长江口 记者 王明 · 9 字 · 下转 4 版"],
    ["#a1", "图片一张。 图片 · 5 字 · 上接 A1 版"],
    ["#a2", "停水 公告 · 2 字"],
  ]);
  assert.equal(links[0].children[0].attributes.lang, "zh-Hans");
  assert.deepEqual(list(analysis, text, "en", 1).named("a").map((it) => it.textContent), ["潮起 长江口 记者 王明 · 9 characters · to page 4"]);
});

test("first words are cut after a whole character", () => {
  const long = { ...article, kind: "story", paragraphs: ["😂".repeat(30)], start: 0, end: 60 };
  assert.match(list({ language: "und", articles: [long] }, "😂".repeat(30), "zh", 12).textContent, /^(😂){24}… 30 字$/u);
});

test("a card has two sentences and five terms at most, where these were found", () => {
  const sentences = [..."一二三"].map((_, i) => ({ start: 10 * i, end: 10 * i + 4 }));
  const text = "潮起了。      渔港\n很。     停水。";
  const terms = [..."甲乙丙丁戊己"].map((it) => ({ text: it }));
  const told = { ...article, kind: "story", title: "潮起", start: 0, end: 20, summary: { sentences: [0, 1, 2] }, keywords: terms };
  const cards = list({ language: "zh-Hans", sentences, articles: [told, { ...told, summary: undefined, keywords: [] }] }, text, "zh", 12);
  assert.deepEqual(cards.all("gist").map((it) => it.textContent), ["潮起了。渔港很"]);
  assert.deepEqual(cards.named("button").map((it) => [it.textContent, it.attributes["data-of"], it.attributes["data-term"]]), [..."甲乙丙丁戊"].map((it, i) => [it, "0", `${i}`]));
  assert.equal(cards.all("terms")[0].attributes["aria-label"], "“潮起”的关键词");
});
