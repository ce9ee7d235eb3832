//! Words that say nothing of what a text is about: 的, 而且, the. Two lists, written for this project, in `data/stop-words/`.

use crate::text::fold_word;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// The Chinese list, in simplified characters; traditional ones fold to them. White space lies between the words.
pub const CHINESE: &str = include_str!("../data/stop-words/zh.txt");

/// The English list.
pub const ENGLISH: &str = include_str!("../data/stop-words/en.txt");

/// Which words are left out of counts and keywords.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum StopWords {
    /// Those of the two built-in lists.
    #[default]
    BuiltIn,
    /// None.
    Off,
    /// These instead.
    These(Vec<String>),
}

impl StopWords {
    /// The list made ready to be asked.
    #[must_use]
    pub fn set(&self) -> StopSet {
        match self {
            Self::BuiltIn => StopSet {
                own: None,
                built_in: Some(&BUILT_IN),
            },
            Self::Off => StopSet {
                own: None,
                built_in: None,
            },
            Self::These(words) => StopSet {
                own: Some(words.iter().map(|it| fold_word(it.trim())).collect()),
                built_in: None,
            },
        }
    }
}

/// A list of stop words that can be asked for a word.
pub struct StopSet {
    own: Option<FxHashSet<String>>,
    built_in: Option<&'static FxHashSet<String>>,
}

impl StopSet {
    /// Whether `word`, which has to be folded ([`fold_word`]), is left out.
    #[must_use]
    pub fn holds(&self, word: &str) -> bool {
        self.own
            .as_ref()
            .or(self.built_in)
            .is_some_and(|it| it.contains(word))
    }
}

static BUILT_IN: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    CHINESE
        .split_whitespace()
        .map(fold_word)
        .chain(
            ENGLISH
                .split_whitespace()
                .flat_map(|it| [it.to_owned(), it.replace('\'', "’")]),
        )
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_switched_by_one_option() {
        let built_in = StopWords::BuiltIn.set();
        assert!(
            built_in.holds("的")
                && built_in.holds("the")
                && built_in.holds("don’t")
                && !built_in.holds("南通")
        );
        assert!(built_in.holds(&fold_word("還有")));
        assert!(!StopWords::Off.set().holds("的"));
        let own = StopWords::These(vec!["南通".into(), "The".into()]).set();
        assert!(own.holds("南通") && own.holds("the") && !own.holds("的"));
    }
}
