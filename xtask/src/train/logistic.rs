//! Words → weights of a logistic model, by Newton's method.

// Exponentials differ between platforms in the last digit; the weights that they lead to are rounded and stored.
#![allow(clippy::disallowed_methods)]

use jianbao::summary::feature::{COUNT, Features};

/// A word of a text.
pub struct Example {
    pub features: Features,
    /// The share of its characters that the reference holds.
    pub told: f64,
    /// How many characters it has; a long word counts more.
    pub length: f64,
}

/// The weights of a logistic model of `examples`, by Newton's method. Features are brought to one scale, so that [`L2`] means the same
/// for all; the first, which all have, is not drawn to 0.
pub fn fit(examples: &[&Example]) -> [f64; COUNT] {
    let count = examples.len().max(1) as f64;
    let mut mean = [0.0; COUNT];
    let mut scale = [1.0; COUNT];
    for it in 1..COUNT {
        mean[it] = examples.iter().map(|x| x.features[it]).sum::<f64>() / count;
        let square = |x: &f64| (x - mean[it]) * (x - mean[it]);
        let variance = examples
            .iter()
            .map(|x| square(&x.features[it]))
            .sum::<f64>()
            / count;
        scale[it] = if variance > 1e-9 {
            variance.sqrt()
        } else {
            1.0
        };
    }
    let mut weights = [0.0; COUNT];
    for _ in 0..STEPS {
        let mut gradient = [0.0; COUNT];
        let mut curvature = [[0.0; COUNT]; COUNT];
        for example in examples {
            let x: Features =
                std::array::from_fn(|it| (example.features[it] - mean[it]) / scale[it]);
            let sum: f64 = x.iter().zip(&weights).map(|(x, w)| x * w).sum();
            let chance = 1.0 / (1.0 + (-sum).exp());
            let slope = example.length * (chance - example.told);
            let bend = example.length * chance * (1.0 - chance);
            for a in 0..COUNT {
                gradient[a] += slope * x[a];
                for b in 0..=a {
                    curvature[a][b] += bend * x[a] * x[b];
                }
            }
        }
        for a in 0..COUNT {
            let drawn = if a == 0 { 1e-6 } else { L2 };
            gradient[a] += drawn * weights[a];
            curvature[a][a] += drawn;
        }
        for (weight, step) in weights.iter_mut().zip(solved(curvature, gradient)) {
            *weight -= step;
        }
    }
    for it in 1..COUNT {
        weights[it] /= scale[it];
        weights[0] -= weights[it] * mean[it];
    }
    weights.map(|it| (it * 1000.0).round() / 1000.0)
}

/// Every weight is drawn to 0 as if so many words spoke for it; chosen by cross-validation.
const L2: f64 = 200.0;

/// Newton's method is there long before.
const STEPS: usize = 12;

/// Solves `matrix` · x = `vector` by Cholesky's method; of the matrix, which is symmetric, the lower half is read.
fn solved(mut matrix: [[f64; COUNT]; COUNT], mut vector: [f64; COUNT]) -> [f64; COUNT] {
    for a in 0..COUNT {
        for b in 0..=a {
            let sum: f64 = (0..b).map(|k| matrix[a][k] * matrix[b][k]).sum();
            let left = matrix[a][b] - sum;
            matrix[a][b] = if a == b {
                left.max(1e-12).sqrt()
            } else {
                left / matrix[b][b]
            };
        }
    }
    for a in 0..COUNT {
        let sum: f64 = (0..a).map(|k| matrix[a][k] * vector[k]).sum();
        vector[a] = (vector[a] - sum) / matrix[a][a];
    }
    for a in (0..COUNT).rev() {
        let sum: f64 = (a + 1..COUNT).map(|k| matrix[k][a] * vector[k]).sum();
        vector[a] = (vector[a] - sum) / matrix[a][a];
    }
    vector
}
