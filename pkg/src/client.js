// @ts-check
/**
 * One worker for all who load with the same options. Their calls run one after another; the worker is replaced where a call is ended or
 * the worker dies, and ends with the last of them.
 */

/** @import { LoadProgress } from "../index.js" */
/** @import { Asset } from "./assets.js" */
/** @import { Wanted } from "./load-options.js" */
/** @import { Loaded } from "./messages.js" */
/** @import { Call } from "./call.js" */
/** @import { Messenger } from "./messenger.js" */
/** @import { WordAction } from "./word-log.js" */

import { fetchAssets, whose } from "./assets.js";
import { closed } from "./error.js";
import { Reader } from "./reader.js";
import { connect } from "./start.js";

/** Milliseconds that a call may still run after it was ended: most are done before a new worker would be ready. */
const GRACE = 100;

export class Client {
  /** Whether nobody can join any more: loading failed, or the last one has left. */
  ended = false;
  /** Those who have joined. @type {Set<Reader>} */
  #readers = new Set();
  #next = 0;
  /** What the first worker gets and its successors get again. @type {ReturnType<typeof fetchAssets> | undefined} */
  #assets;
  /** @type {Promise<Loaded> | undefined} */
  #loading;
  /** What was last told of the loading. @type {LoadProgress | undefined} */
  #told;
  /** @type {Messenger | undefined} */
  #messenger;
  /** @type {Call[]} */
  #waiting = [];
  /** @type {Call | undefined} */
  #running;
  #working = false;
  /** Whether a call's end has ended its worker. */
  #replace = false;

  /** @param {Wanted} wanted */
  constructor(wanted) {
    this.wanted = wanted;
  }

  join() {
    const reader = new Reader(this, this.#next++);
    this.#readers.add(reader);
    return reader;
  }

  /** Loads, once for all. What was told before is told to whoever comes later. @param {Reader} reader @returns {Promise<Loaded>} */
  load(reader) {
    if (this.#told) reader.onProgress?.(this.#told);
    this.#loading ??= this.#load().catch((error) => {
      this.ended = true;
      this.#assets?.stop();
      throw error;
    });
    return this.#loading;
  }

  /** Takes a call in at the end of the queue. @param {Call} call */
  take(call) {
    this.#waiting.push(call);
    if (!this.#working) this.#work();
  }

  /** Ends one call. @param {Call} call @param {Error} error */
  drop(call, error) {
    call.reject(error);
    if (call !== this.#running) {
      this.#waiting = this.#waiting.filter((it) => it !== call);
    } else if (call.sent && this.#messenger?.stoppable) {
      const messenger = this.#messenger;
      setTimeout(() => {
        if (call !== this.#running || !messenger.alive) return;
        this.#replace = true;
        messenger.end(error);
      }, GRACE);
    }
  }

  /** Ends the calls of one who leaves, and everything with the last one. @param {Reader} reader */
  leave(reader) {
    this.#readers.delete(reader);
    if (this.#readers.size === 0) {
      this.ended = true;
      this.#assets?.stop();
      this.#messenger?.end(closed());
    }
    for (const call of this.#openOf(reader)) this.drop(call, closed());
    if (this.#messenger?.alive) this.#messenger.ask("leave", [], { reader: reader.id }).catch(() => {});
  }

  async #load() {
    const onProgress = (/** @type {LoadProgress} */ progress) => {
      this.#told = progress;
      for (const reader of this.#readers) reader.onProgress?.(progress);
    };
    const loading = this.#open();
    // While the worker starts, which takes longer. Where there is none, the program is compiled here, as it comes.
    this.#assets = fetchAssets({ ...this.wanted, streaming: this.wanted.worker === false, onProgress });
    return loading;
  }

  /** Starts a worker and has it load what is at hand. */
  #open() {
    this.#replace = false;
    return connect(this.wanted, async (messenger, greeting) => {
      this.#messenger = messenger;
      await greeting;
      if (this.ended || !this.#assets) throw closed();
      const wasm = await this.#assets.wasm;
      // The program is compiled while the lexicon and the model still come.
      const [, loaded] = await Promise.all([messenger.ask("compile", [wasm]), this.#hand(messenger, this.#assets, wasm)]);
      return loaded;
    });
  }

  /** @param {Messenger} messenger @param {ReturnType<typeof fetchAssets>} coming @param {Asset} wasm @returns {Promise<Loaded>} */
  async #hand(messenger, coming, wasm) {
    const [lexicon, model] = await Promise.all([coming.lexicon, coming.model]);
    const words = [...this.#readers].map((it) => /** @type {const} */ ([it.id, it.log.entries()]));
    return messenger.ask("load", [{ lexicon: lexicon.bytes, model: model?.bytes, words }]).catch((error) => whose(error, { wasm, lexicon, model }));
  }

  async #work() {
    this.#working = true;
    for (let call; (call = this.#waiting.shift()) || (this.#replace && !this.ended); ) {
      if (call) await this.#do((this.#running = call));
      // Nothing waits: the successor is made ready for what may come.
      else await this.#open().catch(() => {});
      this.#running = undefined;
    }
    this.#working = false;
  }

  /** @param {Call} call */
  async #do(call) {
    const { action, args, reader, onProgress } = call;
    try {
      if (!this.#messenger?.alive) await this.#open();
      // It may have been ended while the worker started.
      if (call.settled) return;
      call.sent = true;
      const messenger = /** @type {Messenger} */ (this.#messenger);
      const result = await messenger.ask(action, args, { reader: reader.id, onProgress });
      if (action === "words") reader.log.record(/** @type {WordAction} */ (args[0]), args.slice(1));
      call.resolve(result);
    } catch (error) {
      call.reject(error);
      // Whoever's call a worker dies of has no answer to what waited behind it. The next call starts another worker.
      if (/** @type {any} */ (error).code === "worker-lost") for (const it of this.#openOf(reader)) this.drop(it, /** @type {Error} */ (error));
    }
  }

  /** @param {Reader} reader */
  #openOf(reader) {
    return [this.#running, ...this.#waiting].filter((it) => it !== undefined).filter((it) => it.reader === reader);
  }
}
