// @ts-check
/**
 * The scripts that the page starts beside itself: the worker that reads, the one that reads PDF, the service worker that keeps the page
 * for offline use. And the one place where markup that is not ours becomes a document.
 */

import { libraryAddress } from "./library.js";

/** The page's policy allows no other script addresses and no other markup than those that are made here. */
const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("jianbao", {
  createScriptURL: (/** @type {string} */ url) => url,
  createHTML: (/** @type {string} */ markup) => markup,
});

/** @param {URL} url @returns {any} */
const trusted = (url) => policy?.createScriptURL(url.href) ?? url.href;

/** @returns {Worker} */
export function startWorker() {
  return new Worker(trusted(new URL("../page/worker.js", import.meta.url)), { type: "module", name: "jianbao" });
}

/** The one that reads PDF. @returns {Worker} */
export function startPdfWorker() {
  return new Worker(trusted(libraryAddress("pdf.worker.js")), { type: "module", name: "pdf" });
}

/**
 * Markup as a document that is shown nowhere: its scripts do not run, and nothing that it names is fetched. Its nodes must not be moved
 * into the page.
 *
 * @param {string} markup
 * @param {"text/html" | "application/xml"} type
 */
export function inertDocument(markup, type) {
  const quiet = type === "text/html" ? muted(markup) : markup;
  return new DOMParser().parseFromString(policy?.createHTML(quiet) ?? quiet, type);
}

/**
 * Handlers, styles and another base do nothing in such a document, but browsers tell of every one that the page's policy would have stopped it.
 * What a style hides stays hidden; a sheet becomes an element whose text no parser looks into either.
 *
 * @param {string} markup
 */
function muted(markup) {
  return markup.replace(/<\/?[a-z][^<>]*>/gi, (tag) =>
    tag
      .replace(/^(<\/?)style\b/i, "$1noframes")
      .replace(/^<base\b/i, "<basefont")
      .replace(/(?<=[\s"'/])style\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]*)/gi, (_, style) => (/display\s*:\s*none/i.test(style) ? " hidden" : ""))
      .replace(/(?<=[\s"'/])on\w+\s*=/gi, " data-was="),
  );
}

/**
 * Has the page kept for offline use.
 *
 * @param {(worker: ServiceWorker) => void} offer told of a newer version that was fetched and waits
 */
export async function keepForOffline(offer) {
  const { serviceWorker } = navigator;
  try {
    const registration = await serviceWorker.register(trusted(new URL("sw.js", document.baseURI)), { updateViaCache: "none" });
    const look = () => registration.waiting && registration.active && offer(registration.waiting);
    look();
    registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
    registration.installing?.addEventListener("statechange", look);
    void fetchTheRest(serviceWorker);
  } catch {
    // Private windows and some hosts forbid it. The page works as well, as long as there is a network.
  }
}

/** Nobody should wait for what only some files need, nor pay for it where that costs. @param {ServiceWorkerContainer} serviceWorker */
async function fetchTheRest(serviceWorker) {
  if (/** @type {any} */ (navigator).connection?.saveData) return;
  const registration = await serviceWorker.ready;
  await new Promise((rested) => setTimeout(rested, REST));
  // Not every browser knows when it is idle.
  await new Promise((idle) => ("requestIdleCallback" in globalThis ? requestIdleCallback(idle) : idle(undefined)));
  registration.active?.postMessage("at rest");
}

/** In milliseconds. */
const REST = 2000;

/** Fetches the program, the lexicon and the model past every cache: a damaged copy may have been kept. */
export async function freshen() {
  const files = ["../../pkg/wasm/jianbao_bg.wasm", "../../pkg/lexicon/zh.lexicon", "../../pkg/model/news.model"];
  await Promise.allSettled(files.map((file) => fetch(new URL(file, import.meta.url), { cache: "reload" }).then((it) => it.arrayBuffer())));
}
