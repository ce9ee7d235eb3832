// Zip archives for the tests, as programs write them.
import { deflateRawSync } from "node:zlib";

/**
 * @param {Record<string, string | Uint8Array>} files
 * @param {{ store?: boolean, locked?: boolean, claim?: number }} [how] `claim` is the size that the directory tells of every file
 * @returns {Buffer}
 */
export function zipped(files, { store = false, locked = false, claim } = {}) {
  const heads = [];
  const entries = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    const packed = store ? bytes : deflateRawSync(bytes);
    const title = Buffer.from(name);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(locked ? 1 : 0, 2);
    about.writeUInt16LE(store ? 0 : 8, 4);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(claim ?? bytes.length, 18);
    about.writeUInt16LE(title.length, 22);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(at, 10);
    entries.push(Buffer.from("PK\x01\x02\x14\0", "latin1"), about, entry, title);
    const head = Buffer.concat([Buffer.from("PK\x03\x04"), about, title, packed]);
    heads.push(head);
    at += head.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  const { length } = Object.keys(files);
  end.writeUInt16LE(length, 4);
  end.writeUInt16LE(length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...heads, directory, Buffer.from("PK\x05\x06"), end]);
}

/** A Word document with this in its body. @param {string} body @param {Record<string, string>} [more] */
export function docx(body, more = {}) {
  const names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
  const document = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document ${names}><w:body>${body}</w:body></w:document>`;
  return zipped({ "[Content_Types].xml": "<Types/>", "word/document.xml": document, ...more });
}
