//! Terms of several words, and words that no lexicon has, from one text: 长江口产业创新协同区.
//!
//! What stands twice, begins and ends where words do, and is no mere part of a longer one that stands as often.

use crate::keyword::Candidate;
use crate::keyword::judge::{Judge, Judged};
use crate::rank;
use crate::term::{Atom, Class, Read, Term, Terms, spans};
use crate::text::{Span, fold_word};
use crate::word::Word;
use rustc_hash::FxHashMap;

/// A term of several words, or a new word.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    /// The term as the text writes it first.
    pub text: String,
    /// How often it stands in the text.
    pub count: usize,
    /// Where it stands, in the order of the text.
    pub places: Vec<Span>,
    /// Whether the lexicon has it as one word.
    pub known: bool,
    /// What the phrases are sorted by.
    pub score: f64,
}

/// How many phrases are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The most phrases.
    pub limit: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { limit: 200 }
    }
}

/// The phrases of a text, best first, from its terms as `judge` judged them.
#[must_use]
pub fn find(judge: &Judge<'_>, judged: &Judged<'_>, options: &Options) -> Vec<Phrase> {
    let (read, terms) = (judge.read, judge.terms);
    let found: Vec<&Candidate<'_>> = judged
        .of_text
        .iter()
        .filter(|it| is_phrase(it.term, terms, read))
        .collect();
    let scores: Vec<f64> = found.iter().map(|it| it.score).collect();
    let mut order: Vec<usize> = (0..found.len()).collect();
    rank::sort_numbers(&mut order, &scores);
    let mut phrases: Vec<Phrase> = Vec::new();
    // What is cut otherwise here and there is one phrase: 连城县, 连城|县.
    let mut forms: FxHashMap<String, usize> = FxHashMap::default();
    for candidate in order.into_iter().filter_map(|it| found.get(it)) {
        let term = candidate.term;
        let places = spans(read.words, terms.places(term), term.length);
        let text = places.first().map_or("", |it| it.of(read.text));
        let next = phrases.len();
        let number = *forms.entry(fold_word(text)).or_insert(next);
        if let Some(same) = phrases.get_mut(number) {
            same.places = rank::merged(&same.places, &places, |it| it.start);
            same.places.dedup_by(|b, a| a.end > b.start);
            same.count = same.places.len();
        } else if next < options.limit {
            phrases.push(Phrase {
                text: text.to_owned(),
                count: places.len(),
                places,
                known: judge.knows(term),
                score: 100.0 * rank::logistic(candidate.score),
            });
        }
    }
    phrases.retain(|it| it.count > 1);
    phrases
}

/// `words` with every place of a phrase as one word; of phrases that overlap the longer one, of two as long the first.
#[must_use]
pub fn joined(words: &[Word], phrases: &[Phrase]) -> Vec<Word> {
    let mut places: Vec<Span> = phrases.iter().flat_map(|it| &it.places).copied().collect();
    places.sort_unstable();
    let mut places = places.into_iter().peekable();
    let mut all: Vec<Word> = Vec::with_capacity(words.len());
    let mut end = 0;
    for word in words {
        while places.next_if(|it| it.start < word.span.start).is_some() {}
        // The longest that begin here come last.
        let mut place = None;
        while let Some(it) = places.next_if(|it| it.start == word.span.start) {
            place = Some(it);
        }
        let last = all.last_mut().filter(|_| word.span.end <= end);
        match (last, place) {
            (Some(phrase), _) if word.span.start < end => {
                phrase.span.end = word.span.end;
                phrase.tag = word.tag;
                phrase.entry = None;
            }
            (_, Some(place)) => {
                end = place.end;
                all.push(*word);
            }
            _ => all.push(*word),
        }
    }
    all
}

/// Whether a term that stands in the text is a phrase.
fn is_phrase(term: &Term, terms: &Terms, read: &Read<'_>) -> bool {
    let words = terms.words(term);
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    // What stands in a longer one nearly as often is part of it; what a single character begins or ends is so sooner: 区|建设.
    let is_single = |it: &Atom| {
        let word = read.index.words.get(it.number as usize);
        word.is_some_and(|it| it.folded.chars().nth(1).is_none())
    };
    let share = term.longer as f64 / term.count() as f64;
    let most = NEARLY[usize::from(term.length > 1 && (is_single(first) || is_single(last)))];
    if term.count() < 2 || share >= most {
        return false;
    }
    if term.length == 1 {
        let word = read.index.words.get(first.number as usize);
        return word
            .is_some_and(|it| it.folded.chars().nth(2).is_some() && first.class != Class::Latin);
    }
    if term.is_quoted {
        return true;
    }
    !matches!(first.class, Class::Adverb | Class::Direction)
        && !matches!(
            last.class,
            Class::Adverb | Class::Direction | Class::Time | Class::Morpheme | Class::Attributive
        )
}

/// A part that stands in a longer term in this share of its places is only its part.
const NEARLY: [f64; 2] = [0.92, 0.6];

#[cfg(test)]
mod tests {
    use crate::analysis::{Options, analyze};
    use crate::lexicon::Lexicon;

    fn phrases(text: &str) -> Vec<String> {
        let analysis = analyze(text, &Lexicon::built_in(), &Options::default());
        for it in &analysis.phrases {
            assert_eq!(it.places.len(), it.count);
        }
        analysis.phrases.into_iter().map(|it| it.text).collect()
    }

    const PORT: &str = "智慧渔港开港了。记者在智慧渔港看到，渔船进了智慧渔港。";

    #[test]
    fn what_stands_twice_is_a_phrase() {
        assert_eq!(phrases(PORT), ["智慧渔港"]);
        assert!(phrases("智慧渔港开港了。").is_empty());
    }

    #[test]
    fn a_mere_part_is_none() {
        let found = phrases("海洋牧场示范项目启动。海洋牧场示范项目在南通。海洋牧场示范项目很大。");
        assert!(found.contains(&"海洋牧场示范项目".to_owned()), "{found:?}");
        assert!(!found.contains(&"海洋牧场示范".to_owned()), "{found:?}");
    }

    #[test]
    fn a_quotation_is_a_phrase_whatever_its_words() {
        assert!(phrases("做“中之人”很累。“中之人”是一种工作。").contains(&"中之人".to_owned()));
    }

    #[test]
    fn phrases_count_as_one_word_where_that_is_asked() {
        let mut asked = Options::default();
        let counts = |asked: &Options| {
            let analysis = analyze(PORT, &Lexicon::built_in(), asked);
            let counts = analysis
                .frequencies
                .into_iter()
                .map(|it| (it.text, it.count));
            counts.collect::<std::collections::HashMap<_, _>>()
        };
        let before = counts(&asked);
        assert_eq!(
            (before.get("渔港"), before.get("智慧渔港")),
            (Some(&3), None)
        );
        asked.frequencies.phrases = true;
        let after = counts(&asked);
        assert_eq!((after.get("渔港"), after.get("智慧渔港")), (None, Some(&3)));
        assert_eq!(after.get("渔船"), before.get("渔船"));
    }

    #[test]
    fn no_more_than_asked() {
        let mut asked = Options::default();
        asked.phrases.limit = 0;
        assert!(
            analyze(PORT, &Lexicon::built_in(), &asked)
                .phrases
                .is_empty()
        );
    }
}
