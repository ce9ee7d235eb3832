//! What `examples/archive/` runs on: Python, Java, and Spark in an environment of its own below `target/`.

use crate::house::House;
use crate::{change, debian, program};
use anyhow::{Context, bail};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The oldest that PySpark 4 runs on.
const OLDEST_PYTHON: (u32, u32) = (3, 11);
const OLDEST_JAVA: u32 = 17;

/// Debian's packages: a Python that makes environments, and Java 17 or newer.
const PYTHON_PACKAGE: &str = "python3-venv";
const JAVA_PACKAGE: &str = "default-jre-headless";

/// The folder of the example.
pub fn folder(house: &House) -> PathBuf {
    house.root.join("examples/archive")
}

/// A Python that knows Spark; what is missing is installed where that is possible, and else named.
pub fn provide(house: &House) -> anyhow::Result<PathBuf> {
    if !cfg!(target_os = "linux") {
        bail!(
            "the tests of examples/archive need Linux: they kill processes that they find in /proc"
        );
    }
    let mut missing = missing();
    if !missing.is_empty() && debian::can_install() {
        let packages: Vec<_> = missing.iter().map(|(_, package)| *package).collect();
        debian::install(&packages)?;
        missing = self::missing();
    }
    if !missing.is_empty() {
        let lines: Vec<_> = missing
            .iter()
            .map(|(what, package)| {
                format!("{what} is needed and was not found (Debian: {package})")
            })
            .collect();
        bail!("{}", lines.join(", "));
    }
    environment(house)
}

/// What is not here, and the package that brings it.
fn missing() -> Vec<(String, &'static str)> {
    let mut missing = Vec::new();
    if !has_python() {
        let (major, minor) = OLDEST_PYTHON;
        let what = format!("Python {major}.{minor} or newer, with venv,");
        missing.push((what, PYTHON_PACKAGE));
    }
    if !has_java() {
        missing.push((format!("Java {OLDEST_JAVA} or newer"), JAVA_PACKAGE));
    }
    missing
}

fn python() -> Command {
    Command::new("python3")
}

fn has_python() -> bool {
    // Debian's Python has no `ensurepip` without the package.
    let ask = "import sys, venv, ensurepip; print(*sys.version_info[:2], sep='.')";
    program::run_quietly(python().args(["-c", ask]))
        .is_ok_and(|it| version(&it).is_some_and(|it| it >= OLDEST_PYTHON))
}

/// The first two numbers of a version.
fn version(told: &str) -> Option<(u32, u32)> {
    let (major, rest) = told.trim().split_once('.')?;
    let minor = rest.split(|it: char| !it.is_ascii_digit()).next()?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}

/// Whether the Java that Spark takes is new enough: that of JAVA_HOME, or else the one on the PATH.
fn has_java() -> bool {
    let java = match env::var_os("JAVA_HOME") {
        Some(home) => Path::new(&home).join("bin/java"),
        None => PathBuf::from("java"),
    };
    let Ok(output) = Command::new(java).arg("-version").output() else {
        return false;
    };
    java_version(&String::from_utf8_lossy(&output.stderr)).is_some_and(|it| it >= OLDEST_JAVA)
}

/// From `openjdk version "17.0.15" 2025-04-15`. What was 1.8 once is too old anyhow.
fn java_version(told: &str) -> Option<u32> {
    let version = told.split('"').nth(1)?;
    version
        .split(|it: char| !it.is_ascii_digit())
        .next()?
        .parse()
        .ok()
}

/// The environment with what `requirements.txt` pins.
///
/// Spark comes as sources of 450 MB, nearly all of it ready-made Java. pip would pack these into a wheel and unpack them again, which takes
/// a minute; they are unpacked to where the wheel would put them.
fn environment(house: &House) -> anyhow::Result<PathBuf> {
    let requirements = folder(house).join("requirements.txt");
    let wanted = fs::read(&requirements)
        .with_context(|| format!("{} cannot be read", requirements.display()))?;
    let place = house.target.join("archive");
    let python = place.join("environment/bin/python");
    let mark = place.join("made-from");
    if fs::read(&mark).is_ok_and(|it| it == wanted) && python.exists() {
        return Ok(python);
    }
    println!("{}: Spark (pip, 450 MB)", place.display());
    if place.exists() {
        fs::remove_dir_all(&place)?;
    }
    program::run_quietly(
        self::python()
            .args(["-m", "venv"])
            .arg(place.join("environment")),
    )?;
    let packages = place.join("packages");
    program::run_quietly(
        Command::new(&python)
            .args(["-m", "pip", "download", "--no-deps", "--no-cache-dir"])
            .arg("--requirement")
            .arg(&requirements)
            .arg("--dest")
            .arg(&packages),
    )?;
    program::run_quietly(
        Command::new(&python)
            .args(["-c", include_str!("archive/unpack.py")])
            .arg(&packages),
    )?;
    fs::remove_dir_all(&packages)?;
    change::write(&mark, &wanted)?;
    Ok(python)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read() {
        assert_eq!(version("3.11\n"), Some((3, 11)));
        assert!(version("3.10").unwrap() < OLDEST_PYTHON);
        assert_eq!(version("Python"), None);
        for (told, major) in [
            ("openjdk version \"17.0.15\" 2025-04-15\n", Some(17)),
            ("openjdk version \"25\" 2025-09-16", Some(25)),
            ("java version \"1.8.0_202\"", Some(1)),
            ("no such thing", None),
        ] {
            assert_eq!(java_version(told), major, "{told}");
        }
    }
}
