//! Answers as a person and a shell read them.

use super::arguments::{Arguments, Command};
use super::instruments;
use super::json;
use jianbao::text::Utf16;
use jianbao::{Lexicon, Word, analyze, segment, wire};
use std::io::{self, Write};

/// Writes the answer to one text.
pub fn plain(
    arguments: &Arguments,
    lexicon: &Lexicon,
    text: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    match arguments.command {
        Command::Segment => {
            for line in text.split_inclusive('\n') {
                writeln!(
                    out,
                    "{}",
                    words(
                        &segment(line, lexicon, arguments.options.names, &mut |_| {}),
                        line
                    )
                    .join(" ")
                )?;
            }
            Ok(())
        }
        Command::Keywords => {
            let analysis = analyze(text, lexicon, &arguments.options);
            for keyword in wire::keywords(&analysis.keywords, &Utf16::new(text)) {
                writeln!(
                    out,
                    "{}\t{}\t{}",
                    keyword.text, keyword.score, keyword.count
                )?;
            }
            Ok(())
        }
        Command::Summarize => {
            let analysis = analyze(text, lexicon, &arguments.options);
            let summary =
                wire::Summary::new(&analysis.summary, &analysis.sentences, &Utf16::new(text));
            if summary.text.is_empty() {
                Ok(())
            } else {
                writeln!(out, "{}", summary.text)
            }
        }
        Command::Entities => {
            let entities = analyze(text, lexicon, &arguments.options).entities;
            for it in wire::entities(text, &entities, &Utf16::new(text)) {
                writeln!(
                    out,
                    "{}\t{}\t{}\t{}",
                    it.text,
                    it.kind.name(),
                    it.start,
                    it.end
                )?;
            }
            Ok(())
        }
        Command::Page => {
            let analysis = analyze(text, lexicon, &arguments.options);
            let articles = wire::told(&analysis, &Utf16::new(text));
            line(out, &serde_json::json!({ "articles": articles }))
        }
        Command::Concordance | Command::Collocates | Command::Compare | Command::Frequencies => {
            instruments::plain(arguments, lexicon, text, out)
        }
        Command::Analyze => {
            let analysis = analyze(text, lexicon, &arguments.options);
            let analysis = wire::Analysis::new(text, &analysis);
            match &arguments.fields {
                Some(wanted) => line(out, &wanted.of(serde_json::to_value(&analysis)?)),
                None => line(out, &analysis),
            }
        }
    }
}

/// The words of `text` as they stand there, white space within one made a single space.
pub fn words(words: &[Word], text: &str) -> Vec<String> {
    words
        .iter()
        .map(|it| {
            it.span
                .of(text)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect()
}

fn line(out: &mut dyn Write, value: &impl serde::Serialize) -> io::Result<()> {
    json::write(out, value)?;
    writeln!(out)
}
