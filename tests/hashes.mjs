// What the page keeps for offline use, every file with its hash: `www/built/hashes.js`, which `www/sw.js` reads.
//
// Made by `cargo xtask build` after all else, and by the server of the browser tests of what it serves.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";

const www = new URL("../www/", import.meta.url);

/** Files that no page asks for. What lies in page/ and words/ is in built/, but for two that are asked for by themselves. */
const notServed = new Set(["index.html", "package.json", "package-lock.json", "sw.js", "tsconfig.json", "built/hashes.js"]);
const bundled = /^(page\/(?!(first|worker)\.js$)|words\/)/;

/** What reads web pages and PDF. */
const library = /^built\/library\//;

/** Of the package. */
const own = ["index.js", "lexicon/zh.lexicon", "local-worker.js", "model/news.model", "wasm/jianbao_bg.wasm", "worker.js"];

/** So many characters of a hash are 96 bits: enough to tell a file from whatever a host sends in its place. */
const LENGTH = 16;

/** The names as the page asks for them: `first` is what it needs to work at all, `later` what only some files need. */
export function names() {
  const files = readdirSync(www, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => relative(fileURLToPath(www), `${it.parentPath ?? it.path}/${it.name}`).replaceAll("\\", "/"))
    .filter((file) => !/(^|\/)(node_modules\/|\.)|\.part$/.test(file) && !notServed.has(file) && !bundled.test(file))
    .sort();
  return {
    first: ["./", ...files.filter((file) => !library.test(file)), ...own.map((file) => `../pkg/${file}`)],
    later: files.filter((file) => library.test(file) && !file.endsWith("LICENSES.txt")),
  };
}

/** The bytes of what is asked for by that name. @param {string} name */
export const bytesOf = (name) => readFileSync(new URL(name === "./" ? "index.html" : name, www));

/** @param {string | Uint8Array} content */
export const hashOf = (content) => createHash("sha256").update(content).digest("base64").slice(0, LENGTH);

/** Another one wherever a byte of what is kept, or of what keeps it, is another. @param {(name: string) => string | Uint8Array} [read] */
export function versionOf(read = bytesOf) {
  const { first, later } = names();
  const all = createHash("sha256");
  for (const name of ["sw.js", ...first, ...later]) all.update(`${name} ${hashOf(read(name))}\n`);
  return all.digest("hex").slice(0, LENGTH);
}

/**
 * @param {(name: string) => string | Uint8Array} [read]
 * @param {(name: string) => string} [called] what a file is called where it is served
 */
export function script(read = bytesOf, called = (name) => name, version = versionOf(read)) {
  const hashed = (/** @type {string[]} */ list) => Object.fromEntries(list.map((name) => [called(name), hashOf(read(name))]));
  const { first, later } = names();
  return `// Made by \`cargo xtask build\`.\nself.kept = ${JSON.stringify({ version, first: hashed(first), later: hashed(later) }, null, 1)};\n`;
}

export function write() {
  writeFileSync(new URL("built/hashes.js", www), script());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) write();
