//! Times and numbers, by what the words are: 2024年|1月|22日 is one time, of 1700余项 1700 is the number.

use super::{Entity, Kind};
use crate::rank;
use crate::text::{Span, fold, is_han};
use crate::word::numeral::is_numeral;
use crate::word::{Tag, Word};

/// Adds the times and numbers among `words` to `names`, which rise and do not overlap.
pub fn find(text: &str, words: &[Word], names: &mut Vec<Entity>) {
    let mut quantities = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let end = at + time(text, words.get(at..).unwrap_or(&[]));
        let (kind, end) = if end > at {
            (Kind::Time, end)
        } else if is_number(text, word) {
            (Kind::Number, at + 1)
        } else {
            at += 1;
            continue;
        };
        let last = words.get(end - 1).unwrap_or(word);
        let span = Span::new(word.span.start, last.span.end);
        at = end;
        let next = names.partition_point(|it| it.span.end <= span.start);
        if names.get(next).is_none_or(|it| span.end <= it.span.start) {
            quantities.push(Entity {
                rest: None,
                span,
                kind,
                confidence: confidence(text, span),
            });
        }
    }
    *names = rank::merged(names, &quantities, |it| it.span.start);
}

/// Digits leave less doubt than words.
fn confidence(text: &str, span: Span) -> f64 {
    if span.of(text).contains(|c| fold(c).is_ascii_digit()) {
        0.99
    } else {
        0.9
    }
}

/// How many of `words` are one time, from the first.
fn time(text: &str, words: &[Word]) -> usize {
    let mut count = 0;
    let mut is_told = false;
    for (at, word) in words.iter().enumerate() {
        let form = word.span.of(text);
        let joined = at == 0
            || words
                .get(at - 1)
                .is_some_and(|it| it.span.end == word.span.start);
        let is_part = word.tag == Tag::TIME || is_month(form) || at > 0 && PARTS.contains(&form);
        if !joined || !is_part {
            break;
        }
        is_told |= !VAGUE.contains(&form);
        count = at + 1;
    }
    if is_told { count } else { 0 }
}

/// Whether `form` is a month in Han characters, which the lexicon does not always call a time.
fn is_month(form: &str) -> bool {
    form.strip_suffix('月').is_some_and(is_numeral)
}

/// What may follow within a time, whatever it is tagged.
const PARTS: [&str; 8] = ["初", "底", "末", "晚", "上旬", "中旬", "下旬", "许"];

/// Words of time that name none.
const VAGUE: [&str; 24] = [
    "目前",
    "现在",
    "当前",
    "当时",
    "过去",
    "将来",
    "未来",
    "以前",
    "从前",
    "平时",
    "以往",
    "最近",
    "此时",
    "如今",
    "今后",
    "后来",
    "长期",
    "历来",
    "古代",
    "近代",
    "现代",
    "当代",
    "当今",
    "近年来",
];

fn is_number(text: &str, word: &Word) -> bool {
    if word.tag != Tag::NUMBER {
        return false;
    }
    let form = word.span.of(text);
    let folded: String = form.chars().map(fold).collect();
    if folded.contains(|c: char| c.is_ascii_digit()) {
        return true;
    }
    // 一 is as often "a" as it is a number.
    let length = form.chars().filter(|&c| is_han(c)).count();
    let is_said = folded.starts_with("百分之") || is_numeral(&folded);
    is_said && (length > 1 || "百千万亿".contains(&folded))
}
