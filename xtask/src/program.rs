//! Other programs: finding one, running one.

use anyhow::{Context, bail};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, thread};

/// So many words of a command are in a message.
const SHOWN: usize = 5;

/// Where a program lies on the PATH.
pub fn find(name: &str) -> Option<PathBuf> {
    let name = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?)
        .map(|it| it.join(&name))
        .find(|it| it.is_file())
}

/// Runs a program whose output is the reader's, to its end.
pub fn run(command: &mut Command) -> anyhow::Result<()> {
    let line = line(command);
    let status = command
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("{line} could not be started"))?;
    if !status.success() {
        bail!("{line} ended with {status}");
    }
    Ok(())
}

/// As [`run`], but a program that is still at it after `limit` is ended.
pub fn run_within(limit: Duration, command: &mut Command) -> anyhow::Result<()> {
    let line = line(command);
    let start = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .spawn()
        .with_context(|| format!("{line} could not be started"))?;
    loop {
        if let Some(status) = child.try_wait()? {
            if !status.success() {
                bail!("{line} ended with {status}");
            }
            return Ok(());
        }
        if start.elapsed() > limit {
            child.kill()?;
            child.wait()?;
            bail!(
                "{line} was still running after {} s and was ended",
                limit.as_secs()
            );
        }
        thread::sleep(Duration::from_millis(20));
    }
}

/// Runs a program silently; on failure its last words are in the error.
pub fn run_quietly(command: &mut Command) -> anyhow::Result<String> {
    let line = line(command);
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("{line} could not be started"))?;
    if !output.status.success() {
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        let last: Vec<_> = said
            .lines()
            .rev()
            .filter(|it| !it.trim().is_empty())
            .take(8)
            .collect();
        bail!(
            "{line} ended with {}: {}",
            output.status,
            last.into_iter().rev().collect::<Vec<_>>().join("\n")
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The beginning of a command as one would type it.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_stem()
        .unwrap_or(command.get_program());
    let words = std::iter::once(program)
        .chain(command.get_args())
        .map(|it| it.to_string_lossy());
    let words: Vec<_> = words.collect();
    match words.get(..SHOWN) {
        Some(first) if words.len() > SHOWN => format!("{} …", first.join(" ")),
        _ => words.join(" "),
    }
}
