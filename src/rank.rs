//! Shared by whatever scores: the logarithm, the logistic function, sorting with one rule for ties, merging, rounding.

use std::sync::LazyLock;

/// The natural logarithm, the same on every platform: made of + − × ÷, which IEEE 754 rounds exactly.
///
/// Accurate to about 1e-14. Of what is not a positive number it makes 0.
#[must_use]
pub fn ln(x: f64) -> f64 {
    // Mostly a small count is asked for.
    let whole = x as usize;
    match SMALL.get(whole) {
        Some(&ln) if whole as f64 == x => ln,
        _ => ln_of(x),
    }
}

/// The logarithms of 0, which is taken as 0, to 63.
static SMALL: LazyLock<[f64; 64]> = LazyLock::new(|| std::array::from_fn(|it| ln_of(it as f64)));

fn ln_of(x: f64) -> f64 {
    if !x.is_normal() || x < 0.0 {
        return 0.0;
    }
    let bits = x.to_bits();
    let mut exponent = ((bits >> 52) & 0x7FF) as i64 - 1023;
    let mut mantissa = f64::from_bits((bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000);
    if mantissa > std::f64::consts::SQRT_2 {
        mantissa /= 2.0;
        exponent += 1;
    }
    // ln m = 2 artanh((m - 1) / (m + 1)), and |s| < 0.18: twelve terms are enough.
    let s = (mantissa - 1.0) / (mantissa + 1.0);
    let square = s * s;
    let series = ODD_PARTS
        .iter()
        .rev()
        .fold(0.0, |sum, part| sum * square + part);
    2.0 * s * series + exponent as f64 * std::f64::consts::LN_2
}

/// 1, 1/3, 1/5 to 1/23.
const ODD_PARTS: [f64; 12] = {
    let mut parts = [1.0; 12];
    let mut k = 0;
    while k < parts.len() {
        parts[k] = 1.0 / (2 * k + 1) as f64;
        k += 1;
    }
    parts
};

/// The logarithm to the base 2.
#[must_use]
pub fn log2(x: f64) -> f64 {
    ln(x) / std::f64::consts::LN_2
}

/// What a count adds to a log-likelihood: O ln(O/E), which is 0 where nothing was counted.
#[must_use]
pub fn surprise(observed: f64, expected: f64) -> f64 {
    if observed > 0.0 && expected > 0.0 {
        observed * ln(observed / expected)
    } else {
        0.0
    }
}

/// The logistic function 1 / (1 + e^-x), the same on every platform for the same reason.
///
/// Accurate to about 1e-9, which no chance is known to. Of what is not a number it makes one half.
#[must_use]
pub fn logistic(x: f64) -> f64 {
    if x.is_nan() {
        return 0.5;
    }
    // Beyond 30 nothing is left to tell.
    let x = x.clamp(-30.0, 30.0);
    // e^x = 2^k · e^r, and |r| < 0.35: nine terms are enough.
    let k = (x / std::f64::consts::LN_2).round();
    let r = x - k * std::f64::consts::LN_2;
    let series = PARTS
        .iter()
        .rev()
        .fold(1.0, |sum, part| 1.0 + sum * r * part);
    let power = series * f64::from_bits(((k as i64 + 1023) as u64) << 52);
    power / (1.0 + power)
}

/// 1/1 to 1/9: a product takes a fifth of the time of a quotient.
const PARTS: [f64; 9] = [
    1.0,
    1.0 / 2.0,
    1.0 / 3.0,
    1.0 / 4.0,
    1.0 / 5.0,
    1.0 / 6.0,
    1.0 / 7.0,
    1.0 / 8.0,
    1.0 / 9.0,
];

/// Sorts `items` by score, best first; those of one score stay in their order, which is that of the text.
pub fn sort_by_score<T>(items: &mut [T], score: impl Fn(&T) -> f64) {
    items.sort_by(|a, b| score(b).total_cmp(&score(a)));
}

/// Sorts numbers of things by the things' scores, best first; those of one score stay in their order. For lists that are sorted seldom:
/// one function for all kinds of things is less program than one for each.
pub fn sort_numbers(numbers: &mut [usize], scores: &[f64]) {
    let score = |it: usize| scores.get(it).copied().unwrap_or(f64::NEG_INFINITY);
    numbers.sort_by(|&a, &b| score(b).total_cmp(&score(a)));
}

/// Two lists as one, each in the order of its keys: which takes less program than sorting them.
pub fn merged<T: Copy>(mut a: &[T], mut b: &[T], key: impl Fn(&T) -> usize) -> Vec<T> {
    let mut all = Vec::with_capacity(a.len() + b.len());
    while let ([first, rest_of_a @ ..], [second, rest_of_b @ ..]) = (a, b) {
        if key(first) <= key(second) {
            all.push(*first);
            a = rest_of_a;
        } else {
            all.push(*second);
            b = rest_of_b;
        }
    }
    all.extend_from_slice(a);
    all.extend_from_slice(b);
    all
}

/// `x` with `digits` digits after the point: what is written out is the same on every platform and easy to read.
#[must_use]
pub fn round(x: f64, digits: u32) -> f64 {
    let scale = 10f64.powi(digits.min(9) as i32);
    // JavaScript writes −0 as 0.
    (x * scale).round() / scale + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::disallowed_methods)]
    fn ln_is_the_logarithm() {
        for x in [
            1e-300,
            0.001,
            0.5,
            1.0,
            1.5,
            std::f64::consts::E,
            10.0,
            60_101_967.0,
            1e300,
        ] {
            assert!(
                (ln(x) - x.ln()).abs() <= 1e-13 * x.ln().abs().max(1.0),
                "{x}: {} {}",
                ln(x),
                x.ln()
            );
        }
        assert_eq!((ln(0.0), ln(-1.0), ln(f64::NAN)), (0.0, 0.0, 0.0));
    }

    #[test]
    #[allow(clippy::disallowed_methods)]
    fn logistic_is_the_logistic_function() {
        for x in [-29.5f64, -3.0, -0.35, 0.0, 1e-9, 0.7, 2.0, 12.0, 30.0] {
            let expected = 1.0 / (1.0 + (-x).exp());
            assert!((logistic(x) - expected).abs() <= 1e-9, "{x}");
        }
        assert_eq!(logistic(f64::NAN), 0.5);
        assert!(logistic(f64::NEG_INFINITY) < 1e-12 && logistic(f64::INFINITY) < 1.0);
    }

    #[test]
    fn merges_in_order() {
        assert_eq!(merged(&[1, 4, 5], &[2, 3, 9], |it| *it), [1, 2, 3, 4, 5, 9]);
        assert_eq!(merged(&[], &[7], |it| *it), [7]);
    }

    #[test]
    fn ties_keep_their_order() {
        let mut items = [("b", 1.0), ("a", 2.0), ("c", 2.0)];
        sort_by_score(&mut items, |it| it.1);
        assert_eq!(items.map(|it| it.0), ["a", "c", "b"]);
        let mut numbers = [0, 1, 2, 3];
        sort_numbers(&mut numbers, &[1.0, 2.0, 2.0]);
        assert_eq!(numbers, [1, 2, 0, 3]);
    }
}
