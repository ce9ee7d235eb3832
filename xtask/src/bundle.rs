//! `pkg/index.js`, `core.js`, `worker.js`, `local-worker.js`, `difference.js` and `digest-element.js`: each in one file what `pkg/src/` has in many.
//!
//! A browser asks for every file that a file imports, one level after the other. esbuild puts them together; names stay as they
//! were written, for whoever reads a stack.

use crate::change;
use crate::house::House;
use crate::program;
use anyhow::Context;
use std::fs;
use std::process::Command;

const ENTRIES: [&str; 6] = [
    "index.js",
    "core.js",
    "worker.js",
    "local-worker.js",
    "difference.js",
    "digest-element.js",
];

const OPTIONS: [&str; 10] = [
    "--bundle",
    "--format=esm",
    // The syntax of the sources, which is what browsers are expected to know.
    "--target=esnext",
    "--minify-whitespace",
    "--legal-comments=none",
    "--log-level=warning",
    // Fetched by those alone who need it.
    "--external:./local-worker.js",
    "--external:./difference.js",
    "--external:../wasm/integrity.js",
    "--external:../index.js",
];

/// Needs the npm packages of the tests.
pub fn build(house: &House) -> anyhow::Result<()> {
    let sources = house.pkg().join("src");
    // Two commands at work at once do not write into the same folder.
    let folder = house.target.join(format!("bundle-{}", std::process::id()));
    let mut esbuild = esbuild(house);
    esbuild
        .args(ENTRIES)
        .args(OPTIONS)
        .arg(format!("--outdir={}", folder.display()))
        .current_dir(sources);
    program::run_quietly(&mut esbuild).context("the modules cannot become one file each")?;
    for entry in ENTRIES {
        let text = fs::read_to_string(folder.join(entry))?;
        change::write(&house.pkg().join(entry), module(&text).as_bytes())?;
    }
    fs::remove_dir_all(folder)?;
    Ok(())
}

/// esbuild, which is one of the npm packages of the tests.
pub fn esbuild(house: &House) -> Command {
    let name = if cfg!(windows) {
        "esbuild.cmd"
    } else {
        "esbuild"
    };
    Command::new(house.tests().join("node_modules/.bin").join(name))
}

/// What esbuild made, as it lies in `pkg/`: a folder above its sources, and so beside what they name.
fn module(text: &str) -> String {
    let beside = ["new URL", "import"]
        .iter()
        .fold(text.to_owned(), |text, it| {
            text.replace(&format!("{it}(\"../"), &format!("{it}(\"./"))
        });
    format!("// Made by `cargo xtask build` from pkg/src/.\n{beside}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lay_a_folder_above_lies_beside() {
        assert_eq!(
            module("new URL(\"../wasm/a.wasm\",import.meta.url);import(\"../a.js\");\"../\";\n"),
            "// Made by `cargo xtask build` from pkg/src/.\nnew URL(\"./wasm/a.wasm\",import.meta.url);import(\"./a.js\");\"../\";\n"
        );
    }
}
