//! The stored form of a lexicon: words in order, each stored as what it does not share with the one before, and their
//! facts in columns. All numbers are little-endian.
//!
//! ```text
//! magic        8 bytes   "JIANBAO\n"
//! version      u32       VERSION
//! checksum     u32       FNV-1a of all that follows
//! words        u32       how many
//! blocks       u32       how many bytes the words take
//! frequencies  u32       how many bytes the frequencies take
//! words        for each: shared u8, rest u8, rest bytes; every BLOCK words `shared` is 0
//! frequencies  for each: a LEB128 number
//! tags         for each: u8, a number of `Tag`
//! rarities     for each: u8, idf * RARITY_STEPS rounded; 0 where it is not known
//! ```
//!
//! 南通 after 南迁 shares the three bytes of 南: `03 03 E9 80 9A`; frequency 508 is `FC 03`; tag `nz` is `06`.
//!
//! This file is also compiled into the build script, which writes what the library reads.

/// What the bytes of a lexicon begin with.
pub const MAGIC: &[u8; 8] = b"JIANBAO\n";

/// The version of the stored form. A lexicon of another version is refused: pages ship code and lexicon together.
pub const VERSION: u32 = 1;

/// Every so many words one is stored whole, so that a word is found without reading all before it.
pub const BLOCK: usize = 16;

/// Steps of the stored rarity for one unit of idf.
pub const RARITY_STEPS: f64 = 16.0;

/// The length of what comes before the words.
pub const HEADER: usize = 28;

/// FNV-1a, 32 bits, over words of four bytes: it tells every change of a single byte.
pub fn checksum(bytes: &[u8]) -> u32 {
    let mut sum: u32 = 0x811C_9DC5;
    for four in bytes.chunks(4) {
        let mut word = [0; 4];
        for (to, from) in word.iter_mut().zip(four) {
            *to = *from;
        }
        sum = (sum ^ u32::from_le_bytes(word)).wrapping_mul(0x0100_0193);
    }
    sum
}
