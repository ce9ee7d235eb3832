// @ts-check
/** `<jianbao-digest for="#article">`: what a host's article says, in short. Importing this registers nothing. */

/** @import { Analysis, Jianbao, LoadOptions, ModelName } from "../index.js" */
/** @import { Digest } from "./digest/frame.js" */

import { labelsFor } from "../view/labels.js";
import { ArticleText } from "./digest/article-text.js";
import { DigestFrame } from "./digest/frame.js";
import { defaults, modelOf, settingsOf } from "./digest/settings.js";
import { DigestWatch } from "./digest/watch.js";

/** @typedef {{ model: ModelName, stop: AbortController, jianbao: Promise<Jianbao> }} Loading */

/** Where there is no DOM there is nothing to extend, and nothing that would be made. @type {typeof HTMLElement} */
const Base = globalThis.HTMLElement ?? /** @type {any} */ (class {});

export class JianbaoDigestElement extends Base {
  static observedAttributes = ["for", "views", "characters", "lang", "model", "highlight"];

  /** Registers the element, unless there is one of that name. */
  static define(name = "jianbao-digest", registry = globalThis.customElements) {
    if (registry && !registry.get(name)) registry.define(name, this);
  }

  /** What was last found in the article. @type {Analysis | null} */
  analysis = null;

  /** @type {DigestFrame | undefined} */
  #frame;
  #watch = new DigestWatch((isTouched) => this.#look(isTouched));
  /** @type {IntersectionObserver | undefined} */
  #near;
  #isPlanned = false;

  /** What is read. @type {Element | undefined} */
  #article;
  /** What is shown beside the analysis. @type {Omit<Digest, "analysis"> | undefined} */
  #beside;
  /** What the analysis depends on: of the one that was asked for last, and of the one that is there. */
  #asked = "";
  #answered = "";
  /** What ends the reading that is going on. */
  #reading = new AbortController();
  /** An analyser for this element alone; the worker behind it is that of all who want the same model. @type {Loading | undefined} */
  #loading;
  /** What was last told to have failed. A page that goes on changing does not hear of it again. */
  #failed = "";

  /** A selector of what is read; where there is none, the element's own content is. */
  get htmlFor() {
    return this.getAttribute("for") ?? "";
  }

  set htmlFor(selector) {
    this.setAttribute("for", selector);
  }

  /** What is shown, in this order. */
  get views() {
    return this.getAttribute("views") ?? defaults.views;
  }

  set views(names) {
    this.setAttribute("views", names);
  }

  /** How long the summary is. */
  get characters() {
    return Number(this.getAttribute("characters") ?? defaults.characters);
  }

  set characters(count) {
    this.setAttribute("characters", String(count));
  }

  /** What is fetched besides program and lexicon. */
  get model() {
    return /** @type {ModelName} */ (modelOf(this));
  }

  set model(name) {
    this.setAttribute("model", name);
  }

  /** When something is lit in the article. */
  get highlight() {
    return /** @type {"point" | "choose" | "none"} */ (this.getAttribute("highlight") ?? defaults.highlight);
  }

  set highlight(when) {
    this.setAttribute("highlight", when);
  }

  connectedCallback() {
    for (const name of /** @type {const} */ (["htmlFor", "views", "characters", "model", "highlight"])) this.#takeEarly(name);
    this.#frame ??= new DigestFrame(this.attachShadow({ mode: "open" }), (choice) => this.#tell("jianbao-select", choice));
    this.#failed = "";
    this.#plan();
  }

  disconnectedCallback() {
    // What is moved is at once connected again, and reads on.
    queueMicrotask(() => {
      if (!this.isConnected) this.#leave();
    });
  }

  /**
   * @param {string} _name
   * @param {string | null} before
   * @param {string | null} after
   */
  attributeChangedCallback(_name, before, after) {
    if (before === after || !this.isConnected) return;
    this.#failed = "";
    this.#plan();
  }

  /**
   * Loads an analyser for this element, which closes it. Here, so that a subclass or a test can bring its own.
   *
   * @param {LoadOptions} options
   * @returns {Promise<Jianbao>}
   */
  async load(options) {
    // What a reader never scrolls to fetches nothing.
    const { load } = await import("../index.js");
    return load(options);
  }

  /**
   * A property that was set before the class was there hides the accessor.
   *
   * @param {"htmlFor" | "views" | "characters" | "model" | "highlight"} name
   */
  #takeEarly(name) {
    if (!Object.hasOwn(this, name)) return;
    const early = /** @type {any} */ (this)[name];
    delete (/** @type {any} */ (this)[name]);
    /** @type {any} */ (this)[name] = early;
  }

  /** Reads once, however many attributes have changed, when the page is there and a reader is near. */
  #plan() {
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    const wait = () => {
      this.#isPlanned = false;
      if (!this.isConnected || !this.#frame) return;
      this.#reserve(this.#frame);
      this.#near ??= new IntersectionObserver((entries) => this.#come(entries), { rootMargin: "100% 0px" });
      this.#near.observe(this.#frame.all);
    };
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", wait, { once: true });
    else queueMicrotask(wait);
  }

  /** @param {DigestFrame} frame */
  #reserve(frame) {
    frame.keep(!this.hasAttribute("for"));
    // Where there will be no digest, no room is kept for one.
    if (typeof WebAssembly !== "object") return;
    try {
      const { views, characters } = settingsOf(this);
      frame.reserve(views, characters, this.#labels());
    } catch {
      // It is told when it is read.
    }
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #come(entries) {
    if (!entries.some((it) => it.isIntersecting)) return;
    this.#near?.disconnect();
    this.#read().catch((error) => this.#fail(error));
  }

  /** Something on the page has changed. @param {boolean} isTouched whether the article has */
  #look(isTouched) {
    if (isTouched || this.#found() !== this.#article) this.#plan();
  }

  async #read() {
    this.#watch.off();
    const article = (this.#article = this.#found());
    const text = article && new ArticleText(article, article === this);
    this.#watch.on(article === this ? [] : [this.getRootNode(), document], text ? [article, ...text.roots] : []);
    const { characters, model, ...settings } = settingsOf(this);
    if (!text) throw new Error(`for: nothing on this page matches ${this.htmlFor}`);

    this.#beside = { ...settings, labels: this.#labels(), text, root: /** @type {Document | ShadowRoot} */ (article.getRootNode()) };
    const asked = `${characters} ${model} ${text.text}`;
    if (asked === this.#asked) return this.#show();
    this.#asked = asked;
    this.#reading.abort();
    const { signal } = (this.#reading = new AbortController());
    try {
      const analysis = await this.#analyze(text.text, characters, model, signal);
      if (signal.aborted) return;
      this.analysis = analysis;
      this.#answered = asked;
      this.#failed = "";
      this.#show();
      this.#tell("jianbao-result", { analysis, text: text.text });
    } catch (error) {
      // It is not asked again of the same text.
      if (!signal.aborted) this.#fail(error, asked);
    }
  }

  /** @param {string} text @param {number} characters @param {ModelName} model @param {AbortSignal} signal */
  async #analyze(text, characters, model, signal) {
    if (this.#loading?.model !== model) {
      this.#close();
      this.#loading = this.#load(model);
    }
    const jianbao = await this.#loading.jianbao;
    if (signal.aborted) throw signal.reason;
    const onProgress = (/** @type {number} */ share) => this.#tell("jianbao-progress", { stage: "read", share });
    return jianbao.analyze(text, { signal, onProgress, summary: { characters }, keywords: { limit: 10 } });
  }

  /** @param {ModelName} model @returns {Loading} */
  #load(model) {
    const stop = new AbortController();
    const onProgress = (/** @type {{ share: number }} */ { share }) => this.#tell("jianbao-progress", { stage: "load", share });
    const jianbao = this.load({ model, signal: stop.signal, onProgress });
    const loading = { model, stop, jianbao };
    jianbao.then(
      () => this.#tell("jianbao-ready", { model }),
      () => {
        if (this.#loading === loading) this.#loading = undefined;
      },
    );
    return loading;
  }

  /** Frees what was loaded for this element. */
  #close() {
    this.#loading?.stop.abort();
    this.#loading?.jianbao.then((it) => it.close()).catch(() => {});
    this.#loading = undefined;
  }

  #leave() {
    this.#watch.off();
    this.#near?.disconnect();
    this.#reading.abort();
    this.#asked = "";
    this.#frame?.dim();
    this.#close();
  }

  #show() {
    if (!this.analysis || !this.#beside || this.#asked !== this.#answered) return;
    // Where there is nothing to say, what stands in the element goes on standing there.
    if (this.analysis.sentences.length === 0) this.#frame?.clear();
    else this.#frame?.show({ ...this.#beside, analysis: this.analysis });
  }

  /** @param {unknown} error @param {string} [asked] */
  #fail(error, asked = "") {
    this.#asked = asked;
    this.#reading.abort();
    this.analysis = null;
    this.#frame?.clear();
    const said = String(error);
    if (said !== this.#failed) this.#tell("jianbao-error", { error });
    this.#failed = said;
  }

  /** @returns {Element | undefined} */
  #found() {
    const selector = this.getAttribute("for");
    if (selector === null) return this;
    const root = /** @type {Document | ShadowRoot} */ (this.getRootNode());
    try {
      return root.querySelector(selector) ?? document.querySelector(selector) ?? undefined;
    } catch {
      throw new TypeError(`for: ${JSON.stringify(selector)} is no selector`);
    }
  }

  /** Those of the language around the element, also where that is outside the shadow root it stands in. */
  #labels() {
    /** @type {Element | undefined} */
    let from = this;
    let lang;
    while (from && lang === undefined) {
      lang = from.closest("[lang]")?.getAttribute("lang") ?? undefined;
      from = /** @type {ShadowRoot} */ (from.getRootNode()).host;
    }
    return labelsFor(lang);
  }

  /** @param {string} name @param {object | null} detail @returns {boolean} whether the host lets it happen */
  #tell(name, detail) {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: name === "jianbao-select" }));
  }
}
