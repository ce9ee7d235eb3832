// `pkg/inline.js`: the package with all that it fetches inside, deflated and in base64. Made by `cargo xtask build` when the rest is there.

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { build } from "esbuild";

const pkg = new URL("../pkg/", import.meta.url);
const at = (/** @type {string} */ path) => fileURLToPath(new URL(path, pkg));

const carried = { wasm: "wasm/jianbao_bg.wasm", lexicon: "lexicon/zh.lexicon", model: "model/news.model", worker: "worker.js" };
const packed = Object.entries(carried).map(([name, path]) => [name, deflateRawSync(readFileSync(at(path)), { level: 9 }).toString("base64")]);

const { outputFiles } = await build({
  entryPoints: [at("src/inline.js")],
  bundle: true,
  write: false,
  format: "esm",
  target: "esnext",
  minifyWhitespace: true,
  legalComments: "none",
  logLevel: "warning",
  // Beside it in pkg/.
  external: ["./index.js"],
  banner: { js: "// Made by `cargo xtask build` from pkg/src/inline.js." },
  plugins: [
    {
      name: "packed",
      setup(build) {
        build.onResolve({ filter: /^\.\/packed\.js$/ }, ({ path }) => ({ path, namespace: "packed" }));
        build.onLoad({ filter: /.*/, namespace: "packed" }, () => ({ contents: `export const packed = ${JSON.stringify(Object.fromEntries(packed))};` }));
      },
    },
  ],
});
const [{ text }] = outputFiles;
let before;
try {
  before = readFileSync(at("inline.js"), "utf8");
} catch {
  // There is none yet.
}
if (text !== before) writeFileSync(at("inline.js"), text);
