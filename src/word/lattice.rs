//! The likeliest cut: of all rows of words that a run of characters can be read as, the one that costs least.
//!
//! ```text
//! 长 江 口 产 业 创 新     a word costs −ln of its share of all words, in whole steps
//! └──────┘                 长江口 39 is cheaper than 长江 24 + 口 24
//!          └────┘└────┘    产业 27, 创新 28
//! ```
//!
//! One pass from the right to the left: what the rest costs best is known when a character is reached. All costs are whole
//! numbers, so that every platform finds the same way; of two that cost the same, the one whose first word is longer wins.

use super::Tag;
use super::lexer::{Kind, Piece};
use super::marks::{self, Marks};
use crate::lexicon::trie::{Code, Node, ROOT, Trie};
use crate::lexicon::{Lexicon, Mark};
use crate::text::Span;
use std::ops::{Bound, Range, RangeBounds};

/// A run of atoms, which no word cuts: Han characters, and where the reader has words of their own, tokens of the lexer between
/// them. Its memory is used again for the next run.
#[derive(Default)]
pub struct Lattice {
    /// The code of a Han character, that of none for a token.
    codes: Vec<Code>,
    /// Where each atom stands in the text; nothing where `even` says it.
    spans: Vec<Span>,
    /// Where the run begins, if every atom is a character of three bytes.
    even: Option<usize>,
    /// For every atom what the cheapest way from it to the end costs, and its first step.
    ways: Vec<Way>,
    /// All facts of all [`Code`]s together.
    facts: Code,
    /// What the word model reads, where it is asked for.
    marks: Vec<Marks>,
}

/// The cheapest way from an atom to the end.
#[derive(Clone, Copy, Default)]
struct Way {
    /// It may have come round below the least number: two costs are told apart by their difference, which is small.
    cost: i32,
    step: Step,
}

impl Way {
    /// Takes another way where it costs as little.
    #[inline(always)]
    fn or(&mut self, cost: i32, length: usize, source: Source) {
        if cost.wrapping_sub(self.cost) <= 0 {
            let length = length as u32;
            *self = Self {
                cost,
                step: Step { length, source },
            };
        }
    }
}

/// A word of the way.
#[derive(Clone, Copy, Debug, Default)]
pub struct Step {
    /// How many atoms it takes.
    pub length: u32,
    /// What makes it a word.
    pub source: Source,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The lexer.
    Token(Tag),
    /// The reader.
    User(Tag),
    /// The lexicon, by the node where it ends; a single character may end at none.
    Lexicon(Node),
}

impl Default for Source {
    fn default() -> Self {
        Self::Lexicon(ROOT)
    }
}

/// What a character costs that is no word: as much as a word that was counted once in 60 million.
const UNKNOWN: i32 = 54;

/// What a word of the reader earns for each of its characters: more than any other way through them costs.
const USER: i32 = 1 << 12;

impl Lattice {
    /// Finds the cheapest way through a run of Han characters; with `MARK`, says what the word model reads.
    pub fn solve<const MARK: bool>(&mut self, text: &str, run: Span, lexicon: &Lexicon) {
        self.clear();
        let trie = lexicon.trie();
        if self.read_even(run.of(text), trie) {
            self.even = Some(run.start);
        } else {
            self.read(text, run, trie);
        }
        self.ways.resize(self.codes.len() + 1, Way::default());
        if MARK {
            self.marks.resize(self.codes.len(), Marks::default());
        }
        for at in (0..self.codes.len()).rev() {
            self.step::<MARK>(at, self.codes.len(), trie, &[]);
        }
        if MARK {
            self.mark_way();
        }
    }

    /// The same through the pieces of a clause, where words of the reader may hold several of them.
    pub fn solve_with_user_words(&mut self, text: &str, pieces: &[Piece], lexicon: &Lexicon) {
        self.clear();
        let trie = lexicon.trie();
        let mut tokens = Vec::new();
        for piece in pieces {
            match piece.kind {
                Kind::Token(tag) => {
                    tokens.push((self.codes.len(), tag));
                    self.codes.push(Code::default());
                    self.spans.push(piece.span);
                }
                Kind::Han => self.read(text, piece.span, trie),
            }
        }
        self.ways.resize(self.codes.len() + 1, Way::default());
        self.marks.resize(self.codes.len(), Marks::default());
        let mut said = Vec::new();
        // Only words of the reader reach beyond white space.
        let mut end = self.codes.len();
        for at in (0..self.codes.len()).rev() {
            if self.is_apart(at + 1) {
                end = at + 1;
            }
            self.said(text, at, lexicon, &mut said);
            self.step::<true>(at, end, trie, &said);
            if let Some((_, tag)) = tokens.pop_if(|it| it.0 == at)
                && let Some(Way { step, .. }) = self.ways.get_mut(at)
                && step.source == Source::Lexicon(ROOT)
            {
                step.source = Source::Token(tag);
            }
        }
        self.mark_way();
    }

    /// Marks the steps of the cheapest way.
    fn mark_way(&mut self) {
        let mut at = 0;
        while let Some(step) = self.first_step(at) {
            marks::add_step(&mut self.marks, at, step.length as usize);
            at += step.length as usize;
        }
    }

    /// The first step of the cheapest way from the atom `at` to the end; `None` beyond the last.
    #[inline]
    pub fn first_step(&self, at: usize) -> Option<Step> {
        let ways = self.ways.get(..self.codes.len())?;
        ways.get(at).map(|it| it.step)
    }

    /// Where the `length` atoms from `at` on stand in the text.
    #[inline]
    pub fn span(&self, at: usize, length: usize) -> Span {
        if let Some(start) = self.even {
            return Span::new(start + 3 * at, start + 3 * (at + length));
        }
        let first = self.spans.get(at).copied().unwrap_or_default();
        let last = self.spans.get(at + length - 1).copied().unwrap_or_default();
        Span::new(first.start, last.end)
    }

    /// Whether white space lies before the atom `at`.
    #[inline]
    pub fn is_apart(&self, at: usize) -> bool {
        self.even.is_none() && {
            let end = |at: usize| self.spans.get(at).map(|it| it.end);
            at.checked_sub(1).and_then(end) != self.spans.get(at).map(|it| it.start)
        }
    }

    /// The codes of some atoms.
    #[inline]
    pub fn codes(&self, atoms: impl RangeBounds<usize>) -> &[Code] {
        self.codes.get(bounds(atoms)).unwrap_or_default()
    }

    /// What the word model reads of some atoms.
    #[inline]
    pub fn marks(&self, atoms: impl RangeBounds<usize>) -> &[Marks] {
        self.marks.get(bounds(atoms)).unwrap_or_default()
    }

    /// Whether one of some atoms folds to another character.
    #[inline]
    pub fn folds(&self, atoms: Range<usize>) -> bool {
        self.facts.is(Code::FOLDS) && self.codes(atoms).iter().any(|it| it.is(Code::FOLDS))
    }

    /// Whether a numeral may begin with the atom `at`.
    #[inline]
    pub fn begins_numeral(&self, at: usize) -> bool {
        self.codes.get(at).is_some_and(|it| it.is(Code::NUMERAL))
    }

    fn clear(&mut self) {
        self.codes.clear();
        self.spans.clear();
        self.ways.clear();
        self.marks.clear();
        self.facts = Code::default();
        self.even = None;
    }

    /// Adds the codes of Han characters, if each has three bytes.
    fn read_even(&mut self, run: &str, trie: &Trie) -> bool {
        let (characters, rest) = run.as_bytes().as_chunks();
        let (mut facts, mut others) = (self.facts, 0);
        self.codes.extend(characters.iter().map(|&bytes| {
            others |= bytes[0] & 0xF0 ^ 0xE0;
            let code = trie.code_of_bytes(bytes);
            facts = facts.and(code);
            code
        }));
        let even = others == 0 && rest.is_empty();
        if even {
            self.facts = facts;
        } else {
            self.codes.clear();
        }
        even
    }

    /// Adds the codes of Han characters, and where they stand.
    fn read(&mut self, text: &str, run: Span, trie: &Trie) {
        let mut start = run.start;
        for c in run.of(text).chars() {
            let end = start + c.len_utf8();
            let code = trie.code(c);
            self.spans.push(Span::new(start, end));
            self.codes.push(code);
            self.facts = self.facts.and(code);
            start = end;
        }
    }

    /// Finds the cheapest way from the atom `at`; those behind it are known. No word of the lexicon goes beyond `end`. `said` is what
    /// the reader said of words that begin here.
    #[inline(always)]
    fn step<const MARK: bool>(&mut self, at: usize, end: usize, trie: &Trie, said: &[Said]) {
        let codes = self.codes.get(at..end).unwrap_or_default();
        let (Some(first), Some((way, [next, more @ ..]))) = (
            codes.first(),
            self.ways.get_mut(at..).and_then(|it| it.split_first_mut()),
        ) else {
            return;
        };
        let node = trie.first(*first);
        let mut best = Way {
            cost: next
                .cost
                .wrapping_add(UNKNOWN.min(i32::from(trie.slot(node).cost()))),
            step: Step {
                length: 1,
                source: Source::Lexicon(node),
            },
        };
        let marks = &mut self.marks;
        trie.words(codes, |length, node, cost| {
            let removed = |it: &Said| it.mark == Mark::Removed && it.length == length;
            if let Some(beyond) = more.get(length - 2)
                && !said.iter().any(removed)
            {
                if MARK {
                    marks::add_word(marks, at, length);
                }
                best.or(
                    beyond.cost.wrapping_add(cost),
                    length,
                    Source::Lexicon(node),
                );
            }
        });
        for it in said {
            let Mark::Added(tag) = it.mark else { continue };
            let cost = 1 - USER * it.characters as i32;
            let beyond = match it.length {
                1 => Some(&*next),
                length => more.get(length - 2),
            };
            if let Some(beyond) = beyond {
                best.or(beyond.cost.wrapping_add(cost), it.length, Source::User(tag));
            }
        }
        *way = best;
    }

    /// What the reader said of words that begin at the atom `at`. A word that would end within a token (`ces` in `process`) is none.
    fn said(&self, text: &str, at: usize, lexicon: &Lexicon, said: &mut Vec<Said>) {
        said.clear();
        let spans = self.spans.get(at..).unwrap_or_default();
        let Some(start) = spans.first().map(|it| it.start) else {
            return;
        };
        let rest = Span::new(start, text.len()).of(text);
        lexicon.user().starting(rest, |bytes, characters, mark| {
            let end = start + bytes;
            let length = spans.partition_point(|it| it.end <= end);
            let last = length.checked_sub(1).and_then(|it| spans.get(it));
            if last.is_some_and(|it| it.end == end) {
                said.push(Said {
                    length,
                    characters,
                    mark,
                });
            }
        });
    }
}

fn bounds(atoms: impl RangeBounds<usize>) -> (Bound<usize>, Bound<usize>) {
    (atoms.start_bound().cloned(), atoms.end_bound().cloned())
}

/// What the reader said of a word.
struct Said {
    /// How many atoms it takes.
    length: usize,
    /// How many characters it has.
    characters: usize,
    mark: Mark,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{fold, is_han};
    use jieba_rs::Jieba;
    use std::collections::BTreeSet;
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

    fn cut(lattice: &mut Lattice, text: &str, run: Span) -> Vec<Span> {
        lattice.solve::<false>(text, run, &LEXICON);
        let mut words = Vec::new();
        let mut at = 0;
        while let Some(step) = lattice.first_step(at) {
            words.push(lattice.span(at, step.length as usize));
            at += step.length as usize;
        }
        words
    }

    #[track_caller]
    fn check(words: &str) {
        let text = words.replace('|', "");
        let found: Vec<&str> = cut(&mut Lattice::default(), &text, Span::new(0, text.len()))
            .iter()
            .map(|it| it.of(&text))
            .collect();
        assert_eq!(found.join("|"), words);
    }

    #[test]
    fn finds_the_likeliest_words() {
        check("加快|建设|长江口|产业|创新|协同|区");
        check("研究|生命|的|起源");
        check("圖書館|和|图书馆");
        check("𠮷|野|家");
    }

    /// `jieba-rs` cuts as we do, but for these kinds of differences:
    /// - compounds that nobody counted (frequency 2 or 3) are cut, which are nearly all: 专家|学者, 合作|项目, 短|板;
    /// - two ways whose costs are nearly the same may change places, since costs are whole numbers: 研究院|院长|成|长春 and
    ///   研究院|院|长成|长春;
    /// - traditional characters are read as simplified ones, which is why the text is folded before both cut it.
    ///
    /// The measure is the F1 of boundaries.
    #[test]
    fn agrees_with_jieba() {
        let dictionary = include_bytes!(env!("JIEBA_DICTIONARY"));
        let jieba = Jieba::with_dict(&mut &dictionary[..]).unwrap();
        let (mut same, mut all) = (0, 0);
        let mut lattice = Lattice::default();
        for story in [
            include_str!("../../tests/golden/seed/text.txt"),
            include_str!("../../tests/golden/mixed/text.txt"),
            include_str!("../../tests/golden/traditional/text.txt"),
        ] {
            let text: String = story.chars().map(fold).collect();
            let mut start = 0;
            for run in text.split(|c| !is_han(c)) {
                start += text[start..].find(run).unwrap();
                let ours: BTreeSet<usize> =
                    cut(&mut lattice, &text, Span::new(start, start + run.len()))
                        .iter()
                        .map(|it| it.end - start)
                        .collect();
                let theirs: BTreeSet<usize> =
                    jieba.cut(run, false).iter().map(|it| it.byte_end).collect();
                same += ours.intersection(&theirs).count();
                all += ours.len() + theirs.len();
                start += run.len();
            }
        }
        let agreement = 2.0 * same as f64 / all as f64;
        assert!(agreement >= 0.98, "{agreement}");
    }
}
