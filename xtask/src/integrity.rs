//! `pkg/wasm/integrity.js`: the hashes of the package's files, which tests/integrity.mjs writes.

use crate::house::House;
use crate::node::Node;
use crate::program;
use anyhow::Context;

/// After all that it is about.
pub fn build(house: &House, node: &Node) -> anyhow::Result<()> {
    let mut hashes = node.command();
    hashes.arg(house.tests().join("integrity.mjs"));
    program::run_quietly(&mut hashes).context("the package's files have no hashes")?;
    Ok(())
}
