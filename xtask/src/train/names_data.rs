//! Texts with their names: gold of the People's Daily (PFR), LAC's labels on modern text (silver), Universal NER.

use super::corpus::read;
use anyhow::Result;
use serde_json::Value;
use std::path::Path;

/// A text whose names are known.
pub struct Named {
    pub text: String,
    /// Where they stand, in bytes, and which of the model's kinds they are of.
    pub names: Vec<(std::ops::Range<usize>, usize)>,
    pub source: Source,
}

/// Who marked the names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Pfr = 0,
    Silver = 1,
    Ud = 2,
}

/// `names.*.jsonl`: offsets count characters.
pub fn pfr(path: &Path) -> Result<Vec<Named>> {
    let mut texts = Vec::new();
    for line in read(path)?.lines() {
        let value: Value = serde_json::from_str(line)?;
        let text = value["text"].as_str().unwrap_or_default().to_owned();
        let mut offsets: Vec<usize> = text.char_indices().map(|it| it.0).collect();
        offsets.push(text.len());
        let mut names = Vec::new();
        for name in value["ents"].as_array().into_iter().flatten() {
            let at = |it: &Value| offsets.get(it.as_u64()? as usize).copied();
            if let (Some(start), Some(end), Some(kind)) = (
                at(&name[0]),
                at(&name[1]),
                kind(name[2].as_str().unwrap_or_default()),
            ) {
                names.push((start..end, kind));
            }
        }
        texts.push(Named {
            text,
            names,
            source: Source::Pfr,
        });
    }
    Ok(texts)
}

/// `silver/*.txt`: `word/TAG word/TAG …`.
pub fn silver(path: &Path) -> Result<Vec<Named>> {
    let mut texts = Vec::new();
    for line in read(path)?.lines() {
        let (mut text, mut names) = (String::new(), Vec::new());
        for token in line.split(' ') {
            let Some((word, tag)) = token.rsplit_once('/') else {
                continue;
            };
            let start = text.len();
            text.push_str(word);
            if let Some(kind) = kind(tag) {
                names.push((start..text.len(), kind));
            }
        }
        texts.push(Named {
            text,
            names,
            source: Source::Silver,
        });
    }
    Ok(texts)
}

/// `*.iob2`: a word a line, with its label.
pub fn ud(path: &Path) -> Result<Vec<Named>> {
    let mut texts = Vec::new();
    for block in read(path)?.split("\n\n") {
        let (mut text, mut names) = (String::new(), Vec::<(std::ops::Range<usize>, usize)>::new());
        for line in block.lines().filter(|it| !it.starts_with('#')) {
            let mut columns = line.split('\t').skip(1);
            let (Some(word), Some(label)) = (columns.next(), columns.next()) else {
                continue;
            };
            let start = text.len();
            text.push_str(word);
            if let Some(kind) = label.strip_prefix("B-").and_then(kind) {
                names.push((start..text.len(), kind));
            } else if label.starts_with("I-")
                && let Some(last) = names.last_mut()
            {
                last.0.end = text.len();
            }
        }
        if !text.is_empty() {
            texts.push(Named {
                text,
                names,
                source: Source::Ud,
            });
        }
    }
    Ok(texts)
}

fn kind(label: &str) -> Option<usize> {
    ["PER", "LOC", "ORG"].iter().position(|it| *it == label)
}
