// @ts-check
/** What stands in the shadow root: the digest, the room that is kept for it, and what stands there until it comes. */

/** @import { Analysis } from "../../index.js" */
/** @import { Labels } from "../../view/index.js" */
/** @import { ArticleText, Piece } from "./article-text.js" */
/** @import { View } from "./blocks.js" */
/** @import { Choice } from "./choice.js" */

import { node } from "../../view/node.js";
import { blocks, filler } from "./blocks.js";
import { choiceOf, itemOf, press } from "./choice.js";
import { saidIn } from "./labels.js";
import { DigestLight } from "./light.js";
import { adoptStyle } from "./style.js";

/** How many places are lit: browsers take minutes for tens of thousands. */
const MOST = 2000;

/**
 * What is shown.
 *
 * @typedef {{ views: View[], highlight: string, labels: Labels, analysis: Analysis, text: ArticleText, root: Document | ShadowRoot }} Digest
 */

export class DigestFrame {
  all = node("div", { class: "frame" });
  #room = node("div", { class: "room", "aria-hidden": "true" });
  #place = node("div", { class: "place" });
  #status = node("div", { class: "status", role: "status" });
  #light = new DigestLight();
  #select;

  /** @type {Digest | undefined} */
  #shown;
  /** @type {Choice | undefined} */
  #pointed;
  /** @type {{ item: HTMLElement, choice: Choice } | undefined} */
  #chosen;
  /** The text that was marked on the page when a click began. @type {string | undefined} */
  #marked;

  /**
   * @param {ShadowRoot} root
   * @param {(choice: Choice | null) => boolean} select told what is chosen; whether it may be lit
   */
  constructor(root, select) {
    this.#select = select;
    this.all.append(this.#room, node("div", { class: "content" }, node("slot")), this.#place, this.#status);
    root.append(this.all);
    // A host's scripts that look for keywords in the shadow root do not find the filler.
    for (const it of [root, this.#room.attachShadow({ mode: "open" })]) adoptStyle(it);
    for (const type of ["pointerover", "focusin"]) this.#place.addEventListener(type, (event) => this.#point(itemOf(event)));
    for (const type of ["pointerleave", "focusout"]) this.#place.addEventListener(type, () => this.#point(null));
    this.#place.addEventListener("pointerdown", () => (this.#marked = String(getSelection())));
    this.#place.addEventListener("click", (event) => this.#click(itemOf(event)));
    this.#place.addEventListener("keydown", (event) => this.#press(event));
  }

  /**
   * Keeps the room that a digest will take, so that nothing below it moves when it comes.
   *
   * @param {View[]} views
   * @param {number} characters
   * @param {Labels} labels
   */
  reserve(views, characters, labels) {
    const [analysis, text] = filler(characters, labels.language);
    this.#room.shadowRoot?.replaceChildren(node("div", { class: "digest" }, ...blocks(views, analysis, text, labels)));
  }

  /** Whether what stands in the element is what is read, and so stays. @param {boolean} isOwn */
  keep(isOwn) {
    this.all.classList.toggle("own", isOwn);
  }

  /** @param {Digest} digest */
  show(digest) {
    const { views, labels, analysis, text } = digest;
    const shown = this.#shown;
    this.#shown = digest;
    // The same, of nodes that may be others.
    if (shown?.analysis === analysis && shown.labels === labels && shown.views.join() === views.join()) return this.#shine();
    this.#forget();
    const drawn = node("div", { class: "digest", part: "digest", lang: labels.language }, ...blocks(views, analysis, text.text, labels));
    press(drawn, null);
    this.#place.replaceChildren(drawn);
    this.all.classList.add("read");
    this.#say(shown ? "changed" : "ready");
  }

  /** What stood in the element stands there again. */
  clear() {
    this.#forget();
    this.#shown = undefined;
    this.#place.replaceChildren();
    this.all.classList.remove("read");
    this.#status.textContent = "";
  }

  /** The host's text is left as it was. */
  dim() {
    this.#light.clear();
  }

  #forget() {
    if (this.#chosen) this.#select(null);
    this.#pointed = this.#chosen = undefined;
    this.dim();
  }

  /** @param {HTMLElement | null} item */
  #point(item) {
    this.#pointed = item && this.#shown?.highlight === "point" ? choiceOf(item, this.#shown.analysis) : undefined;
    this.#shine();
  }

  /** @param {HTMLElement | null} item */
  #click(item) {
    // Whoever marks some of a sentence wants to copy it.
    const marked = String(getSelection());
    const isCopied = item?.dataset.sentence && this.#marked !== undefined && marked && marked !== this.#marked;
    this.#marked = undefined;
    if (item && !isCopied) this.#choose(item);
  }

  /** @param {HTMLElement} item */
  #choose(item) {
    if (!this.#shown) return;
    const choice = item === this.#chosen?.item ? undefined : choiceOf(item, this.#shown.analysis);
    if (!this.#select(choice ?? null)) return;
    this.#pointed = undefined;
    this.#chosen = choice && { item, choice };
    press(this.#place, choice ? item : null);
    this.#shine();
    if (!choice) return;
    this.#say("places", choice.kind === "sentence" ? 1 : choice.places.length);
    if (this.#shown.highlight !== "none") seek(piecesOf(choice, this.#shown.text));
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const item = itemOf(event);
    const isButton = item?.localName === "button";
    if (event.key === "Escape" && this.#chosen) this.#choose(this.#chosen.item);
    else if (item && !isButton && (event.key === "Enter" || event.key === " ")) this.#choose(item);
    else return;
    event.preventDefault();
  }

  /** Lights what is pointed at, else what is chosen. */
  #shine() {
    const choice = this.#pointed ?? this.#chosen?.choice;
    if (!choice || !this.#shown || this.#shown.highlight === "none") return this.dim();
    const { text, root } = this.#shown;
    this.#light.show(piecesOf(choice, text), [root, ...text.roots]);
  }

  /** @param {"ready" | "changed" | "places"} what @param {number} [count] */
  #say(what, count = 0) {
    if (this.#shown) this.#status.textContent = saidIn(this.#shown.labels.language)[what](count);
  }
}

/** @param {Choice} choice @param {ArticleText} text */
function piecesOf({ places }, text) {
  return text.pieces(places.slice(0, MOST));
}

/** How many places are looked at, which takes its time. */
const LOOKS = 100;

/** Goes to the first of them, unless one is in sight. @param {Piece[]} pieces */
function seek(pieces) {
  const isInSight = (/** @type {Piece} */ { node, start, end }) => {
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    const { top, bottom, height } = range.getBoundingClientRect();
    return height > 0 && top >= 0 && bottom <= innerHeight;
  };
  if (pieces.length === 0 || pieces.slice(0, LOOKS).some(isInSight)) return;
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
  pieces[0].node.parentElement?.scrollIntoView({ block: "center", behavior });
}
