//! Packs the dictionary, the idf table and the hidden Markov model of the published crate `jieba-rs` into the lexicon that the feature `embedded`
//! lays into the program, and that `cargo xtask build` writes to `pkg/lexicon` and `data`. WebAssembly fetches it: nothing is packed for it.

#[path = "../src/text/class.rs"]
#[allow(dead_code)]
mod class;
#[path = "../src/text/fold.rs"]
#[allow(dead_code, missing_docs)]
mod fold;
#[path = "../src/lexicon/format.rs"]
#[allow(dead_code)]
mod format;
#[path = "../src/rank.rs"]
#[allow(dead_code, missing_docs)]
mod rank;
#[path = "../src/word/tag.rs"]
#[allow(dead_code)]
mod tag;

mod places;
mod trie;

use places::Place;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};
use trie::{Fact, Trie};

fn main() {
    for source in [
        "data/build.rs",
        "data/places.rs",
        "data/trie.rs",
        "data/traditional.txt",
        "src/text/class.rs",
        "src/text/fold.rs",
        "src/lexicon/format.rs",
        "src/rank.rs",
        "src/word/tag.rs",
        "Cargo.lock",
    ] {
        println!("cargo::rerun-if-changed={source}");
    }
    if env::var_os("CARGO_FEATURE_EMBEDDED").is_none() {
        return;
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    // A published crate, where cargo lays the manifest as it was written, has it packed: its users pack nothing and need no network.
    let packed = Path::new("data/zh.lexicon");
    if Path::new("Cargo.toml.orig").exists() && packed.exists() {
        fs::copy(packed, out.join("zh.lexicon")).expect("OUT_DIR can be written");
        return;
    }
    let data = source_of("jieba-rs").join("src/data");
    let read = |path: PathBuf| {
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    // The oracle of a test.
    println!(
        "cargo::rustc-env=JIEBA_DICTIONARY={}",
        data.join("dict.txt").display()
    );
    let (dictionary, idf) = (read(data.join("dict.txt")), read(data.join("idf.txt")));
    let places = places::read(&read(source_of("jieba-macros").join("src/hmm.model")));
    let write = |name: &str, lexicon: Vec<u8>| {
        fs::write(out.join(name), lexicon).expect("OUT_DIR can be written");
    };
    write("zh.lexicon", pack(&dictionary, &idf, &places));
    // One that tests can damage at every place.
    let some: String = dictionary
        .split_inclusive('\n')
        .filter(|it| it.starts_with('南'))
        .collect();
    write("small.lexicon", pack(&some, &idf, &places));
}

/// The folder of a crate, as cargo itself names it.
fn source_of(name: &str) -> PathBuf {
    let cargo = env::var_os("CARGO").expect("cargo sets CARGO");
    let host = env::var("HOST").expect("cargo sets HOST");
    let output = Command::new(cargo)
        .args([
            "metadata",
            "--format-version",
            "1",
            "--filter-platform",
            &host,
        ])
        .env_remove("RUSTC_WORKSPACE_WRAPPER")
        .output()
        .expect("cargo metadata runs");
    let metadata = String::from_utf8_lossy(&output.stdout);
    let manifest = metadata
        .split('"')
        .find(|it| {
            it.replace("\\\\", "/").contains(&format!("/{name}-")) && it.ends_with("Cargo.toml")
        })
        .unwrap_or_else(|| {
            panic!(
                "cargo metadata names no {name}: {}",
                String::from_utf8_lossy(&output.stderr)
            )
        });
    Path::new(&manifest.replace("\\\\", "\\"))
        .parent()
        .expect("a manifest lies in a folder")
        .to_path_buf()
}

#[derive(Clone, Copy)]
struct Entry {
    frequency: u32,
    tag: u8,
    /// As idf, where somebody counted.
    rarity: Option<f64>,
}

/// The lexicon in its stored form.
fn pack(dictionary: &str, idf: &str, places: &BTreeMap<char, Place>) -> Vec<u8> {
    let mut words = words(dictionary, idf);
    let total: f64 = words.values().map(|it| f64::from(it.frequency)).sum();
    words.retain(|_, it| {
        it.frequency >= LEAST_FREQUENCY || it.rarity.is_some_and(|it| it <= RAREST_COMPOUND)
    });
    let trie = Trie::new(&words);
    let fact = |word: &String| {
        let it = &words[word];
        let cost = rank::ln(total / f64::from(it.frequency)) * format::COST_STEPS;
        Fact {
            cost: if it.frequency < LEAST_FREQUENCY {
                format::COMPOUND
            } else {
                cost.round().clamp(0.0, 254.0) as u8
            },
            tag: it.tag,
            rarity: it.rarity.map_or(0, |it| {
                (it * format::RARITY_STEPS).round().clamp(1.0, 255.0) as u8
            }),
        }
    };
    trie.stored(fact, places)
}

/// The dictionary gives 200,000 words the frequencies 2 and 3, which nobody counted: compounds such as 民族区域. Without them the cut
/// is nearer to every standard (People's Daily 1998: F1 87.1 → 90.8).
const LEAST_FREQUENCY: u32 = 4;

/// Of those the ones that the idf table saw in more than a few texts stay for keywords to be looked up.
const RAREST_COMPOUND: f64 = 12.6;

/// The words of the dictionary that are written in Han characters alone: the lexer cuts off all others. Those that fold to the same
/// (漢語, 汉语) become one.
fn words(dictionary: &str, idf: &str) -> BTreeMap<String, Entry> {
    let mut words: BTreeMap<String, Entry> = BTreeMap::new();
    for line in dictionary.lines() {
        let mut fields = line.split(' ');
        let (Some(word), Some(frequency), Some(tag)) =
            (fields.next(), fields.next(), fields.next())
        else {
            continue;
        };
        if !word.chars().all(|c| class::is_han(c) && c.len_utf16() == 1) {
            continue;
        }
        let frequency: u32 = frequency.parse().expect("a frequency is a number");
        let tag =
            tag::Tag::named(tag).unwrap_or_else(|| panic!("the dictionary has a new tag: {tag}"));
        let entry = words.entry(folded(word)).or_insert(Entry {
            frequency: 0,
            tag: tag.0,
            rarity: None,
        });
        if frequency > entry.frequency {
            entry.tag = tag.0;
        }
        entry.frequency += frequency;
    }
    for line in idf.lines() {
        let Some((word, idf)) = line.split_once(' ') else {
            continue;
        };
        let idf: f64 = idf.parse().expect("an idf is a number");
        if let Some(entry) = words.get_mut(&folded(word)) {
            // Of two that fold to the same, the commoner one counts.
            entry.rarity = Some(entry.rarity.map_or(idf, |it| it.min(idf)));
        }
    }
    words
}

fn folded(word: &str) -> String {
    word.chars().map(fold::fold).collect()
}
