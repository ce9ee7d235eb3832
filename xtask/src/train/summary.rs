//! What words are worth in a summary: a logistic model, fitted by Newton's method on headlines of Xinhua and summaries of NewsBench.
//!
//! What it prints is cross-validated: no text is told by weights that have seen it. The scorer is that of `eval/summaries.py`: ROUGE-1 on
//! characters, what lies beyond the budget cut off.

use super::logistic::{Example, fit};
use anyhow::Context;
use jianbao::frequency::{self, Index};
use jianbao::page::{self, Kind};
use jianbao::sentence::{self, Sentence};
use jianbao::stop_words::{StopSet, StopWords};
use jianbao::summary::feature::NAMES;
use jianbao::summary::weights::FITTED;
use jianbao::summary::{Budget, Measure, Options, Read, Row, Weights, choose};
use jianbao::text::{Span, fold};
use jianbao::word::{self, Names, Word};
use jianbao::{Lexicon, entity};
use std::collections::HashMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// One kind of summary: its texts, its budget and how it is learned.
struct Task {
    name: &'static str,
    texts: Vec<Text>,
    budget: usize,
    /// Into how many parts the texts are divided: each is told by weights learned from the others.
    folds: usize,
    measure: Measure,
    title: f64,
}

/// Fits the weights that the library carries, and tells how good they are: the text of `src/summary/weights.rs`.
///
/// The measures, of which the damping is near the length of a reference, were chosen by cross-validation too.
pub fn weights(data: &Path, lexicon: &Lexicon) -> anyhow::Result<String> {
    let news = data.join("news");
    let short = Task {
        name: "xinhua",
        texts: texts(&news.join("xinhua.jsonl"), "headline", lexicon)?,
        budget: 60,
        folds: 5,
        measure: Measure {
            damping: 22.0,
            opening: 0.0125,
            joined: 0.0075,
        },
        title: 2.25,
    };
    let long = Task {
        name: "newsbench",
        texts: texts(&news.join("newsbench.jsonl"), "reference", lexicon)?,
        budget: 140,
        folds: 19,
        measure: Measure {
            damping: 100.0,
            opening: 0.0,
            joined: 0.0,
        },
        title: 1.5,
    };
    short.report();
    long.report();
    let all = |task: &Task| task.fit(&task.texts.iter().collect::<Vec<_>>());
    Ok(source(&Weights {
        short: all(&short),
        long: all(&long),
    }))
}

impl Task {
    /// Cross-validated ROUGE-1, beside that of the leading sentences.
    fn report(&self) {
        let mut scores = Vec::new();
        for left_out in 0..self.folds {
            let numbered = || self.texts.iter().enumerate();
            let others = numbered().filter(|it| it.0 % self.folds != left_out);
            let row = self.fit(&others.map(|it| it.1).collect::<Vec<_>>());
            for (_, text) in numbered().filter(|it| it.0 % self.folds == left_out) {
                let score = |it: String| 100.0 * text.rouge(&it, self.budget);
                let ours = score(text.summary(&row, self.budget));
                scores.push((ours, score(text.lead(self.budget))));
            }
        }
        let mean = |of: fn(&(f64, f64)) -> f64| {
            scores.iter().map(of).sum::<f64>() / scores.len().max(1) as f64
        };
        let over: Vec<f64> = scores.iter().map(|it| it.0 - it.1).collect();
        let [least, most] = interval(&over);
        println!(
            "{}, {} characters, {} parts: ROUGE-1 {:.2}, leading sentences {:.2}, over them {:.2} ({least:.2} to {most:.2})",
            self.name,
            self.budget,
            self.folds,
            mean(|it| it.0),
            mean(|it| it.1),
            mean(|it| it.0 - it.1)
        );
    }

    fn fit(&self, texts: &[&Text]) -> Row {
        let examples = texts.iter().flat_map(|it| &it.examples);
        Row {
            measure: self.measure,
            title: self.title,
            weights: fit(&examples.collect::<Vec<_>>()),
        }
    }
}

/// A text with a person's summary.
struct Text {
    given: String,
    /// In the order of reading.
    text: String,
    words: Vec<Word>,
    sentences: Vec<Sentence>,
    index: Index,
    /// The person's summary, as the scorer sees it.
    reference: HashMap<char, usize>,
    examples: Vec<Example>,
}

fn texts(path: &Path, field: &str, lexicon: &Lexicon) -> anyhow::Result<Vec<Text>> {
    let rows = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let mut texts = Vec::new();
    for row in rows.lines() {
        let row: serde_json::Value = serde_json::from_str(row)?;
        if row["task"] == "headline" {
            continue;
        }
        let text = row["text"].as_str().context("text")?;
        let reference = row[field].as_str().context("reference")?;
        texts.push(Text::new(text, reference, lexicon));
    }
    Ok(texts)
}

impl Text {
    /// Reads a text as `analyze` does.
    fn new(given: &str, reference: &str, lexicon: &Lexicon) -> Self {
        let page = page::read(given, lexicon, &page::Options::default());
        let text = page.reading.text.to_string();
        let mut words = word::segment(&text, lexicon, Names::Whole, &mut |_| {});
        // Called for the words, of which it makes names.
        let _ = entity::find(&text, &mut words, lexicon);
        let sentences = sentence::split(&text, &page.passages, &words);
        let is_paragraph = |it: &&page::Passage| it.paragraph.is_some() || it.kind == Kind::Caption;
        let paragraphs = page.passages.iter().filter(is_paragraph);
        let paragraphs: Vec<Span> = paragraphs.map(|it| it.span).collect();
        let index = frequency::index(&text, &words, &paragraphs, lexicon);
        let mut read = Self {
            given: given.to_owned(),
            text,
            words,
            sentences,
            index,
            reference: counted(&characters(reference)),
            examples: Vec::new(),
        };
        read.examples = read.examples();
        read
    }

    /// Every word of its running text, and the share of its characters that the reference holds.
    fn examples(&self) -> Vec<Example> {
        let function_words = StopWords::BuiltIn.set();
        let read = self.read(&function_words, &FITTED);
        let words = read.words();
        let body = (0..self.sentences.len()).filter(|&it| self.sentences[it].kind == Kind::Body);
        let mut seen: Vec<u32> = body.flat_map(|it| words.of(it)).copied().collect();
        seen.sort_unstable();
        seen.dedup();
        let example = |&it: &u32| {
            let word = words.all.get(it as usize)?;
            let form = characters(word.at.of(&self.text));
            if form.is_empty() {
                return None;
            }
            let held = form.iter().filter(|it| self.reference.contains_key(it));
            let length = form.len() as f64;
            Some(Example {
                features: words.features(word),
                told: held.count() as f64 / length,
                length,
            })
        };
        seen.iter().filter_map(example).collect()
    }

    fn read<'t>(&'t self, function_words: &StopSet, weights: &'t Weights) -> Read<'t> {
        let Self {
            text,
            words,
            sentences,
            index,
            ..
        } = self;
        Read::new(text, sentences, words, index, function_words, weights)
    }

    /// What the library chooses by `row`.
    fn summary(&self, row: &Row, characters: usize) -> String {
        let weights = Weights {
            short: *row,
            long: *row,
        };
        let options = Options {
            budget: Budget::Characters(characters),
            ..Options::default()
        };
        let function_words = StopWords::BuiltIn.set();
        choose(&self.read(&function_words, &weights), &options)
            .texts
            .concat()
    }

    /// The leading sentences within the budget: what a summary is compared with.
    fn lead(&self, budget: usize) -> String {
        let mut lead = String::new();
        let mut length = 0;
        for sentence in leading(&self.given) {
            let count = sentence.chars().count();
            if length > 0 && length + count > budget {
                break;
            }
            lead.push_str(sentence);
            length += count;
        }
        lead
    }

    /// ROUGE-1 of a summary, of which what lies beyond the budget is cut off.
    fn rouge(&self, summary: &str, budget: usize) -> f64 {
        let within: String = summary
            .chars()
            .filter(|it| !it.is_whitespace())
            .take(budget)
            .collect();
        let told = characters(&within);
        let same: usize = counted(&told)
            .iter()
            .map(|(c, count)| self.reference.get(c).map_or(0, |it| *it.min(count)))
            .sum();
        let all = told.len() + self.reference.values().sum::<usize>();
        if same == 0 {
            0.0
        } else {
            2.0 * same as f64 / all as f64
        }
    }
}

/// The sentences of the scorer's leading summary: up to 。！？ or the end of the line, with the quotation marks behind.
fn leading(text: &str) -> Vec<&str> {
    let is_end = |c: char| matches!(c, '。' | '！' | '？' | '!' | '?');
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(from) = rest.find(|c: char| !is_end(c) && c != '\n') {
        let from = rest.split_at(from).1;
        let mut end = from
            .find(|c: char| is_end(c) || c == '\n')
            .unwrap_or(from.len());
        for is in [is_end, |c: char| "”’」』）".contains(c)] {
            let behind = from.split_at(end).1;
            end += behind.find(|c: char| !is(c)).unwrap_or(behind.len());
        }
        let (sentence, behind) = from.split_at(end);
        found.push(sentence.trim());
        rest = behind;
    }
    found.retain(|it| !it.is_empty());
    found
}

/// The characters that count: neither white space nor marks.
fn characters(text: &str) -> Vec<char> {
    text.chars()
        .map(fold)
        .filter(|it| it.is_alphanumeric())
        .collect()
}

fn counted(characters: &[char]) -> HashMap<char, usize> {
    let mut counts = HashMap::new();
    for &c in characters {
        *counts.entry(c).or_insert(0) += 1;
    }
    counts
}

/// The 95 % interval of the mean of `values`, by the bootstrap.
fn interval(values: &[f64]) -> [f64; 2] {
    let mut state = 1u64;
    let mut any = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        values[(state >> 33) as usize % values.len()]
    };
    let mut mean = || values.iter().map(|_| any()).sum::<f64>() / values.len() as f64;
    let mut means: Vec<f64> = (0..2000).map(|_| mean()).collect();
    means.sort_by(f64::total_cmp);
    [means[50], means[1949]]
}

/// The file that the library carries the weights in.
fn source(weights: &Weights) -> String {
    let row = |row: &Row| {
        let Measure {
            damping,
            opening,
            joined,
        } = row.measure;
        let mut lines = String::new();
        for (weight, name) in row.weights.iter().zip(NAMES) {
            let _ = writeln!(lines, "            {weight:?}, // {name}");
        }
        format!(
            "Row {{\n        measure: Measure {{\n            damping: {damping:?},\n            opening: {opening:?},\n            joined: {joined:?},\n        }},\n        title: {:?},\n        weights: [\n{lines}        ],\n    }}",
            row.title
        )
    };
    format!(
        "//! What a word is worth in a summary: made by `cargo xtask train --digests`, see `xtask/src/train/summary.rs`.\n\n\
         use super::{{Measure, Row, Weights}};\n\n\
         /// Fitted on headlines of Xinhua, and on summaries of NewsBench.\n#[rustfmt::skip]\n\
         pub const FITTED: Weights = Weights {{\n    short: {},\n    long: {},\n}};\n",
        row(&weights.short),
        row(&weights.long)
    )
}
