// @ts-check
/**
 * Bytes → what kind of file they are. The name is not asked first: 会议.pdf may be a photograph, and 会议.txt a web page.
 */

/** @typedef {"pdf" | "zip" | "ole" | "rtf" | "picture" | "other"} Kind `other` is text, if it is anything. */

/** @param {Uint8Array} bytes @returns {Kind} */
export function kindOf(bytes) {
  const head = latin(bytes.subarray(0, 1024));
  return signs.find(({ begins }) => begins.test(head))?.kind ?? "other";
}

/** @type {{ kind: Kind, begins: RegExp }[]} */
const signs = [
  { kind: "zip", begins: /^PK(\x03\x04|\x05\x06)/ },
  { kind: "ole", begins: /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/ },
  { kind: "rtf", begins: /^\s*\{\\rtf/ },
  // JPEG, PNG, GIF, BMP, TIFF, WebP, and HEIC or AVIF
  { kind: "picture", begins: /^(\xff\xd8\xff|\x89PNG\r\n|GIF8[79]a|BM[^]{4}\0{4}|II\*\0|MM\0\*|RIFF[^]{4}WEBP|[^]{4}ftyp(hei[cfmsx]|mif1|msf1|avi[fs]))/ },
  // Some programs write something before it, and readers of PDF bear with that.
  { kind: "pdf", begins: /%PDF-\d/ },
];

/**
 * Whether a text is a web page. Where the name says so, any block will do; else it has to begin as one: a text about `<p>` is a text.
 *
 * @param {string} text its beginning is enough
 * @param {string} name
 */
export function isHtml(text, name) {
  // As UTF-16 read byte by byte, every other one is none.
  const head = text.slice(0, 4096).replaceAll("\0", "");
  const begin = /^(\ufeff|\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*<(!doctype html|html[\s>]|head[\s>]|body[\s>])/i;
  if (begin.test(head)) return true;
  return /\.(html?|xhtml)$/i.test(name) && /<(p|div|br|h[1-6]|table|article|section|span|meta|title)[\s/>]/i.test(head);
}

/** Every byte as the character of its number. @param {Uint8Array} bytes */
export function latin(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
