//! `cargo xtask bench --native`: ours and `jieba-rs` on this machine, without a browser.
//!
//! Each turn cuts every golden text once; with `--texts FILE` the next of its texts, one a line. The same texts again and again
//! flatter both, and `jieba-rs` more: of words that it has just looked up it cuts 120 MB/s, of others 35.
#![allow(clippy::unwrap_used)]

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use jianbao::page::read;
use jianbao::word::Segmenter;
use jianbao::{Lexicon, Names, Options, analyze, segment};
use jieba_rs::Jieba;
use serde_json::Value;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;
use std::{env, fs};

/// What one turn after the other cuts.
static TURNS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| match env::var_os("TEXTS") {
    Some(file) => {
        let texts = fs::read_to_string(file).unwrap();
        let texts: Vec<_> = texts.lines().map(String::from).collect();
        texts.chunks(TEXTS).map(<[String]>::to_vec).collect()
    }
    None => {
        let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("../golden");
        let texts = ["seed", "mixed", "traditional"]
            .map(|name| fs::read_to_string(golden.join(name).join("text.txt")).unwrap());
        vec![texts.into()]
    }
});

/// So many texts are one turn.
const TEXTS: usize = 20;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

/// With its own dictionary, which its crate unpacks by a compiler for C unless it is read as text.
static JIEBA: LazyLock<Jieba> =
    LazyLock::new(|| Jieba::with_dict(&mut dictionary().as_bytes()).unwrap());

fn main() {
    divan::main();
}

mod load {
    use super::*;

    #[divan::bench]
    fn jianbao() -> Lexicon {
        Lexicon::built_in()
    }

    #[divan::bench]
    fn jieba_rs(bencher: Bencher<'_, '_>) {
        let dictionary = dictionary();
        bencher.bench_local(|| Jieba::with_dict(&mut dictionary.as_bytes()).unwrap());
    }
}

mod cut {
    use super::*;

    /// As from the command and in the browser.
    #[divan::bench]
    fn jianbao(bencher: Bencher<'_, '_>) {
        let lexicon = &*LEXICON;
        each_text(bencher, |text| {
            segment(text, lexicon, Names::Whole, &mut |_| ()).len()
        });
    }

    /// In the same memory every time, and without a list of all words.
    #[divan::bench]
    fn jianbao_segmenter(bencher: Bencher<'_, '_>) {
        let lexicon = &*LEXICON;
        let mut segmenter = Segmenter::default();
        each_text(bencher, |text| {
            let mut count = 0;
            segmenter.cut(text, lexicon, Names::Whole, |words| count += words.len());
            count
        });
    }

    #[divan::bench]
    fn jieba_rs(bencher: Bencher<'_, '_>) {
        let jieba = &*JIEBA;
        each_text(bencher, |text| jieba.cut(text, true).len());
    }

    /// With parts of speech, as ours always are.
    #[divan::bench]
    fn jieba_rs_tag(bencher: Bencher<'_, '_>) {
        let jieba = &*JIEBA;
        each_text(bencher, |text| jieba.tag(text, true).len());
    }
}

/// What a digest does first with a page.
mod page {
    use super::*;

    #[divan::bench]
    fn jianbao(bencher: Bencher<'_, '_>) {
        let (lexicon, options) = (&*LEXICON, Options::default());
        each_text(bencher, |text| {
            read(text, lexicon, &options.page).articles.len()
        });
    }
}

mod digest {
    use super::*;

    #[divan::bench]
    fn jianbao(bencher: Bencher<'_, '_>) {
        let (lexicon, options) = (&*LEXICON, Options::default());
        each_text(bencher, |text| {
            analyze(text, lexicon, &options).sentences.len()
        });
    }
}

/// What is asked of the texts together, once they were read.
mod instruments {
    use super::*;
    use jianbao::corpus::{Corpus, Options};
    use jianbao::pattern::Pattern;
    use jianbao::{collocation, concordance, keyness, ngram};

    fn corpus() -> Corpus {
        let text = TURNS.concat().join("\n");
        Corpus::read(&text, &LEXICON, &Options::default(), &mut |_| ())
    }

    #[divan::bench]
    fn reading(bencher: Bencher<'_, '_>) {
        bencher.bench_local(corpus);
    }

    #[divan::bench(args = ["发展", "推动 *", "*", "字经济发"])]
    fn concordance(bencher: Bencher<'_, '_>, query: &str) {
        let (corpus, query) = (corpus(), Pattern::parse(query).unwrap());
        let options = concordance::Options {
            sort: vec![concordance::Key::Right(1), concordance::Key::Left(1)],
            ..concordance::Options::default()
        };
        bencher.bench_local(|| concordance::find(&corpus, &query, &options).total);
    }

    #[divan::bench(args = ["发展", "*"])]
    fn collocates(bencher: Bencher<'_, '_>, query: &str) {
        let (corpus, query) = (corpus(), Pattern::parse(query).unwrap());
        let options = collocation::Options::default();
        bencher.bench_local(|| collocation::find(&corpus, &query, &options).hits);
    }

    #[divan::bench]
    fn compare(bencher: Bencher<'_, '_>) {
        let (one, other) = (corpus(), corpus());
        let options = keyness::Options::default();
        bencher.bench_local(|| keyness::compare(&one, &other, &options).totals);
    }

    #[divan::bench(args = [1, 2, 5])]
    fn counts(bencher: Bencher<'_, '_>, n: usize) {
        let corpus = corpus();
        let options = ngram::Options {
            n,
            ..ngram::Options::default()
        };
        bencher.bench_local(|| ngram::count(&corpus, &options).total);
    }
}

fn each_text(bencher: Bencher<'_, '_>, mut work: impl FnMut(&str) -> usize) {
    let mut turns = TURNS.iter().cycle();
    bencher
        .with_inputs(|| turns.next().unwrap())
        .input_counter(|turn| BytesCount::new(turn.iter().map(String::len).sum::<usize>()))
        .bench_local_values(|turn| turn.iter().map(|it| work(black_box(it))).sum::<usize>());
}

/// `dict.txt` of the crate `jieba-rs`, which cargo knows the folder of.
fn dictionary() -> String {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1"])
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let jieba = packages.iter().find(|it| it["name"] == "jieba-rs").unwrap();
    let manifest = Path::new(jieba["manifest_path"].as_str().unwrap());
    fs::read_to_string(manifest.with_file_name("src/data/dict.txt")).unwrap()
}
