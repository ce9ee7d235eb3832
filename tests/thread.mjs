// A worker of Node's, as `load({ worker })` takes it: the package's own worker.js in a thread.

import { Worker, isMainThread, parentPort } from "node:worker_threads";

/** @returns {import("../pkg/index.js").WorkerLike} */
export function startThread() {
  const thread = new Worker(new URL(import.meta.url));
  const worker = {
    onmessage: null,
    onerror: null,
    onmessageerror: null,
    postMessage: (data) => thread.postMessage(data),
    terminate: () => thread.terminate(),
  };
  thread.on("message", (data) => worker.onmessage?.({ data }));
  thread.on("error", (error) => worker.onerror?.({ message: error.message }));
  return worker;
}

if (!isMainThread && parentPort) {
  const port = parentPort;
  globalThis.postMessage = (data, transfer) => port.postMessage(data, transfer);
  port.on("message", (data) => globalThis.onmessage?.({ data }));
  await import("../pkg/worker.js");
}
