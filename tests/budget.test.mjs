// What a reader has to fetch. The numbers are there to be lowered.

import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { brotliCompressSync, gzipSync } from "node:zlib";

const WASM = 266_000;
/** The package's JavaScript beside the element: what was left of 24,000 bytes without it, 16,485, and what finds and checks files that lie elsewhere. */
const JS = 17_100;
/** What `<jianbao-digest>` has of its own, with the views that it draws with. */
const ELEMENT = 12_000;
const START = 15_500;
/** What the page is made of beside the package, but for the libraries that files and the cloud ask for. */
const PAGE = 60_000;
/** The list of what is kept for offline use. */
const LIST = 2_000;
/** What all comes to, compared with the files of jieba-wasm: without a model, and with one. */
const SHARE = { none: 0.35, news: 0.6, open: 0.6 };

const pkg = new URL("../pkg/", import.meta.url);
const jieba = new URL("node_modules/jieba-wasm/pkg/web/", import.meta.url);
const bytes = (path) => readFileSync(new URL(path, pkg));
const zipped = (files) => files.reduce((sum, it) => sum + gzipSync(readFileSync(it), { level: 9 }).length, 0);
const squeezed = (content) => brotliCompressSync(content).length;

function stay(name, size, budget) {
  if (size > budget) throw new Error(`${name}: ${size} bytes as brotli, the budget is ${budget}`);
}

test("the program stays within its budget", () => {
  stay("jianbao_bg.wasm", squeezed(bytes("wasm/jianbao_bg.wasm")), WASM);
});

const element = ["element.js", "digest-element.js"];
const drawn = ["keywords.js", "labels.js", "names.js", "node.js", "piece.js", "summary.js"].map((it) => `view/${it}`);

test("the JavaScript of a page that uses all of it stays within its budget", () => {
  const files = ["", "view/"].flatMap((folder) => readdirSync(new URL(folder || ".", pkg)).map((it) => folder + it));
  // A page has one of the three that hold the core. The views of the element are in it, and inline.js holds everything.
  const js = files.filter((it) => it.endsWith(".js") && !["core.js", "local-worker.js", "inline.js", ...element, ...drawn].includes(it));
  stay("JavaScript", js.map((it) => squeezed(bytes(it))).reduce((sum, it) => sum + it, 0), JS);
});

test("the element stays within its budget", () => {
  stay("element", element.reduce((sum, it) => sum + squeezed(bytes(it)), 0), ELEMENT);
});

test("the scripts of the page stay within their budget", () => {
  const files = ["built/chunk.js", "built/page.js", "built/workbench.js", "page/first.js", "page/worker.js", "sw.js"];
  const page = files.map((it) => squeezed(readFileSync(new URL(`../www/${it}`, import.meta.url))));
  stay("scripts of the page", page.reduce((sum, it) => sum + it, 0), PAGE);
  stay("hashes.js", squeezed(readFileSync(new URL("../www/built/hashes.js", import.meta.url))), LIST);
});

test("what comes before the first words is small", () => {
  stay("index.js and worker.js", squeezed(bytes("index.js")) + squeezed(bytes("worker.js")), START);
});

test("the whole download is a part of that of jieba-wasm", () => {
  const theirs = zipped(["jieba_rs_wasm.js", "jieba_rs_wasm_bg.wasm"].map((it) => new URL(it, jieba)));
  for (const [model, most] of Object.entries(SHARE)) {
    const files = ["index.js", "worker.js", "wasm/jianbao_bg.wasm", "lexicon/zh.lexicon", ...(model === "none" ? [] : [`model/${model}.model`])];
    const share = zipped(files.map((it) => new URL(it, pkg))) / theirs;
    if (share > most) throw new Error(`${model}: ${share.toFixed(3)} of what jieba-wasm takes, at most ${most} is allowed`);
  }
});
