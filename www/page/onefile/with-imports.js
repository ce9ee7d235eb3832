// @ts-check
/** What reads PDF and web pages, in the file. `without-imports.js` stands in this one's place where it is left out. */

export const readers = {
  "pdf.js": () => import("library/pdf.js"),
  "readability.js": () => import("library/readability.js"),
};
