//! Which words are always the same: what `jianbao::word::settled` looks up.

use super::{names, tags};
use jianbao::entity::label::NONE;
use jianbao::word::settled::{MOST, NO_NAME, Settled};
use std::collections::BTreeMap;

/// How often a word was seen, and as what.
#[derive(Clone, Copy, Default)]
struct Seen {
    words: u32,
    in_names: u32,
    tagged: u32,
    /// The first part of speech that it had, and how often it had that.
    tag: (usize, u32),
}

/// A word seen less often is scored.
const LEAST: u32 = 6;

/// One in so many may be otherwise, as corpora have their mistakes. Words that stand in names of bodies now and then (发展) are scored.
const NAMES_IN: u32 = 300;
const OTHER_TAGS_IN: u32 = 60;

/// The stored form of the most frequent words that are always the same.
pub fn words(named: &[names::Example], tagged: &[tags::Example]) -> Vec<u8> {
    let mut all: BTreeMap<u32, Seen> = BTreeMap::new();
    for example in named {
        // Two edges stand before the first.
        for (it, &label) in example.seen.iter().skip(2).zip(&example.labels) {
            if it.look.is_known() {
                let seen = all.entry(it.look.form).or_default();
                seen.words += 1;
                seen.in_names += u32::from(label != NONE);
            }
        }
    }
    for example in tagged {
        for (look, label) in example.looks.iter().zip(&example.labels) {
            if let Some(tag) = *label
                && look.is_known()
            {
                let seen = all.entry(look.form).or_default();
                if seen.tagged == 0 {
                    seen.tag.0 = tag;
                }
                seen.tagged += 1;
                seen.tag.1 += u32::from(seen.tag.0 == tag);
            }
        }
    }
    let mut settled: Vec<(u32, u32, u8)> = all
        .iter()
        .map(|(&form, it)| {
            let is_no_name = it.words >= LEAST && it.in_names * NAMES_IN <= it.words;
            let others = it.tagged - it.tag.1;
            let has_one_tag = it.tagged >= LEAST && others * OTHER_TAGS_IN <= it.tagged;
            let tag = if has_one_tag { it.tag.0 as u8 + 1 } else { 0 };
            let facts = tag | if is_no_name { NO_NAME } else { 0 };
            (it.words.max(it.tagged), form, facts)
        })
        .filter(|it| it.2 != 0)
        .collect();
    settled.sort_unstable_by(|a, b| b.cmp(a));
    settled.truncate(MOST);
    let words: Vec<(u32, u8)> = settled.iter().map(|it| (it.1, it.2)).collect();
    Settled::write(&words)
}
