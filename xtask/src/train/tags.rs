//! Trains the model of parts of speech: texts with words and tags → examples → weights.

use super::perceptron::{Perceptron, quantile, quantised, shuffle};
use super::tags_data::Tagged;
use jianbao::weights;
use jianbao::word::look::{EDGE, Look};
use jianbao::word::tagger::{COUNT, TAGS, features, is_token};
use jianbao::{Lexicon, Span, Tag, Word};

/// The words of a text with their labels; those that the lexer knows have none.
pub struct Example {
    pub words: Vec<Word>,
    pub looks: Vec<Look>,
    pub labels: Vec<Option<usize>>,
}

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    pub bits: u32,
    pub epochs: usize,
    /// A share of 1/`rare` of the weights is cut.
    pub rare: usize,
    /// In how many steps a weight is stored that is not cut.
    pub top: i64,
    /// How much better than every other tag the right one has to be.
    pub margin: i32,
    /// After so many epochs most weights are set to 0 and stay there; all but one in so many.
    pub prune: (usize, usize),
}

/// Sees the words of `tagged` as those that `cut` makes of its text, where they are the same.
pub fn example(tagged: &Tagged, cut: &[Word], lexicon: &Lexicon) -> Example {
    let mut start = 0;
    let (mut words, mut looks, mut labels) = (Vec::new(), Vec::new(), Vec::new());
    for &(end, label) in &tagged.words {
        let span = Span::new(start, end);
        start = end;
        let at = cut.partition_point(|it| it.span < span);
        let word = cut
            .get(at)
            .filter(|it| it.span == span)
            .copied()
            .unwrap_or_else(|| Word::han(&tagged.text, span, lexicon));
        looks.push(Look::new(&tagged.text, &word, 0, lexicon));
        labels.push(label.filter(|_| !is_token(&word)));
        words.push(word);
    }
    Example {
        words,
        looks,
        labels,
    }
}

/// Trains on `examples`.
pub fn train(examples: &[&Example], plan: Plan) -> Vec<u8> {
    let mut rows = Perceptron::<COUNT>::new(plan.bits);
    let mut order = examples.to_vec();
    let mut state = 2026;
    let mut hashes = Vec::new();
    let numbers: Vec<u32> = TAGS
        .iter()
        .map(|it| u32::from(Tag::named(it).expect("a tag of the table").0))
        .collect();
    for epoch in 0..plan.epochs {
        if epoch == plan.prune.0 {
            rows.prune(plan.prune.1);
        }
        shuffle(&mut order, &mut state);
        for example in &order {
            let edges = [EDGE; 2];
            let padded: Vec<Look> = [&edges[..], &example.looks, &edges].concat();
            let (mut before, mut second) = (EDGE.tag, EDGE.tag);
            for ((window, &label), word) in
                padded.windows(5).zip(&example.labels).zip(&example.words)
            {
                let mut tag = u32::from(word.tag.0);
                if let Some(gold) = label {
                    let window: &[Look; 5] = window.try_into().expect("windows of five");
                    hashes.clear();
                    let mut sum = [plan.margin; COUNT];
                    features(window, before, second, |hash| {
                        hashes.push(hash);
                        rows.add(hash, &mut sum);
                    });
                    let margined = best(&{
                        let mut sum = sum;
                        sum[gold] -= plan.margin;
                        sum
                    });
                    let found = best(&sum);
                    if margined != gold {
                        for &hash in &hashes {
                            rows.change(hash, gold, 1);
                            rows.change(hash, margined, -1);
                        }
                    }
                    tag = numbers[found];
                    rows.step();
                }
                (before, second) = (tag, before);
            }
        }
    }
    let rows = rows.averages();
    let most = quantile(&rows, plan.rare);
    let rows: Vec<[i8; COUNT]> = rows
        .iter()
        .map(|it| it.map(|weight| quantised(weight, most, plan.top, 127) as i8))
        .collect();
    weights::write::<4, _>(plan.bits as u8, &rows)
}

fn best(sum: &[i32; COUNT]) -> usize {
    (0..COUNT)
        .max_by_key(|&it| (sum[it], std::cmp::Reverse(it)))
        .unwrap_or(0)
}
