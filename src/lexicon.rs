//! What is known of words: how frequent, what part of speech, how rare in news; and the reader's own words.
//!
//! A lexicon is made from bytes, checked once, then trusted. Words are looked up folded ([`crate::text::fold`]): 漢語 as 汉语.

pub mod format;
mod user;

use crate::error::Error;
use crate::text::Span;
use crate::word::Tag;
use format::{BLOCK, HEADER, MAGIC, RARITY_STEPS, VERSION, checksum};
use jieba_rs::Jieba;
use std::fmt::Write as _;

pub use user::{Problem, Refusal, Report, UserWords};

/// Words with what is known of them, and the words of the reader.
pub struct Lexicon {
    jieba: Jieba,
    blocks: Vec<u8>,
    frequencies: Vec<u8>,
    tags: Vec<u8>,
    rarities: Vec<u8>,
    /// For every block, where its words and its frequencies begin.
    starts: Vec<(usize, usize)>,
    /// A Bloom filter of the words that the segmenter does not see: one bit each of `1 << COMPOUND_BITS`.
    compounds: Vec<u64>,
    user: UserWords,
}

/// What the lexicon knows of a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// How often it stood in the text that the dictionary was counted from.
    pub frequency: u32,
    /// Its commonest part of speech.
    pub tag: Tag,
    /// How rare it is in news, as idf (natural logarithm); `None` where nobody counted.
    pub rarity: Option<f64>,
}

/// The rarity of a word that nobody counted: the median of the counted ones, as `jieba` has it.
pub const MEDIAN_RARITY: f64 = 11.75;

impl Lexicon {
    /// Reads the stored form that [`format`] draws.
    ///
    /// # Errors
    /// [`Error::Version`] for a lexicon of another version; [`Error::Damaged`] for any other bytes that are not a whole lexicon.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let damaged = |at: usize| Error::Damaged { at };
        if !bytes.starts_with(MAGIC) {
            return Err(damaged(0));
        }
        let number = |at: usize| {
            let four = bytes
                .get(at..at + 4)
                .and_then(|it| <[u8; 4]>::try_from(it).ok());
            four.map(u32::from_le_bytes)
                .ok_or(Error::Damaged { at: bytes.len() })
        };
        let found = number(8)?;
        if found != VERSION {
            return Err(Error::Version {
                found,
                known: VERSION,
            });
        }
        if bytes.len() < HEADER || checksum(bytes.get(16..).unwrap_or_default()) != number(12)? {
            return Err(damaged(bytes.len()));
        }
        let (count, blocks, frequencies) = (
            number(16)? as usize,
            number(20)? as usize,
            number(24)? as usize,
        );
        let mut at = HEADER;
        let mut column = |length: usize| {
            let end = at.checked_add(length).ok_or(damaged(at))?;
            let column = bytes.get(at..end).ok_or(damaged(bytes.len()))?.to_vec();
            at = end;
            Ok(column)
        };
        let (blocks, frequencies) = (column(blocks)?, column(frequencies)?);
        let (tags, rarities) = (column(count)?, column(count)?);
        if at != bytes.len() {
            return Err(damaged(at));
        }
        let mut lexicon = Self {
            jieba: Jieba::empty(),
            blocks,
            frequencies,
            tags,
            rarities,
            starts: Vec::with_capacity(count / BLOCK + 1),
            compounds: vec![0; 1 << (COMPOUND_BITS - 6)],
            user: UserWords::default(),
        };
        lexicon.read_words(count)?;
        Ok(lexicon)
    }

    /// The lexicon that native builds carry: the dictionary and idf of the published crate `jieba-rs`.
    ///
    /// # Panics
    /// Never: the build wrote what [`Lexicon::from_bytes`] reads, and a test reads it.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    #[allow(clippy::expect_used)]
    pub fn built_in() -> Self {
        Self::from_bytes(Self::built_in_bytes()).expect("the build packs a whole lexicon")
    }

    /// The stored form of [`Lexicon::built_in`]; `cargo xtask build` writes it to `pkg/lexicon`.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn built_in_bytes() -> &'static [u8] {
        include_bytes!(concat!(env!("OUT_DIR"), "/zh.lexicon"))
    }

    /// What is known of `word`, which has to be folded.
    #[must_use]
    pub fn entry(&self, word: &str) -> Option<Entry> {
        let block = self
            .starts
            .partition_point(|&(start, _)| self.stored_rest(start) <= word.as_bytes())
            .checked_sub(1)?;
        let &(mut start, mut frequency_at) = self.starts.get(block)?;
        let mut stored: Vec<u8> = Vec::new();
        for index in block * BLOCK..self.tags.len().min((block + 1) * BLOCK) {
            stored.truncate(usize::from(*self.blocks.get(start)?));
            let rest = self.stored_rest(start);
            stored.extend_from_slice(rest);
            start += 2 + rest.len();
            let frequency = self.read_frequency(&mut frequency_at)?;
            if stored == word.as_bytes() {
                let stored = *self.rarities.get(index)?;
                return Some(Entry {
                    frequency,
                    tag: Tag(*self.tags.get(index)?),
                    rarity: (stored > 0).then(|| f64::from(stored) / RARITY_STEPS),
                });
            }
        }
        None
    }

    /// Whether `parts` together may be a word that the segmenter does not see; if not, they surely are none. Nine in ten rows of
    /// words are told apart here, which is ten times as fast as [`Lexicon::entry`].
    pub(crate) fn may_be_compound<'p>(&self, parts: impl IntoIterator<Item = &'p str>) -> bool {
        let bit = compound_bit(parts);
        self.compounds
            .get(bit / 64)
            .is_some_and(|bits| bits & (1 << (bit % 64)) != 0)
    }

    /// How rare `word` (folded) is in news, as idf.
    #[must_use]
    pub fn rarity(&self, word: &str) -> f64 {
        self.entry(word)
            .and_then(|it| it.rarity)
            .unwrap_or(MEDIAN_RARITY)
    }

    /// The reader's own words.
    #[must_use]
    pub fn user(&self) -> &UserWords {
        &self.user
    }

    /// The reader's own words, to add some or to remove some.
    pub fn user_mut(&mut self) -> &mut UserWords {
        &mut self.user
    }

    /// Cuts a run of Han characters, which has to be folded, into words; what the reader removed is cut in two and more.
    pub(crate) fn cut(&self, run: &str, mut word: impl FnMut(Span)) {
        for token in self.jieba.cut(run, true) {
            let span = Span::new(token.byte_start, token.byte_end);
            if self.user.is_removed(token.word) {
                self.recut(run, span, &mut word);
            } else if token.word.contains(FUNCTION) && !self.jieba.has_word(token.word) {
                // The hidden Markov model joins what the dictionary does not know; 也|是 is not a name.
                token.word.char_indices().for_each(|(at, c)| {
                    word(Span::new(span.start + at, span.start + at + c.len_utf8()))
                });
            } else {
                word(span);
            }
        }
    }

    /// Cuts a removed word into the likeliest words that are not removed, by the dictionary's frequencies.
    fn recut(&self, run: &str, removed: Span, word: &mut impl FnMut(Span)) {
        let places: Vec<usize> = removed
            .of(run)
            .char_indices()
            .map(|(at, _)| removed.start + at)
            .chain([removed.end])
            .collect();
        // best[i] is the best way from the ith character to the end: its score, and the character where its first word ends.
        let mut best: Vec<(f64, usize)> = vec![(0.0, 0); places.len()];
        for from in (0..places.len().saturating_sub(1)).rev() {
            let mut choice = (f64::MIN, from + 1);
            for to in from + 1..places.len() {
                let (Some(&start), Some(&end), Some(&(rest, _))) =
                    (places.get(from), places.get(to), best.get(to))
                else {
                    continue;
                };
                let piece = Span::new(start, end).of(run);
                let known = self.entry(piece).filter(|_| !self.user.is_removed(piece));
                let score = match known {
                    Some(entry) => crate::rank::ln(f64::from(entry.frequency.max(1))) - WORD_COST,
                    None if to == from + 1 => -WORD_COST,
                    None => continue,
                };
                if score + rest > choice.0 {
                    choice = (score + rest, to);
                }
            }
            if let Some(slot) = best.get_mut(from) {
                *slot = choice;
            }
        }
        let mut from = 0;
        while let (Some(&start), Some(&(_, to))) = (places.get(from), best.get(from)) {
            let Some(&end) = places.get(to).filter(|_| to > from) else {
                break;
            };
            word(Span::new(start, end));
            from = to;
        }
    }

    /// Checks every word and hands it to the segmenter.
    fn read_words(&mut self, count: usize) -> Result<(), Error> {
        let damaged = |at: usize| Error::Damaged { at: HEADER + at };
        let mut dictionary = String::with_capacity(count.saturating_mul(16).min(1 << 24));
        let (mut at, mut frequency_at) = (0, 0);
        let mut stored: Vec<u8> = Vec::new();
        for index in 0..count {
            if index % BLOCK == 0 {
                self.starts.push((at, frequency_at));
            }
            let &shared = self.blocks.get(at).ok_or(damaged(at))?;
            let rest = self.stored_rest(at);
            if usize::from(shared) > stored.len()
                || (index % BLOCK == 0 && shared != 0)
                || rest.is_empty()
            {
                return Err(damaged(at));
            }
            stored.truncate(usize::from(shared));
            stored.extend_from_slice(rest);
            at += 2 + rest.len();
            let word = std::str::from_utf8(&stored).map_err(|_| damaged(at))?;
            let tag = self
                .tags
                .get(index)
                .filter(|&&it| usize::from(it) < Tag::names().len())
                .ok_or(damaged(at))?;
            let frequency = self.read_frequency(&mut frequency_at).ok_or(damaged(at))?;
            if frequency >= LEAST_FREQUENCY {
                let _ = writeln!(dictionary, "{word} {frequency} {}", Tag(*tag).name());
            } else {
                let bit = compound_bit([word]);
                if let Some(bits) = self.compounds.get_mut(bit / 64) {
                    *bits |= 1 << (bit % 64);
                }
            }
        }
        if at != self.blocks.len() || frequency_at != self.frequencies.len() {
            return Err(damaged(at));
        }
        self.jieba = Jieba::with_dict(&mut dictionary.as_bytes()).map_err(|_| damaged(0))?;
        Ok(())
    }

    /// What the word stored at `start` does not share with the one before; empty where the bytes end early.
    fn stored_rest(&self, start: usize) -> &[u8] {
        let length = self.blocks.get(start + 1).copied().unwrap_or_default();
        self.blocks
            .get(start + 2..start + 2 + usize::from(length))
            .unwrap_or_default()
    }

    fn read_frequency(&self, at: &mut usize) -> Option<u32> {
        let mut number = 0u32;
        for shift in [0, 7, 14, 21, 28] {
            let byte = *self.frequencies.get(*at)?;
            *at += 1;
            number |= u32::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }
}

/// The dictionary gives 200,000 words the frequencies 2 and 3, which nobody counted: compounds such as 民族区域. Without them the cut
/// is nearer to every standard (People's Daily 1998: F1 87.1 → 90.8); they stay in the lexicon, where keywords look for them.
const LEAST_FREQUENCY: u32 = 4;

/// Two million bits for two hundred thousand words.
const COMPOUND_BITS: u32 = 21;

/// The bit of a word in the filter: FNV-1a of its bytes, in however many parts they come.
fn compound_bit<'p>(parts: impl IntoIterator<Item = &'p str>) -> usize {
    let bytes = parts.into_iter().flat_map(str::bytes);
    let hash = bytes.fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    });
    (hash >> (64 - COMPOUND_BITS)) as usize
}

/// Characters that seldom stand in a name: a word with one of them that the dictionary does not know is none.
const FUNCTION: [char; 71] = [
    '的', '了', '是', '在', '不', '也', '都', '就', '和', '与', '及', '而', '或', '但', '被', '把',
    '将', '从', '向', '对', '为', '于', '以', '由', '到', '这', '那', '其', '之', '所', '有', '个',
    '们', '我', '你', '他', '她', '它', '又', '还', '再', '很', '最', '更', '已', '曾', '着', '过',
    '上', '地', '多', '来', '得', '出', '说', '如', '等', '要', '应', '可', '起', '前', '各', '乡',
    '里', '后', '摄', '县', '则', '才', '该',
];

/// What every word of a cut costs, near the logarithm of the dictionary's total frequency (60 million).
const WORD_COST: f64 = 17.9;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_words() {
        let lexicon = Lexicon::built_in();
        let entry = lexicon.entry("南通").unwrap();
        assert_eq!((entry.tag.name(), entry.frequency), ("nz", 508));
        assert!(
            lexicon.entry("的").is_some()
                && lexicon.entry("龟").is_some()
                && lexicon.entry("AA制").is_some()
        );
        assert!(
            lexicon.entry("").is_none()
                && lexicon.entry("彭军君").is_none()
                && lexicon.entry("\u{10FFFF}").is_none()
        );
        assert!(lexicon.rarity("的") < lexicon.rarity("南通"));
    }

    #[test]
    fn refuses_what_is_not_a_whole_lexicon() {
        let whole = Lexicon::built_in_bytes();
        let refused = |bytes: &[u8]| Lexicon::from_bytes(bytes).err().map(|it| it.code());
        for length in [0, 1, 7, 8, 11, 12, 16, 27, 28, 1000, whole.len() - 1] {
            assert_eq!(
                refused(&whole[..length]),
                Some("lexicon-damaged"),
                "cut at {length}"
            );
        }
        assert_eq!(
            refused(&[whole, &[0]].concat()),
            Some("lexicon-damaged"),
            "one byte more"
        );
        for at in [0, 12, 16, 20, 24, 28, 29, 5000, whole.len() - 1] {
            let mut changed = whole.to_vec();
            changed[at] ^= 0x10;
            assert_eq!(
                refused(&changed),
                Some("lexicon-damaged"),
                "changed at {at}"
            );
        }
        let mut newer = whole.to_vec();
        newer[8] += 1;
        assert_eq!(refused(&newer), Some("lexicon-version"));
    }

    #[test]
    fn refuses_what_contradicts_itself() {
        let mut columns = Lexicon::built_in_bytes().to_vec();
        columns[28] = 9; // the first word cannot share anything
        let sum = checksum(&columns[16..]).to_le_bytes();
        columns[12..16].copy_from_slice(&sum);
        assert!(matches!(
            Lexicon::from_bytes(&columns),
            Err(Error::Damaged { at: HEADER })
        ));
    }
}
