//! A text as pasted → its articles, and the text in the order of reading.
//!
//! ```text
//! text ─▶ line ─▶ furniture ─▶ unwrap ─▶ look ─▶ features ─▶ model ─▶ article   roles, openings, bylines
//!         lines   what is of   rows      what is              labels     └─────▶ reading   paragraphs whole
//!                 the page               seen                 (rules without a model)
//! ```
//!
//! A row is a line once nothing is wrapped. The model labels rows: where an article begins, what is a paragraph, what is the rest of
//! one that a column has cut. The reader's word counts more: [`Options`].

mod article;
mod byline;
#[doc(hidden)]
pub mod clue;
mod draft;
#[doc(hidden)]
pub mod features;
mod furniture;
mod headline;
mod jump;
#[doc(hidden)]
pub mod label;
#[doc(hidden)]
pub mod line;
#[doc(hidden)]
pub mod look;
#[doc(hidden)]
pub mod model;
mod opening;
#[doc(hidden)]
pub mod reading;
mod role;
mod rules;
mod sheet;
mod site;
#[doc(hidden)]
pub mod unwrap;
#[doc(hidden)]
pub mod when;
mod window;

use crate::lexicon::Lexicon;
use crate::model::Model;
use crate::text::Span;
use article::Labelled;
use clue::Clues;
use features::Features;
use label::{BARE, COUNT, INNER, Label, begins};
use line::Line;
use look::{Look, looks};
use model::{Scores, Weights, best_way};
use reading::Reading;
use std::borrow::Cow;
use unwrap::{Row, unwrap};

/// What a text as pasted is made of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page<'t> {
    /// The text in the order of reading.
    pub reading: Reading<'t>,
    /// Its articles, which follow one another and together are the whole text; none where it is blank.
    pub articles: Vec<Article>,
    /// Its headlines, paragraphs and other lines, in the order of reading. Their places are those in the reading.
    pub passages: Vec<Passage>,
}

/// A piece of a page: a story, a photo with its caption, a notice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// Where it stands in the text as given.
    pub span: Span,
    /// How sure it is that it begins there, from 0 to 1.
    pub confidence: f64,
    /// What it is.
    pub form: Form,
    /// The rubric that it stands under: 直通省两会 2024.
    pub column: Option<String>,
    /// The line above the headline.
    pub kicker: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The line below it.
    pub subtitle: Option<String>,
    /// Who wrote it, as it stands there: 本报记者 王玮丽 沈雪梅.
    pub byline: Option<String>,
    /// Who wrote it, name by name.
    pub reporters: Vec<String>,
    /// Where and when it was written: 新华社北京1月2日电.
    pub dateline: Option<String>,
    /// The heads of its sections.
    pub sections: Vec<String>,
    /// Its paragraphs, whole: joined where the page broke them.
    pub paragraphs: Vec<String>,
    /// The page that it began on: A1.
    pub continued_from: Option<String>,
    /// The page that it goes on on.
    pub continues_on: Option<String>,
}

/// What an article is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Form {
    /// A story.
    #[default]
    Story,
    /// A photo with its caption.
    Photo,
    /// A notice: 公告.
    Notice,
}

impl Form {
    /// Its name: `story`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Story => "story",
            Self::Photo => "photo",
            Self::Notice => "notice",
        }
    }
}

/// A paragraph, a headline, or another line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands in the reading.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// What stands at its head: a dateline, a byline, a jump mark.
    pub head: Kind,
    /// Where its running text begins, behind that.
    pub body: usize,
    /// The number of its article.
    pub article: usize,
    /// The number of its paragraph in the article, where it is running text.
    pub paragraph: Option<usize>,
}

/// The pieces of a text that the spread of words is measured over: paragraphs and captions.
#[must_use]
pub fn paragraphs(passages: &[Passage]) -> Vec<Span> {
    let is_paragraph = |it: &&Passage| it.paragraph.is_some() || it.kind == Kind::Caption;
    passages
        .iter()
        .filter(is_paragraph)
        .map(|it| it.span)
        .collect()
}

/// What a line of a page, or a piece of one, is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// Running text.
    Body,
    /// A headline, or the line below it.
    Title,
    /// The line above a headline.
    Kicker,
    /// A rubric.
    Column,
    /// The head of a section.
    Section,
    /// Who wrote it: 本报记者 王玮丽.
    Byline,
    /// Where and when it comes from: 新华社北京1月22日电.
    Dateline,
    /// What stands under a picture.
    Caption,
    /// An editor's note.
    Note,
    /// Page numbers, jump marks and other furniture.
    Other,
}

impl Kind {
    /// Its name: `body`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Title => "title",
            Self::Kicker => "kicker",
            Self::Column => "column",
            Self::Section => "section",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Caption => "caption",
            Self::Note => "note",
            Self::Other => "other",
        }
    }
}

/// What the reader knows better. Places are bytes of the text; each means the line that it stands in, or the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Where an article begins.
    pub breaks: Vec<usize>,
    /// Where none begins.
    pub joins: Vec<usize>,
}

/// Reads `text`.
#[must_use]
pub fn read<'t>(text: &'t str, lexicon: &Lexicon, options: &Options) -> Page<'t> {
    let lines = line::lines(text);
    let is_furniture = furniture::furniture(text, &lines);
    // A page of furniture alone is read as any other.
    let has_text = is_furniture.contains(&false);
    let kept: Vec<usize> = (0..lines.len())
        .filter(|&it| !has_text || is_furniture.get(it) == Some(&false))
        .collect();
    let kept_lines: Cow<'_, [Line]> = if kept.len() == lines.len() {
        Cow::Borrowed(&lines)
    } else {
        let line = |&it: &usize| lines.get(it).copied();
        kept.iter().filter_map(line).collect()
    };
    let rows = unwrap(text, &kept_lines);
    let (looks, pairs) = looks(text, &kept_lines, &rows, lexicon);
    let weights = lexicon.model().and_then(Model::pages);
    let wishes = wishes(&kept_lines, &rows, options);
    let (labels, margins) = label(&looks, &pairs, weights, &wishes);
    let confidences: Vec<f64> = margins.iter().map(|&it| confidence(it)).collect();
    Labelled {
        text,
        lexicon,
        lines: &lines,
        kept: &kept,
        rows: &rows,
        looks: &looks,
        labels: &labels,
        confidences: &confidences,
    }
    .assemble()
}

/// The labels of all rows, and for every row how much speaks for an article that begins there.
fn label(
    looks: &[Look],
    pairs: &[u16],
    weights: Option<&Weights>,
    wishes: &[Wish],
) -> (Vec<Label>, Vec<i32>) {
    let mut scores: Vec<Scores> = match weights {
        Some(weights) => {
            let mut features = Features::new(looks, pairs);
            (0..looks.len())
                .map(|at| weights.score(|add| features.of(at, add)))
                .collect::<Vec<_>>()
        }
        None => (0..looks.len()).map(|at| rules::score(looks, at)).collect(),
    };
    for (scores, look) in scores.iter_mut().zip(looks) {
        *scores = model::possible(*scores, look);
    }
    if weights.is_some() && features::is_one(looks) {
        for scores in scores.iter_mut().skip(1) {
            for label in (0..COUNT).filter(|&it| begins(it)) {
                if let Some(score) = scores.get_mut(label) {
                    *score -= ONE;
                }
            }
        }
    }
    // The model learned from whole pages, and takes a short text for one article: a headline with a byline or a dateline behind it
    // begins one all the same.
    if weights.is_some() && looks.len() < SHORT {
        for (at, scores) in scores.iter_mut().enumerate().skip(1) {
            if rules::begins_signed(looks, at) {
                scores[label::HEAD] += SIGNED;
            }
        }
    }
    let step = |at: usize, from| {
        let coarse = looks.get(at).map_or(0, |it| it.coarse);
        weights.map_or_else(|| model::free_step(from), |it| it.step(from, coarse))
    };
    let (mut labels, margins) = best_way(&scores, step);
    captions_within(looks, &mut labels);
    if wishes.iter().all(|it| *it == Wish::None) {
        return (labels, margins);
    }
    // What the reader says nothing of stays as it was.
    let is_wanted: Vec<bool> = wishes
        .iter()
        .zip(&labels)
        .enumerate()
        .map(|(at, (wish, &label))| match wish {
            Wish::None => begins(label) || at == 0,
            Wish::Break => true,
            Wish::Join => false,
        })
        .collect();
    for (scores, is_wanted) in scores.iter_mut().zip(is_wanted) {
        for label in (0..COUNT).filter(|&it| begins(it) != is_wanted) {
            if let Some(score) = scores.get_mut(label) {
                *score += REFUSED;
            }
        }
    }
    best_way(&scores, step)
}

/// A text of fewer rows is short.
const SHORT: usize = 24;

/// What speaks for a signed headline in a short text.
const SIGNED: i32 = 400;

/// What stands against a label that the reader does not want: twice of what stands against one that cannot be.
const REFUSED: i32 = 2 * model::IMPOSSIBLE;

/// A photo has nothing but its caption: what begins with a caption and goes on with paragraphs is no piece of its own, but a caption
/// within the story before it.
fn captions_within(looks: &[Look], labels: &mut [Label]) {
    let mut is_story = false;
    for at in (1..labels.len()).rev() {
        let (Some(label), Some(look)) = (labels.get_mut(at), looks.get(at)) else {
            continue;
        };
        let is_caption = look.clues.has(Clues::CAPTION);
        if *label == BARE && is_caption && is_story {
            *label = INNER;
        } else if begins(*label) {
            is_story = false;
        } else {
            is_story |= label::is_body(*label) && !is_caption;
        }
    }
}

/// What speaks against a second article in a text that is surely one.
const ONE: i32 = 200;

/// What the reader wants of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wish {
    None,
    Break,
    Join,
}

fn wishes(lines: &[Line], rows: &[Row], options: &Options) -> Vec<Wish> {
    let mut wishes = vec![Wish::None; rows.len()];
    let end = |row: &Row| {
        row.lines
            .end
            .checked_sub(1)
            .and_then(|it| lines.get(it))
            .map_or(0, |it| it.span.end)
    };
    for (places, wish) in [(&options.joins, Wish::Join), (&options.breaks, Wish::Break)] {
        for &place in places {
            if let Some(it) = wishes.get_mut(rows.partition_point(|row| end(row) <= place)) {
                *it = wish;
            }
        }
    }
    // The first article begins with the text.
    if let Some(first) = wishes.first_mut() {
        *first = Wish::None;
    }
    wishes
}

/// From what speaks for a beginning to how sure it is.
fn confidence(margin: i32) -> f64 {
    let margin = f64::from(margin.clamp(-100_000, 100_000));
    crate::rank::round(0.5 + 0.5 * margin / (margin.abs() + HALF_SURE), 4)
}

/// The margin at which a beginning is three quarters sure.
const HALF_SURE: f64 = 60.0;

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

    const TEXT: &str = "全市公交再添新线\n本报记者 王小禾\n昨天上午，三条公交线路同时开通，沿线居民出行更方便了。首班车六点发出，末班车到晚上十点。\n\
        市交通局介绍，今年还将新增十二条线路，方便老城和新区之间的往来。\n\
        新区大楼六月底交付\n本报讯（记者 李大江）新区三栋安置大楼六月底交付，一千二百户居民将陆续搬入新居。\n\
        建设单位表示，水电已经接通，物业公司也已进场。\n";

    #[track_caller]
    fn check(breaks: &[&str], joins: &[&str], titles: &[Option<&str>]) {
        let place = |it: &&str| TEXT.find(*it).unwrap();
        let options = Options {
            breaks: breaks.iter().map(place).collect(),
            joins: joins.iter().map(place).collect(),
        };
        let page = read(TEXT, &LEXICON, &options);
        let found: Vec<Option<&str>> = page.articles.iter().map(|it| it.title.as_deref()).collect();
        assert_eq!(found, titles);
    }

    #[test]
    fn the_reader_stands_above_the_model() {
        let (first, second) = (Some("全市公交再添新线"), Some("新区大楼六月底交付"));
        check(&[], &[], &[first, second]);
        check(&[], &["新区大楼"], &[first]);
        check(&["市交通局"], &[], &[first, None, second]);
        check(&["市交通局"], &["新区大楼"], &[first, None]);
    }
}
