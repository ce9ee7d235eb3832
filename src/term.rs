//! Words and sentences → the terms of a text: its words, and the runs of words that may be one term, each with its places.
//!
//! A run is made of words that lie side by side in one sentence, without a mark, a number or a function word between them:
//! 规划|建设|长江口|产业|创新|协同|区. Every part of a run is counted that stands twice in the text; at the head of an article, where a
//! writer says what he writes of, once is enough. The parts of a part are counted at least as often as itself, so that the longer ones
//! are looked for only where both shorter ones were found (Agrawal and Srikant 1994): the time stays in proportion to the text.

mod atom;
mod edges;
mod grams;

use crate::entity::Entity;
use crate::frequency::Index;
use crate::sentence::Sentence;
use crate::stop_words::StopSet;
use crate::text::Span;
use crate::word::Word;
use std::ops::Range;

pub use atom::{Atom, CLASSES, Class, Mark, SIDES, Side};
use grams::{Grams, Level};

/// A text that was read, as terms are found in it.
#[derive(Clone, Copy)]
pub struct Read<'r> {
    /// The text.
    pub text: &'r str,
    /// Its words.
    pub words: &'r [Word],
    /// Its distinct words.
    pub index: &'r Index,
    /// Its sentences.
    pub sentences: &'r [Sentence],
    /// Its names.
    pub entities: &'r [Entity],
    /// Words that are in no term.
    pub stop_words: &'r StopSet,
}

/// The terms of a text.
pub struct Terms {
    /// Every term, words first, in the order of their first places; then those of two words, and so on.
    pub list: Vec<Term>,
    /// What is known of every word of the text.
    pub atoms: Vec<Atom>,
    places: Vec<u32>,
}

/// A word, or words in a row.
#[derive(Clone, Debug)]
pub struct Term {
    /// How many words it has.
    pub length: usize,
    /// How often the commonest longer term stands that holds it.
    pub longer: usize,
    /// Whether it stands in quotation marks of its own somewhere.
    pub is_quoted: bool,
    /// In how many of its places it is part of a longer term that stands twice.
    pub nested: usize,
    places: Range<usize>,
}

impl Term {
    /// How often it stands in the text.
    #[must_use]
    pub fn count(&self) -> usize {
        self.places.len()
    }
}

impl Terms {
    /// Finds the terms of a text.
    #[must_use]
    pub fn find(read: &Read<'_>) -> Self {
        let atoms = atom::atoms(read);
        let mut grams = Grams::count(&atoms, read.index);
        grams.find_edges(&atoms);
        let mut list = Vec::new();
        // Where the next place of every term goes.
        let mut ends = vec![usize::MAX; grams.nodes.len()];
        let mut end = 0;
        for (slot, node) in ends.iter_mut().zip(&grams.nodes) {
            if node.is_term {
                *slot = end;
                list.push(Term {
                    length: node.length,
                    longer: node.longer,
                    nested: node.nested,
                    is_quoted: node.is_quoted,
                    places: end..end,
                });
                end += node.count;
            }
        }
        let mut places = vec![0; end];
        for (at, node) in grams.levels.iter().flat_map(Level::places) {
            if let Some(next) = ends.get_mut(node)
                && let Some(place) = places.get_mut(*next)
            {
                *place = at as u32;
                *next += 1;
            }
        }
        let filled = ends.into_iter().filter(|&it| it != usize::MAX);
        for (term, end) in list.iter_mut().zip(filled) {
            term.places.end = end;
        }
        Self {
            list,
            atoms,
            places,
        }
    }

    /// The numbers of the words that the places of `term` begin with, in their order.
    #[must_use]
    pub fn places(&self, term: &Term) -> &[u32] {
        self.places.get(term.places.clone()).unwrap_or_default()
    }

    /// What stands before and behind the `length` words from `at`, in their sentence.
    #[must_use]
    pub fn sides(&self, at: usize, length: usize) -> (Side, Side) {
        let sentence = self.atoms.get(at).map(|it| it.sentence);
        let side = |at: Option<usize>| {
            let atom = at.and_then(|it| self.atoms.get(it));
            atom.filter(|it| Some(it.sentence) == sentence)
                .map_or(Side::Nothing, |it| it.side)
        };
        (side(at.checked_sub(1)), side(Some(at + length)))
    }

    /// The words of `term`, as they stand in its first place.
    #[must_use]
    pub fn words(&self, term: &Term) -> &[Atom] {
        let first = self.places(term).first().map_or(0, |&it| it as usize);
        self.atoms
            .get(first..first + term.length)
            .unwrap_or_default()
    }
}

/// The places of `length` words that begin with the words `at`; of those that overlap, 发展|发展|发展, the first.
#[must_use]
pub fn spans(words: &[Word], at: &[u32], length: usize) -> Vec<Span> {
    let mut end = 0;
    let mut places = Vec::with_capacity(at.len());
    for &at in at {
        if at >= end {
            end = at + length as u32;
            places.push(span(words, at, length));
        }
    }
    places
}

/// Where `length` words stand that begin with the word `at`.
#[must_use]
pub fn span(words: &[Word], at: u32, length: usize) -> Span {
    let first = words.get(at as usize);
    let last = words.get((at as usize + length).saturating_sub(1));
    match (first, last) {
        (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
        _ => Span::new(0, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Options, parse};
    use crate::lexicon::Lexicon;
    use crate::stop_words::StopWords;

    /// The terms of `text` that have several words, each with its count and that of the commonest longer one.
    fn terms(text: &str) -> Vec<(String, usize, usize)> {
        let lexicon = Lexicon::built_in();
        let parsed = parse(text, &lexicon, &Options::default(), &mut |_| ());
        let stop_words = StopWords::BuiltIn.set();
        let read = Read {
            text: &parsed.page.reading.text,
            words: &parsed.words,
            index: &parsed.index,
            sentences: &parsed.sentences,
            entities: &parsed.entities,
            stop_words: &stop_words,
        };
        let terms = Terms::find(&read);
        let found = terms.list.iter().filter(|it| it.length > 1).map(|term| {
            let place = span(read.words, terms.places(term)[0], term.length);
            assert_eq!(terms.places(term).len(), term.count());
            (place.of(read.text).to_owned(), term.count(), term.longer)
        });
        found.collect()
    }

    fn count(terms: &[(String, usize, usize)], text: &str) -> usize {
        let found = terms.iter().find(|it| it.0 == text);
        found.map_or(0, |it| it.1)
    }

    const FARM: &str = "海洋牧场示范项目在南通。规划建设海洋牧场示范项目。推进海洋牧场示范项目，大家说，海洋牧场很大。";

    #[test]
    fn words_in_a_row_are_one_term() {
        assert_eq!(count(&terms(FARM), "海洋牧场示范项目"), 3);
    }

    #[test]
    fn what_a_verb_leads_to_is_the_term() {
        let found = terms(FARM);
        assert_eq!(count(&found, "推进海洋牧场示范项目"), 0);
        assert_eq!(count(&found, "规划建设海洋牧场示范项目"), 0);
    }

    #[test]
    fn an_edge_cuts_no_commoner_term() {
        // 区|建设 would cut 协同|区.
        let found = terms("协同区建设很好。协同区建设快。协同区大。协同区美。");
        assert_eq!((count(&found, "协同区"), count(&found, "区建设")), (4, 0));
    }

    #[test]
    fn a_part_knows_what_it_is_part_of() {
        let found = terms(FARM);
        let part = found.iter().find(|it| it.0 == "海洋牧场").unwrap();
        assert_eq!((part.1, part.2), (4, 3));
    }

    #[test]
    fn marks_and_function_words_end_a_run() {
        let found = terms("智慧的渔港，智慧、渔港。智慧渔港。智慧渔港。");
        assert_eq!(count(&found, "智慧渔港"), 2);
        assert!(
            found
                .iter()
                .all(|it| !it.0.contains(['的', '，', '、', '。']))
        );
    }

    #[test]
    fn far_from_the_head_once_is_not_enough() {
        let plain = "今天很好，明天也很好。".repeat(80);
        let found = terms(&format!(
            "{plain}智慧渔港开港。海洋牧场很远，海洋牧场很大。"
        ));
        assert_eq!(
            (count(&found, "智慧渔港"), count(&found, "海洋牧场")),
            (0, 2)
        );
    }
}
