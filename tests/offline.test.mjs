// What is kept for offline use is what the page asks for: a forgotten file is a red test, not a blank page on a train.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { names, script, versionOf } from "./hashes.mjs";

const www = new URL("../www/", import.meta.url);
const addressOf = (/** @type {string} */ name) => new URL(name === "./" ? "index.html" : name, www);
const built = readFileSync(new URL("built/hashes.js", www), "utf8");
const { kept } = run(built);

test("the page, what it and its worker import, and what these fetch, are kept for offline use", () => {
  const fetched = ["../pkg/wasm/jianbao_bg.wasm", "../pkg/lexicon/zh.lexicon", "../pkg/model/news.model"];
  const asked = new Set(["./", "built/cloud.js", "samples/newspaper.txt", ...fetched]);
  for (const [, file] of readFileSync(addressOf("./"), "utf8").matchAll(/(?:href|src)="([^"#]+)"/g)) asked.add(file);
  for (const { src } of JSON.parse(readFileSync(addressOf("manifest.json"), "utf8")).icons) asked.add(src);
  const imported = new Set();
  for (const entry of ["built/page.js", "built/workbench.js", "page/worker.js"]) follow(addressOf(entry), imported);
  for (const file of imported) asked.add(file.startsWith(www.href) ? file.slice(www.href.length) : file.replace(new URL("..", www).href, "../"));

  assert.ok(imported.size > 6);
  assert.deepEqual([...asked].filter((file) => !(file in kept.first)), []);
  // Nor anything else of the package, which is for other hosts.
  const ofPackage = (/** @type {Iterable<string>} */ files) => [...files].filter((file) => file.startsWith("../")).sort();
  assert.deepEqual(ofPackage(Object.keys(kept.first)), ofPackage(asked));
});

test("what reads web pages and PDF is kept later", () => {
  for (const file of ["pdf.js", "pdf.worker.js", "readability.js", "cmaps/UniGB-UCS2-H.bcmap"]) {
    assert.ok(`built/library/${file}` in kept.later, file);
  }
  assert.deepEqual(Object.keys(kept.later).filter((file) => !/^built\/library\/(?!LICENSES)/.test(file)), []);
});

test("every file is there and has the hash that is told of it", () => {
  const files = Object.entries({ ...kept.first, ...kept.later });
  assert.deepEqual(files.map(([file]) => file), [...names().first, ...names().later]);
  const digest = (/** @type {string} */ file) => createHash("sha256").update(readFileSync(addressOf(file))).digest("base64");
  const wrong = files.filter(([file, hash]) => !existsSync(addressOf(file)) || !digest(file).startsWith(hash));
  assert.deepEqual(wrong, [], "`cargo xtask build` makes built/hashes.js anew");
  assert.ok(files.every(([, hash]) => hash.length === 16));
});

test("a changed file is another version", () => {
  assert.equal(kept.version, versionOf());
  const changed = (/** @type {string} */ file) => (/** @type {string} */ name) => (name === file ? "other" : readFileSync(addressOf(name)));
  const versions = new Set(["none", "./", "../pkg/worker.js", "built/library/pdf.js"].map((file) => run(script(changed(file))).kept.version));
  assert.equal(versions.size, 4);
  assert.ok(versions.has(kept.version));
});

/** @param {string} code @returns {any} */
function run(code) {
  const self = {};
  runInNewContext(code, { self });
  return JSON.parse(JSON.stringify(self));
}

/** Goes from import to import. @param {URL} file @param {Set<string>} seen */
function follow(file, seen) {
  // A page on its own host compares nothing with published hashes.
  if (seen.has(file.href) || file.href.endsWith("/pkg/difference.js")) return;
  seen.add(file.href);
  const code = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  for (const [, to] of code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"(\.[^"]+)"/g)) follow(new URL(to, file), seen);
}
