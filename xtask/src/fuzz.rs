//! `cargo xtask fuzz`: tries what may come through each door of the core, for a while, with the inputs in `tests/fuzz/seeds` to begin with.
//!
//! libFuzzer is linked into every target, which asks for a C++ compiler; what it learns by lies in every branch, which the compiler of
//! everything else puts there. What a target dies of is kept as a file, by which `cargo xtask fuzz TARGET FILE` shows it again.

use crate::house::House;
use crate::{program, usage};
use anyhow::{Context, bail};
use lexopt::{Arg, Parser, ValueExt};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::{env, fs};

/// The doors, by the names of their targets.
const TARGETS: [&str; 6] = ["text", "lexicon", "model", "words", "lines", "options"];

/// How each branch tells libFuzzer that it was taken, and each comparison what with; as `cargo fuzz --sanitizer none` has it.
const MARKS: [&str; 7] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cllvm-args=-simplifycfg-branch-fold-threshold=0",
    "--cfg=fuzzing",
];

pub fn run(house: &House, arguments: Parser) -> anyhow::Result<ExitCode> {
    let wish = Wish::read(arguments)?;
    let folder = house.target.join("fuzz");
    let programs = build(house, &folder)?;
    if let Some(input) = &wish.input {
        let [target] = wish.targets[..] else {
            bail!("an input is for one target");
        };
        program::run(Command::new(programs.join(target)).arg(input))?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut findings = 0;
    for target in &wish.targets {
        let found = try_for(wish.minutes, target, house, &folder, &programs)?;
        findings += usize::from(found);
    }
    println!("{findings} findings");
    Ok(if findings == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// What was asked for.
#[derive(Debug, PartialEq)]
struct Wish {
    targets: Vec<&'static str>,
    minutes: u32,
    /// What a target is to be shown once, instead of what it thinks of.
    input: Option<PathBuf>,
}

impl Wish {
    fn read(mut arguments: Parser) -> anyhow::Result<Self> {
        let expected = format!(
            "--smoke, --minutes N, or a target, which is one of {}",
            TARGETS.join(", ")
        );
        let mut wish = Self {
            targets: Vec::new(),
            minutes: 1,
            input: None,
        };
        while let Some(argument) = arguments
            .next()
            .map_err(|it| usage::error(it.to_string()))?
        {
            match argument {
                // A minute for each, which is what is done without it too.
                Arg::Long("smoke") => wish.minutes = 1,
                Arg::Long("minutes") => {
                    let minutes = usage::value(&mut arguments, &expected)?;
                    wish.minutes = minutes.parse().ok().filter(|it| *it > 0).ok_or_else(|| {
                        usage::error(format!("--minutes: {minutes:?} is no number of minutes"))
                    })?;
                }
                Arg::Value(name) if wish.targets.is_empty() => {
                    let found = TARGETS.iter().find(|it| name == **it);
                    wish.targets = vec![found.ok_or_else(|| {
                        usage::error(format!("{name:?} is none: expected {expected}"))
                    })?];
                }
                Arg::Value(input) if wish.input.is_none() => {
                    wish.input = Some(input.parse::<PathBuf>()?);
                }
                other => return Err(usage::unexpected(&other, &expected)),
            }
        }
        if wish.targets.is_empty() {
            wish.targets = TARGETS.to_vec();
        }
        Ok(wish)
    }
}

/// Compiles the targets; gives the folder that they lie in.
fn build(house: &House, folder: &Path) -> anyhow::Result<PathBuf> {
    if cfg!(windows) {
        bail!("libFuzzer needs Linux or macOS");
    }
    if ["c++", "g++", "clang++"]
        .iter()
        .all(|it| program::find(it).is_none())
    {
        bail!("this machine has no C++ compiler for libFuzzer: install g++ or clang");
    }
    let host = host()?;
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // Named, the target's flags are not those of build scripts, which have no libFuzzer to tell.
    cargo
        .args([
            "build",
            "--quiet",
            "--release",
            "--locked",
            "--target",
            &host,
        ])
        .arg("--manifest-path")
        .arg(house.tests().join("fuzz/Cargo.toml"))
        .arg("--target-dir")
        .arg(folder)
        .env("CARGO_ENCODED_RUSTFLAGS", MARKS.join("\u{1f}"));
    println!("compiling the targets");
    program::run(&mut cargo).context("the targets do not compile")?;
    Ok(folder.join(host).join("release"))
}

/// The platform of the compiler.
fn host() -> anyhow::Result<String> {
    let told = program::run_quietly(Command::new("rustc").arg("-vV"))?;
    let line = told.lines().find_map(|it| it.strip_prefix("host: "));
    Ok(line.context("rustc names no host")?.to_owned())
}

/// Tries one target; says whether anything was found.
fn try_for(
    minutes: u32,
    target: &str,
    house: &House,
    folder: &Path,
    programs: &Path,
) -> anyhow::Result<bool> {
    let [learned, found] = ["learned", "found"].map(|it| folder.join(it).join(target));
    for folder in [&learned, &found] {
        fs::create_dir_all(folder)?;
    }
    let log = folder.join(format!("{target}.log"));
    let mut prefix = OsString::from("-artifact_prefix=");
    prefix.push(&found);
    prefix.push("/");
    let status = Command::new(programs.join(target))
        .arg(format!("-max_total_time={}", minutes * 60))
        .args(["-timeout=30", "-rss_limit_mb=2048", "-print_final_stats=1"])
        .arg(prefix)
        .arg(&learned)
        .arg(house.tests().join("fuzz/seeds").join(target))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(fs::File::create(&log)?)
        .status()
        .with_context(|| format!("the target {target} could not be started"))?;
    let told = String::from_utf8_lossy(&fs::read(&log)?).into_owned();
    let executions = executions(&told).unwrap_or("no");
    if status.success() {
        println!("{target:<8} {minutes} min, {executions} executions, nothing found");
        return Ok(false);
    }
    println!("{target:<8} FOUND something after {executions} executions:");
    let last: Vec<_> = told.lines().rev().take(30).collect();
    for line in last.into_iter().rev() {
        println!("  {line}");
    }
    Ok(true)
}

/// How many inputs a target has tried, as its log says at the end.
fn executions(log: &str) -> Option<&str> {
    let line = log
        .lines()
        .find_map(|it| it.strip_prefix("stat::number_of_executed_units:"));
    Some(line?.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(arguments: &[&str]) -> anyhow::Result<Wish> {
        Wish::read(Parser::from_args(arguments))
    }

    #[test]
    fn every_door_is_tried_unless_one_is_named() {
        assert_eq!(wish(&["--smoke"]).unwrap().targets, TARGETS);
        let one = wish(&["lines", "--minutes", "10"]).unwrap();
        assert_eq!((one.targets, one.minutes), (vec!["lines"], 10));
        for wrong in [
            &["door"][..],
            &["--minutes", "0"],
            &["--minutes"],
            &["--long"],
            &["text", "a", "b"],
        ] {
            assert!(wish(wrong).unwrap_err().is::<usage::Usage>(), "{wrong:?}");
        }
    }

    #[test]
    fn every_target_has_its_file_and_its_seeds() {
        let fuzz = House::here().tests().join("fuzz");
        for target in TARGETS {
            assert!(fuzz.join(target).with_extension("rs").is_file(), "{target}");
            let seeds = fs::read_dir(fuzz.join("seeds").join(target)).unwrap();
            assert!(seeds.count() > 0, "{target}");
        }
    }

    #[test]
    fn the_executions_stand_in_the_log() {
        let log = "Done 9 runs\nstat::number_of_executed_units: 12345\n";
        assert_eq!(executions(log), Some("12345"));
    }
}
