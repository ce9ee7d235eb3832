//! What the features of terms weigh: a logistic model of the keywords that authors gave the abstracts of CSL.

// Exponentials differ between platforms in the last digit; the weights that they lead to are rounded and stored.
#![allow(clippy::disallowed_methods)]

use anyhow::Context;
use jianbao::analysis::{Parsed, parse};
use jianbao::keyword::features::{DENSE, GIVEN, HASHED, NEVER_AGAINST};
use jianbao::keyword::judge::Judge;
use jianbao::keyword::weights::Weights;
use jianbao::keyword::{self, Options};
use jianbao::stop_words::{StopSet, StopWords};
use jianbao::term::{Read, Terms, span};
use jianbao::text::fold_word;
use jianbao::{Lexicon, analysis};
use std::collections::HashSet;
use std::fs;
use std::path::Path;

/// Learns the weights and prints how good they are, each fifth of the abstracts judged by what the others taught: the stored form.
pub fn weights(data: &Path, lexicon: &Lexicon) -> anyhow::Result<Vec<u8>> {
    let path = data.join("keywords/csl.dev.tsv");
    let file = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let stop_words = StopWords::BuiltIn.set();
    let abstracts: Vec<Abstract<'_>> = file
        .lines()
        .filter_map(|line| Abstract::read(line, lexicon, &stop_words))
        .collect();
    let mut scores = [Score::default(), Score::default()];
    for left_out in 0..FOLDS {
        let numbered = || abstracts.iter().enumerate();
        let others = numbered().filter(|it| it.0 % FOLDS != left_out);
        let learned = learn(&others.map(|it| it.1).collect::<Vec<_>>());
        let weights = Weights::from_bytes(&Weights::to_bytes(&learned));
        for (_, it) in numbered().filter(|it| it.0 % FOLDS == left_out) {
            let found = it.keywords(&weights, lexicon, &stop_words);
            for (score, k) in scores.iter_mut().zip([5, 10]) {
                score.add(&it.gold, found.get(..k).unwrap_or(&found));
            }
        }
    }
    println!(
        "keywords of {} abstracts, F1 at 5 and at 10: {:.2} {:.2}",
        abstracts.len(),
        scores[0].f1(),
        scores[1].f1()
    );
    Ok(Weights::to_bytes(&learn(
        &abstracts.iter().collect::<Vec<_>>(),
    )))
}

const FOLDS: usize = 5;

/// An abstract with its keywords.
struct Abstract<'t> {
    parsed: Parsed<'t>,
    gold: HashSet<String>,
    rows: Vec<Row>,
}

/// A term as the model sees it.
struct Row {
    features: Vec<(u32, f32)>,
    is_keyword: bool,
}

impl<'t> Abstract<'t> {
    fn read(line: &'t str, lexicon: &Lexicon, stop_words: &StopSet) -> Option<Self> {
        let mut fields = line.split('\t');
        let (text, gold) = (fields.nth(1)?, fields.next()?);
        let mut read = Self {
            parsed: parse(text, lexicon, &analysis::Options::default(), &mut |_| ()),
            gold: gold.split('_').map(|it| fold_word(it.trim())).collect(),
            rows: Vec::new(),
        };
        read.rows = read.with_judge(&Weights::from_bytes(&[]), lexicon, stop_words, |judge| {
            let mut seen = HashSet::new();
            let mut rows = Vec::new();
            for term in &judge.terms.list {
                let first = judge.terms.places(term)[0];
                let form =
                    fold_word(span(judge.read.words, first, term.length).of(judge.read.text));
                if !seen.insert(form.clone()) {
                    continue;
                }
                let mut features = Vec::new();
                judge.features(term, |it, value| {
                    if value != 0.0 {
                        features.push((it as u32, value as f32));
                    }
                });
                rows.push(Row {
                    features,
                    is_keyword: read.gold.contains(&form),
                });
            }
            rows
        });
        Some(read)
    }

    fn keywords(&self, weights: &Weights, lexicon: &Lexicon, stop_words: &StopSet) -> Vec<String> {
        let options = Options {
            limit: 10,
            ..Options::default()
        };
        self.with_judge(weights, lexicon, stop_words, |judge| {
            let (found, _) = keyword::find(judge, &judge.judged(), &options);
            found.iter().map(|it| fold_word(&it.text)).collect()
        })
    }

    fn with_judge<T>(
        &self,
        weights: &Weights,
        lexicon: &Lexicon,
        stop_words: &StopSet,
        ask: impl FnOnce(&Judge<'_>) -> T,
    ) -> T {
        let read = Read {
            text: &self.parsed.page.reading.text,
            words: &self.parsed.words,
            index: &self.parsed.index,
            sentences: &self.parsed.sentences,
            entities: &self.parsed.entities,
            stop_words,
        };
        let terms = Terms::find(&read);
        ask(&Judge::with(weights, &read, &terms, lexicon))
    }
}

/// How strongly weights are drawn to 0: dense ones and hashed ones.
const L2: [f32; 2] = [3.0, 10.0];
const STEPS: usize = 300;
const RATE: f32 = 0.1;

/// The weights of a logistic model, by gradient descent with steps of each weight's own size (Adam, Kingma and Ba 2015); the bias is the
/// last.
fn learn(abstracts: &[&Abstract<'_>]) -> Vec<f64> {
    let bias = DENSE + HASHED;
    let mut weights = vec![0f32; bias + 1];
    let (mut mean, mut square) = (weights.clone(), weights.clone());
    let rows: Vec<&Row> = abstracts.iter().flat_map(|it| &it.rows).collect();
    let count = rows.len().max(1) as f32;
    let given = |it: usize| GIVEN.iter().find(|given| given.0 == it);
    for step in 1..=STEPS as i32 {
        let mut slopes = vec![0f32; bias + 1];
        for row in &rows {
            let products = row
                .features
                .iter()
                .map(|&(it, value)| weights[it as usize] * value);
            let sum = weights[bias] + products.sum::<f32>();
            let wrong = 1.0 / (1.0 + (-sum).exp()) - f32::from(u8::from(row.is_keyword));
            for &(it, value) in &row.features {
                slopes[it as usize] += wrong * value;
            }
            slopes[bias] += wrong;
        }
        let rate = RATE * (1.0 - step as f32 / (STEPS + 1) as f32);
        for it in 0..=bias {
            let drawn = if it == bias {
                0.0
            } else {
                L2[usize::from(it >= DENSE)]
            };
            let slope = (slopes[it] + drawn * weights[it]) / count;
            mean[it] = 0.9 * mean[it] + 0.1 * slope;
            square[it] = 0.98 * square[it] + 0.02 * slope * slope;
            let slope = mean[it] / (1.0 - 0.9f32.powi(step));
            let size = (square[it] / (1.0 - 0.98f32.powi(step))).sqrt();
            weights[it] -= rate * slope / (size + 1e-9);
            if NEVER_AGAINST.contains(&it) {
                weights[it] = weights[it].max(0.0);
            }
            if let Some(given) = given(it) {
                weights[it] = given.1 as f32;
            }
        }
    }
    weights.into_iter().map(f64::from).collect()
}

/// How many keywords were found.
#[derive(Default)]
struct Score {
    right: usize,
    found: usize,
    gold: usize,
}

impl Score {
    fn add(&mut self, gold: &HashSet<String>, found: &[String]) {
        let found: HashSet<&String> = found.iter().collect();
        self.right += gold.iter().filter(|it| found.contains(it)).count();
        self.found += found.len();
        self.gold += gold.len();
    }

    fn f1(&self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.gold).max(1) as f64
    }
}
