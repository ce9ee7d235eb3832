//! `cargo xtask train`: the weights of `data/model/`, learned from texts beside the project.

mod corpus;
mod dev;
mod keywords;
mod logistic;
mod models;
mod names;
mod names_data;
mod pages;
mod pages_data;
mod perceptron;
mod score;
mod settled;
mod summary;
mod tags;
mod tags_data;
mod words;

use crate::house::House;
use crate::usage;
use anyhow::{Context, ensure};
use corpus::Sentence;
use dev::Dev;
use jianbao::model::format::{self, Packed};
use jianbao::word::Names;
use jianbao::word::features::Criterion;
use jianbao::{Lexicon, segment};
use lexopt::Parser;
use models::Sources;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use words::{Learned, Quantization};

pub fn run(house: &House, arguments: Parser) -> anyhow::Result<ExitCode> {
    let digests_alone = usage::flag(arguments, "digests")?;
    if cfg!(debug_assertions) {
        return fast(house, digests_alone);
    }
    let data = house.root.join("../shared/data");
    ensure!(
        data.is_dir(),
        "the weights are learned from {}, which is not there",
        data.display()
    );
    if digests_alone {
        learn_digests(house, &data)?;
        return Ok(ExitCode::SUCCESS);
    }
    let trainer = Trainer::new(&data)?;
    for (name, bytes) in [("news", trainer.news()?), ("open", trainer.open()?)] {
        let path = house.root.join(format!("data/model/{name}.model"));
        fs::write(&path, &bytes)?;
        println!("{}: {} bytes", path.display(), bytes.len());
    }
    learn_digests(house, &data)?;
    Ok(ExitCode::SUCCESS)
}

/// What makes a term a keyword, and what words are worth in a summary, stands in the program itself: a few thousand bytes.
fn learn_digests(house: &House, data: &Path) -> anyhow::Result<()> {
    let lexicon = Lexicon::built_in();
    let weights = keywords::weights(data, &lexicon)?;
    fs::write(house.root.join("data/keyword.weights"), weights)?;
    let weights = summary::weights(data, &lexicon)?;
    fs::write(house.root.join("src/summary/weights.rs"), weights)?;
    Ok(())
}

/// The same command, compiled to run fast: it reads five million characters many times over.
fn fast(house: &House, digests_alone: bool) -> anyhow::Result<ExitCode> {
    let status = Command::new(env!("CARGO"))
        .args([
            "run",
            "--quiet",
            "--release",
            "--package",
            "xtask",
            "--",
            "train",
        ])
        .args(digests_alone.then_some("--digests"))
        .current_dir(&house.root)
        .status()
        .context("cargo cannot be run")?;
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// How often a perceptron reads every sentence: with more it knows the People's Daily better, and other texts worse.
const EPOCHS: usize = 2;
/// The same for a model that only judges the sentences of another program.
const EPOCHS_OF_A_JUDGE: usize = 4;

/// How many perceptrons are added up.
const COMMITTEE: usize = 8;

/// Chosen on the dev sets: see `data/model/README.md`.
const QUANTIZATION: Quantization = Quantization {
    largest: 15,
    clipped: 2000,
};

/// The standards that a model tells apart: the People's Daily with names whole and with surnames apart, LAC, Universal Dependencies.
const WHOLE: Criterion = Criterion(0);
const SPLIT: Criterion = Criterion(1);
const LAC: Criterion = Criterion(2);
const UD: Criterion = Criterion(3);

struct Trainer {
    data: PathBuf,
    lexicon: Lexicon,
    whole: Vec<Sentence>,
    split: Vec<Sentence>,
    silver: Vec<Sentence>,
    ud: Vec<Sentence>,
    dev: Dev,
}

impl Trainer {
    fn new(data: &Path) -> anyhow::Result<Self> {
        let trainer = Self {
            data: data.to_path_buf(),
            lexicon: Lexicon::from_bytes(Lexicon::built_in_bytes())?,
            whole: corpus::pfr(data, "train", true, WHOLE)?,
            split: corpus::pfr(data, "train", false, SPLIT)?,
            silver: corpus::silver(data, LAC)?,
            ud: corpus::ud(data, UD)?,
            dev: Dev::read(data)?,
        };
        println!("F1 / crossing errors per 1,000         PFR whole      PFR split      UD");
        trainer.dev.report("without a model", &trainer.lexicon);
        Ok(trainer)
    }

    /// All sources; of LAC's sentences those that a model of the People's Daily does not contradict.
    fn news(&self) -> anyhow::Result<Vec<u8>> {
        let gold = [&self.whole[..], &self.split].concat();
        let judge = self.cutting(&words::train(&gold, &self.lexicon, EPOCHS_OF_A_JUDGE, 1))?;
        self.dev.report("People's Daily alone", &judge);
        let agreed = self
            .silver
            .iter()
            .filter(|it| score::crossings(it, &judge) == 0);
        let agreed: Vec<Sentence> = agreed.cloned().collect();
        println!(
            "{} of {} sentences of LAC agree",
            agreed.len(),
            self.silver.len()
        );
        let mut sentences = agreed;
        for (part, times) in [(&self.whole, 3), (&self.split, 1), (&self.ud, 3)] {
            for _ in 0..times {
                sentences.extend_from_slice(part);
            }
        }
        self.learn("news", Sources::News, &sentences)
    }

    /// Without the People's Daily: of LAC's sentences those that the lattice does not contradict, their words cut where its words end.
    fn open(&self) -> anyhow::Result<Vec<u8>> {
        let agreed = self
            .silver
            .iter()
            .filter(|it| score::crossings(it, &self.lexicon) == 0);
        let mut sentences: Vec<Sentence> = agreed.map(|it| self.cut_finer(it)).collect();
        println!(
            "{} of {} sentences of LAC agree",
            sentences.len(),
            self.silver.len()
        );
        for _ in 0..3 {
            sentences.extend_from_slice(&self.ud);
        }
        self.learn("open", Sources::Open, &sentences)
    }

    /// A sentence whose words also end where those of the lattice do.
    fn cut_finer(&self, sentence: &Sentence) -> Sentence {
        let words = segment(&sentence.text, &self.lexicon, Names::Whole, &mut |_| {});
        let mut ends: Vec<usize> = words
            .iter()
            .map(|it| it.span.end)
            .chain(sentence.ends.iter().copied())
            .collect();
        ends.sort_unstable();
        ends.dedup();
        Sentence {
            ends,
            criterion: WHOLE,
            ..sentence.clone()
        }
    }

    fn learn(
        &self,
        name: &str,
        sources: Sources,
        sentences: &[Sentence],
    ) -> anyhow::Result<Vec<u8>> {
        let learned = words::train(sentences, &self.lexicon, EPOCHS, COMMITTEE);
        for largest in [127, 63, 31, QUANTIZATION.largest] {
            let how = Quantization {
                largest,
                ..QUANTIZATION
            };
            let bytes = self.stored(&learned.bytes(how), &[], &[])?;
            let size = bytes.len() / 1000;
            let lexicon = self.lexicon.clone().with_model(&bytes)?;
            self.dev.report(
                &format!("{name}, weights up to {largest}, {size} kB"),
                &lexicon,
            );
        }
        let others = self.jackknife(sentences)?;
        let cut = |text: &str| match others.get(fold(text)) {
            Some(lexicon) => segment(text, lexicon, Names::Whole, &mut |_| {}),
            None => Vec::new(),
        };
        let entities = models::train(&self.data, sources, &self.lexicon, &cut)?;
        let pages = match sources {
            Sources::News => pages::model(&self.data, &self.lexicon)?,
            // Nobody has published pages with an open licence: without weights, rules read them.
            Sources::Open => Vec::new(),
        };
        let bytes = self.stored(&learned.bytes(QUANTIZATION), &entities, &pages)?;
        let lexicon = self.lexicon.clone().with_model(&bytes)?;
        self.dev.report_entities(name, &lexicon);
        Ok(bytes)
    }

    /// For every fold a lexicon whose model has not seen its sentences: models of what stands on the words have to learn from cuts
    /// as wrong as those that they will read.
    fn jackknife(&self, sentences: &[Sentence]) -> anyhow::Result<Vec<Lexicon>> {
        let without = |left_out: usize| {
            let others = sentences.iter().filter(|it| fold(&it.text) != left_out);
            let others: Vec<Sentence> = others.cloned().collect();
            self.cutting(&words::train(&others, &self.lexicon, EPOCHS, 1))
        };
        (0..FOLDS).map(without).collect()
    }

    /// A lexicon with a model that only cuts.
    fn cutting(&self, learned: &Learned) -> anyhow::Result<Lexicon> {
        let exactly = Quantization {
            largest: 127,
            ..QUANTIZATION
        };
        let bytes = self.stored(&learned.bytes(exactly), &[], &[])?;
        Ok(self.lexicon.clone().with_model(&bytes)?)
    }

    /// The stored form of a model.
    fn stored(&self, words: &[u8], entities: &[u8], pages: &[u8]) -> anyhow::Result<Vec<u8>> {
        let packed = |weights: &[u8]| -> anyhow::Result<Packed> {
            Ok(Packed {
                bytes: miniz_oxide::deflate::compress_to_vec(weights, 10),
                length: u32::try_from(weights.len())?,
            })
        };
        Ok(format::stored(
            &[packed(words)?, packed(entities)?, packed(pages)?],
            self.lexicon.identity(),
        ))
    }
}

/// Into how many parts the sentences are divided for the jackknife.
const FOLDS: usize = 4;

/// The part that a text belongs to.
fn fold(text: &str) -> usize {
    format::checksum(text.as_bytes()) as usize % FOLDS
}
