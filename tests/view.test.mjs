// What the views make of an analysis.

import "./fake-document.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { frequencies, frequencyRow, keywords, labelsFor, names, namesOf, summary, tagName } from "../pkg/view/index.js";
import { gap, piece } from "../pkg/view/piece.js";

const en = labelsFor("en");

/** An analysis of one chosen sentence for each piece that `|` sets apart. */
function chosen(marked, language = "zh-Hans") {
  const text = marked.replaceAll("|", "");
  let at = 0;
  const sentences = marked.split("|").map((it) => ({ start: at, end: (at += it.length), kind: "body", article: 0 }));
  return [{ language, sentences, summary: { sentences: sentences.map((_, i) => i), over: false } }, text];
}

test("a line break inside a piece is nothing between Chinese characters, a space between Latin words", () => {
  const check = (text, expected) => assert.equal(piece(text, { start: 0, end: text.length }), expected);
  check("长江口产业\n创新协同区", "长江口产业创新协同区");
  check(" 长江口，\r\n  抢抓机遇\n", "长江口，抢抓机遇");
  check("The cat\nsat.", "The cat sat.");
  check("用了iPhone\n拍照", "用了iPhone拍照");
  assert.equal(piece("长江口广告创新", { start: 0, end: 3, spans: [[0, 3], [5, 7]] }), "长江口创新");
});

test("a word that was hyphenated at the end of a line is whole", () => {
  const check = (text, expected) => assert.equal(piece(text, { start: 0, end: text.length }), expected);
  check("a develop-\n  ment", "a development");
  check("the Anglo-\nSaxon", "the Anglo- Saxon");
  check("2023-\n2024", "2023- 2024");
});

test("quotation marks are of both writings", () => {
  assert.equal(gap("“Yes.”", "“No.”"), " ");
  assert.equal(gap("他说：“好。”", "“不！”"), "");
  assert.equal(gap("用了 iPhone。", "Apple 公司"), "");
  assert.equal(gap("", "好"), "");
});

test("a summary is its sentences, each with its number", () => {
  const view = summary(...chosen("雨停了。|雨又下了。"));
  assert.equal(view.textContent, "雨停了。雨又下了。");
  assert.deepEqual(view.all("jianbao-sentence").map((it) => [it.name, it.attributes["data-sentence"]]), [["span", "0"], ["span", "1"]]);
  assert.equal(view.named("p")[0].attributes.lang, "zh-Hans");
  assert.equal(summary(...chosen("It rained.|It stopped.", "en")).textContent, "It rained. It stopped.");
  assert.equal(summary(...chosen("大雨|雨停了。|“真好。”|他说。")).textContent, "大雨　雨停了。“真好。”他说。", "a headline stands apart");
});

test("sentences link where the host says", () => {
  const links = summary(...chosen("雨停了。|雨又下了。"), { href: (i) => `#s${i}` }).all("jianbao-sentence");
  assert.deepEqual(links.map((it) => [it.name, it.attributes.href]), [["a", "#s0"], ["a", "#s1"]]);
});

test("a summary that is none, or too long, says so", () => {
  const none = { language: "und", sentences: [], summary: { sentences: [], over: false } };
  assert.equal(summary(none, "", { labels: en }).textContent, "There is no sentence to choose.");
  const [analysis, text] = chosen("雨停了。");
  analysis.summary.over = true;
  assert.equal(summary(analysis, text, { labels: en }).all("jianbao-note")[0].textContent, en.over);
});

test("a keyword's text is the word, then its count", () => {
  const analysis = { language: "zh-Hans", keywords: [{ text: "5G", count: 3 }, { text: "南通", count: 31 }, { text: "协同区", count: 2 }] };
  const texts = (options) => keywords(analysis, "", options).all("jianbao-keyword").map((it) => it.textContent);
  assert.deepEqual(texts(), ["5G 3", "南通 31", "协同区 2"]);
  assert.deepEqual(texts({ counts: false, limit: 2 }), ["5G", "南通"]);
  const [button] = keywords(analysis, "", { buttons: true }).named("button");
  assert.deepEqual([button.attributes.type, button.attributes["data-keyword"]], ["button", "0"]);
  assert.equal(keywords({ language: "und", keywords: [] }, "", { labels: en }).textContent, "No keywords were found.");
});

/** An analysis of a text whose names stand in brackets, with the letter of their kind: [沈旭东|p]. */
function named(marked, language = "zh-Hans") {
  const kinds = { p: "person", l: "place", o: "organization", t: "time", n: "number" };
  let text = "";
  const entities = marked.split(/(\[[^\]]+\])/).flatMap((it) => {
    const start = text.length;
    const [, name = it, kind] = it.match(/^\[([^|]+)\|(.)\]$/) ?? [];
    text += name;
    return kind ? [{ text: name, kind: kinds[kind], start, end: text.length, confidence: 0.9 }] : [];
  });
  return [{ language, entities }, text];
}

test("names are counted by kind, most frequent first, times and numbers aside", () => {
  const [analysis, text] = named("[南通|l]的[沈旭东|p]和[张忠|p]说，[2024年|t][南通|o]有[三|n]家。[张忠|p]在[南通|l]。");
  const all = namesOf(analysis);
  assert.deepEqual(all.map(({ text, kind, count }) => `${text} ${kind} ${count}`), ["张忠 person 2", "沈旭东 person 1", "南通 place 2", "南通 organization 1"]);
  for (const { text: name, places } of all) for (const [start, end] of places) assert.equal(text.slice(start, end), name);
});

test("a name that a page broke has a place for each piece", () => {
  const broken = { entities: [{ text: "长江口", kind: "place", start: 3, end: 5, spans: [[3, 5], [9, 10]], confidence: 1 }] };
  assert.deepEqual(namesOf(broken), [{ text: "长江口", kind: "place", count: 1, places: [[3, 5], [9, 10]] }]);
});

test("the names are a list by kind, each with its number and its count", () => {
  const [analysis, text] = named("[沈旭东|p]在[南通|l]，[张忠|p]在[南通|l]。");
  const view = names(analysis, text);
  assert.deepEqual(view.named("dt").map((it) => it.textContent), ["人物 2", "地方 1"]);
  assert.deepEqual(view.named("dd").map((it) => it.textContent), ["沈旭东 1", "张忠 1", "南通 2"]);
  const found = view.all("jianbao-name").map((it) => [it.name, it.attributes["data-name"], it.attributes.class.split(" ")[1]]);
  assert.deepEqual(found, [["span", "0", "jianbao-person"], ["span", "1", "jianbao-person"], ["span", "2", "jianbao-place"]]);
  const few = names(analysis, text, { limit: 1, counts: false, buttons: true, labels: en });
  assert.deepEqual(few.named("button").map((it) => [it.textContent, it.attributes.type, it.attributes["data-name"]]), [["沈旭东", "button", "0"], ["南通", "button", "2"]]);
  assert.deepEqual(few.named("dt").map((it) => it.textContent), ["People 2", "Places 1"], "the head tells all");
});

test("where there are no names the view says so in one line", () => {
  for (const marked of ["今天很好。", "[2024年|t]有[三|n]家。"]) {
    const view = names(...named(marked), { labels: en });
    assert.deepEqual([view.name, view.textContent], ["p", "No names were found."]);
  }
});

const counted = {
  language: "zh-Hans",
  frequencies: [
    { text: "南通", tag: "ns", count: 31, per10k: 71.43, spread: 0.42 },
    { text: "发展", tag: "vn", count: 20, per10k: 46.08, spread: 0.5 },
    { text: "阿", tag: "x", count: 20, per10k: 46.08, spread: 0.1 },
  ],
};

test("the table has a row for a word, with a bar as long as its count", () => {
  const view = frequencies(counted, "", { labels: labelsFor("zh-CN") });
  const rows = view.named("tr").slice(1);
  assert.deepEqual(rows[0].children.map((it) => it.textContent), ["南通", "地名", "31", "71.4", "42%"]);
  assert.deepEqual(view.all("jianbao-bar").map((it) => it.attributes.style), ["--share: 1.0000", "--share: 0.6452", "--share: 0.6452"]);
  assert.deepEqual(rows.map((it) => it.attributes["data-word"]), ["南通", "发展", "阿"]);
  assert.equal(view.named("th")[2].attributes["aria-sort"], "descending");
});

test("the table sorts, and says what it leaves out", () => {
  const order = (sort, limit, from) => {
    const view = frequencies(counted, "", { labels: en, sort, limit, from });
    return [view.named("tr").slice(1).map((it) => it.attributes["data-word"]).join(" "), view.all("jianbao-note").map((it) => it.textContent).join()];
  };
  assert.deepEqual(order({ by: "spread", descending: true }), ["发展 南通 阿", ""]);
  assert.deepEqual(order({ by: "count", descending: false }), ["发展 阿 南通", ""]);
  assert.deepEqual(order({ by: "count", descending: true }, 1), ["南通", "The first 1 of 3 words."]);
  assert.deepEqual(order({ by: "count", descending: true }, 1, 1)[0], "发展");
  assert.equal(frequencies({ language: "und", frequencies: [] }, "", { labels: en }).textContent, "There are no words.");
});

test("a row comes alone too", () => {
  const row = frequencyRow(counted.frequencies[1], { most: 40, labels: en, lang: "zh-Hans", buttons: true });
  assert.deepEqual(row.children.map((it) => it.textContent), ["发展", "verbal noun", "20", "46.1", "50%"]);
  assert.equal(row.named("button")[0].attributes["data-word"], "发展");
  assert.equal(row.all("jianbao-bar")[0].attributes.style, "--share: 0.5000");
});

test("buttons are made where they are wanted", () => {
  const buttons = frequencies(counted, "", { buttons: true }).named("button");
  assert.deepEqual(buttons.slice(0, 5).map((it) => it.attributes["data-sort"]), ["text", "tag", "count", "per10k", "spread"]);
  assert.equal(buttons[5].attributes["data-word"], "南通");
  assert.equal(frequencies(counted, "").named("button").length, 0);
});

test("markup in a text stays text", () => {
  const [analysis, text] = chosen("<img src=x onerror=alert(1)>。");
  const view = summary(analysis, text);
  assert.equal(view.named("img").length, 0);
  assert.equal(view.textContent, text);
  const list = names(...named("[<b>沈旭东</b>|p]。"));
  assert.equal(list.named("b").length, 0);
  assert.equal(list.named("dd")[0].textContent, "<b>沈旭东</b> 1");
});

test("labels follow the language, and a tag without a name keeps its letters", () => {
  assert.equal(labelsFor("zh-Hant-TW").language, "zh");
  assert.equal(labelsFor("fr").language, "en");
  assert.equal(labelsFor().language, "zh");
  assert.equal(tagName("ns", "en"), "place");
  assert.equal(tagName("constructor", "zh"), "constructor");
});
