//! Words as columns: a long text has hundreds of thousands of them, and strings are made of the few that are looked at.

use crate::text::{Span, units};
use crate::word::Word;
use rustc_hash::FxHashMap;

/// The words of a text, one after the other.
pub struct Columns<'t, 's> {
    rows: Vec<Row>,
    text: &'t str,
    forms: Forms<'t, 's>,
    /// A place in the text, in bytes and in UTF-16, behind which the next word begins.
    reached: (usize, u32),
}

/// A word.
#[derive(Clone, Copy, Debug)]
struct Row {
    /// Where it begins, in UTF-16.
    start: u32,
    /// Where it ends, in UTF-16.
    end: u32,
    /// The number of its form: words that are written the same have the same, from 0 in the order of their first places.
    number: u32,
    /// The number of its part of speech.
    tag: u8,
}

impl<'t, 's> Columns<'t, 's> {
    /// No words yet, of `text`.
    #[must_use]
    pub fn new(text: &'t str, seen: &'s mut Seen) -> Self {
        Self {
            rows: Vec::with_capacity(text.len() / USUAL_BYTES),
            text,
            forms: Forms::new(seen),
            reached: (0, 0),
        }
    }

    /// Adds words, which follow those that are there.
    pub fn extend(&mut self, words: &[Word]) {
        let (mut bytes, mut unit) = self.reached;
        let forms = &mut self.forms;
        let text = self.text;
        self.rows.extend(words.iter().map(|word| {
            if bytes < word.span.start {
                unit += units(Span::new(bytes, word.span.start).of(text));
            }
            bytes = word.span.end;
            let start = unit;
            let number = match word.entry {
                // The words of the lexicon are written in characters of three bytes and one unit.
                Some(entry) if !word.folds => {
                    unit += ((word.span.end - word.span.start) / 3) as u32;
                    forms.known(entry.number())
                }
                _ => {
                    let form = word.span.of(text);
                    unit += units(form);
                    forms.other(form)
                }
            };
            Row {
                start,
                end: unit,
                number,
                tag: word.tag.0,
            }
        }));
        self.reached = (bytes, unit);
    }

    /// All columns in one: starts, ends, numbers, then tags, four in a number with the first lowest, and at last how many words
    /// there are.
    #[must_use]
    pub fn packed(&self) -> Vec<u32> {
        let rows = &self.rows;
        let mut packed = Vec::with_capacity(rows.len() * 3 + rows.len() / 4 + 2);
        packed.extend(rows.iter().map(|it| it.start));
        packed.extend(rows.iter().map(|it| it.end));
        packed.extend(rows.iter().map(|it| it.number));
        packed.extend(rows.chunks(4).map(|it| {
            it.iter()
                .rev()
                .fold(0, |number, row| number << 8 | u32::from(row.tag))
        }));
        packed.push(rows.len() as u32);
        packed
    }
}

/// A word of news has about so many bytes.
const USUAL_BYTES: usize = 5;

/// Memory for telling which words were seen, to be used for one text after the other.
///
/// A table of a power of two. What another text left in it has lower numbers than `first`, and is as good as not there.
#[derive(Default)]
pub struct Seen {
    slots: Vec<Slot>,
    /// The number of the first form of the next text.
    first: u32,
}

#[derive(Clone, Copy, Default)]
struct Slot {
    key: u32,
    number: u32,
}

/// The size that the table of a page has.
const USUAL_SLOTS: usize = 1 << 11;

/// The distinct forms of the words so far.
struct Forms<'t, 's> {
    /// The number of every short form and of every word of the lexicon that was seen as the lexicon writes it.
    seen: &'s mut Seen,
    /// All others.
    others: FxHashMap<&'t str, u32>,
    /// The number of the next form.
    next: u32,
}

impl<'t, 's> Forms<'t, 's> {
    fn new(seen: &'s mut Seen) -> Self {
        if seen.slots.len() != USUAL_SLOTS || seen.first > u32::MAX / 2 {
            seen.slots = vec![Slot::default(); USUAL_SLOTS];
            seen.first = 1;
        }
        Self {
            next: seen.first,
            seen,
            others: FxHashMap::default(),
        }
    }

    /// The number of a form with that key, which is not 0.
    #[inline]
    fn known(&mut self, key: u32) -> u32 {
        let Seen { first, .. } = *self.seen;
        let slot = self.seen.slot(key);
        let is_new = slot.number < first;
        let number = if is_new { self.next } else { slot.number };
        *slot = Slot { key, number };
        self.next += u32::from(is_new);
        if (self.next - first) as usize > self.seen.slots.len() / 2 {
            self.seen.grow();
        }
        number - first
    }

    /// The number of a form that is no word of the lexicon, or written otherwise than there: 漢語.
    fn other(&mut self, form: &'t str) -> u32 {
        if let &[a, ref rest @ ..] = form.as_bytes()
            && rest.len() < 3
        {
            // No word of the lexicon has as high a number as a mark has.
            let key = rest
                .iter()
                .fold(u32::from(a), |key, &it| key << 8 | u32::from(it));
            return self.known(key | SHORT);
        }
        let number = *self.others.entry(form).or_insert(self.next);
        self.next += u32::from(number == self.next);
        number - self.seen.first
    }
}

/// What the keys of short forms are told by.
const SHORT: u32 = 1 << 31;

impl Seen {
    /// Where the form with that key stands, or may stand.
    #[inline]
    fn slot(&mut self, key: u32) -> &mut Slot {
        let last = self.slots.len() - 1;
        let mut at = (key.wrapping_mul(0x9E37_79B1) >> 8) as usize & last;
        while (self.slots[at].number >= self.first) & (self.slots[at].key != key) {
            at = (at + 1) & last;
        }
        &mut self.slots[at]
    }

    /// Doubles the table.
    #[inline(never)]
    fn grow(&mut self) {
        let slots = vec![Slot::default(); self.slots.len() * 2];
        let before = std::mem::replace(&mut self.slots, slots);
        for slot in before {
            if slot.number >= self.first {
                *self.slot(slot.key) = slot;
            }
        }
    }
}

impl Drop for Forms<'_, '_> {
    fn drop(&mut self) {
        self.seen.first = self.next;
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
            let row = columns.rows[at];
            let (start, end) = (row.start as usize, row.end as usize);
            let form = String::from_utf16(&units[start..end]).unwrap();
            assert_eq!(form, word.span.of(text));
            assert_eq!(row.tag, word.tag.0);
            let number = row.number as usize;
            if number == forms.len() {
                forms.push(form.clone());
            }
            assert_eq!(forms[number], form);
        }
        let distinct: std::collections::BTreeSet<&String> = forms.iter().collect();
        assert_eq!(distinct.len(), forms.len());
    }
}
