//! `pkg/inline.js`: the package with all that it fetches inside, which tests/inline.mjs puts together.

use crate::house::House;
use crate::node::Node;
use crate::program;
use anyhow::Context;

/// After all that it carries.
pub fn build(house: &House, node: &Node) -> anyhow::Result<()> {
    let mut make = node.command();
    make.arg(house.tests().join("inline.mjs"));
    program::run_quietly(&mut make).context("the package cannot become one module")?;
    Ok(())
}
