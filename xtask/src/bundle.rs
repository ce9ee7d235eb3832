//! `pkg/index.js`, `pkg/core.js`, `pkg/worker.js` and `pkg/local-worker.js`: each in one file what `pkg/src/` has in many.
//!
//! A browser asks for every file that a file imports, one level after the other. Here a module imports by name what
//! another one exports under the same name, so that writing one after the other is enough: no name is changed. Two modules that
//! declare the same name are told. What the glue of wasm-bindgen declares stays among itself, since it is imported as a whole.

use crate::change;
use crate::house::House;
use anyhow::{Context, bail, ensure};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

const ENTRIES: [&str; 4] = ["index.js", "core.js", "worker.js", "local-worker.js"];

pub fn build(house: &House) -> anyhow::Result<()> {
    for entry in ENTRIES {
        let bundle = bundle(&house.pkg().join("src"), entry)?;
        change::write(&house.pkg().join(entry), bundle.as_bytes())?;
    }
    Ok(())
}

/// What `entry` and all that it imports say, as one module.
fn bundle(folder: &Path, entry: &str) -> anyhow::Result<String> {
    let mut bundle = Bundle::default();
    let exported = bundle.add(&folder.join(entry))?;
    let mut text = format!(
        "// Made by `cargo xtask build` from pkg/src/.\n{}",
        bundle.text
    );
    if !exported.is_empty() {
        text += &format!("export {{ {} }};\n", exported.join(", "));
    }
    Ok(text)
}

#[derive(Default)]
struct Bundle {
    text: String,
    /// What each module exports.
    seen: HashMap<PathBuf, Vec<String>>,
    /// Which module declares a name.
    declared: HashMap<String, PathBuf>,
}

impl Bundle {
    /// Adds the module at `path` after those it imports, unless it is there; says what it exports.
    fn add(&mut self, path: &Path) -> anyhow::Result<Vec<String>> {
        let path = &path
            .canonicalize()
            .with_context(|| format!("{} is not there", path.display()))?;
        if let Some(exported) = self.seen.get(path) {
            return Ok(exported.clone());
        }
        self.seen.insert(path.clone(), Vec::new());
        let module = Module::read(path)?;
        for import in &module.imports {
            let other = path.with_file_name("").join(&import.from);
            if let Some(name) = &import.whole {
                self.declare(name, path)?;
                self.text += &whole(name, &Module::read(&other)?);
                continue;
            }
            let exported = self.add(&other)?;
            if let Some(name) = import.names.iter().find(|it| !exported.contains(it)) {
                bail!("{}: {} does not export {name}", path.display(), import.from);
            }
        }
        for name in declared(&module.text) {
            self.declare(name, path)?;
        }
        // From a folder below it comes to lie beside what it names.
        self.text += &module.text.replace("\"../", "\"./");
        self.seen.insert(path.clone(), module.exported.clone());
        Ok(module.exported)
    }

    fn declare(&mut self, name: &str, path: &Path) -> anyhow::Result<()> {
        match self.declared.insert(name.to_string(), path.to_path_buf()) {
            Some(other) => bail!(
                "{name} is declared in {} and in {}",
                other.display(),
                path.display()
            ),
            None => Ok(()),
        }
    }
}

/// A module whose names stay its own, as an object of what it exports.
fn whole(name: &str, module: &Module) -> String {
    let exported = module.exported.join(", ");
    format!(
        "const {name} = (() => {{\n{}return {{ {exported} }};\n}})();\n",
        module.text
    )
}

/// A module without its imports and exports.
#[derive(Default)]
struct Module {
    text: String,
    imports: Vec<Import>,
    exported: Vec<String>,
}

struct Import {
    from: String,
    /// `* as name`
    whole: Option<String>,
    names: Vec<String>,
}

impl Module {
    fn read(path: &Path) -> anyhow::Result<Self> {
        let text = fs::read_to_string(path)
            .with_context(|| format!("{} cannot be read", path.display()))?;
        Self::parse(&text)
            .with_context(|| format!("{} cannot become part of one file", path.display()))
    }

    fn parse(text: &str) -> anyhow::Result<Self> {
        let text = uncommented(text)?;
        let mut module = Self::default();
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            if line.starts_with("import ") || line.starts_with("export {") {
                let mut statement = line.to_string();
                while !statement.ends_with(';') {
                    statement += lines
                        .next()
                        .context("an import or export does not end")?
                        .trim();
                }
                module.state(&statement)?;
            } else if let Some(rest) = line.strip_prefix("export ") {
                let names = declared(rest);
                ensure!(names.len() == 1, "expected a declaration, found {line}");
                module.exported.extend(names.into_iter().map(String::from));
                module.text += &format!("{rest}\n");
            } else {
                module.text += &format!("{line}\n");
            }
        }
        Ok(module)
    }

    /// Takes in an import, or an export of names.
    fn state(&mut self, statement: &str) -> anyhow::Result<()> {
        let (what, from) = match statement.trim_end_matches(';').split_once(" from ") {
            Some((what, from)) => (what, Some(from.trim_matches('"').to_string())),
            None => (statement.trim_end_matches(';'), None),
        };
        let (verb, what) = what.split_once(' ').context("nothing is imported")?;
        let whole = what.strip_prefix("* as ").map(String::from);
        let names = match &whole {
            Some(_) => Vec::new(),
            None => listed(what).with_context(|| format!("expected names, found {statement}"))?,
        };
        if verb == "export" {
            self.exported.extend(names.iter().cloned());
        }
        match from {
            Some(from) => self.imports.push(Import { from, whole, names }),
            None => ensure!(verb == "export", "expected `from`, found {statement}"),
        }
        Ok(())
    }
}

/// `{ a, b }`. The glue exports something as its default, which is not used here.
fn listed(what: &str) -> Option<Vec<String>> {
    let inner = what.strip_prefix('{')?.strip_suffix('}')?;
    let names = inner.split(',').map(str::trim).filter(|it| !it.is_empty());
    let kept: Vec<_> = names
        .filter(|it| !it.ends_with(" as default"))
        .map(String::from)
        .collect();
    kept.iter().all(|it| !it.contains(' ')).then_some(kept)
}

/// The names that are declared at the beginning of lines.
fn declared(text: &str) -> Vec<&str> {
    const KINDS: [&str; 5] = ["function ", "function* ", "class ", "const ", "let "];
    text.lines()
        .filter_map(|line| {
            let line = line.strip_prefix("async ").unwrap_or(line);
            let after = KINDS.iter().find_map(|it| line.strip_prefix(it))?;
            let end = after.find(|it: char| !it.is_alphanumeric() && !"_$".contains(it))?;
            after.get(..end).filter(|it| !it.is_empty())
        })
        .collect()
}

/// Without comments and empty lines. A comment begins a line, or stands in one as a type (`/** @type {any} */`).
fn uncommented(text: &str) -> anyhow::Result<String> {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        kept += before;
        let (_, after) = after.split_once("*/").context("a comment does not end")?;
        rest = after.strip_prefix(' ').unwrap_or(after);
    }
    kept += rest;
    let lines = kept
        .lines()
        .filter(|it| !it.trim().is_empty() && !it.trim_start().starts_with("//"));
    Ok(lines.map(|it| format!("{it}\n")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bundles `a.js` of a folder with these files.
    fn made(files: &[(&str, &str)]) -> anyhow::Result<String> {
        let name = format!(
            "jianbao-bundle-{}-{}",
            std::process::id(),
            files.as_ptr() as usize
        );
        let folder = std::env::temp_dir().join(name);
        for (name, text) in files {
            change::write(&folder.join(name), text.as_bytes())?;
        }
        let made = bundle(&folder, "a.js");
        fs::remove_dir_all(&folder)?;
        made
    }

    #[test]
    fn modules_stand_one_after_the_other_each_once() {
        let a = "/** A. */\nimport { b } from \"./b.js\";\nimport {\n  c,\n} from \"./c.js\";\nexport { c };\nexport class A {\n  // No.\n  x = /** @type {any} */ (b);\n}\n";
        let b = "import { c } from \"./c.js\";\nexport const b = c;\n";
        let c =
            "export async function c() {}\nconst own = new URL(\"../d.txt\", import.meta.url);\n";
        assert_eq!(
            made(&[("a.js", a), ("b.js", b), ("c.js", c)]).unwrap(),
            "// Made by `cargo xtask build` from pkg/src/.\nasync function c() {}\nconst own = new URL(\"./d.txt\", import.meta.url);\nconst b = c;\nclass A {\n  x = (b);\n}\nexport { c, A };\n"
        );
    }

    #[test]
    fn a_module_that_is_imported_whole_keeps_its_names() {
        let a = "import * as glue from \"./glue.js\";\nconst it = glue.it();\n";
        let glue = "let it_was = 0;\nexport function it() {}\nfunction it_is() {}\nexport { it_was, it_is as default };\n";
        let made = made(&[("a.js", a), ("glue.js", glue)]).unwrap();
        assert!(made.contains("const glue = (() => {\nlet it_was = 0;\nfunction it() {}\nfunction it_is() {}\nreturn { it, it_was };\n})();\nconst it = glue.it();\n"), "{made}");
    }

    #[test]
    fn what_would_not_fit_together_is_told() {
        let error = |files: &[(&str, &str)]| format!("{:#}", made(files).unwrap_err());
        let twice = [
            ("a.js", "import { b } from \"./b.js\";\nconst own = b;\n"),
            ("b.js", "export const b = 1;\nlet own = 2;\n"),
        ];
        assert!(error(&twice).contains("own is declared in"));
        let missing = [
            ("a.js", "import { b } from \"./b.js\";\n"),
            ("b.js", "export const c = 1;\n"),
        ];
        assert!(error(&missing).contains("./b.js does not export b"));
        let renamed = [("a.js", "import { b as c } from \"./b.js\";\n")];
        assert!(error(&renamed).contains("expected names"));
        let unnamed = [("a.js", "import \"./b.js\";\n")];
        assert!(error(&unnamed).contains("cannot become part of one file"));
    }
}
