//! A piece of a text.

/// A piece of a text: bytes from `start` up to, not including, `end`, both on characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Where the piece begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
}

impl Span {
    /// The piece from `start` to `end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The piece itself; empty where the span does not lie on characters of `text`. Nothing else cuts a text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Whether `other` lies within this piece.
    #[must_use]
    pub fn holds(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// The same piece without the white space at its ends.
    #[must_use]
    pub fn trim(self, text: &str) -> Self {
        let piece = self.of(text);
        let start = self.start + piece.len() - piece.trim_start().len();
        Self {
            start,
            end: start + piece.trim().len(),
        }
    }
}
