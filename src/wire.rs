//! The shapes that JavaScript and JSON see, made from the core's plain types: places in UTF-16, numbers rounded, so that native
//! and WebAssembly write the same.

mod answers;
mod columns;
mod list;
mod options;
mod questions;
mod table;
mod value;

use crate::text::{Span, Utf16};
use crate::{analysis, keyword, page, rank, summary};
use serde::{Serialize, Serializer};
use std::mem::take;

pub use answers::{Comparison, Concordance, Counts, Near};
pub use columns::{Columns, Seen};
pub use list::{Entity, Frequency, Phrase, entities};
pub use options::{Refused, counted, names, reading, share, summarizing};
pub use questions::{collocating, comparing, concording, counting, pattern};
pub use table::Table;
pub use value::Value;

/// See `index.d.ts`: `Analysis`, without its words.
#[derive(Serialize)]
pub struct Analysis<'a> {
    characters: usize,
    #[serde(serialize_with = "name")]
    language: &'static str,
    articles: Vec<Told<'a>>,
    sentences: Vec<Sentence>,
    frequencies: Vec<Frequency<'a>>,
    keywords: Vec<Keyword>,
    phrases: Vec<Phrase>,
    summary: Summary,
    entities: Vec<Entity>,
}

/// See `index.d.ts`: `Article`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Article<'a> {
    #[serde(serialize_with = "name")]
    kind: &'static str,
    column: Option<&'a str>,
    kicker: Option<&'a str>,
    title: Option<&'a str>,
    subtitle: Option<&'a str>,
    byline: Option<&'a str>,
    reporters: &'a [String],
    dateline: Option<&'a str>,
    sections: &'a [String],
    paragraphs: &'a [String],
    continued_from: Option<&'a str>,
    continues_on: Option<&'a str>,
    start: u32,
    end: u32,
    confidence: f64,
}

/// See `index.d.ts`: `Article`, with what it is about.
#[derive(Serialize)]
pub struct Told<'a> {
    #[serde(flatten)]
    article: Article<'a>,
    keywords: Vec<Keyword>,
    summary: Summary,
}

#[derive(Serialize)]
struct Sentence {
    start: u32,
    end: u32,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    spans: Vec<(u32, u32)>,
    #[serde(serialize_with = "name")]
    kind: &'static str,
    article: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<usize>,
}

/// See `index.d.ts`: `Keyword`.
#[derive(Serialize)]
pub struct Keyword {
    /// The word as the text writes it.
    pub text: String,
    #[serde(serialize_with = "name")]
    kind: &'static str,
    /// What the keywords are sorted by.
    pub score: f64,
    /// How often it stands in the text.
    pub count: usize,
    places: Vec<(u32, u32)>,
    #[serde(serialize_with = "name")]
    tag: &'static str,
    rarity: f64,
    first: u32,
    known: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    variants: Vec<String>,
    reasons: Reasons,
}

#[derive(Serialize)]
struct Reasons {
    count: f64,
    rarity: f64,
    place: f64,
    form: f64,
    edges: f64,
    spread: f64,
}

/// See `index.d.ts`: `Summary`.
#[derive(Serialize)]
pub struct Summary {
    /// The chosen sentences, verbatim.
    pub text: String,
    sentences: Vec<usize>,
    characters: usize,
    over: bool,
    focused: bool,
    places: Vec<(u32, u32)>,
    reasons: Vec<Reason>,
}

#[derive(Serialize)]
struct Reason {
    words: Vec<String>,
    #[serde(serialize_with = "name")]
    place: &'static str,
    worth: f64,
}

impl<'a> Analysis<'a> {
    /// The shape of `analysis`, which was read from `text`.
    #[must_use]
    pub fn new(text: &str, analysis: &'a analysis::Analysis) -> Self {
        let units = Utf16::new(text);
        Self {
            characters: analysis.characters,
            language: analysis.language.as_str(),
            articles: told(analysis, &units),
            sentences: analysis
                .sentences
                .iter()
                .map(|it| Sentence {
                    start: units.of(it.span.start),
                    end: units.of(it.span.end),
                    spans: it.pieces.iter().map(|it| place(*it, &units)).collect(),
                    kind: it.kind.name(),
                    article: it.article,
                    paragraph: it.paragraph,
                })
                .collect(),
            frequencies: analysis.frequencies.iter().map(Frequency::from).collect(),
            keywords: keywords(&analysis.keywords, &units),
            phrases: list::phrases(&analysis.phrases, &units),
            summary: Summary::new(&analysis.summary, &analysis.sentences, &units),
            entities: entities(text, &analysis.entities, &units),
        }
    }

    /// Takes the long lists out, each by its name.
    #[must_use]
    pub fn tables(&mut self) -> [(&'static str, Table); 3] {
        [
            ("frequencies", Table::new(&take(&mut self.frequencies))),
            ("phrases", Table::new(&take(&mut self.phrases))),
            ("entities", Table::new(&take(&mut self.entities))),
        ]
    }
}

impl Summary {
    /// The shape of a summary made of `sentences`.
    #[must_use]
    pub fn new(
        summary: &summary::Summary,
        sentences: &[crate::sentence::Sentence],
        units: &Utf16<'_>,
    ) -> Self {
        let pieces = |it: &crate::sentence::Sentence| {
            if it.pieces.is_empty() {
                vec![it.span]
            } else {
                it.pieces.clone()
            }
        };
        let chosen = summary.sentences.iter();
        let spans = chosen.filter_map(|&it| sentences.get(it)).flat_map(pieces);
        let reason = |it: &summary::Reason| Reason {
            words: it.words.clone(),
            place: it.place.name(),
            worth: rank::round(it.worth, 4),
        };
        Self {
            text: joined(summary, sentences),
            sentences: summary.sentences.clone(),
            characters: summary.characters,
            over: summary.over,
            focused: summary.focused,
            places: spans.map(|it| place(it, units)).collect(),
            reasons: summary.reasons.iter().map(reason).collect(),
        }
    }
}

/// The shapes of articles with what they are about.
#[must_use]
pub fn told<'a>(analysis: &'a analysis::Analysis, units: &Utf16<'_>) -> Vec<Told<'a>> {
    let articles = articles(&analysis.articles, units).into_iter();
    let told = articles
        .zip(&analysis.digests)
        .map(|(article, digest)| Told {
            article,
            keywords: keywords(&digest.keywords, units),
            summary: Summary::new(&digest.summary, &analysis.sentences, units),
        });
    told.collect()
}

/// The shapes of articles.
#[must_use]
pub fn articles<'a>(articles: &'a [page::Article], units: &Utf16<'_>) -> Vec<Article<'a>> {
    let article = |it: &'a page::Article| Article {
        kind: it.form.name(),
        column: it.column.as_deref(),
        kicker: it.kicker.as_deref(),
        title: it.title.as_deref(),
        subtitle: it.subtitle.as_deref(),
        byline: it.byline.as_deref(),
        reporters: &it.reporters,
        dateline: it.dateline.as_deref(),
        sections: &it.sections,
        paragraphs: &it.paragraphs,
        continued_from: it.continued_from.as_deref(),
        continues_on: it.continues_on.as_deref(),
        start: units.of(it.span.start),
        end: units.of(it.span.end),
        confidence: it.confidence,
    };
    articles.iter().map(article).collect()
}

/// The shapes of keywords.
#[must_use]
pub fn keywords(keywords: &[keyword::Keyword], units: &Utf16<'_>) -> Vec<Keyword> {
    let keyword = |it: &keyword::Keyword| Keyword {
        text: unbroken(&it.text),
        kind: it.kind.name(),
        score: rank::round(it.score, 4),
        count: it.count,
        places: places(&it.places, units),
        tag: it.tag.name(),
        rarity: rank::round(it.rarity, 4),
        first: it.places.first().map_or(0, |span| units.of(span.start)),
        known: it.known,
        variants: it.variants.clone(),
        reasons: reasons(&it.reasons),
    };
    keywords.iter().map(keyword).collect()
}

fn reasons(it: &keyword::Reasons) -> Reasons {
    let shown = |it: f64| rank::round(it, 2);
    Reasons {
        count: shown(it.count),
        rarity: shown(it.rarity),
        place: shown(it.place),
        form: shown(it.form),
        edges: shown(it.edges),
        spread: shown(it.spread),
    }
}

fn places(spans: &[Span], units: &Utf16<'_>) -> Vec<(u32, u32)> {
    spans.iter().map(|it| place(*it, units)).collect()
}

/// `piece` in one line: a space where Latin words meet, none between Han characters.
fn unbroken(piece: &str) -> String {
    let mut text = String::with_capacity(piece.len());
    for part in piece.split_whitespace() {
        let is_latin = |c: Option<char>| c.is_some_and(|it| it.is_ascii_alphanumeric());
        if is_latin(text.chars().next_back()) && is_latin(part.chars().next()) {
            text.push(' ');
        }
        text.push_str(part);
    }
    text
}

/// Writes one of few names that are known beforehand. As a variant it becomes a string of JavaScript once, as text each time.
fn name<S: Serializer>(name: &&'static str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_unit_variant("", 0, name)
}

fn place(span: Span, units: &Utf16<'_>) -> (u32, u32) {
    (units.of(span.start), units.of(span.end))
}

/// The sentences of a summary as one text: headlines on lines of their own, a space between Latin sentences.
fn joined(summary: &summary::Summary, sentences: &[crate::sentence::Sentence]) -> String {
    let mut joined = String::new();
    let mut after_line = false;
    let chosen = summary.sentences.iter();
    let chosen = chosen.filter_map(|&it| sentences.get(it));
    for (sentence, piece) in chosen.zip(&summary.texts) {
        let is_line = sentence.kind != page::Kind::Body;
        if !joined.is_empty() {
            if is_line || after_line {
                joined.push('\n');
            } else if joined.ends_with(|c: char| c.is_ascii())
                && piece.starts_with(|c: char| c.is_ascii())
            {
                joined.push(' ');
            }
        }
        joined.push_str(piece);
        after_line = is_line;
    }
    joined
}
