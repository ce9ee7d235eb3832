//! A text in the order of reading, without the breaks that a page has put into it, and where everything stands in the text as given.

use super::line::Line;
use crate::text::Span;
use std::borrow::Cow;

/// The text that is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading<'t> {
    /// Its paragraphs and lines, each in a line of its own.
    pub text: Cow<'t, str>,
    /// From where its pieces come, in their order; none where it is the text as given.
    pieces: Vec<Piece>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Where it begins in the reading.
    at: usize,
    /// Where it stands in the text.
    span: Span,
    /// Whether only white space stands between it and the piece before.
    is_next: bool,
}

impl<'t> Reading<'t> {
    /// The text as it is.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        Self {
            text: Cow::Borrowed(text),
            pieces: Vec::new(),
        }
    }

    /// A reading of nothing, to be filled by [`Reading::push`].
    #[must_use]
    pub fn empty(text: &str) -> Self {
        Self {
            text: Cow::Owned(String::with_capacity(text.len())),
            pieces: Vec::new(),
        }
    }

    /// The same with a text of its own.
    #[must_use]
    pub fn into_owned(self) -> Reading<'static> {
        Reading {
            text: Cow::Owned(self.text.into_owned()),
            pieces: self.pieces,
        }
    }

    /// Adds a paragraph or a line that is made of `lines`, of which each is given with its number; says where it stands.
    pub fn push<'l>(&mut self, text: &str, lines: impl Iterator<Item = (usize, &'l Line)>) -> Span {
        let reading = self.text.to_mut();
        if !reading.is_empty() {
            reading.push('\n');
        }
        let start = reading.len();
        let mut last: Option<usize> = None;
        for (number, line) in lines {
            let piece = line.span.of(text);
            if last.is_some() {
                join(reading, piece);
            }
            self.pieces.push(Piece {
                at: reading.len(),
                span: line.span,
                is_next: last.is_some_and(|it| it + 1 == number),
            });
            reading.push_str(piece);
            last = Some(number);
        }
        Span::new(start, reading.len())
    }

    /// Whether it is the text as given, and everything stands where it stands.
    #[must_use]
    pub fn is_as_given(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Where a piece of the reading stands in the text: several pieces where something else stands between.
    pub fn places(&self, span: Span) -> impl Iterator<Item = Span> + '_ {
        let mut at = self
            .pieces
            .partition_point(|it| it.at <= span.start)
            .saturating_sub(1);
        let mut is_done = false;
        std::iter::from_fn(move || {
            if self.pieces.is_empty() {
                return (!std::mem::replace(&mut is_done, true)).then_some(span);
            }
            let first = self
                .pieces
                .get(at)
                .filter(|it| it.at < span.end || at == 0)?;
            let start = first.span.start
                + span
                    .start
                    .saturating_sub(first.at)
                    .min(first.span.end - first.span.start);
            let mut end;
            let mut last = first;
            loop {
                end = last.span.start
                    + (span.end.saturating_sub(last.at)).min(last.span.end - last.span.start);
                at += 1;
                match self.pieces.get(at) {
                    Some(next) if next.at < span.end && next.is_next => last = next,
                    Some(next) if next.at < span.end => break,
                    _ => {
                        at = usize::MAX;
                        break;
                    }
                }
            }
            Some(Span::new(start, end.max(start)))
        })
    }

    /// The place of what lies within one line, as nearly all words do. Whoever asks for one after the other keeps `cursor`, at first 0.
    #[must_use]
    pub fn place_within(&self, span: Span, cursor: &mut usize) -> Option<Span> {
        while self
            .pieces
            .get(*cursor + 1)
            .is_some_and(|it| it.at <= span.start)
        {
            *cursor += 1;
        }
        let piece = self.pieces.get(*cursor)?;
        let end = piece.at + (piece.span.end - piece.span.start);
        // A hyphen at the end of a line is not read.
        let next = self.pieces.get(*cursor + 1).map_or(end, |it| it.at);
        let end = end.min(next);
        let is_within = piece.at <= span.start && span.end <= end;
        let moved = |at: usize| at - piece.at + piece.span.start;
        is_within.then(|| Span::new(moved(span.start), moved(span.end)))
    }

    /// The first of [`Reading::places`].
    #[must_use]
    pub fn place(&self, span: Span) -> Span {
        self.places(span).next().unwrap_or(span)
    }
}

/// Prepares the end of `reading` for `next`, which goes on there: Han joins Han without a space, Latin joins Latin with one, and a word
/// that was hyphenated is whole again.
fn join(reading: &mut String, next: &str) {
    let mut backwards = reading.chars().rev();
    let (last, before) = (backwards.next(), backwards.next());
    let is_letter = |it: Option<char>| it.is_some_and(|it| it < '\u{2E80}' && it.is_alphabetic());
    let first = next.chars().next();
    if matches!(last, Some('-' | '\u{2010}' | '\u{AD}')) && is_letter(before) && is_letter(first) {
        // state-of-the-|art and Sino-|Japanese keep their hyphens.
        let word = reading
            .rsplit(char::is_whitespace)
            .next()
            .unwrap_or_default();
        let has_another = word.matches('-').count() > 1;
        if !has_another && first.is_some_and(char::is_lowercase) {
            reading.pop();
        }
        return;
    }
    let is_spaced = |it: Option<char>| it.is_some_and(|it| it < '\u{2E80}' && !it.is_whitespace());
    if is_spaced(last) && is_spaced(first) && (is_letter(last) || is_letter(first)) {
        reading.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    /// `|` stands between the pieces that go on from one line to the next.
    #[track_caller]
    fn check(text: &str, order: &[&[usize]], expected: &str, place: (&str, &[&str])) {
        let all = lines(text);
        let mut reading = Reading::empty(text);
        for row in order {
            reading.push(text, row.iter().map(|&it| (it, &all[it])));
        }
        assert_eq!(reading.text, expected);
        let start = expected.find(place.0).unwrap();
        let found: Vec<&str> = reading
            .places(Span::new(start, start + place.0.len()))
            .map(|it| it.of(text))
            .collect();
        assert_eq!(found, place.1);
    }

    #[test]
    fn joins_lines_and_finds_places() {
        check(
            "全国技\n术能手",
            &[&[0, 1]],
            "全国技术能手",
            ("技术", &["技\n术"]),
        );
        check(
            "全国技\n图片\n术能手",
            &[&[0, 2], &[1]],
            "全国技术能手\n图片",
            ("技术能手", &["技", "术能手"]),
        );
        check(
            "a develop-\nment of\ncities",
            &[&[0, 1, 2]],
            "a development of cities",
            ("of cities", &["of\ncities"]),
        );
        check(
            "the state-of-the-\nart Sino-\nJapanese",
            &[&[0, 1, 2]],
            "the state-of-the-art Sino-Japanese",
            ("art", &["art"]),
        );
        check("一。\n二。", &[&[0], &[1]], "一。\n二。", ("二", &["二"]));
        check("共24\n名", &[&[0, 1]], "共24名", ("24名", &["24\n名"]));
    }

    #[test]
    fn a_text_as_it_is() {
        let reading = Reading::of("甲乙");
        assert_eq!(reading.place(Span::new(0, 3)), Span::new(0, 3));
    }
}
