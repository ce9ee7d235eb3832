// What is read of a host's article, and where it stands in the host's nodes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ArticleText } from "../pkg/src/digest/article-text.js";

globalThis.Node = { ELEMENT_NODE: 1, TEXT_NODE: 3 };
globalThis.getComputedStyle = ({ localName, style }) => ({
  display: /^(b|span|ruby|rt|a)$/.test(localName) ? "inline" : localName === "slot" ? "contents" : "block",
  visibility: "visible",
  whiteSpace: "normal",
  ...style,
});

/** An element of a page that is none: `e("p", { style }, "南通", e("br"))`. */
function e(localName, { style = {}, hidden = false, root, assigned = [] } = {}, ...children) {
  const childNodes = children.map((it) => (typeof it === "string" ? { nodeType: 3, data: it } : it));
  const shadowRoot = root ? { childNodes: root } : null;
  const matches = (selector) => selector.split(", ").some((it) => it === localName || (hidden && it === "[hidden]"));
  return { nodeType: 1, localName, style, childNodes, shadowRoot, matches, assignedNodes: () => assigned };
}

/** What is read of an article; every letter of it is where it is said to be. */
function read(article, isOwn) {
  const found = new ArticleText(article, isOwn);
  const { text } = found;
  for (let i = 0; i < text.length; i++) {
    const [piece] = found.pieces([[i, i + 1]]);
    const there = piece?.node.data.slice(piece.start, piece.end);
    if (there !== text[i]) assert.match(text[i] + (there ?? ""), /^\s+$/);
  }
  return text;
}

const lit = (article, word) => {
  const found = new ArticleText(article);
  const at = found.text.indexOf(word);
  return found.pieces([[at, at + word.length]]).map(({ node, start, end }) => node.data.slice(start, end));
};

test("a paragraph for a block, a line for a break", () => {
  const article = e("article", {}, "\n  ", e("h1", {}, "潮起"), "\n  ", e("p", {}, "南通", e("br"), "\n    长江口", e("br"), e("br"), "上海"), "尾");
  assert.equal(read(article), "潮起\n\n南通\n长江口\n\n上海\n\n尾");
});

test("a host that makes its blocks inline has paragraphs all the same", () => {
  const inline = { style: { display: "inline" } };
  assert.equal(read(e("article", inline, e("p", inline, "一"), e("p", inline, "二"), e("span", inline, "三"), e("b", inline, "四"))), "一\n\n二\n\n三四");
});

test("what is no text of the article is left out", () => {
  const article = e(
    "article",
    {},
    e("p", {}, "前", e("script", {}, "x()"), e("ruby", {}, "新", e("rt", {}, "xīn")), e("button", {}, "分享"), "后"),
    e("p", { hidden: true }, "藏"),
    e("p", { style: { display: "none" } }, "没"),
    e("p", { style: { visibility: "hidden" } }, "隐", e("span", {}, "显")),
    e("p", { style: { contentVisibility: "hidden" } }, "卷"),
    e("jianbao-digest", {}, "摘要还没有准备好。"),
    Object.assign(e("our-digest", { root: [e("p", {}, "摘要")] }), { htmlFor: "", analysis: null }),
    e("nav", {}, "相关新闻"),
  );
  assert.equal(read(article), "前新后\n\n显");
});

test("white space is what the page shows of it; a wide space is text", () => {
  assert.equal(read(e("p", {}, "  one\n\t two ", e("b", {}, " three"), "\n")), "one two three");
  assert.equal(read(e("p", {}, "　　沈　莹\u00a0说")), "　　沈　莹\u00a0说");
  assert.equal(read(e("p", {}, "devel\u00adop", "长\u200b江")), "develop长江");
  assert.equal(read(e("pre", { style: { whiteSpace: "pre-wrap" } }, "床前明月光\n  疑是地上霜\r\n\r\n举头")), "床前明月光\n疑是地上霜\n\n举头");
  assert.equal(read(e("p", {}, " ")), "");
});

test("a word that the host cut into nodes is lit in each, and nothing between them", () => {
  const article = e("p", {}, "在", e("b", {}, "长江"), e("script", {}, "长江"), e("span", {}, "口"), "产业");
  assert.deepEqual(lit(article, "长江口产"), ["长江", "口", "产"]);
  assert.deepEqual(lit(e("p", {}, "😂", e("b", {}, "𠮷"), "野家"), "𠮷野"), ["𠮷", "野"]);
  const [high, low] = "😂".split("");
  assert.equal(read(e("p", {}, high, low)), "😂");
  assert.deepEqual(lit(e("p", {}, "a  big\n dog"), "big dog"), ["big", "dog"]);
  assert.deepEqual(lit(e("p", {}, "a big\ndog"), "big dog"), ["big\ndog"]);
});

test("of an open shadow root what a reader sees of it is read, and its root is told", () => {
  const given = e("p", {}, "放进去的");
  const root = [e("p", {}, "里面的"), e("slot", { assigned: [given] }, "备用的"), e("slot", {}, "真备用的")];
  const host = e("news-story", { root }, given);
  const found = new ArticleText(host);
  assert.equal(found.text, "里面的\n\n放进去的\n\n真备用的");
  assert.deepEqual(found.roots, [host.shadowRoot]);
  assert.equal(read(host, true), "放进去的", "an element that reads its own content");
  assert.equal(new ArticleText(e("div", {}, "外", host)).roots[0], host.shadowRoot);
});

test("places outside the text are nowhere", () => {
  const found = new ArticleText(e("p", {}, "南通"));
  assert.deepEqual(found.pieces([[5, 9], [2, 2], [-3, 0]]), []);
  assert.equal(found.pieces([[0, 99]])[0].end, 2);
});
