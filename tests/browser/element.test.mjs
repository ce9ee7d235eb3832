// <jianbao-digest> on a page that is not ours.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { until } from "./engines.mjs";
import { inEveryEngine } from "./visit.mjs";

inEveryEngine("element", (visit) => {
  /** @type {import("./engines.mjs").Page} */ let page;
  before(async () => {
    page = await visit.engine.open();
  });

  /** A fresh host with this in its place; what the elements tell is written down. */
  const open = async (html, language = "zh-Hans") => {
    await page.go(`${visit.server.url}/tests/browser/host.html`);
    await until(page, "the package", () => "register" in globalThis);
    await page.evaluate((html, language) => {
      document.documentElement.lang = language;
      globalThis.told = [];
      for (const type of ["jianbao-result", "jianbao-error"]) {
        document.addEventListener(type, ({ composed, detail }) => told.push({ type, composed, text: detail.text, error: detail.error?.code ?? detail.error?.message }));
      }
      globalThis.article = document.querySelector("#article").outerHTML;
      document.querySelector("#place").innerHTML = html;
    }, html, language);
  };
  const settled = async (count) => {
    await until(page, `${count} answers`, (count) => told.length >= count, count);
    return page.evaluate(() => told);
  };
  const shown = () => page.evaluate(() => [...document.querySelectorAll("jianbao-digest")].map((it) => it.shadowRoot?.textContent ?? null));

  test("shows summary and keywords of the host's article and leaves its nodes alone", async () => {
    await open('<jianbao-digest for="#article">没有摘要</jianbao-digest>');
    await page.evaluate(() => register());
    const [{ type, composed, text }] = await settled(1);
    assert.deepEqual([type, composed], ["jianbao-result", true]);
    assert.equal(
      text,
      "潮起长江口，抢抓机遇向未来\n\n本报记者 王玮丽\n\n南通将加快建设长江口产业创新协同区，把协同区建成长三角的新高地。\n\n" +
        "协同区位于南通北部，规划面积五百平方公里，已有三十个项目落户。\n南通的企业家说，协同区带来了机遇。",
    );
    const [digest] = await shown();
    assert.match(digest, /^摘要.*南通.*关键词.*南通/s);
    const looks = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector("jianbao-digest");
      const { float, borderTopWidth } = getComputedStyle(shadowRoot.querySelector("p"));
      const slot = shadowRoot.querySelector("slot");
      return { float, borderTopWidth, fallback: slot.getClientRects().length, same: globalThis.article === document.querySelector("#article").outerHTML };
    });
    assert.deepEqual([looks.float, looks.borderTopWidth], ["none", "0px"], "the host's style stays outside");
    assert.equal(looks.fallback, 0);
    assert.equal(looks.same, true);
  });

  test("reads its own content, and keeps it in sight", async () => {
    await open("<jianbao-digest><p>南通的发展很快。</p><p>南通的协同区也很快。</p></jianbao-digest>");
    await page.evaluate(() => register());
    assert.equal((await settled(1))[0].text, "南通的发展很快。\n\n南通的协同区也很快。");
    assert.ok(await page.evaluate(() => document.querySelector("jianbao-digest p").getClientRects().length > 0));
  });

  test("speaks the language around it", async () => {
    await open('<jianbao-digest for="#article"></jianbao-digest><jianbao-digest for="#article" lang="zh"></jianbao-digest>', "en");
    await page.evaluate(() => register());
    await settled(2);
    const [english, chinese] = await shown();
    assert.match(english, /^Summary.*Keywords/s);
    assert.match(chinese, /^摘要.*关键词/s);
  });

  test("several elements share what is loaded", async () => {
    await open('<jianbao-digest for="#article"></jianbao-digest>'.repeat(3));
    visit.server.requests.length = 0;
    await page.evaluate(() => register());
    await settled(3);
    for (const file of ["/pkg/worker.js", "/pkg/lexicon/zh.lexicon"]) assert.equal(visit.server.requests.filter((it) => it === file).length, 1, file);
    assert.deepEqual(visit.server.requests.filter((it) => it.endsWith(".model")), [], "a digest is small unless it is told otherwise");
  });

  test("fetches the model that it is told", async () => {
    await open('<jianbao-digest for="#article" model="open"></jianbao-digest><jianbao-digest for="#article" model="newest">没有摘要</jianbao-digest>');
    visit.server.requests.length = 0;
    await page.evaluate(() => register());
    const errors = (await settled(2)).flatMap(({ error }) => error ?? []);
    assert.match(errors.join(), /^model: expected .*"newest"/);
    assert.deepEqual(visit.server.requests.filter((it) => it.endsWith(".model")), ["/pkg/model/open.model"]);
    assert.equal(await page.evaluate(() => document.querySelector("jianbao-digest").model), "open");
  });

  test("shows what it is told to, and with names fetches the model that finds them", async () => {
    await open('<jianbao-digest for="#article" views="names  summary"></jianbao-digest><jianbao-digest for="#article" views="graph">没有摘要</jianbao-digest>');
    visit.server.requests.length = 0;
    await page.evaluate(() => register());
    const errors = (await settled(2)).flatMap(({ error }) => error ?? []);
    assert.deepEqual(errors, ['views: expected summary, keywords, names, not "graph"']);
    const [digest] = await shown();
    assert.match(digest, /^人地机构.+摘要.*南通/s);
    assert.doesNotMatch(digest, /关键词/);
    assert.deepEqual(visit.server.requests.filter((it) => it.endsWith(".model")), ["/pkg/model/news.model"]);
  });

  test("keeps its content where something fails, and says so", async () => {
    await open('<jianbao-digest for="#article">没有摘要</jianbao-digest><jianbao-digest for="#nowhere">也没有</jianbao-digest>');
    visit.server.change("/pkg/lexicon/zh.lexicon", () => ({ status: 500, body: "" }));
    await page.evaluate(() => register());
    const errors = (await settled(2)).map(({ type, error }) => `${type}: ${error}`).sort();
    visit.server.restore();
    assert.deepEqual(errors, ["jianbao-error: fetch-failed", "jianbao-error: for: nothing on this page matches #nowhere"]);
    assert.deepEqual(await shown(), [null, null]);
    assert.ok(await page.evaluate(() => [...document.querySelectorAll("jianbao-digest")].every((it) => it.getBoundingClientRect().height > 0)));
  });

  test("can be set before it is known, moved, pointed elsewhere, and loaded twice", async () => {
    await open('<p id="other">另外的一段文字，说的是天气很好。</p>');
    const [same, count] = await page.evaluate(async () => {
      const place = document.querySelector("#place");
      const early = document.createElement("jianbao-digest");
      early.htmlFor = "#article";
      place.append(early);
      await register();
      const moved = new Promise((resolve) => early.addEventListener("jianbao-result", resolve, { once: true }));
      place.prepend(early);
      await moved;
      const before = early.analysis;
      place.append(early);
      await new Promise((resolve) => setTimeout(resolve, 50));
      const same = before === early.analysis && before.characters > 0;
      early.htmlFor = "#other";
      await new Promise((resolve) => early.addEventListener("jianbao-result", resolve, { once: true }));
      return [same, told.map((it) => it.text.slice(0, 5))];
    });
    assert.equal(same, true);
    assert.deepEqual(count, ["潮起长江口", "另外的一段"]);
  });
});
