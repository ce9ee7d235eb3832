// Files in the encodings that Chinese texts come in, and files that are none.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import { decode, decodeAs } from "../www/page/encoding.js";

const simplified = "昨天开幕的江苏省十四届人大二次会议上，省政府工作报告明确提出加快建设。";
const traditional = "昨天開幕的會議上，報告明確提出加快建設，與會者都說這是一件好事。";

/** The bytes of a text in a table encoding: Node decodes these but does not write them. */
function encoder(label) {
  const decoder = new TextDecoder(label);
  const table = new Map();
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) {
      const character = decoder.decode(Uint8Array.of(first, second));
      if ([...character].length === 1 && character !== "\ufffd" && !table.has(character)) table.set(character, [first, second]);
    }
  }
  return (text) =>
    Uint8Array.from([...text].flatMap((it) => (it < "\x80" ? [it.charCodeAt(0)] : (table.get(it) ?? assert.fail(`${label} has no ${it}`)))));
}
const gb = encoder("gb18030");
const big5 = encoder("big5");
const latin1 = (text) => Uint8Array.from(text, (it) => it.charCodeAt(0));
const utf16 = (text, big) => {
  const units = Buffer.from(`\ufeff${text}`, "utf16le");
  return new Uint8Array(big ? units.swap16() : units);
};
const utf8 = (text) => new TextEncoder().encode(text);

test("UTF-8, with and without a mark", () => {
  assert.deepEqual(decode(utf8(simplified)), { text: simplified, encoding: "UTF-8" });
  assert.deepEqual(decode(utf8(`\ufeff${simplified}`)), { text: simplified, encoding: "UTF-8" });
  assert.deepEqual(decode(utf8("plain ASCII\r\n\tand a tab")), { text: "plain ASCII\r\n\tand a tab", encoding: "UTF-8" });
  assert.deepEqual(decode(utf8("😂𠮷")), { text: "😂𠮷", encoding: "UTF-8" });
});

test("UTF-16 by its mark, in both orders", () => {
  assert.deepEqual(decode(utf16(simplified, false)), { text: simplified, encoding: "UTF-16" });
  assert.deepEqual(decode(utf16(simplified, true)), { text: simplified, encoding: "UTF-16" });
});

test("UTF-16 without a mark, in both orders", () => {
  for (const text of [simplified, traditional, "第一行\r\nSecond line\r\n", "plain English, no mark"]) {
    for (const big of [false, true]) assert.deepEqual(decode(utf16(text, big).slice(2)), { text, encoding: "UTF-16" });
  }
});

test("the reader's word holds, whatever becomes of the text", () => {
  for (const big of [false, true]) assert.deepEqual(decodeAs(utf16(simplified, big).slice(2), "UTF-16"), { text: simplified, encoding: "UTF-16" });
  assert.deepEqual(decodeAs(utf16(simplified, true), "UTF-16"), { text: simplified, encoding: "UTF-16" });
  assert.deepEqual(decodeAs(gb(simplified), "GB18030"), { text: simplified, encoding: "GB18030" });
  assert.deepEqual(decodeAs(Uint8Array.from([...utf8("开幕"), 0xff]), "UTF-8"), { text: "开幕\ufffd", encoding: "UTF-8" });
  assert.equal(decodeAs(utf8("a"), "no-such-encoding"), undefined);
});

test("GB18030 and Big5 are told apart", () => {
  assert.deepEqual(decode(gb(simplified)), { text: simplified, encoding: "GB18030" });
  assert.deepEqual(decode(gb(traditional)), { text: traditional, encoding: "GB18030" });
  assert.deepEqual(decode(big5(traditional)), { text: traditional, encoding: "Big5" });
});

test("the whole newspaper page in GB18030", () => {
  const page = readFileSync(new URL("../www/samples/newspaper.txt", import.meta.url), "utf8");
  assert.deepEqual(decode(gb(page)), { text: page, encoding: "GB18030" });
});

test("one Chinese character behind a megabyte of ASCII decides", () => {
  const ascii = "a line of a log file\n".repeat(50_000);
  assert.deepEqual(decode(gb(`${ascii}这是结束`)), { text: `${ascii}这是结束`, encoding: "GB18030" });
});

test("a third encoding is refused, not mangled", () => {
  assert.equal(decode(latin1("café naïve \xe9\xe8 déjà vu, garçon")), "unknown-encoding");
  assert.equal(decode(latin1("na\xefve")), "unknown-encoding");
  // こんにちは世界、これは日本語の文章です。 in Shift_JIS
  const shiftJis = [..."82b182f182c982bf82cd90a28a45814182b182ea82cd93fa967b8cea82cc95b68fcd82c582b78142".matchAll(/../g)].map((it) => parseInt(it[0], 16));
  assert.equal(decode(Uint8Array.from(shiftJis)), "unknown-encoding");
  // UTF-8 that ends in the middle of a character
  assert.equal(decode(utf8(simplified.repeat(3)).slice(0, -1)), "unknown-encoding");
});

test("what is not text is refused", () => {
  const picture = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...deflateSync(Buffer.from(simplified.repeat(30)))]);
  assert.equal(decode(picture), "not-text");
  assert.equal(decode(new Uint8Array(1000)), "not-text");
  assert.equal(decode(Uint8Array.from([...utf8("%PDF-1.7\n"), ...deflateSync(Buffer.from("stream".repeat(500)))])), "not-text");
  assert.equal(decode(Uint8Array.of(0xff, 0xfe, 0x00, 0xd8)), "not-text");
});
