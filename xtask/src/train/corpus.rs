//! Texts that people or another program cut into words, from the folder of data beside the project.

use anyhow::Context;
use jianbao::word::features::Criterion;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// A sentence with its words.
#[derive(Clone)]
pub struct Sentence {
    /// The words together.
    pub text: String,
    /// Where each ends, in bytes.
    pub ends: Vec<usize>,
    /// The standard that they follow.
    pub criterion: Criterion,
}

impl Sentence {
    fn new<'w>(words: impl Iterator<Item = &'w str>, criterion: Criterion) -> Self {
        let (mut text, mut ends) = (String::new(), Vec::new());
        for word in words {
            text.push_str(word);
            ends.push(text.len());
        }
        Self {
            text,
            ends,
            criterion,
        }
    }
}

/// The People's Daily of January 1998; with `whole`, surname and given name are one word.
pub fn pfr(
    data: &Path,
    part: &str,
    whole: bool,
    criterion: Criterion,
) -> anyhow::Result<Vec<Sentence>> {
    let lines = read(&data.join(format!("pfr1998/words.{part}.jsonl")))?;
    let mut sentences = Vec::new();
    for line in lines.lines() {
        let row: Value = serde_json::from_str(line)?;
        let list = |key: &str| -> Vec<&str> {
            let all = row[key].as_array().into_iter().flatten();
            all.filter_map(Value::as_str).collect()
        };
        let (words, tags) = (list("words"), list("pos"));
        let mut joined: Vec<String> = Vec::new();
        let mut open = false;
        for (word, tag) in words.iter().zip(&tags) {
            let short = *tag == "nr" && word.chars().count() <= 2;
            match joined.last_mut() {
                Some(surname) if whole && open && short => {
                    surname.push_str(word);
                    open = false;
                }
                _ => {
                    joined.push((*word).to_owned());
                    open = short;
                }
            }
        }
        sentences.push(Sentence::new(joined.iter().map(String::as_str), criterion));
    }
    Ok(sentences)
}

/// Universal Dependencies' Chinese GSD in simplified characters.
pub fn ud(data: &Path, criterion: Criterion) -> anyhow::Result<Vec<Sentence>> {
    let text = read(&data.join("ud/zh_gsdsimp.train.iob2"))?;
    let sentence = |block: &str| {
        let words = block
            .lines()
            .filter(|it| !it.starts_with('#'))
            .filter_map(|it| it.split('\t').nth(1));
        Sentence::new(words, criterion)
    };
    Ok(text
        .split("\n\n")
        .map(sentence)
        .filter(|it| !it.ends.is_empty())
        .collect())
}

/// A file with one sentence a line, its words apart.
pub fn lines(path: &Path, criterion: Criterion) -> anyhow::Result<Vec<Sentence>> {
    let text = read(path)?;
    Ok(text
        .lines()
        .map(|it| Sentence::new(it.split_whitespace(), criterion))
        .filter(|it| !it.ends.is_empty())
        .collect())
}

/// Modern texts that the tagger LAC cut: `word/TAG`.
pub fn silver(data: &Path, criterion: Criterion) -> anyhow::Result<Vec<Sentence>> {
    let mut sentences = Vec::new();
    for name in ["official", "web", "wiki", "xinhua"] {
        let text = read(&data.join(format!("silver/{name}.txt")))?;
        sentences.extend(text.lines().map(|line| {
            let words = line
                .split_whitespace()
                .filter_map(|it| it.rsplit_once('/'))
                .map(|it| it.0);
            Sentence::new(words, criterion)
        }));
    }
    sentences.retain(|it| !it.ends.is_empty());
    Ok(sentences)
}

/// The text of a file.
pub fn read(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}
