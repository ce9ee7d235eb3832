//! `pkg/wasm/sizes.js`: how many bytes the program and the lexicon have, so that loading tells its progress truly where the host
//! compresses or tells nothing.

use crate::change;
use crate::house::House;
use anyhow::Context;
use std::fs;

pub fn build(house: &House) -> anyhow::Result<()> {
    let size = |path: &str| -> anyhow::Result<u64> {
        let path = house.pkg().join(path);
        let metadata =
            fs::metadata(&path).with_context(|| format!("{} is not there", path.display()))?;
        Ok(metadata.len())
    };
    let script = script(size("wasm/jianbao_bg.wasm")?, size("lexicon/zh.lexicon")?);
    change::write(&house.pkg().join("wasm/sizes.js"), script.as_bytes())
}

fn script(wasm: u64, lexicon: u64) -> String {
    format!(
        "// Made by `cargo xtask build`.\nexport const sizes = {{ wasm: {wasm}, lexicon: {lexicon} }};\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_numbers_of_bytes() {
        assert!(
            script(912_600, 3).ends_with("export const sizes = { wasm: 912600, lexicon: 3 };\n")
        );
    }
}
