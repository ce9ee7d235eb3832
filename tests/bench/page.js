// @ts-check
// The measured side, in the page: either package from its import on, and one text after the other.
import { longer, shuffled } from "./texts.js";

const seed = await (await fetch("../golden/seed/text.txt")).text();
const first = "昨天开幕的会议上，报告明确提出加快建设长江口产业创新协同区。";

/** @typedef {(text: string) => unknown} Work */

/** From the import to the first words; and what is measured after. */
const sides = {
  // Without a worker, as the other has none: the work is measured, not the way there and back.
  async jianbao() {
    const [{ Jianbao }, wasm, lexicon] = await Promise.all([
      import("../../pkg/core.js"),
      WebAssembly.compileStreaming(fetch("../../pkg/wasm/jianbao_bg.wasm")),
      fetch("../../pkg/lexicon/zh.lexicon").then((it) => it.arrayBuffer()),
    ]);
    const jianbao = new Jianbao({ wasm, lexicon: new Uint8Array(lexicon) });
    jianbao.segment(first);
    return /** @type {Work} */ ((text) => jianbao.analyze(text));
  },
  async "jieba-wasm"() {
    // Its types are written for another kind of module.
    const jieba = /** @type {any} */ (await import("../node_modules/jieba-wasm/pkg/web/jieba_rs_wasm.js"));
    await jieba.default();
    jieba.cut(first, true);
    return /** @type {Work} */ ((text) => jieba.cut(text, true));
  },
};

/** @type {Work} */
let work;

/** Loads one side and says how long it took to its first words. @param {keyof typeof sides} side */
async function load(side) {
  const start = performance.now();
  work = await sides[side]();
  return performance.now() - start;
}

/** How long the work on one text takes. @param {string} text */
async function measure(text) {
  const start = performance.now();
  await work(text);
  return performance.now() - start;
}

globalThis.bench = {
  load,
  /** On a page of news, another one for each number. @param {number} number */
  page: (number) => measure(shuffled(seed, number)),
  /** On a text of so many bytes. @param {number} bytes @param {number} number */
  long: (bytes, number) => measure(longer(seed, bytes, number)),
};
