//! Golden stories: a folder a text, `text.txt` and what is found in it, `answer.txt`, written for a reader's eye.
//!
//! `UPDATE=1 cargo test --test golden` writes the answers anew; read the difference before it is committed.
#![allow(clippy::unwrap_used)]

use jianbao::entity::Kind;
use jianbao::text::Utf16;
use jianbao::{Analysis, Lexicon, Options, analyze, wire};
use serde_json::Value;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

#[test]
fn stories_read_as_before() {
    let lexicon = Lexicon::built_in();
    let mut stories = 0;
    for folder in fs::read_dir("tests/golden").unwrap() {
        let folder = folder.unwrap().path();
        let text = fs::read_to_string(folder.join("text.txt")).unwrap();
        let analysis = analyze(&text, &lexicon, &Options::default());
        let answer = render(&text, &analysis) + &differences(&folder, &text, &analysis);
        check(&folder.join("answer.txt"), &answer);
        stories += 1;
    }
    assert!(stories > 0);
}

fn check(path: &Path, answer: &str) {
    if env::var_os("UPDATE").is_some() {
        fs::write(path, answer).unwrap();
    }
    let before = fs::read_to_string(path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    for (number, (before, now)) in before.lines().zip(answer.lines()).enumerate() {
        assert_eq!(before, now, "{}:{}", path.display(), number + 1);
    }
    assert_eq!(
        before.lines().count(),
        answer.lines().count(),
        "{}",
        path.display()
    );
}

/// What an article has; the offsets are watched by the laws.
const FIELDS: [&str; 12] = [
    "kind",
    "column",
    "kicker",
    "title",
    "subtitle",
    "byline",
    "reporters",
    "dateline",
    "continuedFrom",
    "continuesOn",
    "sections",
    "paragraphs",
];

/// What a person says the pieces of a page are, `pieces.json`, where it stands beside the text, and in what the program differs.
fn differences(folder: &Path, text: &str, analysis: &Analysis) -> String {
    let mut out = String::new();
    let Ok(json) = fs::read_to_string(folder.join("pieces.json")) else {
        return out;
    };
    let said: Value = serde_json::from_str(&json).unwrap();
    let found =
        serde_json::to_value(wire::articles(&analysis.articles, &Utf16::new(text))).unwrap();
    let (said, found) = (
        said["articles"].as_array().unwrap(),
        found.as_array().unwrap(),
    );
    let _ = writeln!(
        out,
        "\na person says {} pieces, the program {}",
        said.len(),
        found.len()
    );
    let bare = |it: &Value| it.to_string().replace(char::is_whitespace, "");
    for (number, said) in said.iter().enumerate() {
        // The piece with which it shares most.
        let shared = |it: &&Value| {
            FIELDS
                .iter()
                .filter(|&&field| it[field] == said[field] && !it[field].is_null())
                .count()
                + 9 * said["paragraphs"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .filter(|&p| it["paragraphs"].as_array().unwrap().contains(p))
                    .count()
        };
        let Some(found) = found.iter().max_by_key(shared) else {
            continue;
        };
        for field in FIELDS {
            if bare(&said[field]) != bare(&found[field]) {
                let _ = writeln!(
                    out,
                    "  {} {field}: said {}\n      found {}",
                    number + 1,
                    said[field],
                    found[field]
                );
            }
        }
    }
    out
}

/// Summary, keywords, names, counts, then every sentence with its kind and its words.
fn render(text: &str, analysis: &Analysis) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "{} characters, {}\n\nsummary ({} characters)",
        analysis.characters,
        analysis.language.as_str(),
        analysis.summary.characters
    );
    for &sentence in &analysis.summary.sentences {
        let _ = writeln!(out, "  {}", analysis.sentences[sentence].span.of(text));
    }
    out.push_str("\nkeywords\n");
    for it in &analysis.keywords {
        let _ = writeln!(
            out,
            "  {} {} ×{} score {:.4} rarity {:.2}",
            it.text,
            it.tag.name(),
            it.count,
            it.score,
            it.rarity
        );
    }
    out.push_str("\nnames\n");
    for kind in [
        Kind::Person,
        Kind::Place,
        Kind::Organization,
        Kind::Time,
        Kind::Number,
    ] {
        let of_kind = analysis.entities.iter().filter(|it| it.kind == kind);
        let names: Vec<&str> = of_kind.map(|it| it.span.of(text)).collect();
        let _ = writeln!(
            out,
            "  {:12} {}",
            kind.name(),
            names.join(" | ").replace('\n', "↵")
        );
    }
    out.push_str("\npieces\n");
    for article in wire::articles(&analysis.articles, &Utf16::new(text)) {
        let article = serde_json::to_value(article).unwrap();
        for field in FIELDS {
            match &article[field] {
                Value::Array(items) => {
                    for item in items {
                        let _ = writeln!(out, "  {field:14} {}", item.as_str().unwrap());
                    }
                }
                Value::String(value) => {
                    let _ = writeln!(out, "  {field:14} {value}");
                }
                _ => {}
            }
        }
        out.push('\n');
    }
    out.push_str("frequencies\n");
    for it in analysis.frequencies.iter().take(50) {
        let _ = writeln!(
            out,
            "  {} {} ×{} share {:.4} spread {:.2}",
            it.text,
            it.tag.name(),
            it.count,
            it.share,
            it.spread
        );
    }
    out.push_str("\nsentences\n");
    for sentence in &analysis.sentences {
        let _ = write!(out, "  {:8}", sentence.kind.name());
        let whole = [sentence.span];
        let pieces = if sentence.pieces.is_empty() {
            &whole[..]
        } else {
            &sentence.pieces
        };
        for piece in pieces {
            let words = analysis.words.iter().filter(|it| piece.holds(it.span));
            for word in words {
                let _ = write!(
                    out,
                    " {}",
                    word.span.of(text).replace(char::is_whitespace, "")
                );
            }
        }
        out.push('\n');
    }
    out
}
