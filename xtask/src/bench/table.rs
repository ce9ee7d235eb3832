//! The rows as Markdown whose columns stand under each other: for the terminal, and for the readme as it is.

use super::rows::{Limit, Row};
use anyhow::Context;
use serde_json::Value;

pub fn of(rows: &[Row]) -> String {
    let head = [
        "",
        "",
        "jianbao",
        "jieba-wasm",
        "Intl.Segmenter",
        "ratio",
        "limit",
    ];
    let body = rows.iter().map(|row| {
        let limit = match row.limit {
            Limit::None => String::new(),
            Limit::AtMost(most) => format!("at most {most}: {}", verdict(row)),
            Limit::AtLeast(least) => format!("at least {least}: {}", verdict(row)),
        };
        let number = |it: Option<f64>| it.map(short).unwrap_or_default();
        [
            row.name.clone(),
            row.unit.into(),
            short(row.ours),
            number(row.jieba),
            number(row.intl),
            row.ratio.map(|it| format!("{it:.2}")).unwrap_or_default(),
            limit,
        ]
    });
    drawn(
        head,
        [false, false, true, true, true, true, false],
        body.collect(),
    )
}

/// What either side fetches.
pub fn files(found: &Value) -> anyhow::Result<String> {
    let mut body = Vec::new();
    for side in ["load, with model", "jieba-wasm"] {
        let files = found
            .pointer(&format!("/start/{side}/files"))
            .and_then(Value::as_array);
        for file in
            files.with_context(|| format!("the benchmark did not see what {side} fetches"))?
        {
            let text = |name: &str| file.get(name).map(|it| it.to_string()).unwrap_or_default();
            let path = text("path");
            let name = path
                .trim_matches('"')
                .rsplit('/')
                .next()
                .unwrap_or_default();
            body.push([
                name.to_string(),
                text("bytes"),
                text("gzip"),
                text("brotli"),
            ]);
        }
    }
    Ok(drawn(
        ["file", "bytes", "gzip", "brotli"],
        [false, true, true, true],
        body,
    ))
}

fn verdict(row: &Row) -> &'static str {
    if row.holds() {
        "holds"
    } else {
        "DOES NOT HOLD"
    }
}

/// Three digits, or more before the point.
fn short(number: f64) -> String {
    let places = match number {
        it if it >= 100.0 => 0,
        it if it >= 10.0 => 1,
        _ => 2,
    };
    format!("{number:.places$}")
}

fn drawn<const N: usize>(head: [&str; N], right: [bool; N], body: Vec<[String; N]>) -> String {
    let head = head.map(String::from);
    let width = |column: usize| {
        let cells = body
            .iter()
            .chain([&head])
            .map(|row| row[column].chars().count());
        cells.max().unwrap_or(0).max(3)
    };
    let widths: [usize; N] = std::array::from_fn(width);
    let rule = std::array::from_fn(|column| {
        let dashes = "-".repeat(widths[column] - 1);
        if right[column] {
            format!("{dashes}:")
        } else {
            format!("{dashes}-")
        }
    });
    let mut drawn = String::new();
    for row in [&head, &rule].into_iter().chain(&body) {
        for ((cell, width), right) in row.iter().zip(widths).zip(right) {
            drawn += &if right {
                format!("| {cell:>width$} ")
            } else {
                format!("| {cell:<width$} ")
            };
        }
        drawn += "|\n";
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::super::rows::{example, rows};
    use super::*;

    #[test]
    fn columns_stand_under_each_other() {
        let table = of(&rows(&example()).unwrap());
        let lines: Vec<_> = table.lines().collect();
        assert!(
            lines
                .iter()
                .all(|it| it.chars().count() == lines[0].chars().count()),
            "{table}"
        );
        assert!(lines[2].starts_with("| download, gzip "), "{table}");
        assert!(
            lines[2].contains(" 0.95 |       2.80 |") && lines[2].contains("at most 0.35: holds"),
            "{table}"
        );
        assert!(table.contains("at most 2.2: DOES NOT HOLD"), "{table}");
    }

    #[test]
    fn every_file_is_told() {
        let table = files(&example()).unwrap();
        assert_eq!(
            table.lines().nth(2),
            Some("| a.wasm | 9000000 | 1200000 | 800000 |")
        );
        assert_eq!(table.lines().count(), 4);
    }

    #[test]
    fn numbers_have_three_digits() {
        assert_eq!(
            [0.0, 0.951, 17.04, 4321.0].map(short),
            ["0.00", "0.95", "17.0", "4321"]
        );
    }
}
