//! `cargo xtask site`: the folder to upload to a static host, which tests/site.mjs puts together.

use crate::house::House;
use crate::node::Node;
use crate::{build, program, usage};
use lexopt::Parser;
use std::process::ExitCode;

pub fn run(house: &House, arguments: Parser) -> anyhow::Result<ExitCode> {
    usage::none(arguments)?;
    build::all(house)?;
    let folder = house.target.join("site");
    let mut site = Node::find()?.command();
    program::run_quietly(site.arg(house.tests().join("site.mjs")).arg(&folder))?;
    println!("{} can be uploaded as it is", folder.display());
    Ok(ExitCode::SUCCESS)
}
