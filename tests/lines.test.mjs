// The view "lines": what is looked for, where it stands and what stands near, without a page.

import "./fake-document.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { toldOf, whereOf } from "../www/page/hits.js";
import { nearOf, whyNone } from "../www/page/near.js";
import { nearTable, sorted } from "../www/page/near-table.js";
import { row } from "../www/page/rows.js";
import { counted } from "../www/page/scope.js";
import { hitsOf, refusalOf } from "../www/page/search.js";
import { zh } from "../www/words/zh.js";
import { loaded } from "./loaded.mjs";

const core = loaded();
/** The core as the page has it. */
const jianbao = { concordance: async (...asked) => core.concordance(...asked), collocates: async (...asked) => core.collocates(...asked) };
const text = "南通推动经济发展。上海推动产业发展。南通推动创新。";

test("what is typed is a pattern, and its places are numbered in the order of the text", async () => {
  const found = await hitsOf(jianbao, text, "推动 *", undefined, { sort: ["right1"], left: 10, right: 10 });
  assert.deepEqual([found.total, found.letters], [3, false]);
  assert.deepEqual(found.places.map(([start, end]) => text.slice(start, end)), ["推动经济", "推动产业", "推动创新"]);
  for (const { start, place } of found.lines) assert.equal(found.places[place][0], start);
  assert.notDeepEqual(found.lines.map(({ place }) => place), [0, 1, 2], "they are sorted by their neighbour");
});

test("a chosen word has its own places, in all its forms", async () => {
  const chosen = { text: "发展", tag: "v", places: [[6, 8], [15, 17]], variants: ["创新"] };
  const found = await hitsOf(jianbao, text, "发展", chosen, {});
  assert.deepEqual(found.lines.map(({ start }) => start), [6, 15]);
  assert.equal(found.places, chosen.places);
  const narrowed = await hitsOf(jianbao, text, "发展", chosen, { article: 0 });
  assert.deepEqual(narrowed.places, chosen.places);
});

test("a query that makes no sense is refused in one sentence", async () => {
  const long = await hitsOf(jianbao, text, "长".repeat(300), undefined, {});
  assert.deepEqual([long.total, long.refusal(zh)], [0, zh.queryLong]);
  const tag = await hitsOf(jianbao, text, "发展/xyz", undefined, {});
  assert.equal(tag.refusal(zh), zh.queryTag("xyz"));
  assert.equal((await nearOf(jianbao, text, "发展/xyz", undefined, {})).refusal(zh), zh.queryTag("xyz"));
  assert.equal(refusalOf("query: expected at most 256 characters")(zh), zh.queryLong);
  const broken = { concordance: async () => Promise.reject(new Error("crashed")) };
  await assert.rejects(hitsOf(broken, text, "好", undefined, {}), /crashed/);
});

test("brackets and stars are answered honestly", async () => {
  assert.equal((await hitsOf(jianbao, text, "((", undefined, {})).total, 0);
  const all = await hitsOf(jianbao, text, "*", undefined, {});
  assert.ok(all.total > 8 && all.lines.length === all.total);
  assert.deepEqual((await hitsOf(jianbao, text, "数字经", undefined, {})).letters, true);
});

test("how many there are is told in one sentence", () => {
  const hits = (more) => ({ query: "好", total: 0, lines: [], places: [], ...more });
  assert.equal(toldOf(undefined, 0, "zh"), zh.queryNone);
  assert.equal(toldOf(hits(), 0, "zh"), "没有找到“好”。");
  assert.equal(toldOf(hits({ total: 3 }), 3, "zh"), "共 3 行");
  assert.equal(toldOf(hits({ total: 12345 }), 200, "en"), "the first 200 of 12,345 lines");
  assert.match(toldOf(hits({ total: 3, letters: true }), 3, "zh"), /共 3 行 .*按字/);
  assert.equal(toldOf(hits({ refusal: () => "no" }), 0, "zh"), "");
});

test("a line says in which piece it stands", () => {
  const articles = [{ title: "潮起", paragraphs: [] }, { title: null, paragraphs: ["没有标题的一篇"] }];
  assert.deepEqual(whereOf({ article: 0, paragraph: 2 }, articles, "zh"), { piece: "1", title: "潮起 第 1 篇第 3 段" });
  assert.deepEqual(whereOf({ article: 1 }, articles, "en"), { piece: "2", title: "没有标题的一篇" });
  const [button] = row({ left: "在", text: "港口", right: "<b>", place: 4 }, { piece: "2", title: "潮起" }).named("button");
  assert.deepEqual(["data-place", "title", "type"].map((it) => button.attributes[it]), ["4", "潮起", "button"]);
  assert.equal(button.textContent, "2在港口<b>");
});

test("collocates are a table that is sorted by any column", () => {
  const word = (it, count, logLikelihood, mi) => ({ text: it, tag: "v", count, left: 1, right: count - 1, frequency: 9, expected: 1, logLikelihood, mi });
  const all = [word("推动", 5, 20.25, 1.5), word("产业", 2, 9, 3), word("创新", 7, 1, 0.5)];
  const texts = (by, descending) => sorted(all, { by, descending }).map(({ text }) => text);
  assert.deepEqual(texts("count", true), ["创新", "推动", "产业"]);
  assert.deepEqual(texts("mi", false), ["创新", "推动", "产业"]);
  const table = nearTable(all, { language: "zh", order: { by: "logLikelihood", descending: true }, limit: 2, query: "发展" });
  assert.equal(table.named("caption")[0].textContent, "“发展”旁边的词");
  assert.deepEqual(table.named("th").filter((it) => it.attributes["aria-sort"]).map((it) => [it.textContent, it.attributes["aria-sort"]]), [["对数似然", "descending"]]);
  assert.ok(table.named("th").every((it) => it.attributes.scope));
  assert.deepEqual(table.named("tr").slice(1).map((it) => it.children.map((cell) => cell.textContent).join(" ")), ["推动 动词 5 1 4 20.3 1.5", "产业 动词 2 1 1 9.0 3.0"]);
});

test("where nothing stands near it is said why", async () => {
  const near = async (query, options = {}, of = text) => ({ query, least: options.least ?? 2, ...(await nearOf(jianbao, of, query, undefined, options)) });
  assert.equal(whyNone(undefined)(zh), zh.queryNone);
  assert.equal(whyNone(await near("北京"))(zh), zh.hitsNone("北京"));
  assert.equal(whyNone(await near("*"))(zh), zh.nearAll);
  assert.equal(whyNone(await near("推动", { window: 0 }))(zh), zh.nearNothing);
  assert.equal(whyNone(await near("上海", { least: 10 }))(zh), zh.nearFew("1", "10"));
  assert.equal(whyNone(await near("推动", { least: 1 })), undefined);
  assert.equal(whyNone(await near("好/xyz"))(zh), zh.queryTag("xyz"));
});

test("words of a piece have the numbers that they have there", () => {
  const frequencies = [{ text: "南通", tag: "ns", count: 9, spread: 0.1 }, { text: "City", tag: "eng", count: 5 }, { text: "上海", tag: "ns", count: 3 }];
  const here = { share: 0.5, per10k: 5000, spread: 1, dispersion: 0 };
  const list = [{ text: "city", count: 4, ...here }, { text: "南通", count: 2, ...here }, { text: "的", count: 1, ...here }];
  assert.deepEqual(counted({ frequencies }, list), [{ text: "City", tag: "eng", count: 4, ...here }, { text: "南通", tag: "ns", count: 2, ...here }]);
});
