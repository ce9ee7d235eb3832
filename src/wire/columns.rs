//! Words as columns: a long text has hundreds of thousands of them, and strings are made of the few that are looked at.

use crate::lexicon::Entry;
use crate::text::{Span, units};
use crate::word::Word;
use rustc_hash::FxHashMap;

/// The words of a text, one after the other, a column for each of their facts.
pub struct Columns<'t, 's> {
    /// Where each begins, in UTF-16.
    pub starts: Vec<u32>,
    /// Where each ends, in UTF-16.
    pub ends: Vec<u32>,
    /// The number of its part of speech.
    pub tags: Vec<u8>,
    /// The number of its form: words that are written the same have the same, from 0 in the order of their first places.
    pub numbers: Vec<u32>,
    text: &'t str,
    forms: Forms<'t, 's>,
    /// A place in the text, in bytes and in UTF-16, behind which the next word begins.
    reached: (usize, u32),
}

impl<'t, 's> Columns<'t, 's> {
    /// No words yet, of `text`.
    #[must_use]
    pub fn new(text: &'t str, seen: &'s mut Seen) -> Self {
        let usual = text.len() / USUAL_BYTES;
        Self {
            starts: Vec::with_capacity(usual),
            ends: Vec::with_capacity(usual),
            tags: Vec::with_capacity(usual),
            numbers: Vec::with_capacity(usual),
            text,
            forms: Forms::new(seen),
            reached: (0, 0),
        }
    }

    /// Adds words, which follow those that are there.
    pub fn extend(&mut self, words: &[Word]) {
        let (mut bytes, mut unit) = self.reached;
        let first = self.starts.len();
        let count = first + words.len();
        self.starts.resize(count, 0);
        self.ends.resize(count, 0);
        self.tags.resize(count, 0);
        self.numbers.resize(count, 0);
        let places = self.starts.iter_mut().zip(&mut self.ends).skip(first);
        let facts = self.tags.iter_mut().zip(&mut self.numbers).skip(first);
        for ((word, (start, end)), (tag, number)) in words.iter().zip(places).zip(facts) {
            if bytes < word.span.start {
                unit += units(Span::new(bytes, word.span.start).of(self.text));
            }
            *start = unit;
            unit += match word.entry {
                // The words of the lexicon are written in characters of three bytes and one unit.
                Some(_) => ((word.span.end - word.span.start) / 3) as u32,
                None => units(word.span.of(self.text)),
            };
            *end = unit;
            bytes = word.span.end;
            *tag = word.tag.0;
            *number = self.forms.number(self.text, word);
        }
        self.reached = (bytes, unit);
    }
}

impl Columns<'_, '_> {
    /// All columns in one: starts, ends, numbers, then tags, four in a number with the first lowest, and at last how many words
    /// there are.
    #[must_use]
    pub fn packed(&self) -> Vec<u32> {
        let count = self.starts.len();
        let mut packed = Vec::with_capacity(count * 3 + count / 4 + 2);
        packed.extend_from_slice(&self.starts);
        packed.extend_from_slice(&self.ends);
        packed.extend_from_slice(&self.numbers);
        packed.extend(self.tags.chunks(4).map(|it| {
            it.iter()
                .rev()
                .fold(0, |number, &tag| number << 8 | u32::from(tag))
        }));
        packed.push(count as u32);
        packed
    }
}

/// A word of news has about so many bytes.
const USUAL_BYTES: usize = 5;

/// Memory for telling which words were seen, to be used for one text after the other.
#[derive(Default)]
pub struct Seen {
    numbers: FxHashMap<Entry, u32>,
}

/// The distinct forms of the words so far.
struct Forms<'t, 's> {
    /// The number of every word of the lexicon that was seen as the lexicon writes it.
    known: &'s mut FxHashMap<Entry, u32>,
    /// All others, and what is written otherwise than the lexicon has it: 漢語.
    others: FxHashMap<&'t str, u32>,
    count: u32,
}

impl<'t, 's> Forms<'t, 's> {
    fn new(seen: &'s mut Seen) -> Self {
        seen.numbers.clear();
        Self {
            known: &mut seen.numbers,
            others: FxHashMap::default(),
            count: 0,
        }
    }

    fn number(&mut self, text: &'t str, word: &Word) -> u32 {
        let next = self.count;
        let number = match word.entry.filter(|_| !word.folds) {
            Some(entry) => *self.known.entry(entry).or_insert(next),
            None => *self.others.entry(word.span.of(text)).or_insert(next),
        };
        self.count += u32::from(number == next);
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Lexicon, Names, segment};

    #[test]
    fn columns_say_what_the_words_say() {
        let text = "😂今天𠮷野家，漢語和汉语 漢語 和Node.js。\n今天林小舟、林小舟";
        let words = segment(text, &Lexicon::built_in(), Names::Whole, &mut |_| {});
        let mut seen = Seen::default();
        Columns::new("今天我们", &mut seen).extend(&segment(
            "今天我们",
            &Lexicon::built_in(),
            Names::Whole,
            &mut |_| {},
        ));
        let mut columns = Columns::new(text, &mut seen);
        let (first, rest) = words.split_at(3);
        columns.extend(first);
        columns.extend(rest);
        let units: Vec<u16> = text.encode_utf16().collect();
        let mut forms: Vec<String> = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let (start, end) = (columns.starts[at] as usize, columns.ends[at] as usize);
            let form = String::from_utf16(&units[start..end]).unwrap();
            assert_eq!(form, word.span.of(text));
            assert_eq!(columns.tags[at], word.tag.0);
            let number = columns.numbers[at] as usize;
            if number == forms.len() {
                forms.push(form.clone());
            }
            assert_eq!(forms[number], form);
        }
        let distinct: std::collections::BTreeSet<&String> = forms.iter().collect();
        assert_eq!(distinct.len(), forms.len());
    }
}
