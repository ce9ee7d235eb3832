//! How well texts are cut: F1 of words, and crossing errors, as the scorers beside the data count them.

use super::corpus::Sentence;
use jianbao::word::Names;
use jianbao::{Lexicon, segment};
use std::collections::HashSet;
use std::fmt;

pub struct Score {
    pub f1: f64,
    /// Words that overlap a right one with neither inside the other, per 1,000 right ones.
    pub crossing: f64,
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2} / {:.2}", self.f1, self.crossing)
    }
}

pub fn words(sentences: &[Sentence], lexicon: &Lexicon, names: Names) -> Score {
    let (mut same, mut right, mut found, mut crossing) = (0, 0, 0, 0);
    for sentence in sentences {
        let text = &sentence.text;
        let mut start = 0;
        let gold: Vec<(usize, usize)> = sentence
            .ends
            .iter()
            .map(|&end| (std::mem::replace(&mut start, end), end))
            .collect();
        let ours: Vec<(usize, usize)> = segment(text, lexicon, names, &mut |_| {})
            .iter()
            .map(|it| (it.span.start, it.span.end))
            .collect();
        let set: HashSet<_> = gold.iter().copied().collect();
        same += ours.iter().filter(|it| set.contains(it)).count();
        right += gold.len();
        found += ours.len();
        for &(start, end) in &ours {
            let first = gold[gold.partition_point(|it| it.1 <= start)];
            let last = gold[gold.partition_point(|it| it.1 < end)];
            if first.0 < start && first.1 < end || last.1 > end && last.0 > start {
                crossing += 1;
            }
        }
    }
    Score {
        f1: 200.0 * f64::from(same as u32) / f64::from((right + found) as u32),
        crossing: 1000.0 * f64::from(crossing) / f64::from(right as u32),
    }
}

pub fn crossings(sentence: &Sentence, lexicon: &Lexicon) -> usize {
    let score = words(std::slice::from_ref(sentence), lexicon, Names::Whole);
    (score.crossing * sentence.ends.len() as f64 / 1000.0).round() as usize
}
