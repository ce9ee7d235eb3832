//! Long lists as columns, for JavaScript: a text has hundreds of counts, terms and names, and few are looked at. Their rows are made there,
//! in `pkg/src/analysis.js`, when somebody looks.

use super::{Entity, Frequency, Phrase};

/// A list: its texts, its numbers and its places apart.
#[derive(Debug, Default, PartialEq)]
pub struct Table {
    /// The text of each row behind a line break, of which no such text has one.
    pub texts: String,
    /// The numbers of each row, one row after the other; the last number of each says how many places it has.
    pub numbers: Vec<f64>,
    /// The places of all rows: where each begins and where it ends.
    pub places: Vec<u32>,
}

impl Table {
    /// The columns of `rows`.
    #[must_use]
    pub fn new<R: Row>(rows: &[R]) -> Self {
        let mut table = Self::default();
        for row in rows {
            row.put(&mut table);
        }
        table
    }

    fn put<const N: usize>(&mut self, text: &str, numbers: [f64; N], places: &[(u32, u32)]) {
        self.texts.push('\n');
        self.texts.push_str(text);
        self.numbers.extend(numbers);
        self.numbers.push(places.len() as f64);
        let places = places.iter().flat_map(|&(start, end)| [start, end]);
        self.places.extend(places);
    }
}

/// What can be a row of a table.
pub trait Row {
    /// Adds it to `table`.
    fn put(&self, table: &mut Table);
}

impl Row for Frequency<'_> {
    fn put(&self, table: &mut Table) {
        let numbers = [
            f64::from(self.tag.0),
            self.count as f64,
            self.share,
            self.per10k,
            self.spread,
            self.dispersion,
        ];
        table.put(self.text, numbers, &[]);
    }
}

impl Row for Phrase {
    fn put(&self, table: &mut Table) {
        let known = f64::from(u8::from(self.known));
        let numbers = [self.count as f64, known, self.score];
        table.put(&self.text, numbers, &self.places);
    }
}

impl Row for Entity {
    fn put(&self, table: &mut Table) {
        let kind = f64::from(self.kind as u8);
        let [start, end] = [self.start, self.end].map(f64::from);
        let numbers = [kind, start, end, self.confidence];
        table.put(&self.text, numbers, &self.spans);
    }
}

#[cfg(test)]
mod tests {
    use crate::wire::Analysis;
    use crate::{Lexicon, Options, analyze};

    #[test]
    fn columns_say_what_the_rows_say() {
        let text = "南通抢抓机遇，\n南通建设长江口产业创新协同区。Node.js 20 年前\n还没有长江口产业创新协同区。";
        let analysis = analyze(text, &Lexicon::built_in(), &Options::default());
        let mut shape = Analysis::new(text, &analysis);
        let phrase = serde_json::to_value(&shape.phrases[0]).unwrap();
        let lengths = [
            (shape.frequencies.len(), 7),
            (shape.phrases.len(), 4),
            (shape.entities.len(), 5),
        ];
        let tables = shape.tables();
        assert!(shape.frequencies.is_empty());
        for ((name, table), (rows, width)) in tables.iter().zip(lengths) {
            assert!(rows > 0, "{name}");
            assert_eq!(table.texts.matches('\n').count(), rows, "{name}");
            assert_eq!(table.numbers.len(), rows * width, "{name}");
            let places: f64 = table.numbers.iter().skip(width - 1).step_by(width).sum();
            assert_eq!(table.places.len(), 2 * places as usize, "{name}");
        }
        let (_, table) = &tables[1];
        assert_eq!(table.texts.split('\n').nth(1), phrase["text"].as_str());
        assert_eq!(Some(table.numbers[0]), phrase["count"].as_f64());
        assert_eq!(Some(table.numbers[2]), phrase["score"].as_f64());
        assert_eq!(
            Some(u64::from(table.places[1])),
            phrase["places"][0][1].as_u64()
        );
    }
}
