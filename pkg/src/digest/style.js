// @ts-check
/** How the digest looks: like the host's own text, with a bar and a line of its own. */

const css = `
:host { display: block; --seal: var(--jianbao-seal, #b3261e); }
@supports (color: light-dark(#000, #fff)) {
  :host { --seal: var(--jianbao-seal, light-dark(#b3261e, #ff7a6b)); }
}
:host([hidden]), [hidden] { display: none; }
.frame {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  position: relative;
  margin: var(--jianbao-margin, 1em 0);
  color: var(--jianbao-ink, inherit);
  font: var(--jianbao-font, inherit);
  text-align: start;
}
.room, .content, .place { grid-area: 1 / 1; }
.room { visibility: hidden; block-size: var(--jianbao-height, auto); overflow: hidden; }
.place { position: absolute; inset: 0; overflow: auto; scrollbar-width: thin; }
.own .content { grid-area: 2 / 1; }
.read:not(.own) .content { visibility: hidden; }
.status { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.digest { padding: var(--jianbao-padding, 2px 2px 2px 16px); border-inline-start: 3px solid var(--seal); }
.block + .block { margin-block-start: 12px; }
.label, .jianbao-note, .jianbao-none, dt { color: var(--jianbao-quiet, inherit); font-size: 0.85em; }
.label { margin-block-end: 4px; }
p, ol, dl, dd { margin: 0; }
ol { padding: 0; list-style: none; }
.jianbao-keywords, dl > div { display: flex; flex-wrap: wrap; gap: 4px 12px; }
dl > div { align-items: baseline; }
button {
  min-block-size: 24px;
  max-inline-size: 100%;
  padding: 0;
  border: 0;
  border-block-end: 1px solid var(--jianbao-line, rgb(128 128 128 / 0.5));
  background: none;
  color: inherit;
  font: inherit;
  letter-spacing: inherit;
  overflow-wrap: anywhere;
  text-align: start;
}
button, [role="button"] { cursor: pointer; }
:is(button, [role="button"]):hover { background: rgb(128 128 128 / 0.15); }
[aria-pressed="true"], [aria-pressed="true"]:hover { background: var(--jianbao-mark, rgb(240 170 0 / 0.4)); }
:focus-visible { outline: 2px solid var(--seal); outline-offset: 0; }
.jianbao-words li { display: grid; grid-template-columns: minmax(0, 6em) minmax(0, 1fr) auto; gap: 12px; align-items: center; }
.jianbao-word { justify-self: start; }
.jianbao-bar { block-size: 6px; inline-size: calc(var(--share) * 100%); background: var(--seal); opacity: 0.7; }
.jianbao-count { color: var(--jianbao-quiet, inherit); font-size: 0.8em; font-variant-numeric: tabular-nums; }
@media (forced-colors: active) {
  [aria-pressed="true"] { outline: 2px solid Highlight; }
  .jianbao-bar { background: CanvasText; }
}
@media print {
  .room { display: none; }
  .place { position: static; }
  .read:not(.own) .content { display: none; }
}
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
