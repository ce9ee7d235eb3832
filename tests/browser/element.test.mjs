// <jianbao-digest> on pages that are not ours.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { before, test } from "node:test";
import { loaded } from "../loaded.mjs";
import { names, until } from "./engines.mjs";
import { inEveryEngine } from "./visit.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const file = (path) => readFileSync(new URL(`../../${path}`, import.meta.url));

/** What is read of the article of host.html. */
const TEXT =
  "潮起长江口，抢抓机遇向未来\n\n本报记者 王玮丽\n\n南通将加快建设长江口产业创新协同区，把协同区建成长三角的新高地。\n\n" +
  "协同区位于南通北部，规划面积五百平方公里，已有三十个项目落户。\n南通的企业家说，协同区带来了机遇。";

for (const engine of names) inEveryEngine("element", (visit) => tests(visit, engine), [engine]);

/** @param {import("./visit.mjs").Visit} visit @param {string} engine */
function tests(visit, engine) {
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
      globalThis.events = [];
      for (const name of ["ready", "progress", "result", "select", "error"]) {
        document.addEventListener(`jianbao-${name}`, ({ type, target, composed, bubbles, detail }) => {
          const { analysis, error, ...plain } = detail ?? {};
          events.push({ type, composed, bubbles, detail: plain });
          if (/result|error/.test(type)) told.push({ type, id: target.id, text: plain.text, error: error?.code ?? error?.message });
        });
      }
      const place = document.querySelector("#place");
      // In sight, however many there are.
      place.style.cssText = "position: absolute; top: 0; left: 0; width: 100%; background: white; --jianbao-height: 40px";
      place.innerHTML = html;
      globalThis.digest = (id) => (id ? document.getElementById(id) : document.querySelector("jianbao-digest"));
      /** What is seen of an element: of its digest, or of what stands in it. */
      globalThis.seen = (id) => digest(id).shadowRoot.querySelector(".digest")?.innerText ?? null;
      globalThis.keeps = (id) => digest(id).shadowRoot.querySelector("slot").assignedNodes().length > 0 && getComputedStyle(digest(id).shadowRoot.querySelector(".content")).visibility === "visible";
      globalThis.lit = () => [...(globalThis.CSS?.highlights?.get("jianbao") ?? [])].map((it) => it.startContainer.data.slice(it.startOffset, it.endOffset));
      globalThis.item = (text, id) => [...digest(id).shadowRoot.querySelectorAll("[aria-pressed]")].find((it) => it.textContent.startsWith(text));
    }, html, language);
  };
  const register = () => page.evaluate(() => register().then(() => {}));
  const settled = async (count) => {
    await until(page, `${count} answers`, (count) => told.length >= count, count);
    return page.evaluate(() => told);
  };
  const asked = (file) => visit.server.requests.filter((it) => it === file).length;

  test("reads the host's article, keeps its room, lights what it speaks of, and leaves the host's nodes alone", async () => {
    await open('<jianbao-digest for="#article">没有摘要</jianbao-digest><p id="below">下面的一行</p>');
    await page.evaluate(() => document.querySelector("#place").style.removeProperty("--jianbao-height"));
    // At once: the answer may be there when one asks again.
    const first = await page.evaluate(async () => {
      await globalThis.register();
      globalThis.changes = [];
      globalThis.watching = new MutationObserver((records) => changes.push(...records.map((it) => it.type)));
      watching.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      return { top: document.querySelector("#below").getBoundingClientRect().top, keeps: keeps() };
    });
    assert.equal(first.keeps, true);
    const [{ type, text }] = await settled(1);
    assert.deepEqual([type, text], ["jianbao-result", TEXT]);
    const then = await page.evaluate(() => {
      const { shadowRoot } = digest();
      const { float, borderTopWidth } = getComputedStyle(shadowRoot.querySelector("p"));
      const looks = { float, borderTopWidth, bar: getComputedStyle(shadowRoot.querySelector(".digest")).borderInlineStartWidth };
      return { looks, seen: seen(), keeps: keeps(), top: document.querySelector("#below").getBoundingClientRect().top, said: shadowRoot.querySelector("[role=status]").textContent };
    });
    assert.deepEqual(then.looks, { float: "none", borderTopWidth: "0px", bar: "3px" }, "the host's style stays outside");
    assert.match(then.seen, /^摘要.*南通.*关键词.*南通/s);
    assert.deepEqual([then.keeps, then.top, then.said], [false, first.top, "摘要已备好。"]);

    const answer = loaded("none").analyze(TEXT, { keywords: { limit: 10 } });
    const keywords = await page.evaluate(() => [...digest().shadowRoot.querySelectorAll("[part=keyword]")].map((it) => it.textContent));
    assert.deepEqual(keywords, answer.keywords.map((it) => `${it.text} ${it.count}`));

    // By the keyboard alone: the first that is reached is the first sentence of the summary.
    const canLight = await page.evaluate(() => typeof Highlight === "function");
    assert.ok(canLight, "an engine without highlights is another test");
    const chosen = TEXT.slice(answer.sentences[answer.summary.sentences[0]].start, answer.sentences[answer.summary.sentences[0]].end);
    const whole = () => page.evaluate(() => lit().join(""));
    await page.key("Tab");
    assert.equal(await whole(), chosen.replaceAll("\n", ""), "what has the focus");
    await page.key("Enter");
    assert.equal(await page.evaluate(() => digest().shadowRoot.querySelector("[aria-pressed=true]").dataset.sentence), String(answer.summary.sentences[0]));
    const steps = await page.evaluate(() => {
      const at = (type, item) => item.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, pointerType: "mouse" }));
      const steps = {};
      const keyword = item("南通 ");
      at("pointerover", keyword);
      steps.pointed = lit();
      keyword.click();
      steps.chosen = lit();
      steps.pressed = [...digest().shadowRoot.querySelectorAll("[aria-pressed=true]")].map((it) => it.textContent);
      steps.said = digest().shadowRoot.querySelector("[role=status]").textContent;
      at("pointerover", item("协同区 "));
      steps.other = new Set(lit()).size === 1 && lit()[0] === "协同区";
      keyword.parentElement.parentElement.closest(".place").dispatchEvent(new PointerEvent("pointerleave"));
      steps.left = lit();
      keyword.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true }));
      steps.escaped = [lit(), digest().shadowRoot.querySelector("[aria-pressed=true]")];
      digest().highlight = "choose";
      return steps;
    });
    const three = ["南通", "南通", "南通"];
    assert.deepEqual(steps, { pointed: three, chosen: three, pressed: ["南通 3"], said: "正文中 3 处。", other: true, left: three, escaped: [[], null] });

    await until(page, "the attribute", () => {
      item("南通 ").dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
      return lit().length === 0;
    });
    const [events, untouched, mark] = await page.evaluate(() => {
      digest().addEventListener("jianbao-select", (event) => event.preventDefault(), { once: true });
      item("南通 ").click();
      const prevented = lit();
      item("南通 ").click();
      watching.disconnect();
      return [events, [prevented, lit().length, changes.filter((it) => it !== "attributes")], document.querySelector("mark")];
    });
    assert.deepEqual(untouched, [[], 3, []]);
    assert.equal(mark, null);
    assert.ok(events.every((it) => it.bubbles && it.composed));
    const types = events.map((it) => it.type);
    assert.deepEqual([...new Set(types)], ["jianbao-progress", "jianbao-ready", "jianbao-result", "jianbao-select"]);
    assert.deepEqual(events.filter((it) => it.type === "jianbao-select").map((it) => it.detail.kind ?? null), ["sentence", "keyword", null, "keyword", "keyword"]);
    assert.equal(events.findLast((it) => it.type === "jianbao-progress" && it.detail.stage === "load").detail.share, 1);

    const copied = await page.evaluate(() => {
      const sentence = digest().shadowRoot.querySelector("[data-sentence]");
      return [true, false].map((marks) => {
        sentence.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
        if (marks) getSelection().selectAllChildren(document.querySelector("#article p"));
        sentence.click();
        return sentence.getAttribute("aria-pressed");
      });
    });
    assert.deepEqual(copied, ["false", "true"], "to mark some of a sentence does not choose it");
    if (engine === "chromium") assert.deepEqual(await violations(), []);
  });

  /** What axe finds to mend in the digests. */
  const violations = async () => {
    await page.evaluate(/** @type {() => void} */ (new Function(axe)));
    const found = await page.evaluate(() => globalThis.axe.run({ include: ["jianbao-digest"] }, { resultTypes: ["violations"] }));
    assert.ok(found.passes.length > 0);
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  };

  test("two on a host that resets, freezes and wraps all there is: the right digest, one worker, nothing moved, nothing touched", async () => {
    visit.server.requests.length = 0;
    await page.go(`${visit.server.url}/tests/browser/hostile.html`);
    await until(page, "the host", () => "register" in globalThis);
    const before = await page.evaluate(async () => {
      const all = () => [...document.querySelectorAll("body *")].filter((it) => it.localName !== "jianbao-digest");
      globalThis.state = () => ({ markup: document.body.outerHTML, top: document.querySelector("#below").getBoundingClientRect().top, same: all().every((it, i) => it === nodes[i]) });
      globalThis.nodes = all();
      const now = state();
      await register();
      return now;
    });
    await until(page, "both", () => told.filter((it) => /result|error/.test(it.type)).length === 2);
    const after = await page.evaluate(() => {
      const shown = (id) => [...document.getElementById(id).shadowRoot.querySelectorAll("[aria-pressed]")].map((it) => it.textContent);
      const [{ text }] = told.filter((it) => it.type === "jianbao-result");
      for (const it of document.querySelectorAll("jianbao-digest")) it.shadowRoot.querySelector("[data-keyword]").click();
      const lit = [...CSS.highlights.get("jianbao")].length;
      return { text, lit, first: shown("first"), second: shown("second"), told: told.map((it) => it.type + it.id).sort(), shifts, state: state() };
    });
    const text = TEXT.replace("\n\n本报记者 王玮丽", "");
    assert.equal(after.text, text);
    assert.deepEqual(after.told, ["jianbao-readyfirst", "jianbao-readysecond", "jianbao-resultfirst", "jianbao-resultsecond"]);
    const { keywords, frequencies, sentences, summary } = loaded("none").analyze(text, { keywords: { limit: 10 } });
    const terms = keywords.map((it) => `${it.text} ${it.count}`);
    assert.deepEqual(after.first, [...summary.sentences.map((it) => text.slice(sentences[it].start, sentences[it].end)), ...terms]);
    assert.deepEqual(after.second, [...frequencies.filter((it) => it.text.length > 1).slice(0, 10).map((it) => it.text), ...terms]);
    assert.equal(after.lit, 2 * keywords[0].places.length, "each lights its own");
    assert.equal(asked("/pkg/worker.js"), 1);
    assert.deepEqual(after.state, before, "the host's nodes, and where they stand");
    assert.deepEqual(after.shifts, [], "layout shift");
    if (engine !== "chromium") return;
    await page.go(`${visit.server.url}/tests/browser/hostile.html?styles`);
    await until(page, "the host", () => "register" in globalThis);
    await register();
    await until(page, "both", () => told.filter((it) => it.type === "jianbao-result").length === 2);
    assert.deepEqual(await violations(), []);
  });

  test("reads its own content, and keeps it in sight", async () => {
    await open('<jianbao-digest highlight="none"><p>南通的发展很快。</p><p>南通的协同区也很快。</p></jianbao-digest>');
    await register();
    assert.equal((await settled(1))[0].text, "南通的发展很快。\n\n南通的协同区也很快。");
    assert.deepEqual(await page.evaluate(() => [keeps(), digest().querySelector("p").getClientRects().length > 0]), [true, true]);
    // Where nothing is to be lit, what is chosen is told all the same.
    const [lights, { detail }] = await page.evaluate(() => {
      item("南通 ").click();
      return [lit(), events.at(-1)];
    });
    assert.deepEqual([lights, detail], [[], { kind: "keyword", text: "南通", places: [[0, 2], [10, 12]] }]);
  });

  test("speaks the language around it, also from inside a shadow root, where it reads what stands there", async () => {
    await open('<jianbao-digest id="en" for="#article"></jianbao-digest><jianbao-digest id="zh" for="#article" lang="zh"></jianbao-digest><section id="shadow"></section>', "en");
    await page.evaluate(() => {
      const root = document.querySelector("#shadow").attachShadow({ mode: "open" });
      root.innerHTML = '<p id="article">影子里的南通，影子里的上海。</p><jianbao-digest id="inner" for="#article"></jianbao-digest>';
      globalThis.digest = (id) => root.getElementById(id) ?? document.getElementById(id);
    });
    await register();
    await settled(3);
    const [english, chinese, inner, lights] = await page.evaluate(() => {
      item("影子", "inner").click();
      return [seen("en"), seen("zh"), digest("inner").shadowRoot.querySelector(".digest").innerText, [lit(), digest("inner").getRootNode().adoptedStyleSheets.length]];
    });
    assert.match(english, /^Summary.*Keywords/s);
    assert.match(chinese, /^摘要.*关键词/s);
    assert.match(inner, /^Summary.*影子里的南通/s);
    assert.deepEqual(lights, [["影子里的南通，影子里的上海。"], 1]);
  });

  test("shows what it is told to, fetches the model for it, and refuses nonsense; what makes no sense keeps its content", async () => {
    const nonsense = ['views="graph"', 'views=""', 'characters="viele"', 'model="newest"', 'highlight="blink"'].map((it) => `<jianbao-digest id='${it}' for="#article" ${it}>没有摘要</jianbao-digest>`);
    await open(
      `<jianbao-digest id="names" for="#article" views="names  summary" characters="30"></jianbao-digest><jianbao-digest id="open" for="#article" model="open" views="words"></jianbao-digest>
      <jianbao-digest id="lost" for="#nowhere">没有</jianbao-digest><jianbao-digest id="selector" for="#[">没有</jianbao-digest>${nonsense.join("")}`,
    );
    visit.server.requests.length = 0;
    await register();
    const all = await settled(9);
    const wrong = Object.fromEntries(all.filter((it) => it.error).map(({ id, error }) => [id, error]));
    assert.deepEqual(wrong, {
      lost: "for: nothing on this page matches #nowhere",
      selector: 'for: "#[" is no selector',
      'views="graph"': 'views: expected summary, keywords, names, words, not "graph"',
      'views=""': 'views: expected summary, keywords, names, words, not ""',
      'characters="viele"': 'characters: expected a whole number from 1 to 2000, not "viele"',
      'model="newest"': 'model: expected none, news, open, not "newest"',
      'highlight="blink"': 'highlight: expected point, choose, none, not "blink"',
    });
    assert.deepEqual(await page.evaluate((ids) => ids.map((id) => [keeps(id), seen(id), digest(id).analysis]), Object.keys(wrong)), Object.keys(wrong).map(() => [true, null, null]));
    assert.deepEqual(visit.server.requests.filter((it) => it.endsWith(".model")).sort(), ["/pkg/model/news.model", "/pkg/model/open.model"]);
    const [names, words, properties] = await page.evaluate(() => {
      const { htmlFor, views, characters, model, highlight, analysis } = digest("names");
      return [seen("names"), seen("open"), [htmlFor, views, characters, model, highlight, analysis.summary.characters <= 30]];
    });
    assert.match(names, /^人地机构.+摘要.*南通/s);
    assert.doesNotMatch(names, /关键词/);
    assert.match(words, /^词频\s+协同/);
    const [kept, needed] = await page.evaluate(() => {
      const { clientHeight, scrollHeight } = digest("names").shadowRoot.querySelector(".place");
      return [[clientHeight, digest("names").shadowRoot.querySelector(".frame").clientHeight], scrollHeight];
    });
    assert.ok(needed > 80);
    assert.deepEqual(kept, [40, 40], "a longer digest scrolls in its room");
    assert.deepEqual(properties, ["#article", "names  summary", 30, "news", "point", true]);

    // A page that goes on changing does not tell it again; what is put right is read.
    await page.evaluate(() => {
      for (const it of document.querySelectorAll("jianbao-digest")) if (!it.analysis) it.id === "lost" || it.remove();
      told.length = 0;
      document.body.append(document.createElement("p"));
    });
    await new Promise((later) => setTimeout(later, 900));
    assert.deepEqual(await page.evaluate(() => told), []);
    await page.evaluate(() => {
      const late = Object.assign(document.createElement("p"), { id: "nowhere", textContent: "后来才有的一段文字。" });
      document.body.prepend(late);
      digest("lost").htmlFor = "p#nowhere";
      late.remove();
      setTimeout(() => document.body.prepend(late), 200);
    });
    await until(page, "what came late", () => told.some((it) => it.text === "后来才有的一段文字。"));
  });

  test("keeps its content where something fails", async () => {
    await open('<jianbao-digest for="#article">没有摘要</jianbao-digest>');
    visit.server.change("/pkg/lexicon/zh.lexicon", () => ({ status: 500, body: "" }));
    await register();
    assert.deepEqual((await settled(1)).map(({ type, error }) => `${type}: ${error}`), ["jianbao-error: fetch-failed"]);
    visit.server.restore();
    assert.deepEqual(await page.evaluate(() => [keeps(), seen()]), [true, null]);
    // Put into the page again, it tries again.
    await page.evaluate(() => {
      const it = digest();
      it.remove();
      setTimeout(() => document.querySelector("#place").append(it), 100);
    });
    assert.equal((await settled(2))[1].type, "jianbao-result");
  });

  test("follows its article: changed, hidden, emptied, replaced, taken away", async () => {
    await open('<jianbao-digest for="#article">没有摘要</jianbao-digest>');
    await register();
    await settled(1);
    const next = async (change, what, done) => {
      await page.evaluate((change) => {
        told.length = 0;
        (0, eval)(change);
      }, change);
      await until(page, what, done);
      return page.evaluate(() => [told.map((it) => it.text ?? it.error), digest().shadowRoot.querySelector("[role=status]").textContent]);
    };
    const [changed, said] = await next('item("南通 ").click(); document.querySelector("#article").append(Object.assign(document.createElement("p"), { id: "more", textContent: "后来又加了一段。" }))', "a longer one", () => told.length > 0);
    assert.deepEqual([changed, said], [[`${TEXT}\n\n后来又加了一段。`], "摘要已更新。"]);
    const left = await page.evaluate(() => [lit(), events.filter((it) => it.type === "jianbao-select").map((it) => it.detail.kind ?? null)]);
    assert.deepEqual(left, [[], ["keyword", null]], "what was chosen is no more");
    const [hidden] = await next('document.querySelector("#more").style.display = "none"', "a shorter one", () => told.length > 0);
    assert.deepEqual(hidden, [TEXT]);
    // Other nodes with the same text: what is chosen stays, and is lit in those.
    await next(
      'item("南通 ").click(); const b = document.querySelector("#article b"); b.replaceWith(Object.assign(document.createElement("i"), { textContent: "南通" }))',
      "the new node is lit",
      () => [...CSS.highlights.get("jianbao")].some((it) => it.startContainer.parentNode.localName === "i"),
    );
    assert.deepEqual(await page.evaluate(() => [told, lit(), item("南通 ").getAttribute("aria-pressed")]), [[], ["南通", "南通", "南通"], "true"]);
    await next('document.querySelector("#article").textContent = " "', "nothing", () => told.length > 0 && keeps());
    assert.deepEqual(await page.evaluate(() => [told[0].type, told[0].text, seen()]), ["jianbao-result", "", null]);
    const [replaced] = await next('document.querySelector("#article").replaceWith(Object.assign(document.createElement("section"), { id: "article", textContent: "另一篇文章，说的是天气。" }))', "another article", () => told.length > 0);
    assert.deepEqual(replaced, ["另一篇文章，说的是天气。"]);
    const [gone] = await next('document.querySelector("#article").remove()', "no article", () => told.length > 0 && keeps());
    assert.deepEqual(gone, ["for: nothing on this page matches #article"]);
  });

  // To lay it out takes others up to a minute; to read it is the same everywhere.
  if (engine === "chromium") test("an article of 5 MB is read, and the page goes on meanwhile; of what stands there tens of thousands of times some is lit", async () => {
    await open('<jianbao-digest for="#long" views="summary keywords words">没有摘要</jianbao-digest><section id="long"></section>');
    await page.evaluate(() => {
      const paragraph = document.querySelector("#article p:last-of-type").textContent;
      const all = Array.from({ length: Math.ceil(5_000_000 / 3 / paragraph.length) }, (_, i) => Object.assign(document.createElement("p"), { textContent: `${i}：${paragraph}` }));
      const long = document.querySelector("#long");
      // What is tested is not how fast an engine lays it out.
      long.style.cssText = "float: none; display: block; content-visibility: auto; contain-intrinsic-size: 100px";
      long.append(...all);
      globalThis.ticks = 0;
      setInterval(() => ticks++, 20);
      return register().then(() => {});
    });
    const [{ text, error }] = await settled(1);
    assert.ok(new TextEncoder().encode(text).length > 5_000_000, error);
    const [shares, ticks, count, lights] = await page.evaluate(() => {
      const shares = events.filter((it) => it.type === "jianbao-progress" && it.detail.stage === "read").map((it) => it.detail.share);
      const keyword = digest().shadowRoot.querySelector("[data-keyword]");
      keyword.click();
      return [shares, globalThis.ticks, digest().analysis.keywords[0].count, lit().length];
    });
    assert.ok(shares.length > 0 && shares.every((it) => it >= 0 && it <= 1));
    assert.ok(ticks > 1);
    assert.deepEqual([count > 10_000, lights], [true, 2000]);
  });

  test("fetches nothing before a reader is near", async () => {
    await open('<p id="far"></p><jianbao-digest for="#article">没有摘要</jianbao-digest>');
    await page.evaluate(() => {
      document.querySelector("#far").style.cssText = "height: 5000px; float: none; display: block";
      digest().style.float = "none";
    });
    visit.server.requests.length = 0;
    await register();
    await new Promise((later) => setTimeout(later, 500));
    assert.deepEqual([asked("/pkg/worker.js"), asked("/pkg/lexicon/zh.lexicon"), await page.evaluate(() => keeps())], [0, 0, true]);
    await page.evaluate(() => digest().scrollIntoView());
    assert.equal((await settled(1))[0].type, "jianbao-result");
  });

  test("works where styles are forbidden and scripts must be trusted, and lights nothing where the browser cannot; nothing is complained of", async () => {
    const policy = "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'; img-src data:; style-src 'none'; require-trusted-types-for 'script'; trusted-types jianbao";
    await strict({ "content-security-policy": policy }, "delete globalThis.Highlight;");
    const [looks, shown, lights, complaints] = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector("jianbao-digest");
      const word = shadowRoot.querySelector("[data-word]");
      word.click();
      const bar = getComputedStyle(shadowRoot.querySelector(".jianbao-bar"));
      return [
        [getComputedStyle(shadowRoot.querySelector(".digest")).borderInlineStartWidth, bar.height, parseFloat(bar.width) > 9],
        [shadowRoot.querySelector(".digest").innerText.slice(0, 2), word.getAttribute("aria-pressed")],
        globalThis.CSS?.highlights?.size ?? 0,
        globalThis.complaints,
      ];
    });
    assert.deepEqual(looks, ["3px", "6px", true]);
    assert.deepEqual(shown, ["摘要", "true"]);
    assert.equal(lights, 0);
    assert.deepEqual(complaints, []);
  });

  test("keeps its content, and no room for more, where there is no WebAssembly", async () => {
    await strict({}, "delete globalThis.WebAssembly;");
    const [error, content, height, room] = await page.evaluate(() => {
      const { shadowRoot, clientHeight } = document.querySelector("jianbao-digest");
      const { visibility } = getComputedStyle(shadowRoot.querySelector(".content"));
      return [told[0], [visibility, shadowRoot.querySelector(".digest")], clientHeight, shadowRoot.querySelector(".room").clientHeight];
    });
    assert.deepEqual(error, ["jianbao-error", "no-webassembly"]);
    assert.deepEqual(content, ["visible", null]);
    assert.ok(height < 60 && room <= height, `${height} ${room}`);
  });

  /** A host with these headers; `first` is run before all else. It waits until the element has told how it went. */
  const strict = async (headers, first) => {
    visit.server.change("/tests/browser/strict.js", () => ({
      status: 200,
      body: `${first}
        Object.assign(globalThis, { told: [], complaints: [] });
        addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => complaints.push(violatedDirective + " " + blockedURI));
        for (const type of ["jianbao-result", "jianbao-error"]) addEventListener(type, ({ detail }) => told.push([type, detail.error?.code ?? String(detail.error ?? "")]));
        await import("../../pkg/element.js");`,
    }));
    visit.server.change("/tests/browser/strict.html", () => ({
      status: 200,
      headers,
      body: `<!doctype html><html lang="zh"><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="strict.js"></script>
        <jianbao-digest for="p" views="summary words">没有摘要</jianbao-digest><p>${TEXT}</p></html>`,
    }));
    await page.go(`${visit.server.url}/tests/browser/strict.html`);
    await until(page, "the element", () => globalThis.told?.length > 0);
    visit.server.restore();
  };

  test("can be set before it is known, moved, pointed elsewhere, loaded twice and in two versions, and frees what it had", async () => {
    // Another version: the same files from elsewhere.
    for (const name of ["element.js", "digest-element.js"]) visit.server.change(`/other/${name}`, () => ({ status: 200, body: file(`pkg/${name}`) }));
    await open('<p id="other">另外的一段文字，说的是天气很好。</p>');
    visit.server.requests.length = 0;
    const [known, same, texts, closed] = await page.evaluate(async () => {
      const place = document.querySelector("#place");
      const early = document.createElement("jianbao-digest");
      early.htmlFor = "#article";
      early.characters = 60;
      place.append(early);
      const first = new Promise((resolve) => early.addEventListener("jianbao-result", resolve, { once: true }));
      const ours = await register();
      place.prepend(early);
      const [theirs] = [await import("/other/element.js"), await import("/pkg/element.js?again")];
      const known = [ours.JianbaoDigestElement !== theirs.JianbaoDigestElement, customElements.get("jianbao-digest") === ours.JianbaoDigestElement, early.getAttribute("characters")];
      await first;
      const before = early.analysis;
      place.append(early);
      await new Promise((resolve) => setTimeout(resolve, 100));
      const same = before === early.analysis && before.characters > 0;
      early.htmlFor = "#other";
      await new Promise((resolve) => early.addEventListener("jianbao-result", resolve, { once: true }));
      const texts = told.map((it) => it.text.slice(0, 5));

      const guest = document.createElement("jianbao-digest");
      let closed = 0;
      guest.load = async () => ({ analyze: async () => before, close: () => closed++ });
      place.append(guest);
      await new Promise((resolve) => guest.addEventListener("jianbao-result", resolve, { once: true }));
      place.prepend(guest);
      await new Promise((resolve) => setTimeout(resolve, 50));
      const kept = closed;
      guest.remove();
      await new Promise((resolve) => setTimeout(resolve, 50));
      return [known, same, texts, [kept, closed]];
    });
    visit.server.restore();
    assert.deepEqual(known, [true, true, "60"]);
    assert.equal(same, true);
    assert.deepEqual(texts, ["潮起长江口", "另外的一段"]);
    assert.deepEqual(closed, [0, 1]);
    assert.equal(asked("/pkg/worker.js"), 1);
    assert.equal(visit.server.requests.some((it) => it.startsWith("/other/index")), false, "the other one loads nothing");
  });
}
