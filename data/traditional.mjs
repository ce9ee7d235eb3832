// Writes data/traditional.txt: one line a character, the traditional form and the simplified one it folds to.
//
//     npm ci --prefix tests && node data/traditional.mjs > data/traditional.txt
//
// The facts are OpenCC's TSCharacters (Apache-2.0) as the npm package `opencc-js` carries them. Where OpenCC names several
// simplified forms, the first one counts, as OpenCC itself has it; what folds to itself is left out.
import { fileURLToPath } from "node:url";

/** @returns {Promise<string>} the table as it stands in `data/traditional.txt` */
export async function table() {
  const { default: characters } = await import(
    new URL("../tests/node_modules/opencc-js/dist/esm-lib/dict/TSCharacters.js", import.meta.url).href
  );
  const pairs = characters
    .split("|")
    .map((/** @type {string} */ entry) => entry.split(" "))
    .filter((/** @type {string[]} */ [from, to]) => from !== to && [...from].length === 1 && [...to].length === 1 && inPlane0(from) && inPlane0(to))
    .sort((/** @type {string[]} */ [a], /** @type {string[]} */ [b]) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0));
  return pairs.map((/** @type {string[]} */ [from, to]) => from + to + "\n").join("");
}

/** Both forms take three bytes of UTF-8, so that folding keeps every offset. @param {string} it */
const inPlane0 = (it) => (it.codePointAt(0) ?? 0) <= 0xffff;

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(await table());
