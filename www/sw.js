// Keeps the page for offline use: a version, a list, cache first.
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
  "built/library/cloud.js",
  "built/page.css",
  "built/page.js",
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

addEventListener("install", (event) => event.waitUntil(keep()));

// A later version waits until no page of the one before is open, or until a page that has just been opened lets it.
addEventListener("message", ({ data }) => {
  if (data === "take over") skipWaiting();
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

const kept = new Set(files.map((file) => addressOf(new URL(file, location.href).href)));
