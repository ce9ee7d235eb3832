// WebKitGTK, Safari's engine, by plain WebDriver: an HTTP call for everything. It needs a screen,
// so a virtual one is started beside it.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { readdirSync } from "node:fs";

export const programs = [
  { variable: "WEBKIT_DRIVER", debian: "webkit2gtk-driver", places: ["/usr/bin/WebKitWebDriver"] },
  { variable: "WEBKIT_BROWSER", debian: "webkit2gtk-driver", places: miniBrowsers() },
  { variable: "XVFB", debian: "xvfb", places: ["/usr/bin/Xvfb"] },
];

/**
 * @param {Record<string, string>} paths
 * @returns {Promise<import("./engines.mjs").Engine>}
 */
export async function launch({ WEBKIT_DRIVER, WEBKIT_BROWSER, XVFB }) {
  const screen = await startScreen(XVFB);
  const start = async () => {
    const port = await freePort();
    const program = spawn(WEBKIT_DRIVER, [`--port=${port}`], {
      stdio: "ignore",
      env: { ...process.env, DISPLAY: screen.display, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", NO_AT_BRIDGE: "1" },
    });
    const call = caller(`http://127.0.0.1:${port}`);
    await call.listening();
    return { program, call };
  };
  let driver = await start();
  // A test that ends in the middle leaves nothing running.
  process.once("exit", () => {
    driver.program.kill();
    screen.stop();
  });

  /** Now and then the driver never answers the call for a session, which takes a second: a fresh one does. */
  const session = async (tries = 5) => {
    const wish = {
      capabilities: {
        alwaysMatch: {
          browserName: "MiniBrowser",
          "webkitgtk:browserOptions": { binary: WEBKIT_BROWSER, args: ["--automation"] },
        },
      },
    };
    try {
      return await driver.call("POST", "/session", wish, AbortSignal.timeout(8_000));
    } catch (error) {
      if (tries === 1 || /** @type {Error} */ (error).name !== "TimeoutError") throw error;
      driver.program.kill("SIGKILL");
      driver = await start();
      return session(tries - 1);
    }
  };

  /** Pages that tests have left, as good as new: to start a browser takes longer than most tests. @type {ReturnType<typeof open>[]} */
  const left = [];

  return {
    name: "webkit",
    async open({ width = 1280, height = 900 } = {}) {
      let page = left.pop();
      if (!page) {
        const { sessionId } = await session();
        const { call } = driver;
        page = open((method, path, body) => call(method, `/session/${sessionId}${path}`, body));
      }
      const { close, ...rest } = page;
      await page.size(width, height);
      return { ...rest, close: async () => ((await page.isForgotten()) ? void left.push(page) : close()) };
    },
    async close() {
      for (const page of left) await page.close();
      driver.program.kill();
      screen.stop();
    },
  };
}

/** WebDriver's names for the keys that are not characters. */
const keys = { Escape: "\uE00C", Tab: "\uE004", Enter: "\uE007", ArrowLeft: "\uE012", ArrowUp: "\uE013", ArrowRight: "\uE014", ArrowDown: "\uE015", Space: " ", End: "\uE010", Home: "\uE011" };

/** @param {(method: string, path: string, body?: object) => Promise<any>} call */
function open(call) {
  const find = async (/** @type {string} */ selector) =>
    Object.values(await call("POST", "/element", { using: "css selector", value: selector }))[0];
  const press = (/** @type {string[]} */ characters) =>
    call("POST", "/actions", {
      actions: [
        {
          type: "key",
          id: "keyboard",
          actions: characters.flatMap((value) => [
            { type: "keyDown", value },
            { type: "keyUp", value },
          ]),
        },
      ],
    });
  // The driver answers before the page's modules have run.
  const complete = async () => {
    while ((await call("POST", "/execute/sync", { script: "return document.readyState", args: [] })) !== "complete") {
      await new Promise((later) => setTimeout(later, 20));
    }
  };
  /** Where it has been. @type {Set<string>} */
  const origins = new Set();
  return {
    async go(url) {
      origins.add(new URL(url).origin);
      await call("POST", "/url", { url });
      await complete();
    },
    async reload() {
      await call("POST", "/refresh", {});
      await complete();
    },
    async evaluate(run, ...given) {
      // Promises are awaited in the page; what was thrown there is thrown here.
      const script = `const done = arguments[arguments.length - 1];
        const given = Array.prototype.slice.call(arguments, 0, -1);
        (async () => (${run})(...given))().then(
          (value) => done({ value: value === undefined ? null : value }),
          (error) => done({ error: String((error && error.stack) || error) }))`;
      const answer = await call("POST", "/execute/async", { script, args: given });
      if (answer.error) throw new Error(answer.error);
      return answer.value ?? undefined;
    },
    click: async (selector) => call("POST", `/element/${await find(selector)}/click`, {}),
    type: (text) => press([...text]),
    key: (name) => press([keys[name] ?? name]),
    choose: async (selector, path) => call("POST", `/element/${await find(selector)}/value`, { text: path }),
    // The window's frame is part of its size, so it is set twice: to measure, then to fit.
    async size(width, height) {
      await call("POST", "/window/rect", { width, height });
      const [w, h] = await call("POST", "/execute/sync", { script: "return [innerWidth, innerHeight]", args: [] });
      await call("POST", "/window/rect", { width: 2 * width - w, height: 2 * height - h });
    },
    screenshot: async () => Buffer.from(await call("GET", "/screenshot"), "base64"),
    close: () => call("DELETE", ""),
    /** Whether it could be made as good as new: nothing stored, nothing running, no worker of its origin. */
    async isForgotten() {
      origins.delete("null");
      if (origins.size > 1) return false;
      try {
        const script = `const done = arguments[0];
          (async () => {
            if ((await navigator.serviceWorker.getRegistrations()).length > 0) return false;
            localStorage.clear();
            sessionStorage.clear();
            for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
            for (const name of await caches.keys()) await caches.delete(name);
            return true;
          })().then(done, () => done(false));`;
        const isClean = await call("POST", "/execute/async", { script, args: [] });
        await call("POST", "/url", { url: "about:blank" });
        return isClean;
      } catch {
        return false;
      }
    },
  };
}

/** @param {string} address */
function caller(address) {
  /** @type {{ (method: string, path: string, body?: object, signal?: AbortSignal): Promise<any>, listening(): Promise<void> }} */
  const call = Object.assign(
    async (/** @type {string} */ method, /** @type {string} */ path, /** @type {object | undefined} */ body, /** @type {AbortSignal | undefined} */ signal) => {
      const answer = await fetch(address + path, { method, body: body && JSON.stringify(body), signal });
      const { value } = /** @type {{ value: any }} */ (await answer.json());
      if (!answer.ok) throw new Error(`WebKitWebDriver: ${method} ${path}: ${value?.error}: ${value?.message}`);
      return value;
    },
    {
      async listening() {
        for (let left = 100; ; left--) {
          try {
            return void (await call("GET", "/status"));
          } catch (error) {
            if (left === 0) throw error;
            await new Promise((later) => setTimeout(later, 100));
          }
        }
      },
    },
  );
  return call;
}

/**
 * Starts a screen that nobody sees. Xvfb picks the number and writes it to the descriptor it is given.
 * @param {string} program
 * @returns {Promise<{ display: string, stop: () => void }>}
 */
function startScreen(program) {
  const screen = spawn(program, ["-displayfd", "3", "-screen", "0", "2000x1600x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  return new Promise((started, failed) => {
    screen.on("exit", (code) => failed(new Error(`Xvfb ended at once (${code})`)));
    screen.stdio[3]?.once("data", (number) => started({ display: `:${String(number).trim()}`, stop: () => screen.kill() }));
  });
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => found(port));
    });
  });
}

/** Debian keeps it in a folder named after the processor and the version. */
function miniBrowsers() {
  const inside = (/** @type {string} */ folder) => {
    try {
      return readdirSync(folder).map((name) => `${folder}/${name}`);
    } catch {
      return [];
    }
  };
  return inside("/usr/lib")
    .filter((folder) => folder.endsWith("-linux-gnu"))
    .flatMap(inside)
    .filter((folder) => folder.includes("/webkit2gtk-4."))
    .map((folder) => `${folder}/MiniBrowser`);
}
