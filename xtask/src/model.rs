//! The models as files: the bytes that the native crate carries, for the browser to fetch the one that is asked for.

use crate::change;
use crate::house::House;
use std::fs;

/// By the names that `load({ model })` takes.
const MODELS: [(&str, &[u8]); 2] = [
    ("news", jianbao::model::NEWS),
    ("open", jianbao::model::OPEN),
];

pub fn build(house: &House) -> anyhow::Result<()> {
    // Who gets the files gets their terms.
    let terms = fs::read(house.root.join("data/model/LICENSE.md"))?;
    change::write(&house.pkg().join("model/LICENSE.md"), &terms)?;
    MODELS.iter().try_for_each(|(name, bytes)| {
        change::write(&house.pkg().join(format!("model/{name}.model")), bytes)
    })
}
