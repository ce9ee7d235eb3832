//! Judges terms by the weights of their features.

use super::choice::Candidate;
use super::features::{GROUPS, Group, Known, of_places, of_term};
use super::stats::{self, Stats};
use super::weights::Weights;
use crate::lexicon::Lexicon;
use crate::term::{Read, Term, Terms};
use std::cell::Cell;
use std::ops::Range;

/// An article, or the whole text, as its terms see it: from which sentence and word to which.
#[derive(Clone, Debug)]
pub struct Scope {
    /// The numbers of its sentences.
    pub sentences: Range<usize>,
    /// The numbers of its words.
    pub words: Range<usize>,
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
    /// Memory for what the places of one term tell.
    places: Cell<Vec<(usize, Stats)>>,
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
            places: Cell::default(),
            read,
            terms,
        }
    }

    /// Tells `found` what the places of `term` tell in every article that has one: the number of the article, and that.
    pub fn stats(&self, term: &Term, found: impl FnMut(usize, Stats)) {
        stats::stats(term, self.terms, self.read, &self.articles, found);
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

    /// What `term` is worth in the whole text, and in every article that has it, whose numbers are given to `found`; of a text of one
    /// article in the text alone.
    pub fn candidates<'t>(
        &self,
        term: &'t Term,
        mut found: impl FnMut(usize, Candidate<'t>),
    ) -> Option<Candidate<'t>> {
        let mut of_articles = self.places.take();
        of_articles.clear();
        let mut total: Option<Stats> = None;
        self.stats(term, |number, stats| {
            total = Some(total.map_or(stats, |it| it.and(stats)));
            if self.articles.len() > 1 {
                of_articles.push((number, stats));
            }
        });
        let total = total?;
        let mut sums = [0.0; GROUPS];
        let add = |sums: &mut [f64; GROUPS], group: Group, feature, value| {
            if let Some(sum) = sums.get_mut(group as usize) {
                *sum += self.weights.of(feature) * value;
            }
        };
        let shape = of_term(
            term,
            &total,
            self.terms,
            &self.known,
            |group, feature, value| {
                add(&mut sums, group, feature, value);
            },
        )?;
        let candidate = |stats: &Stats, scope: &Scope| {
            let mut groups = sums;
            of_places(term, shape, stats, scope, |group, feature, value| {
                add(&mut groups, group, feature, value);
            });
            Candidate {
                term,
                score: self.weights.bias + groups.iter().sum::<f64>(),
                groups,
            }
        };
        for (number, stats) in &of_articles {
            if let Some(scope) = self.articles.get(*number) {
                found(*number, candidate(stats, scope));
            }
        }
        self.places.set(of_articles);
        Some(candidate(&total, &self.whole))
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
