//! A text → its words, each with its part of speech.
//!
//! The lexer cuts what no dictionary should touch (`GPT-4o`, `1,700`, `60％`, `2024年`, 😂); the reader's own words win over
//! both; the runs of Han characters that are left are cut by `jieba-rs` over the lexicon. What lies between words is white space.

mod address;
mod lexer;
mod name;
mod numeral;
mod tag;
mod token;

use crate::lexicon::Lexicon;
use crate::text::{Span, fold};
use lexer::{Kind, Piece};
use rustc_hash::FxHashMap;

pub use tag::Tag;

/// A word in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// Its part of speech.
    pub tag: Tag,
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
pub fn segment(
    text: &str,
    lexicon: &Lexicon,
    names: Names,
    progress: &mut dyn FnMut(f64),
) -> Vec<Word> {
    let mut pieces = lexer::lex(text);
    if !lexicon.user().is_empty() {
        pieces = with_user_words(text, pieces, lexicon);
    }
    let mut words = Vec::with_capacity(text.len() / 5);
    let mut tags = FxHashMap::default();
    let mut told = 0;
    for piece in pieces {
        match piece.kind {
            Kind::Token(tag) => words.push(Word {
                span: piece.span,
                tag,
            }),
            Kind::Han => cut_run(text, piece.span, lexicon, names, &mut tags, &mut words),
        }
        if piece.span.end - told > PROGRESS_STEP {
            told = piece.span.end;
            progress(told as f64 / text.len() as f64);
        }
    }
    words
}

/// `progress` is told every so many bytes.
const PROGRESS_STEP: usize = 1 << 18;

/// A run of Han characters longer than this is cut in slices, so that memory does not grow with the text.
const LONGEST_RUN: usize = 1 << 16;

fn cut_run(
    text: &str,
    run: Span,
    lexicon: &Lexicon,
    names: Names,
    tags: &mut FxHashMap<String, Tag>,
    words: &mut Vec<Word>,
) {
    let mut start = run.start;
    while start < run.end {
        let mut end = run.end.min(start + LONGEST_RUN);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let first = words.len();
        // Han characters fold to Han characters of as many bytes: places in the folded run are places in the run.
        let folded: String = Span::new(start, end).of(text).chars().map(fold).collect();
        lexicon.cut(&folded, |span| {
            let piece = span.of(&folded);
            let tag = tags.get(piece).copied().unwrap_or_else(|| {
                let tag = tag_of(piece, lexicon);
                tags.insert(piece.to_owned(), tag);
                tag
            });
            let (from, to) = (start + span.start, start + span.end);
            match numeral::measure(piece) {
                Some(at) => {
                    words.push(Word {
                        span: Span::new(from, from + at),
                        tag: Tag::NUMBER,
                    });
                    words.push(Word {
                        span: Span::new(from + at, to),
                        tag: Tag::MEASURE,
                    });
                }
                None => words.push(Word {
                    span: Span::new(from, to),
                    tag,
                }),
            }
        });
        numeral::join(text, words, first);
        if names == Names::Split {
            name::split(text, words, first);
        }
        start = end;
    }
}

/// The part of speech of a word (folded): the dictionary's, or a name's or a noun's for what it does not know.
fn tag_of(word: &str, lexicon: &Lexicon) -> Tag {
    match lexicon.entry(word) {
        Some(entry) => entry.tag,
        None if numeral::is_numeral(word) => Tag::NUMBER,
        None if name::looks_like_a_person(word) => Tag::PERSON,
        None => Tag::NOUN,
    }
}

/// Lays the reader's words over the pieces: from the left, the longest first. A word that would cut a token of the lexer in the
/// middle (`ces` in `process`) is none.
fn with_user_words(text: &str, pieces: Vec<Piece>, lexicon: &Lexicon) -> Vec<Piece> {
    let mut laid = Vec::with_capacity(pieces.len());
    // Up to where the text is taken by a word of the reader.
    let mut taken = 0;
    for (index, piece) in pieces.iter().enumerate() {
        let mut begin = piece.span.start.max(taken);
        if begin >= piece.span.end {
            continue;
        }
        let starts: Vec<usize> = match piece.kind {
            Kind::Token(_) => vec![begin],
            Kind::Han => Span::new(begin, piece.span.end)
                .of(text)
                .char_indices()
                .map(|(at, _)| begin + at)
                .collect(),
        };
        for start in starts {
            if start < taken {
                continue;
            }
            let rest = Span::new(start, text.len()).of(text);
            let found = lexicon.user().starting(rest);
            let Some(&(length, tag)) = found
                .iter()
                .rev()
                .find(|it| ends_well(&pieces, index, start + it.0))
            else {
                continue;
            };
            if begin < start {
                laid.push(Piece {
                    span: Span::new(begin, start),
                    kind: piece.kind,
                });
            }
            laid.push(Piece {
                span: Span::new(start, start + length),
                kind: Kind::Token(tag),
            });
            taken = start + length;
            begin = taken;
        }
        if begin < piece.span.end {
            laid.push(Piece {
                span: Span::new(begin, piece.span.end),
                kind: piece.kind,
            });
        }
    }
    laid
}

/// Whether a word may end at `end`: within a run of Han characters, or where a token of the lexer ends.
fn ends_well(pieces: &[Piece], from: usize, end: usize) -> bool {
    let reached = pieces.iter().skip(from).find(|it| it.span.end >= end);
    reached.is_some_and(|it| it.kind == Kind::Han || it.span.end == end)
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

    #[test]
    fn keeps_numerals_whole() {
        check("新签|的|1700|余项|产学研|合作|项目|中");
        check("二十|年");
        check("百分之五|的|人");
        check("百分之三点五|的|人");
        check("三千五百|万元");
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
        assert_eq!(cut("沈雪梅说", &LEXICON, Names::Whole), "沈雪梅|说");
        assert_eq!(cut("沈雪梅说", &LEXICON, Names::Split), "沈|雪梅|说");
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
