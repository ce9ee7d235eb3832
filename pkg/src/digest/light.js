// @ts-check
/** Lights pieces of the host's own text, and touches none of its nodes. Where the browser cannot, nothing is lit. */

/** @import { Piece } from "./article-text.js" */

/** What `::highlight()` calls it. */
const NAME = "jianbao";

/** Seen through, so that it fits dark and light pages whether or not they say what they are. */
const css = `
::highlight(${NAME}) { background-color: var(--jianbao-mark, rgb(240 170 0 / 0.4)); }
@media (forced-colors: active) { ::highlight(${NAME}) { background-color: Highlight; color: HighlightText; } }
`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

export class DigestLight {
  /** @type {StaticRange[]} */
  #ranges = [];

  /**
   * Lights these, and nothing else.
   *
   * @param {Piece[]} pieces
   * @param {(Document | ShadowRoot)[]} roots those that the pieces stand in
   */
  show(pieces, roots) {
    this.clear();
    if (pieces.length === 0 || typeof Highlight !== "function" || !CSS.highlights) return;
    for (const root of roots) adopt(root);
    const light = CSS.highlights.get(NAME) ?? new Highlight();
    CSS.highlights.set(NAME, light);
    // A live range would be kept up to date with every change of the page.
    this.#ranges = pieces.map(
      ({ node, start, end }) => new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end }),
    );
    for (const range of this.#ranges) light.add(range);
  }

  clear() {
    if (this.#ranges.length === 0) return;
    const light = CSS.highlights.get(NAME);
    for (const range of this.#ranges) light?.delete(range);
    this.#ranges = [];
  }
}

/** A host may put its own style sheets in place of all, so that ours is given again. @param {Document | ShadowRoot} root */
function adopt(root) {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
