//! `cargo xtask bench`: ours, `jieba-wasm` from npm and the browser's own segmenter in one Chromium, turn by turn; and with
//! `--native` ours and `jieba-rs` without a browser.
//!
//! Absolute times are those of the machine; what counts are the ratios to `jieba-wasm`. The measuring itself is `tests/bench`; the
//! table is `bench/table.rs`, and what each row is made of and has to hold is `bench/rows.rs`.

mod rows;
mod table;

use crate::house::House;
use crate::node::Node;
use crate::{browser, build, program, usage};
use anyhow::Context;
use lexopt::{Arg, Parser};
use rows::Row;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::{env, fs};

pub fn run(house: &House, arguments: Parser) -> anyhow::Result<ExitCode> {
    let wish = Wish::read(arguments)?;
    if wish.native {
        natively(house, wish.texts)?;
        return Ok(ExitCode::SUCCESS);
    }
    let found = measure(house, wish.texts)?;
    let rows = rows::rows(&found)?;
    print!("{}\n{}", table::of(&rows), table::files(&found)?);
    if let Some(file) = wish.json {
        let rows: Vec<_> = rows.iter().map(Row::json).collect();
        let content = serde_json::to_string_pretty(&json!({ "measured": found, "rows": rows }))?;
        fs::write(&file, content + "\n")
            .with_context(|| format!("{} cannot be written", file.display()))?;
    }
    Ok(if rows.iter().all(Row::holds) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

#[derive(Default)]
struct Wish {
    /// Without a browser.
    native: bool,
    /// Where to write what was found.
    json: Option<PathBuf>,
    /// One text a line, instead of the pages that the project has.
    texts: Option<PathBuf>,
}

impl Wish {
    fn read(mut arguments: Parser) -> anyhow::Result<Self> {
        const EXPECTED: &str = "--native, or --json FILE, or --texts FILE with one text a line";
        let mut wish = Self::default();
        while let Some(argument) = arguments
            .next()
            .map_err(|it| usage::error(it.to_string()))?
        {
            let place = match argument {
                Arg::Long("json") => &mut wish.json,
                Arg::Long("texts") => &mut wish.texts,
                Arg::Long("native") => {
                    wish.native = true;
                    continue;
                }
                other => return Err(usage::unexpected(&other, EXPECTED)),
            };
            *place = Some(PathBuf::from(usage::value(&mut arguments, EXPECTED)?));
        }
        Ok(wish)
    }
}

fn measure(house: &House, texts: Option<PathBuf>) -> anyhow::Result<Value> {
    if let Some(texts) = &texts {
        fs::metadata(texts).with_context(|| format!("{} cannot be read", texts.display()))?;
    }
    let node = Node::find()?;
    build::all(house)?;
    browser::provide(house, &node, &["chromium"])?;
    println!("measuring, which takes some minutes\n");
    let mut run = node.command();
    run.arg(house.tests().join("bench/run.mjs")).args(texts);
    let found = program::run_quietly(&mut run)?;
    serde_json::from_str(&found).context("the benchmark found something unreadable")
}

/// Runs `tests/bench/native.rs`, which makes a table of its own.
fn natively(house: &House, texts: Option<PathBuf>) -> anyhow::Result<()> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .args(["run", "--quiet", "--release", "--package", "jianbao-bench"])
        .args(["--", "--bench"])
        .current_dir(&house.root);
    if let Some(texts) = texts {
        let texts = texts.canonicalize();
        cargo.env("TEXTS", texts.context("the texts cannot be read")?);
    }
    program::run(&mut cargo)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_read() {
        let wish = |arguments: &[&str]| Wish::read(Parser::from_args(arguments));
        let read = wish(&["--json", "found.json", "--texts=stories.txt"]).unwrap();
        assert_eq!(read.json, Some("found.json".into()));
        assert_eq!(read.texts, Some("stories.txt".into()));
        assert!(!read.native && wish(&["--native"]).unwrap().native);
        assert!(wish(&["--json"]).err().unwrap().is::<usage::Usage>());
        assert!(wish(&["found.json"]).err().unwrap().is::<usage::Usage>());
    }
}
