//! The shapes of what was asked of a text that was read once: concordance, collocates, comparison, counts.

use super::place;
use crate::collocation::{self, Collocates};
use crate::concordance;
use crate::corpus::{self, Corpus};
use crate::keyness::{self, Keyness};
use crate::ngram;
use crate::rank;
use crate::text::Utf16;
use serde::Serialize;

/// See `index.d.ts`: `Concordance`.
#[derive(Serialize)]
pub struct Concordance {
    total: usize,
    #[serde(rename = "match")]
    #[serde(serialize_with = "super::name")]
    found: &'static str,
    /// The places.
    pub lines: Vec<Line>,
}

/// See `index.d.ts`: `ConcordanceLine`.
#[derive(Serialize)]
pub struct Line {
    /// What stands there.
    pub text: String,
    /// What stands before it.
    pub left: String,
    /// What stands behind it.
    pub right: String,
    /// Where it begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    spans: Vec<(u32, u32)>,
    sentence: usize,
    article: usize,
    #[serde(serialize_with = "super::name")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<usize>,
}

impl Concordance {
    /// The shape of what was found in `corpus`.
    #[must_use]
    pub fn new(corpus: &Corpus, found: concordance::Concordance) -> Self {
        let units = Utf16::new(corpus.given());
        let line = |it: concordance::Line| {
            let spans: Vec<(u32, u32)> = it.places.iter().map(|it| place(*it, &units)).collect();
            let (start, end) = spans.first().copied().unwrap_or_default();
            Line {
                text: it.text,
                left: it.left,
                right: it.right,
                start,
                end,
                spans: if spans.len() > 1 { spans } else { Vec::new() },
                sentence: it.sentence,
                article: it.article,
                kind: it.kind.name(),
                paragraph: it.paragraph,
            }
        };
        Self {
            total: found.total,
            found: matched(found.is_words),
            lines: found.lines.into_iter().map(line).collect(),
        }
    }
}

fn matched(is_words: bool) -> &'static str {
    if is_words { "words" } else { "text" }
}

/// See `index.d.ts`: `Collocates`.
#[derive(Serialize)]
pub struct Near {
    hits: usize,
    #[serde(rename = "match")]
    #[serde(serialize_with = "super::name")]
    found: &'static str,
    near: usize,
    /// The words.
    pub collocates: Vec<Collocate>,
}

/// See `index.d.ts`: `Collocate`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Collocate {
    /// The word.
    pub text: String,
    #[serde(serialize_with = "super::name")]
    tag: &'static str,
    /// How often it stands near.
    pub count: usize,
    left: usize,
    right: usize,
    /// How often it stands in the text beside the query.
    pub frequency: usize,
    expected: f64,
    /// G².
    pub log_likelihood: f64,
    /// Mutual information.
    pub mi: f64,
}

impl From<Collocates> for Near {
    fn from(found: Collocates) -> Self {
        let collocate = |it: collocation::Collocate| Collocate {
            text: it.text,
            tag: it.tag.name(),
            count: it.count,
            left: it.left,
            right: it.count - it.left,
            frequency: it.frequency,
            expected: rounded(it.expected),
            log_likelihood: rounded(it.log_likelihood),
            mi: rounded(it.mi),
        };
        Self {
            hits: found.hits,
            found: matched(found.is_words),
            near: found.near,
            collocates: found.words.into_iter().map(collocate).collect(),
        }
    }
}

/// With four digits, and no zero below zero, which JavaScript writes as another number than Rust.
fn rounded(x: f64) -> f64 {
    rank::round(x, 4) + 0.0
}

/// See `index.d.ts`: `Comparison`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    a: Side,
    b: Side,
    /// The words by which the texts differ.
    pub words: Vec<Difference>,
    only_a: Vec<Difference>,
    only_b: Vec<Difference>,
}

#[derive(Serialize)]
struct Side {
    words: usize,
    distinct: usize,
}

/// See `index.d.ts`: `Keyness`.
#[derive(Serialize)]
pub struct Difference {
    /// The word.
    pub text: String,
    #[serde(serialize_with = "super::name")]
    tag: &'static str,
    /// How often it stands in the first text.
    #[serde(rename = "countA")]
    pub count_a: usize,
    /// How often it stands in the other.
    #[serde(rename = "countB")]
    pub count_b: usize,
    /// The same for every 10,000 words.
    #[serde(rename = "per10kA")]
    pub per_10k_a: f64,
    /// The same for every 10,000 words.
    #[serde(rename = "per10kB")]
    pub per_10k_b: f64,
    /// G².
    #[serde(rename = "logLikelihood")]
    pub log_likelihood: f64,
    /// Log ratio.
    #[serde(rename = "logRatio")]
    pub log_ratio: f64,
    /// Where its confidence interval begins.
    pub low: f64,
    /// Where it ends.
    pub high: f64,
}

impl From<keyness::Comparison> for Comparison {
    fn from(found: keyness::Comparison) -> Self {
        let row = |it: Keyness| {
            let ([count_a, count_b], [a, b], [low, high]) = (it.counts, it.per_10k, it.interval);
            Difference {
                text: it.text,
                tag: it.tag.name(),
                count_a,
                count_b,
                per_10k_a: rank::round(a, 2),
                per_10k_b: rank::round(b, 2),
                log_likelihood: rounded(it.log_likelihood),
                log_ratio: rounded(it.log_ratio),
                low: rounded(low),
                high: rounded(high),
            }
        };
        let rows = |it: Vec<Keyness>| it.into_iter().map(row).collect();
        let ([a, b], [distinct_a, distinct_b]) = (found.totals, found.distinct);
        let [only_a, only_b] = found.only;
        Self {
            a: Side {
                words: a,
                distinct: distinct_a,
            },
            b: Side {
                words: b,
                distinct: distinct_b,
            },
            words: rows(found.words),
            only_a: rows(only_a),
            only_b: rows(only_b),
        }
    }
}

/// See `index.d.ts`: `Counts`.
#[derive(Serialize)]
pub struct Counts {
    words: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pieces: Vec<Piece>,
    /// Words, or words in a row.
    pub list: Vec<Count>,
}

#[derive(Serialize)]
struct Piece {
    article: usize,
    section: Option<String>,
    words: usize,
}

/// See `index.d.ts`: `Count`.
#[derive(Serialize)]
pub struct Count {
    /// As it stands at its first place.
    pub text: String,
    /// How often it stands in the text.
    pub count: usize,
    share: f64,
    /// How often for every 10,000 words.
    pub per10k: f64,
    spread: f64,
    /// Gries' DP.
    pub dispersion: f64,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    counts: Vec<(usize, usize)>,
}

impl From<ngram::Counts> for Counts {
    fn from(found: ngram::Counts) -> Self {
        let count = |it: ngram::Ngram| Count {
            text: it.text,
            count: it.count,
            share: rank::round(it.share, 6),
            per10k: rank::round(it.share * 1e4, 2),
            spread: rank::round(it.spread, 4),
            dispersion: rank::round(it.dispersion, 4),
            counts: it.counts,
        };
        let piece = |(it, words): (corpus::Piece, usize)| Piece {
            article: it.article,
            section: it.section,
            words,
        };
        Self {
            words: found.total,
            pieces: found.pieces.into_iter().map(piece).collect(),
            list: found.list.into_iter().map(count).collect(),
        }
    }
}
