//! What every feature weighs.

use super::features::{DENSE, HASHED};
use std::sync::LazyLock;

/// The weights of a model of keywords.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// What is added to every sum.
    pub bias: f64,
    dense: Vec<f64>,
    hashed: Vec<i8>,
}

/// A stored weight of 1 is so many steps: of features with a number of their own, and of the others.
const DENSE_STEPS: f64 = 64.0;
const HASHED_STEPS: f64 = 24.0;

impl Weights {
    /// The weights that `cargo xtask train` learned.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static BUILT_IN: LazyLock<Weights> =
            LazyLock::new(|| Weights::from_bytes(include_bytes!("../../data/keyword.weights")));
        &BUILT_IN
    }

    /// The weight of a feature.
    #[must_use]
    pub fn of(&self, feature: usize) -> f64 {
        let hashed = || self.hashed.get(feature.wrapping_sub(DENSE));
        self.dense
            .get(feature)
            .copied()
            .or_else(|| hashed().map(|&it| f64::from(it) / HASHED_STEPS))
            .unwrap_or(0.0)
    }

    /// Reads what [`Weights::to_bytes`] writes; what is missing weighs nothing.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let (dense, hashed) = bytes.split_at_checked(2 * (DENSE + 1)).unwrap_or_default();
        let numbers = dense.as_chunks().0.iter();
        let mut dense: Vec<f64> = numbers
            .map(|&it| f64::from(i16::from_le_bytes(it)) / DENSE_STEPS)
            .collect();
        Self {
            bias: dense.pop().unwrap_or(0.0),
            dense,
            hashed: hashed.iter().map(|&it| it.cast_signed()).collect(),
        }
    }

    /// The stored form of weights, the last of which is the bias: two bytes for each of the dense features and the bias, one for each
    /// of the hashed ones.
    #[must_use]
    pub fn to_bytes(weights: &[f64]) -> Vec<u8> {
        let stored =
            |weight: f64, steps: f64, most: f64| (weight * steps).round().clamp(-most, most);
        let weight = |it: usize| weights.get(it).copied().unwrap_or(0.0);
        let dense = (0..DENSE).chain([DENSE + HASHED]);
        let mut bytes: Vec<u8> = dense
            .flat_map(|it| (stored(weight(it), DENSE_STEPS, 32_767.0) as i16).to_le_bytes())
            .collect();
        let hashed = DENSE..DENSE + HASHED;
        bytes.extend(hashed.map(|it| stored(weight(it), HASHED_STEPS, 127.0) as i8 as u8));
        bytes
    }
}
