// `pkg/wasm/integrity.js`: a hash of every file that a page may ask the package for, as the `integrity` attribute of HTML has it.
// Made by `cargo xtask build`.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";

const pkg = new URL("../pkg/", import.meta.url);

const files = ["", "view/", "wasm/", "lexicon/", "model/"]
  .flatMap((folder) => readdirSync(new URL(folder || ".", pkg)).map((name) => folder + name))
  // The scripts in wasm/ are part of others.
  .filter((path) => /^(?!wasm\/).*\.js$|\.(wasm|lexicon|model)$/.test(path))
  .sort();
const hashes = files.map((path) => {
  const hash = createHash("sha256").update(readFileSync(new URL(path, pkg))).digest("base64");
  return `  "${path}": "sha256-${hash}",\n`;
});
writeFileSync(new URL("wasm/integrity.js", pkg), `// Made by \`cargo xtask build\`.\nexport const integrity = {\n${hashes.join("")}};\n`);
