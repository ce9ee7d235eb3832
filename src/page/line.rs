//! A text → its lines.

use crate::text::{Span, is_line_break, is_zero_width};

/// A line that is not blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it stands, without the white space around it.
    pub span: Span,
    /// How many blank lines stand before it.
    pub blanks: u32,
    /// Whether white space stands before its first character.
    pub is_indented: bool,
    /// How many characters it has, white space at its ends and characters without width aside.
    pub characters: u32,
    /// How wide it is where Latin letters are half as wide as Han characters: in Latin letters.
    pub width: u32,
}

/// The lines of `text` that are not blank. Every kind of line break ends one: LF, CRLF, CR, NEL, U+2028, U+2029, form feed.
#[must_use]
pub fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut start, mut blanks) = (0, 0);
    while start < text.len() {
        let rest = text.get(start..).unwrap_or_default();
        let (line, after) = rest.split_at(rest.find(is_line_break).unwrap_or(rest.len()));
        let end = start + line.len();
        let span = Span::new(start, end).trim(text);
        start = end
            + if after.starts_with("\r\n") {
                2
            } else {
                after.chars().next().map_or(0, char::len_utf8)
            };
        if span.is_empty() {
            blanks += 1;
            continue;
        }
        let (mut characters, mut width) = (0, 0);
        for c in span.of(text).chars().filter(|&it| !is_zero_width(it)) {
            characters += 1;
            width += 1 + u32::from(c >= '\u{1100}');
        }
        lines.push(Line {
            span,
            blanks,
            is_indented: line.starts_with(char::is_whitespace),
            characters,
            width,
        });
        blanks = 0;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_break_ends_a_line() {
        let text = "一。\r\n二。\r三。\u{2028}四。\u{85}五。\u{C}六。\n\n \u{3000}七。";
        let lines = lines(text);
        assert_eq!(lines.len(), 7);
        assert_eq!(
            lines.iter().map(|it| it.blanks).collect::<Vec<_>>(),
            [0, 0, 0, 0, 0, 0, 1]
        );
        assert!(lines[6].is_indented && !lines[5].is_indented);
        assert_eq!((lines[0].characters, lines[0].width), (2, 4));
        assert_eq!(super::lines("\u{FEFF}一\u{200B}。")[0].characters, 2);
    }
}
