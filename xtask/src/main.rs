//! The project's own commands: `cargo xtask serve | build | onefile | site | test | bench | fuzz | train`.
//!
//! Everything that a newcomer types is here, in plain Rust, for Linux, macOS and Windows. This file is the table of the
//! commands; each has a file of its own, and so has each thing that they share.

mod archive;
mod bench;
mod binding;
mod browser;
mod build;
mod bundle;
mod change;
mod debian;
mod fuzz;
mod hashes;
mod house;
mod inline;
mod integrity;
mod lexicon;
mod library;
mod mime;
mod model;
mod node;
mod onefile;
mod package;
mod page;
mod program;
mod serve;
mod server;
mod site;
mod sizes;
mod test;
mod toolchain;
mod train;
mod usage;
mod wasm;

use crate::house::House;
use crate::usage::Usage;
use lexopt::{Arg, Parser};
use std::process::ExitCode;

struct Command {
    name: &'static str,
    arguments: &'static str,
    about: &'static str,
    run: fn(&House, Parser) -> anyhow::Result<ExitCode>,
}

const COMMANDS: [Command; 8] = [
    Command {
        name: "serve",
        arguments: "[--port N]",
        about: "build what is missing and show the page in a browser",
        run: serve::run,
    },
    Command {
        name: "build",
        arguments: "",
        about: "make what pkg/ needs: wasm, lexicon, modules",
        run: build::run,
    },
    Command {
        name: "onefile",
        arguments: "[--with-imports]",
        about: "write target/jianbao.html: the whole page, opened by a double click",
        run: onefile::run,
    },
    Command {
        name: "site",
        arguments: "",
        about: "write target/site, the folder to upload to any static host",
        run: site::run,
    },
    Command {
        name: "test",
        arguments: "[archive] [--without ENGINE]… [--only NAME]…",
        about: "run everything there is to run; `test archive` runs examples/archive under Spark",
        run: test::run,
    },
    Command {
        name: "bench",
        arguments: "[--json FILE] [--texts FILE] [--native]",
        about: "measure against jieba-wasm in one Chromium, or natively",
        run: bench::run,
    },
    Command {
        name: "fuzz",
        arguments: "[--smoke] [TARGET [FILE]] [--minutes N]",
        about: "try what may come through each door, a minute each",
        run: fuzz::run,
    },
    Command {
        name: "train",
        arguments: "[--digests]",
        about: "learn all weights, or those of keywords and summaries alone, from the data beside the project",
        run: train::run,
    },
];

fn main() -> ExitCode {
    match command().and_then(|(command, rest)| (command.run)(&House::here(), rest)) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            if error.is::<Usage>() {
                ExitCode::from(2)
            } else {
                ExitCode::FAILURE
            }
        }
    }
}

/// The command that was asked for, and the arguments that are left for it.
fn command() -> anyhow::Result<(&'static Command, Parser)> {
    let mut arguments = Parser::from_env();
    match arguments
        .next()
        .map_err(|it| usage::error(it.to_string()))?
    {
        Some(Arg::Value(name)) => match COMMANDS.iter().find(|it| name == it.name) {
            Some(command) => Ok((command, arguments)),
            None => Err(usage::error(format!(
                "there is no command {name:?}\n\n{}",
                help()
            ))),
        },
        Some(Arg::Short('h') | Arg::Long("help")) => {
            print!("{}", help());
            std::process::exit(0)
        }
        Some(other) => Err(usage::error(format!(
            "expected a command, found {other:?}\n\n{}",
            help()
        ))),
        None => {
            eprint!("{}", help());
            std::process::exit(2)
        }
    }
}

fn help() -> String {
    let mut help = String::from("cargo xtask COMMAND\n\n");
    for Command {
        name,
        arguments,
        about,
        ..
    } in &COMMANDS
    {
        help += &format!("  {:<52} {about}\n", format!("{name} {arguments}"));
    }
    help += &format!(
        "\nENGINE is {}; NAME is a step of the test: {}.\n",
        browser::names().join(", "),
        test::names().join(", ")
    );
    help
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_names_every_command() {
        for command in &COMMANDS {
            assert!(help().contains(command.name));
        }
    }
}
