//! The lexicon as a file: the bytes that the native crate carries, for the browser to fetch.

use crate::change;
use crate::house::House;

pub fn build(house: &House) -> anyhow::Result<()> {
    change::write(
        &house.pkg().join("lexicon/zh.lexicon"),
        jianbao::Lexicon::built_in_bytes(),
    )
}
