//! Debian's packages, where this is a Debian and we may install them.

use crate::program;
use anyhow::Context;
use std::path::Path;
use std::process::Command;

/// Whether packages can be installed without asking anybody.
pub fn can_install() -> bool {
    Path::new("/etc/debian_version").exists()
        && program::find("apt-get").is_some()
        && program::run_quietly(Command::new("id").arg("-u")).is_ok_and(|it| it.trim() == "0")
}

/// Installs packages.
pub fn install(packages: &[&str]) -> anyhow::Result<()> {
    println!("installing {} (apt-get)", packages.join(" "));
    let apt = || {
        let mut apt = Command::new("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive").arg("-qq");
        apt
    };
    program::run_quietly(apt().arg("update"))?;
    program::run_quietly(
        apt()
            .args(["install", "-y", "--no-install-recommends"])
            .args(packages),
    )
    .with_context(|| format!("apt-get could not install {}", packages.join(" ")))?;
    Ok(())
}
