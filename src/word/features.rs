//! What a character of a run is scored by: rows of weights, each with four numbers for the labels B, M, E and S.
//!
//! ```text
//! …，  彭 军 君 说 ，…       a run with two characters of context on either side
//!      └─┘                   a pair of characters speaks of four: the two, the one before, the one after
//! ```
//!
//! Rows are found by a hash without keys: two features may share one, which training has seen (Shi et al., 2009, "Hash kernels").
//! What belongs together stands together: all rows that one character gives are a block, and so are the four of a pair, so that a
//! character needs few places of the memory. The trainer reads the same rows as the reader: this file is all that they must agree on.

use super::marks::{LENGTHS, Marks};

/// A run of characters to label.
#[derive(Clone, Copy)]
pub struct Run<'r> {
    /// What stands for each of its characters, and for the [`CONTEXT`] characters before and after.
    pub symbols: &'r [u16],
    /// What the lexicon says of each of its characters.
    pub marks: &'r [Marks],
}

/// How many characters around a run are read.
pub const CONTEXT: usize = 2;

/// Which standard is followed: 0 is the one that all others are told apart from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Criterion(pub u8);

/// How many criteria a model can tell apart.
pub const CRITERIA: usize = 4;

/// Takes the rows of one character after the other.
pub trait Rows {
    /// A row of the hashed table.
    fn hashed(&mut self, row: usize);
    /// A row of the exact table.
    fn exact(&mut self, row: usize);
    /// The character has no more rows.
    fn end(&mut self);
}

/// How many characters have a block.
const CHARACTERS: usize = 2048;
/// Codes are given to characters by how many words they stand in: those below this have a block for themselves, all others share.
const COMMON: usize = CHARACTERS / 8 * 7;
/// The rows of a block: what the character says of those from two before it to two behind, what it says with the lexicon's three
/// lengths, and how the other criteria differ.
const CHARACTER_ROWS: usize = 5 + 3 * LENGTHS + (CRITERIA - 1);

/// The binary logarithm of how many blocks for pairs there are.
const PAIR_BITS: u32 = 15;
/// What a pair says of its first character, and of its second.
const PAIR_ROWS: usize = 2;

/// Where the pairs begin.
const PAIRS: usize = CHARACTERS * CHARACTER_ROWS;

/// How many rows the hashed table has.
pub const HASHED: usize = PAIRS + (PAIR_ROWS << PAIR_BITS);

/// All ways to choose three lengths.
const CUBE: usize = LENGTHS * LENGTHS * LENGTHS;

/// How many rows the exact table has: three lengths; three others; label and length of the lattice's word; three lengths for
/// every other criterion.
pub const EXACT: usize = 2 * CUBE + LABELS * LENGTHS + (CRITERIA - 1) * CUBE;

/// B, M, E, S.
pub const LABELS: usize = 4;

/// Tells `rows` the rows of every character of `run`, in their order.
#[inline(always)]
pub fn scan(run: Run<'_>, criterion: Criterion, rows: &mut impl Rows) {
    let standard = usize::from(criterion.0);
    let &[first, second, third, fourth, ..] = run.symbols else {
        return;
    };
    // What was found for one character is kept for the next.
    let mut blocks = [first, second, third, fourth].map(character);
    let mut left_pair = pair(second, third);
    let mut before = Marks::default();
    for (window, &marks) in run.symbols.windows(2 * CONTEXT + 1).zip(run.marks) {
        let &[_, left, own, right, far_right] = window else {
            return;
        };
        let [from_far_left, from_left, block, from_right] = blocks;
        let from_far_right = character(far_right);
        let right_pair = pair(own, right);
        rows.hashed(block);
        rows.hashed(from_right + 1);
        rows.hashed(from_far_right + 2);
        rows.hashed(from_left + 3);
        rows.hashed(from_far_left + 4);
        rows.hashed(right_pair);
        rows.hashed(left_pair + 1);
        blocks = [from_left, block, from_right, from_far_right];
        left_pair = right_pair;

        let [begin, end, cover] = marks.lengths();
        let [_, end_before, _] = before.lengths();
        rows.hashed(block + 5 + begin);
        rows.hashed(block + 5 + LENGTHS + end);
        rows.hashed(block + 5 + 2 * LENGTHS + cover);
        let three = (begin * LENGTHS + end) * LENGTHS + cover;
        rows.exact(three);
        rows.exact(CUBE + (begin * LENGTHS + end_before) * LENGTHS + cover);
        rows.exact(2 * CUBE + marks.label() * LENGTHS + marks.step());

        if let Some(other) = standard.checked_sub(1) {
            let other_left = left ^ (standard as u16) << 13;
            let other_own = own ^ (standard as u16) << 13;
            rows.hashed(block + 5 + 3 * LENGTHS + other);
            rows.hashed(pair(other_own, right));
            rows.hashed(pair(other_left, own) + 1);
            rows.exact(2 * CUBE + LABELS * LENGTHS + other * CUBE + three);
        }
        rows.end();
        before = marks;
    }
}

/// The block of a character, or of what stands beside a run.
#[inline(always)]
fn character(symbol: u16) -> usize {
    const SHARED_BITS: u32 = (CHARACTERS - COMMON).trailing_zeros();
    let symbol = usize::from(symbol);
    let block = if symbol < COMMON {
        symbol
    } else {
        let hash = (symbol as u32).wrapping_mul(0x9E37_79B1) >> (32 - SHARED_BITS);
        COMMON + hash as usize
    };
    block * CHARACTER_ROWS
}

/// The block of a pair.
#[inline(always)]
fn pair(first: u16, second: u16) -> usize {
    let both = u32::from(first) << 16 | u32::from(second);
    let mixed = (both ^ both >> 15).wrapping_mul(0x85EB_CA6B);
    let hash = (mixed ^ mixed >> 13).wrapping_mul(0xC2B2_AE35) >> (32 - PAIR_BITS);
    PAIRS + hash as usize * PAIR_ROWS
}
