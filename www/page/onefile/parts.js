// @ts-check
/** What lies in the file beside the page: in `<script>`s that no browser runs, each with its name. `tests/onefile.mjs` puts them there. */

/** A worker's script, as it stands there. @param {string} name */
export function sourceOf(name) {
  const part = document.querySelector(`script[data-name="${CSS.escape(name)}"]`);
  if (!part) throw new TypeError(`${name} is not in this file`);
  return part.textContent ?? "";
}

/** Anything else, deflated: there it stands in base64. @param {string} name */
export function bytesOf(name) {
  const signs = atob(sourceOf(name));
  const bytes = new Uint8Array(signs.length);
  for (let at = 0; at < signs.length; at++) bytes[at] = signs.charCodeAt(at);
  return bytes;
}
