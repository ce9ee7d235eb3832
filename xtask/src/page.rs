//! `www/built`: the page in one script and one style sheet, which tests/bundle.mjs puts together.

use crate::house::House;
use crate::node::Node;
use crate::program;
use anyhow::Context;

/// Needs the npm packages of the tests.
pub fn build(house: &House, node: &Node) -> anyhow::Result<()> {
    let mut bundle = node.command();
    bundle.arg(house.tests().join("bundle.mjs"));
    program::run_quietly(&mut bundle).context("the page cannot become one file")?;
    Ok(())
}
