//! `jianbao segment | keywords | summarize | entities | page | analyze | concordance | collocates | compare | frequencies`: the same core
//! as in JavaScript.
//!
//! This and what lies below it belong to the program, not to the library: only here are files read and lines written.

mod arguments;
mod decode;
mod failure;
mod fields;
mod instruments;
mod json;
mod lines;
mod output;

use arguments::{Arguments, Input, ModelName};
use failure::Failure;
use jianbao::Lexicon;
use std::io::{self, Read, Write};
use std::process::ExitCode;

/// Tells standard error, which may have gone away.
macro_rules! complain {
    ($($told:tt)*) => {{
        let _ = writeln!(io::stderr(), $($told)*);
    }};
}

/// Runs the command that the arguments name. Status 1: a file could not be read or a line of JSON was broken; 2: bad usage.
pub fn run() -> ExitCode {
    let arguments = match arguments::parse(lexopt::Parser::from_env()) {
        Ok(Some(arguments)) => arguments,
        Ok(None) => return finish(io::stdout().write_all(arguments::HELP.as_bytes())),
        Err(message) => {
            complain!("jianbao: {message}\n\n{}", arguments::USAGE);
            return ExitCode::from(2);
        }
    };
    let mut lexicon = match lexicon(&arguments.model) {
        Ok(lexicon) => lexicon,
        Err(error) => {
            complain!("jianbao: {error}");
            return ExitCode::FAILURE;
        }
    };
    if let Some(path) = &arguments.words
        && let Err(message) = load_words(&mut lexicon, path)
    {
        complain!("jianbao: {message}");
        return ExitCode::FAILURE;
    }
    match answer(&arguments, &lexicon) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(Failure::Input(message)) => {
            complain!("jianbao: {message}");
            ExitCode::FAILURE
        }
        Err(Failure::Output(error)) => finish(Err(error)),
    }
}

fn lexicon(model: &ModelName) -> Result<Lexicon, jianbao::Error> {
    match model {
        ModelName::News => Ok(Lexicon::built_in()),
        ModelName::Open => Lexicon::built_in().with_model(jianbao::model::OPEN),
        ModelName::None => Ok(Lexicon::built_in().without_model()),
    }
}

/// Whether everything could be read.
fn answer(arguments: &Arguments, lexicon: &Lexicon) -> Result<bool, Failure> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let all_read = if arguments.jsonl {
        lines::answer(arguments, lexicon, open(&arguments.input)?, &mut out)?
    } else {
        let text = text(&arguments.input)?;
        match &arguments.other {
            Some(other) => {
                instruments::compare(arguments, lexicon, [&text, &self::text(other)?], &mut out)?
            }
            None => output::plain(arguments, lexicon, &text, &mut out)?,
        }
        true
    };
    out.flush()?;
    Ok(all_read)
}

fn load_words(lexicon: &mut Lexicon, path: &str) -> Result<(), String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    let dictionary = decode::text(bytes).map_err(|reason| format!("{path}: {reason}"))?;
    for problem in lexicon.user_mut().load(&dictionary).problems {
        complain!(
            "{path}:{}: {}: {}",
            problem.line,
            problem.text.trim(),
            problem.reason
        );
    }
    Ok(())
}

fn open(input: &Input) -> Result<Box<dyn Read>, Failure> {
    match input {
        Input::Standard => Ok(Box::new(io::stdin().lock())),
        Input::File(path) => match std::fs::File::open(path) {
            Ok(file) => Ok(Box::new(file)),
            Err(error) => Err(Failure::Input(format!("{path}: {error}"))),
        },
    }
}

fn text(input: &Input) -> Result<String, Failure> {
    decode::text(read(input)?)
        .map_err(|reason| Failure::Input(format!("{}: {reason}", input.name())))
}

fn read(input: &Input) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    open(input)?
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::Input(format!("{}: {error}", input.name())))?;
    Ok(bytes)
}

/// A reader that went away (`| head`) is no failure.
fn finish(written: io::Result<()>) -> ExitCode {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            complain!("jianbao: standard output: {error}");
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}
