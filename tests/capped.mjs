// The package's program with less memory than it may ask for elsewhere, so that a test runs out of it.

/**
 * The program with at most so many pages of memory, each of 64 KB.
 *
 * @param {Uint8Array} wasm
 * @param {number} pages
 */
export function capped(wasm, pages) {
  const out = [...wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length; ) {
    const start = at;
    const id = wasm[at++];
    const size = number();
    const end = at + size;
    if (id === MEMORIES) {
      const count = number();
      const flags = number();
      const least = number();
      if (count !== 1 || flags > 1) throw new Error("the program has another memory than this knows");
      const section = [...written(1), 1, ...written(least), ...written(pages)];
      out.push(id, ...written(section.length), ...section);
    } else {
      for (let i = start; i < end; i++) out.push(wasm[i]);
    }
    at = end;

    function number() {
      for (let value = 0, shift = 0; ; shift += 7) {
        const byte = wasm[at++];
        value += (byte & 127) * 2 ** shift;
        if (byte < 128) return value;
      }
    }
  }
  return new Uint8Array(out);
}

/** The section of a program that tells of its memory. */
const MEMORIES = 5;

/** A number as programs have it. @param {number} value */
function written(value) {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  return [...bytes, value];
}
