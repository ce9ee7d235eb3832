// @ts-check
/** `<jianbao-digest for="#article">`: summary and keywords of a host's article. Importing this registers nothing. */

/** @import { Analysis } from "./index.js" */

import { articleText } from "./article-text.js";
import { adoptStyle } from "./digest-style.js";
import { sharedJianbao } from "./shared.js";
import { keywords } from "./view/keywords.js";
import { labelsFor } from "./view/labels.js";
import { node } from "./view/node.js";
import { summary } from "./view/summary.js";

/** Where there is no DOM there is nothing to extend, and nothing that would be made. @type {typeof HTMLElement} */
const Base = globalThis.HTMLElement ?? /** @type {any} */ (class {});

export class JianbaoDigestElement extends Base {
  static observedAttributes = ["for", "lang"];

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

  connectedCallback() {
    // A property that was set before the class was there hides the accessor.
    if (Object.hasOwn(this, "htmlFor")) {
      const early = this.htmlFor;
      delete (/** @type {any} */ (this).htmlFor);
      this.htmlFor = early;
    }
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
    return sharedJianbao();
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
      const text = articleText(this.#article());
      const jianbao = await this.load();
      const analysis = await jianbao.analyze(text, { signal: reading.signal, keywords: { limit: 10 } });
      this.analysis = analysis;
      // Where there is nothing to say, what stands in the element goes on standing there.
      if (analysis.sentences.length > 0) this.#show(analysis, text);
      this.#tell("jianbao-result", { analysis, text });
    } catch (error) {
      if (!reading.signal.aborted) this.#tell("jianbao-error", { error });
    }
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
   * @param {Analysis} analysis
   * @param {string} text
   */
  #show(analysis, text) {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const labels = labelsFor(/** @type {HTMLElement | null} */ (this.closest("[lang]"))?.lang);
    const slot = document.createElement("slot");
    // What stands beside an article was there until the digest came; an article of the element's own stays.
    slot.hidden = this.hasAttribute("for");
    const digest = node(
      "div",
      { class: "digest", part: "digest", lang: labels.language },
      block(labels.summary, summary(analysis, text, { labels })),
      block(labels.keywords, keywords(analysis, text, { labels })),
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
