//! `www/built/hashes.js`: what the page keeps for offline use, every file with its hash, which tests/hashes.mjs writes down.

use crate::house::House;
use crate::node::Node;
use crate::program;
use anyhow::Context;

/// Comes after all else that is made.
pub fn build(house: &House, node: &Node) -> anyhow::Result<()> {
    let mut hashes = node.command();
    hashes.arg(house.tests().join("hashes.mjs"));
    program::run_quietly(&mut hashes).context("the page's files cannot be listed")?;
    Ok(())
}
