// @ts-check
/** Files that are chosen, dropped or pasted. They wait in the state for whoever opens them. */

/** @import { Facts, State } from "./state.js" */

import { element } from "./element.js";

/** @param {State<Facts>} state */
export function startGiving(state) {
  const input = element("file", HTMLInputElement);
  const give = (/** @type {File[]} */ given) => given.length > 0 && state.change({ given });

  input.addEventListener("change", () => {
    give([...(input.files ?? [])]);
    // The same file may be chosen again after it was mended.
    input.value = "";
  });

  const { documentElement: page } = document;
  const carriesFile = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files") ?? false;
  for (const type of /** @type {const} */ (["dragenter", "dragover"])) {
    document.addEventListener(type, (event) => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      page.dataset.dropping = "";
    });
  }
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) delete page.dataset.dropping;
  });
  document.addEventListener("drop", (event) => {
    delete page.dataset.dropping;
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    // Otherwise the browser would leave the page for the file.
    event.preventDefault();
    give(files);
  });
  document.addEventListener("paste", (event) => {
    const { clipboardData } = event;
    if (event.defaultPrevented || !clipboardData?.files.length || clipboardData.types.includes("text/plain")) return;
    event.preventDefault();
    give([...clipboardData.files]);
  });
}

/**
 * A file that is dropped or pasted on a part of the page which has one of its own is not the text.
 *
 * @param {HTMLElement} part
 * @param {(file: File) => Promise<void>} open
 */
export function startTaking(part, open) {
  const take = (/** @type {Event} */ event, /** @type {DataTransfer | null} */ carried) => {
    const file = carried?.files[0];
    if (!file || carried.types.includes("text/plain")) return;
    event.preventDefault();
    event.stopPropagation();
    delete document.documentElement.dataset.dropping;
    void open(file);
  };
  part.addEventListener("drop", (event) => take(event, event.dataTransfer));
  part.addEventListener("paste", (event) => take(event, event.clipboardData));
}
