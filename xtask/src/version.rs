//! The version of the page: a digest of every file that a browser may keep, so that the service worker (`www/sw.js`) takes a
//! changed file for a new version.

use crate::change;
use crate::house::House;
use anyhow::Context;
use std::fs;
use std::path::Path;

/// Writes `pkg/wasm/version.js`.
pub fn build(house: &House) -> anyhow::Result<()> {
    let mut digest = Digest(0xCBF2_9CE4_8422_2325);
    for folder in [house.www(), house.pkg()] {
        add(&mut digest, &folder)?;
    }
    let script = format!(
        "// Made by `cargo xtask build`.\nself.jianbaoVersion = \"{:016x}\";\n",
        digest.0
    );
    change::write(&house.pkg().join("wasm").join(FILE), script.as_bytes())
}

const FILE: &str = "version.js";

/// Adds the names and bytes of all that is below `path`, in one order everywhere.
fn add(digest: &mut Digest, path: &Path) -> anyhow::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if name == FILE || name == "node_modules" || name.starts_with('.') || name.ends_with(".part") {
        return Ok(());
    }
    let read = || format!("{} cannot be read", path.display());
    digest.add(name.as_bytes());
    if path.is_dir() {
        let mut below = Vec::new();
        for entry in fs::read_dir(path).with_context(read)? {
            below.push(entry.with_context(read)?.path());
        }
        below.sort();
        return below.iter().try_for_each(|it| add(digest, it));
    }
    digest.add(&fs::read(path).with_context(read)?);
    Ok(())
}

/// FNV-1a, 64 bits.
struct Digest(u64);

impl Digest {
    fn add(&mut self, bytes: &[u8]) {
        // The length keeps names and contents apart.
        for byte in bytes.len().to_le_bytes().iter().chain(bytes) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_file_is_another_version() {
        let folder = std::env::temp_dir().join(format!("jianbao-version-{}", std::process::id()));
        let digest = || {
            let mut digest = Digest(0);
            add(&mut digest, &folder).unwrap();
            digest.0
        };
        change::write(&folder.join("page/main.js"), b"1").unwrap();
        let before = digest();
        change::write(&folder.join(FILE), b"made").unwrap();
        assert_eq!(digest(), before, "the version itself does not count");
        change::write(&folder.join("page/main.js"), b"2").unwrap();
        assert_ne!(digest(), before);
        fs::remove_dir_all(&folder).unwrap();
    }
}
