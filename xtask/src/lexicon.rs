//! The lexicon as files: in `data/`, from where it goes into the crate, and in `pkg/`, for the browser to fetch.

use crate::change;
use crate::house::House;
use jianbao_packer::ZH;

pub fn build(house: &House) -> anyhow::Result<()> {
    change::write(&house.root.join("data/zh.lexicon"), ZH)?;
    change::write(&house.pkg().join("lexicon/zh.lexicon"), ZH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_crate_has_what_is_packed_from_the_sources() {
        assert!(
            jianbao::Lexicon::built_in_bytes() == ZH,
            "data/zh.lexicon is older than what it is packed from: cargo xtask build"
        );
    }
}
