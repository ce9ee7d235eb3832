//! Words → their parts of speech: a perceptron from left to right, its weights in hashed rows (Collins 2002).
//!
//! It sees the word, its neighbours, what the lexicon says of them, and the two tags before. What the lexer knows (numbers,
//! punctuation, Latin words) and what was found to be a name keeps its tag.

use super::look::{EDGE, Look};
use super::settled::Settled;
use super::{Tag, Word};
use crate::weights::{Hits, Sparse, hash};

/// The weights of the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights {
    rows: Sparse<4>,
}

/// How many tags the model tells apart: four lanes of eight.
pub const COUNT: usize = 32;

/// They.
pub const TAGS: [&str; COUNT] = [
    "n", "nr", "ns", "nt", "nz", "ng", "v", "vn", "vd", "vg", "a", "an", "ad", "ag", "b", "z", "d",
    "r", "m", "q", "t", "tg", "s", "f", "p", "c", "u", "y", "k", "i", "l", "j",
];

impl Weights {
    /// Reads the rows that [`crate::weights::write`] wrote.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (rows, rest) = Sparse::read(bytes)?;
        rest.is_empty().then_some(Self { rows })
    }
}

/// Tells the features of the word in the middle of `window`, as hashes; `before` is the tag before it, `second` the one before that.
#[inline]
pub fn features(window: &[Look; 5], before: u32, second: u32, mut feature: impl FnMut(u32)) {
    let [_, b, c, d, e] = window;
    feature(hash(1, c.form, 0));
    feature(hash(2, c.form, before));
    feature(hash(3, c.tag, before << 8 | second));
    feature(hash(4, b.form, c.tag));
    feature(hash(5, d.form, c.tag));
    feature(hash(6, c.shape, c.last));
    feature(hash(7, c.first, c.shape));
    feature(hash(8, c.ending, 0));
    feature(hash(9, c.tag, d.tag << 8 | before));
    feature(hash(10, c.tag, d.tag << 8 | e.tag));
    feature(hash(11, c.form, d.form));
    feature(hash(12, c.form, d.tag));
    feature(hash(13, b.form, c.form));
    feature(hash(14, d.last, c.form));
    feature(hash(15, c.shape, before));
}

/// Gives `words` their tags, except those that are `fixed`. `looks` are they, as the model sees them.
pub fn tag(
    words: &mut [Word],
    looks: &[Look],
    weights: &Weights,
    settled: &Settled,
    fixed: impl Fn(usize) -> bool,
) {
    let mut hits = Hits::default();
    let mut window = [EDGE; 5];
    let mut coming = looks.iter().copied();
    window[3] = coming.next().unwrap_or(EDGE);
    window[4] = coming.next().unwrap_or(EDGE);
    let (mut before, mut second) = (EDGE.tag, EDGE.tag);
    for (at, word) in words.iter_mut().enumerate() {
        window.rotate_left(1);
        window[4] = coming.next().unwrap_or(EDGE);
        if !fixed(at) && !is_token(word) {
            let best = settled.tag(&window[2]).unwrap_or_else(|| {
                features(&window, before, second, |hash| {
                    weights.rows.look_up(hash, &mut hits)
                });
                weights.rows.sum(&mut hits).best()
            });
            if let Some(&tag) = NUMBERS.get(best) {
                word.tag = tag;
            }
        }
        (before, second) = (u32::from(word.tag.0), before);
    }
}

/// The tags of [`TAGS`].
const NUMBERS: [Tag; COUNT] = {
    let mut tags = [Tag::NOUN; COUNT];
    let mut at = 0;
    while at < COUNT {
        tags[at] = Tag::of(TAGS[at]);
        at += 1;
    }
    tags
};

/// Whether the lexer knows what a word is.
#[must_use]
pub fn is_token(word: &Word) -> bool {
    word.entry.is_none() && ![Tag::NOUN, Tag::PERSON, Tag::NUMBER].contains(&word.tag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn knows_its_tags() {
        for (name, tag) in TAGS.iter().zip(NUMBERS) {
            assert_eq!(*name, tag.name());
        }
    }

    #[test]
    fn keeps_tokens_and_what_is_settled() {
        let mut weights = vec![[0i8; COUNT]; 32];
        for row in &mut weights {
            row[6] = 1;
        }
        let weights = Weights::from_bytes(&crate::weights::write::<4, _>(5, &weights)).unwrap();
        let word = |tag| Word {
            span: Span::new(0, 0),
            tag,
            entry: None,
            folds: false,
        };
        let mut words = [Tag::NOUN, Tag::PERSON, Tag::PUNCTUATION].map(word);
        let (settled, _) = Settled::read(&Settled::write(&[])).unwrap();
        tag(&mut words, &[EDGE; 3], &weights, &settled, |at| at == 1);
        assert_eq!(words.map(|it| it.tag.name()), ["v", "nr", "w"]);
    }
}
