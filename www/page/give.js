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
