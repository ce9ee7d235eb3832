// The folder to upload to a static host, under any path: `cargo xtask site` writes it to target/site.
//
//     index.html  sw.js  manifest.json  icon…     asked for anew at every visit
//     8e5fb471fa575fd6/www/  …/pkg/               named by the hash of all that is in them, and kept for ever
//     _headers  .htaccess  nginx.conf             what hosts should be told: Netlify and Cloudflare Pages, Apache, nginx
//
// A page never gets files of two versions, whatever stands in caches between: its own version is in every address that it asks for.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bytesOf, names, script, versionOf } from "./hashes.mjs";

/** What lies at the root: its addresses are the page's own, or stand in what a browser has installed. */
const root = /^(\.\/|manifest\.json|icon[^/]*)$/;

/** @param {string} folder @param {(name: string) => string | Uint8Array} [read] */
export function write(folder, read = bytesOf) {
  const version = versionOf(read);
  const called = (/** @type {string} */ name) => (root.test(name) ? name : new URL(name, `http://site/${version}/www/`).pathname.slice(1));
  const page = String(read("./")).replace(/(href|src)="(?!#)([^"]+)"/g, (_, what, name) => `${what}="${called(name)}"`);
  const served = (/** @type {string} */ name) => (name === "./" ? page : read(name));
  const list = 'importScripts("built/hashes.js");\n';
  const worker = String(read("sw.js"));
  if (!worker.includes(list)) throw new Error(`www/sw.js lacks ${list}`);

  rmSync(folder, { recursive: true, force: true });
  const put = (/** @type {string} */ name, /** @type {string | Uint8Array} */ content) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  };
  const { first, later } = names();
  for (const name of [...first, ...later, "built/library/LICENSES.txt"]) put(name === "./" ? "index.html" : called(name), served(name));
  // In one file with its list: a host that is half updated cannot have the one without the other.
  put("sw.js", script(served, called, version) + worker.replace(list, ""));
  for (const [name, content] of Object.entries(headers(page, version))) put(name, content);
}

/** How the usual hosts are told what to send along. @param {string} page @param {string} version */
function headers(page, version) {
  // Frames are the one thing that a page cannot itself refuse.
  const policy = `${/Content-Security-Policy"\s+content="([^"]+)"/.exec(page)?.[1]}; frame-ancestors 'self'`;
  const always = [
    ["Content-Security-Policy", policy],
    ["Referrer-Policy", "no-referrer"],
    ["X-Content-Type-Options", "nosniff"],
  ];
  const [brief, long] = ["no-cache", "public, max-age=31536000, immutable"];
  const lines = (/** @type {(line: string[]) => string} */ write) => always.map(write).join("\n");
  return {
    _headers: `# Netlify and Cloudflare Pages. This file lies at the root of the site; where the page does not, its path stands before each path here.
/*
${lines(([name, value]) => `  ${name}: ${value}`)}
/
  Cache-Control: ${brief}
/index.html
  Cache-Control: ${brief}
/sw.js
  Cache-Control: ${brief}
/manifest.json
  Cache-Control: ${brief}
/${version}/*
  Cache-Control: ${long}
`,
    ".htaccess": `# Apache, with mod_headers.
AddType text/javascript .js
AddType application/wasm .wasm
<IfModule mod_headers.c>
${lines(([name, value]) => `  Header always set ${name} "${value}"`)}
  SetEnvIf Request_URI "/[0-9a-f]{16}/(www|pkg)/" for_ever
  Header set Cache-Control "${brief}" env=!for_ever
  Header set Cache-Control "${long}" env=for_ever
</IfModule>
<IfModule mod_deflate.c>
  AddOutputFilterByType DEFLATE text/html text/css text/javascript text/plain application/json application/wasm image/svg+xml
</IfModule>
`,
    "nginx.conf": `# nginx: the map stands in http { }, the rest in server { } or in the location { } of the page.
map $uri $jianbao_cache {
  "~/[0-9a-f]{16}/(www|pkg)/" "${long}";
  default "${brief}";
}

${lines(([name, value]) => `add_header ${name} "${value}";`)}
add_header Cache-Control $jianbao_cache;
gzip on;
gzip_types text/css text/javascript application/javascript text/plain application/json application/wasm application/octet-stream image/svg+xml;
`,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) write(process.argv[2]);
