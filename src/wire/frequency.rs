//! How often words stand in a text: as rows for JSON, and as columns for JavaScript, where a long text has many rows and few of them are
//! looked at.

use crate::{frequency, rank};
use serde::Serialize;

/// See `index.d.ts`: `Frequency`.
#[derive(Serialize)]
pub struct Frequency<'a> {
    text: &'a str,
    #[serde(serialize_with = "super::name")]
    tag: &'static str,
    count: usize,
    share: f64,
    per10k: f64,
    spread: f64,
    dispersion: f64,
}

impl<'a> From<&'a frequency::Frequency> for Frequency<'a> {
    fn from(it: &'a frequency::Frequency) -> Self {
        Self {
            text: &it.text,
            tag: it.tag.name(),
            count: it.count,
            share: rank::round(it.share, 6),
            per10k: rank::round(it.share * 1e4, 2),
            spread: rank::round(it.spread, 4),
            dispersion: rank::round(it.dispersion, 4),
        }
    }
}

/// The same as [`Frequency`] has, for all words.
#[derive(Debug, Default)]
pub struct FrequencyColumns {
    /// The words, each behind a line break: no word has one.
    pub texts: String,
    /// For each word the number of its tag, the count, the share, the count for every 10,000 words, the spread and the dispersion.
    pub numbers: Vec<f64>,
}

impl FrequencyColumns {
    /// Those of `list`.
    #[must_use]
    pub fn new(list: &[frequency::Frequency]) -> Self {
        let mut columns = Self::default();
        for it in list {
            let row = Frequency::from(it);
            columns.texts.push('\n');
            columns.texts.push_str(row.text);
            columns.numbers.extend([
                f64::from(it.tag.0),
                row.count as f64,
                row.share,
                row.per10k,
                row.spread,
                row.dispersion,
            ]);
        }
        columns
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Lexicon, Options, analyze};

    #[test]
    fn columns_say_what_the_rows_say() {
        let text = "南通抢抓机遇，\n南通建设长江口产业创新协同区。Node.js 20 年前\n还没有。";
        let list = analyze(text, &Lexicon::built_in(), &Options::default()).frequencies;
        let columns = FrequencyColumns::new(&list);
        let texts: Vec<&str> = columns.texts.split('\n').skip(1).collect();
        assert!(list.len() > 5);
        assert_eq!(texts.len(), list.len());
        assert_eq!(columns.numbers.len(), list.len() * 6);
        for ((it, text), row) in list.iter().zip(texts).zip(columns.numbers.chunks(6)) {
            let told = Frequency::from(it);
            assert_eq!((text, row[0]), (told.text, f64::from(it.tag.0)));
            assert_eq!(row[1], told.count as f64);
            assert_eq!(
                row[2..],
                [told.share, told.per10k, told.spread, told.dispersion]
            );
        }
    }
}
