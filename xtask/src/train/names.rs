//! Trains the model of names: texts with names → examples of labelled words → weights.

use super::names_data::Named;
use super::perceptron::{Perceptron, quantile, quantised, shuffle};
use jianbao::entity::atoms::{Atom, atoms};
use jianbao::entity::features::{Seen, features, place};
use jianbao::entity::label::{self, COUNT, Label};
use jianbao::entity::model::{CLOSED, Weights, best_way, may_follow};
use jianbao::{Lexicon, Word};

/// The words of a text with their labels.
pub struct Example {
    pub seen: Vec<Seen>,
    pub labels: Vec<Label>,
    pub source: u32,
}

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    pub bits: u32,
    pub epochs: usize,
    /// A share of 1/`rare` of the weights is cut.
    pub rare: usize,
    /// How much better than every other way the right one has to be, for every word that differs.
    pub margin: i32,
    /// In how many steps a weight is stored that is not cut.
    pub top: i64,
    /// A feature that is seen less often is not learned.
    pub seldom: u8,
    /// After so many epochs most weights are set to 0 and stay there; all but one in so many.
    pub prune: (usize, usize),
}

/// Labels the words of `named`: those of a name that begin and end with it.
pub fn example(named: &Named, words: &[Word], lexicon: &Lexicon) -> (Example, usize) {
    let (mut pieces, mut looks, mut seen) = (Vec::<Atom>::new(), Vec::new(), Vec::new());
    atoms(&named.text, words, lexicon, &mut pieces, &mut looks);
    place(&looks, &mut seen);
    let mut labels = vec![label::NONE; pieces.len()];
    let mut crossed = 0;
    for (name, kind) in &named.names {
        let from = pieces.partition_point(|it| it.span.start < name.start);
        let to = pieces.partition_point(|it| it.span.start < name.end);
        let fits = from < to
            && pieces[from].span.start == name.start
            && pieces[to - 1].span.end == name.end
            // Two edges stand before the first.
            && seen[from + 2..to + 2].iter().all(|it| !it.is_closed);
        if !fits {
            crossed += 1;
            continue;
        }
        labels[from] = label::first(*kind);
        labels[from + 1..to].fill(label::inner(*kind));
    }
    let source = named.source as u32;
    (
        Example {
            seen,
            labels,
            source,
        },
        crossed,
    )
}

/// Trains on `examples`, each taken as often as the second number says.
pub fn train(examples: &[(&Example, usize)], plan: Plan, source: u8) -> Vec<u8> {
    let mut rows = Perceptron::<COUNT>::new(plan.bits);
    let mut steps = Perceptron::<COUNT>::new(3);
    let mut order: Vec<&Example> = examples
        .iter()
        .flat_map(|&(it, times)| std::iter::repeat_n(it, times))
        .collect();
    let mut state = 2026;
    let mut memory = Memory::default();
    let frequent = Frequent::new(examples, plan.seldom);
    for epoch in 0..plan.epochs {
        if epoch == plan.prune.0 {
            rows.prune(plan.prune.1);
        }
        shuffle(&mut order, &mut state);
        for example in &order {
            learn(example, plan, &frequent, &mut rows, &mut steps, &mut memory);
        }
    }
    let (rows, steps) = (rows.averages(), steps.averages());
    let most = quantile(&rows, plan.rare);
    let rows: Vec<[i8; COUNT]> = rows
        .iter()
        .map(|it| it.map(|weight| quantised(weight, most, plan.top, 127) as i8))
        .collect();
    let mut stored = [[0; COUNT]; COUNT + 1];
    for (to, from) in stored.iter_mut().zip(&steps) {
        for (to, &from) in to.iter_mut().zip(from) {
            *to = quantised(from, most, plan.top, 30_000) as i16;
        }
    }
    Weights::to_bytes(plan.bits as u8, source, &stored, &rows)
}

#[derive(Default)]
struct Memory {
    hashes: Vec<u32>,
    /// Where those of a word end.
    ends: Vec<usize>,
    scores: Vec<[i32; COUNT]>,
    before: Vec<[u8; COUNT]>,
    labels: Vec<Label>,
}

fn learn(
    example: &Example,
    plan: Plan,
    frequent: &Frequent,
    rows: &mut Perceptron<COUNT>,
    steps: &mut Perceptron<COUNT>,
    memory: &mut Memory,
) {
    let Memory {
        hashes,
        ends,
        scores,
        before,
        labels,
    } = memory;
    hashes.clear();
    scores.clear();
    ends.clear();
    for (window, &gold) in example.seen.windows(5).zip(&example.labels) {
        let window: &[Seen; 5] = window.try_into().expect("windows of five");
        if window[2].is_closed {
            ends.push(hashes.len());
            scores.push(CLOSED);
            continue;
        }
        let mut sum = [0; COUNT];
        features(window, example.source, |hash| {
            hashes.push(hash);
            rows.add(hash, &mut sum);
        });
        let mut score = sum;
        for (label, score) in score.iter_mut().enumerate() {
            *score += if label == gold { 0 } else { plan.margin };
        }
        scores.push(score);
        ends.push(hashes.len());
    }
    if scores.is_empty() {
        return;
    }
    let mut table = [[i32::MIN / 4; COUNT]; COUNT + 1];
    for (from, row) in table.iter_mut().enumerate() {
        for (to, step) in row.iter_mut().enumerate() {
            if may_follow(from, to) {
                *step = steps.rows[from][to];
            }
        }
    }
    best_way(scores, &table, before, labels);
    let mut start = 0;
    let (mut gold_before, mut found_before) = (COUNT, COUNT);
    for (at, (&gold, &found)) in example.labels.iter().zip(&*labels).enumerate() {
        if gold != found {
            for &hash in &hashes[start..ends[at]] {
                if frequent.has(hash) {
                    rows.change(hash, gold, 1);
                    rows.change(hash, found, -1);
                }
            }
        }
        start = ends[at];
        if (gold_before, gold) != (found_before, found) {
            steps.change((gold_before as u32) << 29, gold, 1);
            steps.change((found_before as u32) << 29, found, -1);
        }
        (gold_before, found_before) = (gold, found);
    }
    rows.step();
    steps.step();
}

/// How often features are seen.
struct Frequent {
    counts: Vec<u8>,
    least: u8,
}

impl Frequent {
    fn new(examples: &[(&Example, usize)], least: u8) -> Self {
        let mut counts = vec![0u8; if least > 1 { 1 << 24 } else { 0 }];
        for (example, _) in examples.iter().filter(|_| least > 1) {
            for window in example.seen.windows(5) {
                let window: &[Seen; 5] = window.try_into().expect("windows of five");
                features(window, example.source, |hash| {
                    let count = &mut counts[(hash >> 8) as usize];
                    *count = count.saturating_add(1);
                });
            }
        }
        Self { counts, least }
    }

    #[inline]
    fn has(&self, hash: u32) -> bool {
        self.least <= 1 || self.counts[(hash >> 8) as usize] >= self.least
    }
}
