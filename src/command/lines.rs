//! JSON Lines: one text a line in, one answer a line out, in the same order, in constant memory.

use super::Failure;
use super::arguments::{Arguments, Command};
use super::instruments;
use super::output::words;
use jianbao::text::Utf16;
use jianbao::{Lexicon, analyze, segment, wire};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use serde_json::{Value, json};
use std::borrow::Cow;
use std::io::{BufRead, BufReader, Read, Write};

/// Answers every line of `input`; says whether all could be read. A broken line gets an error in its place.
pub fn answer(
    arguments: &Arguments,
    lexicon: &Lexicon,
    input: impl Read,
    out: &mut dyn Write,
) -> Result<bool, Failure> {
    let mut input = BufReader::with_capacity(BATCH_BYTES, input);
    let mut all_read = true;
    let mut number = 0;
    loop {
        let mut batch: Vec<(usize, Vec<u8>)> = Vec::new();
        let mut size = 0;
        while batch.len() < arguments.jobs * LINES_PER_JOB && size < BATCH_BYTES {
            // Whoever waits for an answer is not kept waiting for the next line.
            if !batch.is_empty() && input.buffer().is_empty() {
                break;
            }
            let mut line = Vec::new();
            let read = input
                .read_until(b'\n', &mut line)
                .map_err(|error| Failure::Input(format!("{}: {error}", arguments.input.name())))?;
            if read == 0 {
                break;
            }
            number += 1;
            size += read;
            batch.push((number, line));
        }
        if batch.is_empty() {
            return Ok(all_read);
        }
        for (line, was_read) in answers(arguments, lexicon, &batch) {
            all_read &= was_read;
            out.write_all(&line)?;
        }
        out.flush()?;
    }
}

const LINES_PER_JOB: usize = 16;
const BATCH_BYTES: usize = 1 << 20;

/// The answers to a batch, each with whether its line could be read. Every thread takes each `jobs`th line, so that long ones spread.
fn answers(
    arguments: &Arguments,
    lexicon: &Lexicon,
    batch: &[(usize, Vec<u8>)],
) -> Vec<(Vec<u8>, bool)> {
    let jobs = arguments.jobs.min(batch.len());
    if jobs <= 1 {
        return batch
            .iter()
            .map(|(number, line)| one(arguments, lexicon, *number, line))
            .collect();
    }
    let mut answered: Vec<std::vec::IntoIter<(Vec<u8>, bool)>> = std::thread::scope(|scope| {
        let work = |job: usize| {
            batch
                .iter()
                .skip(job)
                .step_by(jobs)
                .map(|(number, line)| one(arguments, lexicon, *number, line))
                .collect::<Vec<_>>()
        };
        let threads: Vec<_> = (0..jobs)
            .map(|job| scope.spawn(move || work(job)))
            .collect();
        threads
            .into_iter()
            .map(|it| it.join().unwrap_or_default().into_iter())
            .collect()
    });
    (0..batch.len())
        .filter_map(|at| answered.get_mut(at % jobs)?.next())
        .collect()
}

fn one(arguments: &Arguments, lexicon: &Lexicon, number: usize, line: &[u8]) -> (Vec<u8>, bool) {
    let line = if number == 1 {
        line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line)
    } else {
        line
    };
    if std::str::from_utf8(line).is_ok_and(|it| it.trim().is_empty()) {
        return (Vec::new(), true);
    }
    let (mut written, was_read) = match parse(line, number) {
        Ok((id, text)) => (answer_to(arguments, lexicon, &id, &text), true),
        Err(reason) => (
            json!({ "id": null, "line": number, "error": reason }).to_string(),
            false,
        ),
    };
    written.push('\n');
    (written.into_bytes(), was_read)
}

/// One line in. The id is kept as it was written: any JSON value, to the last digit.
#[derive(Deserialize)]
struct Line<'l> {
    #[serde(borrow, default, deserialize_with = "given")]
    id: Option<&'l RawValue>,
    text: Option<Value>,
}

/// An id that is there, `null` too.
fn given<'l, D: Deserializer<'l>>(id: D) -> Result<Option<&'l RawValue>, D::Error> {
    <&RawValue>::deserialize(id).map(Some)
}

/// The id, as JSON, and the text of a line.
fn parse(line: &[u8], number: usize) -> Result<(String, String), String> {
    let line =
        std::str::from_utf8(line).map_err(|_| "expected a line of JSON in UTF-8".to_owned())?;
    let line = without_lone_surrogates(line.trim());
    let line: Line<'_> = serde_json::from_str(&line)
        .map_err(|error| format!("expected an object with \"text\": {error}"))?;
    let id = line.id.map_or(number.to_string(), |it| it.get().to_owned());
    match line.text {
        Some(Value::String(text)) => Ok((id, text)),
        Some(_) => Err("expected \"text\" to be a string".to_owned()),
        None => Err("expected \"text\", found none".to_owned()),
    }
}

/// JSON from JavaScript may escape half a pair of UTF-16 (`\ud800`), which no text in Rust can hold: U+FFFD stands for it, as in browsers.
fn without_lone_surrogates(line: &str) -> Cow<'_, str> {
    if !line.contains("\\ud") && !line.contains("\\uD") {
        return Cow::Borrowed(line);
    }
    let unit = |at: usize| {
        line.get(at..at + 6)
            .filter(|it| it.starts_with("\\u"))
            .and_then(|it| u16::from_str_radix(it.get(2..)?, 16).ok())
    };
    let mut mended = String::with_capacity(line.len());
    let mut at = 0;
    while let Some(c) = line.get(at..).and_then(|it| it.chars().next()) {
        let length = match (unit(at), unit(at + 6)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 12,
            (Some(0xD800..=0xDFFF), _) => {
                mended.push_str("\\ufffd");
                at += 6;
                continue;
            }
            // An escaped backslash is no beginning of an escape.
            _ if c == '\\' => 2,
            _ => c.len_utf8(),
        };
        let end = (at + length).min(line.len());
        mended.push_str(line.get(at..end).unwrap_or_default());
        at = end;
    }
    Cow::Owned(mended)
}

fn answer_to(arguments: &Arguments, lexicon: &Lexicon, id: &str, text: &str) -> String {
    let mut answer = serde_json::Map::new();
    let mut put = |name: &str, value: Value| {
        answer.insert(name.to_owned(), value);
    };
    match arguments.command {
        Command::Segment => put(
            "words",
            json!(words(
                &segment(text, lexicon, arguments.options.names, &mut |_| {}),
                text
            )),
        ),
        Command::Entities => {
            let entities = analyze(text, lexicon, &arguments.options).entities;
            put(
                "entities",
                json!(wire::entities(text, &entities, &Utf16::new(text))),
            );
        }
        Command::Page => {
            let analysis = analyze(text, lexicon, &arguments.options);
            put("articles", json!(wire::told(&analysis, &Utf16::new(text))));
        }
        Command::Keywords => {
            let keywords = analyze(text, lexicon, &arguments.options).keywords;
            let short = wire::keywords(&keywords, &Utf16::new(text)).into_iter();
            put(
                "keywords",
                short
                    .map(|it| json!({ "text": it.text, "score": it.score, "count": it.count }))
                    .collect(),
            );
        }
        Command::Summarize => {
            let analysis = analyze(text, lexicon, &arguments.options);
            put(
                "summary",
                json!(
                    wire::Summary::new(&analysis.summary, &analysis.sentences, &Utf16::new(text))
                        .text
                ),
            );
            put("sentences", json!(analysis.summary.texts));
        }
        Command::Concordance | Command::Collocates | Command::Compare | Command::Frequencies => {
            if let Value::Object(fields) = instruments::fields(arguments, lexicon, text) {
                answer.extend(fields);
            }
        }
        Command::Analyze => {
            let analysis = analyze(text, lexicon, &arguments.options);
            let mut analysis =
                serde_json::to_value(wire::Analysis::new(text, &analysis)).unwrap_or_default();
            if let Some(wanted) = &arguments.fields {
                analysis = wanted.of(analysis);
            }
            if let Value::Object(fields) = analysis {
                answer.extend(fields);
            }
        }
    }
    // Text and numbers can always be written.
    let fields = super::json::text(&answer).unwrap_or_default();
    format!("{{\"id\":{id},{}", fields.trim_start_matches('{'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_comes_back_as_it_was() {
        for id in [
            "12345678901234567890123",
            "1.10",
            "-0",
            r#"{"b":1,"a":[2]}"#,
            "null",
            r#""乙""#,
        ] {
            assert_eq!(
                parse(format!(r#"{{"id":{id},"text":"x"}}"#).as_bytes(), 3)
                    .unwrap()
                    .0,
                id
            );
        }
        assert_eq!(parse(br#"{"text":"x"}"#, 3).unwrap().0, "3");
    }

    #[test]
    fn half_a_pair_becomes_a_replacement() {
        let text = |json: &str| parse(json.as_bytes(), 1).unwrap().1;
        assert_eq!(
            text(r#"{"text":"a\ud800 \ud83d\ude02 \udc00"}"#.replace("\\\\", "\\").as_str()),
            "a\u{FFFD} 😂 \u{FFFD}"
        );
        assert_eq!(
            text(r#"{"text":"\\ud800"}"#),
            "\\ud800",
            "an escaped backslash"
        );
    }
}
