//! The lexicon as files: the bytes that native builds carry, for the browser to fetch and for the crate to be published with.

use crate::change;
use crate::house::House;

pub fn build(house: &House) -> anyhow::Result<()> {
    let packed = jianbao::Lexicon::built_in_bytes();
    change::write(&house.pkg().join("lexicon/zh.lexicon"), packed)?;
    change::write(&house.root.join("data/zh.lexicon"), packed)
}
