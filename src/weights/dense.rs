//! Rows with all their weights, for few labels: eight lie in a `u64` and are added at once, in lanes of 16 bits.

use super::{Filled, Hits, each_row, set_bits};

/// A table of rows of `N` times eight weights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dense<const N: usize> {
    filled: Filled,
    /// Those that are not empty: weights plus [`BIAS`], so that lanes have no sign.
    rows: Vec<[u64; N]>,
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

impl<const N: usize> Dense<N> {
    /// Reads what [`super::write`] writes; also gives what follows.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let (filled, count, rest) = Filled::read(bytes)?;
        let mut rows = vec![[EMPTY; N]; count];
        let rest = each_row::<N>(count, rest, |row, labels, weights| {
            let Some(row) = rows.get_mut(row) else { return };
            for (label, &weight) in set_bits(labels).zip(weights) {
                if let Some(eight) = row.get_mut(label as usize / 8) {
                    *eight ^= u64::from(weight) << (label % 8 * 8);
                }
            }
        })?;
        Some((Self { filled, rows }, rest))
    }

    /// Keeps the feature `hash` in `hits` where its row is not empty.
    #[inline]
    pub fn look_up(&self, hash: u32, hits: &mut Hits) {
        self.filled.look_up(hash, hits);
    }

    /// Adds up the rows of the features that were kept, and forgets those.
    #[inline]
    pub fn sum(&self, hits: &mut Hits) -> Sum<N> {
        let mut sum = Sum {
            even: [0; N],
            odd: [0; N],
            count: 0,
        };
        for &at in self.filled.rows(hits) {
            let Some(row) = self.rows.get(at as usize) else {
                continue;
            };
            sum.count += 1;
            for ((even, odd), eight) in sum.even.iter_mut().zip(&mut sum.odd).zip(row) {
                *even += eight & EVEN;
                *odd += eight >> 8 & EVEN;
            }
        }
        sum
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weights::{damages, write};

    #[test]
    fn lanes_add_up() {
        let mut weights = vec![[0i8; 16]; 1 << 10];
        for (at, weight) in weights[3].iter_mut().enumerate() {
            *weight = (at * 37 % 251) as i8;
        }
        weights[1000] = [-1; 16];
        let bytes = [write::<2, _>(10, &weights), vec![7]].concat();
        let (rows, rest) = Dense::<2>::read(&bytes).unwrap();
        assert_eq!(rest, [7]);
        let mut hits = Hits::default();
        for at in [3, 3, 1000, 5] {
            rows.look_up(at << 22, &mut hits);
        }
        let sum = rows.sum(&mut hits);
        for label in 0..16 {
            assert_eq!(sum.of(label), 2 * i32::from(weights[3][label]) - 1);
        }
        assert_eq!(rows.sum(&mut hits).of(3), 0, "forgotten");
    }

    #[test]
    fn believes_no_bytes() {
        let mut weights = vec![[0i8; 8]; 32];
        weights[3] = [1; 8];
        let bytes = write::<1, _>(5, &weights);
        for length in 0..bytes.len() {
            assert!(Dense::<1>::read(&bytes[..length]).is_none(), "{length}");
        }
        for damaged in damages(&bytes) {
            let _ = Dense::<1>::read(&damaged);
        }
    }
}
