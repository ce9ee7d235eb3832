//! Frequent words that are what they are wherever they stand: 的 is never part of a name, and always a particle. What was always so
//! in training is looked up, which takes a tenth of the time that scoring takes; more than half of all words are of this kind.
//!
//! ```text
//! count   u32             how many words
//! forms   3 × count       the upper 24 bits of `Look::form`, rising: all high bytes, all middle ones, all low ones
//! facts   count           NO_NAME, + 1 and the place in `tagger::TAGS` of its only part of speech, or + 0
//! ```

use super::look::Look;

/// What is known of some words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// A form's upper 24 bits and its facts, at the place that the form says or in the next free one; 0 is a free place.
    slots: Vec<u32>,
}

/// The fact that a word was never part of a name.
pub const NO_NAME: u8 = 128;

/// There are at most so many words.
pub const MOST: usize = 8192;

const SLOTS: usize = 2 * MOST;

impl Settled {
    /// Reads what [`Settled::write`] writes; also gives what follows.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let (count, rest) = bytes.split_first_chunk()?;
        let count = u32::from_le_bytes(*count) as usize;
        if count > MOST {
            return None;
        }
        let (high, rest) = rest.split_at_checked(count)?;
        let (middle, rest) = rest.split_at_checked(count)?;
        let (low, rest) = rest.split_at_checked(count)?;
        let (facts, rest) = rest.split_at_checked(count)?;
        let mut settled = Self {
            slots: vec![0; SLOTS],
        };
        for (((high, middle), low), facts) in high.iter().zip(middle).zip(low).zip(facts) {
            let slot = u32::from_be_bytes([*high, *middle, *low, *facts]);
            let free = places(slot).find(|&at| settled.slots.get(at) == Some(&0))?;
            *settled.slots.get_mut(free)? = slot;
        }
        Some((settled, rest))
    }

    /// The stored form of words with their facts, which are not 0.
    #[must_use]
    pub fn write(words: &[(u32, u8)]) -> Vec<u8> {
        let mut words: Vec<(u32, u8)> = words.iter().map(|it| (it.0 >> 8, it.1)).collect();
        words.sort_unstable();
        words.dedup_by_key(|it| it.0);
        let mut bytes = (words.len() as u32).to_le_bytes().to_vec();
        for by in [16, 8, 0] {
            bytes.extend(words.iter().map(|it| (it.0 >> by) as u8));
        }
        bytes.extend(words.iter().map(|it| it.1));
        bytes
    }

    /// What is known of a word: 0 where it is nothing.
    #[inline]
    fn facts(&self, look: &Look) -> u8 {
        for at in places(look.form) {
            match self.slots.get(at) {
                Some(&slot) if slot != 0 => {
                    if (slot ^ look.form) >> 8 == 0 {
                        return slot as u8;
                    }
                }
                _ => break,
            }
        }
        0
    }

    /// Whether a word is never part of a name.
    #[inline]
    #[must_use]
    pub fn is_no_name(&self, look: &Look) -> bool {
        self.facts(look) & NO_NAME != 0
    }

    /// The place in `tagger::TAGS` of a word's only part of speech.
    #[inline]
    #[must_use]
    pub fn tag(&self, look: &Look) -> Option<usize> {
        usize::from(self.facts(look) & !NO_NAME).checked_sub(1)
    }
}

/// Where a form may stand.
#[inline]
fn places(form: u32) -> impl Iterator<Item = usize> {
    let first = ((form >> 8).wrapping_mul(0x9E37_79B1) >> 18) as usize;
    (0..SLOTS).map(move |step| (first + step) % SLOTS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(form: u32) -> Look {
        Look {
            form,
            ..Look::default()
        }
    }

    #[test]
    fn tells_what_it_was_told() {
        let words: Vec<(u32, u8)> = (1..3000u32)
            .map(|it| (it.wrapping_mul(0x1234_5677), (it % 32 + 1) as u8 | NO_NAME))
            .collect();
        let bytes = [Settled::write(&words), vec![7]].concat();
        let (settled, rest) = Settled::read(&bytes).unwrap();
        assert_eq!(rest, [7]);
        for (form, facts) in words {
            assert_eq!(settled.tag(&look(form)), Some(usize::from(facts & 127) - 1));
            assert!(settled.is_no_name(&look(form)));
        }
        assert_eq!(settled.tag(&look(5)), None);
        for length in 0..bytes.len() - 1 {
            assert_eq!(Settled::read(&bytes[..length]), None, "{length}");
        }
        assert_eq!(Settled::read(&[255; 100]), None);
    }
}
