//! The crate as it would be published: whole, and no larger than crates.io takes.

use crate::house::House;
use crate::program;
use anyhow::{Context, bail};
use std::fs;
use std::process::Command;

/// What crates.io takes, in bytes.
const MOST: u64 = 10 << 20;

/// What whoever uses the crate cannot make.
const PARTS: [&str; 4] = [
    "data/zh.lexicon",
    "data/model/news.model",
    "data/model/open.model",
    "data/model/LICENSE.md",
];

/// Packs the crate with `cargo`, without compiling it.
pub fn check(house: &House, cargo: impl Fn() -> Command) -> anyhow::Result<()> {
    let list = program::run_quietly(cargo().args(["package", "--list", "--allow-dirty"]))?;
    for part in PARTS {
        if !list.lines().any(|it| it.replace('\\', "/") == part) {
            bail!("the crate lacks {part}");
        }
    }
    if let Some(foreign) = list.lines().find(|it| {
        ["pkg", "www", "tests", "xtask"]
            .iter()
            .any(|other| it.starts_with(other))
    }) {
        bail!("the crate has {foreign}, which is none of it");
    }
    // Everything is locked and was compiled before: no registry is asked.
    let folder = house.target.join("packed");
    let arguments = ["package", "--no-verify", "--allow-dirty", "--offline"];
    program::run_quietly(
        cargo()
            .args(arguments)
            .args(["--package", "jianbao"])
            .arg("--target-dir")
            .arg(&folder),
    )?;
    let packed = fs::read_dir(folder.join("package"))
        .context("cargo packed nothing")?
        .filter_map(Result::ok)
        .find(|it| it.path().extension().is_some_and(|it| it == "crate"))
        .context("cargo packed no crate")?;
    let size = packed.metadata()?.len();
    println!(
        "the crate: {} files, {size} bytes packed",
        list.lines().count()
    );
    if size > MOST {
        bail!("the crate has {size} bytes, crates.io takes {MOST}");
    }
    Ok(())
}
