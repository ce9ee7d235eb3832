//! Candidates → the sentences that are chosen of them.

use super::Read;
use super::candidate::{Candidate, SOUND};
use super::selection::{Item, LOOKED_AT, Limit, Measure, best_set, fill};
use crate::rank::sort_by_score;
use std::ops::RangeInclusive;

/// A summary that is being chosen.
pub struct Choice<'r> {
    pub read: &'r Read<'r>,
    pub worths: &'r [f64],
    pub measure: Measure,
    pub limit: Limit,
    /// The numbers of the words that the reader asks about.
    pub asked: &'r [u32],
}

impl Choice<'_> {
    /// The sentences of the best candidates: the nearest distance at which any fits counts.
    pub fn of(&self, scope: &[Candidate], distances: RangeInclusive<u8>) -> Vec<usize> {
        for distance in distances {
            let pool = self.pool(scope, distance);
            if !pool.is_empty() {
                let items = self.best(&pool);
                let chosen = items.iter().filter_map(|&it| pool.get(it));
                return chosen.flat_map(|it| it.sentences.clone()).collect();
            }
        }
        Vec::new()
    }

    /// The candidates that fit, up to a distance. Beyond the first distance nothing leans.
    fn pool(&self, scope: &[Candidate], distance: u8) -> Vec<Candidate> {
        let mut pool: Vec<Candidate> = Vec::new();
        for it in scope {
            let fits = it.length <= self.limit.characters && it.sentences.len() <= self.limit.count;
            let leans = it.leans && distance == SOUND;
            let is_held = pool
                .last()
                .is_some_and(|before| before.sentences.end == it.sentences.start);
            if fits && it.distance <= distance && (!leans || is_held) {
                pool.push(Candidate {
                    leans,
                    ..it.clone()
                });
            }
        }
        pool
    }

    /// Which of the pool are best together.
    fn best(&self, pool: &[Candidate]) -> Vec<usize> {
        let looked_at = self.looked_at(pool);
        let items: Vec<Item> = looked_at
            .iter()
            .enumerate()
            .filter_map(|(at, &it)| Some(self.item(pool.get(it)?, at)))
            .collect();
        let is_counted = self.limit.count < usize::MAX;
        let characters = if is_counted { usize::MAX } else { SHORT };
        let limit = Limit {
            characters: self.limit.characters.min(characters),
            ..self.limit
        };
        let begun = best_set(&items, limit, self.measure);
        let begun = begun.iter().filter_map(|&it| looked_at.get(it).copied());
        let begun: Vec<usize> = begun.collect();
        if self.limit.characters <= SHORT {
            return begun;
        }
        let items = pool.iter().enumerate();
        let items: Vec<Item> = items.map(|(at, it)| self.item(it, at)).collect();
        fill(&items, &begun, self.limit, FILLING)
    }

    /// The few of the pool that sets are made of: the first of every article, or where the reader asks about something, those that say
    /// most of it; with what they lean on.
    fn looked_at(&self, pool: &[Candidate]) -> Vec<usize> {
        let mut order: Vec<(usize, f64)> = Vec::with_capacity(pool.len());
        let mut rank = 0.0;
        for (at, it) in pool.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|it| pool.get(it));
            rank = match before {
                Some(before) if before.article == it.article => rank - 1.0,
                _ => 0.0,
            };
            let score = if self.asked.is_empty() {
                rank
            } else {
                self.value(it)
            };
            order.push((at, score));
        }
        sort_by_score(&mut order, |it| it.1);
        let mut looked_at: Vec<usize> = Vec::new();
        for (at, _) in order {
            let mut first = at;
            while pool.get(first).is_some_and(|it| it.leans) && at - first < LOOKED_AT {
                first -= 1;
            }
            let new: Vec<usize> = (first..=at).filter(|it| !looked_at.contains(it)).collect();
            if looked_at.len() + new.len() > LOOKED_AT {
                break;
            }
            looked_at.extend(new);
        }
        looked_at.sort_unstable();
        looked_at
    }

    fn item(&self, candidate: &Candidate, at: usize) -> Item {
        Item {
            length: candidate.length,
            count: candidate.sentences.len(),
            leans_on: at.checked_sub(1).filter(|_| candidate.leans),
            opens: candidate.opens,
            words: self.words(candidate),
        }
    }

    /// The distinct words of a candidate and what each is worth. What the reader asks about is worth most.
    fn words(&self, candidate: &Candidate) -> Vec<(u32, f64)> {
        let words = &self.read.words;
        let listed = candidate.sentences.clone().flat_map(|it| words.of(it));
        let mut found: Vec<(u32, f64)> = listed
            .filter_map(|&it| {
                let word = words.all.get(it as usize)?;
                let worth = self.worths.get(it as usize)?;
                let is_asked = self.asked.contains(&word.number);
                let asked = if is_asked { words.length(word) } else { 0.0 };
                Some((word.number, worth + asked * ASKED))
            })
            .collect();
        if candidate.sentences.len() > 1 {
            found.sort_by_key(|it| it.0);
            found.dedup_by_key(|it| it.0);
        }
        found
    }

    fn value(&self, candidate: &Candidate) -> f64 {
        let worth: f64 = self.words(candidate).iter().map(|it| it.1).sum();
        worth / (candidate.length as f64 + self.measure.damping)
    }

    /// The candidates that hold something that the reader asks about, and what those lean on.
    pub fn speaking(&self, scope: &[Candidate], distance: u8) -> Vec<Candidate> {
        let words = &self.read.words;
        let is_asked = |it: &u32| {
            let word = words.all.get(*it as usize);
            word.is_some_and(|it| self.asked.contains(&it.number))
        };
        let mut keep = false;
        let mut speaking = Vec::new();
        for it in scope.iter().rev().filter(|it| it.distance <= distance) {
            let speaks = it
                .sentences
                .clone()
                .flat_map(|it| words.of(it))
                .any(is_asked);
            if speaks || keep {
                speaking.push(it.clone());
            }
            keep = it.leans && (speaks || keep);
        }
        speaking.reverse();
        speaking
    }

    /// The sentence to show where none fits.
    pub fn best_alone(&self, scope: &[Candidate], distance: u8) -> Option<usize> {
        let near = scope.iter().filter(|it| it.distance == distance);
        let mut order: Vec<&Candidate> = near.collect();
        order.sort_by_key(|it| (it.leans, it.sentences.len() > 1));
        let first = order.first()?;
        let (leans, is_long) = (first.leans, first.sentences.len() > 1);
        order.retain(|it| (it.leans, it.sentences.len() > 1) == (leans, is_long));
        sort_by_score(&mut order, |it| self.value(it));
        order.first().map(|it| it.sentences.start)
    }
}

/// How many more characters a character of what the reader asks about counts.
const ASKED: f64 = 3.0;

/// What is added to the length of a sentence when a long budget is filled.
const FILLING: f64 = 12.0;

/// Up to this budget a set of sentences is compared as a whole with others, and may leave some of the budget unused: filling it
/// costs ROUGE-1 on NewsBench.
const SHORT: usize = 140;
