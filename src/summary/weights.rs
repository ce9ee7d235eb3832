//! What a word is worth in a summary: made by `cargo xtask train --digests`, see `xtask/src/train/summary.rs`.

use super::{Measure, Row, Weights};

/// Fitted on headlines of Xinhua, and on summaries of NewsBench.
#[rustfmt::skip]
pub const FITTED: Weights = Weights {
    short: Row {
        measure: Measure {
            damping: 22.0,
            opening: 0.0125,
            joined: 0.0075,
        },
        title: 2.25,
        weights: [
            -3.469, // any word
            -0.186, // in the first sentence
            0.227, // in the second sentence
            0.688, // in the first paragraph
            0.622, // 1 / (1 + first sentence)
            0.36, // ln(1 + count)
            0.833, // ln(1 + count) × rarity
            0.076, // rarity
            0.426, // share of sentences
            -0.267, // share of paragraphs
            -0.155, // one character
            0.126, // three characters and more
            -0.612, // function word
            0.51, // number
            -0.885, // Latin
            0.055, // in quotation marks
            0.15, // name in the first sentence
            -0.617, // in the last sentence
            0.049, // in the first clause
            0.021, // first sentence × rarity
            0.269, // first sentence × ln(1 + count)
            -0.038, // name
        ],
    },
    long: Row {
        measure: Measure {
            damping: 100.0,
            opening: 0.0,
            joined: 0.0,
        },
        title: 1.5,
        weights: [
            -1.781, // any word
            -0.05, // in the first sentence
            0.148, // in the second sentence
            0.547, // in the first paragraph
            0.857, // 1 / (1 + first sentence)
            0.267, // ln(1 + count)
            0.396, // ln(1 + count) × rarity
            -0.194, // rarity
            2.622, // share of sentences
            0.353, // share of paragraphs
            -0.298, // one character
            0.235, // three characters and more
            -0.252, // function word
            0.44, // number
            -0.49, // Latin
            -0.192, // in quotation marks
            -0.212, // name in the first sentence
            0.56, // in the last sentence
            -0.089, // in the first clause
            0.148, // first sentence × rarity
            0.073, // first sentence × ln(1 + count)
            -0.435, // name
        ],
    },
};
