//! Rows with those of their weights that are not 0, for many labels: of 32 most rows have one or two. A table of them takes an eighth of
//! the memory, and so stays in a processor's nearer one.

use super::{Filled, Hits, each_row, set_bits};

/// A table of rows of `N` times eight weights, at most 32.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sparse<const N: usize> {
    filled: Filled,
    /// Those that are not empty.
    rows: Vec<Pair>,
    /// What those have that have more than two weights, one row after the other.
    more: Vec<Pair>,
}

/// A label and its weight, then another label and its weight, a byte for each; the lowest byte comes first. A row of more than two
/// weights is [`LONG_ROW`] and the place in [`Sparse::more`] where it begins, and there all of it but the last has [`GOES_ON`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Pair(u32);

const GOES_ON: u32 = 1 << 7;

const LONG_ROW: u32 = 1 << 23;

/// The weights of features, added up.
#[derive(Clone, Copy, Debug)]
pub struct Sum<const N: usize> {
    sums: [[i32; 8]; N],
}

impl<const N: usize> Sparse<N> {
    /// Reads what [`super::write`] writes; also gives what follows.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let (filled, count, rest) = Filled::read(bytes)?;
        let (mut rows, mut more) = (vec![Pair::default(); count], Vec::new());
        let rest = each_row::<N>(count, rest, |row, labels, weights| {
            let halves = set_bits(labels).zip(weights);
            let mut halves = halves.map(|(label, &weight)| label | u32::from(weight) << 8);
            let mut pair = || Pair(halves.next().unwrap_or(0) | halves.next().unwrap_or(0) << 16);
            if let Some(row) = rows.get_mut(row) {
                *row = match weights.len().div_ceil(2) {
                    0 | 1 => pair(),
                    pairs => {
                        let place = more.len() as u32;
                        more.extend((1..pairs).map(|_| Pair(pair().0 | GOES_ON)));
                        more.push(pair());
                        Pair(LONG_ROW | place)
                    }
                };
            }
        })?;
        if more.len() >= LONG_ROW as usize {
            return None;
        }
        Some((Self { filled, rows, more }, rest))
    }

    /// Keeps the feature `hash` in `hits` where its row is not empty.
    #[inline]
    pub fn look_up(&self, hash: u32, hits: &mut Hits) {
        self.filled.look_up(hash, hits);
    }

    /// Adds up the rows of the features that were kept, and forgets those.
    #[inline]
    pub fn sum(&self, hits: &mut Hits) -> Sum<N> {
        let mut sum = Sum { sums: [[0; 8]; N] };
        for &at in self.filled.rows(hits) {
            let row = self.rows.get(at as usize).copied().unwrap_or_default();
            if row.0 & LONG_ROW == 0 {
                sum.add(row);
                continue;
            }
            for &pair in self.more.iter().skip((row.0 & !LONG_ROW) as usize) {
                sum.add(pair);
                if pair.0 & GOES_ON == 0 {
                    break;
                }
            }
        }
        sum
    }
}

impl<const N: usize> Sum<N> {
    #[inline]
    fn add(&mut self, Pair(pair): Pair) {
        let sums = self.sums.as_flattened_mut();
        // The five bits of a label, without what else its byte tells.
        for half in [pair, pair >> 16] {
            if let Some(sum) = sums.get_mut((half & 31) as usize) {
                *sum += i32::from((half >> 8) as i8);
            }
        }
    }

    /// The sum for a label.
    #[inline]
    #[must_use]
    pub fn of(&self, label: usize) -> i32 {
        self.sums.as_flattened().get(label).copied().unwrap_or(0)
    }

    /// The label with the highest sum, the first of equals.
    #[inline]
    #[must_use]
    pub fn best(&self) -> usize {
        let (mut best, mut most) = (0, i32::MIN);
        for (label, &sum) in self.sums.as_flattened().iter().enumerate() {
            if sum > most {
                (best, most) = (label, sum);
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weights::{damages, write};

    #[test]
    fn sums_are_those_of_all_weights() {
        let mut weights = vec![[0i8; 32]; 1 << 10];
        weights[1][31] = -128;
        (weights[2][0], weights[2][17]) = (127, -5);
        for (at, weight) in weights[3].iter_mut().enumerate() {
            *weight = (at * 37 % 251) as i8;
        }
        for label in [4, 9, 30] {
            weights[1000][label] = 3;
        }
        let bytes = [write::<4, _>(10, &weights), vec![7]].concat();
        let (rows, rest) = Sparse::<4>::read(&bytes).unwrap();
        assert_eq!(rest, [7]);
        let mut hits = Hits::default();
        let asked = [1usize, 2, 3, 3, 5, 1000];
        for at in asked {
            rows.look_up((at as u32) << 22, &mut hits);
        }
        let sum = rows.sum(&mut hits);
        let of =
            |label: usize| -> i32 { asked.iter().map(|&at| i32::from(weights[at][label])).sum() };
        for label in 0..32 {
            assert_eq!(sum.of(label), of(label), "{label}");
        }
        let best = (0..32).max_by_key(|&it| (of(it), 32 - it)).unwrap();
        assert_eq!(sum.best(), best);
        assert_eq!(rows.sum(&mut hits).best(), 0, "forgotten");
    }

    #[test]
    fn believes_no_bytes() {
        let mut weights = vec![[0i8; 8]; 32];
        (weights[3], weights[7][2]) = ([1; 8], 5);
        let bytes = write::<1, _>(5, &weights);
        for length in 0..bytes.len() {
            assert!(Sparse::<1>::read(&bytes[..length]).is_none(), "{length}");
        }
        for damaged in damages(&bytes) {
            let Some((rows, _)) = Sparse::<1>::read(&damaged) else {
                continue;
            };
            let mut hits = Hits::default();
            (0..32).for_each(|it| rows.look_up(it << 27, &mut hits));
            let _ = rows.sum(&mut hits).best();
        }
    }
}
