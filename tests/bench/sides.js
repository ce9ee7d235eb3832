// @ts-check
// Who is measured: each from its import to its first words, or to a first page, and then what it can do with a text.
import { page } from "./texts.js";

const first = "昨天开幕的会议上，报告明确提出加快建设长江口产业创新协同区。";

/**
 * Says how many words it found.
 * @typedef {(text: string) => number | Promise<number>} Work
 * @typedef {{ columns?: Work, strings: Work, digest?: Work }} Works
 */

/** @satisfies {Record<string, () => Promise<Works>>} */
export const sides = {
  load: async () => loaded(true, "none"),

  /** As the readme says it. */
  "load, with model": async () => loaded(true, "news"),

  /** And what a reader waits for. */
  async "load, to a page"() {
    const works = await loaded(true, "news");
    await /** @type {Work} */ (works.digest)(page(0));
    return works;
  },

  "worker: false": async () => loaded(false, "none"),

  core: async () => core(false),

  "core, with model": async () => core(true),

  "jieba-wasm": async () => jieba(),

  async "jieba-wasm, to a page"() {
    const works = await jieba();
    works.strings(page(0));
    return works;
  },

  async "Intl.Segmenter"() {
    const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
    const cut = (/** @type {string} */ text) => Array.from(segmenter.segment(text), ({ segment }) => segment);
    cut(first);
    return { strings: (text) => cut(text).length };
  },
};

/** @returns {Promise<Works>} */
async function jieba() {
  // Its types are written for another kind of module.
  const jieba = /** @type {any} */ (await import("../node_modules/jieba-wasm/pkg/web/jieba_rs_wasm.js"));
  await jieba.default();
  jieba.cut(first, true);
  return { strings: (text) => jieba.cut(text, true).length };
}

/** On the page's own thread and at once, as the others are. @param {boolean} withModel @returns {Promise<Works>} */
async function core(withModel) {
  const bytes = async (/** @type {string} */ path) => new Uint8Array(await (await fetch(path)).arrayBuffer());
  const [{ Jianbao }, wasm, lexicon, model] = await Promise.all([
    import("../../pkg/core.js"),
    WebAssembly.compileStreaming(fetch("../../pkg/wasm/jianbao_bg.wasm")),
    bytes("../../pkg/lexicon/zh.lexicon"),
    withModel ? bytes("../../pkg/model/news.model") : undefined,
  ]);
  const jianbao = new Jianbao({ wasm, lexicon, model });
  jianbao.segment(first).texts();
  return {
    columns: (text) => jianbao.segment(text).length,
    strings: (text) => jianbao.segment(text).texts().length,
    digest: (text) => jianbao.analyze(text).words.length,
  };
}

/** @param {boolean} worker @param {"news" | "none"} model @returns {Promise<Works>} */
async function loaded(worker, model) {
  const { load } = await import("../../pkg/index.js");
  const jianbao = await load({ worker, model });
  (await jianbao.segment(first)).texts();
  return {
    columns: async (text) => (await jianbao.segment(text)).length,
    strings: async (text) => (await jianbao.segment(text)).texts().length,
    digest: async (text) => (await jianbao.analyze(text)).words.length,
  };
}
