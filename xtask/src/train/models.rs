//! Trains what reads names and parts of speech, from the texts of a data folder.

use super::names_data::Named;
use super::tags_data::Tagged;
use super::{names, names_data, settled, tags, tags_data};
use anyhow::Result;
use jianbao::entity::Models;
use jianbao::{Lexicon, Word};
use std::path::{Path, PathBuf};

/// From what a model is trained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sources {
    /// All there is.
    News,
    /// Without the People's Daily: what LAC and Universal NER marked.
    Open,
}

/// How often a text of each source is seen: the People's Daily, silver, UD.
const TIMES: [usize; 3] = [2, 1, 1];

const NAMES: names::Plan = names::Plan {
    bits: 20,
    epochs: 8,
    rare: 2_000,
    margin: 20,
    top: 15,
    seldom: 3,
    prune: (3, 80),
};

const TAGS: tags::Plan = tags::Plan {
    bits: 19,
    epochs: 8,
    rare: 2_000,
    top: 15,
    margin: 20,
    prune: (3, 240),
};

/// Trains both models. `cut` gives the words of a text as a model does that has not seen it: on the words of one that has, names
/// would be learned from cuts that are better than any later ones.
///
/// # Errors
/// Where a file of the data folder cannot be read.
pub fn train(
    data: &Path,
    sources: Sources,
    lexicon: &Lexicon,
    cut: &(dyn Fn(&str) -> Vec<Word> + Sync),
) -> Result<Vec<u8>> {
    let named = named(data, sources, lexicon, cut)?;
    let tagged = tagged(data, sources, lexicon, cut)?;
    let settled = settled::words(&named, &tagged);
    std::thread::scope(|scope| {
        let names = scope.spawn(|| names_of(&named, sources));
        let tags = tags::train(&tagged.iter().collect::<Vec<_>>(), TAGS);
        let names = names.join().expect("the training of names does not panic");
        Ok(Models::to_bytes(&names, &settled, &tags))
    })
}

/// The texts that LAC labelled, in the order in which they are learned.
fn silver_files(data: &Path) -> impl Iterator<Item = PathBuf> {
    let names = ["web", "xinhua", "official", "wiki"];
    names
        .map(|it| data.join(format!("silver/{it}.txt")))
        .into_iter()
}

fn named(
    data: &Path,
    sources: Sources,
    lexicon: &Lexicon,
    cut: &dyn Fn(&str) -> Vec<Word>,
) -> Result<Vec<names::Example>> {
    let mut texts: Vec<Named> = Vec::new();
    if sources == Sources::News {
        texts.extend(names_data::pfr(&data.join("pfr1998/names.train.jsonl"))?);
    }
    for path in silver_files(data) {
        texts.extend(names_data::silver(&path)?);
    }
    texts.extend(names_data::ud(&data.join("ud/zh_gsdsimp.train.iob2"))?);
    let example = |it: &Named| names::example(it, &cut(&it.text), lexicon).0;
    Ok(texts.iter().map(example).collect())
}

fn names_of(examples: &[names::Example], sources: Sources) -> Vec<u8> {
    let weighed: Vec<(&names::Example, usize)> = examples
        .iter()
        .map(|it| (it, TIMES[it.source as usize]))
        .collect();
    // What is read later is marked as this source would mark it.
    let source = match sources {
        Sources::News => names_data::Source::Pfr,
        Sources::Open => names_data::Source::Silver,
    };
    names::train(&weighed, NAMES, source as u8)
}

fn tagged(
    data: &Path,
    sources: Sources,
    lexicon: &Lexicon,
    cut: &dyn Fn(&str) -> Vec<Word>,
) -> Result<Vec<tags::Example>> {
    let mut texts = Vec::new();
    match sources {
        Sources::News => texts.extend(tags_data::pfr(&data.join("pfr1998/words.train.jsonl"))?),
        Sources::Open => {
            for path in silver_files(data) {
                texts.extend(tags_data::silver(&path)?);
            }
        }
    }
    let example = |it: &Tagged| tags::example(it, &cut(&it.text), lexicon);
    Ok(texts.iter().map(example).collect())
}
