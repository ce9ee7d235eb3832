//! The word model's trainer: an averaged structured perceptron (Collins, 2002) over the rows that the reader reads.

use super::corpus::Sentence;
use super::perceptron::shuffle;
use jianbao::Lexicon;
use jianbao::word::features::{Criterion, EXACT, HASHED, LABELS, Rows, Run, scan};
use jianbao::word::marks::Marks;
use jianbao::word::model::{self, BYTES, STEPS};
use std::thread;

/// A run of characters with its labels.
struct Example {
    symbols: Vec<u16>,
    marks: Vec<Marks>,
    labels: Vec<u8>,
    criterion: Criterion,
}

/// How weights become bytes.
#[derive(Clone, Copy)]
pub struct Quantization {
    /// The largest number of a hashed row.
    pub largest: i32,
    /// One weight in so many is clipped.
    pub clipped: usize,
}

/// Learns from `sentences`, which every perceptron reads so many times, each in an order of its own that looks random and is always
/// the same. Sums of weights are the weights of a committee: what one has by chance the others have not.
pub fn train(
    sentences: &[Sentence],
    lexicon: &Lexicon,
    epochs: usize,
    committee: usize,
) -> Learned {
    let examples = &examples(sentences, lexicon);
    let one = &|seed: usize| {
        let mut perceptron = Perceptron::new();
        let mut order: Vec<u32> = (0..examples.len() as u32).collect();
        let mut state = seed as u64;
        for _ in 0..epochs {
            shuffle(&mut order, &mut state);
            for &at in &order {
                perceptron.learn(&examples[at as usize]);
            }
        }
        perceptron.learned()
    };
    let all: Vec<Learned> = thread::scope(|scope| {
        let members: Vec<_> = (1..=committee)
            .map(|seed| scope.spawn(move || one(seed)))
            .collect();
        members
            .into_iter()
            .filter_map(|it| it.join().ok())
            .collect()
    });
    Learned::sum(&all)
}

fn examples(sentences: &[Sentence], lexicon: &Lexicon) -> Vec<Example> {
    let mut examples = Vec::new();
    for sentence in sentences {
        jianbao::word::runs(&sentence.text, lexicon, |span, run| {
            let mut labels = Vec::new();
            let mut start = span.start;
            let mut ends = sentence.ends.iter().skip_while(|it| **it <= span.start);
            let mut next = ends.next().copied().unwrap_or(span.end).min(span.end);
            let mut count = 0;
            for c in span.of(&sentence.text).chars() {
                start += c.len_utf8();
                count += 1;
                // A word may end where no character does only in a damaged corpus.
                if start >= next {
                    match count {
                        1 => labels.push(3),
                        _ => {
                            labels.push(0);
                            labels.resize(labels.len() + count - 2, 1);
                            labels.push(2);
                        }
                    }
                    count = 0;
                    next = ends.next().copied().unwrap_or(span.end).min(span.end);
                }
            }
            examples.push(Example {
                symbols: run.symbols.to_vec(),
                marks: run.marks.to_vec(),
                labels,
                criterion: sentence.criterion,
            });
        });
    }
    examples.retain(|it| it.labels.len() == it.marks.len() && !it.labels.is_empty());
    examples
}

struct Perceptron {
    /// Hashed rows, exact rows.
    weights: Vec<[i32; LABELS]>,
    /// For every weight the sum of its changes, each times the time of the change.
    changes: Vec<[i64; LABELS]>,
    steps: [i32; STEPS],
    step_changes: [i64; STEPS],
    time: i64,
    rows: Collected,
    scores: Vec<[i32; LABELS]>,
    found: Vec<u8>,
}

/// The rows of a run.
#[derive(Default)]
struct Collected {
    rows: Vec<u32>,
    ends: Vec<u32>,
}

impl Rows for Collected {
    fn hashed(&mut self, row: usize) {
        self.rows.push(row as u32);
    }
    fn exact(&mut self, row: usize) {
        self.rows.push((HASHED + row) as u32);
    }
    fn end(&mut self) {
        self.ends.push(self.rows.len() as u32);
    }
}

impl Perceptron {
    fn new() -> Self {
        Self {
            weights: vec![[0; LABELS]; HASHED + EXACT],
            changes: vec![[0; LABELS]; HASHED + EXACT],
            steps: [0; STEPS],
            step_changes: [0; STEPS],
            time: 1,
            rows: Collected::default(),
            scores: Vec::new(),
            found: Vec::new(),
        }
    }

    /// Reads one example; says whether it was labelled wrongly.
    fn learn(&mut self, example: &Example) -> bool {
        self.rows.rows.clear();
        self.rows.ends.clear();
        let run = Run {
            symbols: &example.symbols,
            marks: &example.marks,
        };
        scan(run, example.criterion, &mut self.rows);
        self.scores.clear();
        let mut start = 0;
        for &end in &self.rows.ends {
            let mut score = [0; LABELS];
            for &row in &self.rows.rows[start..end as usize] {
                let row = self.weights[row as usize];
                for label in 0..LABELS {
                    score[label] += row[label];
                }
            }
            self.scores.push(score);
            start = end as usize;
        }
        model::best(&self.scores, &self.steps, &mut self.found);
        self.time += 1;
        if self.found == example.labels {
            return false;
        }
        let mut start = 0;
        for ((&end, &right), &wrong) in self.rows.ends.iter().zip(&example.labels).zip(&self.found)
        {
            if right != wrong {
                for &row in &self.rows.rows[start..end as usize] {
                    let (right, wrong) = (usize::from(right), usize::from(wrong));
                    self.weights[row as usize][right] += 1;
                    self.weights[row as usize][wrong] -= 1;
                    self.changes[row as usize][right] += self.time;
                    self.changes[row as usize][wrong] -= self.time;
                }
            }
            start = end as usize;
        }
        for (labels, sign) in [(&example.labels, 1), (&self.found, -1)] {
            for step in model::steps(labels) {
                self.steps[step as usize] += sign;
                self.step_changes[step as usize] += i64::from(sign) * self.time;
            }
        }
        true
    }

    fn learned(self) -> Learned {
        let time = self.time as f64;
        let average = |weight: i32, change: i64| f64::from(weight) - change as f64 / time;
        let mut rows: Vec<[f64; LABELS]> = Vec::with_capacity(self.weights.len());
        for (weights, changes) in self.weights.iter().zip(&self.changes) {
            rows.push(std::array::from_fn(|it| average(weights[it], changes[it])));
        }
        let exact = rows.split_off(HASHED);
        Learned {
            hashed: rows,
            exact,
            steps: std::array::from_fn(|it| average(self.steps[it], self.step_changes[it])),
        }
    }
}

/// Averaged weights.
pub struct Learned {
    hashed: Vec<[f64; LABELS]>,
    exact: Vec<[f64; LABELS]>,
    steps: [f64; STEPS],
}

impl Learned {
    fn sum(all: &[Self]) -> Self {
        let rows = |of: &dyn Fn(&Self) -> &[[f64; LABELS]]| -> Vec<[f64; LABELS]> {
            let count = all.first().map_or(0, |it| of(it).len());
            let row = |at: usize| {
                std::array::from_fn(|label| all.iter().map(|it| of(it)[at][label]).sum())
            };
            (0..count).map(row).collect()
        };
        Self {
            hashed: rows(&|it| &it.hashed),
            exact: rows(&|it| &it.exact),
            steps: std::array::from_fn(|step| all.iter().map(|it| it.steps[step]).sum()),
        }
    }

    /// The bytes that `word::model::Weights::from_bytes` reads.
    pub fn bytes(&self, how: Quantization) -> Vec<u8> {
        let mut sizes: Vec<f64> = self
            .hashed
            .iter()
            .flatten()
            .map(|it| it.abs())
            .filter(|it| *it > 0.0)
            .collect();
        sizes.sort_by(f64::total_cmp);
        let clip = sizes
            .get(sizes.len() - 1 - sizes.len() / how.clipped)
            .copied()
            .unwrap_or(1.0);
        let scale = f64::from(how.largest) / clip;
        let mut bytes = Vec::with_capacity(BYTES);
        for weight in self.hashed.iter().flatten() {
            let largest = f64::from(how.largest);
            bytes.push((weight * scale).round().clamp(-largest, largest) as i8 as u8);
        }
        for weight in self.exact.iter().flatten().chain(&self.steps) {
            let rounded = (weight * scale).round().clamp(-8_000.0, 8_000.0) as i16;
            bytes.extend_from_slice(&rounded.to_le_bytes());
        }
        bytes
    }
}
