//! `cargo xtask onefile`: the whole page in one file, which tests/onefile.mjs puts together.

use crate::house::House;
use crate::node::Node;
use crate::{build, program, usage};
use anyhow::Context;
use lexopt::Parser;
use std::process::ExitCode;

const WITH_IMPORTS: &str = "with-imports";

pub fn run(house: &House, arguments: Parser) -> anyhow::Result<ExitCode> {
    let with_imports = usage::flag(arguments, WITH_IMPORTS)?;
    build::all(house)?;
    let mut make = Node::find()?.command();
    make.arg(house.tests().join("onefile.mjs"))
        .arg(house.target.join("jianbao.html"));
    if with_imports {
        make.arg(format!("--{WITH_IMPORTS}"));
    }
    let told = program::run_quietly(&mut make).context("the page cannot become one file")?;
    print!("{told}");
    Ok(ExitCode::SUCCESS)
}
