// @ts-check
/**
 * A web page → the text of its article.
 *
 * The document is inert: nothing in it runs, and nothing that it names is fetched. Readability finds the article; it counts letters and
 * was made for English, so that far fewer are asked of a Chinese text. Where it finds nothing the whole page is the text.
 */

import { decode, decodeAs } from "../encoding.js";
import { library } from "../library.js";
import { inertDocument } from "../scripts.js";
import { latin } from "./kind.js";
import { linesOfNode } from "./node-lines.js";
import { Refused } from "./refused.js";

/**
 * As the page itself says, if it is true; else as for any text.
 *
 * @param {Uint8Array} bytes
 * @returns {ReturnType<typeof decode>}
 */
export function decodeHtml(bytes) {
  const found = decode(bytes);
  // What is written in UTF-8 can hardly be read as such by chance.
  if (typeof found === "object" && /^UTF/.test(found.encoding)) return found;
  const declared = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(latin(bytes.subarray(0, 4096)))?.[1].toLowerCase();
  const encoding = /^(gb|x-gbk)/.test(declared ?? "") ? "GB18030" : /^(big5|x-x-big5|cn-big5)/.test(declared ?? "") ? "Big5" : declared;
  const said = encoding === undefined ? undefined : decodeAs(bytes, encoding);
  if (said && !said.text.includes("\ufffd")) return said;
  // In a page of a thousand characters one may be damaged.
  return typeof found === "object" ? found : (said ?? found);
}

/** @param {string} markup @returns {Promise<string>} */
export async function readHtml(markup) {
  const { default: Readability } = await library("readability.js");
  const page = inertDocument(markup, "text/html");
  for (const it of page.querySelectorAll("script, style, noscript, template, iframe, object, embed, svg, link, base")) it.remove();
  const whole = linesOfNode(page.body);
  const lines = article(page, Readability) ?? whole;
  if (lines.length === 0) throw new Refused("fileWithoutText");
  return lines.join("\n");
}

/** Pasted markup has no page around it. @param {string} markup */
export function readPastedHtml(markup) {
  return linesOfNode(inertDocument(markup, "text/html").body).join("\n");
}

/** @param {Document} page @param {any} Readability */
function article(page, Readability) {
  const heads = [...page.querySelectorAll("h1, h2")].map((it) => linesOfNode(it).join(" "));
  const title = page.title.trim();
  // Titles name the site too: 南通抢抓机遇_某某网
  const head = heads.find((it) => it !== "" && title.startsWith(it));
  copyNodes(page.body);
  try {
    const found = new Readability(page, { charThreshold: 100, serializer: (/** @type {Element} */ it) => it }).parse();
    const lines = found ? linesOfNode(found.content) : [];
    if (lines.length === 0) return undefined;
    const front = [head ?? title.split(/[_|｜]/)[0], found.byline].map((it) => (it ?? "").replace(/\s+/g, " ").trim());
    return [...front.filter((it) => it !== "" && !lines.slice(0, 3).includes(it)), ...lines];
  } catch {
    return undefined;
  }
}

/**
 * Readability keeps the body as markup, to begin again with, and would have it parsed; here that is a copy of the nodes, which needs no
 * parser. What a page must not do, and what its policy therefore stops, is then not even tried.
 *
 * @param {HTMLElement} body
 */
function copyNodes(body) {
  Object.defineProperty(body, "innerHTML", {
    get: () => body.cloneNode(true),
    set: (/** @type {Node} */ kept) => body.replaceChildren(...kept.cloneNode(true).childNodes),
  });
}
