// @ts-check
/** How the digest looks: like the host's own text, with a bar and a line of its own. */

const css = `
:host { display: block; --seal: var(--jianbao-seal, #b3261e); }
@supports (color: light-dark(#000, #fff)) {
  :host { --seal: var(--jianbao-seal, light-dark(#b3261e, #ff7a6b)); }
}
:host([hidden]), [hidden] { display: none; }
.digest {
  margin: var(--jianbao-margin, 1em 0);
  padding: var(--jianbao-padding, 0 0 0 16px);
  border-inline-start: 3px solid var(--seal);
  color: var(--jianbao-ink, inherit);
  font: var(--jianbao-font, inherit);
  text-align: start;
}
.block + .block { margin-block-start: 12px; }
.label, .jianbao-note, .jianbao-none, dt { color: var(--jianbao-quiet, inherit); font-size: 0.85em; }
.label { margin-block-end: 4px; }
p { margin: 0; }
ol { display: flex; flex-wrap: wrap; gap: 4px 12px; list-style: none; margin: 0; padding: 0; }
dl { margin: 0; }
dl > div { display: flex; flex-wrap: wrap; gap: 0 12px; }
dd { margin: 0; overflow-wrap: anywhere; }
.jianbao-keyword { border-block-end: 1px solid var(--jianbao-line, rgb(128 128 128 / 0.5)); overflow-wrap: anywhere; }
.jianbao-count { color: var(--jianbao-quiet, inherit); font-size: 0.8em; font-variant-numeric: tabular-nums; }
`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/**
 * Gives the style to a shadow root, in the way that a policy against inline styles allows.
 *
 * @param {ShadowRoot} root
 */
export function adoptStyle(root) {
  if (!("adoptedStyleSheets" in root)) {
    const style = document.createElement("style");
    style.textContent = css;
    /** @type {ShadowRoot} */ (root).append(style);
    return;
  }
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  root.adoptedStyleSheets = [sheet];
}
