//! `pkg/wasm/sizes.js`: how many bytes the program, the lexicon and each model have, so that loading tells its progress truly where
//! the host compresses or tells nothing.

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
    let script = script([
        ("wasm", size("wasm/jianbao_bg.wasm")?),
        ("lexicon", size("lexicon/zh.lexicon")?),
        ("news", size("model/news.model")?),
        ("open", size("model/open.model")?),
    ]);
    change::write(&house.pkg().join("wasm/sizes.js"), script.as_bytes())
}

fn script<const N: usize>(sizes: [(&str, u64); N]) -> String {
    let sizes = sizes
        .map(|(name, size)| format!("{name}: {size}"))
        .join(", ");
    format!("// Made by `cargo xtask build`.\nexport const sizes = {{ {sizes} }};\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_numbers_of_bytes() {
        let script = script([("wasm", 912_600), ("news", 3)]);
        assert!(script.ends_with("export const sizes = { wasm: 912600, news: 3 };\n"));
    }
}
