// Getting results out: every view as a table, and tables as files and as what a clipboard takes.

import "./fake-document.mjs";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { none } from "../www/page/cuts.js";
import { csv, html, tsv } from "../www/page/out/csv.js";
import { fileName } from "../www/page/out/download.js";
import { json } from "../www/page/out/json.js";
import { tablesOf } from "../www/page/out/tables.js";
import { placesOf } from "../www/page/places.js";
import { narrowed } from "../www/page/scope.js";
import { remembered } from "../www/page/settings.js";
import { loaded } from "./loaded.mjs";

const table = (labels, ...rows) => ({ name: "", columns: labels.map((label, i) => ({ key: `k${i}`, label })), rows });

test("CSV is as RFC 4180 has it, begins with a byte order mark and ends every line as Excel does", () => {
  const it = table(["词", "次数"], ["南通", 3], ['他说“好”，"是"', 1], ["两\n行", null], ["", true]);
  assert.equal(csv(it), '\ufeff词,次数\r\n南通,3\r\n"他说“好”，""是""",1\r\n"两\n行",\r\n,true\r\n');
});

test("what a spreadsheet would run as a formula is a text, a number below zero stays a number", () => {
  const it = table(["a", "b"], ["=1+1", -0.5], ["+86", 0], ["-", 0], ["@SUM(A1)", 0], ["\tx", 0], ["a=b", 0]);
  assert.equal(csv(it), "\ufeffa,b\r\n'=1+1,-0.5\r\n'+86,0\r\n'-,0\r\n'@SUM(A1),0\r\n'\tx,0\r\na=b,0\r\n");
  assert.match(tsv(it), /^a\tb\n'=1\+1\t-0\.5\n/);
  assert.match(html(it), /<td>'=1\+1<\/td><td>-0.5<\/td>/);
});

test("a copied table keeps its cells, whatever is written in them", () => {
  const it = table(["<b>"], ["a\tb\nc"], ['<img src=x onerror="1">&']);
  assert.equal(tsv(it), '<b>\na b c\n<img src=x onerror="1">&');
  assert.equal(html(it), '<meta charset="utf-8"><table><thead><tr><th>&#60;b&#62;</th></tr></thead><tbody><tr><td>a\tb\nc</td></tr><tr><td>&#60;img src=x onerror=&#34;1&#34;&#62;&#38;</td></tr></tbody></table>');
});

test("a file's name has nothing in it that Windows forbids", () => {
  assert.equal(fileName(["剪报", "词语"], "csv"), "剪报-词语.csv");
  assert.equal(fileName(["jianbao", "My words"], "csv"), "jianbao-My-words.csv");
  assert.equal(fileName(["剪报", '“a/b\\c:d*e?"f"<g>|\u0007'], "svg"), "剪报-a-b-c-d-e-f-g.svg");
  assert.equal(fileName(["剪报", "…", "x. ."], "png"), "剪报-…-x.png");
  assert.ok(fileName(["剪报", "长".repeat(500)], "csv").length < 60);
});

const text = readFileSync(new URL("../www/samples/newspaper.txt", import.meta.url), "utf8").replace(/\r\n?/g, "\n");
const analysis = await loaded().analyze(text);
const facts = (language = "zh", more = {}) => ({
  settings: { ...remembered([language], () => ({ getItem: () => null })), language },
  text,
  cuts: none,
  view: /** @type {const} */ ("words"),
  done: [],
  found: { text, analysis, summary: analysis.summary },
  shown: analysis,
  ...more,
});

test("every view has its table: as many cells as columns, each with a name of its own", () => {
  for (const language of ["zh", "en"]) {
    const tables = tablesOf(facts(language));
    assert.deepEqual([...tables.keys()], ["summary", "terms", "words", "pieces", "names", "text"]);
    for (const { columns, rows } of tables.values()) {
      assert.equal(new Set(columns.map(({ label }) => label)).size, columns.length);
      for (const { key, label } of columns) assert.ok(label && (label !== key || language === "en"), key);
      for (const row of rows) {
        assert.equal(row.length, columns.length);
        assert.ok(row.every((it) => it === null || ["string", "number", "boolean"].includes(typeof it)), row.join());
      }
    }
  }
});

test("the words are all there, with where they stand; in a piece those that stand in it", () => {
  const { rows, places } = tablesOf(facts()).get("words");
  assert.equal(rows.length, analysis.frequencies.length);
  const stand = places();
  rows.forEach(([word, , , count], i) => {
    // 首 is counted as a word and not as a number, but stands there as both: these are the places that the page lights.
    assert.ok(stand[i].length >= count, word);
    if (i % 50 === 0) assert.deepEqual(stand[i], placesOf(word, text, analysis.words));
    const [start, end] = stand[i][0];
    assert.equal(text.slice(start, end).normalize("NFKC").toLowerCase().replace(/\s/g, ""), word.normalize("NFKC").toLowerCase(), word);
  });
  const { start, end } = analysis.articles[1];
  const narrow = tablesOf(facts("zh", { article: 1, shown: { ...narrowed(analysis, 1), frequencies: analysis.frequencies.slice(0, 50) } }));
  assert.deepEqual(tablesOf(facts("zh", { filter: { typed: "南通", tag: "ns" } })).get("words").rows.map(([word]) => word).filter((it) => !it.includes("南通")), []);
  assert.equal(tablesOf(facts("zh", { filter: { typed: "((", tag: "" } })).has("words"), false);
  for (const all of narrow.get("words").places()) for (const [at] of all) assert.ok(at >= start && at < end);
  assert.ok(narrow.get("text").rows.every(([piece]) => piece === 2));
});

test("the summary tells of every sentence where it stands and why; names and pieces where they are", () => {
  const tables = tablesOf(facts());
  const { rows, plain, places } = tables.get("summary");
  assert.equal(rows.length, analysis.summary.sentences.length);
  assert.equal(plain().replace(/\s/g, ""), rows.map(([said]) => said).join("").replace(/\s/g, ""));
  assert.equal(rows[0][3], "开头第一句");
  assert.equal(text.slice(...places()[0][0]).replace(/\s/g, ""), rows[0][0].replace(/\s/g, ""));
  const [name, kind, count, first, headline] = tables.get("names").rows[0];
  assert.deepEqual([kind, text.slice(first, first + name.length)], ["人物", name]);
  assert.ok(count > 1 && headline);
  assert.match(tables.get("names").plain(), /^人物：.+、.+\n地方：.+\n机构：/);
  const people = tablesOf(facts("zh", { someNames: "沈*" })).get("names").rows;
  assert.ok(people.length > 0 && people.every(([name]) => name.startsWith("沈")), "those that the filter lets through");
  assert.equal(tables.get("pieces").rows.length, analysis.articles.length);
  assert.equal(tables.get("text").plain(), text);
});

test("terms have the six reasons, and phrases that are no keywords follow", () => {
  const { rows, columns } = tablesOf(facts()).get("terms");
  const at = columns.findIndex(({ key }) => key === "reason-count");
  assert.deepEqual(columns.slice(at).map(({ key }) => key.slice(7)), ["count", "rarity", "place", "form", "edges", "spread"]);
  assert.ok(rows[0].slice(at).every((it) => typeof it === "number"));
  assert.equal(new Set(rows.map(([term]) => term)).size, rows.length);
  const unknown = tablesOf(facts("zh", { someTerms: "new" })).get("terms").rows;
  const known = columns.findIndex(({ key }) => key === "known");
  assert.ok(unknown.length > 0 && unknown.length < rows.length && unknown.every((it) => it[known] === false), "those that are listed");
});

test("JSON is valid, has places, and the text only where it is asked for", () => {
  const all = tablesOf(facts());
  for (const [view, it] of all) {
    const read = JSON.parse(json(view, it, facts(), { text: false }));
    assert.equal(read[view].length, it.rows.length);
    assert.equal(read.offsets, "UTF-16");
    for (const { places } of read[view]) for (const [start, end] of places) assert.ok(start < end && end <= text.length);
    if (view !== "text") assert.ok(!("text" in read));
  }
  assert.equal(JSON.parse(json("words", all.get("words"), facts(), { text: true })).text, text);
  // What looks like a place in a text is none.
  const odd = { name: "", columns: [{ key: "a", label: "a" }], rows: [["[ 1, 2 ]"]] };
  assert.equal(JSON.parse(json("mine", odd, facts(), { text: false })).mine[0].a, "[ 1, 2 ]");
});

test("lines are those that their view shows, and elsewhere those of the chosen word", () => {
  const line = (it) => ({ left: "", text: it, right: "", article: 0, start: 0, end: 2, place: 0 });
  const both = { hits: { lines: [line("推动")] }, lines: { lines: [line("发展")] } };
  const words = (more) => tablesOf(facts("zh", more)).get("lines")?.rows.map(([, word]) => word);
  assert.deepEqual(words({ ...both, view: "lines" }), ["推动"]);
  assert.deepEqual(words({ ...both, view: "words" }), ["发展"]);
  assert.deepEqual(words({ lines: both.lines, view: "lines" }), ["发展"]);
  assert.equal(words({ hits: both.hits, view: "words" }), undefined);
});

test("what stands near and what is compared go out with all their measures; where there is nothing there is no table", async () => {
  const jianbao = loaded();
  const found = await jianbao.collocates(text, "产业", { limit: 2000 });
  const comparison = await jianbao.compare(text, text, { articles: [0, 1], limit: 1000 });
  for (const language of ["zh", "en"]) {
    const tables = tablesOf(facts(language, { near: { found }, difference: { comparison } }));
    assert.deepEqual([...tables.keys()], ["summary", "terms", "words", "pieces", "names", "near", "compare", "text"]);
    for (const key of ["near", "compare"]) {
      const { columns, rows } = tables.get(key);
      assert.ok(rows.length > 3 && rows.every((it) => it.length === columns.length));
      assert.ok(columns.every((it) => it.label && (it.label !== it.key || language === "en")));
    }
    assert.deepEqual(tables.get("near").rows.map(([word]) => word), found.collocates.map((it) => it.text));
    const compared = tables.get("compare").rows.map(([word]) => word);
    assert.equal(new Set(compared).size, compared.length);
    for (const { text } of [...comparison.words, ...comparison.onlyA, ...comparison.onlyB]) assert.ok(compared.includes(text), text);
    const only = tables.get("compare").rows.find(([word]) => word === comparison.onlyB[0].text);
    assert.deepEqual([only[3], only[5]], [0, comparison.onlyB[0].countB]);
  }
  assert.equal(tablesOf(facts("zh", { near: { refusal: () => "" } })).has("near"), false);
  assert.equal(tablesOf({ ...facts(), found: undefined, shown: undefined }).has("words"), false);
});
