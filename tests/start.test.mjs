// Starting the worker under what hosts allow, with a browser that only pretends.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { connect, startWorker } from "../pkg/src/start.js";
import { FakeHost } from "./fake-worker.mjs";

/** What the worker is started from where the page lies at `origin`. */
function startedAt(origin, where, globals = {}, start = startWorker) {
  const kept = { Worker: globalThis.Worker, location: globalThis.location, trustedTypes: globalThis.trustedTypes };
  let started;
  class Worker {
    constructor(url, options) {
      started = { url, options, speak: () => {} };
    }
    addEventListener(name, listener) {
      if (name === "message") started.speak = listener;
    }
  }
  Object.assign(globalThis, { Worker, location: { origin }, ...globals });
  try {
    start(where);
  } finally {
    Object.assign(globalThis, kept);
  }
  return started;
}

test("on its own origin the worker starts from its address", () => {
  const { url, options } = startedAt("https://news.example", { baseUrl: "https://news.example/pkg/" });
  assert.equal(url, "https://news.example/pkg/worker.js");
  assert.equal(options.type, "module");
});

test("from another origin it starts from a small module that imports it", async () => {
  const { url, options, speak } = startedAt("https://news.example", { baseUrl: "https://cdn.example/jianbao/" });
  assert.match(url, /^blob:/);
  assert.equal(options.type, "module");
  const { resolveObjectURL } = await import("node:buffer");
  assert.equal(await resolveObjectURL(url).text(), 'import "https://cdn.example/jianbao/worker.js";');
  speak();
  assert.equal(resolveObjectURL(url), undefined, "it is needed no longer");
});

test("inside a bundle it starts from where the bundler has put it", async () => {
  const source = readFileSync(new URL("../pkg/src/start.js", import.meta.url), "utf8");
  const moved = source.replace('new URL("./worker.js"', 'new URL("/assets/worker-4f9a.js"').replace(/from "\.\//g, `from "${new URL("../pkg/src/", import.meta.url)}`);
  const { startWorker } = await import(`data:text/javascript,${encodeURIComponent(moved.replaceAll("import.meta.url", '"https://news.example/assets/index.js"'))}`);
  const { url, options } = startedAt("https://news.example", {}, {}, startWorker);
  assert.ok(url instanceof URL && url.href === "https://news.example/assets/worker-4f9a.js");
  assert.equal(options.type, "module");
});

test("where no bundler was at work it starts from beside the module", () => {
  const beside = new URL("../pkg/src/worker.js", import.meta.url).href;
  assert.equal(startedAt("null", {}).url, beside);
});

test("what is named by itself is the worker, wherever the folder lies; what a page has made starts as it is", () => {
  const baseUrl = "https://cdn.example/jianbao/";
  for (const workerUrl of ["https://news.example/my-worker.js", "blob:https://news.example/4f9a", "blob:null/4f9a", "data:text/javascript,1"]) {
    assert.equal(startedAt("https://news.example", { baseUrl, workerUrl }).url, workerUrl);
  }
  assert.match(startedAt("https://news.example", { workerUrl: "https://cdn.example/w.js" }).url, /^blob:/);
});

test("where Trusted Types are known, the address is made by the policy jianbao, once", () => {
  const names = [];
  const trustedTypes = {
    createPolicy(name, { createScriptURL }) {
      names.push(name);
      return { createScriptURL: (url) => ({ trusted: createScriptURL(url) }) };
    },
  };
  for (let i = 0; i < 2; i++) {
    const { url } = startedAt("https://news.example", { baseUrl: "https://news.example/pkg/" }, { trustedTypes });
    assert.deepEqual(url, { trusted: "https://news.example/pkg/worker.js" });
  }
  assert.deepEqual(names, ["jianbao"]);
});

test("a host's own policy gives the address, or one by a name of the host's choice", () => {
  const made = [];
  const policy = { createScriptURL: (url) => ({ own: url }) };
  const trustedTypes = { createPolicy: (name, policy) => (made.push(name), { createScriptURL: (url) => ({ [name]: policy.createScriptURL(url) }) }) };
  const from = (trustedTypesPolicy) =>
    startedAt("https://news.example", { workerUrl: "https://news.example/w.js", trustedTypesPolicy }, { trustedTypes }).url;
  assert.deepEqual(from(policy), { own: "https://news.example/w.js" });
  for (let i = 0; i < 2; i++) assert.deepEqual(from("news"), { news: "https://news.example/w.js" });
  assert.deepEqual(made, ["news"]);
});

test("where the host does not list the policy, the bare address is tried", async () => {
  const fresh = await import("../pkg/src/start.js?refused");
  const trustedTypes = { createPolicy: () => { throw new TypeError("not listed"); } };
  const { url } = startedAt("https://news.example", { baseUrl: "https://news.example/pkg/" }, { trustedTypes }, fresh.startWorker);
  assert.equal(url, "https://news.example/pkg/worker.js");
});

/** What was at work in the end. */
const ask = async (messenger, greeting) => {
  await greeting;
  return { messenger, result: await messenger.ask("compile", [{ bytes: Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0) }]) };
};

test("a worker that says hello is used", async () => {
  const host = new FakeHost();
  const { messenger } = await connect({ worker: host.start }, ask);
  assert.deepEqual([messenger.stoppable, messenger.greeted], [true, true]);
  assert.equal(host.workers.length, 1);
});

test("where a worker is forbidden, mute or broken, the same thread does the work", async () => {
  const mute = new FakeHost({ mute: true });
  const broken = new FakeHost({ mute: true });
  const workers = [
    false,
    () => { throw new DOMException("blocked", "SecurityError"); },
    mute.start,
    () => {
      const worker = broken.start();
      setImmediate(() => worker.die("blocked by policy"));
      return worker;
    },
  ];
  for (const worker of workers) {
    const { messenger } = await connect({ worker, patience: 50 }, ask);
    assert.equal(messenger.stoppable, false);
    messenger.end(new Error("done"));
  }
  assert.equal(mute.last.ended, true, "a mute worker is not left behind");
});

test("what fails for another reason is told, and the worker not left behind", async () => {
  const host = new FakeHost();
  await assert.rejects(connect({ worker: host.start }, () => Promise.reject(new Error("404"))), /404/);
  assert.equal(host.last.ended, true);
});
