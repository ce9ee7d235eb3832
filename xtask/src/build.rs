//! `cargo xtask build`: what the package and the page need beside their hand-written files.

use crate::house::House;
use crate::node::{self, Node};
use crate::{bundle, hashes, inline, integrity, lexicon, library, model, page, sizes, usage, wasm};
use lexopt::Parser;
use std::process::ExitCode;

pub fn run(house: &House, arguments: Parser) -> anyhow::Result<ExitCode> {
    usage::none(arguments)?;
    all(house)?;
    println!("pkg/ is complete");
    Ok(ExitCode::SUCCESS)
}

/// Makes what is missing or older than its sources.
pub fn all(house: &House) -> anyhow::Result<()> {
    let node = Node::find()?;
    node::install(house)?;
    lexicon::build(house)?;
    model::build(house)?;
    wasm::build(house, &node)?;
    sizes::build(house)?;
    bundle::build(house)?;
    inline::build(house, &node)?;
    integrity::build(house, &node)?;
    page::build(house, &node)?;
    library::build(house)?;
    hashes::build(house, &node)
}
