//! Texts with their words and parts of speech: gold of the People's Daily (PFR), LAC's labels on modern text (silver).

use super::corpus::read;
use anyhow::Result;
use jianbao::word::tagger::TAGS;
use serde_json::Value;
use std::path::Path;

/// A text whose words are known: where each ends, in bytes, and which of the model's tags it has, where it has one of them.
pub struct Tagged {
    pub text: String,
    pub words: Vec<(usize, Option<usize>)>,
}

/// `words.*.jsonl`, surname and given name joined.
pub fn pfr(path: &Path) -> Result<Vec<Tagged>> {
    let mut texts = Vec::new();
    for line in read(path)?.lines() {
        let value: Value = serde_json::from_str(line)?;
        let strings = |key: &str| {
            value[key]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
        };
        let (mut text, mut words) = (String::new(), Vec::new());
        let mut after_surname = false;
        for (word, tag) in strings("words").zip(strings("pos")) {
            text.push_str(word);
            let is_given = tag == "nr" && after_surname;
            if is_given {
                words.pop();
            }
            after_surname = tag == "nr" && !is_given && word.chars().count() <= 2;
            words.push((text.len(), label(tag)));
        }
        texts.push(Tagged { text, words });
    }
    Ok(texts)
}

/// `silver/*.txt`: `word/TAG word/TAG …`.
pub fn silver(path: &Path) -> Result<Vec<Tagged>> {
    let mut texts = Vec::new();
    for line in read(path)?.lines() {
        let (mut text, mut words) = (String::new(), Vec::new());
        for (word, tag) in line.split(' ').filter_map(|it| it.rsplit_once('/')) {
            text.push_str(word);
            words.push((text.len(), label(tag)));
        }
        texts.push(Tagged { text, words });
    }
    Ok(texts)
}

fn label(tag: &str) -> Option<usize> {
    let tag = match tag {
        "PER" => "nr",
        "LOC" => "ns",
        "ORG" => "nt",
        "TIME" => "t",
        "nw" => "nz",
        "xc" => "u",
        "Dg" => "d",
        "Rg" => "r",
        "Bg" => "b",
        "Mg" => "m",
        "vvn" => "vn",
        "na" => "n",
        other => other,
    };
    TAGS.iter().position(|it| *it == tag.to_ascii_lowercase())
}
