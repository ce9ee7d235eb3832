// What a package manager, a bundler and a server without a DOM see.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const pkg = new URL("../pkg/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL("package.json", pkg), "utf8"));
const files = (folder) => readdirSync(new URL(folder, pkg)).map((it) => `./${folder}${it}`);

/** The paths that an entry of `exports` names. */
const targets = (entry) => (typeof entry === "string" ? [entry] : Object.values(entry));

test("every export is there, and its types come first", () => {
  for (const [name, entry] of Object.entries(manifest.exports)) {
    for (const target of targets(entry)) {
      const [folder, end] = target.split("*");
      const found = end === undefined ? existsSync(new URL(target, pkg)) : files(folder.slice(2)).some((it) => it.endsWith(end));
      assert.ok(found, `${name}: ${target}`);
    }
    if (typeof entry !== "string") assert.deepEqual(Object.keys(entry), ["types", "default"], name);
  }
});

test("every view has types", () => {
  const views = files("view/").filter((it) => it.endsWith(".js"));
  const own = ["./view/node.js", "./view/piece.js"];
  for (const view of views.filter((it) => !own.includes(it))) assert.ok(existsSync(new URL(view.replace(/js$/, "d.ts"), pkg)), view);
});

test("the version is that of the crate", () => {
  const crate = readFileSync(new URL("../Cargo.toml", import.meta.url), "utf8");
  assert.equal(manifest.version, /^version = "(.+)"$/m.exec(crate)[1]);
});

test("nothing is needed beside the package", () => {
  for (const field of ["dependencies", "peerDependencies", "optionalDependencies", "scripts"]) assert.equal(manifest[field], undefined, field);
  const code = [...files(""), ...files("src/"), ...files("src/digest/"), ...files("view/")].filter((it) => it.endsWith(".js"));
  for (const file of code) {
    const source = readFileSync(new URL(file, pkg), "utf8");
    for (const [, from] of source.matchAll(/^(?:import|export)\b[^;]*?\bfrom "([^"]+)"/gm)) assert.match(from, /^\.\.?\//, `${file} imports ${from}`);
    assert.ok(!/https?:\/\/(?!\.\*)/.test(source), `${file} names another host`);
    assert.ok(!/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(/.test(source), `${file} makes markup of text`);
  }
});

test("bundlers find the worker and the assets by the words they look for", () => {
  const source = (file) => readFileSync(new URL(file, pkg), "utf8");
  assert.match(source("index.js"), /new Worker\(new URL\("\.\/worker\.js",\s*import\.meta\.url\),\s*\{\s*type:\s*"module"/);
  assert.match(source("index.js"), /new URL\("\.\/wasm\/jianbao_bg\.wasm",\s*import\.meta\.url\)/);
  assert.match(source("index.js"), /new URL\("\.\/lexicon\/zh\.lexicon",\s*import\.meta\.url\)/);
  for (const name of ["news", "open"]) assert.match(source("index.js"), new RegExp(`new URL\\("\\./model/${name}\\.model",\\s*import\\.meta\\.url\\)`));
});

test("what is fetched before the first words imports nothing more", () => {
  for (const file of ["index.js", "core.js", "worker.js", "local-worker.js", "difference.js", "digest-element.js"]) {
    const source = readFileSync(new URL(file, pkg), "utf8");
    assert.match(source, /^\/\/ Made by `cargo xtask build`/, file);
    assert.doesNotMatch(source, /^import\b/m, file);
  }
});

test("every module can be imported where there is no DOM", async () => {
  const { JianbaoDigestElement } = await import("../pkg/element.js");
  assert.equal(typeof JianbaoDigestElement, "function");
  assert.equal(globalThis.customElements, undefined);
  for (const file of files("view/").filter((it) => it.endsWith(".js"))) await import(new URL(file, pkg));
});

test("the class can be registered under any name, twice, and beside another of its name", async () => {
  const { JianbaoDigestElement } = await import("../pkg/digest-element.js");
  const names = new Map();
  const registry = { get: (name) => names.get(name), define: (name, it) => names.set(name, it) };
  JianbaoDigestElement.define("my-digest", registry);
  JianbaoDigestElement.define("my-digest", registry);
  const theirs = class {};
  names.set("jianbao-digest", theirs);
  JianbaoDigestElement.define(undefined, registry);
  assert.deepEqual([...names.values()], [JianbaoDigestElement, theirs]);
});
