// Keeps the page for offline use: one version at a time, cache first.
//
// `built/hashes.js` names what is kept, every file with its hash. A version is fetched whole before it takes the place of the one before, and
// no byte of it is kept that has not its hash: from a host that is half updated, or sends a page of its own in place of a file, nothing is
// taken, and what was kept stays. What only some files need is a second list, fetched once the page is at rest.
//
// It rules what lies below the page's folder, and what pages and workers from there ask for, so that ../pkg/ passes through it too.

importScripts("built/hashes.js");
const { version, first, later } = self.kept;

/** Other copies of the page, elsewhere on the same host, have theirs. */
const ours = `jianbao ${registration.scope} `;
const cacheName = ours + version;

/** A file is the same file whatever stands behind its ? and its #. */
function addressOf(url) {
  const { origin, pathname } = new URL(url, location.href);
  return origin + pathname.replace(/\/index\.html$/, "/");
}

/** The hash of each file, by its address. */
const hashes = new Map(Object.entries({ ...first, ...later }).map(([name, hash]) => [addressOf(name), hash]));

addEventListener("install", (event) => {
  event.waitUntil(
    keepFirst().catch(async (error) => {
      // Of an update that did not come the page, which is kept, says nothing.
      if (!registration.active) for (const page of await pages()) page.postMessage(lack(error, Object.keys({ ...first, ...later })));
      throw error;
    }),
  );
});

addEventListener("activate", (event) => event.waitUntil(inheritLater().then(forgetOthers).then(() => clients.claim())));

addEventListener("message", (event) => {
  const { data, source } = event;
  // The page has nothing else to do.
  if (data === "at rest") event.waitUntil(keepRest().then((told) => source.postMessage(told)));
  // A later version waits until no page of the one before is open, or until a reader wants it.
  if (data === "take over") event.waitUntil(takeOver().then((isDone) => isDone || source.postMessage("not now")));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && hashes.has(addressOf(request.url))) event.respondWith(answer(request));
});

/** @param {Request} request */
async function answer(request) {
  // Thrown away by the browser or the reader: then there is nothing that the host's files could be mixed with.
  if (!(await caches.has(cacheName))) return fetch(request);
  const cache = await caches.open(cacheName);
  const address = addressOf(request.url);
  const found = await cache.match(address);
  // The page asks past the cache after it was given something damaged.
  if (found && request.cache !== "reload") return found;
  try {
    const response = await fetched(address, found ? ["reload"] : undefined);
    await cache.put(address, response.clone()).catch(() => {});
    return response;
  } catch {
    // Not with the file of another version.
    return found ?? Response.error();
  }
}

/** Keeps the first list, or nothing. */
async function keepFirst() {
  const former = await formerFiles();
  const addresses = Object.keys(first).map(addressOf);
  const files = await Promise.all(addresses.map(async (address) => (await inherited(address, former)) ?? fetched(address)));
  const cache = await caches.open(cacheName);
  try {
    for (const [i, address] of addresses.entries()) await cache.put(address, files[i]);
  } catch (error) {
    await caches.delete(cacheName);
    throw error;
  }
}

/** @type {Promise<{ lacks: string[], why?: string }> | undefined} */
let resting;

/** Keeps what is missing, and tells what then still is. What does not come is tried again at the next visit, or when it is needed. */
function keepRest() {
  resting ??= (async () => {
    let lacks = Object.keys(first);
    try {
      if ((await missing(lacks)).length > 0) await keepFirst();
      lacks = await missing(Object.keys(later));
      const cache = await caches.open(cacheName);
      while (lacks.length > 0) {
        // A newer version has lists of its own, and some browsers let it wait for this one to end.
        if (registration.installing || registration.waiting) return lack(undefined, lacks);
        await cache.put(addressOf(lacks[0]), await fetched(addressOf(lacks[0])));
        lacks.shift();
      }
      return { lacks };
    } catch (error) {
      return lack(error, lacks);
    }
  })().finally(() => (resting = undefined));
  return resting;
}

/** @param {unknown} error @param {string[]} lacks */
const lack = (error, lacks) => ({ lacks, why: error?.name === "QuotaExceededError" ? "full" : "away" });

/** @param {string[]} names */
async function missing(names) {
  if (!(await caches.has(cacheName))) return names;
  const has = new Set((await (await caches.open(cacheName)).keys()).map(({ url }) => url));
  return names.filter((name) => !has.has(addressOf(name)));
}

/**
 * The file with that hash and no other. What the browser has is taken first: a page that has just been loaded is not fetched twice.
 *
 * @param {string} address
 * @param {RequestCache[]} ways
 */
async function fetched(address, ways = ["default", "reload"]) {
  for (const cache of ways) {
    const response = await fetch(address, { cache });
    const kept = response.ok && (await whole(address, response));
    if (kept) return kept;
  }
  throw new Error(`${address} is not of this version`);
}

/** @param {string} address @param {Response} response @returns {Promise<Response | undefined>} nothing where it has another hash */
async function whole(address, response) {
  const bytes = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  if (!btoa(String.fromCharCode(...digest)).startsWith(hashes.get(address))) return undefined;
  const headers = new Headers(response.headers);
  // They are about what came over the line. And a host may call a script a text.
  for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
  headers.set("content-type", types[address.split(".").pop()] ?? (address.endsWith("/") ? types.html : "application/octet-stream"));
  return new Response(bytes, { headers });
}

const types = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
};

/** What earlier versions have, by the last part of its address. @returns {Promise<Map<string, (() => Promise<Response>)[]>>} */
async function formerFiles() {
  const files = new Map();
  for (const name of await others()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const last = lastOf(request.url);
      files.set(last, [...(files.get(last) ?? []), () => cache.match(request)]);
    }
  }
  return files;
}

const lastOf = (/** @type {string} */ address) => address.split("/").pop();

/** A file that has not changed is not fetched again. @param {string} address @param {Map<string, (() => Promise<Response>)[]>} former */
async function inherited(address, former) {
  for (const get of former.get(lastOf(address)) ?? []) {
    const response = await get();
    const kept = response && (await whole(address, response));
    if (kept) return kept;
  }
  return undefined;
}

async function inheritLater() {
  const former = await formerFiles();
  const cache = await caches.open(cacheName);
  for (const address of Object.keys(later).map(addressOf)) {
    const kept = await inherited(address, former);
    if (kept) await cache.put(address, kept).catch(() => {});
  }
}

const others = async () => (await caches.keys()).filter((name) => name.startsWith(ours) && name !== cacheName);

async function forgetOthers() {
  await Promise.all((await others()).map((name) => caches.delete(name)));
}

/**
 * Takes over if every open page can be loaded anew at once, with its text: no page goes on with the files of two versions.
 * One that is still loading does not answer, and neither does one that the browser has put to sleep.
 */
async function takeOver() {
  const answers = (await pages()).map(
    (page) =>
      new Promise((answered) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => answered(data);
        setTimeout(answered, PATIENCE, false);
        page.postMessage("leave?", [port2]);
      }),
  );
  const isFree = (await Promise.all(answers)).every(Boolean);
  if (isFree) await skipWaiting();
  else for (const page of await pages()) page.postMessage("stay");
  return isFree;
}

/** In milliseconds. */
const PATIENCE = 3000;

/** Every page of this copy that is open. */
async function pages() {
  return (await clients.matchAll({ type: "window", includeUncontrolled: true })).filter(({ url }) => url.startsWith(registration.scope));
}
