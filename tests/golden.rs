//! Golden stories: a folder a text, `text.txt` and what is found in it, `answer.txt`, written for a reader's eye.
//!
//! `UPDATE=1 cargo test --test golden` writes the answers anew; read the difference before it is committed.
#![allow(clippy::unwrap_used)]

use jianbao::entity::Kind;
use jianbao::{Analysis, Lexicon, Options, analyze};
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
        let answer = render(&text, &analyze(&text, &lexicon, &Options::default()));
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
    out.push_str("\nfrequencies\n");
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
    let mut words = analysis.words.iter();
    for sentence in &analysis.sentences {
        let _ = write!(out, "  {:8}", sentence.kind.name());
        for word in words.by_ref() {
            let _ = write!(out, " {}", word.span.of(text));
            if word.span.end == sentence.span.end {
                break;
            }
        }
        out.push('\n');
    }
    out
}
