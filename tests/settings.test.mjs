// What the page remembers, and that nothing stored can harm it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { changed, remember, remembered, startSharing } from "../www/page/settings.js";

/** A storage that holds what it is given. */
function storage(stored) {
  const held = new Map(stored === undefined ? [] : [["jianbao", stored]]);
  return () => ({ getItem: (name) => held.get(name) ?? null, setItem: (name, value) => held.set(name, value) });
}

const first = { language: "zh", theme: "auto", characters: 140, stopWords: true, stopZh: null, stopEn: null, singleCharacters: true, ownWords: "", removedWords: "", keepText: false };

test("the first visit begins as the browser is set", () => {
  assert.deepEqual(remembered(["zh-CN"], storage()), first);
  assert.equal(remembered(["en-US"], storage()).language, "en");
});

test("what was set is there at the next visit", () => {
  const kept = storage();
  const settings = { ...first, language: "en", theme: "dark", characters: 300, stopWords: false, stopZh: "的 了", singleCharacters: false, ownWords: "协同区\n", removedWords: "发展", keepText: true };
  assert.equal(remember(settings, kept), true);
  assert.deepEqual(remembered(["zh"], kept), settings);
});

test("what does not fit is forgotten, the rest kept", () => {
  for (const stored of ["", "null", "3", "[]", "{", '"zh"']) assert.deepEqual(remembered(["zh"], storage(stored)), first, stored);
  const odd = JSON.stringify({ language: "fr", theme: "dark", characters: 1e9, stopWords: "yes", stopZh: 3, text: "文字" });
  assert.deepEqual(remembered(["zh"], storage(odd)), { ...first, theme: "dark" });
  assert.deepEqual(remembered(["zh"], storage('{"characters":55.5}')), first, "the core counts whole characters");
});

test("a browser that forbids storage is no trouble", () => {
  const forbidden = () => {
    throw new Error("SecurityError");
  };
  assert.deepEqual(remembered(["zh"], forbidden), first);
  assert.equal(remember(first, forbidden), false);
});

test("a list that is too long for the storage holds for this visit, and the rest is kept", () => {
  const kept = storage();
  const full = () => ({ ...kept(), setItem: (name, value) => (value.length > 1000 ? assert.fail("QuotaExceededError") : kept().setItem(name, value)) });
  assert.equal(remember({ ...first, ownWords: "协同区" }, full), true);
  assert.equal(remember({ ...first, theme: "dark", ownWords: "协同区\n".repeat(1000) }, full), false);
  assert.deepEqual(remembered(["zh"], kept), { ...first, theme: "dark", ownWords: "协同区" });
});

test("what another tab sets is taken over, and nothing else", () => {
  const stored = (part) => JSON.stringify({ ...first, ...part });
  assert.deepEqual(changed(stored(), stored({ ownWords: "协同区", theme: "dark" })), { ownWords: "协同区", theme: "dark" });
  assert.deepEqual(changed(stored({ ownWords: "很长" }), stored({ ownWords: "很长" })), {});
  assert.deepEqual(changed(stored(), stored({ theme: "pink", text: "文字" })), {});
  assert.deepEqual(changed(stored(), null), {}, "what was cleared there holds here for this visit");
  const window = new EventTarget();
  const taken = [];
  startSharing((part) => taken.push(part), window);
  const tell = (key, newValue) => window.dispatchEvent(Object.assign(new Event("storage"), { key, oldValue: stored(), newValue }));
  tell("other", stored({ theme: "dark" }));
  tell("jianbao", stored());
  tell("jianbao", stored({ theme: "light" }));
  assert.deepEqual(taken, [{ theme: "light" }]);
});
