// The service worker's list names what is there: a forgotten file is a red test, not a blank page on a train.
// `UPDATE=1 node --test tests/offline.test.mjs` writes the list anew.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const www = new URL("../www/", import.meta.url);
const sw = new URL("sw.js", www);
const list = /const files = \[[^\]]*\];/;

/** Files that no page asks for. What lies in page/ and words/ is in built/, but for two that are asked for by themselves. */
const notServed = new Set(["index.html", "package-lock.json", "package.json", "sw.js", "tsconfig.json"]);
const bundled = /^(page\/(?!(first|worker)\.js$)|words\/)/;

test("the page, what it and its worker import, and what these fetch, are kept for offline use", () => {
  const imported = new Set();
  for (const entry of ["built/page.js", "page/worker.js"]) follow(new URL(entry, www), imported);
  const package_ = [...imported].filter((it) => !it.startsWith(www.href)).map((it) => it.replace(new URL("..", www).href, "../"));
  const wanted = ["./", ...pageFiles().sort(), ...[...package_, "../pkg/wasm/jianbao_bg.wasm", "../pkg/lexicon/zh.lexicon", "../pkg/model/news.model"].sort()];

  if (process.env.UPDATE) {
    const lines = wanted.map((file) => `  ${JSON.stringify(file)},\n`).join("");
    writeFileSync(sw, readFileSync(sw, "utf8").replace(list, `const files = [\n${lines}];`));
  }
  const [written] = readFileSync(sw, "utf8").match(list);
  assert.deepEqual([...written.matchAll(/"([^"]+)"/g)].map(([, file]) => file), wanted);
  assert.deepEqual(wanted.filter((file) => !existsSync(new URL(file, www))), []);
});

function pageFiles() {
  // What is left of libraries once they are bundled is in built/.
  return readdirSync(www, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => relative(fileURLToPath(www), `${it.parentPath ?? it.path}/${it.name}`).replaceAll("\\", "/"))
    .filter((file) => !notServed.has(file) && !bundled.test(file) && !file.startsWith("node_modules/"));
}

/** Goes from import to import. @param {URL} file @param {Set<string>} seen */
function follow(file, seen) {
  if (seen.has(file.href)) return;
  seen.add(file.href);
  const code = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  for (const [, to] of code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"(\.[^"]+)"/g)) follow(new URL(to, file), seen);
}
