//! A text → how often words stand in it, or words in a row: 高质量 发展. By paragraph (their dispersion), section and article.
//!
//! A row of words ends at punctuation and with its sentence. Single words are counted as in [`frequency`]; in a row
//! numbers are words too: 2024年 以来.

use crate::corpus::{By, Choice, Corpus, Piece};
use crate::frequency::{self, Parts};
use crate::rank;
use crate::stop_words::StopSet;
use crate::text::Span;
use rustc_hash::FxHashMap;

/// What stands in a text, and how often.
#[derive(Clone, Debug, PartialEq)]
pub struct Counts {
    /// How many words the text has.
    pub total: usize,
    /// The articles or sections, where they were asked for, with how many words each has.
    pub pieces: Vec<(Piece, usize)>,
    /// Words, or words in a row; most frequent first, ties by first place.
    pub list: Vec<Ngram>,
}

/// Words in a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Ngram {
    /// As they stand at their first place.
    pub text: String,
    /// How often they stand in the text.
    pub count: usize,
    /// For every word of the text, how often that is.
    pub share: f64,
    /// The share of paragraphs in which they stand.
    pub spread: f64,
    /// Gries' DP over the paragraphs; see [`frequency`].
    pub dispersion: f64,
    /// In which of the pieces they stand, and how often.
    pub counts: Vec<(usize, usize)>,
}

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// How many words in a row, from 1 to [`LONGEST`].
    pub n: usize,
    /// The pieces of the text for which counts are told.
    pub by: Option<By>,
    /// Which of the words are told.
    pub choice: Choice,
    /// The number of the one article that is counted, as though there were no other. Where there is none of that number, the whole text is.
    pub article: Option<usize>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            n: 1,
            by: None,
            choice: Choice {
                limit: 100,
                ..Choice::default()
            },
            article: None,
        }
    }
}

/// The most words in a row.
pub const LONGEST: usize = 5;

/// Counts words, or words in a row.
#[must_use]
pub fn count(corpus: &Corpus, options: &Options) -> Counts {
    let n = options.n.clamp(1, LONGEST);
    let (pieces, piece_of) = options
        .by
        .map_or_else(Default::default, |it| corpus.pieces(it));
    let stems = options
        .choice
        .stems
        .then(|| frequency::stems(&corpus.index));
    let is_counted = |at: usize| match n {
        1 => corpus.counted(at).is_some(),
        _ => corpus.is_word(at),
    };
    let mut known: FxHashMap<[u32; LONGEST], usize> = FxHashMap::default();
    let mut grams: Vec<Gram> = Vec::new();
    let paragraphs = corpus.paragraphs_of(options.article);
    let mut parts = Parts::new(paragraphs.len());
    let mut by = Parts::new(pieces.len());
    let mut paragraph = 0;
    for sentence in corpus.within(options.article) {
        let piece = piece_of.get(sentence).copied().unwrap_or(0);
        let mut row = [u32::MAX; LONGEST];
        let mut length = 0;
        for at in corpus.words_of(sentence) {
            if !is_counted(at) {
                length = 0;
                continue;
            }
            let start = corpus.words.get(at).map_or(0, |it| it.span.start);
            while paragraphs.get(paragraph).is_some_and(|it| it.end <= start) {
                paragraph += 1;
            }
            parts.fill(paragraph, 1);
            by.fill(piece, 1);
            let number = corpus.number(at);
            let stem = stems.as_ref().and_then(|it| it.get(number).copied());
            // The oldest word of the row gives way.
            row.rotate_left(1);
            if let Some(last) = row.last_mut() {
                *last = stem.unwrap_or(number as u32);
            }
            length += 1;
            if length < n {
                continue;
            }
            let mut key = row;
            for it in key.iter_mut().take(LONGEST - n) {
                *it = u32::MAX;
            }
            let next = grams.len();
            let number = *known.entry(key).or_insert(next);
            if number == next {
                grams.push(Gram {
                    first: at + 1 - n,
                    count: 0,
                });
            }
            if let Some(gram) = grams.get_mut(number) {
                gram.count += 1;
            }
            parts.add(number, paragraph, 1);
            by.add(number, piece, 1);
        }
    }
    let stop_words = options.choice.stop_words.set();
    let total = parts.total();
    let spreads = parts.spreads();
    let mut listed: Vec<usize> = (0..grams.len())
        .filter(|&it| {
            let gram = grams.get(it);
            gram.is_some_and(|it| {
                it.count >= options.choice.least && it.stays(corpus, n, &stop_words)
            })
        })
        .collect();
    let scores: Vec<f64> = grams.iter().map(|it| it.count as f64).collect();
    rank::sort_numbers(&mut listed, &scores);
    listed.truncate(options.choice.limit);
    // For every one of them its place in the list.
    let mut counts: Vec<Vec<(usize, usize)>> = vec![Vec::new(); listed.len()];
    let mut places = vec![usize::MAX; grams.len()];
    for (place, &it) in listed.iter().enumerate() {
        if let Some(it) = places.get_mut(it) {
            *it = place;
        }
    }
    for row in by.rows().iter().filter(|_| options.by.is_some()) {
        let place = places.get(row.number);
        if let Some(it) = place.and_then(|&it| counts.get_mut(it)) {
            it.push((row.part, row.count));
        }
    }
    let list = listed.iter().zip(counts).filter_map(|(it, counts)| {
        let (gram, spread) = (grams.get(*it)?, spreads.get(*it)?);
        Some(Ngram {
            text: gram.text(corpus, n),
            count: gram.count,
            share: gram.count as f64 / total as f64,
            spread: spread.share,
            dispersion: spread.dispersion,
            counts,
        })
    });
    Counts {
        total,
        list: list.collect(),
        pieces: pieces.into_iter().zip(by.sizes().iter().copied()).collect(),
    }
}

/// Words in a row.
struct Gram {
    /// The first word at their first place.
    first: usize,
    count: usize,
}

impl Gram {
    /// Whether no stop word begins or ends it.
    fn stays(&self, corpus: &Corpus, n: usize, stop_words: &StopSet) -> bool {
        [self.first, self.first + n - 1].iter().all(|&it| {
            let form = corpus.forms.get(corpus.number(it));
            !form.is_some_and(|it| stop_words.holds(it))
        })
    }

    fn text(&self, corpus: &Corpus, n: usize) -> String {
        let span = |at: usize| corpus.words.get(at).map_or(Span::default(), |it| it.span);
        let span = Span::new(span(self.first).start, span(self.first + n - 1).end);
        span.of(corpus.text()).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;
    use crate::lexicon::Lexicon;

    fn counted(text: &str, options: &Options) -> Counts {
        let lexicon = Lexicon::built_in();
        count(
            &Corpus::read(text, &lexicon, &corpus::Options::default(), &mut |_| {}),
            options,
        )
    }

    #[track_caller]
    fn check(text: &str, n: usize, expected: &[(&str, usize)]) {
        let options = Options {
            n,
            choice: Choice {
                least: 2,
                ..Choice::default()
            },
            ..Options::default()
        };
        let found = counted(text, &options).list;
        let found: Vec<(&str, usize)> = found
            .iter()
            .map(|it| (it.text.as_str(), it.count))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn rows_end_at_punctuation() {
        let text = "加快产业发展，加快产业发展。加快产业，发展";
        check(text, 1, &[("加快", 3), ("产业", 3), ("发展", 3)]);
        check(text, 2, &[("加快产业", 3), ("产业发展", 2)]);
        check(text, 3, &[("加快产业发展", 2)]);
        check(text, 5, &[]);
        check("", 2, &[]);
        check("In New York and New York", 2, &[("New York", 2)]);
    }

    #[test]
    fn counts_by_article_and_section() {
        let options = Options {
            by: Some(By::Section),
            ..Options::default()
        };
        let text = "南通推动发展。\n南通发展很快。";
        let found = counted(text, &options);
        let words: usize = found.pieces.iter().map(|it| it.1).sum();
        assert_eq!(words, found.total);
        for it in &found.list {
            let of_pieces: usize = it.counts.iter().map(|it| it.1).sum();
            assert_eq!(of_pieces, it.count, "{}", it.text);
        }
        assert!(counted(text, &Options::default()).pieces.is_empty());
    }
}
