// @ts-check
/** In which encoding a file is read, where the reader knows better: the same file is read again. */

/** @import { Facts, State } from "./state.js" */

import { element } from "./element.js";
import { encodings } from "./encoding.js";

/**
 * @param {State<Facts>} state
 * @param {{ open: (files: File[], encoding: string) => Promise<void> }} files
 */
export function startReadAs(state, { open }) {
  const label = element("read-as", HTMLElement);
  const select = element("read-as-encoding", HTMLSelectElement);

  for (const encoding of encodings) select.append(new Option(encoding));
  select.addEventListener("change", () => {
    const { source } = state.now;
    if (source) void open([source.file], select.value);
  });
  state.watch(
    ({ source, text }) => [source, source?.text === text],
    (source, isThere) => {
      label.hidden = !isThere;
      // A file that cannot be read yet has none, and neither has a page in Shift_JIS.
      select.value = source?.encoding ?? "";
      if (!isThere && source) state.change({ source: undefined });
    },
  );
}
