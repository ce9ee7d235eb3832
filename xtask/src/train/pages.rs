//! The model of rows: a linear-chain conditional random field, trained by stochastic gradient descent, its features found by hashes as
//! they are later.

// Exponentials differ between platforms in the last digit; the weights that they lead to are stored, not computed by readers.
#![allow(clippy::disallowed_methods)]

use super::pages_data::{self, Dice, Pasted};
use super::perceptron::shuffle;
use jianbao::Lexicon;
use jianbao::page::clue::Clues;
use jianbao::page::features::Features;
use jianbao::page::label::{
    BARE, BODY, COUNT, FRONT, HEAD, INNER, Label, REST, SECTION, SECTION_BODY,
};
use jianbao::page::line::lines;
use jianbao::page::look::{Look, looks};
use jianbao::page::model::{STEPS, Weights, may_follow, step};
use jianbao::page::unwrap::unwrap;
use std::path::Path;

/// How a model is trained.
#[derive(Clone, Copy)]
pub struct Plan {
    /// The binary logarithm of how many rows the weights have.
    pub bits: u32,
    pub epochs: usize,
    /// How strongly weights are drawn to 0.
    pub l2: f32,
    pub rate: f32,
    /// What a stored weight of 1 stands for.
    pub unit: f32,
    /// Weights smaller than this are 0.
    pub least: f32,
}

/// Chosen on the dev pages: see `data/model/README.md`.
const PLAN: Plan = Plan {
    bits: 16,
    epochs: 14,
    l2: 20.0,
    rate: 0.01,
    unit: 0.03,
    least: 0.06,
};

/// How many copies of every page are learned from: damaged alone, and modernised.
const PLAIN: usize = 12;
const MODERN: usize = 24;

/// Features that fewer copies of pages have are not learned.
const LEAST_PAGES: u32 = 100;

/// The stored weights, learned from the pages below `data`.
pub fn model(data: &Path, lexicon: &Lexicon) -> anyhow::Result<Vec<u8>> {
    let pages = pages_data::pages(&data.join("pfr1998/pages.train.jsonl"))?;
    let mut dice = Dice::new(7);
    let mut examples = Vec::new();
    for _ in 0..PLAIN {
        examples.extend(
            pages_data::plain(&pages, &mut dice)
                .iter()
                .map(|it| example(it, lexicon)),
        );
    }
    for _ in 0..MODERN {
        examples.extend(
            pages_data::modern(&pages, &mut dice)
                .iter()
                .map(|it| example(it, lexicon)),
        );
    }
    without_rare(&mut examples, LEAST_PAGES);
    Ok(train(&examples, PLAN))
}

/// A page as the model sees it.
pub struct Example {
    /// The features of all rows, and where those of each end.
    features: Vec<u32>,
    ends: Vec<usize>,
    coarse: Vec<u32>,
    may_be_rest: Vec<bool>,
    may_begin: Vec<bool>,
    is_sentence: Vec<bool>,
    labels: Vec<Label>,
}

/// Reads a page; its rows are labelled by where they begin.
pub fn example(page: &Pasted, lexicon: &Lexicon) -> Example {
    let lines = lines(&page.text);
    let rows = unwrap(&page.text, &lines);
    let (looks, pairs) = looks(&page.text, &lines, &rows, lexicon);
    let mut seen = Features::new(&looks, &pairs);
    let mut example = Example {
        features: Vec::new(),
        ends: Vec::new(),
        coarse: Vec::new(),
        may_be_rest: Vec::new(),
        may_begin: Vec::new(),
        is_sentence: Vec::new(),
        labels: Vec::new(),
    };
    for (at, row) in rows.iter().enumerate() {
        seen.of(at, |hash| example.features.push(hash));
        example.ends.push(example.features.len());
        example.coarse.push(looks[at].coarse);
        example.may_be_rest.push(looks[at].may_be_rest);
        example.may_begin.push(looks[at].may_begin);
        example
            .is_sentence
            .push(looks[at].last[0] == u32::from('。'));
        let start = lines[row.lines.start].span.start;
        let label = page
            .labels
            .binary_search_by_key(&start, |it| it.0)
            .map_or(REST, |it| page.labels[it].1);
        example.labels.push(label);
    }
    refine(&mut example.labels, &looks);
    example
}

/// Tells apart what an article remembers: whether it has a headline, whether it has sections.
fn refine(labels: &mut [Label], looks: &[Look]) {
    let (mut state, mut before) = (BODY, COUNT);
    for at in 0..labels.len() {
        let next = labels.get(at + 1).copied();
        let clues = looks[at].clues;
        let is_credit = clues.has(Clues(
            Clues::BYLINE.0
                | Clues::CAPTION.0
                | Clues::BRACKETED.0
                | Clues::NAME.0
                | Clues::JUMP.0
                | Clues::DATE.0,
        ));
        let mut label = match labels[at] {
            HEAD => {
                state = BODY;
                HEAD
            }
            BARE => {
                state = BODY;
                BARE
            }
            BODY => state,
            INNER if !is_credit && next == Some(BODY) => {
                state = SECTION_BODY;
                SECTION
            }
            REST if !looks[at].may_be_rest => state,
            other => other,
        };
        if !may_follow(before, label) {
            label = match label {
                _ if before == COUNT => {
                    state = BODY;
                    BARE
                }
                INNER | SECTION if before == HEAD || before == FRONT => {
                    state = BODY;
                    FRONT
                }
                _ => {
                    state = BODY;
                    BODY
                }
            };
        }
        assert!(may_follow(before, label), "{before} {label}");
        labels[at] = label;
        before = label;
    }
}

/// Leaves out the features that fewer than `least` examples have.
pub fn without_rare(examples: &mut [Example], least: u32) {
    let mut counts: std::collections::HashMap<u32, (u32, usize)> = std::collections::HashMap::new();
    for (number, example) in examples.iter().enumerate() {
        for &hash in &example.features {
            let (count, last) = counts.entry(hash).or_insert((0, usize::MAX));
            *count += u32::from(*last != number);
            *last = number;
        }
    }
    for example in examples {
        let (mut kept, mut ends, mut start) = (Vec::new(), Vec::new(), 0);
        for &end in &example.ends {
            kept.extend(
                example.features[start..end]
                    .iter()
                    .filter(|it| counts[it].0 >= least),
            );
            ends.push(kept.len());
            start = end;
        }
        (example.features, example.ends) = (kept, ends);
    }
}

pub fn train(examples: &[Example], plan: Plan) -> Vec<u8> {
    let shift = 32 - plan.bits;
    let mut model = Floats::new(plan.bits);
    let mut order: Vec<&Example> = examples.iter().collect();
    let mut state = 2026;
    let mut memory = Memory::default();
    let mut sum = Floats::new(plan.bits);
    let first = plan.rate;
    for epoch in 0..plan.epochs {
        let mut plan = plan;
        plan.rate = first / (1.0 + 3.0 * epoch as f32 / plan.epochs as f32);
        let shrink = 1.0 - plan.rate * plan.l2;
        for row in model.rows.iter_mut().chain(&mut model.steps) {
            *row = row.map(|it| it * shrink);
        }
        shuffle(&mut order, &mut state);
        for example in &order {
            model.learn(example, shift, plan, &mut memory);
        }
        if epoch * 2 >= plan.epochs {
            add(&mut sum.rows, &model.rows);
            add(&mut sum.steps, &model.steps);
        }
    }
    let share = 1.0 / (plan.epochs - plan.epochs.div_ceil(2)) as f32;
    for row in sum.rows.iter_mut().chain(&mut sum.steps) {
        *row = row.map(|it| it * share);
    }
    sum.stored(plan)
}

struct Floats {
    rows: Vec<[f32; COUNT]>,
    steps: Vec<[f32; COUNT]>,
}

#[derive(Default)]
struct Memory {
    scores: Vec<[f32; COUNT]>,
    forwards: Vec<[f32; COUNT]>,
    backwards: Vec<[f32; COUNT]>,
}

impl Floats {
    fn new(bits: u32) -> Self {
        Self {
            rows: vec![[0.0; COUNT]; 1 << bits],
            steps: vec![[0.0; COUNT]; STEPS],
        }
    }

    fn step(&self, from: Label, to: Label, coarse: u32) -> f32 {
        if may_follow(from, to) {
            self.steps[step(from, coarse)][to]
        } else {
            -1e4
        }
    }

    fn learn(&mut self, example: &Example, shift: u32, plan: Plan, memory: &mut Memory) {
        let Memory {
            scores,
            forwards,
            backwards,
        } = memory;
        let count = example.labels.len();
        scores.clear();
        let mut start = 0;
        for &end in &example.ends {
            let mut sum = [0.0; COUNT];
            for &hash in &example.features[start..end] {
                for (to, from) in sum.iter_mut().zip(&self.rows[(hash >> shift) as usize]) {
                    *to += from;
                }
            }
            if !example.may_be_rest[scores.len()] {
                sum[REST] = -1e4;
            }
            if example.is_sentence[scores.len()] {
                sum[HEAD] = -1e4;
            }
            if !example.may_begin[scores.len()] && example.labels[scores.len()] > BARE {
                (sum[HEAD], sum[BARE]) = (-1e4, -1e4);
            }
            scores.push(sum);
            start = end;
        }
        forwards.clear();
        for at in 0..count {
            let coarse = example.coarse[at];
            let sums = std::array::from_fn(|to| {
                let before = (0..COUNT).map(|from| match at {
                    0 => {
                        if from == 0 {
                            self.step(COUNT, to, coarse)
                        } else {
                            f32::NEG_INFINITY
                        }
                    }
                    _ => forwards[at - 1][from] + self.step(from, to, coarse),
                });
                scores[at][to] + log_sum(before)
            });
            forwards.push(sums);
        }
        backwards.clear();
        backwards.resize(count, [0.0; COUNT]);
        for at in (1..count).rev() {
            backwards[at - 1] = std::array::from_fn(|from| {
                log_sum((0..COUNT).map(|to| {
                    self.step(from, to, example.coarse[at]) + scores[at][to] + backwards[at][to]
                }))
            });
        }
        let Some(last) = forwards.last() else { return };
        let whole = log_sum(last.iter().copied());
        let mut start = 0;
        for at in 0..count {
            let gold = example.labels[at];
            let mut gradient: [f32; COUNT] =
                std::array::from_fn(|it| (forwards[at][it] + backwards[at][it] - whole).exp());
            // Steps, before the gold label is taken off.
            let coarse = example.coarse[at];
            let froms = if at == 0 { COUNT..COUNT + 1 } else { 0..COUNT };
            for from in froms {
                for to in 0..COUNT {
                    if !may_follow(from, to) {
                        continue;
                    }
                    let before = if at == 0 { 0.0 } else { forwards[at - 1][from] };
                    let mut share = (before
                        + self.steps[step(from, coarse)][to]
                        + scores[at][to]
                        + backwards[at][to]
                        - whole)
                        .exp();
                    let gold_from = if at == 0 {
                        COUNT
                    } else {
                        example.labels[at - 1]
                    };
                    if from == gold_from && to == gold {
                        share -= 1.0;
                    }
                    let place = step(from, coarse);
                    self.steps[place][to] -= plan.rate * share;
                }
            }
            gradient[gold] -= 1.0;
            let end = example.ends[at];
            if gradient.iter().any(|it| it.abs() > 1e-4) {
                for &hash in &example.features[start..end] {
                    let place = (hash >> shift) as usize;
                    for (weight, gradient) in self.rows[place].iter_mut().zip(&gradient) {
                        *weight -= plan.rate * gradient;
                    }
                }
            }
            start = end;
        }
    }

    fn stored(&self, plan: Plan) -> Vec<u8> {
        let whole = |it: f32, most: f32| (it / plan.unit).round().clamp(-most, most);
        let rows: Vec<[i8; COUNT]> = self
            .rows
            .iter()
            .map(|row| {
                row.map(|it| {
                    if it.abs() < plan.least {
                        0
                    } else {
                        whole(it, 127.0) as i8
                    }
                })
            })
            .collect();
        let steps: Vec<[i16; COUNT]> = self
            .steps
            .iter()
            .map(|row| row.map(|it| whole(it, 30_000.0) as i16))
            .collect();
        Weights::to_bytes(plan.bits as u8, &steps, &rows)
    }
}

fn add(sums: &mut [[f32; COUNT]], rows: &[[f32; COUNT]]) {
    for (sum, row) in sums.iter_mut().flatten().zip(rows.iter().flatten()) {
        *sum += row;
    }
}

fn log_sum(items: impl Iterator<Item = f32> + Clone) -> f32 {
    let most = items.clone().fold(f32::NEG_INFINITY, f32::max);
    if most == f32::NEG_INFINITY {
        return most;
    }
    most + items.map(|it| (it - most).exp()).sum::<f32>().ln()
}
