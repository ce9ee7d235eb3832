//! What stands between Han characters and white space, cut by the rules of Unicode and then as Chinese has it.

use crate::text::Span;
use unicode_segmentation::UnicodeSegmentation;

/// The words of Unicode in `stretch`, which begins at `start`; those that fall apart in Chinese (`1，2`, `A：B`) cut once more.
pub fn parts(stretch: &str, start: usize) -> Vec<Span> {
    let mut parts = Vec::new();
    for (at, part) in stretch.split_word_bound_indices() {
        let mut from = start + at;
        for (inner, c) in part.char_indices() {
            let end = start + at + inner;
            if part.len() > c.len_utf8()
                && matches!(c, '，' | '；' | ';' | '：' | ':')
                && !groups(part, inner)
            {
                parts.push(Span::new(from, end));
                parts.push(Span::new(end, end + c.len_utf8()));
                from = end + c.len_utf8();
            }
        }
        parts.push(Span::new(from, start + at + part.len()));
    }
    parts.retain(|it| !it.is_empty());
    parts
}

/// Whether the mark at `at` is the full-width comma of a full-width number: １，７００.
fn groups(part: &str, at: usize) -> bool {
    let is_wide = |c: char| matches!(c, '０'..='９');
    let before = part
        .get(..at)
        .unwrap_or_default()
        .chars()
        .rev()
        .take_while(|&c| is_wide(c))
        .take(4)
        .count();
    let after = part
        .get(at..)
        .unwrap_or_default()
        .chars()
        .skip(1)
        .take_while(|&c| is_wide(c))
        .take(4)
        .count();
    part.get(at..).is_some_and(|it| it.starts_with('，')) && (1..=3).contains(&before) && after == 3
}
