// Workers that only pretend: what they are asked is written down, and they answer as the test wants.

/** A host whose workers load at once, answer every call with its own text, and hold back where the text is 等. */
export class FakeHost {
  /** @type {FakeWorker[]} */
  workers = [];
  wasm = Uint8Array.of(0, 97, 115, 109);
  lexicon = Uint8Array.of(1, 2, 3);

  constructor({ mute = false } = {}) {
    this.mute = mute;
  }

  /** What `load({ worker })` takes. */
  start = () => {
    const worker = new FakeWorker(this);
    this.workers.push(worker);
    return worker;
  };

  get last() {
    return this.workers.at(-1);
  }

  /** The texts that reached a worker, in order. */
  get texts() {
    return this.workers.flatMap((it) => it.asked).filter((it) => it.action !== "load").map((it) => it.args[0]);
  }
}

class FakeWorker {
  asked = [];
  ended = false;
  onmessage = null;
  onerror = null;
  onmessageerror = null;

  constructor(host) {
    this.host = host;
    if (!host.mute) this.say({ hello: true });
  }

  postMessage(ask) {
    this.asked.push(ask);
    const { id, action, args } = ask;
    if (action === "load") {
      const assets = args[0].assets ? undefined : { wasm: this.host.wasm, lexicon: this.host.lexicon };
      if (args[0].baseUrl?.includes("slow")) return;
      this.say({ id, result: { assets, tagNames: ["n", "v"], stopWords: { zh: ["的"], en: ["the"] } } });
    } else if (action === "words") {
      this.say({ id, result: undefined });
    } else if (args[0] === "坏") {
      this.say({ id, error: { name: "RangeError", message: "limit: expected a number from 1" } });
    } else if (args[0] !== "等") {
      this.say({ id, result: [args[0]] });
    }
  }

  /** Later, as a worker does; never after its end. */
  say(data) {
    setImmediate(() => {
      if (!this.ended) this.onmessage?.({ data });
    });
  }

  terminate() {
    this.ended = true;
  }

  die(message = "out of memory") {
    this.ended = true;
    this.onerror?.({ message, preventDefault() {} });
  }
}

/** Waits until `condition` holds. */
export async function until(condition) {
  for (let i = 0; i < 200; i++) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`never: ${condition}`);
}
