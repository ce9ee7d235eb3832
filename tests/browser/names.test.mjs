// The names of a text on the page: their list, their marks, and the way from one to the other.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { until } from "./engines.mjs";
import { inEveryEngine, letters, putIn, read, seen, show, texts } from "./visit.mjs";
import { naming } from "./naming.mjs";

const newspaper = readFileSync(new URL("../../www/samples/newspaper.txt", import.meta.url), "utf8");

/** What the page is given for names, whatever the model finds. */
const given = { 沈雪梅: "person", 王玮丽: "person", 南通: "place", 江苏: "place", 江苏长江经济带研究院: "organization", 南通大学: "organization", "2024年": "time", 三: "number" };
/** How often it is named in the newspaper: not where it stands in a longer name. @param {string} name */
const count = (name) => [...newspaper.matchAll(/江苏长江经济带研究院|南通大学|沈雪梅|王玮丽|南通|江苏/g)].filter((it) => it[0] === name).length;

inEveryEngine("names", (visit) => {
  const open = async (/** @type {string} */ text, how = {}, names = given) => {
    naming(visit.server, names);
    const page = await visit.page(how);
    await putIn(page, text);
    await read(page);
    await show(page, "names");
    return page;
  };
  const lit = (/** @type {import("./engines.mjs").Page} */ page) => texts(page, "#reading mark.lit");

  test("people, places and organisations are listed with their counts, and marked in the text by kind", async () => {
    const page = await open(newspaper);
    assert.deepEqual((await texts(page, "#names-view dt")).map((it) => it.split(" ")[0]), ["人物", "地方", "机构"]);
    const listed = await texts(page, "#names-view dd");
    for (const [name, kind] of Object.entries(given)) {
      const there = count(name) > 0 && kind !== "time" && kind !== "number";
      assert.equal(listed.includes(`${name} ${count(name)}`), there, name);
      const marks = await texts(page, `#reading mark.name-${kind}`);
      assert.equal(marks.filter((it) => it === name).length, there ? count(name) : 0, name);
    }
    assert.equal(letters(await seen(page, "#reading")), letters(newspaper));
    const lines = await page.evaluate(() =>
      ["person", "place", "organization"].map((kind) => {
        const mark = document.querySelector(`#reading mark.name-${kind}`) ?? document.createElement("mark");
        const { textDecorationLine, textDecorationStyle } = getComputedStyle(mark);
        return `${textDecorationLine} ${textDecorationStyle}`;
      }),
    );
    assert.deepEqual(lines, ["underline solid", "underline dotted", "underline double"]);
    assert.deepEqual(await page.evaluate(() => globalThis.complaints), []);
  });

  test("a name that is clicked is lit everywhere, walked through, and let go of by Escape", async () => {
    const page = await open(newspaper);
    await page.evaluate(() => [...document.querySelectorAll("#names-view button")].find((it) => it.textContent?.startsWith("南通 "))?.setAttribute("data-test", ""));
    await page.click("[data-test]");
    assert.deepEqual(new Set(await lit(page)), new Set(["南通"]));
    assert.equal((await lit(page)).length, count("南通"));
    assert.match(await seen(page, "#strip"), new RegExp(`^南通\\s+${count("南通")} 处\\s+地名`));
    assert.equal(await page.evaluate(() => document.querySelector("[data-test]")?.getAttribute("aria-pressed")), "true");
    const first = () => {
      const { top, bottom } = document.querySelectorAll("mark.lit")[0].getBoundingClientRect();
      return top > 0 && bottom < innerHeight;
    };
    assert.ok(await until(page, "the first place in sight", first));
    await page.click("#next");
    assert.match(await seen(page, "#strip-at"), new RegExp(`^第 \\d 处，共 ${count("南通")} 处$`));
    await page.key("Escape");
    assert.equal(await seen(page, "#strip"), "");
    assert.equal(await page.evaluate(() => document.querySelector("[data-test]")?.getAttribute("aria-pressed")), "false");
  });

  test("a name is chosen in the text too, and a second click lets go of it", async () => {
    const page = await open("王玮丽在南通。\n王玮丽说。");
    await page.click("#reading mark.name-person");
    assert.deepEqual(await lit(page), ["王玮丽", "王玮丽"]);
    assert.equal(await seen(page, "#strip-word"), "王玮丽");
    assert.equal(await page.evaluate(() => document.querySelector('[data-name="0"][aria-pressed="true"]')?.textContent), "王玮丽 2");
    await page.click("#reading mark.name-person");
    assert.deepEqual(await lit(page), []);
  });

  test("a word that stands in a name, and a name in a chosen sentence, are each lit whole", async () => {
    const page = await open("南通大学在南通。南通大学很大，大学在江苏。");
    await show(page, "words");
    await page.click('button[data-word="大学"], button[data-word="南通大学"]');
    const [word] = new Set(await lit(page));
    assert.ok(["大学", "南通大学"].includes(word), word);
    assert.ok((await texts(page, "#reading mark.lit mark.name-organization")).length > 0, "the name keeps its line");
    assert.equal((await seen(page, "#reading")).replace(/\s/g, ""), "南通大学在南通。南通大学很大，大学在江苏。");
  });

  test("names are chosen by the keyboard alone", async () => {
    const page = await open("王玮丽在南通。\n沈雪梅在江苏。");
    for (let i = 0; i < 60 && !(await page.evaluate(() => document.activeElement?.matches('#names-view [data-name="1"]'))); i++) await page.key("Tab");
    assert.deepEqual(await lit(page), ["沈雪梅"], "the focus lights");
    await page.key("Enter");
    assert.equal(await seen(page, "#strip-word"), "沈雪梅");
    await page.key("Escape");
    assert.equal(await seen(page, "#strip-word"), "");
  });

  test("a text without names says so in one line, in either language", async () => {
    const page = await open("今天很好。", {}, {});
    assert.equal(await seen(page, "#names-view"), "没有找到人名、地名和机构名。");
    await page.click("#language-en");
    assert.equal(await seen(page, "#names-view"), "No names were found.");
    await putIn(page, " ");
    await until(page, "the empty state", () => document.querySelector("#names-view")?.hasAttribute("hidden"));
    assert.equal(await seen(page, "#found"), "");
  });

  test("more names than a list holds come when asked for", async () => {
    const many = Object.fromEntries(Array.from({ length: 130 }, (_, i) => [`王${String.fromCodePoint(0x4e00 + i)}`, "person"]));
    const page = await open(Object.keys(many).join("、"), {}, many);
    assert.equal((await texts(page, "#names-view dd")).length, 120);
    assert.equal(await seen(page, "#more-names"), "再看 10 个");
    await page.click("#more-names");
    assert.equal((await texts(page, "#names-view dd")).length, 130);
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-name")), "120");
    assert.equal(await seen(page, "#more-names"), "");
    await page.evaluate(() => document.querySelector("#names-filter")?.focus());
    await page.type("丑");
    assert.deepEqual(await texts(page, "#names-view dd"), ["王丑 1"]);
    assert.equal(await page.evaluate(() => document.activeElement?.id), "names-filter");
    await page.evaluate(() => {
      const order = document.querySelector("#names-order");
      order.value = "place";
      order.dispatchEvent(new Event("change", { bubbles: true }));
      document.querySelector("#names-view button")?.click();
    });
    assert.equal(await seen(page, "#strip-word"), "王丑");
  });

  test("names can stand in the order of the text", async () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`王${String.fromCodePoint(0x4e00 + i)}`, "person"]));
    const page = await open(`${Object.keys(many).join("、")}、王丁`, {}, many);
    assert.equal((await texts(page, "#names-view dd"))[0], "王丁 2");
    await page.evaluate(() => {
      const order = document.querySelector("#names-order");
      order.value = "place";
      order.dispatchEvent(new Event("change", { bubbles: true }));
    });
    assert.equal((await texts(page, "#names-view dd"))[0], "王一 1");
  });

  test("a name that looks like markup is a name", async () => {
    const name = '<img src="x" onerror="complaints.push(1)">';
    const page = await open(`${name}说。`, {}, { [name]: "person" });
    assert.deepEqual(await texts(page, "#names-view dd"), [`${name} 1`]);
    assert.deepEqual(await texts(page, "#reading mark.named"), [name]);
    assert.equal(await page.evaluate(() => document.querySelectorAll("main img, main script").length), 0);
    assert.deepEqual(await page.evaluate(() => globalThis.complaints), []);
  });
});
