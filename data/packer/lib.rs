//! The lexicon, packed from its sources by the build script, for the commands that write it and for tests. The crate `jianbao` has it as
//! a file, so that whoever uses the crate packs nothing.

/// The lexicon.
pub const ZH: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/zh.lexicon"));

/// Its words that begin with 南: one that tests can damage at every place.
pub const SMALL: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/small.lexicon"));

/// jieba's dictionary, for the oracle of a test.
pub const DICTIONARY: &[u8] = include_bytes!(env!("JIEBA_DICTIONARY"));
