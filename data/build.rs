//! Packs the dictionary and the idf table of the published crate `jieba-rs` into the lexicon that native builds carry and
//! `cargo xtask build` writes to `pkg/lexicon`. WebAssembly fetches the lexicon instead, so that nothing is packed for it.

#[path = "../src/text/fold.rs"]
#[allow(dead_code, missing_docs)]
mod fold;
#[path = "../src/lexicon/format.rs"]
#[allow(dead_code)]
mod format;
#[path = "../src/word/tag.rs"]
#[allow(dead_code)]
mod tag;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

fn main() {
    for source in [
        "data/build.rs",
        "data/traditional.txt",
        "src/text/fold.rs",
        "src/lexicon/format.rs",
        "src/word/tag.rs",
        "Cargo.lock",
    ] {
        println!("cargo::rerun-if-changed={source}");
    }
    if env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32") {
        return;
    }
    let data = source_of_jieba().join("src/data");
    let read = |name: &str| {
        fs::read_to_string(data.join(name))
            .unwrap_or_else(|error| panic!("{name} of jieba-rs: {error}"))
    };
    let lexicon = pack(&read("dict.txt"), &read("idf.txt"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    fs::write(out.join("zh.lexicon"), lexicon).expect("OUT_DIR can be written");
}

/// The folder of the crate `jieba-rs`, as cargo itself names it.
fn source_of_jieba() -> PathBuf {
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
        .find(|it| it.replace("\\\\", "/").contains("/jieba-rs-") && it.ends_with("Cargo.toml"))
        .unwrap_or_else(|| {
            panic!(
                "cargo metadata names no jieba-rs: {}",
                String::from_utf8_lossy(&output.stderr)
            )
        });
    Path::new(&manifest.replace("\\\\", "\\"))
        .parent()
        .expect("a manifest lies in a folder")
        .to_path_buf()
}

struct Entry {
    frequency: u32,
    tag: u8,
    rarity: u8,
}

/// The lexicon in its stored form. Words that fold to the same (漢語, 汉语) become one.
fn pack(dictionary: &str, idf: &str) -> Vec<u8> {
    let mut words: BTreeMap<String, Entry> = BTreeMap::new();
    for line in dictionary.lines() {
        let mut fields = line.split(' ');
        let (Some(word), Some(frequency), Some(tag)) =
            (fields.next(), fields.next(), fields.next())
        else {
            continue;
        };
        let frequency: u32 = frequency.parse().expect("a frequency is a number");
        let tag =
            tag::Tag::named(tag).unwrap_or_else(|| panic!("the dictionary has a new tag: {tag}"));
        let word: String = word.chars().map(fold::fold).collect();
        let entry = words.entry(word).or_insert(Entry {
            frequency: 0,
            tag: tag.0,
            rarity: 0,
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
        let word: String = word.chars().map(fold::fold).collect();
        if let Some(entry) = words.get_mut(&word) {
            let stored = (idf * format::RARITY_STEPS).round().clamp(1.0, 255.0) as u8;
            // Of two that fold to the same, the commoner one counts.
            entry.rarity = if entry.rarity == 0 {
                stored
            } else {
                entry.rarity.min(stored)
            };
        }
    }
    write(&words)
}

fn write(words: &BTreeMap<String, Entry>) -> Vec<u8> {
    let (mut blocks, mut frequencies, mut tags, mut rarities) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut before: &[u8] = &[];
    for (at, (word, entry)) in words.iter().enumerate() {
        let word = word.as_bytes();
        let shared = if at % format::BLOCK == 0 {
            0
        } else {
            before.iter().zip(word).take_while(|(a, b)| a == b).count()
        };
        let rest = &word[shared..];
        blocks.push(u8::try_from(shared).expect("words are short"));
        blocks.push(u8::try_from(rest.len()).expect("words are short"));
        blocks.extend_from_slice(rest);
        let mut left = entry.frequency;
        while left >= 0x80 {
            frequencies.push(left as u8 | 0x80);
            left >>= 7;
        }
        frequencies.push(left as u8);
        tags.push(entry.tag);
        rarities.push(entry.rarity);
        before = word;
    }
    let mut checked = Vec::new();
    for length in [words.len(), blocks.len(), frequencies.len()] {
        checked.extend_from_slice(
            &u32::try_from(length)
                .expect("a lexicon is small")
                .to_le_bytes(),
        );
    }
    for column in [blocks, frequencies, tags, rarities] {
        checked.extend_from_slice(&column);
    }
    let mut lexicon = format::MAGIC.to_vec();
    lexicon.extend_from_slice(&format::VERSION.to_le_bytes());
    lexicon.extend_from_slice(&format::checksum(&checked).to_le_bytes());
    lexicon.extend_from_slice(&checked);
    lexicon
}
