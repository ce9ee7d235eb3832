// @ts-check
/** Hands the reader a file. Nothing is sent anywhere: its address is one of this page's memory. */

/**
 * @param {Blob | string} content
 * @param {string} name
 * @param {string} [type]
 */
export function download(content, name, type = "text/plain") {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Safari takes its time.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * `剪报-词语.csv`: without what Windows forbids in a name, and without quotation marks.
 *
 * @param {string[]} parts
 * @param {string} ending
 */
export function fileName(parts, ending) {
  const name = parts.map((it) => [...it.replace(/[\s<>:"“”/\\|?*\p{Cc}]+/gu, " ").trim()].slice(0, 40).join("").trim().replace(/ /g, "-")).filter(Boolean);
  return `${name.join("-").replace(/[. -]+$/, "")}.${ending}`;
}
