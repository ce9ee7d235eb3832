// The view "compare": two texts or two pieces, without a page.

import "./fake-document.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { differenceOf, textOf } from "../www/page/difference.js";
import { differenceView } from "../www/page/difference-view.js";
import { settled } from "../www/page/sides.js";
import { zh } from "../www/words/zh.js";
import { loaded, seed } from "./loaded.mjs";

const core = loaded();
/** The core as the page has it. */
const jianbao = { compare: async (...asked) => core.compare(...asked), summarize: async (...asked) => core.summarize(...asked) };
const analysis = core.analyze(seed);
const found = { text: seed, analysis, summary: analysis.summary };
const { articles } = analysis;
const options = { language: "zh", limits: [5, 5] };
const view = (difference) => differenceView(difference && { of: analysis, ...difference }, articles, options);
const said = (nodes) => nodes.map((it) => it.textContent).join("\n");
const tables = (nodes) => nodes.flatMap((it) => it.named("table"));

test("a piece is compared with another one, and the whole text only with a second one", () => {
  assert.deepEqual(settled({}, "here", 7), { here: undefined, there: undefined });
  assert.deepEqual(settled({ here: 2 }, "here", 7), { here: 2, there: undefined });
  assert.deepEqual(settled({ there: 2 }, "there", 7), { here: 0, there: 2 });
  assert.deepEqual(settled({ there: 0 }, "there", 7), { here: 1, there: 0 });
  assert.deepEqual(settled({ here: undefined, there: 2 }, "here", 7), { here: undefined, there: undefined });
  assert.deepEqual(settled({ here: 6, there: 6 }, "here", 7), { here: 6, there: 0 });
  assert.deepEqual(settled({ here: 1, there: 3 }, "there", 7), { here: 1, there: 3 });
});

test("two pieces of a page are compared by number, with the summaries of their cards", async () => {
  const difference = await differenceOf(jianbao, found, "", { here: 0, there: 1 }, {});
  assert.deepEqual(difference.comparison, core.compare(seed, seed, { articles: [0, 1], limit: 1000 }));
  const nodes = view(difference);
  const [here, there] = tables(nodes);
  assert.deepEqual([here, there].map((it) => it.named("caption")[0].textContent), [zh.moreHere, zh.moreThere]);
  for (const table of [here, there]) {
    assert.equal(table.named("tr").length, 6);
    assert.ok(table.named("th").every((it) => it.attributes.scope));
    assert.equal(table.named("button").length, 5, "words of both can be seen in the text");
  }
  assert.ok(said(nodes).includes(articles[1].title ?? ""));
  assert.ok(difference.summaries.every((it) => it !== "" && !it.includes("\n")));
});

test("a second text is compared with the whole, or with a piece; only words of the first can be chosen", async () => {
  const other = "上海证券交易所昨天开市。上海的股票涨了，上海的投资者很高兴。股票，股票。";
  const narrowed = { ...found, summary: articles[1].summary };
  const difference = await differenceOf(jianbao, narrowed, other, {}, { characters: 40 });
  const { comparison } = difference;
  const whole = (it) => core.summarize(it, { characters: 40 }).text.replace(/\n/g, "");
  assert.deepEqual(difference.summaries, [whole(seed), whole(other)], "not the summary that is shown, which may be another piece's");
  assert.equal(comparison.a.words, core.frequencies(seed).words);
  const nodes = view(difference);
  const [, there] = tables(differenceView({ of: analysis, ...difference }, articles, { ...options, limits: [50, 50] }));
  const row = there.named("tr").find((it) => it.textContent.includes("股票"));
  assert.equal(row.named("button").length, 0);
  assert.match(row.children[1].textContent, /^0/);
  assert.match(row.children[4].textContent, /^−\d+\.\d−\d+\.\d … [−+]\d+\.\d$/, "the log ratio and its interval");
  assert.ok(comparison.onlyB.some(({ text }) => text === "股票") && said(nodes).includes(zh.onlyThere));
  const piece = await differenceOf(jianbao, found, other, { here: 1 }, {});
  assert.ok(piece.comparison.a.words < comparison.a.words && piece.comparison.a.words > 0);
  assert.equal(textOf(found, 1).replace(/\s/g, "").slice(0, 10), seed.slice(articles[1].start).replace(/\s/g, "").slice(0, 10));
});

test("what cannot be compared is said so", async () => {
  assert.equal(said(view(undefined)), zh.compareNonePiece);
  assert.equal(said(differenceView(undefined, [articles[0]], options)), zh.compareNone);
  const nodes = view(await differenceOf(jianbao, found, "1 2 3", {}, {}));
  assert.ok(said(nodes).includes(zh.compareEmpty) && tables(nodes).length === 0);
  const same = view(await differenceOf(jianbao, found, seed, {}, {}));
  assert.deepEqual([tables(same).length, said(same).includes(zh.moreNone)], [0, true]);
});
