//! The compiler for `wasm32-unknown-unknown`: which of those on this machine can do it, or can be taught to.
//!
//! In this order: the toolchain at hand where it has the target; Debian's `rustc-web`; rustup, which adds the target;
//! Debian's packages, installed where we may. A rustup that cannot download fails within seconds, and its complaint is not
//! the reader's: what counts is the one line at the end, if nothing helped.

use crate::{debian, program};
use anyhow::bail;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

pub const TARGET: &str = "wasm32-unknown-unknown";

/// A compiler that knows WebAssembly.
pub enum Toolchain {
    /// The one that is used for everything else.
    AtHand,
    /// Debian's, which brings the sources of the standard library instead of the library.
    Debian { linker: PathBuf },
}

const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-19"];

pub fn find() -> anyhow::Result<Toolchain> {
    if at_hand() {
        return Ok(Toolchain::AtHand);
    }
    if let Some(debian) = debian() {
        return Ok(debian);
    }
    if add_target() && at_hand() {
        return Ok(Toolchain::AtHand);
    }
    if debian::can_install()
        && debian::install(&DEBIAN_PACKAGES).is_ok()
        && let Some(debian) = debian()
    {
        return Ok(debian);
    }
    bail!(
        "this machine has no compiler for {TARGET}: run `rustup target add {TARGET}`, or on Debian, as root, `apt-get install {}`",
        DEBIAN_PACKAGES.join(" ")
    )
}

impl fmt::Display for Toolchain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AtHand => "the compiler at hand",
            Self::Debian { .. } => "Debian's rustc-web",
        })
    }
}

impl Toolchain {
    /// A call of `cargo build` for WebAssembly, with its products in `target`.
    pub fn cargo_build(&self, target: &Path) -> Command {
        let mut cargo = match self {
            Self::AtHand => {
                let mut cargo = Command::new("cargo");
                cargo.env_remove("RUSTC");
                cargo
            }
            Self::Debian { linker } => {
                let mut cargo = Command::new(DEBIAN_CARGO);
                // -Zbuild-std is not for stable compilers, but a library that is not there has to come from somewhere.
                cargo.env("RUSTC_BOOTSTRAP", "1").env("RUSTC", DEBIAN_RUSTC);
                cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
                cargo
            }
        };
        cargo
            .args(["build", "--release", "--target", TARGET, "--target-dir"])
            .arg(target);
        if let Self::Debian { .. } = self {
            cargo.arg("-Zbuild-std=std,panic_abort");
        }
        cargo
    }

    /// Where the toolchain's own sources lie, which messages in the program would name.
    pub fn sysroot(&self) -> Option<PathBuf> {
        let rustc = match self {
            Self::AtHand => "rustc",
            Self::Debian { .. } => DEBIAN_RUSTC,
        };
        sysroot(rustc)
    }
}

fn sysroot(rustc: &str) -> Option<PathBuf> {
    let sysroot = program::run_quietly(Command::new(rustc).args(["--print", "sysroot"])).ok()?;
    Some(PathBuf::from(sysroot.trim_end()))
}

fn at_hand() -> bool {
    sysroot("rustc").is_some_and(|it| it.join("lib/rustlib").join(TARGET).join("lib").is_dir())
}

fn debian() -> Option<Toolchain> {
    let sources = sysroot(DEBIAN_RUSTC)?.join("lib/rustlib/src/rust/library/std");
    let linker = program::find("wasm-ld-19").or_else(|| program::find("wasm-ld"))?;
    (sources.is_dir() && Path::new(DEBIAN_CARGO).is_file()).then_some(Toolchain::Debian { linker })
}

fn add_target() -> bool {
    let mut rustup = Command::new("rustup");
    rustup
        .args(["target", "add", TARGET])
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    program::find("rustup").is_some()
        && program::run_within(Duration::from_secs(120), &mut rustup).is_ok()
}
