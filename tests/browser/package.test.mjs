// The package in three engines: the same answers as in Node, and calls that do not disturb one another in a real worker.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { capped } from "../capped.mjs";
import { loaded, seed } from "../loaded.mjs";
import { until } from "./engines.mjs";
import { inEveryEngine } from "./visit.mjs";

const wide = `${seed}\n`.repeat(300);

inEveryEngine("package", (visit) => {
  /** @type {import("./engines.mjs").Page} */ let page;
  before(async () => {
    page = await visit.engine.open();
  });

  const open = async () => {
    await page.go(`${visit.server.url}/tests/browser/host.html`);
    await until(page, "the package", () => "load" in globalThis);
  };

  test("the seed page has the same analysis as in Node", async () => {
    await open();
    const [json, words, shares] = await page.evaluate(async (text) => {
      const shares = [];
      const jianbao = await load({ onProgress: ({ share }) => shares.push(share) });
      const analysis = await jianbao.analyze(text);
      jianbao.close();
      return [JSON.stringify(analysis), analysis.words.texts(), shares];
    }, seed);
    const here = loaded().analyze(seed);
    assert.deepEqual(JSON.parse(json), JSON.parse(JSON.stringify(here)));
    assert.deepEqual(words, here.words.texts());
    assert.equal(shares.at(-1), 1);
  });

  test("a long call tells its progress and can be stopped; what waits goes on, and nothing is loaded again", async () => {
    await open();
    visit.server.requests.length = 0;
    const [code, shares, waited, alone, word] = await page.evaluate(async (text) => {
      const jianbao = await load();
      await jianbao.words.add("长江口产业创新协同区");
      const stop = new AbortController();
      const shares = [];
      const long = jianbao.analyze(text, {
        signal: stop.signal,
        onProgress: (share) => {
          shares.push(share);
          stop.abort();
        },
      });
      const next = jianbao.keywords("南通的协同区。");
      const code = await long.then(() => "done", (error) => error.code);
      const waited = (await next).map((it) => it.text);
      const alone = (await jianbao.keywords("南通的协同区。")).map((it) => it.text);
      return [code, shares, waited, alone, (await jianbao.segment("长江口产业创新协同区")).texts()];
    }, wide);
    assert.equal(code, "aborted");
    assert.equal(shares.length, 1);
    assert.deepEqual(waited, alone);
    assert.deepEqual(word, ["长江口产业创新协同区"], "the successor knows the reader's words");
    const assets = visit.server.requests.filter((it) => /\.(wasm|lexicon|model)$/.test(it));
    assert.equal(assets.length, 3, assets.join());
  });

  test("a second load shares the worker; words and close are one's own", async () => {
    await open();
    visit.server.requests.length = 0;
    const [own, other, code, after, share] = await page.evaluate(async () => {
      const shares = [];
      const [one, two] = await Promise.all([load(), load({ onProgress: (it) => shares.push(it.share) })]);
      await one.words.add("长江口产业创新协同区");
      const count = (jianbao) => jianbao.segment("长江口产业创新协同区").then((it) => it.length);
      const counts = [await count(one), await count(two)];
      one.close();
      const code = await count(one).catch((error) => error.code);
      return [...counts, code, await count(await load()), shares.at(-1)];
    });
    assert.equal(own, 1);
    assert.ok(other > 1);
    assert.deepEqual([code, after, share], ["closed", other, 1]);
    const asked = visit.server.requests.filter((it) => it.startsWith("/pkg/")).sort();
    assert.deepEqual(asked, ["/pkg/lexicon/zh.lexicon", "/pkg/model/news.model", "/pkg/wasm/jianbao_bg.wasm", "/pkg/worker.js"]);
  });

  test("after a very large text the next one is read all the same", async () => {
    await open();
    const [long, word] = await page.evaluate(async () => {
      const jianbao = await load();
      await jianbao.words.add("长江口产业创新协同区");
      const { length } = await jianbao.segment("南通的港口很忙，长江口的货轮开往上海。\n".repeat(300_000));
      return [length, (await jianbao.segment("长江口产业创新协同区")).texts()];
    });
    assert.ok(long > 1_000_000);
    assert.deepEqual(word, ["长江口产业创新协同区"]);
  });

  test("a text for which there is no memory ends its own call, in a worker and without one", async () => {
    visit.server.change("/pkg/wasm/jianbao_bg.wasm", (body) => ({ body: Buffer.from(capped(body, 768)) }));
    await open();
    for (const worker of [true, false]) {
      const [code, waited, after] = await page.evaluate(async (worker) => {
        const jianbao = await load({ worker });
        await jianbao.words.add("长江口产业创新协同区");
        const large = jianbao.analyze("长江口产业创新协同区的发展很快，南通的港口很忙。\n".repeat(80_000)).then(() => "done", (error) => error.code);
        const waits = jianbao.segment("长江口产业创新协同区");
        const answers = [await large, (await waits).length, (await jianbao.segment("长江口产业创新协同区")).length];
        jianbao.close();
        return answers;
      }, worker);
      assert.deepEqual([code, waited, after], ["too-large", 1, 1], `worker: ${worker}`);
    }
    visit.server.restore();
  });

  test("errors come through with class and code", async () => {
    await open();
    const told = await page.evaluate(async () => {
      const jianbao = await load();
      const of = (call) => call.then(() => "done", (error) => [error.constructor.name, error.code ?? error.message]);
      const wrong = await of(jianbao.analyze("好", { sumary: {} }));
      const range = await of(jianbao.summarize("好", { characters: 0 }));
      const open = of(jianbao.analyze("好"));
      jianbao.close();
      return [wrong, range, await open, await of(jianbao.analyze("好"))];
    });
    assert.deepEqual(told.map(([kind]) => kind), ["TypeError", "RangeError", "Error", "Error"]);
    assert.match(told[0][1], /sumary/);
    assert.match(told[1][1], /characters/);
    assert.deepEqual(told.slice(2).map(([, code]) => code), ["closed", "closed"]);
  });

  test("a missing, a damaged, a changed and a wrong file are told, and loading can be tried again", async () => {
    await open();
    const code = (options = {}) =>
      page.evaluate((options) => load(options).then(() => "loaded", ({ code, url, status }) => [code, url && new URL(url).pathname, status]), options);
    const lexicon = "/pkg/lexicon/zh.lexicon";
    visit.server.change(lexicon, () => ({ status: 404, body: "none" }));
    assert.deepEqual(await code(), ["fetch-failed", lexicon, 404]);
    visit.server.change(lexicon, (body) => ({ body: body.subarray(0, 5000) }));
    assert.equal((await code())[0], "lexicon-damaged");
    visit.server.restore();
    const model = "/pkg/model/news.model";
    visit.server.change(model, () => ({ status: 404, body: "none" }));
    assert.deepEqual(await code(), ["fetch-failed", model, 404]);
    visit.server.change(model, (body) => ({ body: body.subarray(0, 5000) }));
    assert.equal((await code())[0], "model-damaged");
    visit.server.restore();
    const html = { "content-type": "text/html" };
    for (const headers of [{}, html]) {
      visit.server.change("/pkg/wasm/jianbao_bg.wasm", () => ({ body: "<!doctype html>", headers }));
      assert.deepEqual(await code(), ["fetch-failed", "/pkg/wasm/jianbao_bg.wasm", 200]);
    }
    visit.server.restore();
    visit.server.change(model, () => ({ body: "<!doctype html>", headers: html }));
    assert.deepEqual(await code(), ["fetch-failed", model, 200]);
    // A byte more than was published.
    visit.server.change(model, (body) => ({ body: Buffer.concat([body, Buffer.of(0)]) }));
    assert.deepEqual(await code({ integrity: true }), ["fetch-failed", model, 200]);
    visit.server.restore();
    assert.equal(await code({ integrity: true }), "loaded");
  });
});
