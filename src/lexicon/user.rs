//! The reader's own words: always whole, never inside a Latin word; and the words that the reader removed.

use crate::text::{fold, is_han, is_line_break, is_zero_width};
use crate::word::Tag;
use rustc_hash::FxHashMap;
use std::fmt;

/// Words that the reader added and words that the reader removed, in a trie of folded characters. The last call about a word counts.
#[derive(Clone, Debug, Default)]
pub struct UserWords {
    children: FxHashMap<(u32, char), u32>,
    /// For every node of the trie what the reader said of the word that ends there.
    marks: Vec<Option<Mark>>,
}

/// What the reader said of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    Added(Tag),
    Removed,
}

/// What became of the lines of a user dictionary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How many words were added.
    pub added: usize,
    /// The lines that make no sense; the others are kept.
    pub problems: Vec<Problem>,
}

/// A line of a user dictionary that makes no sense.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Its number, from 1.
    pub line: usize,
    /// The line as it stands there.
    pub text: String,
    /// What is wrong with it.
    pub reason: Refusal,
}

/// Why something is not a word of the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// Nothing, or only white space, stands where the word is expected.
    Empty,
    /// No letter, digit or Han character is in it.
    NoWord,
    /// It is longer than 64 characters.
    TooLong,
    /// It holds a line break or another control character.
    Control,
    /// What stands where a frequency is expected is no whole number.
    Frequency(String),
    /// The part of speech stands before the frequency.
    Order,
    /// What stands where a part of speech is expected is none.
    Tag(String),
}

/// The most characters that a word of the reader may have.
pub const LONGEST: usize = 64;

impl UserWords {
    /// Adds a word; without a tag it is a noun. Spaces, hyphens and digits may stand in it: `Apple Vision Pro`.
    ///
    /// # Errors
    /// A [`Refusal`] that says why `word` cannot be one; nothing is changed then.
    pub fn add(&mut self, word: &str, tag: Option<Tag>) -> Result<(), Refusal> {
        let word = normal(word)?;
        self.mark(&word, Some(Mark::Added(tag.unwrap_or(Tag::NOUN))));
        Ok(())
    }

    /// Removes a word: one of the reader is forgotten, one of the dictionary is cut into its parts from now on.
    ///
    /// # Errors
    /// A [`Refusal`] that says why `word` cannot be one.
    pub fn remove(&mut self, word: &str) -> Result<(), Refusal> {
        let word = normal(word)?;
        // A single character has no parts.
        let has_parts = word.chars().nth(1).is_some();
        self.mark(&word, has_parts.then_some(Mark::Removed));
        Ok(())
    }

    /// Forgets every word added and every removal.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Adds the words of a user dictionary: on each line `word`, `word tag`, `word frequency` or `word frequency tag`.
    ///
    /// Frequencies are read for the sake of other programs' files; a word needs none to win. Blank lines are skipped.
    pub fn load(&mut self, dictionary: &str) -> Report {
        let mut report = Report::default();
        for (index, line) in dictionary
            .trim_start_matches('\u{FEFF}')
            .lines()
            .enumerate()
        {
            if line.trim().is_empty() {
                continue;
            }
            match parse(line).and_then(|(word, tag)| self.add(word, tag)) {
                Ok(()) => report.added += 1,
                Err(reason) => report.problems.push(Problem {
                    line: index + 1,
                    text: line.to_owned(),
                    reason,
                }),
            }
        }
        report
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.children.is_empty()
    }

    /// Whether `word` (folded) was removed.
    pub(crate) fn is_removed(&self, word: &str) -> bool {
        let node = word
            .chars()
            .try_fold(0, |node, c| self.children.get(&(node, c)).copied());
        let mark = node.and_then(|it| self.marks.get(it as usize).copied());
        mark == Some(Some(Mark::Removed))
    }

    /// Whether `word`, as it stands in a text, is one that the reader added.
    pub(crate) fn is_added(&self, word: &str) -> bool {
        let mut is_added = false;
        if !self.is_empty() {
            self.starting(word, |end, _, mark| {
                is_added |= end == word.len() && matches!(mark, Mark::Added(_));
            });
        }
        is_added
    }

    /// Tells `found` the words that `text` begins with, shortest first: their lengths in bytes and in characters, and their marks.
    ///
    /// A space in a word stands for any white space but a line break.
    pub(crate) fn starting(&self, text: &str, mut found: impl FnMut(usize, usize, Mark)) {
        let mut characters = text.char_indices().peekable();
        let (mut node, mut length) = (0, 0);
        while let Some((at, c)) = characters.next() {
            let mut end = at + c.len_utf8();
            let mut expected = fold(c);
            if c.is_whitespace() {
                if is_line_break(c) {
                    break;
                }
                expected = ' ';
                while let Some((at, c)) =
                    characters.next_if(|&(_, c)| c.is_whitespace() && !is_line_break(c))
                {
                    end = at + c.len_utf8();
                }
            }
            let Some(&next) = self.children.get(&(node, expected)) else {
                break;
            };
            node = next;
            length += 1;
            if let Some(&Some(mark)) = self.marks.get(node as usize) {
                found(end, length, mark);
            }
        }
    }

    /// Sets what is said of `word`, which is normal.
    fn mark(&mut self, word: &str, mark: Option<Mark>) {
        if self.marks.is_empty() {
            self.marks.push(None);
        }
        let mut node = 0;
        for c in word.chars() {
            let next = u32::try_from(self.marks.len()).unwrap_or(u32::MAX);
            node = *self.children.entry((node, c)).or_insert(next);
            if node == next {
                self.marks.push(None);
            }
        }
        if let Some(slot) = self.marks.get_mut(node as usize) {
            *slot = mark;
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("expected a word, found nothing"),
            Self::NoWord => {
                f.write_str("expected a word with a letter, a digit or a Han character in it")
            }
            Self::TooLong => write!(f, "expected a word of at most {LONGEST} characters"),
            Self::Control => {
                f.write_str("expected a word without line breaks and control characters")
            }
            Self::Frequency(found) => {
                write!(f, "expected a whole number as frequency, found `{found}`")
            }
            Self::Order => f.write_str("expected the frequency before the part of speech"),
            Self::Tag(found) => write!(f, "expected a part of speech such as `n`, found `{found}`"),
        }
    }
}

impl std::error::Error for Refusal {}

/// A word as the trie holds it: folded, white space within it one space.
fn normal(word: &str) -> Result<String, Refusal> {
    let word = word.trim_matches(|c: char| c.is_whitespace() || is_zero_width(c));
    if word.is_empty() {
        return Err(Refusal::Empty);
    }
    if word.chars().any(|c| c.is_control() && c != '\t') {
        return Err(Refusal::Control);
    }
    if !word.chars().any(char::is_alphanumeric) {
        return Err(Refusal::NoWord);
    }
    let words: Vec<String> = word
        .split_whitespace()
        .map(|it| it.chars().map(fold).collect())
        .collect();
    let word = words.join(" ");
    if word.chars().count() > LONGEST {
        Err(Refusal::TooLong)
    } else {
        Ok(word)
    }
}

/// Reads one line. What looks like a frequency or a tag but is none is told, since a word was surely not meant by it.
fn parse(line: &str) -> Result<(&str, Option<Tag>), Refusal> {
    let line = line.trim();
    let Some((rest, last)) = split_last(line) else {
        return Ok((line, None));
    };
    if is_number(last) {
        let is_swapped =
            split_last(rest).is_some_and(|(word, tag)| has_han(word) && Tag::named(tag).is_some());
        return if is_swapped {
            Err(Refusal::Order)
        } else {
            Ok((rest, None))
        };
    }
    let before = split_last(rest);
    if let Some(tag) = Tag::named(last) {
        return match before {
            Some((word, frequency)) if is_number(frequency) => Ok((word, Some(tag))),
            Some((word, frequency)) if has_han(word) && !has_han(frequency) => {
                Err(Refusal::Frequency(frequency.to_owned()))
            }
            // `Plan b` and `vitamin c` are words: a tag after Latin letters has to have two letters or more.
            _ if has_han(rest) || last.len() > 1 => Ok((rest, Some(tag))),
            _ => Ok((line, None)),
        };
    }
    let looks_like_a_tag = last.len() <= 8 && last.chars().all(|c| c.is_ascii_lowercase());
    match before {
        Some((_, frequency)) if is_number(frequency) && looks_like_a_tag => {
            Err(Refusal::Tag(last.to_owned()))
        }
        None if has_han(rest) && looks_like_a_tag => Err(Refusal::Tag(last.to_owned())),
        None if has_han(rest) && looks_like_a_number(last) => {
            Err(Refusal::Frequency(last.to_owned()))
        }
        _ => Ok((line, None)),
    }
}

fn split_last(line: &str) -> Option<(&str, &str)> {
    let (rest, last) = line.rsplit_once(char::is_whitespace)?;
    Some((rest.trim_end(), last))
}

fn is_number(field: &str) -> bool {
    field.bytes().all(|b| b.is_ascii_digit()) && field.len() <= 19
}

fn looks_like_a_number(field: &str) -> bool {
    field.starts_with(['-', '+', '.']) || field.starts_with(|c: char| c.is_ascii_digit())
}

fn has_han(field: &str) -> bool {
    field.chars().any(is_han)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, word: &str, tag: Option<&str>) {
        assert_eq!(
            parse(line).unwrap(),
            (word, tag.and_then(Tag::named)),
            "{line}"
        );
    }

    #[test]
    fn reads_every_shape_of_a_line() {
        check("量子通信网", "量子通信网", None);
        check("云计算 n", "云计算", Some("n"));
        check("云计算\t5\tn", "云计算", Some("n"));
        check("云计算 5", "云计算", None);
        check("Apple Vision Pro", "Apple Vision Pro", None);
        check("Apple Vision Pro nz", "Apple Vision Pro", Some("nz"));
        check("Apple Vision Pro 3 nz", "Apple Vision Pro", Some("nz"));
        check("5G+工业互联网", "5G+工业互联网", None);
        check("vitamin c", "vitamin c", None);
        check("华为 Mate", "华为 Mate", None);
    }

    #[test]
    fn names_lines_that_make_no_sense() {
        let mut words = UserWords::default();
        let long = "长".repeat(65);
        let report = words.load(&format!("\u{FEFF}云计算 n\r\n\r\n云计算 many n\n云计算 5 nonsense\n，。\n{long}\n云计算 -5\n云计算 n 5\n好词\n"));
        assert_eq!(report.added, 2);
        let told: Vec<(usize, String)> = report
            .problems
            .iter()
            .map(|it| (it.line, it.reason.to_string()))
            .collect();
        assert_eq!(
            told.iter().map(|it| it.0).collect::<Vec<_>>(),
            [3, 4, 5, 6, 7, 8],
            "{told:?}"
        );
        assert!(
            told[0].1.contains("`many`") && told[1].1.contains("`nonsense`"),
            "{told:?}"
        );
    }

    #[test]
    fn finds_the_words_a_text_begins_with() {
        let mut words = UserWords::default();
        words.add("量子", None).unwrap();
        words.add("量子通信網", Tag::named("nz")).unwrap();
        words.add("Apple  Vision Pro", None).unwrap();
        let starting = |words: &UserWords, text| {
            let mut found = Vec::new();
            words.starting(text, |bytes, length, mark| {
                found.push((bytes, length, mark))
            });
            found
        };
        let network = Mark::Added(Tag::named("nz").unwrap());
        assert_eq!(
            starting(&words, "量子通信网的"),
            [(6, 2, Mark::Added(Tag::NOUN)), (15, 5, network)]
        );
        let phone = starting(&words, "Apple Vision\u{3000} Pro！");
        assert_eq!(phone, [(19, 16, Mark::Added(Tag::NOUN))]);
        assert_eq!(starting(&words, "Apple\nVision Pro"), []);
        words.remove("量子").unwrap();
        assert_eq!(
            starting(&words, "量子通信网"),
            [(6, 2, Mark::Removed), (15, 5, network)]
        );
        assert!(words.is_removed("量子"));
        words.add("量子", None).unwrap();
        assert!(!words.is_removed("量子"));
    }
}
