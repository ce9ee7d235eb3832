// The whole page in one file that opens by a double click, asks for nothing and needs no network: what `cargo xtask onefile` writes.
//
//     node tests/onefile.mjs FILE [--with-imports]
//
// The page's modules become one inline script, in which www/page/onefile/ stands in for the host; what the page fetches (program, lexicon,
// model, samples) lies behind it, deflated and in base64. The policy names the scripts by their hashes and lets nothing be asked for.
// Needs what `cargo xtask build` makes. The same sources give the same bytes.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { build } from "esbuild";

const root = new URL("../", import.meta.url);
const at = (/** @type {string} */ path) => fileURLToPath(new URL(path, root));
const read = (/** @type {string} */ path) => readFileSync(at(path));

/** A folder above everything, where nothing is: the names of files are all that counts. */
const NOWHERE = "https://jianbao.invalid/www/page/";

/** What the page fetches. */
const FETCHED = [
  "pkg/wasm/jianbao_bg.wasm",
  "pkg/lexicon/zh.lexicon",
  "pkg/model/news.model",
  "www/samples/newspaper.txt",
  "www/samples/report.txt",
  "www/samples/story.txt",
];

const CMAPS = "www/built/library/cmaps/";

/** @param {{ withImports?: boolean }} [how] `withImports` takes in what reads PDF and web pages */
export async function oneFile({ withImports = false } = {}) {
  const style = await bundled("www/page/style.css");
  const first = await bundled("www/page/first.js", { format: "iife" });
  const page = await bundled("www/page/onefile/main.js", { plugins: [standIns(withImports)] });
  const workers = { "worker.js": await bundled("www/page/worker.js", { format: "iife" }) };
  const fetched = [...FETCHED];
  if (withImports) {
    Object.assign(workers, { "pdf.worker.js": await bundled("www/built/library/pdf.worker.js", { format: "iife" }) });
    fetched.push(...readdirSync(at(CMAPS)).sort().map((it) => CMAPS + it));
  }

  const policy = [
    "default-src 'none'",
    `script-src ${hash(first)} ${hash(page)} 'wasm-unsafe-eval'`,
    `style-src ${hash(style)}`,
    "worker-src blob:",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    // The page's own and that of its stand-in host.
    "trusted-types jianbao 'allow-duplicates'",
  ].join("; ");
  const icon = `data:image/svg+xml;base64,${read("www/icon.svg").toString("base64")}`;
  const head = [
    `<link rel="icon" href="${icon}" type="image/svg+xml">`,
    `<style>${style}</style>`,
    `<script>${first}</script>`,
    `<script type="module">${page}</script>`,
  ];
  const parts = [
    part("LICENSES.txt", licences(withImports)),
    ...Object.entries(workers).map(([name, source]) => part(name, source)),
    ...fetched.map((path) => part(path.replace(/^.*\//, ""), deflateRawSync(read(path), { level: 9 }).toString("base64"))),
  ];

  // Without what the page asks its host for, and what is said of it.
  const document = String(read("www/index.html")).replace(/^ *(<!--.*-->|<link\b[^>]*>|<script\b[^>]*><\/script>)\n/gm, "");
  const alone = put(document, [
    [/(?<=http-equiv="Content-Security-Policy"\s+content=")[^"]*/, policy],
    [/(?<=<img [^>]*src=")icon\.svg(?=")/, icon],
  ]);
  const [asked] = alone.match(/\s(src|href)="(?!#|data:)[^"]*"/) ?? [];
  if (asked) throw new Error(`www/index.html asks for ${asked.trim()}, which the one file does not know of`);
  return put(alone, [
    [/^(?= *<\/head>)/m, head.map((it) => `    ${it}\n`).join("")],
    [/^(?= *<\/body>)/m, parts.join("")],
  ]);
}

/** @param {string} html @param {[place: RegExp, text: string][]} all */
function put(html, all) {
  for (const [place, text] of all) {
    if (!place.test(html)) throw new Error(`www/index.html has nothing like ${place}`);
    html = html.replace(place, () => text);
  }
  return html;
}

/**
 * @param {string} entry
 * @param {import("esbuild").BuildOptions} [how]
 */
async function bundled(entry, how) {
  const { outputFiles } = await build({
    entryPoints: [at(entry)],
    bundle: true,
    write: false,
    format: "esm",
    target: "esnext",
    charset: "utf8",
    minify: true,
    legalComments: "none",
    logLevel: "warning",
    define: { "import.meta.url": JSON.stringify(NOWHERE), "document.baseURI": JSON.stringify(NOWHERE) },
    alias: { library: at("www/built/library") },
    ...how,
  });
  // esbuild sees to "</script"; behind "<!--" a browser would read on past the end of the script. It stands in strings and patterns alone.
  return outputFiles[0].text.trim().replaceAll("<!--", "\\x3c!--");
}

/** What is put in the place of the page's own modules. @param {boolean} withImports @returns {import("esbuild").Plugin} */
function standIns(withImports) {
  return {
    name: "stand-ins",
    setup(esbuild) {
      esbuild.onResolve({ filter: /^\.\/imported\.js$/ }, () => ({ path: at("www/page/onefile/imported.js") }));
      if (withImports) return;
      esbuild.onResolve({ filter: /^\.\/with-imports\.js$/ }, () => ({ path: at("www/page/onefile/without-imports.js") }));
    },
  };
}

/** What no browser runs. @param {string} name @param {string} text */
function part(name, text) {
  if (/<\/script|<!--/i.test(text)) throw new Error(`${name} would end before its end`);
  return `    <script type="text/plain" data-name="${name}">${text}</script>\n`;
}

/** The terms of what is in the file. @param {boolean} withImports */
function licences(withImports) {
  const [, ...libraries] = String(read("www/built/library/LICENSES.txt")).split(/^(?=── )/m);
  const taken = libraries.filter((it) => withImports || it.startsWith("── d3-"));
  return [String(read("LICENSE-MIT")), String(read("pkg/model/LICENSE.md")), ...taken].map((it) => it.trim()).join("\n\n\n");
}

/** @param {string} text of a script or a style sheet */
function hash(text) {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file, ...options] = process.argv.slice(2);
  const html = await oneFile({ withImports: options.includes("--with-imports") });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, html);
  console.log(`${file}: ${Buffer.byteLength(html)} bytes`);
}
