// @ts-check
/**
 * A PDF → its lines, page after page. PDF.js reads it in a worker of its own, with the tables of Chinese encodings that lie beside it:
 * without those Chinese text vanishes silently. Scripts and forms in the file are not looked at, pictures are not drawn.
 */

import { library, libraryAddress } from "../library.js";
import { startPdfWorker } from "../scripts.js";
import { linesOfPieces } from "./columns.js";
import { plain } from "./plain.js";
import { Refused } from "./refused.js";

/** @import { Piece } from "./columns.js" */

/**
 * @param {Uint8Array<ArrayBuffer>} bytes given away
 * @param {{ signal?: AbortSignal, onProgress?: (share: number) => void }} [call]
 * @returns {Promise<{ text: string, pages: number, empty: number }>} `empty` is the number of pages without text
 */
export async function readPdf(bytes, { signal, onProgress } = {}) {
  const { getDocument, PDFWorker } = await library("pdf.js");
  signal?.throwIfAborted();
  const port = startPdfWorker();
  const worker = new PDFWorker({ port, verbosity: 0 });
  /** @type {(reason: unknown) => void} */
  let fail = () => {};
  const ended = new Promise((_, failed) => (fail = failed));
  const stop = () => fail(signal?.reason);
  signal?.addEventListener("abort", stop);
  // Its script did not come.
  port.addEventListener("error", () => fail(new Refused("readerMissing")));
  try {
    return await Promise.race([read(getDocument({ data: bytes, worker, ...options() }), onProgress), /** @type {Promise<never>} */ (ended)]);
  } catch (error) {
    throw signal?.aborted ? signal.reason : error instanceof Refused ? error : new Refused(reasonOf(error));
  } finally {
    signal?.removeEventListener("abort", stop);
    // Everything that was under way ends with it.
    worker.destroy();
    port.terminate();
  }
}

/** Only the text is wanted: no fonts, no pictures, no programs. */
const options = () => ({
  cMapUrl: libraryAddress("cmaps/").href,
  cMapPacked: true,
  useWorkerFetch: false,
  useSystemFonts: true,
  disableFontFace: true,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
  useWasm: false,
  enableXfa: false,
  maxImageSize: 0,
  verbosity: 0,
});

/** @param {any} task @param {((share: number) => void) | undefined} onProgress */
async function read(task, onProgress) {
  const file = await task.promise;
  /** @type {string[]} */
  const lines = [];
  let empty = 0;
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number);
    const found = linesOfPage(await page.getTextContent(), page.getViewport({ scale: 1 }).transform);
    if (found.length === 0) empty++;
    for (const line of found) lines.push(line);
    page.cleanup();
    onProgress?.(number / file.numPages);
  }
  if (lines.length === 0) throw new Refused("fileScan");
  return { text: lines.join("\n"), pages: file.numPages, empty };
}

/**
 * Text that stands upright first, then what is written vertically or turned: each is laid so that its lines go to the right and follow one
 * another downwards. For vertical text that means from top to bottom, and columns from right to left.
 *
 * @param {{ items: any[], styles: Record<string, { vertical?: boolean }> }} content
 * @param {number[]} view how the file's coordinates become the page's, which go down from the top
 */
function linesOfPage({ items, styles }, view) {
  /** @type {Map<number, Piece[]>} by the angle of writing; `VERTICAL` is none */
  const ways = new Map();
  for (const { str, transform, width, height, fontName } of items) {
    if (typeof str !== "string" || str.trim() === "") continue;
    const [a, b, c, d, e, f] = transform;
    const [x, y] = [view[0] * e + view[2] * f + view[4], view[1] * e + view[3] * f + view[5]];
    const size = Math.hypot(c, d) || 1;
    const text = plain(str);
    if (styles[fontName]?.vertical) {
      put(ways, VERTICAL, { text, x: y, y: -x, width: height, size });
      continue;
    }
    const angle = Math.atan2(view[1] * a + view[3] * b, view[0] * a + view[2] * b);
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    // Degrees are near enough to tell who belongs together.
    put(ways, Math.round((angle * 180) / Math.PI) || 0, { text, x: x * cos + y * sin, y: y * cos - x * sin, width, size });
  }
  return [...ways].sort(([a], [b]) => Math.abs(a) - Math.abs(b)).flatMap(([, pieces]) => linesOfPieces(pieces));
}

const VERTICAL = 0.5;

/** @param {Map<number, Piece[]>} ways @param {number} way @param {Piece} piece */
function put(ways, way, piece) {
  const pieces = ways.get(way);
  if (pieces) pieces.push(piece);
  else ways.set(way, [piece]);
}

/** @param {unknown} error */
function reasonOf(error) {
  return /** @type {{ name?: string }} */ (error)?.name === "PasswordException" ? "fileLocked" : "fileDamaged";
}
