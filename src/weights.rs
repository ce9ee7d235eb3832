//! Rows of small integers that a hash finds: what a perceptron has learned, without the keys.
//!
//! Two features that share a row share it in training too, where they learn to live with each other. Most rows are empty; a bit
//! tells which. A row has a weight of one signed byte for every label: [`Dense`] rows keep all of them, [`Sparse`] ones those that are
//! not 0. Integers only: every platform adds up the same.
//!
//! ```text
//! bits      1 byte         there are 2^bits rows
//! count     4 bytes        so many of them are not empty
//! gaps      count numbers  how many empty rows stand before each; one byte, or 255 and two bytes
//! labels    N × count      which labels have a weight that is not 0: a bit for each, those of the first eight labels for all rows,
//!                          then those of the next eight
//! weights   one byte each  those that are not 0, row after row
//! ```

mod dense;
mod sparse;

pub use dense::Dense;
pub use sparse::Sparse;

/// Which rows are not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Filled {
    /// For every 32 rows which are, and how many of those stand before them.
    blocks: Vec<(u32, u32)>,
    shift: u32,
}

/// There are at most 2^so many rows.
const MOST_BITS: u32 = 22;

impl Filled {
    /// Reads the head of what [`write`] writes; also gives how many rows there are, and what follows.
    fn read(bytes: &[u8]) -> Option<(Self, usize, &[u8])> {
        let (&[bits, a, b, c, d], mut rest) = bytes.split_first_chunk()?;
        let bits = u32::from(bits);
        let count = u32::from_le_bytes([a, b, c, d]) as usize;
        if !(5..=MOST_BITS).contains(&bits) || count > 1 << bits || count > rest.len() {
            return None;
        }
        let mut blocks = vec![(0, 0); 1 << (bits - 5)];
        let mut at = 0;
        for _ in 0..count {
            let gap;
            (gap, rest) = number(rest)?;
            at += gap;
            let (filled, _) = blocks.get_mut(at / 32)?;
            *filled |= 1 << (at % 32);
            at += 1;
        }
        let mut before = 0;
        for (filled, sum) in &mut blocks {
            *sum = before;
            before += u32::count_ones(*filled);
        }
        let shift = 32 - bits;
        Some((Self { blocks, shift }, count, rest))
    }

    /// Keeps the feature `hash` in `hits` where its row is not empty. Nothing is decided here: a processor that guessed would guess
    /// wrong half of the time.
    #[inline]
    fn look_up(&self, hash: u32, hits: &mut Hits) {
        let at = hash >> self.shift;
        let filled = self.blocks.get((at / 32) as usize).map_or(0, |it| it.0);
        if let Some(place) = hits.rows.get_mut(hits.count) {
            *place = at;
        }
        hits.count = (hits.count + (filled >> (at % 32) & 1) as usize) % MOST_HITS;
    }

    /// Where the rows of the features that were kept stand among those that are not empty; the features are forgotten. All are found
    /// before the first is read: a processor then waits for all of them at once, and not for one after the other.
    #[inline]
    fn rows<'h>(&self, hits: &'h mut Hits) -> &'h [u32] {
        let count = std::mem::take(&mut hits.count);
        let rows = hits.rows.get_mut(..count).unwrap_or_default();
        for at in &mut *rows {
            let block = self.blocks.get((*at / 32) as usize);
            let (filled, before) = block.copied().unwrap_or_default();
            let here = filled & !(u32::MAX << (*at % 32));
            *at = before + here.count_ones();
        }
        rows
    }
}

/// The stored form of a table of 2^`bits` rows, of which `weights` has one after the other, each with `N` times eight labels or fewer.
#[must_use]
pub fn write<const N: usize, const L: usize>(bits: u8, weights: &[[i8; L]]) -> Vec<u8> {
    const { assert!(L <= 8 * N, "every label has a bit") };
    let filled: Vec<(usize, &[i8; L])> = weights
        .iter()
        .enumerate()
        .filter(|it| it.1.iter().any(|&weight| weight != 0))
        .collect();
    let mut bytes = vec![bits];
    bytes.extend((filled.len() as u32).to_le_bytes());
    let mut next = 0;
    for &(at, _) in &filled {
        let gap = at - next;
        next = at + 1;
        match u8::try_from(gap).ok().filter(|&it| it < LONG) {
            Some(gap) => bytes.push(gap),
            None => bytes.extend([LONG, gap as u8, (gap >> 8) as u8]),
        }
    }
    for eight in 0..N {
        bytes.extend(filled.iter().map(|(_, row)| {
            let labels = row.iter().skip(8 * eight).take(8);
            let bits = labels.zip(0..).map(|(&it, bit)| u8::from(it != 0) << bit);
            bits.fold(0, |all, bit| all | bit)
        }));
    }
    let weights = filled.iter().flat_map(|it| it.1);
    bytes.extend(weights.filter(|it| **it != 0).map(|&it| it as u8));
    bytes
}

/// Tells `found` the weights of `count` rows: which row, a bit for every label that has one, and they, the lowest label's first. Gives
/// what follows, or nothing where `bytes` end early.
#[inline(always)]
fn each_row<const N: usize>(
    count: usize,
    bytes: &[u8],
    mut found: impl FnMut(usize, u32, &[u8]),
) -> Option<&[u8]> {
    const { assert!(N <= 4, "the labels of a row have 32 bits") };
    let (labels, mut rest) = bytes.split_at_checked(count.checked_mul(N)?)?;
    for row in 0..count {
        let mut bits = 0;
        for eight in 0..N {
            bits |= u32::from(*labels.get(eight * count + row)?) << (8 * eight);
        }
        let weights;
        (weights, rest) = rest.split_at_checked(bits.count_ones() as usize)?;
        found(row, bits, weights);
    }
    Some(rest)
}

/// The places of the bits that are set, the lowest first.
fn set_bits(mut bits: u32) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let lowest = (bits != 0).then(|| bits.trailing_zeros());
        bits &= bits.wrapping_sub(1);
        lowest
    })
}

/// The rows of a word's features that are not empty.
#[derive(Clone, Copy, Debug)]
pub struct Hits {
    rows: [u32; MOST_HITS],
    count: usize,
}

/// No word has so many features.
const MOST_HITS: usize = 64;

impl Default for Hits {
    fn default() -> Self {
        Self {
            rows: [0; MOST_HITS],
            count: 0,
        }
    }
}

/// A gap of so many or more takes three bytes.
const LONG: u8 = 255;

/// The gap that `bytes` begin with, and what follows.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    match *bytes {
        [LONG, a, b, ref rest @ ..] => Some((usize::from(u16::from_le_bytes([a, b])), rest)),
        [LONG, ..] | [] => None,
        [gap, ref rest @ ..] => Some((usize::from(gap), rest)),
    }
}

/// The hash of a feature: its template and two things that it sees.
#[inline]
#[must_use]
pub fn hash(template: u32, a: u32, b: u32) -> u32 {
    // The products with `a` and `b` are those of all features that see them: the compiler makes them once.
    let b = b
        .wrapping_mul(0x85EB_CA6B)
        .wrapping_add(template.wrapping_mul(0x27D4_EB2F));
    let x = a.wrapping_mul(0x9E37_79B1).rotate_left(13) ^ b;
    (x ^ x >> 15).wrapping_mul(0x2C1B_3C6D)
}

/// `bytes` with one of them changed, in every place.
#[cfg(test)]
fn damages(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let values = [0, 1, 4, 31, 32, 127, 255];
    let places = (0..bytes.len()).flat_map(move |at| values.map(|value| (at, value)));
    places.map(|(at, value)| {
        let mut damaged = bytes.to_vec();
        damaged[at] = value;
        damaged
    })
}
