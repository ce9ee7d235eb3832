//! Labelled rows → articles, and the text in the order of reading.

use super::clue::Clues;
use super::draft::Draft;
use super::label::{self, Label, REST};
use super::line::Line;
use super::look::Look;
use super::reading::Reading;
use super::role::{self, Role, roles};
use super::unwrap::Row;
use super::{Article, Page};
use crate::lexicon::Lexicon;
use crate::text::Span;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// A page whose rows are labelled.
pub struct Labelled<'t, 'p> {
    /// The text as given.
    pub text: &'t str,
    /// By which names are told from words.
    pub lexicon: &'p Lexicon,
    /// Its lines.
    pub lines: &'p [Line],
    /// Which of the lines the rows are made of, by their numbers: all but furniture.
    pub kept: &'p [usize],
    /// The rows.
    pub rows: &'p [Row],
    /// How they look.
    pub looks: &'p [Look],
    /// What they are.
    pub labels: &'p [Label],
    /// How sure it is that an article begins at a row, from 0 to 1.
    pub confidences: &'p [f64],
}

/// A row with what goes on from it, or a line of furniture.
struct Unit {
    /// The number of its first line.
    line: usize,
    /// The numbers of the others.
    more: Vec<usize>,
    /// The number of its first row; nothing for furniture.
    row: Option<usize>,
    /// Where it stands in the reading.
    span: Span,
}

impl<'t> Labelled<'t, '_> {
    /// Puts the articles together.
    #[must_use]
    pub fn assemble(&self) -> Page<'t> {
        let mut units = self.units();
        let reading = self.read(&mut units);
        let mut page = Page {
            reading,
            articles: Vec::new(),
            passages: Vec::new(),
        };
        let mut start = 0;
        while start < units.len() {
            let begins = |it: &Unit| {
                it.row
                    .is_some_and(|it| self.labels.get(it).is_some_and(|&it| label::begins(it)))
            };
            let rest = units.get(start + 1..).unwrap_or_default();
            // What stands before the first article belongs to it.
            let skip = if page.articles.is_empty() {
                units.iter().take_while(|it| it.row.is_none()).count()
            } else {
                0
            };
            let count = 1 + rest
                .iter()
                .skip(skip)
                .position(begins)
                .map_or(rest.len(), |it| it + skip);
            self.article(
                units.get(start..start + count).unwrap_or_default(),
                &mut page,
            );
            start += count;
        }
        share_rubrics(&mut page.articles);
        let starts: Vec<usize> = page
            .articles
            .iter()
            .skip(1)
            .map(|it| it.span.start)
            .chain([self.text.len()])
            .collect();
        for (article, end) in page.articles.iter_mut().zip(starts) {
            article.span.end = end;
        }
        page
    }

    /// What stands together, in the order of reading: what goes on behind something else comes before that.
    fn units(&self) -> Vec<Unit> {
        let mut units: Vec<Unit> = Vec::with_capacity(self.rows.len());
        let mut last_body: Option<usize> = None;
        let mut next = 0;
        let furniture = |lines: Range<usize>, units: &mut Vec<Unit>| {
            units.extend(lines.map(|line| Unit {
                line,
                more: Vec::new(),
                row: None,
                span: Span::default(),
            }));
        };
        for (number, row) in self.rows.iter().enumerate() {
            let lines = self.kept.get(row.lines.clone()).unwrap_or_default();
            let Some((&first, more)) = lines.split_first() else {
                continue;
            };
            furniture(next..first, &mut units);
            let label = self.labels.get(number).copied().unwrap_or(label::BODY);
            match last_body.and_then(|it| units.get_mut(it)) {
                Some(body) if label == REST => body.more.extend(lines),
                _ => {
                    if label::is_body(label) || label == REST {
                        last_body = Some(units.len());
                    } else if label::begins(label) {
                        last_body = None;
                    }
                    units.push(Unit {
                        line: first,
                        more: more.to_vec(),
                        row: Some(number),
                        span: Span::default(),
                    });
                }
            }
            next = first + 1;
            for &line in more {
                furniture(next..line, &mut units);
                next = line + 1;
            }
        }
        furniture(next..self.lines.len(), &mut units);
        units
    }

    /// The text in the order of reading, with the place of every unit.
    fn read(&self, units: &mut [Unit]) -> Reading<'t> {
        let line = |it: usize| self.lines.get(it).map(|line| (it, line));
        if units.iter().all(|it| it.more.is_empty()) {
            for unit in units {
                unit.span = self.lines.get(unit.line).map_or(unit.span, |it| it.span);
            }
            return Reading::of(self.text);
        }
        let mut reading = Reading::empty(self.text);
        for unit in units {
            let lines = [unit.line].into_iter().chain(unit.more.iter().copied());
            unit.span = reading.push(self.text, lines.filter_map(line));
        }
        reading
    }

    /// Adds the article that is made of `units`.
    fn article(&self, units: &[Unit], page: &mut Page<'t>) {
        let number = page.articles.len();
        let text: &str = &page.reading.text;
        let seen = |unit: &Unit| -> Option<role::Line<'_>> {
            Some(role::Line {
                label: *self.labels.get(unit.row?)?,
                look: self.looks.get(unit.row?)?,
                text: unit.span.of(text),
            })
        };
        let lines: Vec<role::Line<'_>> = units.iter().filter_map(seen).collect();
        let mut roles = roles(&lines, self.lexicon).into_iter();
        let first = units.iter().find_map(|it| it.row);
        let start = units
            .first()
            .and_then(|it| self.lines.get(it.line))
            .map_or(0, |it| it.span.start);
        let mut draft = Draft {
            lexicon: self.lexicon,
            text,
            number,
            article: Article {
                span: Span::new(if number == 0 { 0 } else { start }, self.text.len()),
                confidence: first
                    .and_then(|it| self.confidences.get(it))
                    .copied()
                    .unwrap_or(1.0),
                ..Article::default()
            },
            passages: Vec::new(),
            credit: None,
            names: FxHashSet::default(),
        };
        let mut before = None;
        for unit in units {
            let role = if unit.row.is_some() {
                roles.next().unwrap_or(Role::Other)
            } else {
                Role::Other
            };
            let clues = unit
                .row
                .and_then(|it| self.looks.get(it))
                .map_or(Clues::default(), |it| it.clues);
            draft.add(unit.span, role, clues, before);
            before = Some(role);
        }
        draft.finish();
        let Draft {
            article, passages, ..
        } = draft;
        page.articles.push(article);
        page.passages.extend(passages);
    }
}

/// Short items under one rubric: 国际简讯 is the headline of none of them, and the rubric of all.
fn share_rubrics(articles: &mut [Article]) {
    let mut rubric: Option<String> = None;
    for article in articles {
        let is_rubric =
            |it: &&String| it.chars().count() <= 8 && RUBRICS.iter().any(|end| it.ends_with(end));
        let is_signed = article.byline.is_some() || article.dateline.is_some();
        if article.column.is_none()
            && !is_signed
            && article.title.as_ref().filter(is_rubric).is_some()
        {
            article.column = article.title.take();
        }
        let begins = article.column.as_ref().filter(is_rubric);
        if begins.is_some() {
            rubric = begins.cloned();
        } else if article.title.is_none() && article.paragraphs.len() <= 2 {
            article.column = article.column.take().or_else(|| rubric.clone());
        } else if article.column.is_some() || article.byline.is_some() {
            rubric = None;
        }
    }
}

/// How the rubrics of short items end.
const RUBRICS: &[&str] = &[
    "简讯",
    "簡訊",
    "快讯",
    "快訊",
    "短讯",
    "短訊",
    "速览",
    "速覽",
    "要闻",
    "要聞",
    "短波",
    "一览",
    "扫描",
    "动态",
    "集锦",
    "一句话新闻",
    "In Brief",
    "Briefs",
];
