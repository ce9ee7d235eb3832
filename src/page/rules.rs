//! Labels without a model: what looks certain. A headline with a byline or a dateline behind it begins an article; a long line is a
//! paragraph; a short one within is a section head.

use super::clue::Clues;
use super::label::{BARE, BODY, COUNT, FRONT, HEAD, INNER, REST, SECTION};
use super::look::{Look, is_closed};
use super::model::Scores;

/// What a line is that heads nothing.
const CREDITS: Clues =
    Clues(Clues::BYLINE.0 | Clues::CAPTION.0 | Clues::BRACKETED.0 | Clues::JUMP.0 | Clues::DATE.0);

/// Scores the row `at`.
#[must_use]
pub fn score(looks: &[Look], at: usize) -> Scores {
    let mut scores = [0; COUNT];
    let Some(here) = looks.get(at) else {
        return scores;
    };
    let before = at.checked_sub(1).and_then(|it| looks.get(it));
    let is_credit = here.clues.has(CREDITS);
    let is_line = here.length <= 45 && !is_closed(here);
    let mut add = |label: usize, score: i32| {
        if let Some(it) = scores.get_mut(label) {
            *it += score;
        }
    };
    if is_credit {
        add(FRONT, 20);
        add(INNER, 20);
    } else if is_line {
        add(SECTION, 10);
        add(FRONT, 30);
        if begins_signed(looks, at) {
            add(HEAD, 60);
        }
    } else {
        add(BODY, 40);
        let is_cut =
            before.is_some_and(|it| it.length > 45 && !is_closed(it) && !it.clues.has(Clues::LIST));
        if is_cut && (here.straddle >= 2 || !here.clues.has(Clues::DATELINE)) {
            add(REST, 50);
        }
    }
    add(BARE, if is_line { 5 } else { 0 });
    scores
}

/// Whether a headline begins at the row `at`, behind a paragraph and with a byline or a dateline behind it.
#[must_use]
pub fn begins_signed(looks: &[Look], at: usize) -> bool {
    let Some(here) = looks.get(at) else {
        return false;
    };
    let before = at.checked_sub(1).and_then(|it| looks.get(it));
    let is_after_text = before.is_none_or(|it| it.length > 45 || is_closed(it));
    let is_line =
        here.length <= 45 && !is_closed(here) && !here.clues.has(CREDITS) && here.may_begin;
    is_after_text && is_line && is_signed(looks, at)
}

/// Whether the lines of a headline that begins at `at` end with a byline or a dateline.
fn is_signed(looks: &[Look], at: usize) -> bool {
    let rows = looks.get(at + 1..).unwrap_or_default();
    let sign = Clues(Clues::BYLINE.0 | Clues::DATELINE.0 | Clues::CONTINUES.0);
    let is_head = |it: &&Look| it.length <= 45 && !is_closed(it);
    let next = rows
        .iter()
        .take(4)
        .find(|it| !is_head(it) || it.clues.has(sign));
    next.is_some_and(|it| it.clues.has(sign))
}
