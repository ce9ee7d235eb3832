// @ts-check
// As many real texts as are asked for, all from one: its sentences in another order. No engine has then seen a text before,
// and nothing outside of the project is read.

/**
 * The sentences of `text` in the order that `number` stands for.
 * @param {string} text
 * @param {number} number
 */
export function shuffled(text, number) {
  const sentences = text.match(/[^。！？\n]*[。！？\n]+|[^。！？\n]+$/g) ?? [];
  const random = generator(number);
  for (let last = sentences.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [sentences[last], sentences[other]] = [sentences[other], sentences[last]];
  }
  return sentences.join("");
}

/**
 * So many shuffled texts that they have `bytes` bytes of UTF-8, give or take a character.
 * @param {string} text
 * @param {number} bytes
 * @param {number} number
 */
export function longer(text, bytes, number) {
  const length = Math.round((bytes / new TextEncoder().encode(text).length) * text.length);
  let long = "";
  for (let part = 0; long.length < length; part++) long += `${shuffled(text, number * 1000 + part)}\n`;
  return long.slice(0, length);
}

/** mulberry32: the same numbers between 0 and 1 for the same seed, in every engine. @param {number} seed */
function generator(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
