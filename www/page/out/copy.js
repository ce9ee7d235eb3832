// @ts-check
/** Puts something on the clipboard. Whether it came there. */

/** @import { Table } from "./tables.js" */

import { html, tsv } from "./csv.js";

/** @param {string} text */
export function copyText(text) {
  return put({ "text/plain": text });
}

/** As a table where it is pasted into one, and else as rows of text. @param {Table} table */
export function copyTable(table) {
  return put({ "text/html": html(table), "text/plain": tsv(table) });
}

/** @param {Record<string, string>} forms by their type */
async function put(forms) {
  try {
    const blobs = Object.entries(forms).map(([type, it]) => [type, new Blob([it], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    // An older browser, a page without https, or a reader who has forbidden it: then as a key would copy it.
    return copied(forms);
  }
}

/** @param {Record<string, string>} forms */
function copied(forms) {
  let isDone = false;
  const give = (/** @type {ClipboardEvent} */ event) => {
    event.preventDefault();
    event.stopPropagation();
    for (const [type, it] of Object.entries(forms)) event.clipboardData?.setData(type, it);
    isDone = true;
  };
  addEventListener("copy", give, { capture: true, once: true });
  document.execCommand("copy");
  removeEventListener("copy", give, { capture: true });
  return isDone;
}
