//! Two texts → the words by which they differ.
//!
//! A word stands a times among the c words of one text and b times among the d words of the other.
//!
//! - Log-likelihood: G² = 2 (a ln(a/E₁) + b ln(b/E₂)) with E₁ = c(a+b)/(c+d) and E₂ = d(a+b)/(c+d) (P. Rayson and R. Garside, "Comparing
//!   corpora using frequency profiling", 2000): how sure it is that there is a difference.
//! - Log ratio: log₂((a/c)/(b/d)) (A. Hardie, "Log Ratio – an informal introduction", 2014): how large it is. 1 is twice as often in the
//!   first text, −1 twice as often in the other. A word that one text has not is taken to stand there half a time.
//! - Its 95 % confidence interval: ± 1.96 √(1/a − 1/c + 1/b − 1/d) / ln 2, as for any ratio of two shares (D. Katz et al., "Obtaining
//!   confidence intervals for the risk ratio in cohort studies", *Biometrics* 34, 1978).
//!
//! With a text without words nothing can be compared: every measure is 0 then, and what the other text has is told all the same.

use crate::corpus::{Choice, Corpus};
use crate::rank;
use crate::text::stem;
use crate::word::Tag;
use rustc_hash::FxHashMap;

/// How two texts differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// How many counted words the two have.
    pub totals: [usize; 2],
    /// How many distinct ones.
    pub distinct: [usize; 2],
    /// The words, by log-likelihood.
    pub words: Vec<Keyness>,
    /// Those that only the one has, and those that only the other has, most frequent first.
    pub only: [Vec<Keyness>; 2],
}

/// How a word differs between two texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyness {
    /// The word as the first text that has it writes it most often.
    pub text: String,
    /// Its commonest part of speech there.
    pub tag: Tag,
    /// How often it stands in the two texts.
    pub counts: [usize; 2],
    /// The same for every 10,000 words.
    pub per_10k: [f64; 2],
    /// G².
    pub log_likelihood: f64,
    /// Log ratio.
    pub log_ratio: f64,
    /// Its confidence interval.
    pub interval: [f64; 2],
}

/// What is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// An article of each text instead of the whole.
    pub articles: Option<[usize; 2]>,
    /// Which of the words are told.
    pub choice: Choice,
}

/// Compares two texts, or an article of each, which may be of one text.
#[must_use]
pub fn compare(a: &Corpus, b: &Corpus, options: &Options) -> Comparison {
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut known: FxHashMap<String, usize> = FxHashMap::default();
    for (side, corpus) in [a, b].into_iter().enumerate() {
        let article = options.articles.and_then(|it| it.get(side).copied());
        let counts = counts(corpus, article);
        for (word, count) in corpus.index.words.iter().zip(counts) {
            if count == 0 {
                continue;
            }
            let key = if options.choice.stems {
                stem(&word.folded).into_owned()
            } else {
                word.folded.clone()
            };
            let next = rows.len();
            let at = *known.entry(key).or_insert(next);
            if at == next {
                rows.push(Row {
                    text: &word.text,
                    folded: &word.folded,
                    tag: word.tag,
                    counts: [0, 0],
                });
            }
            if let Some(it) = rows.get_mut(at).and_then(|it| it.counts.get_mut(side)) {
                *it += count;
            }
        }
    }
    let sum = |side: fn(&Row<'_>) -> usize| rows.iter().map(side).sum();
    let totals = [sum(|it| it.counts[0]), sum(|it| it.counts[1])];
    let distinct = [
        sum(|it| usize::from(it.counts[0] > 0)),
        sum(|it| usize::from(it.counts[1] > 0)),
    ];
    let stop_words = options.choice.stop_words.set();
    rows.retain(|it| {
        it.counts[0] + it.counts[1] >= options.choice.least && !stop_words.holds(it.folded)
    });
    let scores: Vec<f64> = rows
        .iter()
        .map(|it| log_likelihood(it.counts, totals))
        .collect();
    let mut order: Vec<usize> = (0..rows.len()).collect();
    rank::sort_numbers(&mut order, &scores);
    let told = |order: &[usize], is_told: fn(&Row<'_>) -> bool| -> Vec<Keyness> {
        let rows = order
            .iter()
            .filter_map(|&it| Some((rows.get(it)?, *scores.get(it)?)));
        let told = rows.filter(|it| is_told(it.0)).take(options.choice.limit);
        told.map(|it| keyness(it.0, it.1, totals)).collect()
    };
    let words = told(&order, |_| true);
    let counts: Vec<f64> = rows
        .iter()
        .map(|it| (it.counts[0] + it.counts[1]) as f64)
        .collect();
    rank::sort_numbers(&mut order, &counts);
    Comparison {
        totals,
        distinct,
        words,
        only: [
            told(&order, |it| it.counts[1] == 0),
            told(&order, |it| it.counts[0] == 0),
        ],
    }
}

struct Row<'c> {
    text: &'c str,
    folded: &'c str,
    tag: Tag,
    counts: [usize; 2],
}

/// How often every word of the index stands in an article, or in the whole text.
fn counts(corpus: &Corpus, article: Option<usize>) -> Vec<usize> {
    let Some(article) = article else {
        return corpus.index.words.iter().map(|it| it.count).collect();
    };
    let mut counts = vec![0; corpus.index.words.len()];
    let within = corpus.sentences.iter().enumerate();
    for (at, _) in within.filter(|(_, it)| it.article == article) {
        for word in corpus.words_of(at) {
            if let Some(count) = corpus.counted(word).and_then(|it| counts.get_mut(it)) {
                *count += 1;
            }
        }
    }
    counts
}

fn log_likelihood([a, b]: [usize; 2], [c, d]: [usize; 2]) -> f64 {
    if c == 0 || d == 0 {
        return 0.0;
    }
    let [a, b, c, d] = [a, b, c, d].map(|it| it as f64);
    let sum = rank::surprise(a, c * (a + b) / (c + d)) + rank::surprise(b, d * (a + b) / (c + d));
    (2.0 * sum).max(0.0)
}

/// The log ratio and half of its interval.
fn log_ratio([a, b]: [usize; 2], [c, d]: [usize; 2]) -> (f64, f64) {
    if c == 0 || d == 0 {
        return (0.0, 0.0);
    }
    let [c, d] = [c, d].map(|it| it as f64);
    let [a, b] = [a, b].map(|it| if it == 0 { 0.5 } else { it as f64 });
    // Never below zero, but for what rounding leaves.
    let variance = (1.0 / a - 1.0 / c + 1.0 / b - 1.0 / d).max(0.0);
    let half = Z * variance.sqrt() / std::f64::consts::LN_2;
    (rank::log2(a * d / (b * c)), half)
}

/// So many standard deviations on either side hold 95 % of a normal distribution.
const Z: f64 = 1.959_963_984_540_054;

fn keyness(row: &Row<'_>, log_likelihood: f64, totals: [usize; 2]) -> Keyness {
    let (log_ratio, half) = log_ratio(row.counts, totals);
    let per_10k = |count: usize, total: usize| 1e4 * count as f64 / total.max(1) as f64;
    let ([a, b], [c, d]) = (row.counts, totals);
    Keyness {
        text: row.text.to_owned(),
        tag: row.tag,
        counts: row.counts,
        per_10k: [per_10k(a, c), per_10k(b, d)],
        log_likelihood,
        log_ratio,
        interval: [log_ratio - half, log_ratio + half],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;
    use crate::lexicon::Lexicon;
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

    fn compared(a: &str, b: &str, options: &Options) -> Comparison {
        let read = |text| Corpus::read(text, &LEXICON, &corpus::Options::default(), &mut |_| {});
        compare(&read(a), &read(b), options)
    }

    #[test]
    fn measures_are_those_worked_out_by_hand() {
        // 30 of 1,000 words and 10 of 2,000: E₁ = 1000·40/3000 = 40/3, E₂ = 80/3.
        // G² = 2 (30 ln 2.25 + 10 ln 0.375) = 2 (24.327906486489 − 9.808292530117) = 29.039227912745.
        // Log ratio: log₂(0.03/0.005) = log₂ 6 = 2.584962500721.
        // Interval: ± 1.959963984540 √(1/30 − 1/1000 + 1/10 − 1/2000) / ln 2 = ± 1.959963984540 · 0.363088602594 / 0.693147180560
        // = ± 1.026680341837.
        let (counts, totals) = ([30, 10], [1000, 2000]);
        let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-9, "{a} {b}");
        near(log_likelihood(counts, totals), 29.039_227_912_745);
        let (ratio, half) = log_ratio(counts, totals);
        near(ratio, 2.584_962_500_721);
        near(half, 1.026_680_341_837);
        // 8 of 1,000 and none of 2,000, which is half a one: log₂(0.008/0.00025) = log₂ 32 = 5. G² = 2 · 8 ln 3 = 17.577796618690.
        near(log_likelihood([8, 0], totals), 17.577_796_618_690);
        near(log_ratio([8, 0], totals).0, 5.0);
        near(log_ratio([8, 0], totals).1, 4.120_489_033_654);
    }

    #[test]
    fn a_text_is_like_itself() {
        let text = "南通推动发展，上海推动创新。发展很快。";
        let found = compared(text, text, &Options::default());
        assert!(!found.words.is_empty() && found.only == [vec![], vec![]]);
        for it in &found.words {
            assert_eq!((it.log_likelihood, it.log_ratio), (0.0, 0.0), "{}", it.text);
            assert!(it.interval[0] < 0.0 && it.interval[1] > 0.0);
        }
    }

    #[test]
    fn nothing_can_be_compared_with_nothing() {
        let found = compared("南通好。南通", "", &Options::default());
        assert_eq!((found.totals, found.distinct), ([3, 0], [2, 0]));
        assert_eq!(found.only[0][0].counts, [2, 0]);
        assert!(found.only[1].is_empty());
        let [a, ..] = found.words.as_slice() else {
            panic!()
        };
        assert_eq!(
            (a.log_likelihood, a.log_ratio, a.interval),
            (0.0, 0.0, [0.0, 0.0])
        );
        assert_eq!(compared("", "", &Options::default()).words, []);
    }

    #[test]
    fn what_only_one_has() {
        let found = compared(
            "漢語好，南通好",
            "汉语好，上海好。上海",
            &Options::default(),
        );
        let only = found.only.map(|it| {
            it.into_iter()
                .map(|it| (it.text, it.counts))
                .collect::<Vec<_>>()
        });
        assert_eq!(
            only,
            [
                vec![("南通".to_owned(), [1, 0])],
                vec![("上海".to_owned(), [0, 2])]
            ]
        );
        let english = Options {
            choice: Choice {
                stems: true,
                ..Choice::default()
            },
            ..Options::default()
        };
        let found = compared("Cities grow.", "A city grows.", &english);
        assert_eq!(found.words[0].counts, [1, 1]);
    }
}
