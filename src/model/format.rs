//! The stored form of a model. Numbers are little-endian.
//!
//! ```text
//! magic       8 bytes   "JIANBAOM"
//! version     u32       VERSION
//! checksum    u32       FNV-1a of all that follows, as a lexicon's
//! lexicon     u32       the identity of the lexicon that it was trained with
//! packed      u32       how many bytes the DEFLATE of the word model has
//! words       u32       how many bytes it has unpacked: crate::word::model::BYTES
//! packed      u32       the same of the models of names and parts of speech
//! entities    u32       0 in a model that only cuts
//! packed      u32       the same of the model of pages
//! pages       u32       0 in a model that only cuts
//! words       DEFLATE   crate::word::model::Weights
//! entities    DEFLATE   crate::entity::Models
//! pages       DEFLATE   crate::page::model::Weights
//! ```

pub use crate::lexicon::format::checksum;

/// What the bytes of a model begin with.
pub const MAGIC: &[u8; 8] = b"JIANBAOM";

/// The version of the stored form, and of what the weights mean: it changes with the features of a model.
pub const VERSION: u32 = 3;

/// The length of what comes before the weights.
pub const HEADER: usize = 44;

/// Several times what the largest model needs.
pub(super) const MOST_BYTES: usize = 1 << 23;

/// Weights as they are stored: their DEFLATE, and how many bytes that has unpacked.
pub struct Packed {
    /// The DEFLATE.
    pub bytes: Vec<u8>,
    /// How many bytes it has unpacked.
    pub length: u32,
}

/// The stored form of a model: its words, its names and parts of speech, its pages.
#[must_use]
pub fn stored(parts: &[Packed; 3], lexicon: u32) -> Vec<u8> {
    let mut rest = lexicon.to_le_bytes().to_vec();
    for it in parts {
        rest.extend_from_slice(&(it.bytes.len() as u32).to_le_bytes());
        rest.extend_from_slice(&it.length.to_le_bytes());
    }
    for it in parts {
        rest.extend_from_slice(&it.bytes);
    }
    let mut bytes = MAGIC.to_vec();
    bytes.extend_from_slice(&VERSION.to_le_bytes());
    bytes.extend_from_slice(&checksum(&rest).to_le_bytes());
    bytes.extend_from_slice(&rest);
    bytes
}
