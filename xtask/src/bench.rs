//! `cargo xtask bench`: ours and `jieba-wasm` from npm in one Chromium, turn by turn.
//!
//! Absolute times are those of the machine; what counts is the last column. The measuring itself is `tests/bench`.

use crate::house::House;
use crate::node::{self, Node};
use crate::{browser, build, program, usage};
use anyhow::Context;
use lexopt::{Arg, Parser};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

/// How much longer the digest of a page may take than the mere cut of it by the other.
const DIGEST: f64 = 3.0;
/// How much longer ten times the text may take.
const GROWTH: f64 = 12.0;

pub fn run(house: &House, arguments: Parser) -> anyhow::Result<ExitCode> {
    let file = file(arguments)?;
    let found = measure(house)?;
    let rows = rows(&found)?;
    print!("{}", table(&rows));
    if let Some(file) = file {
        let ratios: Vec<_> = rows
            .iter()
            .map(|it| json!({ "name": it.name, "ratio": it.ratio(), "limit": it.limit }))
            .collect();
        let content =
            serde_json::to_string_pretty(&json!({ "measured": found, "ratios": ratios }))?;
        fs::write(&file, content + "\n")
            .with_context(|| format!("{} cannot be written", file.display()))?;
    }
    Ok(if rows.iter().all(Row::within) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn file(mut arguments: Parser) -> anyhow::Result<Option<PathBuf>> {
    const EXPECTED: &str = "--json FILE";
    let mut file = None;
    while let Some(argument) = arguments
        .next()
        .map_err(|it| usage::error(it.to_string()))?
    {
        match argument {
            Arg::Long("json") => {
                file = Some(PathBuf::from(usage::value(&mut arguments, EXPECTED)?))
            }
            other => return Err(usage::unexpected(&other, EXPECTED)),
        }
    }
    Ok(file)
}

fn measure(house: &House) -> anyhow::Result<Value> {
    let node = Node::find()?;
    node::install(house)?;
    build::all(house)?;
    browser::provide(house, &node, &["chromium"])?;
    println!("measuring, which takes some minutes");
    let found = program::run_quietly(node.command().arg(house.tests().join("bench/run.mjs")))?;
    serde_json::from_str(&found).context("the benchmark found something unreadable")
}

/// Ours and theirs, or of ours the longer and the shorter text.
struct Row {
    name: &'static str,
    ours: f64,
    theirs: f64,
    unit: &'static str,
    limit: Option<f64>,
}

impl Row {
    fn ratio(&self) -> f64 {
        self.ours / self.theirs
    }

    fn within(&self) -> bool {
        self.limit.is_none_or(|limit| self.ratio() <= limit)
    }
}

fn rows(found: &Value) -> anyhow::Result<[Row; 5]> {
    let number = |place: &str| {
        found
            .pointer(place)
            .and_then(Value::as_f64)
            .with_context(|| format!("the benchmark did not measure {place}"))
    };
    let row = |name, field: &str, scale: f64, unit, limit| -> anyhow::Result<Row> {
        let (ours, theirs) = (
            number(&format!("/jianbao/{field}"))?,
            number(&format!("/jieba-wasm/{field}"))?,
        );
        Ok(Row {
            name,
            ours: ours / scale,
            theirs: theirs / scale,
            unit,
            limit,
        })
    };
    Ok([
        row("download, gzip", "download", 1e6, "MB", None)?,
        row("from import to the first words", "ready", 1.0, "ms", None)?,
        row("first page: digest, and mere cut", "first", 1.0, "ms", None)?,
        row(
            "a page: digest, and mere cut",
            "page",
            1.0,
            "ms",
            Some(DIGEST),
        )?,
        Row {
            name: "digest of 10 MB, and of 1 MB",
            ours: number("/growth/ten")?,
            theirs: number("/growth/one")?,
            unit: "ms",
            limit: Some(GROWTH),
        },
    ])
}

fn table(rows: &[Row]) -> String {
    let mut table = format!(
        "{:<34}{:>12}{:>14}{:>9}\n",
        "", "jianbao", "jieba-wasm", "ratio"
    );
    for row in rows {
        let [ours, theirs] = [row.ours, row.theirs].map(|it| {
            if it < 100.0 {
                format!("{it:.2}")
            } else {
                format!("{it:.0}")
            }
        });
        table += &format!(
            "{:<34}{ours:>9} {}{theirs:>11} {}{:>9.2}",
            row.name,
            row.unit,
            row.unit,
            row.ratio()
        );
        if let Some(limit) = row.limit {
            table += &format!(
                "  (at most {limit}: {})",
                if row.within() {
                    "holds"
                } else {
                    "DOES NOT HOLD"
                }
            );
        }
        table.push('\n');
    }
    table + "The last row is jianbao alone.\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_held_or_not() {
        let found = json!({
            "jianbao": { "download": 1_600_000, "ready": 100.0, "first": 80.0, "page": 9.0 },
            "jieba-wasm": { "download": 2_800_000, "ready": 300.0, "first": 20.0, "page": 3.1 },
            "growth": { "one": 400.0, "ten": 5000.0 },
        });
        let rows = rows(&found).unwrap();
        assert_eq!(
            rows.iter().map(Row::within).collect::<Vec<_>>(),
            [true, true, true, true, false]
        );
        assert!(table(&rows).contains("DOES NOT HOLD"));
    }

    #[test]
    fn what_was_not_measured_is_named() {
        let error = rows(&json!({ "jianbao": { "download": 1 } }))
            .err()
            .unwrap();
        assert!(
            error.to_string().contains("/jieba-wasm/download"),
            "{error}"
        );
    }
}
