//! The door for the shell: `jianbao analyze FILE`, text or JSON Lines in and out.

mod command;

use std::process::ExitCode;

fn main() -> ExitCode {
    command::run()
}
