//! Rows of small integers that a hash finds: what a perceptron has learned, without the keys.
//!
//! Two features that share a row share it in training too, where they learn to live with each other. Most rows are empty; a bit
//! tells which. A row has a weight of one signed byte for every label; eight of them lie in a `u64` and are added at once, in lanes
//! of 16 bits. Integers only: every platform adds up the same.
//!
//! ```text
//! bits      1 byte         there are 2^bits rows
//! count     4 bytes        so many of them are not empty
//! gaps      count numbers  how many empty rows stand before each; one byte, or 255 and two bytes
//! weights   labels × count those of one label after the other, which packs better than row by row
//! ```

/// A table of rows of `N` times eight weights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows<const N: usize> {
    /// For every 32 rows which are not empty, and how many of those stand before them.
    blocks: Vec<(u32, u32)>,
    /// Those that are not empty: weights plus [`BIAS`], so that lanes have no sign.
    rows: Vec<[u64; N]>,
    shift: u32,
}

/// What a stored weight is above its value.
const BIAS: i32 = 128;

/// A row that changes nothing.
const EMPTY: u64 = 0x8080_8080_8080_8080;

/// Which bytes of a `u64` are even.
const EVEN: u64 = 0x00FF_00FF_00FF_00FF;

/// The weights of features, added up.
#[derive(Clone, Copy, Debug)]
pub struct Sum<const N: usize> {
    even: [u64; N],
    odd: [u64; N],
    /// How many were added.
    count: i32,
}

/// There are at most 2^so many rows.
const MOST_BITS: u32 = 22;

impl<const N: usize> Rows<N> {
    /// Reads what [`Rows::write`] writes; also gives what follows.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<(Self, &[u8])> {
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
        let (columns, rest) = rest.split_at_checked(count.checked_mul(8 * N)?)?;
        let mut rows = vec![[EMPTY; N]; count];
        for (label, column) in columns.chunks_exact(count.max(1)).enumerate() {
            let by = label % 8 * 8;
            for (row, &weight) in rows.iter_mut().zip(column) {
                *row.get_mut(label / 8)? ^= u64::from(weight) << by;
            }
        }
        let shift = 32 - bits;
        Some((
            Self {
                blocks,
                rows,
                shift,
            },
            rest,
        ))
    }

    /// The stored form of a table of 2^`bits` rows, of which `weights` has one after the other.
    #[must_use]
    pub fn write<const L: usize>(bits: u8, weights: &[[i8; L]]) -> Vec<u8> {
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
        for label in 0..8 * N {
            let weight = |it: &(usize, &[i8; L])| it.1.get(label).copied().unwrap_or(0) as u8;
            bytes.extend(filled.iter().map(weight));
        }
        bytes
    }

    /// Keeps the feature `hash` in `hits` where its row is not empty. Nothing is decided here: a processor that guessed would guess
    /// wrong half of the time.
    #[inline]
    pub fn look_up(&self, hash: u32, hits: &mut Hits) {
        let at = hash >> self.shift;
        let filled = self.blocks.get((at / 32) as usize).map_or(0, |it| it.0);
        if let Some(place) = hits.rows.get_mut(hits.count) {
            *place = at;
        }
        hits.count = (hits.count + (filled >> (at % 32) & 1) as usize) % MOST_HITS;
    }

    /// Adds up the rows of the features that were kept, and forgets those.
    #[inline]
    pub fn sum(&self, hits: &mut Hits) -> Sum<N> {
        // First where they stand, then what stands there: a processor waits for all of it at once, and not for one after the other.
        for at in hits.rows.iter_mut().take(hits.count) {
            let (filled, before) = self
                .blocks
                .get((*at / 32) as usize)
                .copied()
                .unwrap_or_default();
            let here = filled & !(u32::MAX << (*at % 32));
            *at = before + here.count_ones();
        }
        let mut sum = Sum::default();
        for &index in hits.rows.iter().take(hits.count) {
            let Some(row) = self.rows.get(index as usize) else {
                continue;
            };
            sum.count += 1;
            for ((even, odd), eight) in sum.even.iter_mut().zip(&mut sum.odd).zip(row) {
                *even += eight & EVEN;
                *odd += eight >> 8 & EVEN;
            }
        }
        hits.count = 0;
        sum
    }
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

impl<const N: usize> Default for Sum<N> {
    fn default() -> Self {
        Self {
            even: [0; N],
            odd: [0; N],
            count: 0,
        }
    }
}

impl<const N: usize> Sum<N> {
    /// The sum for a label.
    #[inline]
    #[must_use]
    pub fn of(&self, label: usize) -> i32 {
        let half = if label.is_multiple_of(2) {
            &self.even
        } else {
            &self.odd
        };
        let lane = half
            .get(label / 8)
            .map_or(0, |it| (it >> (label % 8 / 2 * 16) & 0xFFFF) as i32);
        lane - self.count * BIAS
    }

    /// The label with the highest sum, the first of equals.
    #[inline]
    #[must_use]
    pub fn best(&self) -> usize {
        let (mut best, mut most) = (0, 0);
        for (at, (even, odd)) in self.even.iter().zip(&self.odd).enumerate() {
            for lane in 0..4 {
                for (half, label) in [(even, 2 * lane), (odd, 2 * lane + 1)] {
                    // The sum and the label, of which the lower is better, in one number.
                    let sum = (half >> (16 * lane) & 0xFFFF) << 8 | (255 - (8 * at + label) as u64);
                    if sum > most {
                        (best, most) = (8 * at + label, sum);
                    }
                }
            }
        }
        best
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lanes_add_up() {
        let mut weights = vec![[0i8; 16]; 1 << 10];
        for (at, weight) in weights[3].iter_mut().enumerate() {
            *weight = (at * 37 % 251) as i8;
        }
        weights[1000] = [-1; 16];
        let bytes = [Rows::<2>::write(10, &weights), vec![7]].concat();
        let (rows, rest) = Rows::<2>::read(&bytes).unwrap();
        assert_eq!(rest, [7]);
        let mut hits = Hits::default();
        for at in [3, 3, 1000, 5] {
            rows.look_up(at << 22, &mut hits);
        }
        let sum = rows.sum(&mut hits);
        for label in 0..16 {
            assert_eq!(sum.of(label), 2 * i32::from(weights[3][label]) - 1);
        }
        let best = (0..16).max_by_key(|&it| (sum.of(it), 16 - it)).unwrap();
        assert_eq!(sum.best(), best);
        assert_eq!(Sum::<2>::default().best(), 0);
    }

    #[test]
    fn believes_no_bytes() {
        let mut weights = vec![[0i8; 8]; 32];
        weights[3] = [1; 8];
        let bytes = Rows::<1>::write(5, &weights);
        for length in 0..bytes.len() {
            assert!(Rows::<1>::read(&bytes[..length]).is_none(), "{length}");
        }
        for at in 0..bytes.len() {
            for value in [0, 1, 4, 31, 32, 127, 255] {
                let mut damaged = bytes.clone();
                damaged[at] = value;
                let _ = Rows::<1>::read(&damaged);
            }
        }
    }
}
