//! A text → its words, each with its part of speech.
//!
//! Clause by clause: the lexer cuts what no dictionary should touch (`GPT-4o`, `1,700`, `60％`, `2024年`, 😂); the lattice finds the
//! likeliest words of the lexicon and of the reader for the rest; single characters in a row may be a name. What lies between words is
//! white space.

mod address;
#[doc(hidden)]
pub mod features;
mod label;
mod lattice;
mod lexer;
#[doc(hidden)]
pub mod look;
#[doc(hidden)]
pub mod marks;
#[doc(hidden)]
pub mod model;
mod name;
pub(crate) mod numeral;
mod parts;
#[doc(hidden)]
pub mod settled;
mod tag;
#[doc(hidden)]
pub mod tagger;
mod token;
mod unknown;

use crate::lexicon::trie::{Node, ROOT};
use crate::lexicon::{Entry, Lexicon};
use crate::text::{Span, fold};
use lattice::{Lattice, Source, Step};
use lexer::{Kind, Lexer, Piece};
use std::ops::Range;
use unknown::Joiner;

pub use label::runs;
pub(crate) use name::{is_surname, looks_like_a_person};
pub use tag::Tag;

/// A word in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// Its part of speech.
    pub tag: Tag,
    /// Which word of the lexicon it is, where it is one.
    pub entry: Option<Entry>,
    /// Whether it is written in other characters than the lexicon has it: 漢語 for 汉语.
    pub folds: bool,
}

/// How the names of people are cut.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Names {
    /// In one piece: 沈雪梅.
    #[default]
    Whole,
    /// The surname apart: 沈|雪梅.
    Split,
}

/// Cuts `text` into words, in their order.
///
/// Nothing is lost: what lies between two words is white space. A line break ends a word. `progress` is told the share that is
/// done, now and then.
///
/// ```
/// use jianbao::{Lexicon, Names, segment};
///
/// let text = "沈雪梅说，漢語很难。";
/// let words = segment(text, &Lexicon::built_in(), Names::Whole, &mut |_| {});
/// let told: Vec<_> = words.iter().map(|it| (it.span.of(text), it.tag.name())).collect();
/// assert_eq!(told[..2], [("沈雪梅", "nr"), ("说", "v")]);
/// assert!(words[3].folds, "the lexicon has 汉语");
/// ```
pub fn segment(
    text: &str,
    lexicon: &Lexicon,
    names: Names,
    progress: &mut dyn FnMut(f64),
) -> Vec<Word> {
    let mut words = Vec::new();
    let mut watch = Watch::new(text);
    Segmenter::default().cut(text, lexicon, names, |clause| {
        words.extend_from_slice(clause);
        watch.reached(clause, progress);
    });
    words
}

/// Cuts the surname off every name of a person among `words`.
pub fn split_names(text: &str, words: &mut Vec<Word>, lexicon: &Lexicon) {
    name::split(text, words, lexicon);
}

/// Tells now and then how much of a text is done.
pub(crate) struct Watch {
    length: usize,
    told: usize,
}

impl Watch {
    pub(crate) fn new(text: &str) -> Self {
        Self {
            length: text.len(),
            told: 0,
        }
    }

    /// The cut has come to the end of `clause`.
    pub(crate) fn reached(&mut self, clause: &[Word], progress: &mut dyn FnMut(f64)) {
        let done = clause.last().map_or(0, |it| it.span.end);
        if done > self.told + PROGRESS_STEP {
            self.told = done;
            progress(done as f64 / self.length as f64);
        }
    }
}

/// Progress is told every so many bytes.
const PROGRESS_STEP: usize = 1 << 18;

/// Cuts one text after the other in the same memory, of which it needs as much as the longest clause takes.
#[derive(Default)]
pub struct Segmenter {
    pieces: Vec<Piece>,
    lattice: Lattice,
    joiner: Joiner,
    labels: label::Scratch,
    words: Vec<Word>,
    /// Where the last word ends that begins with a numeral.
    numeral: Option<usize>,
    /// Whether words may be one numeral together.
    has_numerals: bool,
    /// Folded characters.
    row: Vec<char>,
}

impl Segmenter {
    /// Cuts `text` and tells `found` the words of one clause after the other: a clause ends with a line or with a full stop.
    pub fn cut(
        &mut self,
        text: &str,
        lexicon: &Lexicon,
        names: Names,
        mut found: impl FnMut(&[Word]),
    ) {
        lexicon.trie().will_read(text.len());
        let mut lexer = Lexer::new(text, std::mem::take(&mut self.pieces));
        while let Some(pieces) = lexer.clause() {
            self.words.clear();
            (self.numeral, self.has_numerals) = (None, false);
            if lexicon.user().is_empty() {
                for piece in pieces {
                    match piece.kind {
                        Kind::Token(tag) => {
                            // It may be a numeral with a mark upon it.
                            self.has_numerals |= tag == Tag::NOUN;
                            self.words.push(Word::token(piece.span, tag));
                        }
                        Kind::Han => match lexicon.model() {
                            None => {
                                self.lattice.solve::<false>(text, piece.span, lexicon);
                                self.read_way(text, lexicon);
                            }
                            Some(model) => {
                                self.lattice.solve::<true>(text, piece.span, lexicon);
                                self.label_way(text, lexicon, model, names);
                            }
                        },
                    }
                }
            } else {
                self.lattice.solve_with_user_words(text, pieces, lexicon);
                match lexicon.model() {
                    None => self.read_way(text, lexicon),
                    Some(model) => self.label_way(text, lexicon, model, names),
                }
                self.has_numerals = true;
            }
            if self.has_numerals {
                numeral::join(text, &mut self.words, lexicon);
            }
            if names == Names::Split {
                name::split(text, &mut self.words, lexicon);
            }
            found(&self.words);
        }
        self.pieces = lexer.into_pieces();
    }

    /// Makes words of the way through the lattice.
    fn read_way(&mut self, text: &str, lexicon: &Lexicon) {
        // Where the single characters in a row begin that the way has come to the end of.
        let (mut row, mut at) = (0, 0);
        while let Some(Step { length, source }) = self.lattice.first_step(at) {
            let atoms = at..at + length as usize;
            at = atoms.end;
            let single = length == 1 && matches!(source, Source::Lexicon(_));
            if row < atoms.start && (!single || self.lattice.is_apart(atoms.start)) {
                self.read_row(text, row..atoms.start, lexicon);
                row = atoms.start;
            }
            if single {
                continue;
            }
            row = atoms.end;
            match source {
                Source::Lexicon(node) => self.push(text, atoms, node, lexicon),
                Source::Token(tag) => self.words.push(Word::token(self.span(atoms), tag)),
                Source::User(tag) => self.words.push(Word {
                    tag,
                    ..Word::han(text, self.span(atoms), lexicon)
                }),
            }
        }
        if row < at {
            self.read_row(text, row..at, lexicon);
        }
    }

    /// Makes words of single characters in a row.
    fn read_row(&mut self, text: &str, row: Range<usize>, lexicon: &Lexicon) {
        let trie = lexicon.trie();
        if let &[code] = self.lattice.codes(row.clone()) {
            return self.push(text, row, trie.first(code), lexicon);
        }
        let (first, span) = (row.start, self.span(row.clone()));
        let mut characters = std::mem::take(&mut self.row);
        let mut joiner = std::mem::take(&mut self.joiner);
        characters.clear();
        characters.extend(span.of(text).chars());
        if self.lattice.folds(row) {
            characters.iter_mut().for_each(|it| *it = fold(*it));
        }
        joiner.join(&characters, lexicon, |word| {
            let atoms = first + word.start..first + word.end;
            let node = trie.follow(ROOT, self.lattice.codes(atoms.clone()).iter().copied());
            self.push(text, atoms, node, lexicon);
        });
        (self.row, self.joiner) = (characters, joiner);
    }

    /// Adds a word of Han characters, which ends at `node`.
    #[inline]
    fn push(&mut self, text: &str, atoms: Range<usize>, node: Node, lexicon: &Lexicon) {
        let span = self.span(atoms.clone());
        if (self.numeral.is_some() || self.lattice.begins_numeral(atoms.start))
            && self.push_measure(text, span, atoms.clone(), lexicon)
        {
            return;
        }
        let slot = lexicon.trie().slot(node);
        let entry = lexicon.entry_at(node);
        self.words.push(Word {
            span,
            tag: match entry {
                Some(_) => slot.tag(),
                None => tag_of_unknown(span.of(text)),
            },
            entry,
            folds: self.lattice.folds(atoms),
        });
    }

    /// Sees whether the word at `span` may be one with the numeral before it; adds it where it is a
    /// numeral with its measure word, which are two.
    #[inline(never)]
    fn push_measure(
        &mut self,
        text: &str,
        span: Span,
        atoms: Range<usize>,
        lexicon: &Lexicon,
    ) -> bool {
        let begins = self.lattice.begins_numeral(atoms.start);
        self.has_numerals |= self.numeral == Some(span.start) && numeral::continues(span.of(text));
        self.numeral = begins.then_some(span.end);
        if !begins || atoms.len() < 2 {
            return false;
        }
        let folded: String = span.of(text).chars().map(fold).collect();
        let Some(length) = numeral::measure(&folded) else {
            return false;
        };
        let middle = span.start + length;
        for (tag, start, end) in [
            (Tag::NUMBER, span.start, middle),
            (Tag::MEASURE, middle, span.end),
        ] {
            let span = Span::new(start, end);
            self.words.push(Word {
                tag,
                ..Word::han(text, span, lexicon)
            });
        }
        self.has_numerals |= numeral::continues(Span::new(middle, span.end).of(text));
        self.numeral = None;
        true
    }

    fn span(&self, atoms: Range<usize>) -> Span {
        self.lattice.span(atoms.start, atoms.len())
    }
}

impl Word {
    fn token(span: Span, tag: Tag) -> Self {
        Self {
            span,
            tag,
            entry: None,
            folds: false,
        }
    }

    /// A word of Han characters, by what the lexicon says of it.
    #[must_use]
    pub fn han(text: &str, span: Span, lexicon: &Lexicon) -> Self {
        let form = span.of(text);
        let entry = lexicon.entry(form);
        Self {
            span,
            tag: entry.map_or_else(|| tag_of_unknown(form), |it| lexicon.tag(it)),
            entry,
            folds: Self::folds(form),
        }
    }

    fn folds(form: &str) -> bool {
        form.chars().any(|c| fold(c) != c)
    }
}

/// The part of speech of a word that the lexicon does not know: a number's, a name's or a noun's.
fn tag_of_unknown(word: &str) -> Tag {
    let folded: String = word.chars().map(fold).collect();
    if numeral::is_numeral(&folded) {
        Tag::NUMBER
    } else if looks_like_a_person(&folded) {
        Tag::PERSON
    } else {
        Tag::NOUN
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

    fn cut(text: &str, lexicon: &Lexicon, names: Names) -> String {
        let words = segment(text, lexicon, names, &mut |_| {});
        words
            .iter()
            .map(|it| it.span.of(text))
            .collect::<Vec<_>>()
            .join("|")
    }

    /// `words` are the words of the text that they make together.
    #[track_caller]
    fn check(words: &str) {
        assert_eq!(
            cut(&words.replace('|', ""), &LEXICON, Names::Whole),
            words.replace(' ', "")
        );
    }

    #[track_caller]
    fn check_user(user: &str, words: &str) {
        let mut lexicon = Lexicon::built_in();
        assert_eq!(lexicon.user_mut().load(user).problems, []);
        assert_eq!(cut(&words.replace('|', ""), &lexicon, Names::Whole), words);
    }

    #[test]
    fn cuts_han() {
        check("今天|天气|很|好|，|我们|去|图书馆|。");
        check("圖書館|和|图书馆");
        check("南通|抢抓|机遇|、|乘势而上");
    }

    /// After a megabyte the lexicon knows which edges lead to words.
    #[test]
    fn cuts_the_same_however_much_was_read() {
        let lexicon = Lexicon::built_in().without_model();
        let text = include_str!("../tests/golden/seed/text.txt");
        let long =
            "中华人民共和国国务院新闻办公室。全国人民代表大会常务委员会。中国共产党中央委员会。";
        let both = || [text, long].map(|it| cut(it, &lexicon, Names::Whole));
        let before = both();
        lexicon.trie().will_read(1 << 21);
        assert_eq!(both(), before);
        let words = std::str::from_utf8(include_bytes!(env!("JIEBA_DICTIONARY"))).unwrap();
        let fresh = Lexicon::built_in().without_model();
        for lines in words.lines().step_by(97).collect::<Vec<_>>().chunks(400) {
            let words: String = lines.iter().filter_map(|it| it.split(' ').next()).collect();
            assert_eq!(
                cut(&words, &lexicon, Names::Whole),
                cut(&words, &fresh, Names::Whole)
            );
        }
    }

    #[test]
    fn keeps_numerals_whole() {
        check("1700|余|项|产学研|合作|项目|中");
        check("二十|年");
        check("〇百|的|三百");
        check("百分之五|的|人");
        check("百分之三点五|的|人");
        check("三千五百万|元");
        check("５５２０万|人|和|1,700|人|，|超过|65%|或|60％");
        check("一起|去");
    }

    #[test]
    fn cuts_dates_as_corpora_do() {
        check("2024年|1月|22日|上午|9时|30分");
        check("二〇二四年|十二月|二十二日");
        check("１９９８年|１月|１日");
        check("30|日元");
        check("5|年|后");
    }

    #[test]
    fn splits_names_on_demand() {
        for lexicon in [&*LEXICON, &LEXICON.clone().without_model()] {
            assert_eq!(cut("沈雪梅说", lexicon, Names::Whole), "沈雪梅|说");
            assert_eq!(cut("沈雪梅说", lexicon, Names::Split), "沈|雪梅|说");
        }
    }

    #[test]
    fn the_model_joins_what_no_lexicon_knows() {
        check("记者|彭军君|、|沈雪梅|报道");
        check("研究|生命|的|起源");
        check("😂|彭军君|说|Hello|，|沈雪梅|说|カタ|。|𠮷|和|彭军君");
    }

    #[test]
    fn user_words_and_removed_words_stand_above_the_model() {
        check_user("记者彭", "记者彭|军君|报道");
        let mut lexicon = LEXICON.clone();
        lexicon.user_mut().remove("彭军君").unwrap();
        let words = cut("记者彭军君报道", &lexicon, Names::Whole);
        assert!(!words.contains("彭军君"), "{words}");
    }

    #[test]
    fn user_words_win_and_never_cut_latin_words() {
        check_user("量子通信网", "量子通信网|的|建设");
        check_user("ces", "process|和|ces");
        check_user(
            "Apple Vision Pro\n5G+工业互联网 n",
            "我|有|Apple Vision Pro|和|5G+工业互联网|。",
        );
        check_user("art\n汉语", "state-of-the-art|的|漢語");
        check_user("😂好", "😂好|吧");
    }

    #[test]
    fn words_end_at_white_space_whatever_the_reader_says() {
        let mut lexicon = LEXICON.clone();
        lexicon.user_mut().add("南通好", None).unwrap();
        for lexicon in [&lexicon, &lexicon.clone().without_model()] {
            let words = cut("我们 合 作 图书 馆好，南通好", lexicon, Names::Whole);
            assert_eq!(words, "我们|合|作|图书|馆|好|，|南通好");
        }
    }

    #[test]
    fn removed_words_are_cut() {
        let mut lexicon = Lexicon::built_in();
        lexicon.user_mut().remove("图书馆").unwrap();
        assert_eq!(cut("去图书馆", &lexicon, Names::Whole), "去|图书|馆");
        lexicon.user_mut().add("图书馆", None).unwrap();
        assert_eq!(cut("去图书馆", &lexicon, Names::Whole), "去|图书馆");
    }

    #[test]
    fn a_long_run_is_cut_in_slices() {
        let text = "今天天气很好".repeat(5_000);
        let words = segment(&text, &LEXICON, Names::Whole, &mut |_| {});
        let length: usize = words.iter().map(|it| it.span.of(&text).len()).sum();
        assert_eq!(length, text.len());
    }
}
