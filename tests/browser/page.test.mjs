// The page by what a person does, in three engines.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { drop, paste, until } from "./engines.mjs";
import { inEveryEngine, letters, putIn, read, seen, show, texts } from "./visit.mjs";

const newspaper = readFileSync(new URL("../../www/samples/newspaper.txt", import.meta.url), "utf8");
const folder = mkdtempSync(join(tmpdir(), "jianbao-"));
after(() => rmSync(folder, { recursive: true }));

/** Files as a reader has them. */
const files = {
  // 昨天开幕的会议上，报告明确提出加快建设。 in GB18030
  gb: Buffer.from("d7f2ccecbfaac4bbb5c4bbe1d2e9c9cfa3acb1a8b8e6c3f7c8b7cce1b3f6bcd3bfecbda8c9e8a1a3", "hex"),
  picture: Buffer.from("89504e470d0a1a0a0000000d4948445200000001000000010806000000", "hex"),
};
/** @param {string} name @param {Uint8Array} bytes */
function file(name, bytes) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

inEveryEngine("the page", (visit) => {
  test("a pasted page shows its summary, its keywords, its words and itself", async () => {
    const page = await visit.page();
    assert.equal(await page.evaluate(() => document.activeElement?.id), "box");
    await putIn(page, newspaper);
    await read(page);

    const summary = (await seen(page, "#summary-view")).replace(/\s/g, "");
    assert.ok(summary.length > 60 && summary.length <= 140, summary);
    for (const sentence of await texts(page, ".jianbao-sentence")) assert.ok(newspaper.includes(sentence), sentence);
    const keywords = await texts(page, "[data-keyword]");
    assert.ok(keywords.slice(0, 10).some((it) => /^南通 ?\d+$/.test(it)), keywords.join());
    assert.ok((await texts(page, "#words-view tr[data-word]")).length >= 60);
    const names = await texts(page, "#names-view dd");
    for (const name of ["沈旭东", "上海"]) assert.ok(names.some((it) => it.startsWith(`${name} `)), names.join());
    assert.ok((await texts(page, "#reading mark.name-person")).includes("沈旭东"));
    const told = await texts(page, "#reading mark.told");
    assert.equal(told.join("").replace(/\s/g, ""), summary);
    assert.equal(letters(await seen(page, "#reading")), letters(newspaper));
    assert.deepEqual(await page.evaluate(() => globalThis.complaints), []);
  });

  test("the result follows the typing, and the box keeps the hands", async () => {
    const page = await visit.page();
    await page.type("南通港口的货轮");
    await read(page);
    assert.ok((await texts(page, "#words-view tbody button[data-word]")).includes("南通"));
    await page.type("开往上海。");
    await until(page, "the longer text's words", () => [...document.querySelectorAll("button[data-word]")].some((it) => it.textContent === "上海"));
    assert.equal(await page.evaluate(() => document.activeElement?.id), "box");
    await putIn(page, " ");
    await until(page, "the empty state", () => document.querySelector("#words-view")?.hasAttribute("hidden"));
    assert.equal(await seen(page, "#found"), "");
  });

  test("a keyword that is clicked is lit everywhere it stands, until Escape", async () => {
    const page = await visit.page();
    await putIn(page, newspaper);
    await read(page);
    const [word, count] = await page.evaluate(() => {
      const button = [...document.querySelectorAll("[data-keyword]")].find((it) => it.textContent?.startsWith("南通"));
      button?.setAttribute("data-test", "");
      return (button?.textContent ?? "").split(" ");
    });
    await page.click("[data-test]");
    const lit = await texts(page, "#reading mark.lit");
    assert.equal(lit.length, Number(count));
    assert.deepEqual(new Set(lit), new Set([word]));
    assert.match(await seen(page, "#strip"), new RegExp(`^${word}\\s+${count} 处`));
    assert.equal(await page.evaluate(() => document.querySelector("[data-test]")?.getAttribute("aria-pressed")), "true");

    // Beside the results the text has gone to the first place by itself.
    await page.click("#next");
    assert.equal(await seen(page, "#strip-at"), `第 2 处，共 ${count} 处`);
    assert.ok(
      await until(page, "the second place in sight", () => {
        const { top, bottom } = document.querySelectorAll("mark.lit")[1].getBoundingClientRect();
        return top > 0 && bottom < innerHeight;
      }),
    );
    await page.key("Escape");
    assert.equal(await seen(page, "#strip"), "");
    assert.equal(await page.evaluate(() => document.querySelector("[data-test]")?.getAttribute("aria-pressed")), "false");
    // The pointer may now be over another word, which is lit as long as it is there.
    assert.ok(!(await texts(page, "#reading mark.lit")).includes(word));
  });

  test("a word of the table is lit too, and the table sorts by any head", async () => {
    const page = await visit.page();
    await putIn(page, "会议明确了会议的目标。目标很清楚，会议很短。");
    await read(page);
    await show(page, "words");
    await page.click('button[data-word="会议"]');
    assert.deepEqual(await texts(page, "#reading mark.lit"), ["会议", "会议", "会议"]);
    assert.equal(await page.evaluate(() => document.querySelector("th.jianbao-count")?.getAttribute("aria-sort")), "descending");
    await page.click('[data-sort="count"]');
    assert.equal(await page.evaluate(() => document.querySelector("th.jianbao-count")?.getAttribute("aria-sort")), "ascending");
    assert.equal((await texts(page, "#words-view tbody button")).at(-1), "会议");
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-sort")), "count");
  });

  test("the slider makes the summary shorter and longer", async () => {
    const page = await visit.page();
    await putIn(page, newspaper);
    await read(page);
    const length = async () => (await texts(page, ".jianbao-sentence")).join("").replace(/\s/g, "").length;
    const before = await length();
    await page.evaluate(() => document.querySelector("#characters")?.focus());
    for (let i = 0; i < 6; i++) await page.key("ArrowLeft");
    assert.equal(await seen(page, "#characters-now"), "不超过 80 字");
    // While the slider moves, summaries of the lengths between may come first.
    await until(page, "the shorter summary", () => (document.querySelector("#summary-view")?.textContent ?? "").replace(/\s/g, "").length <= 80);
    assert.ok((await length()) < before);
    await page.key("End");
    await until(page, "the longer summary", (before) => (document.querySelector("#summary-view")?.textContent ?? "").length > before, before);
    assert.ok((await length()) <= 600);
    assert.equal((await texts(page, "mark.told")).join("").replace(/\s/g, "").length, await length());
  });

  test("the language is switched without losing anything", async () => {
    const page = await visit.page();
    await putIn(page, newspaper);
    await read(page);
    const keywords = await texts(page, "[data-keyword]");
    await page.click("#language-en");
    assert.equal(await seen(page, "#summary-head"), "Summary");
    assert.match(await seen(page, "#status"), /Done: 8,\d\d\d characters/);
    assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
    assert.deepEqual(await texts(page, "[data-keyword]"), keywords);
    assert.equal(await page.evaluate(() => document.querySelector("textarea")?.value), newspaper);
    await page.click("#language-zh");
    assert.equal(await seen(page, "#summary-head"), "摘要");
  });

  test("light and dark are switched and remembered, and no text is", async () => {
    const page = await visit.page();
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.click("#theme");
    assert.equal(await paper(), "rgb(251, 250, 246)");
    await page.click("#theme");
    assert.equal(await paper(), "rgb(22, 23, 26)");
    await putIn(page, "南通港口的货轮开往上海。");
    await read(page);
    await page.reload();
    assert.equal(await paper(), "rgb(22, 23, 26)");
    const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }) + document.cookie);
    assert.match(stored, /dark/);
    assert.doesNotMatch(stored, /南通/);
  });

  test("stop words are left out, shown, and changed", async () => {
    const page = await visit.page();
    const words = () => texts(page, "#words-view tbody button[data-word]");
    await putIn(page, "港口的货轮和码头的吊车。");
    await read(page);
    assert.deepEqual((await words()).sort(), ["吊车", "港口", "码头", "货轮"].sort());
    await show(page, "words");
    await page.click("#stop-words");
    await until(page, "的 in the table", () => document.querySelector('button[data-word="的"]') !== null);
    await page.click("#stop-words");
    await show(page, "mine");
    assert.match(await page.evaluate(() => document.querySelector("#stop-zh")?.value), /(^|\s)的\s/);
    await page.evaluate(() => {
      const box = document.querySelector("#stop-zh");
      box.focus();
      box.setSelectionRange(box.value.length, box.value.length);
    });
    await page.type(" 货轮");
    await until(page, "a table without 货轮", () => !document.querySelector('button[data-word="货轮"], button[data-word="的"]'));
    await page.click("#stop-reset");
    await until(page, "货轮 again", () => document.querySelector('button[data-word="货轮"]') !== null);
  });

  test("a file in GB18030 is read, and the text before it can be put back", async () => {
    const page = await visit.page();
    await putIn(page, "原来的文字。");
    await page.choose("#file", file("会议.txt", files.gb));
    await until(page, "the file's text", () => document.querySelector("textarea")?.value.startsWith("昨天开幕"));
    await read(page);
    assert.match(await seen(page, "#status"), /^打开了“会议\.txt”（GB18030）。/);
    await page.click("#undo");
    assert.equal(await page.evaluate(() => document.querySelector("textarea")?.value), "原来的文字。");
  });

  test("a file that is not text is refused, and the box keeps what it has", async () => {
    const page = await visit.page();
    await putIn(page, "原来的文字。");
    for (const [name, bytes, why] of [
      ["图.txt", files.picture, "“图.txt”是一张图片，里面没有可读的文字：请先用别的程序识别文字。"],
      ["空.txt", Buffer.alloc(0), "“空.txt”是空的：请换一个文件。"],
      ["café.txt", Buffer.from("na\xefve caf\xe9 \xe0 la carte", "latin1"), "“café.txt”的编码认不出来：请在下面选一个编码，或把它另存为 UTF-8 再打开。"],
    ]) {
      await page.choose("#file", file(name, bytes));
      await until(page, why, (why) => document.querySelector("#file-trouble")?.textContent === why, why);
      assert.equal(await page.evaluate(() => document.querySelector("textarea")?.value), "原来的文字。");
    }
    await page.type("又");
    assert.equal(await seen(page, "#file-trouble"), "");
  });

  test("a file is dropped anywhere on the page", async () => {
    const page = await visit.page();
    await drop(page, "footer", "会议.txt", files.gb);
    await until(page, "the file's text", () => document.querySelector("textarea")?.value.startsWith("昨天开幕"));
    assert.equal(await page.evaluate(() => "dropping" in document.documentElement.dataset), false);
  });

  test("each sample is there to try", async () => {
    const page = await visit.page();
    for (const [sample, begins] of [["report", "青石镇"], ["story", "The Lighthouse"], ["newspaper", "省政府工作报告"]]) {
      await page.click(`[data-sample="${sample}"]`);
      await until(page, sample, (begins) => document.querySelector("#reading")?.textContent?.startsWith(begins), begins);
      assert.ok((await texts(page, "[data-keyword]")).length > 5);
    }
  });

  test("a very long text leaves the box, and comes back into it when asked", async () => {
    const page = await visit.page();
    const long = "港口的货轮和码头的吊车。\n".repeat(25_000);
    await putIn(page, long);
    await read(page);
    assert.match(await seen(page, "#away"), /^这里有 325,000 个字符/);
    assert.equal(await page.evaluate(() => document.querySelector("textarea")?.value), long);
    assert.equal(await page.evaluate(() => document.activeElement?.id), "away-open");
    await page.click("#away-clear");
    assert.equal(await seen(page, "#away"), "");
    await page.type("码头");
    await until(page, "the new text", () => document.querySelector("#reading")?.textContent === "码头");
    await page.click("#undo");
    await until(page, "the long text", (long) => document.querySelector("textarea")?.value === long, long);
  });

  test("a text without a place to break a line at holds nothing up", async () => {
    const page = await visit.page();
    for (const text of ["x".repeat(400_000), "港".repeat(400_000)]) {
      await putIn(page, text);
      await read(page);
      await until(page, "the whole text", (length) => document.querySelector("#reading")?.textContent?.length === length, text.length);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
      await page.click("#away-clear");
      await until(page, "the empty state", () => document.querySelector("#reading")?.hasAttribute("hidden"));
    }
  });

  test("a text pasted beside the box is read too", async () => {
    const page = await visit.page();
    await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
    await paste(page, "港口的货轮。");
    await read(page);
    assert.match(await seen(page, "#status"), /^贴进了新的文字。/);
    assert.equal(await seen(page, "#reading"), "港口的货轮。");
  });

  test("a long text shows how far it is, and can be stopped", async () => {
    const page = await visit.page();
    await page.evaluate((text) => {
      const box = /** @type {HTMLTextAreaElement} */ (document.querySelector("textarea"));
      box.value = text.repeat(1200);
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }, newspaper);
    await until(page, "Stop", () => !document.querySelector("#waiting")?.hasAttribute("hidden") && !document.querySelector("#stop")?.hasAttribute("hidden"));
    await until(page, "a share", () => /[1-9]%/.test(document.querySelector("#working-text")?.textContent ?? ""));
    const { value, text } = await page.evaluate(() => ({
      value: document.querySelector("#working-bar")?.value,
      text: document.querySelector("#working-text")?.textContent,
    }));
    assert.ok(value > 0 && value < 1, text);
    await page.click("#stop");
    assert.equal(await seen(page, "#waiting"), "");
    assert.match(await seen(page, "#trouble"), /^停下了，文字还在。/);
    assert.equal(await page.evaluate(() => document.querySelector("textarea")?.value.length), newspaper.length * 1200);

    await page.evaluate(() => {
      const box = /** @type {HTMLTextAreaElement} */ (document.querySelector("textarea"));
      box.value = "南通港口的货轮。";
      box.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await read(page);
    assert.equal(await seen(page, "#trouble"), "");
  });

  test("a damaged lexicon is told, and fetched again", async () => {
    visit.server.change("/pkg/lexicon/zh.lexicon", (body) => ({ body: Buffer.concat([body.subarray(0, 5000), Buffer.of(body[5000] ^ 1), body.subarray(5001)]) }));
    const page = await visit.page();
    await putIn(page, "南通港口的货轮。");
    await until(page, "the trouble", () => !document.querySelector("#trouble")?.hasAttribute("hidden"));
    assert.match(await seen(page, "#trouble"), /^词典坏了，还不能读：请再试一次/);
    assert.equal(await page.evaluate(() => document.querySelector("textarea")?.value), "南通港口的货轮。");
    visit.server.restore();
    await page.click("#trouble-button");
    await read(page);
    assert.equal(await seen(page, "#trouble"), "");
    assert.ok((await texts(page, "button[data-word]")).includes("港口"));
  });

  test("a missing lexicon is told, and fetched again", async () => {
    visit.server.change("/pkg/lexicon/zh.lexicon", () => ({ status: 404, body: "" }));
    const page = await visit.page({ settings: { language: "en" } });
    await until(page, "the trouble", () => !document.querySelector("#trouble")?.hasAttribute("hidden"));
    assert.match(await seen(page, "#trouble"), /^The lexicon did not come: check the network and try again\./);
    visit.server.restore();
    await page.click("#trouble-button");
    await putIn(page, "南通港口的货轮。");
    await read(page);
  });

  test("a browser without WebAssembly is told which one has it", async () => {
    const page = await visit.page({ before: "delete globalThis.WebAssembly;" });
    await until(page, "the trouble", () => !document.querySelector("#trouble")?.hasAttribute("hidden"));
    assert.match(await seen(page, "#trouble"), /Chrome 123、Firefox 120、Safari 17\.5/);
  });

  test("a text that looks like markup is a text", async () => {
    const page = await visit.page();
    const text = '<img src="x" onerror="complaints.push(1)"> 会议 & 目标 <script>complaints.push(2)</script> 会议。';
    await putIn(page, text);
    await read(page);
    assert.equal(await seen(page, "#reading"), text);
    assert.equal(await page.evaluate(() => document.querySelectorAll("main img, main script").length), 0);
    assert.deepEqual(await page.evaluate(() => globalThis.complaints), []);
  });

  test("no request leaves once the page is loaded and kept", async () => {
    const page = await visit.page({ isKept: true });
    await putIn(page, "会议。");
    await read(page);
    await until(page, "the service worker", async () => (await navigator.serviceWorker.ready).active?.state === "activated");
    await until(page, "all kept", () => document.querySelector("#offline-text")?.textContent === "可以离线使用。");
    await new Promise((later) => setTimeout(later, 500));
    const before = visit.server.requests.length;
    await putIn(page, newspaper);
    await read(page);
    await page.click('[data-keyword="0"]');
    await page.click("#language-en");
    await page.click("#theme");
    await show(page, "words");
    // The strip of the keyword lies over what stands there.
    await page.key("Escape");
    await until(page, "no strip", () => /** @type {HTMLElement} */ (document.querySelector("#strip")).hidden);
    await page.click('[data-sample="story"]');
    await until(page, "the story", () => document.querySelector("#reading")?.textContent?.startsWith("The Lighthouse"));
    await new Promise((later) => setTimeout(later, 500));
    assert.deepEqual(visit.server.requests.slice(before), []);
    const hosts = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => new URL(name).host));
    assert.deepEqual([...new Set(hosts)], [new URL(visit.server.url).host]);
    assert.deepEqual(await page.evaluate(() => globalThis.complaints), []);
  });

  test("nothing stands out at the side, from 320 pixels up", async () => {
    const page = await visit.page({ width: 1280, settings: { language: "en" } });
    await putIn(page, `${newspaper}\n${"https://example.com/".repeat(20)}`);
    await read(page);
    await page.click('[data-keyword="0"]');
    for (const width of [320, 360, 480, 768, 1099, 1100, 1280, 1900]) {
      await page.size(width, 800);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, `${width} px`);
    }
  });

  test("everything is done by the keyboard alone", async () => {
    const page = await visit.page();
    await putIn(page, newspaper);
    await read(page);
    const tabTo = async (/** @type {string} */ selector) => {
      for (let i = 0; i < 60; i++) {
        if (await page.evaluate((selector) => document.activeElement?.matches(selector), selector)) return;
        await page.key("Tab");
      }
      assert.fail(`no way to ${selector}`);
    };
    await tabTo("#characters");
    await page.key("ArrowRight");
    assert.equal(await seen(page, "#characters-now"), "不超过 150 字");
    await tabTo('[data-keyword="1"]');
    const word = (await texts(page, '[data-keyword="1"]'))[0].split(" ")[0];
    await until(page, "its first place is lit", (word) => document.querySelector("mark.lit")?.textContent === word, word);
    await page.key("Enter");
    assert.equal(await seen(page, "#strip-word"), word);
    await page.key("Escape");
    assert.equal(await seen(page, "#strip-word"), "");
  });
});
