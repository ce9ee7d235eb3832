// Keeps the page for offline use: a version, a list, cache first.
//
// What only some files need is a second list: it is fetched once the page is at rest, one file after the other.
//
// It rules what lies below www/, and what pages and workers from there ask for, so that ../pkg/ passes through it too.
// A version is fetched whole before it takes over, and the one before is thrown away whole: no page is put together from two.

// Made by `cargo xtask build` from the content of the files below, so that a changed file is a new version.
try {
  importScripts("../pkg/wasm/version.js");
} catch {
  // Built by hand: then there is one version, until the browser's data is cleared.
}
const cacheName = `jianbao-${self.jianbaoVersion ?? "unversioned"}`;

const files = [
  "./",
  "built/chunk.js",
  "built/cloud.js",
  "built/page.css",
  "built/page.js",
  "built/workbench.js",
  "icon-maskable.svg",
  "icon.svg",
  "manifest.json",
  "page/first.js",
  "page/worker.js",
  "samples/newspaper.txt",
  "samples/report.txt",
  "samples/story.txt",
  "../pkg/index.js",
  "../pkg/lexicon/zh.lexicon",
  "../pkg/local-worker.js",
  "../pkg/model/news.model",
  "../pkg/wasm/jianbao_bg.wasm",
  "../pkg/worker.js",
];

/** For reading web pages and PDF. */
const later = [
  "built/library/cmaps/Adobe-CNS1-0.bcmap",
  "built/library/cmaps/Adobe-CNS1-1.bcmap",
  "built/library/cmaps/Adobe-CNS1-2.bcmap",
  "built/library/cmaps/Adobe-CNS1-3.bcmap",
  "built/library/cmaps/Adobe-CNS1-4.bcmap",
  "built/library/cmaps/Adobe-CNS1-5.bcmap",
  "built/library/cmaps/Adobe-CNS1-6.bcmap",
  "built/library/cmaps/Adobe-CNS1-UCS2.bcmap",
  "built/library/cmaps/Adobe-GB1-0.bcmap",
  "built/library/cmaps/Adobe-GB1-1.bcmap",
  "built/library/cmaps/Adobe-GB1-2.bcmap",
  "built/library/cmaps/Adobe-GB1-3.bcmap",
  "built/library/cmaps/Adobe-GB1-4.bcmap",
  "built/library/cmaps/Adobe-GB1-5.bcmap",
  "built/library/cmaps/Adobe-GB1-UCS2.bcmap",
  "built/library/cmaps/B5-H.bcmap",
  "built/library/cmaps/B5-V.bcmap",
  "built/library/cmaps/B5pc-H.bcmap",
  "built/library/cmaps/B5pc-V.bcmap",
  "built/library/cmaps/CNS-EUC-H.bcmap",
  "built/library/cmaps/CNS-EUC-V.bcmap",
  "built/library/cmaps/CNS1-H.bcmap",
  "built/library/cmaps/CNS1-V.bcmap",
  "built/library/cmaps/CNS2-H.bcmap",
  "built/library/cmaps/CNS2-V.bcmap",
  "built/library/cmaps/ETHK-B5-H.bcmap",
  "built/library/cmaps/ETHK-B5-V.bcmap",
  "built/library/cmaps/ETen-B5-H.bcmap",
  "built/library/cmaps/ETen-B5-V.bcmap",
  "built/library/cmaps/ETenms-B5-H.bcmap",
  "built/library/cmaps/ETenms-B5-V.bcmap",
  "built/library/cmaps/GB-EUC-H.bcmap",
  "built/library/cmaps/GB-EUC-V.bcmap",
  "built/library/cmaps/GB-H.bcmap",
  "built/library/cmaps/GB-V.bcmap",
  "built/library/cmaps/GBK-EUC-H.bcmap",
  "built/library/cmaps/GBK-EUC-V.bcmap",
  "built/library/cmaps/GBK2K-H.bcmap",
  "built/library/cmaps/GBK2K-V.bcmap",
  "built/library/cmaps/GBKp-EUC-H.bcmap",
  "built/library/cmaps/GBKp-EUC-V.bcmap",
  "built/library/cmaps/GBT-EUC-H.bcmap",
  "built/library/cmaps/GBT-EUC-V.bcmap",
  "built/library/cmaps/GBT-H.bcmap",
  "built/library/cmaps/GBT-V.bcmap",
  "built/library/cmaps/GBTpc-EUC-H.bcmap",
  "built/library/cmaps/GBTpc-EUC-V.bcmap",
  "built/library/cmaps/GBpc-EUC-H.bcmap",
  "built/library/cmaps/GBpc-EUC-V.bcmap",
  "built/library/cmaps/HKdla-B5-H.bcmap",
  "built/library/cmaps/HKdla-B5-V.bcmap",
  "built/library/cmaps/HKdlb-B5-H.bcmap",
  "built/library/cmaps/HKdlb-B5-V.bcmap",
  "built/library/cmaps/HKgccs-B5-H.bcmap",
  "built/library/cmaps/HKgccs-B5-V.bcmap",
  "built/library/cmaps/HKm314-B5-H.bcmap",
  "built/library/cmaps/HKm314-B5-V.bcmap",
  "built/library/cmaps/HKm471-B5-H.bcmap",
  "built/library/cmaps/HKm471-B5-V.bcmap",
  "built/library/cmaps/HKscs-B5-H.bcmap",
  "built/library/cmaps/HKscs-B5-V.bcmap",
  "built/library/cmaps/UniCNS-UCS2-H.bcmap",
  "built/library/cmaps/UniCNS-UCS2-V.bcmap",
  "built/library/cmaps/UniCNS-UTF16-H.bcmap",
  "built/library/cmaps/UniCNS-UTF16-V.bcmap",
  "built/library/cmaps/UniCNS-UTF32-H.bcmap",
  "built/library/cmaps/UniCNS-UTF32-V.bcmap",
  "built/library/cmaps/UniCNS-UTF8-H.bcmap",
  "built/library/cmaps/UniCNS-UTF8-V.bcmap",
  "built/library/cmaps/UniGB-UCS2-H.bcmap",
  "built/library/cmaps/UniGB-UCS2-V.bcmap",
  "built/library/cmaps/UniGB-UTF16-H.bcmap",
  "built/library/cmaps/UniGB-UTF16-V.bcmap",
  "built/library/cmaps/UniGB-UTF32-H.bcmap",
  "built/library/cmaps/UniGB-UTF32-V.bcmap",
  "built/library/cmaps/UniGB-UTF8-H.bcmap",
  "built/library/cmaps/UniGB-UTF8-V.bcmap",
  "built/library/pdf.js",
  "built/library/pdf.worker.js",
  "built/library/readability.js",
];

addEventListener("install", (event) => event.waitUntil(keep()));

// A later version waits until no page of the one before is open, or until a page that has just been opened lets it.
addEventListener("message", (event) => {
  if (event.data === "take over") skipWaiting();
  // The page has nothing else to do.
  if (event.data === "at rest") event.waitUntil(keepLater());
});

addEventListener("activate", (event) => {
  event.waitUntil(forgetOthers().then(() => clients.claim()));
});

addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && kept.has(addressOf(event.request.url))) event.respondWith(answer(event.request));
});

/** Fetches every file. Where one does not come, nothing changes. */
async function keep() {
  const cache = await caches.open(cacheName);
  await cache.addAll(files.map((file) => new Request(file, { cache: "no-cache" })));
}

/** Fetches what is missing of the second list; what does not come is tried again at the next visit, or when it is needed. */
async function keepLater() {
  const cache = await caches.open(cacheName);
  for (const file of later) {
    // A newer version has lists of its own, and some browsers let it wait for this one to end.
    if (registration.installing || registration.waiting) return;
    const address = addressOf(new URL(file, location.href).href);
    if (await cache.match(address)) continue;
    try {
      await cache.add(new Request(file, { cache: "no-cache" }));
    } catch {
      return;
    }
  }
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("jianbao-") && name !== cacheName).map((name) => caches.delete(name)));
}

/** @param {Request} request */
async function answer(request) {
  const cache = await caches.open(cacheName);
  const address = addressOf(request.url);
  // The page asks past the cache after it was given something damaged.
  const found = request.cache === "reload" ? undefined : await cache.match(address);
  if (found) return found;
  const fetched = await fetch(request);
  if (fetched.ok) await cache.put(address, fetched.clone());
  return fetched;
}

/** A file is the same file whatever stands behind its ? and its #. */
function addressOf(url) {
  const { origin, pathname } = new URL(url);
  return origin + pathname.replace(/\/index\.html$/, "/");
}

const kept = new Set([...files, ...later].map((file) => addressOf(new URL(file, location.href).href)));
