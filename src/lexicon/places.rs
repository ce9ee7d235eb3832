//! Where in words that no lexicon knows a character is likely to stand: 虞 begins one, 嵩 ends one, 的 is a word alone.

use super::format::{NEVER, PLACES};
use super::trie::Code;

/// The columns of the places, one after the other, as they are stored.
#[derive(Debug)]
pub struct Places(Vec<u8>);

impl Places {
    /// Takes the columns.
    pub(super) fn new(columns: &[u8]) -> Self {
        Self(columns.to_vec())
    }

    /// How much likelier a character begins an unknown word, goes on with it and ends it than it is a word alone, in steps of
    /// [`super::format::PLACE_STEPS`]; [`NEVER`] where nobody saw it.
    pub fn of(&self, code: Code) -> [i8; PLACES] {
        let characters = self.0.len() / PLACES;
        // A code that no character has is 0, the first one has 1.
        let row = usize::from(code.number()).checked_sub(1);
        let column = |it: usize| row.and_then(|row| self.0.get(it * characters + row));
        std::array::from_fn(|it| column(it).map_or(NEVER, |&byte| byte as i8))
    }
}
