//! Concordance, collocates, comparison and counts: their options, and their answers.

use super::arguments::{Arguments, Command, Input};
use jianbao::corpus::{Corpus, Options};
use jianbao::wire::{self, Refused, Value};
use jianbao::{Lexicon, collocation, concordance, keyness, ngram};
use std::io::{self, Write};

/// The option `--name` as JavaScript has it; `value` reads what stands behind it.
pub fn option(
    name: &str,
    value: impl FnOnce() -> Result<String, String>,
) -> Result<(String, Value), String> {
    let number = |it: &str| {
        let number = it.parse().map(Value::Number);
        number.map_err(|_| format!("--{name}: expected a number, found `{it}`"))
    };
    let value = match name {
        "stems" => Value::Bool(true),
        "no-stop-words" => return Ok(("stopWords".to_owned(), Value::Bool(false))),
        "unit" | "measure" | "by" | "names" => Value::Text(value()?),
        "sort" => {
            let keys = value()?;
            let keys = keys.split(',').map(|it| Value::Text(it.trim().to_owned()));
            Value::List(keys.collect())
        }
        "window" | "articles" => {
            let numbers = value()?;
            let numbers = numbers.split(',').map(|it| number(it.trim()));
            match numbers.collect::<Result<Vec<_>, _>>()?.as_slice() {
                [one] if name == "window" => one.clone(),
                all => Value::List(all.to_vec()),
            }
        }
        "left" | "right" | "limit" | "least" | "n" | "article" => number(&value()?)?,
        _ => return Err(format!("invalid option '--{name}'")),
    };
    Ok((name.to_owned(), value))
}

/// Refuses, before anything is read, what cannot be asked.
pub fn check(arguments: &Arguments, has_query: bool) -> Result<(), String> {
    let option = |refused: Refused| format!("--{refused}");
    let asked = arguments.asked.clone();
    match arguments.command {
        Command::Concordance => wire::concording("", asked).map(drop).map_err(option)?,
        Command::Collocates => wire::collocating("", asked).map(drop).map_err(option)?,
        Command::Compare => wire::comparing("", asked).map(drop).map_err(option)?,
        _ => wire::counting("", asked).map(drop).map_err(option)?,
    }
    if arguments.command == Command::Compare {
        if arguments.jsonl {
            return Err("--jsonl: compare reads two texts, not one a line".to_owned());
        }
        return match (&arguments.input, &arguments.other) {
            (_, None) => Err("expected two files to compare".to_owned()),
            (Input::Standard, Some(Input::Standard)) => {
                Err("expected at most one of the two files to be standard input".to_owned())
            }
            _ => Ok(()),
        };
    }
    if arguments.command == Command::Frequencies {
        return Ok(());
    }
    if !has_query {
        return Err("expected a word to look for".to_owned());
    }
    let pattern = wire::pattern("word", &arguments.query);
    pattern.map(drop).map_err(|refused| refused.to_string())
}

/// The answer to one text.
enum Answer {
    Concordance(wire::Concordance),
    Near(wire::Near),
    Counts(wire::Counts),
}

/// `None` where the arguments were not checked.
fn answer(arguments: &Arguments, lexicon: &Lexicon, text: &str) -> Option<Answer> {
    let asked = arguments.asked.clone();
    Some(match arguments.command {
        Command::Concordance => {
            let (reading, options) = wire::concording(text, asked).ok()?;
            let query = wire::pattern("word", &arguments.query).ok()?;
            let corpus = read(text, lexicon, &reading);
            let found = concordance::find(&corpus, &query, &options);
            Answer::Concordance(wire::Concordance::new(&corpus, found))
        }
        Command::Collocates => {
            let (reading, options) = wire::collocating(text, asked).ok()?;
            let word = wire::pattern("word", &arguments.query).ok()?;
            let corpus = read(text, lexicon, &reading);
            Answer::Near(collocation::find(&corpus, &word, &options).into())
        }
        _ => {
            let (reading, options) = wire::counting(text, asked).ok()?;
            Answer::Counts(ngram::count(&read(text, lexicon, &reading), &options).into())
        }
    })
}

fn read(text: &str, lexicon: &Lexicon, options: &Options) -> Corpus {
    Corpus::read(text, lexicon, options, &mut |_| {})
}

/// The answer to one text, as JSON.
pub fn fields(arguments: &Arguments, lexicon: &Lexicon, text: &str) -> serde_json::Value {
    let json = match answer(arguments, lexicon, text) {
        Some(Answer::Concordance(it)) => serde_json::to_value(it),
        Some(Answer::Near(it)) => serde_json::to_value(it),
        Some(Answer::Counts(it)) => serde_json::to_value(it),
        None => return serde_json::Value::Null,
    };
    json.unwrap_or_default()
}

/// The answer to one text, in lines.
pub fn plain(
    arguments: &Arguments,
    lexicon: &Lexicon,
    text: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    match answer(arguments, lexicon, text) {
        Some(Answer::Concordance(found)) => {
            // A text may hold tabs of its own.
            let flat = |it: &str| it.replace('\t', " ");
            for it in &found.lines {
                let [left, text, right] = [&it.left, &it.text, &it.right].map(|it| flat(it));
                writeln!(out, "{left}\t{text}\t{right}\t{}\t{}", it.start, it.end)?;
            }
        }
        Some(Answer::Near(found)) => {
            for it in &found.collocates {
                writeln!(
                    out,
                    "{}\t{}\t{}\t{}\t{}",
                    it.text, it.count, it.frequency, it.log_likelihood, it.mi
                )?;
            }
        }
        Some(Answer::Counts(found)) => {
            for it in &found.list {
                writeln!(
                    out,
                    "{}\t{}\t{}\t{}",
                    it.text, it.count, it.per10k, it.dispersion
                )?;
            }
        }
        None => {}
    }
    Ok(())
}

/// The comparison of two texts, in lines.
pub fn compare(
    arguments: &Arguments,
    lexicon: &Lexicon,
    [a, b]: [&str; 2],
    out: &mut dyn Write,
) -> io::Result<()> {
    let Ok((reading, options)) = wire::comparing("", arguments.asked.clone()) else {
        return Ok(());
    };
    let [a, b] = [a, b].map(|it| read(it, lexicon, &reading));
    for it in wire::Comparison::from(keyness::compare(&a, &b, &options)).words {
        writeln!(
            out,
            "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}",
            it.text,
            it.count_a,
            it.count_b,
            it.per_10k_a,
            it.per_10k_b,
            it.log_likelihood,
            it.log_ratio,
            it.low,
            it.high
        )?;
    }
    Ok(())
}
