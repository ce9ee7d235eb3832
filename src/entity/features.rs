//! What the model of names sees at a word: the word and its neighbours, what the lexicon says of them, how they begin and end, and
//! the head of a long name that is still to come: 中国|青少年|发展|基金会.

use crate::text::HanSet;
use crate::weights::hash;
use crate::word::look::{EDGE, Look};
use std::sync::LazyLock;

/// One word to label, in its place.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// Whether no name holds it: most punctuation.
    pub is_closed: bool,
    /// The word.
    pub look: Look,
    /// The next word with which a name may end, and how far it is.
    pub head: u32,
    /// The short item of a list that it is in, and where in it.
    pub item: u32,
}

/// Where nothing stands.
pub const NOTHING: Seen = Seen {
    look: EDGE,
    head: 0,
    item: 0,
    is_closed: true,
};

/// Puts `looks` into their places, with two edges on either side.
pub fn place(looks: &[Look], seen: &mut Vec<Seen>) {
    seen.clear();
    seen.extend([NOTHING; 2]);
    seen.extend(looks.iter().map(|&look| Seen {
        look,
        head: 0,
        item: 0,
        is_closed: is_closed(look),
    }));
    seen.extend([NOTHING; 2]);
    let (mut head, mut distance) = (0, 0);
    for it in seen.iter_mut().rev() {
        if HEADS.holds(it.look.last) {
            (head, distance) = (it.look.last, 0);
        } else if distance == FARTHEST || is_break(it.look) {
            head = 0;
        } else {
            distance += 1;
        }
        it.head = if head == 0 { 0 } else { head | distance << 24 };
    }
    items(seen);
}

/// Marks what stands between two marks and is no longer than a name.
fn items(seen: &mut [Seen]) {
    let mut start = 2;
    for at in 2..seen.len().saturating_sub(1) {
        if !seen.get(at).is_some_and(|it| is_break(it.look)) {
            continue;
        }
        let mark = |at: usize| {
            seen.get(at)
                .map_or(0, |it| u32::from(it.look.last == COMMA))
        };
        let marks = mark(start - 1) | mark(at) << 1;
        let length = |it: &Seen| it.look.shape >> 6 & 7;
        if let Some(item) = seen.get_mut(start..at)
            && (1..=LONGEST_ITEM).contains(&item.len())
        {
            let sum: u32 = item.iter().map(length).sum();
            let surname = item
                .first()
                .map_or(0, |it| u32::from(it.look.may_be_surname()));
            let count = item.len() as u32;
            for (place, it) in item.iter_mut().enumerate() {
                if sum <= LONGEST_NAME {
                    it.item = 1 << 16
                        | marks << 12
                        | surname << 11
                        | sum << 8
                        | count << 4
                        | place as u32;
                }
            }
        }
        start = at + 1;
    }
}

/// 、
const COMMA: u32 = 0x3001;

const LONGEST_ITEM: usize = 4;

const LONGEST_NAME: u32 = 4;

/// Most punctuation stands in no name: those of 约翰·克鲁吉, 东北钢琴（集团）公司 and — do.
fn is_closed(look: Look) -> bool {
    look.tag == TAG_W
        && char::from_u32(look.last).is_some_and(|it| {
            matches!(
                it,
                '，' | '。'
                    | '、'
                    | '；'
                    | '：'
                    | '？'
                    | '！'
                    | '《'
                    | '》'
                    | '…'
                    | ','
                    | ';'
                    | ':'
                    | '?'
                    | '!'
            )
        })
}

/// A head farther away than this is not seen.
const FARTHEST: u32 = 6;

fn is_break(look: Look) -> bool {
    look.tag == TAG_W || look == EDGE
}

const TAG_W: u32 = crate::word::Tag::PUNCTUATION.0 as u32;

/// With which characters names of places and organisations end.
static HEADS: LazyLock<HanSet> = LazyLock::new(|| {
    HanSet::new(
        "部委局院厅社会团校队厂店行所司处办署党军台站馆报庭组室科盟园协联府市省县区镇乡村州心港路街桥山河湖江岛湾寺宫线学坛旗庄",
    )
});

/// Tells the features of the word in the middle of `window`, as hashes. `source` is the kind of text.
#[inline]
pub fn features(window: &[Seen; 5], source: u32, mut feature: impl FnMut(u32)) {
    let [far, left, here, right, next] = window;
    let (a, b, c, d, e) = (far.look, left.look, here.look, right.look, next.look);
    feature(hash(1, c.form, 0));
    feature(hash(2, b.form, 0));
    feature(hash(3, d.form, 0));
    feature(hash(4, a.form, 0));
    feature(hash(5, c.form, b.form));
    feature(hash(6, c.form, d.form));
    feature(hash(7, b.form, a.form));
    // The lexicon's word.
    feature(hash(8, c.shape, c.first));
    feature(hash(9, c.shape, c.last));
    feature(hash(10, c.ending, 0));
    feature(hash(11, c.shape, b.form));
    feature(hash(12, c.shape, d.form));
    feature(hash(13, c.shape, b.shape));
    feature(hash(14, c.shape, d.shape));
    feature(hash(15, e.shape, d.shape));
    feature(hash(16, c.form, d.last));
    feature(hash(17, c.last, b.last));
    let tags = c.tag << 16 | b.tag << 8;
    feature(hash(18, tags | d.tag, 0));
    feature(hash(19, tags | a.tag, 0));
    feature(hash(20, c.tag << 16 | d.tag << 8 | e.tag, 0));
    // The head of a long name.
    feature(hash(21, here.head, c.tag));
    feature(hash(22, right.head, c.tag));
    feature(hash(23, here.head & 0xFF_FFFF, b.form));
    // An item of a list, and what may be a surname with what follows.
    feature(hash(24, here.item, c.shape));
    feature(hash(25, here.item, 0));
    let name = c.shape & NAMELIKE | (d.shape & LENGTH) << 20;
    feature(hash(26, name, e.tag));
    feature(hash(27, name, b.form));
    // What each source calls a name.
    feature(hash(28, source, c.form));
    feature(hash(29, source, c.shape));
    feature(hash(30, source, tags | d.tag));
}

/// Of a shape how long the word is, whether it may be a surname, and whether it is a piece of an unknown word.
const NAMELIKE: u32 = 7 << 6 | 1 << 10 | 3 << 12;

/// Of a shape how long the word is.
const LENGTH: u32 = 7 << 6;
