//! A set of Han characters of the basic block, a bit for each.

/// Which characters of U+4E00 to U+9FFF are in it.
pub struct HanSet([u64; 0x5200 / 64]);

impl HanSet {
    /// The Han characters of `characters`.
    #[must_use]
    pub fn new(characters: &str) -> Self {
        Self::of(characters.chars())
    }

    /// The Han characters among `characters`.
    #[must_use]
    pub fn of(characters: impl Iterator<Item = char>) -> Self {
        let mut bits = [0; 0x5200 / 64];
        for c in characters {
            let (word, bit) = place(u32::from(c));
            if let Some(word) = bits.get_mut(word) {
                *word |= 1 << bit;
            }
        }
        Self(bits)
    }

    /// Whether it holds the character with that code point.
    #[inline]
    #[must_use]
    pub fn holds(&self, code: u32) -> bool {
        let (word, bit) = place(code);
        self.0.get(word).is_some_and(|it| it >> bit & 1 == 1)
    }
}

fn place(code: u32) -> (usize, u32) {
    let at = code.wrapping_sub(0x4E00);
    ((at / 64) as usize, at % 64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_it_was_made_of() {
        let set = HanSet::new("一沈a鿿");
        for (c, holds) in [
            ('一', true),
            ('沈', true),
            ('鿿', true),
            ('a', false),
            ('丁', false),
            ('𠮷', false),
        ] {
            assert_eq!(set.holds(u32::from(c)), holds, "{c}");
        }
    }
}
