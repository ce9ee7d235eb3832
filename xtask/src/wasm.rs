//! `pkg/wasm`: the crate as WebAssembly, with its glue, made anew when a source is other than it was.

use crate::binding::{self, FILES};
use crate::house::House;
use crate::node::Node;
use crate::toolchain::{self, TARGET, Toolchain};
use crate::{change, program};
use anyhow::Context;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;
use std::{env, fs};

pub fn build(house: &House, node: &Node) -> anyhow::Result<()> {
    // One command at a time: the second then finds the work done.
    let target = house.target.join("wasm");
    fs::create_dir_all(&target)?;
    let lock = fs::File::create(target.join("lock"))?;
    lock.lock()?;
    build_alone(house, node, &target)
}

fn build_alone(house: &House, node: &Node, target: &Path) -> anyhow::Result<()> {
    let sources = change::mark(&sources(house))?;
    let mark = target.join("made-from");
    let made = fs::read_to_string(&mark).unwrap_or_default();
    let there = FILES
        .iter()
        .all(|it| house.pkg().join("wasm").join(it).is_file());
    if there && made == sources {
        return Ok(());
    }

    let start = Instant::now();
    let toolchain = toolchain::find()?;
    println!("pkg/wasm: compiling with {toolchain}");
    program::run(&mut compiler(house, &toolchain, target))
        .context("the crate does not compile for WebAssembly")?;

    let folder = target.join("bound");
    binding::bind(&target.join(TARGET).join("release/jianbao.wasm"), &folder)?;
    binding::optimise(house, node, &folder)?;
    for file in FILES {
        change::write(
            &house.pkg().join("wasm").join(file),
            &fs::read(folder.join(file))?,
        )?;
    }
    change::write(&mark, sources.as_bytes())?;
    println!("pkg/wasm: made in {:.0} s", start.elapsed().as_secs_f32());
    Ok(())
}

/// What the program is made from, these steps among it.
fn sources(house: &House) -> Vec<PathBuf> {
    let steps = ["binding", "toolchain", "wasm"].map(|it| format!("xtask/src/{it}.rs"));
    let crates = ["src", "Cargo.toml", "Cargo.lock", "tests/package-lock.json"].map(String::from);
    steps
        .into_iter()
        .chain(crates)
        .map(|it| house.root.join(it))
        .collect()
}

fn compiler(house: &House, toolchain: &Toolchain, target: &Path) -> Command {
    let mut cargo = toolchain.cargo_build(target);
    cargo
        .args(["--package", "jianbao", "--lib"])
        .args(["--no-default-features", "--features", "javascript"])
        .current_dir(&house.root);
    // What `cargo xtask` was started with is about this program, not about that one.
    for name in [
        "CARGO",
        "RUSTUP_TOOLCHAIN_SOURCE",
        "RUSTFLAGS",
        "CARGO_BUILD_TARGET",
        "RUSTC_WRAPPER",
        "RUSTC_WORKSPACE_WRAPPER",
    ] {
        cargo.env_remove(name);
    }
    // The list of features that the program uses goes with the rest otherwise, and later steps want to know.
    cargo.env("CARGO_PROFILE_RELEASE_STRIP", "none");
    // A panic names the file it happened in: not with the folders of the machine that compiled it.
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(env::home_dir()?.join(".cargo")));
    let mut flags = OsString::new();
    for (folder, name) in [
        (Some(house.root.clone()), "jianbao"),
        (cargo_home, "cargo"),
        (toolchain.sysroot(), "rust"),
    ] {
        let Some(folder) = folder else { continue };
        if !flags.is_empty() {
            flags.push("\u{1f}");
        }
        flags.push("--remap-path-prefix=");
        flags.push(folder);
        flags.push(format!("={name}"));
    }
    // Every hundredth of the program is fetched and compiled by every reader. Loops that are hardly unrolled take three in a hundred less
    // and two in a hundred less time. Inlining less would take two less again, and no less time: it is left as the compiler has it.
    flags.push("\u{1f}-Cllvm-args=-unroll-threshold=30 -unroll-runtime=false");
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags);
    cargo
}
