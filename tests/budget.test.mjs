// What a reader has to fetch. The numbers are there to be lowered.

import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { usualBytes } from "../pkg/assets.js";

const WASM = 270_000;
const JS = 30_000;

const pkg = new URL("../pkg/", import.meta.url);
const bytes = (path) => readFileSync(new URL(path, pkg));
const squeezed = (content) => brotliCompressSync(content).length;

function stay(name, size, budget) {
  if (size > budget) throw new Error(`${name}: ${size} bytes as brotli, the budget is ${budget}`);
}

test("the program stays within its budget", () => {
  stay("jianbao_bg.wasm", squeezed(bytes("wasm/jianbao_bg.wasm")), WASM);
});

test("all JavaScript together stays within its budget", () => {
  const files = [".", "view", "wasm"].flatMap((folder) => readdirSync(new URL(`${folder}/`, pkg)).map((it) => `${folder}/${it}`));
  const js = files.filter((it) => it.endsWith(".js")).map((it) => squeezed(bytes(it)));
  stay("JavaScript", js.reduce((sum, it) => sum + it, 0), JS);
});

test("the sizes that progress is told by are about right", () => {
  const real = { wasm: bytes("wasm/jianbao_bg.wasm").length, lexicon: bytes("lexicon/zh.lexicon").length };
  for (const [name, size] of Object.entries(real)) {
    const off = Math.abs(usualBytes[name] / size - 1);
    if (off > 0.2) throw new Error(`${name} has ${size} bytes; pkg/assets.js takes ${usualBytes[name]}`);
  }
});
