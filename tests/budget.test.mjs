// What a reader has to fetch. The numbers are there to be lowered.

import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { usualBytes } from "../pkg/src/assets.js";

const WASM = 270_000;
const JS = 22_000;
const START = 14_000;

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

test("the sizes that progress is told by are about right", () => {
  const real = { wasm: bytes("wasm/jianbao_bg.wasm").length, lexicon: bytes("lexicon/zh.lexicon").length };
  for (const [name, size] of Object.entries(real)) {
    const off = Math.abs(usualBytes[name] / size - 1);
    if (off > 0.2) throw new Error(`${name} has ${size} bytes; pkg/assets.js takes ${usualBytes[name]}`);
  }
});
