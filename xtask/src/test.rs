//! `cargo xtask test`: everything there is to run, each step to its end, whatever became of the one before.

use crate::house::House;
use crate::node::{self, Node};
use crate::{archive, browser, build, package, program, usage};
use anyhow::{Context, bail};
use lexopt::{Arg, Parser};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::thread::available_parallelism;
use std::time::{Duration, Instant};
use std::{env, fs};

/// What a step works with.
struct Run<'a> {
    house: &'a House,
    node: Node,
    engines: Vec<&'static str>,
}

struct Step {
    name: &'static str,
    about: &'static str,
    run: fn(&Run<'_>) -> anyhow::Result<()>,
}

const STEPS: [Step; 11] = [
    Step {
        name: "fmt",
        about: "the Rust is formatted",
        run: fmt,
    },
    Step {
        name: "clippy",
        about: "the Rust has no warnings",
        run: clippy,
    },
    Step {
        name: "rust",
        about: "tests in Rust",
        run: rust,
    },
    Step {
        name: "command",
        about: "the command jianbao compiles",
        run: command,
    },
    Step {
        name: "build",
        about: "pkg/ is complete",
        run: build,
    },
    Step {
        name: "package",
        about: "the crate can be packed",
        run: package,
    },
    Step {
        name: "npm",
        about: "the npm packages are here",
        run: npm,
    },
    Step {
        name: "types",
        about: "the JavaScript keeps its types",
        run: types,
    },
    Step {
        name: "node",
        about: "tests in Node",
        run: node,
    },
    Step {
        name: "browsers",
        about: "the browsers are here",
        run: browsers,
    },
    Step {
        name: "pages",
        about: "tests in browsers",
        run: pages,
    },
];

/// The steps of `test archive`, which need Python and Java.
const ARCHIVE: [Step; 2] = [
    Step {
        name: "spark",
        about: "Python, Java and Spark are here",
        run: spark,
    },
    Step {
        name: "archive",
        about: "tests of examples/archive",
        run: archive,
    },
];

/// Tests that take longer hang, and what comes after them should still be said.
const LIMIT: Duration = Duration::from_secs(15 * 60);

/// Tests in browsers that measure time: nothing else may run beside them.
const ALONE: [&str; 2] = ["long.test.mjs", "shell.test.mjs"];

/// The profile of the command that the tests ask; see Cargo.toml.
const QUICK: &str = "quick";

/// The names of the steps.
pub fn names() -> Vec<&'static str> {
    STEPS.iter().map(|it| it.name).collect()
}

pub fn run(house: &House, arguments: Parser) -> anyhow::Result<ExitCode> {
    let wish = Wish::read(arguments)?;
    let run = Run {
        house,
        node: Node::find()?,
        engines: wish.engines,
    };
    let all = if wish.archive {
        &ARCHIVE[..]
    } else {
        &STEPS[..]
    };
    let steps = all
        .iter()
        .filter(|it| wish.only.is_empty() || wish.only.contains(&it.name));

    let mut summary = Vec::new();
    for step in steps {
        println!("── {}: {}", step.name, step.about);
        let start = Instant::now();
        let result = (step.run)(&run);
        let line = line(step, start.elapsed(), result.as_ref().err());
        println!("{line}");
        summary.push((line, result.is_ok()));
    }

    println!("\n── summary");
    for (line, _) in &summary {
        println!("{line}");
    }
    Ok(if summary.iter().all(|(_, passed)| *passed) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// What became of a step, in one line.
fn line(step: &Step, time: Duration, error: Option<&anyhow::Error>) -> String {
    let Step { name, about, .. } = step;
    let time = time.as_secs_f32();
    match error {
        None => format!("{name:<9} passed  {time:>6.1} s  {about}"),
        Some(error) => format!("{name:<9} FAILED  {time:>6.1} s  {error:#}").replace('\n', " "),
    }
}

/// What was asked for.
#[derive(Debug)]
struct Wish {
    engines: Vec<&'static str>,
    /// Only these steps; none named is all.
    only: Vec<&'static str>,
    /// Nothing but the example under Spark.
    archive: bool,
}

impl Wish {
    fn read(mut arguments: Parser) -> anyhow::Result<Self> {
        let engines = format!(
            "--without ENGINE, where ENGINE is one of {}",
            browser::names().join(", ")
        );
        let steps = format!("--only NAME, where NAME is one of {}", names().join(", "));
        let mut wish = Self {
            engines: browser::names().to_vec(),
            only: Vec::new(),
            archive: false,
        };
        let mut is_first = true;
        while let Some(argument) = arguments
            .next()
            .map_err(|it| usage::error(it.to_string()))?
        {
            match argument {
                Arg::Long("without") => {
                    let name = one_of(
                        browser::names(),
                        &usage::value(&mut arguments, &engines)?,
                        &engines,
                    )?;
                    wish.engines.retain(|it| *it != name);
                }
                Arg::Long("only") => wish.only.push(one_of(
                    &names(),
                    &usage::value(&mut arguments, &steps)?,
                    &steps,
                )?),
                Arg::Value(name) if is_first && name == "archive" => {
                    usage::none(arguments)?;
                    wish.archive = true;
                    return Ok(wish);
                }
                other => {
                    let expected = format!("archive, {engines}, or {steps}");
                    return Err(usage::unexpected(&other, &expected));
                }
            }
            is_first = false;
        }
        Ok(wish)
    }
}

fn one_of(names: &[&'static str], name: &str, expected: &str) -> anyhow::Result<&'static str> {
    let found = names.iter().copied().find(|it| *it == name);
    found.ok_or_else(|| usage::error(format!("{name:?} is none: expected {expected}")))
}

fn fmt(run: &Run<'_>) -> anyhow::Result<()> {
    program::run(cargo(run).args(["fmt", "--all", "--check"]))
}

/// Tests may unwrap, cut strings and compare floats, so their code is not looked at.
fn clippy(run: &Run<'_>) -> anyhow::Result<()> {
    program::run(cargo(run).args([
        "clippy",
        "--quiet",
        "--workspace",
        "--all-features",
        "--lib",
        "--bins",
        "--",
        "-D",
        "warnings",
    ]))
}

fn rust(run: &Run<'_>) -> anyhow::Result<()> {
    let mut tests = cargo(run);
    program::run_within(
        LIMIT,
        tests.args(["test", "--quiet", "--workspace", "--no-fail-fast"]),
    )
}

/// The tests in JavaScript compare with what the command says.
fn command(run: &Run<'_>) -> anyhow::Result<()> {
    program::run(cargo(run).args([
        "build",
        "--quiet",
        "--profile",
        QUICK,
        "--package",
        "jianbao",
        "--bins",
    ]))
}

fn build(run: &Run<'_>) -> anyhow::Result<()> {
    build::all(run.house)
}

fn package(run: &Run<'_>) -> anyhow::Result<()> {
    package::check(run.house, || cargo(run))
}

fn npm(run: &Run<'_>) -> anyhow::Result<()> {
    node::install(run.house)
}

fn types(run: &Run<'_>) -> anyhow::Result<()> {
    build(run)?;
    npm(run)?;
    let mut failed = Vec::new();
    for folder in ["pkg", "www", "tests"] {
        let mut tsc = run.node.command();
        tsc.current_dir(&run.house.root).args([
            "tests/node_modules/typescript/bin/tsc",
            "--project",
            folder,
        ]);
        if program::run(&mut tsc).is_err() {
            failed.push(folder);
        }
    }
    if !failed.is_empty() {
        bail!("types do not fit in {}", failed.join(", "));
    }
    Ok(())
}

fn node(run: &Run<'_>) -> anyhow::Result<()> {
    let mut tests = node_test(run)?;
    program::run_within(LIMIT, tests.args(test_files(&run.house.root, "tests")?))
}

fn browsers(run: &Run<'_>) -> anyhow::Result<()> {
    browser::provide(run.house, &run.node, &run.engines)
}

/// In the engines that are here; the step before has said which are not.
fn pages(run: &Run<'_>) -> anyhow::Result<()> {
    let engines = browser::present(run.house, &run.node, &run.engines)?;
    if engines.is_empty() {
        return if run.engines.is_empty() {
            Ok(())
        } else {
            Err(anyhow::anyhow!("there is no browser to run them in"))
        };
    }
    let (alone, together): (Vec<_>, Vec<_>) = test_files(&run.house.root, "tests/browser")?
        .into_iter()
        .partition(|it| ALONE.iter().any(|name| it.ends_with(name)));
    let processors = available_parallelism().map_or(1, usize::from);
    let mut failing = Vec::new();
    for (files, at_once) in [(alone, 1), (together, processors)] {
        failing.extend(in_browsers(run, &engines, &files, at_once)?);
    }
    if failing.is_empty() {
        return Ok(());
    }
    // Of three engines one stalls now and then where there is much to do. What is wrong fails twice, and what failed once is said.
    println!("── pages: once more {}", listed(&failing));
    let failing = in_browsers(run, &engines, &failing, 1)?;
    if failing.is_empty() {
        Ok(())
    } else {
        bail!("failed twice: {}", listed(&failing))
    }
}

/// Runs tests in browsers; gives the files of those that failed.
fn in_browsers(
    run: &Run<'_>,
    engines: &[&str],
    files: &[PathBuf],
    at_once: usize,
) -> anyhow::Result<Vec<PathBuf>> {
    let record = run.house.target.join("failing");
    fs::write(&record, "")?;
    let mut tests = node_test(run)?;
    tests
        .env("ENGINES", engines.join(","))
        .arg("--test-reporter-destination=stdout")
        .arg("--test-reporter=./tests/browser/failing.mjs")
        .arg(format!("--test-reporter-destination={}", record.display()))
        .arg(format!("--test-concurrency={at_once}"))
        .args(files);
    let start = Instant::now();
    let Err(error) = program::run_within(LIMIT, &mut tests) else {
        return Ok(Vec::new());
    };
    let failing: Vec<_> = fs::read_to_string(&record)?
        .lines()
        .map(PathBuf::from)
        .collect();
    // Without one, or at the limit, the tests themselves broke off.
    if failing.is_empty() || start.elapsed() >= LIMIT {
        return Err(error);
    }
    Ok(failing)
}

fn listed(files: &[PathBuf]) -> String {
    let names: Vec<_> = files
        .iter()
        .filter_map(|it| it.file_name())
        .map(|it| it.to_string_lossy())
        .collect();
    names.join(", ")
}

/// Node's tests. With `--only`, nothing says that what they are about was made from today's sources.
fn node_test(run: &Run<'_>) -> anyhow::Result<Command> {
    command(run)?;
    build(run)?;
    npm(run)?;
    let mut tests = run.node.command();
    tests
        .current_dir(&run.house.root)
        .env("JIANBAO", command_path(run))
        .args(["--test", "--test-reporter=spec"]);
    Ok(tests)
}

/// Where the command lies that the tests ask.
fn command_path(run: &Run<'_>) -> PathBuf {
    let command = format!("{QUICK}/jianbao{}", env::consts::EXE_SUFFIX);
    run.house.target.join(command)
}

fn spark(run: &Run<'_>) -> anyhow::Result<()> {
    archive::provide(run.house).map(drop)
}

fn archive(run: &Run<'_>) -> anyhow::Result<()> {
    let python = archive::provide(run.house)?;
    command(run)?;
    let mut tests = Command::new(&python);
    tests
        .current_dir(archive::folder(run.house))
        .env("JIANBAO", command_path(run))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .args(["-m", "unittest", "discover", "--verbose"]);
    program::run_within(LIMIT, &mut tests)
}

/// Cargo, as this command was itself started with.
fn cargo(run: &Run<'_>) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(&run.house.root);
    cargo
}

/// The tests in a folder of the house, seen from there. Node 20 knows no patterns.
fn test_files(root: &Path, folder: &str) -> anyhow::Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(root.join(folder)).with_context(|| format!("{folder} cannot be read"))?;
    let mut files: Vec<_> = entries
        .filter_map(|it| Some(Path::new(folder).join(it.ok()?.file_name())))
        .filter(|it| is_test(it))
        .collect();
    files.sort();
    if files.is_empty() {
        bail!("there are no tests in {folder}");
    }
    Ok(files)
}

fn is_test(path: &Path) -> bool {
    path.file_name()
        .and_then(|it| it.to_str())
        .is_some_and(|it| it.ends_with(".test.mjs"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(arguments: &[&str]) -> anyhow::Result<Wish> {
        Wish::read(Parser::from_args(arguments))
    }

    #[test]
    fn engines_are_left_out_by_name() {
        assert_eq!(
            wish(&[]).unwrap().engines,
            ["chromium", "firefox", "webkit"]
        );
        assert_eq!(
            wish(&["--without", "webkit", "--without=firefox"])
                .unwrap()
                .engines,
            ["chromium"]
        );
        assert_eq!(
            wish(&["--only", "node", "--only", "types"]).unwrap().only,
            ["node", "types"]
        );
    }

    #[test]
    fn the_archive_is_asked_for_alone() {
        assert!(wish(&["archive"]).unwrap().archive);
        assert!(!wish(&[]).unwrap().archive);
        for arguments in [
            &["archive", "--only", "rust"][..],
            &["--only", "rust", "archive"],
        ] {
            assert!(wish(arguments).unwrap_err().is::<usage::Usage>());
        }
    }

    #[test]
    fn a_wrong_argument_says_what_was_expected() {
        for (arguments, part) in [
            (
                &["--without", "opera"][..],
                "one of chromium, firefox, webkit",
            ),
            (&["--without"], "one of chromium, firefox, webkit"),
            (&["--only", "rest"], "one of fmt, clippy"),
            (&["--with", "webkit"], "unexpected argument --with"),
            (&["webkit"], "unexpected argument webkit"),
        ] {
            let error = wish(arguments).unwrap_err();
            assert!(error.is::<usage::Usage>());
            assert!(error.to_string().contains(part), "{error}");
        }
    }

    #[test]
    fn a_step_is_told_in_one_line() {
        let error = anyhow::anyhow!("no\nbrowser");
        assert_eq!(
            line(&STEPS[0], Duration::from_millis(1300), None),
            "fmt       passed     1.3 s  the Rust is formatted"
        );
        assert_eq!(
            line(&STEPS[0], Duration::from_secs(2), Some(&error)),
            "fmt       FAILED     2.0 s  no browser"
        );
    }

    #[test]
    fn only_test_files_are_tests() {
        for (name, is) in [
            ("a.test.mjs", true),
            ("loaded.mjs", false),
            ("a.test.mjs.part", false),
            ("test.mjs", false),
        ] {
            assert_eq!(is_test(Path::new(name)), is, "{name}");
        }
    }
}
