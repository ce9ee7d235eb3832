// Workers that only pretend: what they are asked is written down, and they answer as the test wants.

/** A host whose workers load at once, answer every call with its own text, and hold back where the text is 等. */
export class FakeHost {
  /** @type {FakeWorker[]} */
  workers = [];

  /** With `mute` they never say hello, with `slow` loading does not end, with `broken` it fails. */
  constructor({ mute = false, slow = false, broken = false } = {}) {
    Object.assign(this, { mute, slow, broken });
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
    return this.workers.flatMap((it) => it.asked).filter((it) => !["compile", "load", "leave"].includes(it.action)).map((it) => it.args[0]);
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
      if (this.host.broken) this.say({ id, error: { name: "Error", message: "damaged", code: "lexicon-damaged" } });
      else if (!this.host.slow) this.say({ id, result: { tagNames: ["n", "v"], stopWords: { zh: ["的"], en: ["the"] } } });
    } else if (["compile", "leave", "words"].includes(action)) {
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
