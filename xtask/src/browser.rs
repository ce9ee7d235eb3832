//! The browsers that the page is tested in: which are here, and installing the others where we may.

use crate::house::House;
use crate::node::Node;
use crate::{debian, program};
use anyhow::bail;

/// As the files `tests/browser/engine-*.mjs` are named, which know the programs behind each.
const NAMES: [&str; 3] = ["chromium", "firefox", "webkit"];

/// A newspaper looks like one only with Chinese letters.
const FONTS: &str = "fonts-noto-cjk";

pub fn names() -> &'static [&'static str] {
    &NAMES
}

/// Sees to it that every engine of `wanted` is here, or names those that are not.
pub fn provide(house: &House, node: &Node, wanted: &[&str]) -> anyhow::Result<()> {
    let mut missing = missing(house, node, wanted)?;
    if !missing.is_empty() && debian::can_install() {
        let mut packages: Vec<_> = missing.iter().map(|it| it.package.as_str()).collect();
        packages.push(FONTS);
        packages.sort_unstable();
        packages.dedup();
        debian::install(&packages)?;
        missing = self::missing(house, node, wanted)?;
    }
    if missing.is_empty() {
        return Ok(());
    }
    let lines: Vec<_> = missing
        .iter()
        .map(|it| format!("{} is not here (Debian: {})", it.engine, it.package))
        .collect();
    bail!("{}; to do without one: --without ENGINE", lines.join(", "))
}

/// Those of `wanted` whose programs are all here.
pub fn present<'a>(house: &House, node: &Node, wanted: &[&'a str]) -> anyhow::Result<Vec<&'a str>> {
    let missing = missing(house, node, wanted)?;
    Ok(wanted
        .iter()
        .copied()
        .filter(|name| missing.iter().all(|it| it.engine != *name))
        .collect())
}

/// A program that an engine needs.
#[derive(Debug, PartialEq)]
struct Missing {
    engine: String,
    package: String,
}

fn missing(house: &House, node: &Node, wanted: &[&str]) -> anyhow::Result<Vec<Missing>> {
    let mut ask = node.command();
    ask.current_dir(house.tests())
        .arg("browser/missing.mjs")
        .args(wanted);
    Ok(read(&program::run_quietly(&mut ask)?))
}

fn read(answer: &str) -> Vec<Missing> {
    let mut missing = Vec::new();
    for (engine, package) in answer
        .lines()
        .filter_map(|it| it.trim_end().split_once(' '))
    {
        let it = Missing {
            engine: engine.into(),
            package: package.into(),
        };
        // Two programs of one package are one thing to install.
        if !missing.contains(&it) {
            missing.push(it);
        }
    }
    missing
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_named_once() {
        let pair = |engine: &str, package: &str| Missing {
            engine: engine.into(),
            package: package.into(),
        };
        assert_eq!(read(""), []);
        assert_eq!(
            read("webkit webkit2gtk-driver\nwebkit webkit2gtk-driver\r\nwebkit xvfb\n"),
            [pair("webkit", "webkit2gtk-driver"), pair("webkit", "xvfb")]
        );
    }

    #[test]
    fn every_engine_has_its_file() {
        let house = House::here();
        for name in names() {
            assert!(
                house
                    .tests()
                    .join(format!("browser/engine-{name}.mjs"))
                    .is_file(),
                "{name}"
            );
        }
    }
}
