// @ts-check
/** The main thread's likeness of a worker, for hosts that allow none. */

/** @import { Port, WorkerLike } from "./messages.js" */

import { serve } from "./service.js";

export { readFile } from "./file.js";

/** @returns {WorkerLike} */
export function localWorker() {
  let ended = false;
  /** Delivers as a worker does: later, and never after the end. @param {() => void} deliver */
  const later = (deliver) => {
    soon(() => {
      if (!ended) deliver();
    });
  };
  /** @type {Port} */
  const inside = {
    onmessage: null,
    postMessage: (data) => {
      // A call here holds the page up: what it tells cannot wait for its end.
      if ("progress" in data) outside.onmessage?.({ data });
      else later(() => outside.onmessage?.({ data }));
    },
  };
  /** @type {WorkerLike} */
  const outside = {
    onmessage: null,
    onerror: null,
    onmessageerror: null,
    postMessage: (data) => later(() => inside.onmessage?.({ data })),
    terminate: () => {
      ended = true;
      // Not while a call is at work, which may be what ends it.
      soon(end);
    },
  };
  const end = serve(inside);
  return outside;
}

/** In a task of its own. A browser's timer would wait some milliseconds where one follows another. @type {(work: () => void) => void} */
const soon = /** @type {any} */ (globalThis).setImmediate ?? throughChannel();

function throughChannel() {
  const { port1, port2 } = new MessageChannel();
  /** @type {(() => void)[]} */
  const waiting = [];
  port1.onmessage = () => waiting.shift()?.();
  return (/** @type {() => void} */ work) => {
    waiting.push(work);
    port2.postMessage(null);
  };
}
