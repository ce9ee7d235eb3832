//! What is known of every word of a text when its terms are found.

use super::Read;
use super::grams::LONGEST;
use crate::entity;
use crate::page::Kind;
use crate::word::{Tag, Word};

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub struct Atom {
    /// Which distinct word it is; `NO_WORD` for marks and numbers.
    pub number: u32,
    /// The number of its sentence.
    pub sentence: u32,
    /// Its kind.
    pub class: Class,
    /// Whether it goes on a run that the word before it is in.
    pub goes_on: bool,
    /// Whether it stands at the head of an article, where once is enough.
    pub leads: bool,
    /// What it is to a quotation.
    pub mark: Mark,
    /// What it is beside a term.
    pub side: Side,
}

/// What a word is to the term that it stands beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Side {
    /// The sentence begins or ends there.
    Nothing,
    /// ， 。 ；
    Stop,
    /// 、
    ListMark,
    /// Any other mark.
    Mark,
    /// 的
    Of,
    /// 了, 着, 地.
    Particle,
    /// 在, 对.
    Preposition,
    /// 和, 与.
    Conjunction,
    /// 推进.
    Verb,
    /// 三, 个.
    Number,
    /// 不, 该, 里.
    Function,
    /// Any other word.
    Word,
}

/// How many sides there are.
pub const SIDES: usize = 12;

impl Side {
    /// The side of words of the part of speech of that name.
    fn of(tag: &str) -> Self {
        match tag {
            "u" | "uj" | "ud" | "ug" | "ul" | "uv" | "uz" => Self::Particle,
            "p" => Self::Preposition,
            "c" => Self::Conjunction,
            "v" | "vi" => Self::Verb,
            "m" | "q" | "mq" => Self::Number,
            "d" | "r" | "f" => Self::Function,
            _ => Self::Word,
        }
    }

    fn of_mark(form: &str) -> Self {
        match form {
            "，" | "," | "。" | "." | "；" | ";" => Self::Stop,
            "、" => Self::ListMark,
            _ => Self::Mark,
        }
    }
}

/// What stands where a word has no number.
pub const NO_WORD: u32 = u32::MAX;

/// What a word can be in a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Class {
    /// No part of a term: a mark, a number, a function word.
    Apart,
    /// 产业.
    Noun,
    /// 沈雪梅.
    Person,
    /// 南通.
    Place,
    /// 新华社.
    Organization,
    /// 长征.
    Proper,
    /// 建设 as what is done.
    VerbalNoun,
    /// 推进.
    Verb,
    /// 高.
    Adjective,
    /// 大型.
    Attributive,
    /// 两会.
    Abbreviation,
    /// 乘势而上.
    Idiom,
    /// 值得一提.
    SetPhrase,
    /// GPT-4o.
    Latin,
    /// 型, which is none alone.
    Morpheme,
    /// 清代.
    Time,
    /// 北方.
    Direction,
    /// 自动.
    Adverb,
    /// 时间, which is a stop word and a noun: no term alone, and part of 工作时间.
    Weak,
    /// 能 in 天能集团, 之 in “中之人”: a function word that only a name or a quotation holds.
    Inner,
}

/// How many classes there are.
pub const CLASSES: usize = 20;

impl Class {
    /// The class of words of the part of speech of that name.
    fn of(tag: &str) -> Self {
        match tag {
            "n" | "s" => Self::Noun,
            "nr" | "nrfg" | "nrt" => Self::Person,
            "ns" => Self::Place,
            "nt" => Self::Organization,
            "nz" | "xs" => Self::Proper,
            "vn" | "an" => Self::VerbalNoun,
            "v" | "vi" => Self::Verb,
            "a" | "z" | "ad" => Self::Adjective,
            "b" => Self::Attributive,
            "j" => Self::Abbreviation,
            "i" => Self::Idiom,
            "l" => Self::SetPhrase,
            "eng" => Self::Latin,
            "ng" | "vg" | "ag" | "g" | "h" | "k" => Self::Morpheme,
            "t" => Self::Time,
            "f" => Self::Direction,
            "d" => Self::Adverb,
            _ => Self::Apart,
        }
    }
}

/// What a mark is to what it stands beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// No mark.
    None,
    /// “ 《 「
    Opens,
    /// ” 》 」
    Closes,
    /// Any other.
    Other,
}

/// Function words that terms begin with: 非物质文化遗产, 全过程管理.
const PREFIXES: [&str; 8] = ["全", "非", "多", "无", "主", "副", "超", "准"];

/// So many words of running text at the head of an article are its lead.
const LEAD: u32 = 300;

/// What is known of the words of a text, in their order.
pub fn atoms(read: &Read<'_>) -> Vec<Atom> {
    let is_stop: Vec<bool> = read
        .index
        .words
        .iter()
        .map(|it| read.stop_words.holds(&it.folded))
        .collect();
    // What words of every part of speech are.
    let roles: Vec<(Class, Side)> = Tag::names()
        .map(|it| (Class::of(it), Side::of(it)))
        .collect();
    let mut atoms: Vec<Atom> = Vec::with_capacity(read.words.len());
    let mut sentence = 0;
    // Which article the last word was of, and how many words of its running text came before.
    let (mut article, mut told) = (usize::MAX, 0);
    let mut before: Option<&Word> = None;
    let mut names = read.entities;
    // Where the quotation ends that the word stands in, if it is a short one without a mark.
    let mut quoted = 0;
    for (at, (word, number)) in read.words.iter().zip(&read.index.numbers).enumerate() {
        while read
            .sentences
            .get(sentence)
            .is_some_and(|it| it.span.end <= word.span.start)
        {
            sentence += 1;
        }
        let of = read.sentences.get(sentence);
        if let Some(it) = of
            && it.article != article
        {
            (article, told) = (it.article, 0);
        }
        let kind = of.map_or(Kind::Other, |it| it.kind);
        told += u32::from(kind == Kind::Body);
        let form = word.span.of(read.text);
        let mark = mark(word.tag, form);
        let (class, side) = roles
            .get(usize::from(word.tag.0))
            .copied()
            .unwrap_or((Class::Apart, Side::Word));
        let side = if form == "的" {
            Side::Of
        } else if mark == Mark::None {
            side
        } else {
            Side::of_mark(form)
        };
        let class = match number {
            Some(_) if PREFIXES.contains(&form) => Class::Attributive,
            Some(it) => match (class, is_stop.get(*it as usize)) {
                (class, Some(false)) => class,
                (Class::Noun | Class::VerbalNoun, _) => Class::Weak,
                _ => Class::Apart,
            },
            None => Class::Apart,
        };
        // 早期 and 自动 say something, 前 and 再 do not.
        let is_short = form.chars().nth(1).is_none();
        let class = match class {
            Class::Adverb | Class::Direction | Class::Time if is_short => Class::Apart,
            // 高 begins 高质量, and ends nothing.
            Class::Adjective if is_short => Class::Attributive,
            it => it,
        };
        while names
            .first()
            .is_some_and(|it| it.span.end <= word.span.start)
        {
            names = names.get(1..).unwrap_or_default();
        }
        let is_named = names.first().is_some_and(|it| {
            it.span.start <= word.span.start
                && it.kind != entity::Kind::Time
                && it.kind != entity::Kind::Number
        });
        let is_quoted = at < quoted;
        let class = match class {
            Class::Apart if (is_named || is_quoted) && number.is_some() => Class::Inner,
            it => it,
        };
        // Nothing is said by who wrote it and where.
        let is_told = !matches!(kind, Kind::Byline | Kind::Dateline | Kind::Other);
        let class = if is_told { class } else { Class::Apart };
        let last = atoms.last();
        let goes_on = class != Class::Apart
            && last.is_some_and(|it| it.class != Class::Apart && it.sentence == sentence as u32)
            && before.is_some_and(|it| {
                let is_latin = word.tag == Tag::LATIN && it.tag == Tag::LATIN;
                it.span.end == word.span.start || is_latin
            });
        atoms.push(Atom {
            number: number.unwrap_or(NO_WORD),
            sentence: sentence as u32,
            class,
            goes_on,
            leads: match kind {
                Kind::Body => told <= LEAD,
                Kind::Title | Kind::Kicker | Kind::Section | Kind::Column => true,
                _ => false,
            },
            mark,
            side,
        });
        if mark == Mark::Opens {
            quoted = quotation(read, at + 1);
        }
        before = Some(word);
    }
    atoms
}

/// Where the quotation ends that begins at the word `at`: there, where it is long or has a mark in it.
fn quotation(read: &Read<'_>, at: usize) -> usize {
    let words = read.words.get(at..).unwrap_or_default();
    let inside = words.iter().take(LONGEST + 1);
    let mut marks = inside.map(|it| mark(it.tag, it.span.of(read.text)));
    match marks.position(|it| it != Mark::None) {
        Some(length)
            if words
                .get(length)
                .is_some_and(|it| mark(it.tag, it.span.of(read.text)) == Mark::Closes) =>
        {
            at + length
        }
        _ => at,
    }
}

fn mark(tag: Tag, form: &str) -> Mark {
    if tag != Tag::PUNCTUATION {
        return Mark::None;
    }
    match form {
        "“" | "《" | "「" | "『" | "‘" => Mark::Opens,
        "”" | "》" | "」" | "』" | "’" => Mark::Closes,
        _ => Mark::Other,
    }
}
