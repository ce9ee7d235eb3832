//! The short forms that a text gives: 世界卫生组织（以下简称“世卫组织”）, 全国人民代表大会（NPC）.

use crate::term::Read;
use crate::text::fold_word;
use crate::word::Word;
use rustc_hash::FxHashMap;

/// Pairs of a short form and the full one, folded.
#[derive(Debug, Default)]
pub struct Aliases(FxHashMap<String, String>);

impl Aliases {
    /// The full form of `short`.
    pub fn full(&self, short: &str) -> Option<&str> {
        self.0.get(short).map(String::as_str)
    }
}

/// What introduces a short form within brackets.
const INTRODUCING: [&str; 5] = ["以下简称", "简称", "下称", "又称", "以下称"];

/// Finds the short forms that stand in brackets behind the full ones.
pub fn aliases(read: &Read<'_>) -> Aliases {
    let mut found = Aliases::default();
    for (at, word) in read.words.iter().enumerate() {
        let form = word.span.of(read.text);
        if !matches!(form, "（" | "(") {
            continue;
        }
        let inside = read.words.get(at + 1..).unwrap_or_default();
        let length = inside
            .iter()
            .take(LONGEST)
            .position(|it| matches!(it.span.of(read.text), "）" | ")"));
        let Some(inside) = length.and_then(|it| inside.get(..it)) else {
            continue;
        };
        let (Some(first), Some(last)) = (inside.first(), inside.last()) else {
            continue;
        };
        let text = crate::text::Span::new(first.span.start, last.span.end).of(read.text);
        let Some(short) = short(text, inside.len()) else {
            continue;
        };
        let short = fold_word(short);
        if let Some(full) = full(read, at, &short) {
            found.0.entry(short).or_insert(full);
        }
    }
    found
}

/// A bracket that gives a short form has at most so many words.
const LONGEST: usize = 12;

/// The short form that stands in brackets, where one does.
fn short(inside: &str, words: usize) -> Option<&str> {
    let introduced = INTRODUCING
        .iter()
        .find_map(|it| inside.trim().strip_prefix(it));
    if let Some(rest) = introduced {
        let rest = rest.trim_matches(|c: char| "：:“”\"「」《》 为".contains(c));
        return Some(rest).filter(|it| (2..=12).contains(&it.chars().count()));
    }
    let is_initials = |it: &&str| {
        (2..=8).contains(&it.len())
            && it
                .chars()
                .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-')
            && it.starts_with(|c: char| c.is_ascii_uppercase())
    };
    Some(inside).filter(|_| words == 1).filter(is_initials)
}

/// The name before the bracket at the word `at`: the longest that the text has as a term, and at most that to the last mark.
fn full(read: &Read<'_>, at: usize, short: &str) -> Option<String> {
    let words = read.words.get(at.saturating_sub(8)..at)?;
    let is_part = |it: &&Word| it.tag.is_content() && it.tag.is_counted();
    let length = words.iter().rev().take_while(is_part).count();
    let words = words.get(words.len() - length..)?;
    let end = words.last()?.span.end;
    // Of a Han short form every character stands in the full one, and its first one begins it: 世卫组织 of 世界卫生组织.
    let initial = short.chars().next()?;
    let begins =
        |it: &&Word| initial.is_ascii() || fold_word(it.span.of(read.text)).starts_with(initial);
    let first = words.iter().find(begins)?;
    let full = fold_word(crate::text::Span::new(first.span.start, end).of(read.text));
    Some(full).filter(|it| it.chars().count() > short.chars().count() || initial.is_ascii())
}
