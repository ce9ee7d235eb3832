//! What the model sees of a row: numbers made once, of which all features are combined.

use super::clue::{self, Clues, Ends};
use super::line::Line;
use super::unwrap::{Row, is_end};
use crate::lexicon::Lexicon;
use crate::lexicon::trie::ROOT;
use crate::text::{fold, is_han, is_zero_width};
use crate::weights::hash;
use rustc_hash::FxHashMap;

/// A row as the model sees it.
#[derive(Clone, Debug)]
pub struct Look {
    /// What it tells by itself.
    pub clues: Clues,
    /// How many characters it has, white space aside.
    pub length: u32,
    /// Its length and how it ends, in one number.
    pub shape: u32,
    /// The same in few classes: see [`COARSE`].
    pub coarse: u32,
    /// Its first two characters and its last two, digits made equal.
    pub first: [u32; 2],
    /// See `first`.
    pub last: [u32; 2],
    /// How many blank lines stand before it, at most 3.
    pub blanks: u32,
    /// Whether white space stands before it.
    pub is_indented: bool,
    /// See [`Row::may_go_on`].
    pub may_go_on: bool,
    /// The number of characters, at most 4, of the longest word that begins at the end of the row before and ends here.
    pub straddle: u32,
    /// How the last long row before it ends, and the longest word over that joint: what is cut may go on behind other lines.
    pub cut: u32,
    /// Whether it may be the rest of that row, which ends no sentence.
    pub may_be_rest: bool,
    /// Whether an article may begin with it: not behind a comma, not within a table, not with one of several section heads.
    pub may_begin: bool,
    /// Whether it is the row of a table: it has a tab.
    pub is_table: bool,
    /// Quotes and brackets that are opened and not closed, or the other way round: -1, 0, 1.
    pub balance: i32,
    /// The part of speech and the length of the longest word that it begins with.
    pub word: u32,
    /// How its beginning looks, how its end does, and how long its parts are, by which rows of one series are alike: 大势已至 乘势而上,
    /// 紧密协同 深度融合.
    pub templates: [u32; 3],
    /// Its pairs of Han characters, each in 12 bits: of a long row those of its beginning and its end.
    pub pairs: std::ops::Range<usize>,
}

/// How many classes [`Look::coarse`] has.
pub const COARSE: u32 = 16;

/// What is read of the beginning and of the end of a row.
const REACH: usize = 200;

/// The looks of all rows, and the pairs of characters that they point to.
#[must_use]
pub fn looks(text: &str, lines: &[Line], rows: &[Row], lexicon: &Lexicon) -> (Vec<Look>, Vec<u16>) {
    let mut pairs = Vec::new();
    let mut looks = Vec::with_capacity(rows.len());
    let mut characters: Vec<char> = Vec::new();
    let mut before: Vec<char> = Vec::new();
    // The end of the last long row, and how far that is.
    let (mut cut, mut is_whole, mut distance): (Vec<char>, bool, u32) = (Vec::new(), true, 0);
    for row in rows {
        std::mem::swap(&mut characters, &mut before);
        let length = read(
            text,
            lines.get(row.lines.clone()).unwrap_or_default(),
            &mut characters,
        );
        let mut look = look(&characters, length, &mut pairs);
        look.blanks = row.blanks.min(3);
        look.is_indented = row.is_indented;
        look.may_go_on = row.may_go_on;
        look.straddle = straddle(&before, &characters, lexicon);
        look.word = first_word(&characters, lexicon);
        look.may_be_rest = row.may_go_on || !is_whole;
        look.is_table = lines
            .get(row.lines.start)
            .is_some_and(|it| it.span.of(text).contains('\t'));
        let is_appendix = matches!(*characters, ['附', '件' | '录' | '表', ..]);
        look.may_begin = !look.is_table
            && !is_appendix
            && !look.clues.has(Clues::SALUTATION)
            && !waits(before.last())
            && !waits(characters.last())
            && !is_later_section(&characters);
        let end = cut.last().map_or(7, |&it| end(it));
        look.cut = straddle(&cut, &characters, lexicon) << 8
            | end << 4
            | u32::from(is_whole) << 3
            | distance.min(5);
        distance += 1;
        let is_caption = look.clues.has(Clues::CAPTION);
        if look.length >= LONG && !is_caption {
            cut.clear();
            cut.extend(characters.iter().skip(characters.len().saturating_sub(3)));
            is_whole = is_closed(&look);
            distance = 0;
        } else if is_closed(&look) && !look.clues.has(CREDITS)
            || look
                .clues
                .has(Clues(Clues::DATELINE.0 | Clues::CONTINUES.0))
        {
            is_whole = true;
        }
        looks.push(look);
    }
    series(&mut looks);
    // What stands above a table is its heading.
    for at in 1..looks.len() {
        let is_table = looks.get(at).is_some_and(|it| it.is_table);
        if let Some(above) = looks.get_mut(at - 1).filter(|_| is_table) {
            above.may_begin = false;
        }
    }
    (looks, pairs)
}

/// Heads that are built alike are those of sections: 大势已至 乘势而上, 紧密协同 深度融合, 跨江向海 拥抱未来; 【国家工程】, 【打退攻势】.
fn series(looks: &mut [Look]) {
    let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
    for it in looks.iter() {
        if let Some((template, _)) = template(it) {
            *counts.entry(template).or_default() += 1;
        }
    }
    for it in looks {
        if let Some((template, least)) = template(it)
            && counts.get(&template).is_some_and(|&it| it >= least)
        {
            it.may_begin = false;
        }
    }
}

/// How the head of a section is built, and how many heads make a series.
fn template(look: &Look) -> Option<(u32, u32)> {
    let is_short = look.length <= LONGEST_HEAD;
    // One in such brackets is none of several, but no headline either, unless it is an editor's note.
    let is_boxed = look.first[0] == u32::from('【') && look.last[0] == u32::from('】');
    if is_short && is_boxed && !look.clues.has(Clues::NOTE) {
        return Some((1, 1));
    }
    if !is_short || is_closed(look) || look.clues.has(CREDITS) {
        return None;
    }
    // 中国致公党（20人） and 台盟（18人） are as long as they are.
    if look.clues.has(Clues::COUNTED) {
        return Some((0, 3));
    }
    let [.., parts] = look.templates;
    look.clues.has(Clues::SPACED).then_some((parts, 3))
}

/// The most characters of the head of a section.
const LONGEST_HEAD: u32 = 20;

/// Puts the folded characters of `lines` into `characters`, of long ones the first and the last; gives their number, white space aside.
fn read(text: &str, lines: &[Line], characters: &mut Vec<char>) -> usize {
    characters.clear();
    let mut length = 0;
    for line in lines {
        // Characters without width are not seen.
        for c in line.span.of(text).chars().filter(|&it| !is_zero_width(it)) {
            let c = fold(c);
            length += usize::from(!c.is_whitespace());
            characters.push(if c.is_whitespace() { ' ' } else { c });
            if characters.len() == 6 * REACH {
                characters.drain(REACH..5 * REACH);
            }
        }
    }
    length
}

fn look(characters: &[char], length: usize, pairs: &mut Vec<u16>) -> Look {
    let head: String = characters.iter().take(HEAD).collect();
    let tail: String = characters
        .iter()
        .skip(characters.len().saturating_sub(TAIL))
        .collect();
    let clues = clue::clues(&Ends {
        head: &head,
        tail: &tail,
        length,
    });
    let seen = |c: &&char| **c != ' ';
    let sign = |c: Option<&char>| {
        c.map_or(0, |&c| {
            if c.is_ascii_digit() {
                u32::from('0')
            } else {
                u32::from(c)
            }
        })
    };
    let mut forwards = characters.iter().filter(seen);
    let first = [sign(forwards.next()), sign(forwards.next())];
    let mut backwards = characters.iter().rev().filter(seen);
    let last = [sign(backwards.next()), sign(backwards.next())];
    // A list of names is whole without a mark.
    let end = if clues.has(Clues::LIST) {
        0
    } else {
        end(char::from_u32(last[0]).unwrap_or(' '))
    };
    let bin = bin(length);
    let from = pairs.len();
    let both = characters.iter().zip(characters.iter().skip(1));
    let ends = both
        .clone()
        .take(REACH)
        .chain(both.skip(REACH.max(characters.len().saturating_sub(REACH))));
    for (&a, &b) in ends {
        if is_han(a) && is_han(b) {
            pairs.push((hash(9, u32::from(a), u32::from(b)) >> (32 - PAIR_BITS)) as u16);
        }
    }
    Look {
        clues,
        length: u32::try_from(length).unwrap_or(u32::MAX),
        shape: bin << 3 | end,
        coarse: coarse(clues, length, end),
        first,
        last,
        blanks: 0,
        is_indented: false,
        may_go_on: false,
        straddle: 0,
        cut: 0,
        may_be_rest: false,
        may_begin: true,
        is_table: false,
        word: 0,
        balance: balance(characters),
        templates: [
            hash(8, first[0] << 5 | bin, first[1] ^ clues.0 << 12),
            hash(9, last[0] << 1 | u32::from(length < 45), last[1]),
            hash(10, length.min(40) as u32, parts(characters)),
        ],
        pairs: from..pairs.len(),
    }
}

/// The hash of a pair of characters has so many bits.
pub const PAIR_BITS: u32 = 12;

/// What stands between the parts of a paragraph that is cut.
const CREDITS: Clues = Clues(Clues::CAPTION.0 | Clues::BYLINE.0 | Clues::BRACKETED.0);

/// A row of so many characters may be a paragraph that is cut.
const LONG: u32 = 24;

/// Whether what ends with `last` goes on.
fn waits(last: Option<&char>) -> bool {
    matches!(last, Some(',' | '、' | ':' | ';'))
}

/// 二、, （三）: what has a number above one is no beginning.
fn is_later_section(characters: &[char]) -> bool {
    let rest = characters.strip_prefix(&['(']).unwrap_or(characters);
    let number: Vec<char> = rest
        .iter()
        .copied()
        .take_while(|it| "一二三四五六七八九十".contains(*it))
        .collect();
    let end = rest.get(number.len());
    !number.is_empty() && number != ['一'] && matches!(end, Some('、' | ')'))
}

/// How many characters of a row's beginning and end are read for clues.
const HEAD: usize = 90;
const TAIL: usize = 45;

/// How a row ends.
fn end(last: char) -> u32 {
    match last {
        '。' | '.' => 0,
        '!' | '?' | '…' => 1,
        '”' | '」' | '』' | '"' | '’' => 2,
        ')' | '】' | ']' => 3,
        ':' | '—' => 4,
        ',' | ';' | '、' => 5,
        c if c.is_alphanumeric() => 6,
        _ => 7,
    }
}

/// The length of a row in classes.
fn bin(length: usize) -> u32 {
    [2, 4, 7, 10, 13, 17, 22, 28, 36, 46, 60, 90, 150]
        .iter()
        .take_while(|&&it| length > it)
        .count() as u32
}

fn coarse(clues: Clues, length: usize, end: u32) -> u32 {
    let is_closed = end < 4;
    if clues.has(Clues::DATELINE) {
        1
    } else if clues.has(Clues::BYLINE) {
        2
    } else if clues.has(Clues(Clues::JUMP.0 | Clues::CONTINUES.0)) {
        3
    } else if clues.has(Clues::CAPTION) {
        4
    } else if clues.has(Clues(Clues::BRACKETED.0)) {
        5
    } else if clues.has(Clues::NAME) {
        6
    } else if clues.has(Clues(Clues::NUMBERED.0 | Clues::ITEM.0)) && length <= 30 {
        7
    } else {
        match (length, is_closed) {
            (0..=8, false) => 8,
            (9..=24, false) => 9,
            (25..=45, false) => 10,
            (_, false) => 11,
            (0..=24, true) => 12,
            (25..=60, true) => 13,
            (61..=150, true) => 14,
            _ => 15,
        }
    }
}

/// Where the first white space stands within a row; 0 where there is none.
fn parts(characters: &[char]) -> u32 {
    let first = characters.iter().skip(1).take(40).position(|&it| it == ' ');
    first.map_or(0, |it| it as u32 + 1)
}

/// Whether quotes and brackets are opened and not closed, or closed and not opened.
fn balance(characters: &[char]) -> i32 {
    let mut open = 0;
    for &c in characters {
        match c {
            '“' | '「' | '『' | '(' | '《' | '【' => open += 1,
            '”' | '」' | '』' | ')' | '》' | '】' => open -= 1,
            _ => {}
        }
        if open < 0 {
            return -1;
        }
    }
    open.min(1)
}

/// The number of characters of the longest word over the joint of two rows.
fn straddle(before: &[char], here: &[char], lexicon: &Lexicon) -> u32 {
    let trie = lexicon.trie();
    let left = before.iter().rev().take(3).take_while(|&&c| is_han(c));
    let right = here.iter().take(3).take_while(|&&c| is_han(c)).count();
    let mut longest = 0;
    for from in 1..=left.count() {
        let end = before.iter().skip(before.len() - from);
        let mut node = trie.follow(ROOT, end.map(|&it| trie.code(it)));
        for (to, &c) in (1..).zip(here.iter().take(right.min(4 - from))) {
            if node == ROOT {
                break;
            }
            node = trie.follow(node, [trie.code(c)]);
            if lexicon.entry_at(node).is_some() {
                longest = longest.max(from + to);
            }
        }
    }
    longest as u32
}

/// The part of speech and the length of the longest word, of at most four characters, that a row begins with.
fn first_word(characters: &[char], lexicon: &Lexicon) -> u32 {
    let trie = lexicon.trie();
    let (mut node, mut longest) = (ROOT, 0);
    let han = characters.iter().take(4).take_while(|&&c| is_han(c));
    for (count, &c) in (1..).zip(han) {
        node = trie.follow(node, [trie.code(c)]);
        if node == ROOT {
            break;
        }
        if let Some(entry) = lexicon.entry_at(node) {
            longest = u32::from(lexicon.tag(entry).0) << 3 | count;
        }
    }
    longest
}

/// Whether the row ends as a sentence does.
#[must_use]
pub fn is_closed(look: &Look) -> bool {
    char::from_u32(look.last[0]).is_some_and(is_end)
}
