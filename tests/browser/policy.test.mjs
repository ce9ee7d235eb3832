// Every policy that a site may have, sent as the header that the README's recipe is for: the package reads, and the browser has nothing to report.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { until } from "./engines.mjs";
import { house, serve } from "./server.mjs";
import { inEveryEngine } from "./visit.mjs";

inEveryEngine("policies", (visit) => {
  /** @type {import("./engines.mjs").Page} */ let page;
  /** @type {Awaited<ReturnType<typeof serve>>} */ let other;
  before(async () => {
    page = await visit.engine.open();
    other = await serve(house, () => ({ "access-control-allow-origin": "*" }));
  });
  after(() => other?.stop());

  let visits = 0;
  /** Where reports came to, sooner or later, and where none may. @type {string[]} */
  const reported = [];
  /** @type {Set<string>} */
  const silent = new Set();
  const hear = () => reported.push(...visit.server.requests.filter((it) => it.startsWith("/reports/")));

  /**
   * Visits a page that has this policy and no more, and reads there with these options. Tells what was read, what was asked for and what
   * the browser reported, the page's workers among it.
   */
  const read = async ({ policy, from = visit.server.url, options = "{}", first = "" }) => {
    const answer = (path, body, headers) => visit.server.change(`/site/${path}`, () => ({ status: 200, body, headers }));
    // Each visit has an address of its own for reports: the browser may send those of the visit before while this one goes on.
    const reportsTo = `/reports/${++visits}`;
    answer("first.js", first);
    answer(
      "app.js",
      `globalThis.reports = [];
      addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => reports.push(violatedDirective + " " + blockedURI));
      const { load } = await import("${from}/pkg/index.js");
      const read = async (jianbao) => (await jianbao.segment("南通的港口")).texts().join(" ");
      globalThis.answer = load(${options}).then(read, ({ code }) => code);`,
    );
    answer("", '<!doctype html><script src="first.js"></script><script type="module" src="app.js"></script>', {
      "content-type": "text/html",
      "content-security-policy": `default-src 'none'; img-src 'self'; ${policy}; report-uri ${reportsTo}`,
    });
    hear();
    visit.server.requests.length = other.requests.length = 0;
    await page.go(`${visit.server.url}/site/`);
    await until(page, "the app", () => "answer" in globalThis);
    const [words, reports] = await page.evaluate(async () => [await globalThis.answer, globalThis.reports]);
    const sent = visit.server.requests.filter((it) => it === reportsTo);
    if (reports.length === 0) silent.add(reportsTo);
    const { requests } = from === other.url ? other : visit.server;
    return { words, reports: [...reports, ...sent], worker: requests.includes("/pkg/worker.js"), requests };
  };
  const well = { words: "南通 的 港口", reports: [], worker: true };

  test("the site's own scripts alone, and no WebAssembly for the page", async () => {
    const { requests, ...told } = await read({ policy: "script-src 'self'; connect-src 'self'" });
    assert.deepEqual(told, well);
    assert.ok(!requests.includes("/pkg/local-worker.js"));
    const alone = await read({ policy: "script-src 'self'; connect-src 'self'", options: "{ worker: false }" });
    assert.equal(alone.words, "no-webassembly");
  });

  test("files on another origin", async () => {
    const policy = `script-src 'self' 'wasm-unsafe-eval' ${other.url}; worker-src blob: ${other.url}; connect-src ${other.url}`;
    const { requests, ...told } = await read({ policy, from: other.url });
    assert.deepEqual(told, well);
    assert.ok(!requests.includes("/pkg/local-worker.js"));
    assert.deepEqual(visit.server.requests.filter((it) => it.startsWith("/pkg/")), []);
  });

  test("Trusted Types", async () => {
    const policy = "script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types";
    for (const [name, options] of [["jianbao", "{}"], ["news", '{ trustedTypesPolicy: "news" }']]) {
      const { requests, ...told } = await read({ policy: `${policy} ${name}`, options });
      assert.deepEqual(told, well, name);
      assert.ok(!requests.includes("/pkg/local-worker.js"), name);
    }
  });

  test("no worker at all", async () => {
    const policy = "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'none'";
    const { requests, ...told } = await read({ policy, options: "{ worker: false }" });
    assert.deepEqual(told, { ...well, worker: false });
    // Who does not know of it is told by the browser, and reads all the same. Nothing is fetched twice.
    const unaware = await read({ policy });
    assert.equal(unaware.words, well.words);
    assert.notDeepEqual(unaware.reports, []);
    for (const file of ["/pkg/wasm/jianbao_bg.wasm", "/pkg/lexicon/zh.lexicon", "/pkg/model/news.model"]) {
      assert.equal(unaware.requests.filter((it) => it === file).length, 1, file);
    }
  });

  test("no WebAssembly at all, and nothing is fetched in vain", async () => {
    const { requests, ...told } = await read({ policy: "script-src 'self'; connect-src 'self'", first: "delete globalThis.WebAssembly;" });
    assert.deepEqual(told, { words: "no-webassembly", reports: [], worker: false });
    assert.deepEqual(requests.filter((it) => /\.(wasm|lexicon|model)$/.test(it)), []);
  });

  test("none is reported later", async () => {
    await new Promise((later) => setTimeout(later, 1000));
    hear();
    assert.ok(silent.size > 4);
    assert.deepEqual(reported.filter((it) => silent.has(it)), []);
  });
});
