// @ts-check
/** An analysis as nodes. A view is given data and returns nodes: it does not fetch, remember or listen. */

export { frequencies, frequencyRow } from "./frequencies.js";
export { keywords } from "./keywords.js";
export { labelsFor } from "./labels.js";
export { names, namesOf } from "./names.js";
export { summary } from "./summary.js";
export { tagName } from "./tags.js";
