//! Arguments that are not understood: a message that says what was expected, and exit status 2.

use lexopt::{Arg, Parser};
use std::fmt;

/// A call that was not understood.
#[derive(Debug)]
pub struct Usage(String);

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Usage {}

pub fn error(message: String) -> anyhow::Error {
    Usage(message).into()
}

/// Says what a command takes where `found` is none of it.
pub fn unexpected(found: &Arg<'_>, expected: &str) -> anyhow::Error {
    let found = match found {
        Arg::Short(name) => format!("-{name}"),
        Arg::Long(name) => format!("--{name}"),
        Arg::Value(value) => value.to_string_lossy().into_owned(),
    };
    error(format!("unexpected argument {found}: expected {expected}"))
}

/// The value of the option that was just read.
pub fn value(arguments: &mut Parser, expected: &str) -> anyhow::Result<String> {
    let value = arguments
        .value()
        .map_err(|_| error(format!("an option lacks its value: expected {expected}")))?;
    value
        .into_string()
        .map_err(|value| error(format!("{value:?} is not text: expected {expected}")))
}

/// Refuses every argument.
pub fn none(mut arguments: Parser) -> anyhow::Result<()> {
    match arguments.next().map_err(|it| error(it.to_string()))? {
        Some(found) => Err(unexpected(&found, "no arguments")),
        None => Ok(()),
    }
}

/// Whether the one option that a command takes is there.
pub fn flag(mut arguments: Parser, name: &str) -> anyhow::Result<bool> {
    let mut given = false;
    while let Some(found) = arguments.next().map_err(|it| error(it.to_string()))? {
        if !matches!(found, Arg::Long(it) if it == name) {
            return Err(unexpected(&found, &format!("--{name} or nothing")));
        }
        given = true;
    }
    Ok(given)
}
