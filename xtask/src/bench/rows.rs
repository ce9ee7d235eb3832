//! What each row of the table is made of, and what it has to hold.

use anyhow::Context;
use serde_json::{Value, json};

/// What a row's ratio may be: ours to `jieba-wasm`, a longer text to a shorter, or a part of the work to the rest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Limit {
    None,
    AtMost(f64),
    AtLeast(f64),
}
use Limit::{AtLeast, AtMost};

const DOWNLOAD: Limit = AtMost(0.35);
const READY: Limit = AtMost(0.15);
const DOWNLOAD_WITH_MODEL: Limit = AtMost(0.6);
const READY_WITH_MODEL: Limit = AtMost(0.2);
const COLUMNS_WITH_MODEL: Limit = AtLeast(4.0);
const MEMORY: Limit = AtMost(0.35);
const COLUMNS: Limit = AtLeast(10.0);
const STRINGS: Limit = AtLeast(4.0);
/// The digest of a page, to the mere cut of it by the other.
const DIGEST: Limit = AtMost(1.5);
/// 20 MB to 10 MB.
const GROWTH: Limit = AtMost(2.2);

pub struct Row {
    pub name: String,
    pub unit: &'static str,
    pub ours: f64,
    pub jieba: Option<f64>,
    pub intl: Option<f64>,
    pub ratio: Option<f64>,
    pub limit: Limit,
}

impl Row {
    pub fn holds(&self) -> bool {
        match (self.limit, self.ratio) {
            (Limit::None, _) => true,
            (AtMost(most), Some(ratio)) => ratio <= most,
            (AtLeast(least), Some(ratio)) => ratio >= least,
            (_, None) => false,
        }
    }

    pub fn json(&self) -> Value {
        let (most, least) = match self.limit {
            Limit::None => (None, None),
            AtMost(most) => (Some(most), None),
            AtLeast(least) => (None, Some(least)),
        };
        json!({
            "name": self.name, "unit": self.unit, "jianbao": self.ours, "jieba-wasm": self.jieba, "Intl.Segmenter": self.intl,
            "ratio": self.ratio, "atMost": most, "atLeast": least, "holds": self.holds(),
        })
    }
}

/// All rows, of what `tests/bench/run.mjs` found.
pub fn rows(found: &Value) -> anyhow::Result<Vec<Row>> {
    let found = Found(found);
    let mut rows = Vec::new();
    for (side, name, kind, limit) in [
        ("load", "download, gzip", "gzip", DOWNLOAD),
        ("load", "download, brotli", "brotli", Limit::None),
        (
            "load, with model",
            "download with model, gzip",
            "gzip",
            DOWNLOAD_WITH_MODEL,
        ),
        (
            "load, with model",
            "download with model, brotli",
            "brotli",
            Limit::None,
        ),
    ] {
        let [ours, jieba] = [
            found.download(side, kind)?,
            found.download("jieba-wasm", kind)?,
        ];
        rows.push(beside(name, "MB", 1e-6, ours, jieba, limit));
    }

    for (side, name, limit) in [
        (
            "load",
            "ready: `load({ model: \"none\" })`, with its worker",
            READY,
        ),
        (
            "worker: false",
            "ready: the same with `worker: false`",
            Limit::None,
        ),
        ("core", "ready: `core.js`", Limit::None),
        (
            "load, with model",
            "ready: `load()`, with its worker and model",
            READY_WITH_MODEL,
        ),
    ] {
        let ready = |side: &str| found.number(&["start", side, "ready"]);
        rows.push(beside(
            name,
            "ms",
            1.0,
            ready(side)?,
            ready("jieba-wasm")?,
            limit,
        ));
    }
    rows.push(beside(
        "first page with model: its digest, and mere cut",
        "ms",
        1.0,
        found.number(&["start", "load, to a page", "ready"])?,
        found.number(&["start", "jieba-wasm, to a page", "ready"])?,
        Limit::None,
    ));
    let memory = |side: &str| found.number(&["start", side, "memory"]);
    for (side, name, limit) in [
        ("core", "memory after the first page", MEMORY),
        (
            "core, with model",
            "memory after the first page with model",
            Limit::None,
        ),
    ] {
        let (ours, jieba) = (memory(side)?, memory("jieba-wasm")?);
        rows.push(beside(name, "MB", 1e-6, ours, jieba, limit));
    }

    for (work, name, limit) in [
        ("core columns", "columns", COLUMNS),
        ("core strings", "strings", STRINGS),
        (
            "core, with model columns",
            "columns with model",
            COLUMNS_WITH_MODEL,
        ),
        (
            "core, with model strings",
            "strings with model",
            Limit::None,
        ),
        ("load columns", "columns from the worker", Limit::None),
        ("load strings", "strings from the worker", Limit::None),
    ] {
        for (field, unit, limit) in [
            ("words", "million words/s", limit),
            ("bytes", "MB/s", Limit::None),
        ] {
            let speed = |work: &str| found.number(&["cut", work, field]);
            let mut row = beside(
                name,
                unit,
                1e-6,
                speed(work)?,
                speed("jieba-wasm strings")?,
                limit,
            );
            row.intl = Some(speed("Intl.Segmenter strings")? * 1e-6);
            rows.push(row);
        }
    }

    let page = |work: &str| found.number(&["page", work, "time"]);
    for (work, name) in [
        ("core digest", "a page: digest, and mere cut"),
        (
            "core, with model digest",
            "a page: digest with model, and mere cut",
        ),
    ] {
        let (digest, cut) = (page(work)?, page("jieba-wasm strings")?);
        rows.push(beside(name, "ms", 1.0, digest, cut, DIGEST));
    }
    rows.extend(growth(&found)?);
    Ok(rows)
}

fn growth(found: &Found<'_>) -> anyhow::Result<Vec<Row>> {
    let time = |megabytes: &str| found.number(&["growth", megabytes]);
    ["1", "2", "5", "10", "20"]
        .into_iter()
        .map(|megabytes| {
            let last = megabytes == "20";
            let ours = time(megabytes)?;
            Ok(Row {
                name: format!(
                    "digest of {megabytes} MB{}",
                    if last { ", and to 10 MB" } else { "" }
                ),
                unit: "ms",
                ours,
                jieba: None,
                intl: None,
                ratio: if last { Some(ours / time("10")?) } else { None },
                limit: if last { GROWTH } else { Limit::None },
            })
        })
        .collect()
}

/// Ours beside theirs, in a unit that is so many of what was measured.
fn beside(name: &str, unit: &'static str, scale: f64, ours: f64, jieba: f64, limit: Limit) -> Row {
    Row {
        name: name.into(),
        unit,
        ours: ours * scale,
        jieba: Some(jieba * scale),
        intl: None,
        ratio: Some(ours / jieba),
        limit,
    }
}

struct Found<'a>(&'a Value);

impl Found<'_> {
    fn number(&self, path: &[&str]) -> anyhow::Result<f64> {
        path.iter()
            .try_fold(self.0, |it, name| it.get(name))
            .and_then(Value::as_f64)
            .with_context(|| format!("the benchmark did not measure {}", path.join(" / ")))
    }

    /// The sum of all files, compressed by `kind`.
    fn download(&self, side: &str, kind: &str) -> anyhow::Result<f64> {
        let files = self
            .0
            .pointer(&format!("/start/{side}/files"))
            .and_then(Value::as_array);
        let files =
            files.with_context(|| format!("the benchmark did not see what {side} fetches"))?;
        files
            .iter()
            .map(|it| it.get(kind).and_then(Value::as_f64))
            .sum::<Option<f64>>()
            .with_context(|| format!("the benchmark did not measure the {kind} of a file"))
    }
}

/// What a run finds, where ours is as good as has to be in all but the growth.
#[cfg(test)]
pub fn example() -> Value {
    let start = |ready: f64, memory: f64, gzip: u32| json!({ "ready": ready, "memory": memory, "files": [{ "path": "/a.wasm", "bytes": 9_000_000, "gzip": gzip, "brotli": 800_000 }] });
    let speed = |words: f64| json!({ "words": words, "bytes": 4.0 * words, "time": 6.0 });
    json!({
        "start": {
            "load": start(45.0, 0.0, 950_000), "load, with model": start(55.0, 0.0, 1_200_000), "core, with model": start(45.0, 1e7, 1_200_000), "worker: false": start(40.0, 9e6, 950_000), "core": start(35.0, 9e6, 940_000),
            "load, to a page": start(120.0, 0.0, 1_200_000), "jieba-wasm": start(300.0, 6e7, 2_800_000), "jieba-wasm, to a page": start(320.0, 6e7, 2_800_000),
        },
        "cut": {
            "core columns": speed(8e6), "core strings": speed(4e6), "core, with model columns": speed(4e6), "core, with model strings": speed(3e6), "load columns": speed(5e6), "load strings": speed(3e6),
            "jieba-wasm strings": speed(0.8e6), "Intl.Segmenter strings": speed(2e6),
        },
        "page": { "core digest": speed(1e6), "core, with model digest": speed(1e6), "jieba-wasm strings": speed(1e6) },
        "growth": { "1": 300.0, "2": 600.0, "5": 1500.0, "10": 3000.0, "20": 7000.0 },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_held_or_not() {
        let rows = rows(&example()).unwrap();
        let limited: Vec<_> = rows.iter().filter(|it| it.limit != Limit::None).collect();
        assert_eq!(limited.len(), 11, "as many as the limits above");
        let broken: Vec<_> = limited
            .iter()
            .filter(|it| !it.holds())
            .map(|it| it.name.as_str())
            .collect();
        assert_eq!(broken, ["digest of 20 MB, and to 10 MB"]);
    }

    #[test]
    fn what_was_not_measured_is_named() {
        let mut found = example();
        found["cut"]["core strings"]["words"] = Value::Null;
        let error = rows(&found).err().unwrap().to_string();
        assert!(error.contains("cut / core strings / words"), "{error}");
        found["start"]["load"] = Value::Null;
        let error = rows(&found).err().unwrap().to_string();
        assert!(error.contains("what load fetches"), "{error}");
    }
}
