//! From what the compiler made to what a browser loads: the glue in JavaScript, its types, and the smaller program.

use crate::house::House;
use crate::node::Node;
use crate::program;
use anyhow::Context;
use std::fs;
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

/// The names of the three files.
pub const FILES: [&str; 3] = ["jianbao.js", "jianbao.d.ts", "jianbao_bg.wasm"];

/// What every browser of the last years has, and the compiler uses.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
];

/// Writes the glue and the program for `compiled` into `folder`.
pub fn bind(compiled: &Path, folder: &Path) -> anyhow::Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled).web(true)?.typescript(true);
    // Whoever starts the program says where it is; a second path here would have bundlers copy it twice.
    bindgen
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true);
    // After a trap the package throws the instance away and makes a new one from the module at hand.
    bindgen.reset_state_function(true);
    bindgen
        .generate(folder)
        .with_context(|| format!("wasm-bindgen cannot read {}", compiled.display()))
}

/// Lets binaryen make the program in `folder` smaller and faster.
pub fn optimise(house: &House, node: &Node, folder: &Path) -> anyhow::Result<()> {
    let (program, smaller) = (folder.join(FILES[2]), folder.join("smaller.wasm"));
    let mut wasm_opt = node.command();
    wasm_opt.arg(house.tests().join("node_modules/binaryen/bin/wasm-opt"));
    wasm_opt
        .arg(&program)
        .arg("-o")
        .arg(&smaller)
        .arg("-Os")
        // A browser compiles a function when it first runs: what is not needed at once stays a function of its own.
        .arg("--one-caller-inline-max-function-size=20")
        .args(FEATURES);
    program::run_quietly(&mut wasm_opt)?;
    fs::rename(smaller, program)?;
    Ok(())
}
