//! The word model: labels every character of a run as the Beginning, the Middle or the End of a word, or as one of its own (Single).
//!
//! A structured perceptron (Collins, 2002) over the lattice: the lexicon's words are what it sees, not what it must choose. 彭|军君
//! becomes 彭军君, and 研究生|命 stays 研究|生命. Sums of whole numbers, so that every platform finds the same labels.

use super::features::{Criterion, EXACT, HASHED, LABELS, Rows, Run, scan};

/// The weights of a word model.
#[derive(Clone, Debug)]
pub struct Weights {
    /// For every hashed row four numbers of eight bits, each 128 too large.
    hashed: Vec<u32>,
    /// For every exact row four numbers of sixteen bits, each [`BIAS`] too large, in the order of [`LANES`].
    exact: Vec<u64>,
    /// What stands between two labels that follow one another; see [`Step`].
    steps: [i16; STEPS],
}

/// How much too large a number of an exact row is. Of three of them and all hashed rows the sum has sixteen bits.
const BIAS: i32 = 1 << 13;

/// In which lane of sixteen bits the sum of a label lies: a hashed row is spread by two masks.
const LANES: [u32; LABELS] = [0, 2, 1, 3];

/// Two labels that may follow one another, as a place in the weights of the steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
#[allow(missing_docs)]
pub enum Step {
    BeginMiddle,
    BeginEnd,
    MiddleMiddle,
    MiddleEnd,
    EndBegin,
    EndSingle,
    SingleBegin,
    SingleSingle,
    FirstBegin,
    FirstSingle,
}

/// How many steps there are.
pub const STEPS: usize = 10;

/// How many bytes the weights take.
pub const BYTES: usize = HASHED * 4 + (EXACT * LABELS + STEPS) * 2;

impl Weights {
    /// Reads [`BYTES`] bytes: the hashed rows, then the exact rows, then the steps; `None` for any other number of them, and where an
    /// exact row has a number as large as [`BIAS`].
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        if bytes.len() != BYTES {
            return None;
        }
        let (hashed, rest) = bytes.split_at(HASHED * 4);
        let (rows, _) = hashed.as_chunks::<4>();
        let (numbers, _) = rest.as_chunks::<2>();
        let numbers: Vec<i16> = numbers.iter().map(|it| i16::from_le_bytes(*it)).collect();
        let (exact, steps) = numbers.split_at(EXACT * LABELS);
        Some(Self {
            hashed: rows
                .iter()
                .map(|it| u32::from_le_bytes(*it) ^ 0x8080_8080)
                .collect(),
            exact: exact
                .as_chunks()
                .0
                .iter()
                .map(lanes)
                .collect::<Option<_>>()?,
            steps: steps.try_into().ok()?,
        })
    }
}

/// The four numbers of an exact row in their lanes.
fn lanes(row: &[i16; LABELS]) -> Option<u64> {
    row.iter().zip(LANES).try_fold(0, |all, (&number, lane)| {
        let number = i32::from(number) + BIAS;
        let fits = (0..2 * BIAS).contains(&number);
        fits.then(|| all | u64::from(number as u16) << (16 * lane))
    })
}

/// Labels runs, in memory that is used again.
#[derive(Debug, Default)]
pub struct Labeller {
    labels: Vec<u8>,
}

impl Labeller {
    /// The labels of a run's characters.
    pub fn label(&mut self, run: Run<'_>, criterion: Criterion, weights: &Weights) -> &[u8] {
        self.labels.clear();
        let mut sums = Sums {
            weights,
            lanes: 0,
            bias: 0,
            way: Way::new(weights.steps.map(i32::from)),
            labels: &mut self.labels,
        };
        scan(run, criterion, &mut sums);
        let last = sums.way.last();
        trace_back(last, &mut self.labels);
        &self.labels
    }
}

/// Adds the rows of one character after the other, and goes on with the best ways.
struct Sums<'w> {
    weights: &'w Weights,
    /// Four sums of sixteen bits, in the order of [`LANES`].
    lanes: u64,
    /// How much too large they are.
    bias: i32,
    way: Way,
    labels: &'w mut Vec<u8>,
}

impl Rows for Sums<'_> {
    #[inline(always)]
    fn hashed(&mut self, row: usize) {
        let row = u64::from(self.weights.hashed.get(row).copied().unwrap_or(0));
        self.lanes += (row & 0x00FF_00FF) | (row & 0xFF00_FF00) << 24;
        self.bias += 128;
    }

    #[inline(always)]
    fn exact(&mut self, row: usize) {
        self.lanes += self.weights.exact.get(row).copied().unwrap_or(0);
        self.bias += BIAS;
    }

    #[inline(always)]
    fn end(&mut self) {
        let sum = |lane: u32| i32::from((self.lanes >> (16 * lane)) as u16) - self.bias;
        self.labels.push(self.way.step(&LANES.map(sum)));
        (self.lanes, self.bias) = (0, 0);
    }
}

/// The labels with the largest sum, of which no word is left open.
pub fn best(scores: &[[i32; LABELS]], steps: &[i32; STEPS], labels: &mut Vec<u8>) {
    let mut way = Way::new(*steps);
    labels.clear();
    labels.extend(scores.iter().map(|it| way.step(it)));
    trace_back(way.last(), labels);
}

/// The best ways to label what has been read, one for every last label (Viterbi, 1967).
struct Way {
    steps: [i32; STEPS],
    sums: [i32; LABELS],
    is_first: bool,
}

/// What can never be: no word goes on at the first character. From the second on every label has a way.
const NEVER: i32 = i32::MIN / 2;

impl Way {
    fn new(steps: [i32; STEPS]) -> Self {
        Self {
            steps,
            sums: [0; LABELS],
            is_first: true,
        }
    }

    /// Goes on by a character. For every label a bit says which of the two that may stand before it is the better one.
    #[inline(always)]
    fn step(&mut self, score: &[i32; LABELS]) -> u8 {
        let step = |it: Step| self.steps[it as usize];
        let [b, m, e, s] = self.sums;
        if self.is_first {
            self.is_first = false;
            let begin = score[0] + step(Step::FirstBegin);
            let single = score[3] + step(Step::FirstSingle);
            self.sums = [begin, NEVER, NEVER, single];
            return 0;
        }
        let (begin, begin_from) = larger(e + step(Step::EndBegin), s + step(Step::SingleBegin));
        let (middle, middle_from) =
            larger(b + step(Step::BeginMiddle), m + step(Step::MiddleMiddle));
        let (end, end_from) = larger(b + step(Step::BeginEnd), m + step(Step::MiddleEnd));
        let (single, single_from) = larger(e + step(Step::EndSingle), s + step(Step::SingleSingle));
        self.sums = [
            begin + score[0],
            middle + score[1],
            end + score[2],
            single + score[3],
        ];
        begin_from | middle_from << 1 | end_from << 2 | single_from << 3
    }

    /// The better of the labels that may be the last.
    fn last(&self) -> u8 {
        if self.sums[2] >= self.sums[3] { 2 } else { 3 }
    }
}

/// Makes labels of the bits that [`Way::step`] gave.
fn trace_back(last: u8, labels: &mut [u8]) {
    let mut label = last;
    for place in labels.iter_mut().rev() {
        let second = *place >> label & 1;
        *place = label;
        label = match label {
            0 | 3 => 2 + second,
            _ => second,
        };
    }
}

/// The larger of two numbers, and whether it is the second.
#[inline(always)]
fn larger(first: i32, second: i32) -> (i32, u8) {
    if second > first {
        (second, 1)
    } else {
        (first, 0)
    }
}

/// The steps between the labels of a run, the one to the first label included.
pub fn steps(labels: &[u8]) -> impl Iterator<Item = Step> {
    let first = labels.first().map(|it| match it {
        0 => Step::FirstBegin,
        _ => Step::FirstSingle,
    });
    first
        .into_iter()
        .chain(labels.windows(2).map(|it| match it {
            [0, 1] => Step::BeginMiddle,
            [0, _] => Step::BeginEnd,
            [1, 1] => Step::MiddleMiddle,
            [1, _] => Step::MiddleEnd,
            [2, 0] => Step::EndBegin,
            [2, _] => Step::EndSingle,
            [_, 0] => Step::SingleBegin,
            _ => Step::SingleSingle,
        }))
}
