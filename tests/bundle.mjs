// The page in few files, for fewer requests: `www/built/page.js`, `page.css` and what follows, of what lies in www/page, www/words and pkg/view.
//
// Made by `cargo xtask build`, and by the server of the browser tests wherever a source is newer. Of pkg/ the page then asks for index.js as
// any other host does.

import { readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = new URL("../", import.meta.url);
const at = (path) => fileURLToPath(new URL(path, root));

export async function bundle() {
  /** @type {import("esbuild").BuildOptions} */
  const how = {
    outdir: at("www/built"),
    bundle: true,
    format: "esm",
    target: "esnext",
    charset: "utf8",
    // PLAIN=1 keeps the names, for whoever measures where time goes.
    minify: !process.env.PLAIN,
    legalComments: "none",
    external: ["../../pkg/index.js"],
    banner: { js: "// Made by `cargo xtask build` from www/page/.", css: "/* Made by `cargo xtask build` from www/page/. */" },
    logLevel: "warning",
  };
  const page = [
    { in: at("www/page/main.js"), out: "page" },
    { in: at("www/page/style.css"), out: "page" },
  ];
  // The shell, the workbench that follows it, and in chunk.js what both need.
  await build({ ...how, entryPoints: page, splitting: true, chunkNames: "[name]" });
  // What is fetched only when it is asked for. Its library comes with `npm ci` in www/.
  await build({ ...how, entryPoints: [{ in: at("www/page/cloud-layout.js"), out: "cloud" }] });
}

/** Whether a source was written after the page was put together. */
export function isStale() {
  try {
    const made = statSync(at("www/built/page.js")).mtimeMs;
    const folders = ["www/page", "www/words", "pkg/view", "tests/bundle.mjs"];
    return folders.some((it) => newest(at(it)) > made);
  } catch {
    return true;
  }
}

/** @param {string} path @returns {number} */
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  // A file that was taken away changes its folder.
  return readdirSync(path).reduce((last, it) => Math.max(last, newest(`${path}/${it}`)), stat.mtimeMs);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
