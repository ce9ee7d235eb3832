//! Which neighbouring words of Unicode are one token: numbers, times, Latin words, emoji, runs of one mark.

use super::Tag;
use super::address::ENDINGS;
use crate::text::fold;

/// The token that begins with the part `here`: how many parts it takes, and its tag. `next(n)` is the `n`th part after it.
pub fn token<'t>(here: &'t str, next: impl Fn(usize) -> &'t str) -> (usize, Tag) {
    let first = here.chars().next().map_or(' ', fold);
    if is_number(here) {
        return number(here, next);
    }
    if first.is_alphanumeric() {
        if here.ends_with('\u{20E3}') {
            return (1, Tag::EMOJI);
        }
        return latin(here, next);
    }
    if is_emoji(here) {
        return (1, Tag::EMOJI);
    }
    let same = if "#….。·—─━-_=~～*！!？?".contains(first) {
        (1..).take_while(|&n| next(n) == here).count()
    } else {
        0
    };
    (1 + same, Tag::PUNCTUATION)
}

/// A number and what belongs to it: a time 13:30, a date 2024-01-22, a fraction 1/3, a per cent sign.
fn number<'t>(here: &'t str, next: impl Fn(usize) -> &'t str) -> (usize, Tag) {
    let digits = |n: usize, lengths: std::ops::RangeInclusive<usize>| {
        let part = if n == 0 { here } else { next(n) };
        lengths.contains(&part.chars().count()) && part.chars().all(|c| fold(c).is_ascii_digit())
    };
    let is = |n: usize, marks: &[&str]| marks.contains(&next(n));
    let colon = ["：", ":"];
    if digits(0, 1..=2) && is(1, &colon) && digits(2, 2..=2) {
        return if is(3, &colon) && digits(4, 2..=2) {
            (5, Tag::TIME)
        } else {
            (3, Tag::TIME)
        };
    }
    for mark in ["-", "/"] {
        if digits(0, 4..=4)
            && is(1, &[mark])
            && digits(2, 1..=2)
            && is(3, &[mark])
            && digits(4, 1..=2)
        {
            return (5, Tag::TIME);
        }
    }
    if next(1) == "-" && next(2).starts_with(char::is_alphabetic) && !is_number(next(2)) {
        return latin(here, next);
    }
    if digits(0, 1..=4) && is(1, &["/"]) && digits(2, 1..=4) && !is(3, &["/"]) {
        return (3, Tag::NUMBER);
    }
    (if is(1, &["%", "％", "‰"]) { 2 } else { 1 }, Tag::NUMBER)
}

/// A Latin word and what belongs to it: state-of-the-art, AT&T, C++, C#, U.S.
fn latin<'t>(here: &'t str, next: impl Fn(usize) -> &'t str) -> (usize, Tag) {
    let is_word = |part: &str| part.starts_with(char::is_alphanumeric);
    let mut count = 1;
    while matches!(next(count), "-" | "&" | "‐" | "‑" | ".") && is_word(next(count + 1)) {
        count += 2;
    }
    let last = if count == 1 { here } else { next(count - 1) };
    let is_letter = last.chars().count() == 1;
    if is_letter && next(count) == "+" {
        count += if next(count + 1) == "+" {
            2
        } else {
            usize::from(!is_word(next(count + 1)))
        };
    } else {
        let is_sharp = is_letter && next(count) == "#" && !is_word(next(count + 1));
        let is_initials = next(count) == "."
            && last.split('.').count() > 1
            && last.split('.').all(|it| it.chars().count() == 1);
        count += usize::from(is_sharp || is_initials);
    }
    let ending = match last.rsplit_once('.') {
        Some((_, ending)) => ending,
        None if count > 2 && next(count - 2) == "." => last,
        None => "",
    };
    let is_address = ENDINGS.contains(&ending.to_ascii_lowercase().as_str());
    (count, if is_address { Tag::URL } else { Tag::LATIN })
}

/// Whether a word of Unicode is a number as written: 1,700 or ３．５.
pub fn is_number(part: &str) -> bool {
    part.starts_with(|c| fold(c).is_ascii_digit())
        && part
            .chars()
            .all(|c| fold(c).is_ascii_digit() || matches!(fold(c), '.' | ',' | '\''))
}

/// Whether a grapheme is shown as an emoji: pictographs, flags, keycaps.
fn is_emoji(grapheme: &str) -> bool {
    let first = grapheme.chars().next().map_or(0, u32::from);
    matches!(first, 0x1F000..=0x1FAFF | 0x2600..=0x27BF | 0x2B00..=0x2BFF | 0x2300..=0x23FF)
        || (first > 0x7F && grapheme.contains('\u{FE0F}'))
}
