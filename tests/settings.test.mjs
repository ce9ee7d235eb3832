// What the page remembers, and that nothing stored can harm it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { remember, remembered } from "../www/page/settings.js";

/** A storage that holds what it is given. */
function storage(stored) {
  const held = new Map(stored === undefined ? [] : [["jianbao", stored]]);
  return () => ({ getItem: (name) => held.get(name) ?? null, setItem: (name, value) => held.set(name, value) });
}

const first = { language: "zh", theme: "auto", characters: 140, stopWords: true, stopZh: null, stopEn: null, singleCharacters: true, keepText: false };

test("the first visit begins as the browser is set", () => {
  assert.deepEqual(remembered(["zh-CN"], storage()), first);
  assert.equal(remembered(["en-US"], storage()).language, "en");
});

test("what was set is there at the next visit", () => {
  const kept = storage();
  const settings = { ...first, language: "en", theme: "dark", characters: 300, stopWords: false, stopZh: "的 了", singleCharacters: false, keepText: true };
  remember(settings, kept);
  assert.deepEqual(remembered(["zh"], kept), settings);
});

test("what does not fit is forgotten, the rest kept", () => {
  for (const stored of ["", "null", "3", "[]", "{", '"zh"']) assert.deepEqual(remembered(["zh"], storage(stored)), first, stored);
  const odd = JSON.stringify({ language: "fr", theme: "dark", characters: 1e9, stopWords: "yes", stopZh: 3, text: "文字" });
  assert.deepEqual(remembered(["zh"], storage(odd)), { ...first, theme: "dark" });
});

test("a browser that forbids storage is no trouble", () => {
  const forbidden = () => {
    throw new Error("SecurityError");
  };
  assert.deepEqual(remembered(["zh"], forbidden), first);
  assert.doesNotThrow(() => remember(first, forbidden));
});
