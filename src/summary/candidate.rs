//! Sentences → those that may be chosen, and what each leans on.
//!
//! A sentence that begins with 他, 该 or 此外 says nothing without the one before it, nor does a question: both come only together with
//! the sentence before them in their paragraph. Sentences that one quotation or bracket holds together are one candidate.

use crate::page::Kind;
use crate::sentence::Sentence;
use crate::text::{Span, fold_word};
use std::ops::Range;

/// Sentences that are chosen together or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Which sentences.
    pub sentences: Range<usize>,
    /// How many characters they have, white space aside.
    pub length: usize,
    /// Whether the candidate before it has to be chosen too.
    pub leans: bool,
    /// Whether it begins a paragraph.
    pub opens: bool,
    /// How far it is from a sentence to choose: what is farther is not looked at while there is something nearer.
    pub distance: u8,
    /// The number of its article.
    pub article: usize,
}

/// Sound sentences; of what leans, that which has something to lean on.
pub const SOUND: u8 = 0;
/// Any running text.
pub const ANY: u8 = 2;

/// The candidates among `sentences`, in their order. Every sentence is in one.
#[must_use]
pub fn candidates(text: &str, sentences: &[Sentence], lengths: &[usize]) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::with_capacity(sentences.len());
    let mut at = 0;
    while let Some(sentence) = sentences.get(at) {
        let end = at + held_together(text, sentences.get(at..).unwrap_or_default());
        let group = at..end.max(at + 1);
        at = group.end;
        let length = lengths.get(group.clone()).unwrap_or_default().iter().sum();
        let mut candidate = Candidate {
            sentences: group.clone(),
            length,
            leans: false,
            opens: opens(sentences, group.start),
            distance: match sentence.kind {
                Kind::Body => ANY,
                Kind::Caption | Kind::Note => 3,
                Kind::Title | Kind::Kicker | Kind::Section => 4,
                _ => 5,
            },
            article: sentence.article,
        };
        if sentence.kind == Kind::Body && length >= SHORTEST {
            let piece = Span::new(sentence.span.start, sentences_end(sentences, &group)).of(text);
            let before = found.last().filter(|it| {
                let last = sentences.get(it.sentences.end.saturating_sub(1));
                it.distance == SOUND
                    && last.is_some_and(|it| {
                        (it.article, it.paragraph) == (sentence.article, sentence.paragraph)
                    })
            });
            let leans = leans(piece);
            let is_sound = end > group.start && is_whole(piece, length);
            candidate.leans = leans && is_sound && before.is_some();
            candidate.distance = u8::from(!is_sound || leans && !candidate.leans);
        }
        found.push(candidate);
    }
    found
}

/// Whether no running text of the same paragraph stands before a sentence.
fn opens(sentences: &[Sentence], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|it| sentences.get(it));
    let place = |it: &Sentence| (it.article, it.paragraph, it.kind == Kind::Body);
    before.is_none_or(|before| {
        sentences
            .get(at)
            .is_some_and(|it| place(before) != (it.article, it.paragraph, true))
    })
}

/// The shortest sentence that is chosen, in characters.
const SHORTEST: usize = 8;

fn sentences_end(sentences: &[Sentence], group: &Range<usize>) -> usize {
    let last = sentences.get(group.end.saturating_sub(1));
    last.map_or(0, |it| it.span.end)
}

/// How many sentences of one paragraph it takes until every quotation and bracket is closed; 0 where that is too many.
fn held_together(text: &str, sentences: &[Sentence]) -> usize {
    let Some(first) = sentences.first() else {
        return 0;
    };
    let mut open = [0i32; 2];
    for (at, sentence) in sentences.iter().take(MOST_TOGETHER).enumerate() {
        let is_same = |it: &Sentence| (it.article, it.paragraph, it.kind);
        if is_same(sentence) != is_same(first) {
            break;
        }
        for c in sentence.span.of(text).chars() {
            match c {
                '“' | '「' => open[0] += 1,
                '”' | '」' => open[0] -= 1,
                '（' | '(' => open[1] += 1,
                '）' | ')' => open[1] -= 1,
                _ => {}
            }
        }
        if open == [0, 0] {
            return at + 1;
        }
        // What closes something that was opened before is half a sentence.
        if open.iter().any(|it| *it < 0) {
            break;
        }
    }
    0
}

/// A longer quotation tells too much for a summary.
const MOST_TOGETHER: usize = 4;

/// Whether a sentence ends as sentences do; a short line without a mark is a heading that nobody took for one.
fn is_whole(piece: &str, length: usize) -> bool {
    let is_mark = |c: char| matches!(c, '。' | '！' | '？' | '!' | '?' | '…' | '.' | '｡' | '；');
    length >= HEADING || piece.trim_end_matches(CLOSERS).ends_with(is_mark)
}

/// Longer than headings are.
const HEADING: usize = 40;

const CLOSERS: [char; 9] = ['”', '’', '」', '』', '）', ')', '"', '】', '》'];

/// Whether a sentence says nothing without the one before it.
fn leans(piece: &str) -> bool {
    let is_question = piece.trim_end_matches(CLOSERS).ends_with(['？', '?']);
    let head: String = piece.chars().take(HEAD).collect();
    let head = fold_word(&head);
    let first = head.split(|c: char| !c.is_alphanumeric()).next();
    let is_english = first.is_some_and(|it| ENGLISH.contains(&it));
    let is_chinese = || CHINESE.iter().any(|it| head.starts_with(it));
    let is_spared = || SPARED.iter().any(|it| head.starts_with(it));
    is_question || is_english || is_chinese() && !is_spared()
}

/// As many characters as tell how a sentence begins.
const HEAD: usize = 14;

/// How sentences begin that lean on the one before, in simplified characters.
const CHINESE: [&str; 62] = [
    "他",
    "她",
    "它",
    "该",
    "此",
    "这",
    "那",
    "其",
    "但",
    "而",
    "然而",
    "不过",
    "可是",
    "却",
    "并",
    "并且",
    "同时",
    "与此同时",
    "另外",
    "另据",
    "再者",
    "对此",
    "对于此",
    "为此",
    "因此",
    "因而",
    "所以",
    "于是",
    "由此",
    "据此",
    "从此",
    "随后",
    "之后",
    "随即",
    "接着",
    "然后",
    "例如",
    "比如",
    "譬如",
    "比方",
    "总之",
    "可见",
    "换言之",
    "换句话说",
    "也就是说",
    "否则",
    "甚至",
    "尤其",
    "特别是",
    "反之",
    "相反",
    "相比之下",
    "除此之外",
    "上述",
    "前者",
    "后者",
    "还有",
    "还",
    "也",
    "则",
    "且",
    "以此",
];

/// What begins alike and stands for itself.
const SPARED: [&str; 14] = [
    "其实",
    "此次",
    "并购",
    "并列",
    "并网",
    "并轨",
    "也门",
    "还款",
    "还原",
    "还乡",
    "其他国家",
    "那曲",
    "那坡",
    "则武",
];

const ENGLISH: [&str; 46] = [
    "he",
    "she",
    "it",
    "they",
    "his",
    "her",
    "its",
    "their",
    "this",
    "that",
    "these",
    "those",
    "such",
    "however",
    "but",
    "and",
    "or",
    "nor",
    "yet",
    "so",
    "also",
    "moreover",
    "furthermore",
    "meanwhile",
    "instead",
    "therefore",
    "thus",
    "then",
    "hence",
    "besides",
    "nevertheless",
    "nonetheless",
    "otherwise",
    "similarly",
    "likewise",
    "consequently",
    "accordingly",
    "still",
    "both",
    "neither",
    "afterwards",
    "later",
    "him",
    "them",
    "indeed",
    "again",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_leans() {
        for piece in [
            "他说，要继续努力。",
            "该项目投资一亿元。",
            "此外，还有三人受伤。",
            "對此，專家認為可行。",
            "但事情并不简单。",
            "这是第一次。",
            "到底该怎么办？",
            "“怎么办？”",
            "However, it rained.",
            "He said no.",
        ] {
            assert!(leans(piece), "{piece}");
        }
        for piece in [
            "南通市长说，他要努力。",
            "其实南通不大。",
            "也门发生爆炸。",
            "并购重组有了新规定。",
            "Nantong is a city.",
            "Sheila left early.",
        ] {
            assert!(!leans(piece), "{piece}");
        }
    }
}
