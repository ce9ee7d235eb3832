//! The model of names: an averaged perceptron over words (Collins 2002), its weights in hashed rows, its best way found by Viterbi.

use super::features::{self, Seen};
use super::label::{self, COUNT, Label};
use crate::weights::{self, Dense, Hits};

/// The weights of the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights {
    rows: Dense<1>,
    /// From a label to the next; the last row is the beginning.
    steps: [[i32; COUNT]; COUNT + 1],
    /// What kind of text is read.
    source: u32,
}

/// The scores of what is in no name.
pub const CLOSED: [i32; COUNT] = {
    let mut scores = [-10_000; COUNT];
    scores[label::NONE] = 0;
    scores
};

/// A step that no way takes.
const NEVER: i32 = i32::MIN / 4;

impl Weights {
    /// Reads what [`Weights::to_bytes`] writes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (&source, rest) = bytes.split_first()?;
        let (steps, rest) = rest.split_at_checked(2 * COUNT * (COUNT + 1))?;
        let (rows, rest) = Dense::read(rest)?;
        if !rest.is_empty() {
            return None;
        }
        let mut steps = steps
            .chunks_exact(2)
            .filter_map(|it| it.try_into().ok().map(i16::from_le_bytes));
        let mut read = [[NEVER; COUNT]; COUNT + 1];
        for (from, row) in read.iter_mut().enumerate() {
            for (to, step) in row.iter_mut().enumerate() {
                let weight = steps.next()?;
                if may_follow(from, to) {
                    *step = i32::from(weight);
                }
            }
        }
        Some(Self {
            rows,
            steps: read,
            source: u32::from(source),
        })
    }

    /// The stored form: the kind of text, the steps, the rows.
    #[must_use]
    pub fn to_bytes(
        bits: u8,
        source: u8,
        steps: &[[i16; COUNT]; COUNT + 1],
        rows: &[[i8; COUNT]],
    ) -> Vec<u8> {
        let mut bytes = vec![source];
        bytes.extend(steps.iter().flatten().flat_map(|it| it.to_le_bytes()));
        bytes.extend(weights::write::<1, _>(bits, rows));
        bytes
    }
}

/// Whether a word of label `to` may follow one of label `from`, or stand first.
#[must_use]
pub fn may_follow(from: Label, to: Label) -> bool {
    !label::is_inner(to) || from < COUNT && (from == to || from + 1 == to)
}

/// The memory that labelling takes.
#[derive(Debug, Default)]
pub struct Memory {
    /// For every word what speaks for each label.
    pub scores: Vec<[i32; COUNT]>,
    /// For every word and label the label before it on the best way.
    before: Vec<[u8; COUNT]>,
    /// The labels.
    pub labels: Vec<Label>,
}

impl Weights {
    /// What speaks for a label after another; the last row is that of the beginning.
    #[must_use]
    pub fn steps(&self) -> &[[i32; COUNT]; COUNT + 1] {
        &self.steps
    }

    /// Labels the words between the edges of `seen`.
    pub fn label(&self, seen: &[Seen], memory: &mut Memory) {
        let mut hits = Hits::default();
        memory.scores.clear();
        for window in seen.windows(5) {
            let Ok(window) = <&[Seen; 5]>::try_from(window) else {
                continue;
            };
            let [_, _, here, _, _] = window;
            if here.is_closed {
                memory.scores.push(CLOSED);
                continue;
            }
            features::features(window, self.source, |hash| {
                self.rows.look_up(hash, &mut hits)
            });
            let sum = self.rows.sum(&mut hits);
            memory.scores.push(std::array::from_fn(|it| sum.of(it)));
        }
        best_way(
            &memory.scores,
            &self.steps,
            &mut memory.before,
            &mut memory.labels,
        );
    }
}

/// Finds the labels that score most together. Scores may be any that do not overflow when the text is summed up: they are taken
/// relative to the best of each word.
pub fn best_way(
    scores: &[[i32; COUNT]],
    steps: &[[i32; COUNT]; COUNT + 1],
    before: &mut Vec<[u8; COUNT]>,
    labels: &mut Vec<Label>,
) {
    before.clear();
    labels.clear();
    let mut best = [NEVER; COUNT];
    for (at, score) in scores.iter().enumerate() {
        let mut now = [NEVER; COUNT];
        let mut from_of = [0u8; COUNT];
        for (to, (now, from_of)) in now.iter_mut().zip(&mut from_of).enumerate() {
            if at == 0 {
                *now = steps[COUNT][to] + score[to];
                continue;
            }
            // A further word follows the first or another one of its name, any other word whatever stands before.
            let froms = if label::is_inner(to) {
                to - 1..to + 1
            } else {
                0..COUNT
            };
            for from in froms {
                let sum = best[from];
                let sum = sum + steps[from][to] + score[to];
                if sum > *now {
                    (*now, *from_of) = (sum, from as u8);
                }
            }
        }
        // What counts is how they differ.
        let most = now.iter().copied().max().unwrap_or(0);
        best = now.map(|it| (it - most).max(NEVER));
        before.push(from_of);
    }
    let Some(last) = (0..COUNT).max_by_key(|&it| (best[it], std::cmp::Reverse(it))) else {
        return;
    };
    let mut label = last;
    for from_of in before.iter().rev() {
        labels.push(label);
        label = usize::from(from_of[label]);
    }
    labels.reverse();
}
