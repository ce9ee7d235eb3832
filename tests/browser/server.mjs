// A static server for the browser tests: one folder, right media types, a free port.
// It writes down what was asked of it, can be told to answer a path with something else
// (a damaged lexicon), and can be stopped while a page is open.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, normalize, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { bundle, isStale } from "../bundle.mjs";
import * as hashes from "../hashes.mjs";

/** The folder that holds `www/` and `pkg/`. */
export const house = fileURLToPath(new URL("../..", import.meta.url));

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** What a path is answered with instead of its file. @typedef {{ status?: number, body?: Buffer | string, type?: string, headers?: Record<string, string> }} Change */

/** What the service worker reads: always of what is served. */
const list = "/www/built/hashes.js";

/**
 * Serves `root` on 127.0.0.1. Only GET, only what lies below the folder.
 * @param {string} [root]
 * @param {(path: string) => Record<string, string>} [headers] which a host adds
 */
export async function serve(root = house, headers = () => ({})) {
  if (root === house && isStale()) {
    await bundle();
    hashes.write();
  }
  /** @type {string[]} */
  const requests = [];
  /** @type {Map<string, (body: Buffer) => Change>} */
  const changes = new Map();
  /** @type {typeof changes} */
  const damages = new Map();
  const listed = () =>
    hashes.script((name) => {
      const body = hashes.bytesOf(name);
      return changes.get(new URL(name, "http://localhost/www/").pathname)?.(body).body ?? body;
    });

  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    requests.push(path);
    const file = join(root, normalize(path.endsWith("/") ? `${path}index.html` : path));
    const found = file.startsWith(root.endsWith(sep) ? root : root + sep) && (await readFile(file).catch(() => undefined));
    const change = damages.get(path) ?? changes.get(path);
    const changed = change ? change(found || Buffer.alloc(0)) : root === house && path === list ? { body: listed() } : undefined;
    const body = changed?.body ?? (found || undefined);
    const type = types[extname(file)] ?? "application/octet-stream";
    // As a host does with what is text and not small.
    const zipped = body !== undefined && /^text|javascript|json|svg/.test(type) && /\bgzip\b/.test(String(request.headers["accept-encoding"])) ? gzipSync(body) : undefined;
    response.writeHead(changed?.status ?? (body === undefined ? 404 : 200), {
      "content-type": changed?.type ?? type,
      ...(zipped ? { "content-encoding": "gzip" } : {}),
      "content-length": Buffer.byteLength(zipped ?? body ?? ""),
      // What works offline must come from the service worker, not from the browser's own cache.
      "cache-control": "no-store",
      ...headers(path),
      ...changed?.headers,
    });
    response.end(zipped ?? body);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());

  return {
    url: `http://127.0.0.1:${port}`,
    /** The paths asked for so far. */
    requests,
    /** From now on answers `path` with what `change` makes of the file's bytes. */
    change(/** @type {string} */ path, /** @type {(body: Buffer) => Change} */ change) {
      changes.set(path, change);
    },
    /** The same, but the list of what is kept for offline use knows nothing of it. */
    damage(/** @type {string} */ path, /** @type {(body: Buffer) => Change} */ change) {
      damages.set(path, change);
    },
    mend: () => damages.clear(),
    /** Answers everything with its own file again. */
    restore() {
      changes.clear();
      damages.clear();
    },
    /** Stops for good; whoever asks now is refused. */
    stop() {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    },
  };
}
