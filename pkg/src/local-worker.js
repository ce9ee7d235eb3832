// @ts-check
/** The main thread's likeness of a worker, for hosts that allow none. */

/** @import { Port, WorkerLike } from "./messages.js" */

import { serve } from "./service.js";

/** @returns {WorkerLike} */
export function localWorker() {
  let ended = false;
  /** Delivers as a worker does: later, and never after the end. @param {() => void} deliver */
  const later = (deliver) => {
    setTimeout(() => {
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
      stop();
    },
  };
  const stop = serve(inside);
  return outside;
}
