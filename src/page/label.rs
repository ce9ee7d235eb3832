//! What a row is, as far as the model tells: where articles and paragraphs begin.

/// A label, by its number.
pub type Label = usize;

/// The first line of an article: its headline or its kicker.
pub const HEAD: Label = 0;
/// The first line of an article without a headline.
pub const BARE: Label = 1;
/// Another line before the first paragraph: 本报记者 王玮丽.
pub const FRONT: Label = 2;
/// A paragraph.
pub const BODY: Label = 3;
/// The rest of a paragraph that was cut.
pub const REST: Label = 4;
/// A line within the article that heads what follows.
pub const SECTION: Label = 5;
/// Another line within the article: a caption, a signature.
pub const INNER: Label = 6;
/// A paragraph behind a section head. What one article has had is remembered so: where there was one section head, others follow.
pub const SECTION_BODY: Label = 7;
/// A further paragraph of an article without a headline.
pub const BARE_BODY: Label = 8;

/// How many labels there are.
pub const COUNT: usize = 9;

/// Whether an article begins with it.
#[must_use]
pub fn begins(label: Label) -> bool {
    label <= BARE
}

/// Whether it is a paragraph, or the first part of one.
#[must_use]
pub fn is_body(label: Label) -> bool {
    matches!(label, BARE | BODY | SECTION_BODY | BARE_BODY)
}
