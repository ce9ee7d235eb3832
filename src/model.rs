//! What was learned from texts that people cut into words: how characters join to words that no lexicon knows, which words are
//! names, and what part of speech a word is.
//!
//! A model is made from bytes, checked once, then trusted. It belongs to the lexicon that it was trained with, by which its rows are
//! found, and is refused with any other. Without one everything works, less well.

pub mod format;

use crate::error::Error;
use crate::lexicon::format::checksum;
use crate::lexicon::unpack;
use crate::word::model::{BYTES, Weights};
use crate::{entity, page};
use format::{HEADER, MAGIC, MOST_BYTES, VERSION};
use std::sync::OnceLock;

/// The model that was learned from all sources: its card is `data/model/README.md`.
#[cfg(feature = "embedded")]
pub const NEWS: &[u8] = include_bytes!("../data/model/news.model");

/// The one that was learned from openly licensed sources alone.
#[cfg(feature = "embedded")]
pub const OPEN: &[u8] = include_bytes!("../data/model/open.model");

/// The weights of a model file.
#[derive(Debug)]
pub struct Model {
    /// Those of the word model.
    pub words: Weights,
    /// Those for names and parts of speech. The first words need none of them.
    entities: Later<entity::Models>,
    /// Those for pages.
    pages: Later<page::model::Weights>,
}

/// Weights as they are stored, unpacked when they are first asked for.
#[derive(Debug)]
struct Later<T> {
    packed: Vec<u8>,
    length: usize,
    read: OnceLock<Option<T>>,
}

impl<T> Later<T> {
    fn new(packed: &[u8], length: usize) -> Self {
        Self {
            packed: packed.to_vec(),
            length,
            read: OnceLock::new(),
        }
    }

    fn get(&self, read: impl FnOnce(&[u8]) -> Option<T>) -> Option<&T> {
        let unpacked = || read(&unpack(&self.packed, self.length)?);
        self.read.get_or_init(unpacked).as_ref()
    }
}

impl Model {
    /// Reads the stored form that [`format`] draws, made for the lexicon with the identity `lexicon`.
    pub(crate) fn from_bytes(bytes: &[u8], lexicon: u32) -> Result<Self, Error> {
        let damaged = |at: usize| Error::ModelDamaged { at };
        if !bytes.starts_with(MAGIC) {
            return Err(damaged(0));
        }
        let number = |at: usize| {
            let four = bytes.get(at..at + 4).and_then(|it| it.first_chunk());
            four.map(|it| u32::from_le_bytes(*it))
                .ok_or(damaged(bytes.len()))
        };
        let found = number(8)?;
        if found != VERSION {
            return Err(Error::ModelVersion {
                found,
                known: VERSION,
            });
        }
        let rest = bytes.get(16..).unwrap_or_default();
        if bytes.len() < HEADER || checksum(rest) != number(12)? {
            return Err(damaged(bytes.len()));
        }
        if number(16)? != lexicon {
            return Err(Error::ModelOfAnotherLexicon);
        }
        let [
            packed,
            words,
            packed_entities,
            entities,
            packed_pages,
            pages,
        ] = [
            number(20)?,
            number(24)?,
            number(28)?,
            number(32)?,
            number(36)?,
            number(40)?,
        ]
        .map(|it| it as usize);
        let weights = bytes.get(HEADER..).unwrap_or_default();
        let (packed, rest) = weights.split_at_checked(packed).ok_or(damaged(20))?;
        let (names, rest) = rest.split_at_checked(packed_entities).ok_or(damaged(28))?;
        if words != BYTES || rest.len() != packed_pages || entities.max(pages) > MOST_BYTES {
            return Err(damaged(20));
        }
        let words = unpack(packed, words).and_then(|it| Weights::from_bytes(&it));
        Ok(Self {
            words: words.ok_or(damaged(HEADER))?,
            entities: Later::new(names, entities),
            pages: Later::new(rest, pages),
        })
    }

    /// Those for names and parts of speech, unpacked when they are first asked for; nothing in a model that only cuts, of which the
    /// trainer makes some. The checksum vouches for them: that they are damaged is seen before.
    pub fn entities(&self) -> Option<&entity::Models> {
        self.entities.get(entity::Models::from_bytes)
    }

    /// Those for pages; see [`Model::entities`].
    pub fn pages(&self) -> Option<&page::model::Weights> {
        self.pages.get(page::model::Weights::from_bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

    fn code(bytes: &[u8]) -> &'static str {
        let read = Model::from_bytes(bytes, LEXICON.identity());
        read.map_or_else(|it| it.code(), |_| "whole")
    }

    fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
        let sum = checksum(&bytes[16..]).to_le_bytes();
        bytes[12..16].copy_from_slice(&sum);
        bytes
    }

    #[test]
    fn reads_both_models() {
        assert_eq!(code(NEWS), "whole");
        assert_eq!(code(OPEN), "whole");
        for bytes in [NEWS, OPEN] {
            let model = Model::from_bytes(bytes, LEXICON.identity()).unwrap();
            assert!(model.entities().is_some());
        }
    }

    #[test]
    fn refuses_a_model_cut_at_many_lengths() {
        for length in (0..200).chain((200..NEWS.len()).step_by(997)) {
            assert_eq!(code(&NEWS[..length]), "model-damaged", "cut at {length}");
        }
        for more in 1..5 {
            let longer = [NEWS, &vec![0; more]].concat();
            assert_eq!(code(&longer), "model-damaged", "{more} bytes more");
        }
        for other in [&b""[..], b"JIANBAOM", b"<!doctype html>", &[0; 100]] {
            assert_eq!(code(other), "model-damaged");
        }
        assert_eq!(code(Lexicon::built_in_bytes()), "model-damaged");
    }

    #[test]
    fn refuses_every_kind_of_damage() {
        for at in (0..NEWS.len()).step_by(251).chain(0..HEADER) {
            let mut damaged = NEWS.to_vec();
            damaged[at] ^= 0x55;
            let expected = match at {
                8..12 => "model-version",
                _ => "model-damaged",
            };
            assert_eq!(code(&damaged), expected, "byte {at}");
        }
    }

    /// Whoever computes the checksum anew gets an error or other weights, never a panic.
    #[test]
    fn believes_no_number_that_it_finds() {
        let mut other = NEWS.to_vec();
        other[16] ^= 1;
        assert_eq!(code(&sealed(other)), "model-version", "of another lexicon");
        for field in [20, 24, 28, 32, 36, 40] {
            for length in [0u32, 1, 1 << 24, u32::MAX] {
                let mut damaged = NEWS.to_vec();
                damaged[field..field + 4].copy_from_slice(&length.to_le_bytes());
                // Without names it is a model that only cuts.
                let expected = match (field, length) {
                    (32 | 40, 0 | 1) => "whole",
                    _ => "model-damaged",
                };
                assert_eq!(code(&sealed(damaged)), expected, "{length} at {field}");
            }
        }
        for at in (HEADER..NEWS.len()).step_by(1009) {
            let mut damaged = NEWS.to_vec();
            damaged[at] ^= 0x55;
            let read = Model::from_bytes(&sealed(damaged), LEXICON.identity());
            // Names may be missing then; nothing else happens.
            if let Ok(model) = read {
                let _ = (model.entities().is_some(), model.pages().is_some());
            }
        }
    }
}
