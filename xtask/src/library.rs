//! `www/built/library/`: what the page reads web pages and PDF with, as files that are fetched when such a file is opened.
//!
//! They come from the npm packages of `www/package.json`, the few files that are needed: PDF.js alone has forty megabytes. Its tables of
//! encodings are taken for Chinese, since without them text in fonts that a file only names (宋体 by `GBK-EUC-H`) vanishes.

use crate::house::House;
use crate::{bundle, change, program};
use anyhow::Context;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The files that are served as they come, and what they are called here. Those of PDF.js are the ones for browsers a few years old.
const FILES: [(&str, &str); 2] = [
    ("pdfjs-dist/legacy/build/pdf.min.mjs", "pdf.js"),
    (
        "pdfjs-dist/legacy/build/pdf.worker.min.mjs",
        "pdf.worker.js",
    ),
];

/// A module of the kind that browsers do not read, and what it is called when they do.
const MODULE: (&str, &str) = ("@mozilla/readability/Readability.js", "readability.js");

const TABLES: &str = "pdfjs-dist/cmaps";

/// How the names of the tables for Chinese begin.
const CHINESE: [&str; 10] = [
    "Adobe-GB1",
    "Adobe-CNS1",
    "GB",
    "UniGB",
    "B5",
    "ETen",
    "ETHK",
    "HK",
    "CNS",
    "UniCNS",
];

/// Whose terms go with the files.
const LICENCES: [(&str, &str); 5] = [
    ("@mozilla/readability", "LICENSE.md"),
    ("d3-cloud", "LICENSE"),
    ("d3-dispatch", "LICENSE"),
    ("pdfjs-dist", "LICENSE"),
    ("pdfjs-dist", "cmaps/LICENSE"),
];

/// Needs the npm packages of the page and of the tests.
pub fn build(house: &House) -> anyhow::Result<()> {
    let packages = house.www().join("node_modules");
    let folder = house.www().join("built/library");
    let mut made = BTreeMap::new();
    for (from, to) in FILES {
        made.insert(PathBuf::from(to), read(&packages.join(from))?);
    }
    made.insert(MODULE.1.into(), module(house, &packages.join(MODULE.0))?);
    let tables = packages.join(TABLES);
    for entry in fs::read_dir(&tables).with_context(|| missing(&tables))? {
        let entry = entry?;
        let name = entry.file_name();
        if is_chinese(&name.to_string_lossy()) {
            made.insert(Path::new("cmaps").join(name), read(&entry.path())?);
        }
    }
    made.insert("LICENSES.txt".into(), licences(&packages)?.into_bytes());

    for (name, bytes) in &made {
        change::write(&folder.join(name), bytes)?;
    }
    // Nothing of an older version is left lying about.
    for below in ["", "cmaps"] {
        for entry in fs::read_dir(folder.join(below))? {
            let path = entry?.path();
            let is_made = path
                .strip_prefix(&folder)
                .is_ok_and(|it| made.contains_key(it));
            if path.is_file() && !is_made {
                fs::remove_file(path)?;
            }
        }
    }
    Ok(())
}

fn is_chinese(name: &str) -> bool {
    let is_table = Path::new(name).extension().is_some_and(|it| it == "bcmap");
    is_table && CHINESE.iter().any(|it| name.starts_with(it))
}

/// The module as esbuild puts it: with the default export that it has for Node.
fn module(house: &House, path: &Path) -> anyhow::Result<Vec<u8>> {
    let mut esbuild = bundle::esbuild(house);
    esbuild.arg(path).args([
        "--bundle",
        "--format=esm",
        "--minify",
        "--log-level=warning",
    ]);
    let text = program::run_quietly(&mut esbuild)
        .with_context(|| format!("{} cannot become a module", path.display()))?;
    Ok(text.into_bytes())
}

fn licences(packages: &Path) -> anyhow::Result<String> {
    let mut all = String::from("What is in this folder comes from others, under these terms.\n");
    for (package, file) in LICENCES {
        let about: serde_json::Value =
            serde_json::from_slice(&read(&packages.join(package).join("package.json"))?)?;
        let version = about["version"].as_str().unwrap_or_default();
        let text = String::from_utf8(read(&packages.join(package).join(file))?)?;
        all += &format!("\n\n── {package} {version}: {file}\n\n{}\n", text.trim());
    }
    Ok(all)
}

fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    fs::read(path).with_context(|| missing(path))
}

fn missing(path: &Path) -> String {
    format!("{} cannot be read", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_those_for_chinese() {
        for (name, is) in [
            ("UniGB-UCS2-H.bcmap", true),
            ("GBK-EUC-V.bcmap", true),
            ("ETen-B5-H.bcmap", true),
            ("Adobe-CNS1-UCS2.bcmap", true),
            ("UniJIS-UCS2-H.bcmap", false),
            ("KSC-EUC-H.bcmap", false),
            ("LICENSE", false),
        ] {
            assert_eq!(is_chinese(name), is, "{name}");
        }
    }
}
