// The package in what developers make pages with: installed as it is published, with nothing configured, and the same answer everywhere.
import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { after, before, test } from "node:test";
import { join } from "node:path";
import { build as buildWithEsbuild } from "esbuild";
import { build as buildWithVite, createServer } from "vite";
import webpack from "webpack";
import { installed } from "../installed.mjs";
import { loaded, seed } from "../loaded.mjs";
import { names, until } from "./engines.mjs";
import { serve } from "./server.mjs";
import { inEveryEngine } from "./visit.mjs";

const asked = `globalThis.answer = load().then((jianbao) => jianbao.analyze(text)).then(JSON.stringify);`;
const page = (script) => `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="${script}"></script>`;

inEveryEngine(
  "bundlers",
  (visit) => {
    /** @type {import("./engines.mjs").Page} */ let tab;
    /** @type {ReturnType<typeof installed>} */ let project;
    /** @type {Awaited<ReturnType<typeof serve>>} */ let site;
    before(async () => {
      project = installed();
      site = await serve(project.folder);
      tab = await visit.engine.open();
      project.write("text.js", `export const text = ${JSON.stringify(seed)};`);
      project.write("app.js", `import { load } from "jianbao";\nimport { text } from "./text.js";\n${asked}`);
      project.write("index.html", page("/app.js"));
    });
    after(async () => {
      await site?.stop();
      project?.remove();
    });

    /** A page reads as Node does, in a worker. @param {string} url */
    const reads = async (url) => {
      await tab.go(url);
      // A server for developers now and then loads the page again.
      await until(tab, "the app", () => "answer" in globalThis);
      assert.equal(await until(tab, "the answer", () => globalThis.answer), JSON.stringify(loaded().analyze(seed)));
      assert.equal(tab.puppeteer.workers().length, 1, "a worker has read");
    };

    test("a page without any tool", async () => {
      project.write("plain.js", `import { load } from "/node_modules/jianbao/index.js";\nimport { text } from "/text.js";\n${asked}`);
      project.write("plain.html", page("/plain.js"));
      await reads(`${site.url}/plain.html`);
    });

    test("Vite, while one develops", async () => {
      const server = await createServer({ root: project.folder, logLevel: "error", server: { port: 0, host: "127.0.0.1" } });
      await server.listen();
      await reads(/** @type {string[]} */ (server.resolvedUrls?.local)[0]);
      await server.close();
    });

    test("Vite, built", async () => {
      await buildWithVite({ root: project.folder, logLevel: "error" });
      const built = await serve(join(project.folder, "dist"));
      await reads(`${built.url}/`);
      await built.stop();
    });

    test("webpack", async () => {
      const output = { path: join(project.folder, "webpack") };
      const stats = await new Promise((done, failed) => {
        webpack({ context: project.folder, entry: "./app.js", mode: "production", output }, (error, stats) => (error ? failed(error) : done(stats)));
      });
      assert.deepEqual(stats.toJson({ all: false, errors: true }).errors, []);
      project.write("webpack/index.html", page("main.js"));
      await reads(`${site.url}/webpack/`);
    });

    test("esbuild, which brings no files: they are put beside what it makes", async () => {
      const modules = /** @type {const} */ ({ bundle: true, format: "esm", outdir: "esbuild" });
      const { warnings } = await buildWithEsbuild({ absWorkingDir: project.folder, entryPoints: ["app.js"], ...modules });
      assert.deepEqual(warnings, []);
      for (const it of ["worker.js", "wasm", "lexicon", "model"]) {
        cpSync(join(project.folder, "node_modules/jianbao", it), join(project.folder, "esbuild", it), { recursive: true });
      }
      project.write("esbuild/index.html", page("app.js"));
      await reads(`${site.url}/esbuild/`);
    });

    test("esbuild, with everything inside", async () => {
      project.write("inside.js", `import { load } from "jianbao/inline";\nimport { text } from "./text.js";\n${asked}`);
      const { warnings } = await buildWithEsbuild({ absWorkingDir: project.folder, entryPoints: ["inside.js"], bundle: true, format: "esm", outdir: "alone" });
      assert.deepEqual(warnings, []);
      project.write("alone/index.html", page("inside.js"));
      await reads(`${site.url}/alone/`);
    });

    test("esbuild, as a script that is no module: it is told where the files are", async () => {
      project.write("told.js", `import { load as loadFrom } from "jianbao";\nimport { text } from "./text.js";
        const load = () => loadFrom({ baseUrl: "/node_modules/jianbao" });\n${asked}`);
      const options = { logOverride: { "empty-import-meta": /** @type {"silent"} */ ("silent") } };
      await buildWithEsbuild({ absWorkingDir: project.folder, entryPoints: ["told.js"], bundle: true, outdir: "esbuild", ...options });
      project.write("told.html", page("esbuild/told.js").replace(' type="module"', ""));
      await reads(`${site.url}/told.html`);
    });
  },
  names.filter((it) => it === "chromium"),
);
