//! Why a sentence was chosen, and what the reader asks about.

use super::Read;
use super::feature::Tally;
use crate::frequency::Frequency;
use crate::page::Kind;
use crate::rank::sort_by_score;

/// Why a sentence is in a summary.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// The few of its words that are worth most, best first.
    pub words: Vec<String>,
    /// Where it stands in its article.
    pub place: Place,
    /// The share of its characters that a person's summary would hold, by the model: from 0 to 1.
    pub worth: f64,
}

/// Where a sentence stands in its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Place {
    /// It is the first sentence of running text.
    Opening,
    /// It stands in the first paragraph.
    FirstParagraph,
    /// It begins another paragraph.
    ParagraphStart,
    /// It stands inside another paragraph.
    Inside,
    /// It is no running text.
    Outside,
}

impl Place {
    /// Its name: `opening`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::FirstParagraph => "first-paragraph",
            Self::ParagraphStart => "paragraph-start",
            Self::Inside => "inside",
            Self::Outside => "outside",
        }
    }
}

/// Why `sentence` was chosen by what its words are worth.
pub fn reason(read: &Read<'_>, worths: &[f64], sentence: usize) -> Reason {
    let words = read.words.of(sentence).iter().filter_map(|&it| {
        let word = read.words.all.get(it as usize)?;
        Some((word, *worths.get(it as usize)?))
    });
    let length = read.lengths.get(sentence).copied().unwrap_or_default();
    let worth: f64 = words.clone().map(|it| it.1).sum();
    let mut telling: Vec<(&Frequency, f64)> = words
        .filter(|(word, _)| !read.words.is_bare(word.number))
        .filter_map(|(word, worth)| Some((of(read, word)?, worth)))
        .filter(|it| it.0.folded.chars().nth(1).is_some())
        .collect();
    sort_by_score(&mut telling, |it| it.1);
    let telling = telling.iter().take(MOST_WORDS);
    Reason {
        words: telling.map(|it| it.0.text.clone()).collect(),
        place: place(read, sentence),
        worth: (worth / length.max(1) as f64).min(1.0),
    }
}

/// As many words as can be read at a glance.
const MOST_WORDS: usize = 4;

fn of<'r>(read: &'r Read<'_>, word: &Tally) -> Option<&'r Frequency> {
    read.index.words.get(word.number as usize)
}

fn place(read: &Read<'_>, sentence: usize) -> Place {
    let Some(it) = read.sentences.get(sentence) else {
        return Place::Outside;
    };
    let before = read.sentences.get(..sentence).unwrap_or_default();
    let before = before.iter().rev();
    let before = before
        .take_while(|before| before.article == it.article)
        .find(|it| it.kind == Kind::Body);
    match before {
        _ if it.kind != Kind::Body => Place::Outside,
        None => Place::Opening,
        _ if it.paragraph == Some(0) => Place::FirstParagraph,
        Some(before) if before.paragraph == it.paragraph => Place::Inside,
        _ => Place::ParagraphStart,
    }
}

/// The numbers of the words that the reader asks about, function words aside.
pub fn asked(read: &Read<'_>, focus: &[String]) -> Vec<u32> {
    if focus.is_empty() {
        return Vec::new();
    }
    let asked = read.index.words.iter().enumerate();
    let mut asked: Vec<u32> = asked
        .filter(|(_, it)| focus.contains(&it.folded))
        .map(|it| it.0 as u32)
        .collect();
    // 不 of 不存在 is not what was asked; who asks about 不 alone is told nothing of it either.
    asked.retain(|number| !read.words.is_bare(*number));
    asked
}
