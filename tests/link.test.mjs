// Share links: what is seen there and back, and that no broken or wicked one does harm.

import "./fake-document.mjs";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { none } from "../www/page/cuts.js";
import { linkOf, linked, LONGEST, pack, unpack } from "../www/page/out/link.js";
import { remembered } from "../www/page/settings.js";

const newspaper = readFileSync(new URL("../www/samples/newspaper.txt", import.meta.url), "utf8");
const settings = remembered(["zh"], () => ({ getItem: () => null }));
const facts = { settings, view: "words", article: undefined, chosen: undefined, cuts: none };
const base64url = (bytes) => bytes.toString("base64url");

test("what is seen goes there and back", async () => {
  const mine = { ...settings, language: "en", characters: 300, stopWords: false, singleCharacters: false, stopZh: "的 了&=#", stopEn: null, theme: "dark", keepText: true };
  const chosen = { text: "C++ & 南通", places: [], tag: "" };
  const link = linkOf({ settings: mine, view: "names", article: 2, chosen, cuts: { breaks: [3, 90], joins: [4] } }, await pack(newspaper));
  assert.match(link, /^#\/sum=[0-9a-z]+&[\w=&%.*+~-]+&view=names$/);
  const { settings: got, ...rest } = linked(link);
  // Neither the reader's light nor what is kept on his device.
  assert.deepEqual(got, { language: "en", characters: 300, stopWords: false, singleCharacters: false, stopZh: "的 了&=#", stopEn: null });
  assert.deepEqual({ ...rest, packed: undefined }, { view: "names", article: 2, word: "C++ & 南通", packed: undefined, cuts: { breaks: [3, 90], joins: [4] } });
  assert.equal(await unpack(rest.packed), newspaper);
});

test("the text is in the link only if it was packed for it, and its places neither", () => {
  const { packed, cuts } = linked(linkOf({ ...facts, cuts: { breaks: [3], joins: [] } }));
  assert.deepEqual([packed, cuts], [undefined, undefined]);
  const long = linkOf({ ...facts, chosen: { text: "一个被选中的句子。".repeat(20), places: [], tag: "" } });
  assert.equal(linked(long).word, undefined);
});

test("a page of a newspaper makes a link of a few KB", async () => {
  assert.ok((await pack(newspaper)).length < newspaper.length * 2);
});

test("a link that was cut anywhere, or changed, is known for one", async () => {
  const link = linkOf({ ...facts, article: 1 }, await pack("南通港口的货轮。"));
  for (let length = 2; length < link.length; length++) assert.equal(linked(link.slice(0, length)), "damaged", link.slice(0, length));
  assert.equal(linked(link.replace("characters=140", "characters=150")), "damaged");
  assert.equal(linked(`${link}.`), "damaged");
});

test("a program on its way may write signs in another way", async () => {
  const link = linkOf({ ...facts, chosen: { text: "长江 口", places: [], tag: "" } });
  assert.equal(linked(decodeURI(link)).word, "长江 口");
  assert.equal(linked(link.replace(/\+/g, "%20")).word, "长江 口");
});

test("a link written by hand needs no sum, and what does not fit in it is passed over", () => {
  const { settings: got, view } = linked("#/view=words&characters=200&lang=zh");
  assert.deepEqual([got, view], [{ language: "zh", characters: 200 }, "words"]);
  assert.deepEqual(linked("#/characters=9999&lang=fr&piece=-1&word=").settings, {});
  assert.deepEqual(linked("#/characters=55.5").settings, {});
  assert.equal(linked("#/piece=x").article, undefined);
  assert.deepEqual(linked(linkOf({ ...facts, cuts: { breaks: [-3, 1.5, 1e300, 7], joins: [NaN] } }, "AAAA")).cuts, { breaks: [1, 5, 7], joins: [] }, "as they can be places");
  assert.equal(linked("#/text=abc"), "damaged");
});

test("places of the page are no links", () => {
  for (const hash of ["", "#", "#s3", "#a1", "#found"]) assert.equal(linked(hash), undefined);
});

test("a text that is damaged, has no end or is no text is refused", async () => {
  const whole = await pack(newspaper);
  assert.equal(await unpack(whole.slice(0, -20)), undefined);
  assert.equal(await unpack("???"), undefined);
  assert.equal(await unpack("AAAA"), undefined);
  assert.equal(await unpack(base64url(deflateRawSync(Buffer.from([0xff, 0xfe, 0x80])))), undefined);
  // 200 MB in 200 KB.
  assert.equal(await unpack(base64url(deflateRawSync(Buffer.alloc(200_000_000)))), undefined);
});

test("a text that is too long for a link is not packed, and a long one is there and back", async () => {
  let odd = "";
  for (let i = 0, x = 1; i < 600_000; i++) odd += String.fromCharCode(0x4e00 + ((x = (x * 48271) % 2147483647) % 20000));
  assert.equal(await pack(odd), undefined);
  const much = "港口的货轮和码头的吊车。\n".repeat(100_000);
  const packed = await pack(much);
  assert.ok(packed.length < LONGEST);
  assert.equal(await unpack(packed), much);
  assert.equal(await unpack(await pack("\ufeff😂𠮷")), "\ufeff😂𠮷");
});
