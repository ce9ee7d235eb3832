//! What the places of a term tell: how often, where, how free.

use super::judge::Judge;
use crate::page::Kind;
use crate::term::{Mark, Term};

/// What the places of a term in one article tell, or in the whole text.
#[derive(Clone, Copy, Debug)]
pub struct Stats {
    /// How many there are.
    pub count: usize,
    /// In how many sentences.
    pub sentences: usize,
    /// The share of the article that lies before the first.
    pub before: f64,
    /// How many sentences lie before the first.
    pub first: usize,
    /// Whether one is in a headline, or in a line above or below it.
    pub in_title: bool,
    /// Whether one is in the head of a section.
    pub in_section: bool,
    /// Whether one is in the first paragraph.
    pub in_first_paragraph: bool,
    /// Whether one is in a sentence without a full stop: a headline that nobody set apart.
    pub in_open_sentence: bool,
    /// How many are quoted: “乡村振兴”.
    pub quoted: usize,
    /// How many begin a run.
    pub free_left: usize,
    /// How many end a run.
    pub free_right: usize,
    /// How many are a run.
    pub free: usize,
}

impl Stats {
    const NONE: Self = Self {
        count: 0,
        sentences: 0,
        before: 1.0,
        first: usize::MAX,
        in_title: false,
        in_section: false,
        in_first_paragraph: false,
        in_open_sentence: false,
        quoted: 0,
        free_left: 0,
        free_right: 0,
        free: 0,
    };

    /// What two articles tell together.
    pub fn and(self, other: Self) -> Self {
        Self {
            count: self.count + other.count,
            sentences: self.sentences + other.sentences,
            before: self.before.min(other.before),
            first: self.first.min(other.first),
            in_title: self.in_title || other.in_title,
            in_section: self.in_section || other.in_section,
            in_first_paragraph: self.in_first_paragraph || other.in_first_paragraph,
            in_open_sentence: self.in_open_sentence || other.in_open_sentence,
            quoted: self.quoted + other.quoted,
            free_left: self.free_left + other.free_left,
            free_right: self.free_right + other.free_right,
            free: self.free + other.free,
        }
    }
}

impl Judge<'_> {
    /// Tells `found` what the places of `term` tell in every article that has one: the number of the article, and that.
    pub fn stats(&self, term: &Term, mut found: impl FnMut(usize, Stats)) {
        let mut stats = Stats::NONE;
        let (mut number, mut last_sentence) = (0, usize::MAX);
        for &at in self.terms.places(term) {
            let at = at as usize;
            while self
                .articles
                .get(number)
                .is_some_and(|it| it.words.end <= at)
            {
                if stats.count > 0 {
                    found(number, std::mem::replace(&mut stats, Stats::NONE));
                }
                number += 1;
            }
            let Some(scope) = self.articles.get(number) else {
                break;
            };
            let Some(atom) = self.terms.atoms.get(at) else {
                break;
            };
            let sentence = atom.sentence as usize;
            let of = self.read.sentences.get(sentence);
            if stats.count == 0 {
                stats.first = sentence.saturating_sub(scope.sentences.start);
                stats.before = (at - scope.words.start) as f64 / scope.words.len().max(1) as f64;
            }
            stats.count += 1;
            if sentence != last_sentence {
                last_sentence = sentence;
                stats.sentences += 1;
                if let Some(of) = of {
                    stats.in_title |= matches!(of.kind, Kind::Title | Kind::Kicker);
                    stats.in_section |= matches!(of.kind, Kind::Section | Kind::Column);
                    stats.in_first_paragraph |= of.paragraph == Some(0);
                    stats.in_open_sentence |= self.is_open.get(sentence) == Some(&true);
                }
            }
            let end = at + term.length;
            let next = self.terms.atoms.get(end);
            let before = at.checked_sub(1).and_then(|it| self.terms.atoms.get(it));
            let (left, right) = (!atom.goes_on, !next.is_some_and(|it| it.goes_on));
            stats.free_left += usize::from(left);
            stats.free_right += usize::from(right);
            stats.free += usize::from(left && right);
            let opens = before.is_some_and(|it| it.mark == Mark::Opens);
            let closes = next.is_some_and(|it| it.mark == Mark::Closes);
            stats.quoted += usize::from(opens && closes);
        }
        if stats.count > 0 {
            found(number, stats);
        }
    }
}
