// What a reader has to fetch. The numbers are there to be lowered.

import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";

const WASM = 270_000;
const JS = 24_000;
const START = 15_500;

const pkg = new URL("../pkg/", import.meta.url);
const bytes = (path) => readFileSync(new URL(path, pkg));
const squeezed = (content) => brotliCompressSync(content).length;

function stay(name, size, budget) {
  if (size > budget) throw new Error(`${name}: ${size} bytes as brotli, the budget is ${budget}`);
}

test("the program stays within its budget", () => {
  stay("jianbao_bg.wasm", squeezed(bytes("wasm/jianbao_bg.wasm")), WASM);
});

test("the JavaScript of a page that uses all of it stays within its budget", () => {
  const files = ["", "view/"].flatMap((folder) => readdirSync(new URL(folder || ".", pkg)).map((it) => folder + it));
  // A page has one of the three that hold the core.
  const js = files.filter((it) => it.endsWith(".js") && !["core.js", "local-worker.js"].includes(it));
  stay("JavaScript", js.map((it) => squeezed(bytes(it))).reduce((sum, it) => sum + it, 0), JS);
});

test("what comes before the first words is small", () => {
  stay("index.js and worker.js", squeezed(bytes("index.js")) + squeezed(bytes("worker.js")), START);
});
