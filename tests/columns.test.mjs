// Pieces on a page → lines in the order of reading.

import assert from "node:assert/strict";
import { test } from "node:test";
import { linesOfPieces } from "../www/page/open/columns.js";

/** A piece whose characters are as wide as they are high. */
const piece = (text, x, y, size = 10) => ({ text, x, y, width: [...text].length * size, size });
/** Lines of ten characters, one below the other: 甲〇这是十个字的行。 */
const column = (name, x, y, lines, step = 15) => Array.from({ length: lines }, (_, i) => piece(text(name, i), x, y + i * step));
const text = (name, i) => `${name}${"〇一二三四五六七八九"[i]}这是十个字的行。`;
const column_ = (name, lines) => Array.from({ length: lines }, (_, i) => text(name, i));

/** What is read must not hang on the order in which a file has it. */
function check(pieces, expected) {
  const mixed = pieces.map((it, i) => ({ it, key: (i * 7919) % 1009 })).sort((a, b) => a.key - b.key);
  for (const given of [pieces, [...pieces].reverse(), mixed.map(({ it }) => it)]) assert.deepEqual(linesOfPieces(given), expected);
}

test("pieces on one baseline are a line", () => {
  check([piece("南通", 50, 100), piece("抢抓", 70.4, 100.3), piece("机遇", 91, 99.8)], ["南通抢抓机遇"]);
  check([piece("New", 50, 100, 5), piece("York", 67, 100, 5)], ["New York"]);
  check([], []);
});

test("one column is read line by line, its indents and larger gaps kept", () => {
  check(
    [piece("文章的标题", 80, 40, 20), piece("第一段的第一行到这里", 70, 70), piece("第一段的第二行是到这里的", 50, 85), piece("第二段只有一行。", 70, 100), piece("隔开的一段文字在这里", 50, 140)],
    ["文章的标题", "", "　　第一段的第一行到这里", "第一段的第二行是到这里的", "　　第二段只有一行。", "", "隔开的一段文字在这里"],
  );
});

test("columns are read one after the other, on whichever baselines they stand", () => {
  check([...column("甲", 50, 100, 5), ...column("乙", 170, 100, 5), ...column("丙", 290, 106, 4)], [...column_("甲", 5), ...column_("乙", 5), ...column_("丙", 4)]);
});

test("a headline over its columns is read before them, and what is below after them", () => {
  check(
    [
      piece("横跨两栏的大标题文字", 50, 40, 22),
      ...column("甲", 50, 80, 4),
      ...column("乙", 170, 80, 4),
      piece("下面一篇也横跨两栏的", 50, 170, 22),
      ...column("丙", 50, 200, 3),
      ...column("丁", 170, 203, 3),
    ],
    ["横跨两栏的大标题文字", "", ...column_("甲", 4), ...column_("乙", 4), "", "下面一篇也横跨两栏的", "", ...column_("丙", 3), ...column_("丁", 3)],
  );
});

test("three columns above, two below", () => {
  const wide = (name, x, y, lines) => column(name, x, y, lines).map((it) => ({ ...it, text: `${it.text}再加五个字`, width: 150 }));
  check(
    [...column("甲", 50, 100, 4), ...column("乙", 170, 100, 4), ...column("丙", 290, 100, 4), ...wide("丁", 50, 200, 6), ...wide("戊", 240, 200, 6)],
    [...column_("甲", 4), ...column_("乙", 4), ...column_("丙", 4), "", ...column_("丁", 6).map((it) => `${it}再加五个字`), ...column_("戊", 6).map((it) => `${it}再加五个字`)].filter(Boolean),
  );
});

test("a headline over two of three columns does not cut the third", () => {
  check(
    [piece("两栏的大标题", 50, 120, 24), ...column("甲", 50, 150, 5), ...column("乙", 170, 150, 5), ...column("丙", 310, 100, 8)],
    ["两栏的大标题", "", ...column_("甲", 5), ...column_("乙", 5), ...column_("丙", 8)],
  );
});

test("short cells are read by rows", () => {
  const rows = [["县市", "人口", "面积"], ["如皋", "124", "1477"], ["海安", "83", "1108"], ["如东", "88", "1872"]];
  check(rows.flatMap((row, i) => row.map((cell, j) => piece(cell, 50 + j * 100, 100 + i * 15))), rows.map((it) => it.join("\t")));
});

test("spaces that only fill a line, and letters printed twice, are no text", () => {
  check([piece("南 通 抢 抓 机 遇", 50, 100)], ["南通抢抓机遇"]);
  check([piece("张三 李四 王五", 50, 100)], ["张三 李四 王五"]);
  check([piece("要闻", 50, 100, 20), piece("要闻", 50.5, 100.5, 20)], ["要闻"]);
});

test("a page of ten thousand pieces is read in a moment", () => {
  const pieces = Array.from({ length: 10_000 }, (_, i) => piece("字", 40 + (i % 100) * 10 + Math.floor((i % 100) / 12) * 25, 40 + Math.floor(i / 100) * 15));
  const before = process.cpuUsage();
  assert.equal(linesOfPieces(pieces).join("").replace(/\s/g, "").length, 10_000);
  assert.ok(process.cpuUsage(before).user < 1_500_000);
});
