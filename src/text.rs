//! What is true of any text: pieces of it, classes of characters, folding, offsets for JavaScript.

mod class;
pub mod fold;
mod set;
mod span;
mod stem;
mod utf16;

pub use class::{is_han, is_line_break, is_zero_width};
pub use fold::{fold, fold_word};
pub use set::HanSet;
pub use span::Span;
pub use stem::stem;
pub use utf16::{Utf16, units};

/// The language that a text is mostly written in, as a BCP 47 tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Chinese in simplified characters: `zh-Hans`.
    Simplified,
    /// Chinese in traditional characters: `zh-Hant`.
    Traditional,
    /// English: `en`.
    English,
    /// Neither, or too little to tell: `und`.
    Unknown,
}

impl Language {
    /// Tells the language of `text` by its characters: Han or Latin, and for Han which forms outnumber the other.
    ///
    /// A Latin word of five letters weighs as much as two Han characters.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let (mut han, mut latin, mut traditional, mut simplified) =
            (0usize, 0usize, 0usize, 0usize);
        for c in text.chars() {
            if c.is_ascii_alphabetic() {
                latin += 1;
            } else if is_han(c) {
                han += 1;
                traditional += usize::from(fold::is_traditional(c));
                simplified += usize::from(fold::is_simplified(c));
            }
        }
        if han == 0 && latin == 0 {
            Self::Unknown
        } else if latin * 2 > han * 5 {
            Self::English
        } else if traditional > simplified {
            Self::Traditional
        } else {
            Self::Simplified
        }
    }

    /// The BCP 47 tag, such as `zh-Hans`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Simplified => "zh-Hans",
            Self::Traditional => "zh-Hant",
            Self::English => "en",
            Self::Unknown => "und",
        }
    }
}

/// The number of characters of `text`, white space aside.
#[must_use]
pub fn characters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_language() {
        assert_eq!(
            Language::of("今天天气很好，我们去iPhone店"),
            Language::Simplified
        );
        assert_eq!(Language::of("我們今天去圖書館讀書"), Language::Traditional);
        assert_eq!(
            Language::of("The 京 in Beijing means capital."),
            Language::English
        );
        assert_eq!(Language::of("12:30 😂"), Language::Unknown);
        assert_eq!(Language::of(""), Language::Unknown);
    }
}
