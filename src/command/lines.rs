//! JSON Lines: one text a line in, one answer a line out, in the same order, in constant memory.

use super::Failure;
use super::arguments::{Arguments, Command};
use super::output::{sentences, words};
use jianbao::text::Utf16;
use jianbao::{Lexicon, analyze, page, segment, wire};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};

/// Answers every line of `input`; says whether all could be read. A broken line gets an error in its place.
pub fn answer(
    arguments: &Arguments,
    lexicon: &Lexicon,
    input: impl Read,
    out: &mut dyn Write,
) -> Result<bool, Failure> {
    let mut input = BufReader::new(input);
    let mut all_read = true;
    let mut number = 0;
    loop {
        let mut batch: Vec<(usize, Vec<u8>)> = Vec::new();
        let mut size = 0;
        while batch.len() < arguments.jobs * LINES_PER_JOB && size < BATCH_BYTES {
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
        // Whoever waits for an answer gets it as soon as it is there.
        out.flush()?;
    }
}

const LINES_PER_JOB: usize = 16;
const BATCH_BYTES: usize = 1 << 24;

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
    if line.iter().all(u8::is_ascii_whitespace) {
        return (Vec::new(), true);
    }
    let (answer, was_read) = match parse(line, number) {
        Ok((id, text)) => (answer_to(arguments, lexicon, id, &text), true),
        Err(reason) => (
            json!({ "id": null, "line": number, "error": reason }),
            false,
        ),
    };
    let mut written = answer.to_string().into_bytes();
    written.push(b'\n');
    (written, was_read)
}

/// The id and the text of a line.
fn parse(line: &[u8], number: usize) -> Result<(Value, String), String> {
    let value: Value = serde_json::from_slice(line)
        .map_err(|error| format!("expected a line of JSON: {error}"))?;
    let Value::Object(mut fields) = value else {
        return Err("expected an object with \"text\"".to_owned());
    };
    let id = fields.remove("id").unwrap_or_else(|| json!(number));
    match fields.remove("text") {
        Some(Value::String(text)) => Ok((id, text)),
        Some(_) => Err("expected \"text\" to be a string".to_owned()),
        None => Err("expected \"text\", found none".to_owned()),
    }
}

fn answer_to(arguments: &Arguments, lexicon: &Lexicon, id: Value, text: &str) -> Value {
    let mut answer = serde_json::Map::new();
    answer.insert("id".to_owned(), id);
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
        Command::Entities => put("entities", json!([])),
        Command::Page => put(
            "articles",
            json!(wire::articles(text, &page::read(text), &Utf16::new(text))),
        ),
        Command::Keywords => {
            let keywords = analyze(text, lexicon, &arguments.options).keywords;
            let short = keywords
                .iter()
                .zip(wire::keywords(&keywords, &Utf16::new(text)));
            put(
                "keywords",
                short
                    .map(|(_, it)| json!({ "text": it.text, "score": it.score, "count": it.count }))
                    .collect(),
            );
        }
        Command::Summarize => {
            let analysis = analyze(text, lexicon, &arguments.options);
            put(
                "summary",
                json!(wire::Summary::new(text, &analysis, &Utf16::new(text)).text),
            );
            put("sentences", json!(sentences(&analysis, text)));
        }
        Command::Analyze => {
            if let Ok(Value::Object(fields)) = serde_json::to_value(wire::Analysis::new(
                text,
                &analyze(text, lexicon, &arguments.options),
            )) {
                answer.extend(fields);
            }
        }
    }
    Value::Object(answer)
}
