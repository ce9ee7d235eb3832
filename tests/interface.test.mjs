// The words of the interface: the same ones in both languages, every one that the document names, and none that nobody says.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { preferred, written } from "../www/page/language.js";
import { en } from "../www/words/en.js";
import { zh } from "../www/words/zh.js";

const read = (path) => readFileSync(new URL(`../www/${path}`, import.meta.url), "utf8");
const html = read("index.html");

test("both languages say the same things, with the same numbers in them", () => {
  assert.deepEqual(Object.keys(en), Object.keys(zh));
  for (const key of Object.keys(zh)) {
    assert.equal(typeof en[key], typeof zh[key], key);
    if (Array.isArray(zh[key])) assert.equal(en[key].length, zh[key].length, key);
    if (typeof zh[key] !== "function") continue;
    assert.equal(en[key].length, zh[key].length, key);
    const given = Array.from({ length: zh[key].length }, (_, i) => `«${i}»`);
    for (const say of [zh[key], en[key]]) for (const it of given) assert.ok(say(...given).includes(it), `${key}: ${it}`);
  }
});

test("nothing is empty, and nothing shouts", () => {
  for (const words of [zh, en]) {
    for (const [key, word] of Object.entries(words)) {
      for (const said of [typeof word === "function" ? word("3", "7", "2") : word].flat(2)) {
        assert.ok(said.trim(), key);
        assert.doesNotMatch(said, /[!！]/, key);
      }
    }
  }
});

test("the document names only words that there are, and stands in Chinese as they do", () => {
  const named = [...html.matchAll(/data-words(?:-label|-placeholder)?="([^"]+)"/g)].map(([, key]) => key);
  assert.ok(named.length > 30);
  for (const key of named) assert.equal(typeof zh[key], "string", key);
  for (const [, key, text] of html.matchAll(/data-words="([^"]+)"[^>]*>([^<]*)</g)) assert.equal(text, zh[key], key);
});

test("every word is said somewhere", () => {
  const code = readdirSync(new URL("../www/page/", import.meta.url), { recursive: true }).filter((file) => file.endsWith(".js")).map((file) => read(`page/${file}`)).join("\n") + html;
  for (const key of Object.keys(zh)) {
    if (key === "title") continue;
    assert.match(code, new RegExp(`[."]${key}\\b`), key);
  }
});

test("the page begins in the first of the browser's languages that it speaks", () => {
  assert.equal(preferred(["zh-CN", "en"]), "zh");
  assert.equal(preferred(["fr", "zh-Hant-TW", "en"]), "zh");
  assert.equal(preferred(["en-GB", "zh"]), "en");
  assert.equal(preferred(["fr"]), "en");
  assert.equal(preferred([]), "en");
});

test("numbers are written as the language does", () => {
  assert.equal(written(8172, "zh"), "8,172");
  assert.equal(written(0.425, "en", { style: "percent" }), "43%");
});
