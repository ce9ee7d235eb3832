//! Judges terms by the weights of their features.

use super::choice::Candidate;
use super::features::{GROUPS, Group, Known, of_places, of_term};
use super::stats::Stats;
use super::weights::Weights;
use crate::lexicon::Lexicon;
use crate::page::Kind;
use crate::sentence::Sentence;
use crate::term::{Read, Term, Terms};
use std::ops::Range;

/// An article, or the whole text, as its terms see it: from which sentence and word to which.
#[derive(Clone, Debug)]
pub struct Scope {
    /// The numbers of its sentences.
    pub sentences: Range<usize>,
    /// The numbers of its words.
    pub words: Range<usize>,
}

/// The judged terms of a text.
pub struct Judged<'t> {
    /// All of them.
    pub of_text: Vec<Candidate<'t>>,
    /// Those of every article; of a text of one article none beside those of the text.
    pub of_articles: Vec<Vec<Candidate<'t>>>,
}

/// Judges the terms of a text.
pub struct Judge<'j> {
    /// The text.
    pub read: &'j Read<'j>,
    /// Its terms.
    pub terms: &'j Terms,
    /// Its articles.
    pub articles: Vec<Scope>,
    /// All of it.
    pub whole: Scope,
    known: Known<'j>,
    weights: &'j Weights,
    /// For every sentence whether it ends without a full stop: a headline that nobody set apart.
    pub(super) is_open: Vec<bool>,
}

impl<'j> Judge<'j> {
    /// Looks at a text once.
    #[must_use]
    pub fn new(read: &'j Read<'j>, terms: &'j Terms, lexicon: &'j Lexicon) -> Self {
        Self::with(Weights::built_in(), read, terms, lexicon)
    }

    /// The same with other weights.
    #[must_use]
    pub fn with(
        weights: &'j Weights,
        read: &'j Read<'j>,
        terms: &'j Terms,
        lexicon: &'j Lexicon,
    ) -> Self {
        Self {
            articles: articles(read),
            whole: Scope {
                sentences: 0..read.sentences.len(),
                words: 0..read.words.len(),
            },
            known: Known::new(read, lexicon),
            weights,
            is_open: read
                .sentences
                .iter()
                .map(|it| is_open(it, read.text))
                .collect(),
            read,
            terms,
        }
    }

    /// Whether the lexicon has `term` as one word.
    #[must_use]
    pub fn knows(&self, term: &Term) -> bool {
        match self.terms.words(term) {
            [word] => {
                let word = self.read.index.words.get(word.number as usize);
                word.is_some_and(|it| it.entry.is_some())
            }
            words => self.known.is_compound(words),
        }
    }

    /// Judges every term in the whole text and, where there are several, in every article that has it.
    #[must_use]
    pub fn judged(&self) -> Judged<'j> {
        let mut judged = Judged {
            of_text: Vec::with_capacity(self.terms.list.len()),
            of_articles: self.articles.iter().map(|_| Vec::new()).collect(),
        };
        let mut places: Vec<(usize, Stats)> = Vec::new();
        for term in &self.terms.list {
            places.clear();
            self.stats(term, |number, stats| places.push((number, stats)));
            let all = places.iter().map(|it| it.1).reduce(Stats::and);
            let Some(total) = all else { continue };
            let mut sums = [0.0; GROUPS];
            let shape = of_term(term, &total, self.terms, &self.known, |group, it, value| {
                self.add(&mut sums, group, it, value);
            });
            let Some(shape) = shape else { continue };
            let candidate = |stats: &Stats, scope: &Scope| {
                let mut groups = sums;
                of_places(term, shape, stats, scope, |group, it, value| {
                    self.add(&mut groups, group, it, value);
                });
                Candidate {
                    term,
                    score: self.weights.bias + groups.iter().sum::<f64>(),
                    groups,
                }
            };
            judged.of_text.push(candidate(&total, &self.whole));
            if self.articles.len() == 1 {
                continue;
            }
            for (number, stats) in &places {
                let article = self.articles.get(*number);
                let of = judged.of_articles.get_mut(*number);
                if let (Some(scope), Some(of)) = (article, of) {
                    of.push(candidate(stats, scope));
                }
            }
        }
        judged
    }

    fn add(&self, sums: &mut [f64; GROUPS], group: Group, feature: usize, value: f64) {
        if let Some(sum) = sums.get_mut(group as usize) {
            *sum += self.weights.of(feature) * value;
        }
    }

    /// Tells `add` the features of `term` in a text of one article: the number of each and its value.
    pub fn features(&self, term: &Term, mut add: impl FnMut(usize, f64)) {
        let mut total = None;
        self.stats(term, |_, stats| total = Some(stats));
        let Some(stats) = total else { return };
        let shape = of_term(term, &stats, self.terms, &self.known, |_, it, value| {
            add(it, value);
        });
        if let Some(shape) = shape {
            of_places(term, shape, &stats, &self.whole, |_, it, value| {
                add(it, value)
            });
        }
    }
}

/// The articles of a text, in their order.
fn articles(read: &Read<'_>) -> Vec<Scope> {
    let mut scopes = Vec::new();
    let (mut sentence, mut word) = (0, 0);
    for chunk in read.sentences.chunk_by(|a, b| a.article == b.article) {
        let end = chunk.last().map_or(0, |it| it.span.end);
        let rest = read.words.get(word..).unwrap_or_default();
        let words = word..word + rest.partition_point(|it| it.span.start < end);
        word = words.end;
        scopes.push(Scope {
            sentences: sentence..sentence + chunk.len(),
            words,
        });
        sentence += chunk.len();
    }
    scopes
}

fn is_open(sentence: &Sentence, text: &str) -> bool {
    sentence.kind == Kind::Body
        && !sentence.span.of(text).ends_with([
            '。', '！', '？', '!', '?', '…', '.', '”', '；', '：', '）', ')', '」',
        ])
}
