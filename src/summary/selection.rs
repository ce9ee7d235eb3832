//! Which sentences together are worth most.

use super::worth::{Features, is_balanced};
use crate::frequency::Index;
use crate::page::Kind;
use crate::sentence::Sentence;
use crate::stop_words::StopSet;
use std::collections::BinaryHeap;

/// The shortest sentence that is chosen, in characters.
const SHORTEST: usize = 8;

/// How many sentences are looked at for a short summary, and how many sets are carried on.
const LOOKED_AT: usize = 40;
const BEAM: usize = 12;

/// What is added to the length of a set of sentences: a short budget punishes length more.
fn damping(budget: usize) -> f64 {
    if budget <= 80 { 12.0 } else { 150.0 }
}

/// What is known of a text when its sentences are chosen.
pub struct Text<'t> {
    lengths: &'t [usize],
    /// For every sentence its distinct words: a number and what the word is worth in characters.
    words: Vec<Vec<(usize, f64)>>,
    /// The sentences that may be chosen, in their order.
    candidates: Vec<usize>,
}

impl<'t> Text<'t> {
    /// Judges every sentence of `text` by its words.
    pub fn new(
        text: &str,
        sentences: &[Sentence],
        lengths: &'t [usize],
        index: &Index,
        stop_words: &StopSet,
        focus: &[String],
    ) -> Self {
        let mut body = 0;
        let rank: Vec<usize> = sentences
            .iter()
            .map(|it| {
                body += usize::from(it.kind == Kind::Body);
                body.saturating_sub(1)
            })
            .collect();
        let mut words: Vec<Vec<(usize, f64)>> = vec![Vec::new(); sentences.len()];
        for (number, word) in index.words.iter().enumerate() {
            let standing: Vec<usize> = word
                .places
                .iter()
                .map(|place| sentences.partition_point(|it| it.span.end <= place.start))
                .filter(|&it| it < sentences.len())
                .collect();
            let first = standing.iter().find_map(|&it| {
                sentences
                    .get(it)
                    .filter(|it| it.kind == Kind::Body)
                    .map(|s| (it, s.paragraph))
            });
            let in_title = standing
                .iter()
                .any(|&it| sentences.get(it).is_some_and(|it| it.kind == Kind::Title));
            let is_function = stop_words.holds(&word.folded) || !word.tag.is_content();
            let features = Features {
                first: first
                    .and_then(|(it, _)| rank.get(it))
                    .copied()
                    .unwrap_or(usize::MAX),
                in_first_paragraph: first.is_some_and(|(_, paragraph)| paragraph == Some(0)),
                in_title,
                count: word.count,
                rarity: word.rarity,
                is_function,
                is_asked: focus.contains(&word.folded),
            };
            let worth = features.worth() * word.folded.chars().count() as f64;
            for sentence in standing {
                if let Some(list) = words.get_mut(sentence)
                    && list.last().is_none_or(|it| it.0 != number)
                {
                    list.push((number, worth));
                }
            }
        }
        let fits = |it: usize| lengths.get(it).is_some_and(|&it| it >= SHORTEST);
        let mut candidates: Vec<usize> = (0..sentences.len())
            .filter(|&it| {
                fits(it)
                    && sentences
                        .get(it)
                        .is_some_and(|s| s.kind == Kind::Body && is_balanced(s.span.of(text)))
            })
            .collect();
        if candidates.is_empty() {
            candidates = (0..sentences.len())
                .filter(|&it| sentences.get(it).is_some_and(|it| it.kind == Kind::Body))
                .collect();
        }
        if candidates.is_empty() {
            candidates = (0..sentences.len()).collect();
        }
        Self {
            lengths,
            words,
            candidates,
        }
    }

    fn length(&self, sentence: usize) -> usize {
        self.lengths.get(sentence).copied().unwrap_or_default()
    }

    /// What `sentence` adds to what is already `told`.
    fn gain(&self, sentence: usize, told: &[usize]) -> f64 {
        let words = self
            .words
            .get(sentence)
            .map(Vec::as_slice)
            .unwrap_or_default();
        words
            .iter()
            .filter(|it| told.binary_search(&it.0).is_err())
            .map(|it| it.1)
            .sum()
    }

    fn told_with(&self, sentence: usize, told: &[usize]) -> Vec<usize> {
        let mut all: Vec<usize> = told
            .iter()
            .copied()
            .chain(
                self.words
                    .get(sentence)
                    .into_iter()
                    .flatten()
                    .map(|it| it.0),
            )
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The sentence to show where none fits.
    pub fn best_alone(&self) -> Option<usize> {
        let worth = |it: usize| self.gain(it, &[]) / (self.length(it) as f64 + damping(0));
        self.candidates
            .iter()
            .copied()
            .rev()
            .max_by(|&a, &b| worth(a).total_cmp(&worth(b)))
    }

    /// The best set of sentences of at most `budget` characters, by a beam over the first sentences that fit.
    pub fn best_set(&self, budget: usize) -> Vec<usize> {
        let damping = damping(budget);
        let looked_at = self
            .candidates
            .iter()
            .copied()
            .filter(|&it| self.length(it) <= budget)
            .take(LOOKED_AT);
        let mut beam = vec![Set::default()];
        for sentence in looked_at {
            let mut grown: Vec<Set> = Vec::new();
            for set in &beam {
                let length = set.length + self.length(sentence);
                if length <= budget {
                    let worth = set.worth + self.gain(sentence, &set.told);
                    let mut sentences = set.sentences.clone();
                    sentences.push(sentence);
                    grown.push(Set {
                        worth,
                        length,
                        score: worth / (length as f64 + damping),
                        told: self.told_with(sentence, &set.told),
                        sentences,
                    });
                }
            }
            beam.append(&mut grown);
            crate::rank::sort_by_score(&mut beam, |it| it.score);
            beam.truncate(BEAM);
        }
        // Of sets that are worth nothing, one with something in it.
        let told = beam.into_iter().find(|it| !it.sentences.is_empty());
        told.map(|it| it.sentences).unwrap_or_default()
    }

    /// Goes on from what is `begun`: takes the sentence that adds most for its length, again and again. What a sentence adds only shrinks as others are taken,
    /// so each is judged anew only when it comes to the top: the time stays near that of sorting.
    pub fn greedy(&self, begun: Vec<usize>, characters: usize, count: usize) -> Vec<usize> {
        let mut told = vec![
            false;
            self.words
                .iter()
                .flatten()
                .map(|it| it.0 + 1)
                .max()
                .unwrap_or_default()
        ];
        let value = |sentence: usize, told: &[bool]| {
            let words = self
                .words
                .get(sentence)
                .map(Vec::as_slice)
                .unwrap_or_default();
            let gain: f64 = words
                .iter()
                .filter(|it| told.get(it.0) == Some(&false))
                .map(|it| it.1)
                .sum();
            gain / (self.length(sentence) as f64 + damping(0))
        };
        for word in begun.iter().filter_map(|&it| self.words.get(it)).flatten() {
            if let Some(it) = told.get_mut(word.0) {
                *it = true;
            }
        }
        let left = begun.iter().map(|&it| self.length(it)).sum();
        let mut left = characters.saturating_sub(left);
        let mut queue: BinaryHeap<Judged> = self
            .candidates
            .iter()
            .filter(|it| !begun.contains(it))
            .map(|&it| Judged {
                value: value(it, &told),
                sentence: it,
                round: begun.len(),
            })
            .collect();
        let mut chosen = begun;
        while chosen.len() < count
            && let Some(judged) = queue.pop()
        {
            if self.length(judged.sentence) > left {
                continue;
            }
            if judged.round < chosen.len() {
                queue.push(Judged {
                    value: value(judged.sentence, &told),
                    round: chosen.len(),
                    ..judged
                });
                continue;
            }
            left -= self.length(judged.sentence);
            for word in self.words.get(judged.sentence).into_iter().flatten() {
                if let Some(it) = told.get_mut(word.0) {
                    *it = true;
                }
            }
            chosen.push(judged.sentence);
        }
        chosen
    }
}

#[derive(Clone, Debug, Default)]
struct Set {
    sentences: Vec<usize>,
    told: Vec<usize>,
    worth: f64,
    length: usize,
    score: f64,
}

struct Judged {
    value: f64,
    sentence: usize,
    round: usize,
}

impl Ord for Judged {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.value
            .total_cmp(&other.value)
            .then_with(|| other.sentence.cmp(&self.sentence))
    }
}

impl PartialOrd for Judged {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Judged {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Judged {}
