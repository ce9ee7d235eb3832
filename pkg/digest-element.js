// @ts-check
/** `<jianbao-digest for="#article">`: summary, keywords and names of a host's article. Importing this registers nothing. */

/** @import { Analysis, ModelName } from "./index.js" */

import { articleText } from "./article-text.js";
import { adoptStyle } from "./digest-style.js";
import { sharedJianbao } from "./shared.js";
import { keywords } from "./view/keywords.js";
import { labelsFor } from "./view/labels.js";
import { names } from "./view/names.js";
import { node } from "./view/node.js";
import { summary } from "./view/summary.js";

/** What can be shown, by the names that `views` takes. */
const views = { summary, keywords, names };

/** Where there is no DOM there is nothing to extend, and nothing that would be made. @type {typeof HTMLElement} */
const Base = globalThis.HTMLElement ?? /** @type {any} */ (class {});

export class JianbaoDigestElement extends Base {
  static observedAttributes = ["for", "lang", "model", "views"];

  /** Registers the element, unless there is one of that name. */
  static define(name = "jianbao-digest", registry = globalThis.customElements) {
    if (registry && !registry.get(name)) registry.define(name, this);
  }

  /** What was last found in the article. @type {Analysis | null} */
  analysis = null;

  /** What ends the reading that is going on. @type {AbortController | undefined} */
  #reading;
  #planned = false;

  /** A selector of what is read; where there is none, the element's own content is. */
  get htmlFor() {
    return this.getAttribute("for") ?? "";
  }

  set htmlFor(selector) {
    this.setAttribute("for", selector);
  }

  /** What is fetched besides program and lexicon. A digest in the margin of an article is small without; names come only with one. */
  get model() {
    const model = this.getAttribute("model") ?? (this.views.split(/\s+/).includes("names") ? "news" : "none");
    return /** @type {ModelName} */ (model);
  }

  set model(name) {
    this.setAttribute("model", name);
  }

  /** What is shown, in this order. */
  get views() {
    return this.getAttribute("views") ?? "summary keywords";
  }

  set views(names) {
    this.setAttribute("views", names);
  }

  connectedCallback() {
    for (const name of /** @type {const} */ (["htmlFor", "model", "views"])) this.#takeEarly(name);
    if (!this.analysis) this.#plan();
  }

  disconnectedCallback() {
    // What is moved is at once connected again, and reads on.
    queueMicrotask(() => {
      if (!this.isConnected) this.#reading?.abort();
    });
  }

  /**
   * @param {string} _name
   * @param {string | null} before
   * @param {string | null} after
   */
  attributeChangedCallback(_name, before, after) {
    if (before !== after && this.isConnected) this.#plan();
  }

  /** Loads the analyser. Here, so that a subclass or a test can bring its own. */
  load() {
    return sharedJianbao(this.model);
  }

  /** A property that was set before the class was there hides the accessor. @param {"htmlFor" | "model" | "views"} name */
  #takeEarly(name) {
    if (!Object.hasOwn(this, name)) return;
    const early = /** @type {any} */ (this)[name];
    delete (/** @type {any} */ (this)[name]);
    /** @type {any} */ (this)[name] = early;
  }

  /** Reads once, however many attributes have changed, and when the page is there. */
  #plan() {
    if (this.#planned) return;
    this.#planned = true;
    const read = () => {
      this.#planned = false;
      if (this.isConnected) this.#read();
    };
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", read, { once: true });
    else queueMicrotask(read);
  }

  async #read() {
    this.#reading?.abort();
    const reading = (this.#reading = new AbortController());
    try {
      const shown = this.#shown();
      const text = articleText(this.#article());
      const jianbao = await this.load();
      const analysis = await jianbao.analyze(text, { signal: reading.signal, keywords: { limit: 10 } });
      this.analysis = analysis;
      // Where there is nothing to say, what stands in the element goes on standing there.
      if (analysis.sentences.length > 0) this.#show(shown, analysis, text);
      this.#tell("jianbao-result", { analysis, text });
    } catch (error) {
      if (!reading.signal.aborted) this.#tell("jianbao-error", { error });
    }
  }

  /** The names of what is shown. */
  #shown() {
    return this.views
      .split(/\s+/)
      .filter(Boolean)
      .map((name) => {
        if (!Object.hasOwn(views, name)) throw new TypeError(`views: expected ${Object.keys(views).join(", ")}, not ${JSON.stringify(name)}`);
        return /** @type {keyof typeof views} */ (name);
      });
  }

  /** @returns {Element} */
  #article() {
    const selector = this.getAttribute("for");
    if (selector === null) return this;
    const found = /** @type {Document | ShadowRoot} */ (this.getRootNode()).querySelector(selector) ?? document.querySelector(selector);
    if (!found) throw new Error(`for: nothing on this page matches ${selector}`);
    return found;
  }

  /**
   * @param {(keyof typeof views)[]} shown
   * @param {Analysis} analysis
   * @param {string} text
   */
  #show(shown, analysis, text) {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const labels = labelsFor(/** @type {HTMLElement | null} */ (this.closest("[lang]"))?.lang);
    const slot = document.createElement("slot");
    // What stands beside an article was there until the digest came; an article of the element's own stays.
    slot.hidden = this.hasAttribute("for");
    const digest = node(
      "div",
      { class: "digest", part: "digest", lang: labels.language },
      ...shown.map((name) => block(labels[name], views[name](analysis, text, { labels }))),
    );
    root.replaceChildren(digest, slot);
    adoptStyle(root);
  }

  /**
   * @param {string} name
   * @param {object} detail
   */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/**
 * @param {string} label
 * @param {HTMLElement} content
 */
function block(label, content) {
  const heading = node("div", { class: "label", part: "label", "aria-hidden": "true" }, label);
  return node("section", { class: "block", part: "block", "aria-label": label }, heading, content);
}
