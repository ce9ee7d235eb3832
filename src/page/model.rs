//! The model of rows: what speaks for each label, and the best way through a page (a linear-chain conditional random field; Lafferty,
//! McCallum and Pereira 2001), read with whole numbers.

use super::label::{BARE, BODY, COUNT, FRONT, HEAD, INNER, Label, REST, SECTION};
use super::look::COARSE;
use crate::weights::{self, Dense, Hits};

/// The weights of the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights {
    rows: Dense<2>,
    /// From a label to the next at a row of a class; the last row is the beginning.
    steps: Vec<[i32; COUNT]>,
}

/// How many rows `Weights::steps` has.
pub const STEPS: usize = (COUNT + 1) * COARSE as usize;

/// Where the step from `from` (or [`COUNT`]) at a row of the class `coarse` stands.
#[must_use]
pub fn step(from: Label, coarse: u32) -> usize {
    from * COARSE as usize + coarse as usize
}

/// What stands against a label that cannot be.
pub const IMPOSSIBLE: i32 = NEVER / 4;

/// Takes away what cannot be: the rest of a row that ended a sentence, an article that begins in the middle of one, a headline
/// with a full stop.
#[must_use]
pub fn possible(mut scores: Scores, look: &super::look::Look) -> Scores {
    if !look.may_be_rest {
        scores[REST] += IMPOSSIBLE;
    }
    // Headlines have no full stop.
    if look.last[0] == u32::from('。') {
        scores[HEAD] += IMPOSSIBLE;
    }
    if !look.may_begin {
        scores[HEAD] += IMPOSSIBLE;
        scores[BARE] += IMPOSSIBLE;
    }
    scores
}

/// Whether a row of label `to` may follow one of `from`, or stand first.
#[must_use]
pub fn may_follow(from: Label, to: Label) -> bool {
    match to {
        HEAD | BARE => true,
        _ if from == COUNT => false,
        FRONT => from == HEAD || from == FRONT,
        REST | SECTION | INNER => !matches!(from, HEAD | FRONT),
        _ => true,
    }
}

/// A step that no way takes.
pub const NEVER: i32 = i32::MIN / 8;

/// What a row's labels are scored.
pub type Scores = [i32; COUNT];

impl Weights {
    /// Reads what [`Weights::to_bytes`] writes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (steps, rest) = bytes.split_at_checked(2 * COUNT * STEPS)?;
        let (rows, rest) = Dense::read(rest)?;
        let number = |it: &[u8]| {
            it.first_chunk()
                .map_or(0, |it| i32::from(i16::from_le_bytes(*it)))
        };
        let steps = steps
            .chunks_exact(2 * COUNT)
            .map(|row| std::array::from_fn(|to| number(row.get(2 * to..).unwrap_or_default())));
        rest.is_empty().then(|| Self {
            rows,
            steps: steps.collect(),
        })
    }

    /// The stored form: the steps, the rows.
    #[must_use]
    pub fn to_bytes(bits: u8, steps: &[[i16; COUNT]], rows: &[[i8; COUNT]]) -> Vec<u8> {
        let mut bytes: Vec<u8> = steps
            .iter()
            .flatten()
            .flat_map(|it| it.to_le_bytes())
            .collect();
        bytes.extend(weights::write::<2, _>(bits, rows));
        bytes
    }

    /// Scores one row: `features` tells its features one after the other.
    pub fn score(&self, features: impl FnOnce(&mut dyn FnMut(u32))) -> Scores {
        let mut hits = Hits::default();
        let mut scores = [0; COUNT];
        let mut count = 0;
        let mut add = |hits: &mut Hits| {
            let sum = self.rows.sum(hits);
            for (label, score) in scores.iter_mut().enumerate() {
                *score += sum.of(label);
            }
        };
        features(&mut |hash| {
            self.rows.look_up(hash, &mut hits);
            count += 1;
            if count % 32 == 0 {
                add(&mut hits);
            }
        });
        add(&mut hits);
        scores
    }

    /// The step to every label from `from` at a row of the class `coarse`.
    #[must_use]
    pub fn step(&self, from: Label, coarse: u32) -> Scores {
        let steps = self
            .steps
            .get(step(from, coarse))
            .copied()
            .unwrap_or_default();
        std::array::from_fn(|to| {
            if may_follow(from, to) {
                steps.get(to).copied().unwrap_or(0)
            } else {
                NEVER
            }
        })
    }
}

/// The step to every label from `from` where nothing was learned.
#[must_use]
pub fn free_step(from: Label) -> Scores {
    std::array::from_fn(|to| if may_follow(from, to) { 0 } else { NEVER })
}

/// The labels that score most together, and for every row by how much an article begins there, or does not (negative), better than the
/// other way. `step` gives the steps to a row from a label, or from the beginning.
pub fn best_way(
    scores: &[Scores],
    step: impl Fn(usize, Label) -> Scores,
) -> (Vec<Label>, Vec<i32>) {
    let count = scores.len();
    // The best sums up to each row, relative to the best of the row, and from each row on.
    let mut forwards = Vec::with_capacity(count);
    let mut froms: Vec<[u8; COUNT]> = Vec::with_capacity(count);
    for (at, score) in scores.iter().enumerate() {
        let mut now = [NEVER; COUNT];
        let mut from_of = [0u8; COUNT];
        let before: Option<&Scores> = at.checked_sub(1).and_then(|it| forwards.get(it));
        for from in 0..=COUNT {
            let so_far = match (before, from) {
                (None, COUNT) => 0,
                (Some(before), 0..COUNT) => before[from],
                _ => continue,
            };
            let step = step(at, from);
            for to in 0..COUNT {
                let sum = so_far + step[to] + score[to];
                if sum > now[to] {
                    (now[to], from_of[to]) = (sum, from as u8);
                }
            }
        }
        forwards.push(relative(now));
        froms.push(from_of);
    }
    let mut labels = vec![BODY; count];
    let mut margins = vec![0; count];
    let mut rest: Scores = [0; COUNT];
    let mut label = None;
    for at in (0..count).rev() {
        let Some(forward) = forwards.get(at) else {
            continue;
        };
        let whole: Scores = std::array::from_fn(|it| forward[it] + rest[it]);
        let best = |starts: bool| {
            (0..COUNT)
                .filter(|&it| super::label::begins(it) == starts)
                .map(|it| whole[it])
                .max()
        };
        margins[at] = best(true).unwrap_or(0) - best(false).unwrap_or(0);
        let here = label.unwrap_or_else(|| {
            (0..COUNT)
                .max_by_key(|&it| (whole[it], std::cmp::Reverse(it)))
                .unwrap_or(BODY)
        });
        labels[at] = here;
        label = froms.get(at).map(|it| usize::from(it[here]));
        let Some(score) = scores.get(at).filter(|_| at > 0) else {
            continue;
        };
        rest = relative(std::array::from_fn(|from| {
            let step = step(at, from);
            (0..COUNT)
                .map(|to| step[to] + score[to] + rest[to])
                .max()
                .unwrap_or(NEVER)
        }));
    }
    (labels, margins)
}

/// What counts is how they differ.
fn relative(scores: Scores) -> Scores {
    let most = scores.iter().copied().max().unwrap_or(0);
    scores.map(|it| (it - most).max(NEVER))
}
