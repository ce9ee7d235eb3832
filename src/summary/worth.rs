//! What a word is worth in a summary, and which sentences make none.

use crate::rank::ln;

/// What tells whether a word belongs into a summary.
pub struct Features {
    /// The number of the first sentence of running text that it stands in, from 0.
    pub first: usize,
    pub in_first_paragraph: bool,
    pub in_title: bool,
    pub count: usize,
    pub rarity: f64,
    pub is_function: bool,
    pub is_asked: bool,
}

impl Features {
    /// The weights were set on `newsbench` and `xinhua` (development halves).
    pub fn worth(&self) -> f64 {
        let position = if self.first == usize::MAX {
            0.0
        } else {
            1.0 / (1.0 + self.first as f64)
        };
        let frequency = ln(1.0 + self.count as f64) * self.rarity / 10.0;
        let mut worth = 0.05
            + 0.45 * position
            + 0.12 * f64::from(u8::from(self.in_first_paragraph))
            + 0.15 * frequency;
        if self.in_title {
            worth += 0.15;
        }
        if self.is_function {
            worth *= 0.5;
        }
        // What the reader asks about comes before all else, in whatever sentence it stands.
        if self.is_asked { worth + 50.0 } else { worth }
    }
}

/// Whether every “ and （ of a sentence is closed in it: half a quotation tells nothing.
pub fn is_balanced(sentence: &str) -> bool {
    let count = |marks: [char; 2]| sentence.chars().filter(|c| marks.contains(c)).count();
    count(['“', '「']) == count(['”', '」']) && count(['（', '(']) == count(['）', ')'])
}
