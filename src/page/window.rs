//! How alike the text before a row, the row, and the text behind it are: by the pairs of characters they share.

use super::features::LONGEST_LINE;
use super::look::{Look, PAIR_BITS};
use std::ops::Range;

/// The pairs of characters around a row, counted: those of so many rows on either side, and no more than so many pairs.
///
/// From one row to the next a window moves by a row, so that every pair comes in once on either side, however large the window is.
pub struct Window {
    rows: usize,
    most: usize,
    before: Side,
    after: Side,
    /// The product of both counts, where the second stops at [`MOST`], and the squares of both likewise.
    dot: u32,
    squares: [u32; 2],
}

/// What stands on one side: how often each pair, and where in the list of all pairs those stand that are counted.
struct Side {
    counts: Box<[u16; PAIRS]>,
    counted: Range<usize>,
}

/// There are so many pairs of characters.
const PAIRS: usize = 1 << PAIR_BITS;

/// Which of them stand in few rows: those in many say nothing.
pub type Rare = [bool; PAIRS];

impl Default for Side {
    fn default() -> Self {
        Self {
            counts: Box::new([0; PAIRS]),
            counted: 0..0,
        }
    }
}

/// What stands more often counts as often as this.
const MOST: u32 = 255;

impl Window {
    /// A window of so many rows, and at most so many pairs, on either side.
    #[must_use]
    pub fn new(rows: usize, most: usize) -> Self {
        Self {
            rows,
            most,
            before: Side::default(),
            after: Side::default(),
            dot: 0,
            squares: [0; 2],
        }
    }

    /// How many of the rare pairs of the row `at` stand before it, how many behind it, and how alike those two are: in steps.
    pub fn likeness(&mut self, looks: &[Look], all: &[u16], rare: &Rare, at: usize) -> [u32; 3] {
        let Some(here) = looks.get(at).map(|it| it.pairs.clone()) else {
            return [0; 3];
        };
        // The pairs of all rows stand one after the other.
        let first = looks
            .get(at.saturating_sub(self.rows))
            .map_or(0, |it| it.pairs.start);
        let last = looks
            .get(at + self.rows)
            .map_or(all.len(), |it| it.pairs.end);
        let before = first.max(here.start.saturating_sub(self.most))..here.start;
        let after = here.end..last.min(here.end + self.most);
        self.move_to(all, rare, before, after);
        let own = here.start..here.end.min(here.start + LONGEST_LINE as usize);
        let (mut in_before, mut in_after, mut size) = (0, 0, 0);
        each(all, rare, [own], |it| {
            size += 1;
            in_before += u32::from(self.before.counts[it] > 0);
            in_after += u32::from(self.after.counts[it] > 0);
        });
        [
            share(in_before, size),
            share(in_after, size),
            alike(self.dot, self.squares[0], self.squares[1]),
        ]
    }

    fn move_to(&mut self, all: &[u16], rare: &Rare, before: Range<usize>, after: Range<usize>) {
        let [from_before, from_after] = [&mut self.before.counts, &mut self.after.counts];
        let (out, inn) = steps(&self.before.counted, &before);
        each(all, rare, out, |it| {
            from_before[it] -= 1;
            self.squares[0] -= step(from_before[it]);
            self.dot -= u32::from(from_after[it]).min(MOST);
        });
        each(all, rare, inn, |it| {
            self.squares[0] += step(from_before[it]);
            from_before[it] += 1;
            self.dot += u32::from(from_after[it]).min(MOST);
        });
        let (out, inn) = steps(&self.after.counted, &after);
        // Where the count has stopped, one more changes nothing.
        let more = |count: u16, other: u16| u32::from(other) * u32::from(u32::from(count) < MOST);
        each(all, rare, out, |it| {
            from_after[it] -= 1;
            self.squares[1] -= step(from_after[it]);
            self.dot -= more(from_after[it], from_before[it]);
        });
        each(all, rare, inn, |it| {
            self.squares[1] += step(from_after[it]);
            self.dot += more(from_after[it], from_before[it]);
            from_after[it] += 1;
        });
        (self.before.counted, self.after.counted) = (before, after);
    }
}

/// Tells `found` the rare pairs that stand in `ranges` of `all`.
#[inline(always)]
fn each<const N: usize>(
    all: &[u16],
    rare: &Rare,
    ranges: [Range<usize>; N],
    mut found: impl FnMut(usize),
) {
    for range in ranges {
        for &pair in all.get(range).unwrap_or_default() {
            let pair = usize::from(pair) % PAIRS;
            if rare[pair] {
                found(pair);
            }
        }
    }
}

/// What leaves and what comes in where a window moves: what stands before what both have, and behind it.
fn steps(from: &Range<usize>, to: &Range<usize>) -> ([Range<usize>; 2], [Range<usize>; 2]) {
    let both = from.start.max(to.start)..from.end.min(to.end);
    if both.start >= both.end {
        return ([from.clone(), 0..0], [to.clone(), 0..0]);
    }
    let rest = |it: &Range<usize>| [it.start..both.start, both.end..it.end];
    (rest(from), rest(to))
}

/// By how much the square of a count grows with one more.
#[inline(always)]
fn step(count: u16) -> u32 {
    let square = |it: u32| it * it.min(MOST);
    square(u32::from(count) + 1) - square(u32::from(count))
}

/// Tells what one row shares with another.
#[derive(Default)]
pub struct Marks {
    /// For every pair the number of the last mark that was set.
    marks: Vec<u32>,
    last: u32,
}

impl Marks {
    /// How much of the shorter of two rows both have, in steps.
    pub fn shared(&mut self, a: &[u16], b: &[u16]) -> u32 {
        if self.last == u32::MAX || self.marks.is_empty() {
            self.last = 0;
            self.marks = vec![0; PAIRS];
        }
        self.last += 1;
        for &it in a {
            if let Some(mark) = self.marks.get_mut(usize::from(it)) {
                *mark = self.last;
            }
        }
        let is_marked = |it: &&u16| self.marks.get(usize::from(**it)) == Some(&self.last);
        let both = b.iter().filter(is_marked).count();
        share(both as u32, a.len().min(b.len()) as u32)
    }
}

/// Reads which pairs of characters are rare on a page.
pub fn rare(looks: &[Look], pairs: &[u16]) -> Box<Rare> {
    let often = (looks.len() / 8).clamp(4, usize::from(u16::MAX) - 1);
    let mut rare = Box::new([false; PAIRS]);
    for (rare, rows) in rare.iter_mut().zip(rows_of(looks, pairs)) {
        *rare = usize::from(rows) <= often;
    }
    rare
}

/// In how many rows each pair of characters stands.
fn rows_of(looks: &[Look], pairs: &[u16]) -> Vec<u16> {
    let mut counts = vec![0u16; PAIRS];
    let mut last = vec![u32::MAX; PAIRS];
    for (row, look) in looks.iter().enumerate() {
        for &pair in pairs.get(look.pairs.clone()).unwrap_or_default() {
            if let (Some(count), Some(last)) = (
                counts.get_mut(usize::from(pair)),
                last.get_mut(usize::from(pair)),
            ) {
                *count = count.saturating_add(u16::from(*last != row as u32));
                *last = row as u32;
            }
        }
    }
    counts
}

/// A share in steps; 0 where there is nothing to share.
pub fn share(part: u32, whole: u32) -> u32 {
    if whole == 0 {
        return 0;
    }
    1 + [2, 10, 20, 30, 45, 60, 80]
        .iter()
        .take_while(|&&it| part * 100 > it * whole)
        .count() as u32
}

/// The cosine of two counts in steps, by its square.
fn alike(dot: u32, a: u32, b: u32) -> u32 {
    if a == 0 || b == 0 {
        return 0;
    }
    let square = u64::from(dot) * u64::from(dot) * 1000;
    let sizes = u64::from(a) * u64::from(b);
    1 + [1, 3, 6, 12, 25, 50, 100, 200]
        .iter()
        .take_while(|&&it| square > it * sizes)
        .count() as u32
}
