// Files of every kind are opened, their text whole; and every bad one is told in a sentence, with the text before it still there.
import assert from "node:assert/strict";
import { test } from "node:test";
import { docx, zipped } from "../zipped.mjs";
import { until } from "./engines.mjs";
import { pdf } from "./paper.mjs";
import { inEveryEngine, putIn, seen } from "./visit.mjs";

const story = "昨天开幕的会议上，报告明确提出加快建设，与会者都说这是一件好事。";
const utf8 = (/** @type {string} */ text) => Buffer.from(text);
const utf16 = (/** @type {string} */ text) => Buffer.from(text, "utf16le");
// 昨天开幕的会议上，报告明确提出加快建设。 in GB18030; 昨天開幕的會議上，報告明確提出加快建設。 in Big5
const gb = Buffer.from("d7f2ccecbfaac4bbb5c4bbe1d2e9c9cfa3acb1a8b8e6c3f7c8b7cce1b3f6bcd3bfecbda8c9e8a1a3", "hex");
const big5 = Buffer.from("ac51a4d1b67db9f5aabab77cc4b3a457a141b3f8a769a9fabd54b4a3a558a55ba7d6abd8b35da143", "hex");

const p = (/** @type {string} */ text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const cell = (/** @type {string[]} */ ...lines) => `<w:tc>${lines.map(p).join("")}</w:tc>`;

/** 130 kB that unpack to 130 MB. */
const bomb = docx(`${" ".repeat(130_000_000)}${p("炸")}`);

/** A page with one story, and all that should not run. */
const page = (/** @type {string} */ meta) => `<!doctype html><html><head>${meta}<title>南通抢抓机遇_某某网</title>
  <link rel="stylesheet" href="/asked/style.css"><style>p { color: red }</style><base href="/asked/"><script src="/asked/script.js"></script><script>complaints.push("a script ran")</script></head>
  <body onload="complaints.push('onload')"><nav><a href="/">首页</a> <a href="/news">新闻</a></nav>
  <div class="article"><h1>南通抢抓机遇</h1><p style="color: red">${story}
    ${story}</p><p style='display:none'>看不见的字</p><p/style="color: red"><img src="/asked/picture.png"onerror="complaints.push('onerror')" alt="a style=b">${story}${story}</p><p>${story}</p>
    <iframe src="/asked/frame.html"></iframe><noscript><img src="/asked/count.gif"></noscript><svg onload="complaints.push('svg')"></svg></div>
  <footer>版权所有 未经许可不得转载</footer></body></html>`;

/** @param {import("./engines.mjs").Page} page @param {[name: string, bytes: Uint8Array][]} files */
async function open(page, ...files) {
  await page.evaluate(
    (files) => {
      const carried = new DataTransfer();
      for (const [name, bytes] of files) carried.items.add(new File([Uint8Array.from(atob(bytes), (it) => it.charCodeAt(0))], name));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
    },
    files.map(([name, bytes]) => [name, Buffer.from(bytes).toString("base64")]),
  );
}

const box = (/** @type {import("./engines.mjs").Page} */ page) => page.evaluate(() => document.querySelector("textarea")?.value);

/** Opens one file and gives back what then stands in the box. */
async function opened(page, name, bytes) {
  await open(page, [name, bytes]);
  await until(page, name, (name) => document.querySelector("#status")?.textContent?.includes(`“${name}”`), name);
  return box(page);
}

inEveryEngine("files", (visit) => {
  test("text in every encoding, detected, and read again as the reader says", async () => {
    const page = await visit.page();
    for (const [name, bytes, text, as] of [
      ["u.txt", utf8(story), story, "UTF-8"],
      ["v.txt", utf16(story), story, "UTF-16"],
      ["w.txt", utf16(`\ufeff${story}`).swap16(), story, "UTF-16"],
      ["g.txt", gb, "昨天开幕的会议上，报告明确提出加快建设。", "GB18030"],
      ["b.txt", big5, "昨天開幕的會議上，報告明確提出加快建設。", "Big5"],
    ]) {
      assert.equal(await opened(page, name, bytes), text);
      assert.match(await seen(page, "#status"), new RegExp(`“${name}”（${as}）`));
      assert.equal(await page.evaluate(() => document.querySelector("select")?.value), as);
    }
    const choose = (/** @type {string} */ encoding) =>
      page.evaluate((encoding) => {
        const select = /** @type {HTMLSelectElement} */ (document.querySelector("#read-as-encoding"));
        select.value = encoding;
        select.dispatchEvent(new Event("change", { bubbles: true }));
      }, encoding);
    await choose("GB18030");
    await until(page, "another text", () => !document.querySelector("textarea")?.value.startsWith("昨天"));
    await choose("Big5");
    await until(page, "the text again", () => document.querySelector("textarea")?.value.startsWith("昨天開幕"));
    // What was there before the file is still what can be put back.
    await page.click("#undo");
    assert.match(await box(page) ?? "", /^昨天开幕的会议上，报告明确提出加快建设。/);
    assert.equal(await seen(page, "#read-as"), "");

    await open(page, ["l.txt", Buffer.from("na\xefve caf\xe9 \xe0 la carte", "latin1")]);
    await until(page, "the refusal", () => /编码认不出来/.test(document.querySelector("#file-trouble")?.textContent ?? ""));
    await choose("GB18030");
    await until(page, "a text", () => document.querySelector("textarea")?.value.startsWith("na"));
    assert.deepEqual(await page.evaluate(() => globalThis.complaints), []);
  });

  test("a web page, opened or pasted: its article, and nothing of it runs or is fetched", async () => {
    const visited = await visit.page();
    const text = ["南通抢抓机遇", story + story, story + story, story].join("\n");
    assert.equal(await opened(visited, "页.html", utf8(page(""))), text);
    assert.equal(await opened(visited, "其实是网页.txt", utf16(`\ufeff${page("")}`)), text);
    // So short that Readability finds nothing, and in Big5 by its own word.
    const short = Buffer.concat([utf8('<html><meta charset="big5"><body><div>'), big5, utf8("<br>"), big5, utf8("<table><tr><td>1<td>2</table>")]);
    const line = "昨天開幕的會議上，報告明確提出加快建設。";
    assert.equal(await opened(visited, "短.htm", short), `${line}\n${line}\n1\t2`);
    // Pasted where the clipboard has no plain text. Firefox takes what is carried by names of its own.
    await visited.evaluate(() => {
      const data = "<h2>标题</h2><p>第一段<b>的</b>字。<img src=/asked/b.png><p>第二段。<script>complaints.push(1)</script>";
      const carried = new DataTransfer();
      carried.setData("text/html", data);
      const box = /** @type {HTMLTextAreaElement} */ (document.querySelector("textarea"));
      box.select();
      box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: carried, dataType: "text/html", data, bubbles: true, cancelable: true }));
    });
    await until(visited, "the lines", () => document.querySelector("textarea")?.value === "标题\n第一段的字。\n第二段。");
    assert.deepEqual(await visited.evaluate(() => globalThis.complaints), []);
    assert.deepEqual(visit.server.requests.filter((it) => it.startsWith("/asked")), []);
  });

  test("a Word document, alone and among several files that are one text", async () => {
    const page = await visit.page();
    const body = `${p("南通抢抓机遇")}<w:p><w:r><w:t>第一行</w:t><w:br/><w:t>第二行</w:t><w:tab/><w:t xml:space="preserve">后 面</w:t></w:r></w:p>
      <w:p><w:ins><w:r><w:t>添的</w:t></w:r></w:ins><w:del><w:r><w:delText>删的</w:delText></w:r></w:del><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏的</w:t></w:r><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>
      <w:tbl><w:tr>${cell("县市")}${cell("人口")}</w:tr><w:tr>${cell("如皋")}${cell("124")}</w:tr><w:tr>${cell("左一", "左二")}${cell("右一")}</w:tr></w:tbl>
      <w:p><w:r><mc:AlternateContent><mc:Choice><w:pict><w:txbxContent>${p("框里的字")}</w:txbxContent></w:pict></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p("框里的字")}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent><w:t>框外的字</w:t></w:r></w:p>`;
    const text = "南通抢抓机遇\n第一行\n第二行\t后 面\n添的链接\n县市\t人口\n如皋\t124\n左一\n左二\n右一\n框外的字\n框里的字";
    assert.equal(await opened(page, "会议.docx", docx(body)), text);
    assert.match(await seen(page, "#status"), /^打开了“会议\.docx”（Word）。/);
    assert.equal(await opened(page, "宏.docm", docx(p(story), { "word/vbaProject.bin": "macro" })), story);
    assert.match(await seen(page, "#status"), /里面的宏没有运行。/);

    await open(page, ["一.txt", gb], ["二.docx", docx(p("二"))], ["坏.txt", Buffer.alloc(0)], ["三.txt", utf8("三\n\n")]);
    await until(page, "the files", () => /^打开了 3 个文件/.test(document.querySelector("#status")?.textContent ?? ""));
    assert.equal(await box(page), "昨天开幕的会议上，报告明确提出加快建设。\n\n二\n\n三\n");
    assert.equal(await seen(page, "#file-trouble"), "“坏.txt”是空的：请换一个文件。");
    assert.equal(await seen(page, "#read-as"), "");
    assert.deepEqual(await page.evaluate(() => globalThis.complaints), []);
  });

  test("a PDF: column after column, in fonts that the file only names; a long one can be stopped", async () => {
    const page = await visit.page();
    const column = (/** @type {string} */ name, /** @type {number} */ x) => [0, 1, 2, 3].map((i) => ({ text: `${name}${"一二三四"[i]}行有十个字在这里`, x, y: 700 - 16 * i }));
    const lines = (/** @type {string} */ name) => [..."一二三四"].map((it) => `${name}${it}行有十个字在这里`);
    const file = pdf([
      [...column("右", 300), ...column("左", 60), { text: "横跨两栏的大标题横跨两栏", x: 60, y: 760, size: 24 }],
      [{ text: "国标编码的字", x: 60, y: 700, font: "GBK" }],
      [{ text: "第一竖行", x: 300, y: 700, font: "V" }, { text: "第二竖行", x: 280, y: 700, font: "V" }],
      [],
    ]);
    assert.equal(await opened(page, "版.pdf", file), ["横跨两栏的大标题横跨两栏", "", ...lines("左"), ...lines("右"), "国标编码的字", "第一竖行", "第二竖行"].join("\n"));
    assert.match(await seen(page, "#status"), /“版\.pdf”（PDF）。 其中 1 页是图片，没有文字。/);

    const before = await box(page);
    await open(page, ["书.pdf", pdf(Array(3000).fill([{ text: "一页", x: 60, y: 700 }]))]);
    await until(page, "how far it is, and Stop", () => {
      const isOpening = /^正在打开：\d+%/.test(document.querySelector("#working-text")?.textContent ?? "");
      if (isOpening) document.querySelector("#stop")?.click();
      return isOpening;
    });
    assert.match(await seen(page, "#status"), /^停下了，没有打开，原来的文字还在。/);
    assert.equal(await seen(page, "#waiting"), "");
    assert.equal(await box(page), before);
    assert.deepEqual(await page.evaluate(() => globalThis.complaints), []);
  });

  test("what cannot be read is told, and the text before it is still there", async () => {
    const page = await visit.page({ settings: { language: "en" } });
    await putIn(page, "原来的文字。");
    for (const [name, bytes, why] of [
      ["a.txt", Buffer.alloc(0), /is empty/],
      ["photo.pdf", Buffer.from("ffd8ffe000104a464946000101", "hex"), /is a picture/],
      ["locked.pdf", pdf([[{ text: "锁", x: 60, y: 700 }]], { locked: true }), /is locked with a password/],
      ["scan.pdf", pdf([[], []]), /is a scan of pictures without text/],
      ["torn.pdf", utf8("%PDF-1.7\nnothing behind it"), /is damaged or incomplete/],
      ["old.doc", Buffer.from("d0cf11e0a1b11ae10000", "hex"), /of the old kind/],
      ["locked.docx", Buffer.concat([Buffer.from("d0cf11e0a1b11ae10000", "hex"), utf16("EncryptedPackage")]), /is locked with a password/],
      ["letter.rtf", utf8("{\\rtf1 a}"), /is an RTF file/],
      ["table.xlsx", zipped({ "xl/workbook.xml": "<a/>" }), /without a Word document/],
      ["torn.docx", docx(p("坏")).subarray(0, -40), /is damaged/],
      ["wrong.docx", zipped({ "word/document.xml": "<w:document><w:body>" }), /is damaged/],
      ["laughs.docx", zipped({ "word/document.xml": '<!DOCTYPE a [<!ENTITY a "ha">]><document><body>&a;</body></document>' }), /is damaged/],
      ["bomb.docx", bomb, /unpacks to more than any article/],
      ["blank.docx", docx("<w:p/>"), /has no text/],
      ["blank.html", utf8("<!doctype html><script>complaints.push(1)</script>"), /has no text/],
      ["program.bin", Buffer.from([...Array(300).keys()]), /is not a text file/],
    ]) {
      await open(page, [name, bytes]);
      await until(page, `${name}: ${why}`, (name, why) => {
        const said = document.querySelector("#file-trouble")?.textContent ?? "";
        return said.includes(name) && new RegExp(why).test(said);
      }, name, why.source);
      assert.equal(await box(page), "原来的文字。");
    }
    // 200 MB are not read at all.
    await page.evaluate(() => {
      const carried = new DataTransfer();
      const part = new Blob([new Uint8Array(20_000_000)]);
      carried.items.add(new File(Array(10).fill(part), "huge.pdf"));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
    });
    await until(page, "too large", () => /“huge\.pdf” is too large.*100 MB/.test(document.querySelector("#file-trouble")?.textContent ?? ""));
    assert.equal(await box(page), "原来的文字。");
    // A browser's own words about damaged XML have a style.
    assert.deepEqual((await page.evaluate(() => globalThis.complaints)).filter((it) => it !== "style-src-attr inline"), []);
  });

  test("a library that does not come is told, and asked for again", async () => {
    visit.server.change("/www/built/library/pdf.js", () => ({ status: 404, body: "" }));
    const page = await visit.page();
    await open(page, ["版.pdf", pdf([[{ text: "字", x: 60, y: 700 }]])]);
    await until(page, "the trouble", () => document.querySelector("#file-trouble")?.textContent === "读“版.pdf”要用的程序没有取到：请检查网络，再打开一次。");
    visit.server.restore();
    assert.equal(await opened(page, "版.pdf", pdf([[{ text: "字", x: 60, y: 700 }]])), "字");
  });
});
