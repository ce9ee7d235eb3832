//! Counted words → the few that matter: the more often and the rarer elsewhere, the better; and why.

use crate::frequency::Index;
use crate::lexicon::Lexicon;
use crate::rank;
use crate::stop_words::StopSet;
use crate::text::Span;
use crate::word::Tag;

/// A word that says what a text is about, with the reasons.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyword {
    /// The word as the text writes it.
    pub text: String,
    /// Its part of speech.
    pub tag: Tag,
    /// Its share of the words times its rarity, times a weight for its kind.
    pub score: f64,
    /// How often it stands in the text.
    pub count: usize,
    /// How rare it is in news, as idf.
    pub rarity: f64,
    /// Where it stands, in the order of the text; the first place is a reason too.
    pub places: Vec<Span>,
}

/// How many keywords are chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The most keywords.
    pub limit: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { limit: 20 }
    }
}

/// Chooses keywords, best first; ties by first place.
#[must_use]
pub fn choose(index: &Index, lexicon: &Lexicon, stop_words: &StopSet, options: &Options) -> Vec<Keyword> {
    let is_candidate = |tag: Tag, folded: &str| {
        tag.is_content() && folded.chars().nth(1).is_some() && !stop_words.holds(folded) && folded.chars().any(char::is_alphabetic)
    };
    let mut scored: Vec<(f64, f64, usize)> = Vec::new();
    for (number, word) in index.words.iter().enumerate().filter(|(_, it)| is_candidate(it.tag, &it.folded)) {
        let rarity = lexicon.rarity(&word.folded);
        let length = word.folded.chars().count();
        let score = word.count as f64 / index.total as f64 * rarity * weight(word.tag, length);
        scored.push((score, rarity, number));
    }
    rank::sort_by_score(&mut scored, |it| it.0);
    let keyword = |(score, rarity, number): (f64, f64, usize)| {
        let word = index.words.get(number)?;
        Some(Keyword { text: word.text.clone(), tag: word.tag, score: 100.0 * score, count: word.count, rarity, places: word.places.clone() })
    };
    scored.into_iter().take(options.limit).filter_map(keyword).collect()
}

/// Names and nouns say what a text is about, verbs and adjectives what happens in any text.
fn weight(tag: Tag, _length: usize) -> f64 {
    match tag.name() {
        "v" | "vi" | "a" | "z" | "b" | "l" | "i" | "s" => 0.6,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frequency;
    use crate::stop_words::StopWords;
    use crate::word::{Names, segment};

    #[test]
    fn rare_and_frequent_words_come_first() {
        let text = "南通的港口和南通的企业。企业与港口，都在1998年的南通。";
        let lexicon = Lexicon::built_in();
        let words = segment(text, &lexicon, Names::Whole, &mut |_| {});
        let index = frequency::index(text, &words, &[Span::new(0, text.len())]);
        let keywords = choose(&index, &lexicon, &StopWords::BuiltIn.set(), &Options { limit: 2 });
        assert_eq!(keywords.iter().map(|it| (it.text.as_str(), it.count)).collect::<Vec<_>>(), [("南通", 3), ("港口", 2)]);
        assert_eq!(keywords[0].places.len(), 3);
    }
}
