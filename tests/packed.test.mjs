// The package as it is published: what is in it, and what Node and TypeScript see of it once it is installed.

import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { publint } from "publint";
import { installed } from "./installed.mjs";
import { loaded, seed } from "./loaded.mjs";

const project = installed();
const pkg = join(project.folder, "node_modules/jianbao");
after(() => project.remove());

/** What a module of the project prints. */
function printed(name, source) {
  project.write(name, source);
  return execFileSync(process.execPath, [name], { cwd: project.folder, encoding: "utf8", maxBuffer: 1 << 24 });
}

test("unpacked it is small, and holds what is asked for alone", () => {
  const files = readdirSync(pkg, { recursive: true }).filter((it) => statSync(join(pkg, it)).isFile());
  const size = files.reduce((sum, it) => sum + statSync(join(pkg, it)).size, 0);
  assert.ok(size <= 5_000_000, `${size} bytes`);
  const inWasm = readdirSync(join(pkg, "wasm")).sort();
  assert.deepEqual(inWasm, ["integrity.js", "jianbao_bg.wasm"]);
  assert.deepEqual(files.filter((it) => it.startsWith("src")), []);
});

test("publint and attw have nothing to say", async () => {
  const { messages } = await publint({ pkgDir: pkg, strict: true, pack: false });
  assert.deepEqual(messages, []);
  const { problems } = await checkPackage(createPackageFromTarballData(project.tarball));
  // It is a package of modules: whoever calls `require` needs a Node that takes those.
  assert.deepEqual(problems.filter(({ kind }) => kind !== "CJSResolvesToESM"), []);
});

test("in Node it reads as it does here, by the main module, by the core, and with everything inside", () => {
  project.write("seed.txt", seed);
  const main = printed(
    "main.js",
    `import { readFileSync } from "node:fs";
    import { load } from "jianbao";
    const analysis = await load({ integrity: true }).then((jianbao) => jianbao.analyze(readFileSync("seed.txt", "utf8")));
    process.stdout.write(JSON.stringify(analysis));`,
  );
  assert.equal(main, JSON.stringify(loaded().analyze(seed)));
  const core = printed(
    "core.js",
    `import { readFileSync } from "node:fs";
    import { Jianbao } from "jianbao/core";
    const file = (name) => readFileSync(new URL(import.meta.resolve(name)));
    const [wasm, lexicon, model] = ["jianbao_bg.wasm", "lexicon/zh.lexicon", "model/news.model"].map((it) => file("jianbao/" + it));
    const jianbao = new Jianbao({ wasm, lexicon, model });
    process.stdout.write(JSON.stringify(jianbao.analyze(readFileSync("seed.txt", "utf8"))));`,
  );
  assert.equal(core, main);
  const inline = printed(
    "inline.js",
    `import { readFileSync } from "node:fs";
    import { load } from "jianbao/inline";
    const atobs = globalThis.atob;
    globalThis.atob = () => { throw new RangeError("no memory"); };
    const failed = await load({ model: "none" }).catch(({ message }) => message);
    globalThis.atob = atobs;
    globalThis.fetch = new Proxy(fetch, { apply: (fetch, it, [url, ...more]) => (/^blob:/.test(url) ? fetch(url, ...more) : Promise.reject(new Error(url))) });
    const analysis = await load({ wasmUrl: undefined, modelUrl: undefined }).then((jianbao) => jianbao.analyze(readFileSync("seed.txt", "utf8")));
    const elsewhere = await load({ baseUrl: "https://jianbao.invalid/" }).catch(({ code }) => code);
    process.stdout.write(JSON.stringify([failed, elsewhere, analysis]));`,
  );
  assert.equal(inline, `["no memory","fetch-failed",${main}]`);
});

test("what was changed or is missing on the disk is told", () => {
  const lexicon = join(pkg, "lexicon/zh.lexicon");
  const changed = readFileSync(lexicon);
  changed[20_000] ^= 1;
  project.write("changed.lexicon", changed);
  const told = printed(
    "changed.js",
    `import { load } from "jianbao";
    const of = (options) => load(options).then(() => "loaded", ({ code, url, message }) => [code, url.split("/").at(-1), message.includes("differs")]);
    const lexiconUrl = new URL("changed.lexicon", import.meta.url);
    const modelUrl = new URL("none.model", import.meta.url);
    console.log(JSON.stringify([await of({ lexiconUrl, integrity: true }), await of({ modelUrl })]));`,
  );
  assert.deepEqual(JSON.parse(told), [["fetch-failed", "changed.lexicon", true], ["fetch-failed", "none.model", false]]);
});

test("a strict project compiles against it, however it looks for modules", () => {
  const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
  cpSync(fileURLToPath(new URL("types", import.meta.url)), project.folder, { recursive: true });
  for (const looking of [[], ["--module", "Node16"], ["--module", "ESNext", "--moduleResolution", "bundler"]]) {
    const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", project.folder, "--pretty", "false", ...looking], { encoding: "utf8" });
    assert.deepEqual({ status, stdout }, { status: 0, stdout: "" }, looking.join(" "));
  }
});
