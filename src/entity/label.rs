//! What a word is in a name: the first of one, further on in one, or in none.

use super::Kind;

/// A label of a word: `NONE`, or [`first`] and [`inner`] of a kind.
pub type Label = usize;

/// In no name.
pub const NONE: Label = 0;

/// How many labels there are.
pub const COUNT: usize = 7;

/// The kinds that the model tells apart.
pub const KINDS: [Kind; 3] = [Kind::Person, Kind::Place, Kind::Organization];

/// The first word of a name of the `kind`th of [`KINDS`].
#[must_use]
pub fn first(kind: usize) -> Label {
    1 + 2 * kind
}

/// A further word of such a name.
#[must_use]
pub fn inner(kind: usize) -> Label {
    2 + 2 * kind
}

/// Whether `label` is that of a further word.
#[must_use]
pub fn is_inner(label: Label) -> bool {
    label > 0 && label.is_multiple_of(2)
}

/// The kind of the name that a word of that label is in.
#[must_use]
pub fn kind(label: Label) -> Option<Kind> {
    KINDS.get(label.checked_sub(1)? / 2).copied()
}
