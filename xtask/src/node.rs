//! Node and npm: whether they are here, and the packages that build, tests, benchmark and page use.

use crate::house::House;
use crate::{change, program};
use anyhow::{Context, bail};
use std::fs;
use std::path::Path;
use std::process::Command;

/// The oldest Node that the tests run on.
const OLDEST: u32 = 20;

/// A Node that is new enough.
pub struct Node;

impl Node {
    pub fn find() -> anyhow::Result<Self> {
        let Ok(version) = program::run_quietly(Command::new("node").arg("--version")) else {
            bail!("Node {OLDEST} or newer is needed and was not found");
        };
        if !new_enough(&version) {
            bail!(
                "Node {OLDEST} or newer is needed and {} was found",
                version.trim()
            );
        }
        if program::run_quietly(npm().arg("--version")).is_err() {
            bail!(
                "npm is needed and was not found beside Node {}",
                version.trim()
            );
        }
        Ok(Self)
    }

    pub fn command(&self) -> Command {
        Command::new("node")
    }
}

fn new_enough(version: &str) -> bool {
    let major = version.trim().trim_start_matches('v').split('.').next();
    major
        .and_then(|it| it.parse::<u32>().ok())
        .is_some_and(|it| it >= OLDEST)
}

fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// The packages of the tests, and those of which the page ships files, without what these are offered for Node.
pub fn install(house: &House) -> anyhow::Result<()> {
    // One command at a time: the second then finds the packages there.
    let turn = fs::File::create(house.target.join("npm-lock"))?;
    turn.lock()?;
    provide(&house.tests(), &[])?;
    provide(&house.www(), &["--omit=optional"])
}

/// Brings `node_modules` in a folder to what its lock file says.
fn provide(folder: &Path, arguments: &[&str]) -> anyhow::Result<()> {
    let path = folder.join("package-lock.json");
    let lock = fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    let mark = folder.join("node_modules/.made-from");
    if fs::read(&mark).is_ok_and(|it| it == lock) {
        return Ok(());
    }
    println!("{}: npm ci", folder.join("node_modules").display());
    program::run_quietly(
        npm()
            .args(["ci", "--no-audit", "--no-fund"])
            .args(arguments)
            .current_dir(folder),
    )?;
    change::write(&mark, &lock)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_20_and_newer_will_do() {
        for (version, will_do) in [
            ("v20.0.0\n", true),
            ("v22.12.0", true),
            ("v100.1.0", true),
            ("v18.20.4\n", false),
            ("", false),
            ("node", false),
        ] {
            assert_eq!(new_enough(version), will_do, "{version}");
        }
    }
}
