// @ts-check
/**
 * Pieces of text with their places on a page → lines in the order of reading.
 *
 * A file tells where each piece stands, seldom which comes next. Pieces on one baseline make a fragment: a line of a column. Where many
 * fragments have a neighbour beyond the same gap, there is a gutter, from the line above that crosses it (a headline) to the one below:
 * what stands left of it is read before what stands right of it, and in each part the same is asked again.
 *
 *     ——— a headline over both ———
 *     first column    second column      →  headline, first column, second column
 *     goes on here    ends here
 */

/**
 * @typedef {object} Piece
 * @property {string} text
 * @property {number} x Where it begins.
 * @property {number} y Its baseline, from the top of the page.
 * @property {number} width
 * @property {number} size Of its letters.
 */

/** @typedef {{ text: string, x: number, end: number, y: number, size: number, last: Piece }} Fragment */

/**
 * @param {Piece[]} pieces
 * @returns {string[]}
 */
export function linesOfPieces(pieces) {
  const fragments = join(pieces).map((it) => ({ ...it, text: unspaced(it.text) }));
  const parts = order(fragments);
  return parts.flatMap((part, i) => (i > 0 && isOther(lowest(parts[i - 1]), highest(part)) ? ["", ...told(part)] : told(part)));
}

const highest = (/** @type {Fragment[]} */ part) => part.reduce((best, it) => (it.y < best.y ? it : best));
const lowest = (/** @type {Fragment[]} */ part) => part.reduce((best, it) => (it.y > best.y ? it : best));

/** Letters of another size are of something else: a headline, a caption. @param {Fragment} a @param {Fragment} b */
function isOther(a, b) {
  return Math.max(a.size, b.size) > 1.2 * Math.min(a.size, b.size);
}

/** Between columns there is more. In the size of the letters. */
const GAP = 0.8;

/** So many lines with a neighbour beyond make a gutter, and each side of it is so wide: a table's short cells are read by rows. */
const LINES = 2;
const WIDTH = 5;

/** The number of the strip in which a baseline lies. */
const rough = (/** @type {number} */ y) => Math.round(y / 4);

/** Puts together what follows on one baseline. @param {Piece[]} pieces @returns {Fragment[]} */
function join(pieces) {
  /** @type {Map<number, Fragment[]>} by the strip */
  const known = new Map();
  /** @type {Fragment[]} */
  const all = [];
  for (const piece of pieces.filter((it) => it.text.trim() !== "").sort((a, b) => a.x - b.x)) {
    const before = lastBefore(piece, known);
    if (before) {
      add(before, piece);
      continue;
    }
    // Bold letters are sometimes printed twice, a little apart.
    const double = (known.get(rough(piece.y)) ?? []).some((it) => isDouble(it.last, piece));
    if (double) continue;
    const fragment = { text: piece.text, x: piece.x, end: piece.x + piece.width, y: piece.y, size: piece.size, last: piece };
    all.push(fragment);
    const here = known.get(rough(piece.y));
    if (here) here.push(fragment);
    else known.set(rough(piece.y), [fragment]);
  }
  return all;
}

/** The fragment that a piece goes on with. @param {Piece} piece @param {Map<number, Fragment[]>} known */
function lastBefore(piece, known) {
  /** @type {Fragment | undefined} */
  let last;
  for (const near of [-1, 0, 1]) {
    for (const it of known.get(rough(piece.y) + near) ?? []) {
      const size = Math.min(it.size, piece.size);
      const gap = piece.x - it.end;
      if (gap >= GAP * size || gap <= -0.5 * it.size || Math.abs(it.y - piece.y) > 0.3 * size) continue;
      if (!last || it.end > last.end) last = it;
    }
  }
  return last;
}

/** @param {Fragment} fragment @param {Piece} piece */
function add(fragment, piece) {
  if (isDouble(fragment.last, piece)) return;
  const gap = piece.x - fragment.end;
  const isLatin = /[\w.,;:!?)]$/.test(fragment.text) && /^[\w(]/.test(piece.text);
  fragment.text += (gap > 0.15 * piece.size && isLatin ? " " : "") + piece.text;
  fragment.end = Math.max(fragment.end, piece.x + piece.width);
  fragment.size = Math.max(fragment.size, piece.size);
  fragment.last = piece;
}

/** @param {Piece} a @param {Piece} b */
function isDouble(a, b) {
  return a.text === b.text && Math.abs(a.x - b.x) < 0.2 * a.size && Math.abs(a.y - b.y) < 0.2 * a.size;
}

/** A line whose characters were pushed apart to fill it has a space between any two: 南 通 抢 抓 机 遇. @param {string} text */
function unspaced(text) {
  const spaced = text.match(/\p{Script=Han} (?=\p{Script=Han})/gu)?.length ?? 0;
  const close = text.match(/\p{Script=Han}(?=\p{Script=Han})/gu)?.length ?? 0;
  return spaced >= 3 && spaced > close / 2 ? text.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "") : text;
}

/**
 * The parts of a page that are read line after line, in their order.
 *
 * @param {Fragment[]} fragments
 * @returns {Fragment[][]}
 */
function order(fragments) {
  const gutter = fragments.length < 2 * LINES ? undefined : widest(fragments);
  if (!gutter) return fragments.length === 0 ? [] : [fragments];
  const { x, top, bottom } = gutter;
  const within = fragments.filter((it) => it.y > top && it.y < bottom);
  return [
    fragments.filter((it) => it.y <= top),
    within.filter((it) => middle(it) < x),
    within.filter((it) => middle(it) >= x),
    fragments.filter((it) => it.y >= bottom),
  ].flatMap(order);
}

const middle = (/** @type {Fragment} */ it) => (it.x + it.end) / 2;

/** @typedef {{ left: Fragment, right: Fragment }} Neighbours */

/**
 * The gutter that parts the most lines, and from where to where it goes. One that nothing crosses goes before others.
 *
 * @param {Fragment[]} fragments
 */
function widest(fragments) {
  const pairs = neighbours(fragments);
  /** @type {Map<number, number>} one place for all gaps that lie nearly the same */
  const places = new Map();
  for (const { left, right } of pairs) {
    const x = (left.end + right.x) / 2;
    if (!places.has(Math.round(x / 3))) places.set(Math.round(x / 3), x);
  }
  let best;
  for (const x of places.values()) {
    const beside = pairs.filter(({ left, right }) => left.end <= x && right.x >= x);
    const crossing = fragments.filter((it) => it.x < x - 1 && it.end > x + 1).map((it) => it.y).sort((a, b) => a - b);
    const borders = [-Infinity, ...crossing, Infinity];
    for (let i = 1; i < borders.length; i++) {
      const [top, bottom] = [borders[i - 1], borders[i]];
      const parted = beside.filter(({ left, right }) => left.y > top && left.y < bottom && right.y > top && right.y < bottom);
      const lines = Math.min(new Set(parted.map((it) => it.left)).size, new Set(parted.map((it) => it.right)).size);
      if (lines < LINES || !isWide(parted.map((it) => it.left)) || !isWide(parted.map((it) => it.right))) continue;
      const weight = crossing.length === 0 ? 1.5 * lines : lines;
      if (!best || weight > best.weight) best = { x, top, bottom, weight };
    }
  }
  return best;
}

/** Whether a half of the lines are wide. @param {Fragment[]} lines */
function isWide(lines) {
  const widths = lines.map((it) => (it.end - it.x) / it.size).sort((a, b) => a - b);
  return widths[widths.length >> 1] >= WIDTH;
}

/** For each fragment the next one to the right at the same height, if there is one beyond a gap. @param {Fragment[]} fragments */
function neighbours(fragments) {
  const sorted = [...fragments].sort((a, b) => a.y - b.y);
  const tallest = sorted.reduce((most, it) => Math.max(most, it.size), 0);
  /** @type {Neighbours[]} */
  const pairs = [];
  for (const [i, left] of sorted.entries()) {
    /** @type {Fragment | undefined} */
    let right;
    for (const step of [-1, 1]) {
      for (let j = i + step; j >= 0 && j < sorted.length && Math.abs(sorted[j].y - left.y) < tallest; j += step) {
        const it = sorted[j];
        if (it.x < left.end || !overlap(left, it) || (right && right.x <= it.x)) continue;
        right = it;
      }
    }
    if (right && right.x - left.end >= GAP * Math.min(left.size, right.size)) pairs.push({ left, right });
  }
  return pairs;
}

/** Whether two stand beside one another, be it on other baselines. @param {Fragment} a @param {Fragment} b */
function overlap(a, b) {
  const shared = Math.min(a.y, b.y) - Math.max(a.y - a.size, b.y - b.size);
  return shared > 0.3 * Math.min(a.size, b.size);
}

/** The lines of one part. @param {Fragment[]} part @returns {string[]} */
function told(part) {
  /** @type {Fragment[][]} */
  const rows = [];
  for (const it of [...part].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    if (row && it.y - row[0].y <= 0.5 * Math.min(row[0].size, it.size)) row.push(it);
    else rows.push([it]);
  }
  const left = Math.min(...part.map((it) => it.x));
  const steps = rows.slice(1).map((row, i) => row[0].y - rows[i][0].y).sort((a, b) => a - b);
  const step = steps[(steps.length - 1) >> 1] ?? Infinity;
  const usual = rows.map((row) => row[0].size).sort((a, b) => a - b)[rows.length >> 1];
  return rows.flatMap((row, i) => {
    row.sort((a, b) => a.x - b.x);
    const before = rows[i - 1]?.[0];
    const { size, x, y } = row[0];
    // A larger gap, and letters of another size, set lines apart.
    const apart = before && (y - before.y > 1.5 * step || isOther(before, row[0]));
    const indent = (x - left) / size;
    return [...(apart ? [""] : []), (rows.length > 2 && indent > 1.4 && indent < 2.6 && size < 1.2 * usual ? "　　" : "") + inRow(row)];
  });
}

/** @param {Fragment[]} row */
function inRow(row) {
  return row.reduce((text, it, i) => {
    if (i === 0) return it.text;
    const gap = (it.x - row[i - 1].end) / it.size;
    return text + (gap > 3 ? "\t" : gap > 0.5 && /\p{Script=Han}$/u.test(text) && /^\p{Script=Han}/u.test(it.text) ? "　" : " ") + it.text;
  }, "");
}
