// The service worker's list names what is there: a forgotten file is a red test, not a blank page on a train.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const www = new URL("../www/", import.meta.url);
const source = readFileSync(new URL("sw.js", www), "utf8");
const listed = [.../const files = \[([^\]]*)\]/.exec(source)[1].matchAll(/"([^"]+)"/g)].map(([, file]) => file);

/** Files that no page asks for. */
const notServed = new Set(["index.html", "package.json", "sw.js", "tsconfig.json"]);

test("every file of the page is kept for offline use", () => {
  const there = readdirSync(www, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => relative(fileURLToPath(www), `${it.parentPath ?? it.path}/${it.name}`).replaceAll("\\", "/"))
    .filter((file) => !notServed.has(file));
  assert.deepEqual(listed.filter((it) => it !== "./" && !it.startsWith("../")).sort(), there.sort());
});

test("so is what the page and its worker import, and what these fetch", () => {
  const imported = new Set();
  for (const entry of ["page/main.js", "page/worker.js"]) follow(new URL(entry, www), imported);
  const outside = [...imported].filter((it) => !it.startsWith(www.href));
  const fetched = ["../pkg/wasm/jianbao_bg.wasm", "../pkg/lexicon/zh.lexicon"].map((it) => new URL(it, www).href);
  assert.deepEqual(
    listed.filter((it) => it.startsWith("../")).map((it) => new URL(it, www).href).sort(),
    [...outside, ...fetched].sort(),
  );
});

test("nothing is listed twice, and everything is there", () => {
  assert.equal(new Set(listed).size, listed.length);
  assert.deepEqual(listed.filter((it) => !existsSync(new URL(it, www))), []);
});

/** Goes from import to import. @param {URL} file @param {Set<string>} seen */
function follow(file, seen) {
  if (seen.has(file.href)) return;
  seen.add(file.href);
  const code = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  for (const [, to] of code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"(\.[^"]+)"/g)) follow(new URL(to, file), seen);
}
