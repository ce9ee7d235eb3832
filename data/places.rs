//! The hidden Markov model of jieba → where in unknown words the characters stand, as `src/lexicon/format.rs` draws it.

use crate::fold::fold;
use crate::format::{NEVER, PLACE_STEPS, PLACES};
use std::collections::BTreeMap;

/// What is stored of a character.
pub type Place = [i8; PLACES];

/// Reads `hmm.model`: after the steps from state to state a line of `character:logarithm` for each of B, E, M and S. Of a traditional
/// character nothing is kept, since it is read as the simplified one.
pub fn read(model: &str) -> BTreeMap<char, Place> {
    let lines: Vec<&str> = model.lines().filter(|it| !it.starts_with('#')).collect();
    let [.., begin, end, middle, alone] = lines[..] else {
        panic!("the model of jieba has another form");
    };
    let [begin, middle, end, alone] = [begin, middle, end, alone].map(likelihoods);
    // What was never seen alone is so as seldom as what was once.
    let least = alone.values().copied().fold(0.0, f64::min);
    let of = |c: char| {
        let alone = alone.get(&c).copied().unwrap_or(least);
        [&begin, &middle, &end].map(|it| it.get(&c).map_or(NEVER, |it| stored(it - alone)))
    };
    let all = begin.keys().chain(middle.keys()).chain(end.keys());
    all.filter(|&&c| fold(c) == c)
        .map(|&c| (c, of(c)))
        .collect()
}

fn likelihoods(line: &str) -> BTreeMap<char, f64> {
    let pair = |it: &str| {
        let (character, likelihood) = it.split_once(':')?;
        Some((character.parse().ok()?, likelihood.parse().ok()?))
    };
    let pairs = line.split(',');
    pairs
        .map(|it| pair(it).unwrap_or_else(|| panic!("the model of jieba has {it}")))
        .collect()
}

fn stored(likelihood: f64) -> i8 {
    let steps = (likelihood * PLACE_STEPS).round();
    steps.clamp(f64::from(NEVER + 1), f64::from(i8::MAX)) as i8
}
