//! What speaks for a row's label: its own looks, those of its neighbours, and how it hangs together with what stands before and behind.
//!
//! Features are hashes; the trainer and the reader share this file.

use super::clue::Clues;
use super::look::Look;
use super::window::{Marks, Rare, Window, rare, share};
use crate::weights::hash;
use rustc_hash::FxHashMap;

/// A page to read: its rows and what all of them together tell.
pub struct Features<'p> {
    looks: &'p [Look],
    pairs: &'p [u16],
    /// How often the page has rows of a template.
    templates: FxHashMap<u32, u32>,
    /// For every row how far the next dateline is.
    datelines: Vec<u32>,
    /// The blank lines between most rows.
    blanks: u32,
    /// Whether some rows are indented and some are not.
    has_indents: bool,
    /// How many of the short rows between paragraphs are followed by a byline or a dateline, in steps.
    signed: u32,
    /// How many datelines, bylines and jump marks the page has, at most 4; and in steps how many rows.
    news: u32,
    /// Of every pair of characters whether it stands in few rows.
    rare: Box<Rare>,
    near: Window,
    far: Window,
    marks: Marks,
    /// What a row shares with the next, and which row that is.
    next: Option<(usize, u32)>,
}

/// How many rows are looked at on either side to see what the text is about, and how many pairs of characters.
const WINDOW_ROWS: usize = 8;
const WINDOW_PAIRS: usize = 300;

impl<'p> Features<'p> {
    /// Reads the whole page once.
    #[must_use]
    pub fn new(looks: &'p [Look], pairs: &'p [u16]) -> Self {
        let mut templates = FxHashMap::default();
        let mut blanks = [0; 4];
        let mut indents = 0;
        for it in looks {
            for template in it.templates {
                *templates.entry(template).or_default() += 1;
            }
            if let Some(count) = blanks.get_mut(it.blanks as usize) {
                *count += 1;
            }
            indents += usize::from(it.is_indented);
        }
        let mut datelines = vec![FAR; looks.len()];
        let mut distance = FAR;
        for (it, to) in looks.iter().zip(&mut datelines).rev() {
            distance = if it.clues.has(Clues::DATELINE) {
                0
            } else {
                FAR.min(distance + 1)
            };
            *to = distance;
        }
        Self {
            looks,
            pairs,
            templates,
            datelines,
            blanks: (0..4).max_by_key(|&it| blanks[it as usize]).unwrap_or(0),
            has_indents: indents > 0 && indents < looks.len(),
            signed: signed(looks),
            news: news(looks),
            rare: rare(looks, pairs),
            near: Window::new(WINDOW_ROWS, WINDOW_PAIRS),
            far: Window::new(3 * WINDOW_ROWS, 3 * WINDOW_PAIRS),
            marks: Marks::default(),
            next: None,
        }
    }

    /// Tells `feature` the features of the row `at`.
    pub fn of(&mut self, at: usize, mut feature: impl FnMut(u32)) {
        let Some(here) = self.looks.get(at) else {
            return;
        };
        let near = |by: isize| at.checked_add_signed(by).and_then(|it| self.looks.get(it));
        let coarse = |by: isize| near(by).map_or(0, |it| it.coarse + 1);
        let shape = |by: isize| near(by).map_or(0, |it| it.shape + 1);
        let own = here.coarse + 1;
        let mut number = 0;
        let mut add = |a: u32, b: u32| {
            number += 1;
            feature(hash(number, a, b));
        };
        add(0, 0);
        add(here.shape, 0);
        add(here.shape, own);
        let (c2, c1, n1, n2, n3) = (coarse(-2), coarse(-1), coarse(1), coarse(2), coarse(3));
        add(c1, 0);
        add(c2, 0);
        add(n1, 0);
        add(n2, 0);
        add(n3, 0);
        add(c1, own);
        add(own, n1);
        add(c1 << 8 | own, n1);
        add(own << 8 | n1, n2);
        add(c2 << 8 | c1, own);
        add(c2 << 8 | c1, own << 8 | n1);
        add(own << 8 | n1, n2 << 8 | n3);
        add(shape(-1), 1);
        add(shape(1), 2);
        add(shape(-1), here.shape);
        add(here.shape, shape(1));
        add(here.length.min(30), shape(1));
        add(here.first[0], 0);
        add(here.first[0], here.first[1]);
        add(here.first[0], own);
        add(here.last[0], own);
        add(here.last[1], here.last[0]);
        let before = near(-1);
        add(before.map_or(0, |it| it.last[0]), own);
        add(before.map_or(0, |it| it.last[0]), here.first[0]);
        add(before.map_or(9, |it| it.balance as u32), own);
        add(
            before.map_or(9, |it| it.balance as u32) << 4 | here.balance as u32 & 3,
            c1,
        );
        add(here.straddle << 8 | own, c1);
        add(here.cut, own);
        add(here.cut, 1000 + c1);
        add(here.cut & 0xFF, here.first[0]);
        add(here.cut, 2000 + (here.first[0] == u32::from('“')) as u32);
        add(here.straddle, before.map_or(0, |it| it.shape));
        let blanks = 1 + (here.blanks > self.blanks) as u32 - (here.blanks < self.blanks) as u32;
        add(blanks << 8 | own, c1);
        add(
            blanks,
            near(1).map_or(0, |it| 1 + (it.blanks > self.blanks) as u32),
        );
        let indent = if self.has_indents {
            1 + u32::from(here.is_indented)
        } else {
            0
        };
        add(indent, own);
        add(indent, before.map_or(0, |it| 1 + u32::from(it.is_indented)));
        add(u32::from(here.may_go_on), own);
        add(u32::from(here.may_go_on), n1);
        add(
            u32::from(here.may_go_on) << 4 | near(1).map_or(0, |it| u32::from(it.may_go_on)),
            here.shape,
        );
        for template in here.templates {
            let alike = self.templates.get(&template).copied().unwrap_or(0);
            let alike = [1, 2, 3, 5, 8].iter().take_while(|&&it| alike > it).count() as u32;
            add(alike, own);
            add(alike << 8 | c1, n1);
        }
        add(self.datelines.get(at + 1).copied().unwrap_or(FAR), own);
        add(self.datelines.get(at + 1).copied().unwrap_or(FAR), c1);
        add(self.news, own);
        add(self.news << 8 | c1, own << 8 | n1);
        add(self.signed, own << 8 | u32::from(is_signed(self.looks, at)));
        add(self.signed << 8 | c1, own << 8 | n1);
        add(here.word, own);
        add(here.word, c1);
        add(near(1).map_or(0, |it| it.word), own << 8 | n1);
        let dated = |by: isize| near(by).map_or(0, |it| 1 + u32::from(it.clues.has(Clues::DATED)));
        let run = (dated(-2) << 6 | dated(-1) << 4 | dated(0) << 2 | dated(1)) << 2 | dated(2);
        add(run, own);
        add(dated(-1) << 4 | dated(0) << 2 | dated(1), c1 << 8 | n1);
        let last = match at.checked_sub(1) {
            Some(before) => self.shared(before),
            None => 0,
        };
        let next = self.shared(at);
        add(next, own);
        add(last, own);
        add(last << 8 | own, c1);
        add(next << 8 | own, n1);
        add(last << 4 | next, own);
        add(last << 4 | next, run);
        let [like_before, like_after, cosine] =
            self.near.likeness(self.looks, self.pairs, &self.rare, at);
        let [far_before, far_after, far] =
            self.far.likeness(self.looks, self.pairs, &self.rare, at);
        add(far_before, own);
        add(far_after, own);
        add(far_before << 4 | far_after, own);
        add(far, own);
        add(far << 8 | c1, n1);
        add(like_before, own);
        add(like_after, own);
        add(like_before << 4 | like_after, own);
        add(cosine, own);
        add(cosine << 4 | like_before, c1);
        add(cosine << 8 | c1, n1);
        if here.may_go_on {
            feature(hash(100, here.first[0], 0));
            feature(hash(101, here.first[0], here.first[1]));
            feature(hash(102, here.word, 0));
            feature(hash(103, last << 4 | like_before, next << 4 | like_after));
            feature(hash(104, here.shape, shape(-1)));
            feature(hash(
                105,
                before.map_or(0, |it| it.last[0]),
                near(1).map_or(0, |it| u32::from(it.may_go_on)),
            ));
        }
        for (by, place) in [(-1, 1), (0, 2), (1, 3), (2, 4)] {
            let Some(it) = near(by) else { continue };
            let mut rest = it.clues.0 & !Clues::SALUTATION.0;
            while rest != 0 {
                let bit = rest.trailing_zeros();
                rest &= rest - 1;
                feature(hash(70 + place, bit, 0));
                feature(hash(80 + place, bit, own));
                if place == 2 {
                    feature(hash(90, bit, c1));
                    feature(hash(91, bit, n1));
                }
            }
        }
        if here.length <= LONGEST_LINE {
            for &it in self.pairs.get(here.pairs.clone()).unwrap_or_default() {
                feature(hash(95, u32::from(it), 0));
            }
        }
    }

    /// What the row `at` shares with the next, in steps.
    fn shared(&mut self, at: usize) -> u32 {
        if let Some((_, shared)) = self.next.filter(|it| it.0 == at) {
            return shared;
        }
        let pairs = |at: usize| {
            let look = self.looks.get(at);
            look.and_then(|it| self.pairs.get(it.pairs.clone()))
                .unwrap_or_default()
        };
        let shared = self.marks.shared(pairs(at), pairs(at + 1));
        self.next = Some((at, shared));
        shared
    }
}

/// Pairs of characters are features of rows up to this length.
pub(super) const LONGEST_LINE: u32 = 45;

/// A dateline this far away, or farther, says nothing.
const FAR: u32 = 5;

/// Whether a text is surely one article: a speech, or what is no prose, such as verse, a chat, a program, where no sign of news stands
/// behind the first lines.
#[must_use]
pub fn is_one(looks: &[Look]) -> bool {
    let author = Clues(Clues::NAME.0 | Clues::BRACKETED.0);
    let has_author = looks
        .iter()
        .skip(FIRST_LINES)
        .any(|it| it.clues.has(author));
    let is_speech = looks
        .iter()
        .take(2 * FIRST_LINES)
        .any(|it| it.clues.has(Clues::SALUTATION));
    let paragraphs = looks.iter().filter(|it| it.length > 45).count();
    signs(looks) == 0 && (is_speech || !has_author && paragraphs * 5 < looks.len())
}

fn signs(looks: &[Look]) -> u32 {
    let sign = Clues(Clues::DATELINE.0 | Clues::BYLINE.0 | Clues::CONTINUES.0 | Clues::CAPTION.0);
    let behind = looks.iter().skip(FIRST_LINES);
    behind.filter(|it| it.clues.has(sign)).take(4).count() as u32
}

/// The lines at the head of a report that name its author and its occasion.
const FIRST_LINES: usize = 8;

/// How many signs of news a page has, and how long it is.
fn news(looks: &[Look]) -> u32 {
    let rows = [12, 40, 120]
        .iter()
        .take_while(|&&it| looks.len() > it)
        .count() as u32;
    signs(looks) << 2 | rows
}

/// Whether a byline or a dateline follows the row `at`, with at most two rows between.
fn is_signed(looks: &[Look], at: usize) -> bool {
    let rows = looks.get(at + 1..).unwrap_or_default();
    rows.iter()
        .take(3)
        .take_while(|it| it.coarse < 12)
        .any(|it| {
            it.clues.has(Clues(
                Clues::BYLINE.0 | Clues::DATELINE.0 | Clues::CONTINUES.0 | Clues::NAME.0,
            ))
        })
}

/// How many of the short rows that follow a paragraph have a byline or a dateline behind them, in steps.
fn signed(looks: &[Look]) -> u32 {
    let (mut all, mut signed) = (0, 0);
    for (at, both) in looks.windows(2).enumerate() {
        let [before, here] = both else { continue };
        if before.length > 45 && here.length <= 30 && !super::look::is_closed(here) {
            all += 1;
            signed += u32::from(is_signed(looks, at + 1));
        }
    }
    share(signed, all)
}
