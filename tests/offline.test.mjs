// The service worker's lists name what is there: a forgotten file is a red test, not a blank page on a train.
// `UPDATE=1 node --test tests/offline.test.mjs` writes them anew.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const www = new URL("../www/", import.meta.url);
const sw = new URL("sw.js", www);
const library = "built/library/";

/** Files that no page asks for. What lies in page/ and words/ is in built/, but for two that are asked for by themselves. */
const notServed = new Set(["index.html", "package.json", "package-lock.json", "sw.js", "tsconfig.json"]);
const bundled = /^(page\/(?!(first|worker)\.js$)|words\/)/;

test("the page, what it and its worker import, and what these fetch, are kept for offline use", () => {
  const imported = new Set();
  for (const entry of ["built/page.js", "built/workbench.js", "page/worker.js"]) follow(new URL(entry, www), imported);
  const package_ = [...imported].filter((it) => !it.startsWith(www.href)).map((it) => it.replace(new URL("..", www).href, "../"));
  const wanted = ["./", ...pageFiles().sort(), ...[...package_, "../pkg/wasm/jianbao_bg.wasm", "../pkg/lexicon/zh.lexicon", "../pkg/model/news.model"].sort()];

  compare("files", wanted);
  assert.deepEqual(wanted.filter((file) => !existsSync(new URL(file, www))), []);
});

test("what reads web pages and PDF is kept later", () => {
  const wanted = filesIn(library).filter((file) => !file.endsWith("LICENSES.txt")).sort();
  for (const file of ["pdf.js", "pdf.worker.js", "readability.js", "cmaps/UniGB-UCS2-H.bcmap"]) assert.ok(wanted.includes(library + file), file);
  compare("later", wanted);
});

/** @param {string} name of a list @param {string[]} wanted */
function compare(name, wanted) {
  const list = new RegExp(`const ${name} = \\[[^\\]]*\\];`);
  if (process.env.UPDATE) {
    const lines = wanted.map((file) => `  ${JSON.stringify(file)},\n`).join("");
    writeFileSync(sw, readFileSync(sw, "utf8").replace(list, `const ${name} = [\n${lines}];`));
  }
  const [written] = readFileSync(sw, "utf8").match(list);
  assert.deepEqual([...written.matchAll(/"([^"]+)"/g)].map(([, file]) => file), wanted);
}

function pageFiles() {
  return filesIn("")
    .filter((file) => !/(^|\/)(node_modules\/|\.)/.test(file) && !file.startsWith(library))
    .filter((file) => !notServed.has(file) && !bundled.test(file));
}

/** @param {string} folder */
function filesIn(folder) {
  return readdirSync(new URL(folder, www), { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => relative(fileURLToPath(www), `${it.parentPath ?? it.path}/${it.name}`).replaceAll("\\", "/"));
}

/** Goes from import to import. @param {URL} file @param {Set<string>} seen */
function follow(file, seen) {
  // A page on its own host compares nothing with published hashes.
  if (seen.has(file.href) || file.href.endsWith("/pkg/difference.js")) return;
  seen.add(file.href);
  const code = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  for (const [, to] of code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"(\.[^"]+)"/g)) follow(new URL(to, file), seen);
}
