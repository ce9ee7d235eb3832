//! The lines of an article, one after the other → its fields and passages.

use super::byline::{self, is_signature};
use super::clue::Clues;
use super::jump::jump;
use super::opening::opening;
use super::role::Role;
use super::{Article, Form, Kind, Passage};
use crate::lexicon::Lexicon;
use crate::text::{Span, fold};
use rustc_hash::FxHashSet;

/// An article that is being put together.
pub struct Draft<'t> {
    pub text: &'t str,
    /// By which names are told from words.
    pub lexicon: &'t Lexicon,
    pub number: usize,
    pub article: Article,
    pub passages: Vec<Passage>,
    /// Who took the picture.
    pub credit: Option<Span>,
    /// The names of its reporters.
    pub names: FxHashSet<&'t str>,
}

impl Draft<'_> {
    pub fn add(&mut self, span: Span, role: Role, clues: Clues, before: Option<Role>) {
        let article = &mut self.article;
        let line = span.of(self.text);
        let kind = match role {
            Role::Column => {
                add_line(&mut article.column, line, " ");
                Kind::Column
            }
            Role::Kicker => {
                let between = between(article.kicker.as_deref(), line);
                add_line(&mut article.kicker, line, between);
                Kind::Kicker
            }
            Role::Title if line.chars().count() > LONGEST_TITLE => {
                return self.paragraph(span, clues);
            }
            Role::Title => {
                let line =
                    line.trim_start_matches(['■', '●', '◆', '□', '▲', '◎', '★', ' ', '\u{3000}']);
                let between = between(article.title.as_deref(), line);
                add_line(&mut article.title, line, between);
                Kind::Title
            }
            Role::Subtitle => {
                add_line(
                    &mut article.subtitle,
                    line,
                    if before == Some(Role::Subtitle) {
                        " "
                    } else {
                        ""
                    },
                );
                Kind::Title
            }
            Role::Byline => {
                self.sign(bare(self.text, span));
                Kind::Byline
            }
            Role::Dateline => {
                article
                    .dateline
                    .get_or_insert_with(|| bare(self.text, span).of(self.text).to_owned());
                Kind::Dateline
            }
            Role::Section => {
                article.sections.push(line.to_owned());
                Kind::Section
            }
            Role::Paragraph => return self.paragraph(span, clues),
            Role::Caption => {
                article.paragraphs.push(line.to_owned());
                self.credit = self.credit.or_else(|| credit(self.text, span));
                Kind::Caption
            }
            Role::Credit => {
                self.credit = Some(bare(self.text, span));
                Kind::Caption
            }
            Role::Jump => {
                self.jump_to(line);
                Kind::Other
            }
            Role::Other => Kind::Other,
        };
        self.passages.push(Passage {
            span,
            kind,
            head: kind,
            body: span.start,
            article: self.number,
            paragraph: None,
        });
    }

    fn paragraph(&mut self, span: Span, clues: Clues) {
        let opening = opening(self.text, span);
        let is_first = self.article.paragraphs.is_empty();
        if let Some(jump) = opening.jump {
            self.jump_to(jump.of(self.text));
        }
        if is_first {
            if let Some(date) = opening.dateline {
                self.article
                    .dateline
                    .get_or_insert_with(|| date.of(self.text).to_owned());
            }
            if let Some(byline) = opening.byline {
                self.sign(byline);
            }
        }
        let end = closing(self.text, span);
        if let Some(bracket) = end {
            let inside = bare(self.text, bracket);
            if jump(&folded(bracket.of(self.text))).is_some() {
                self.jump_to(bracket.of(self.text));
            } else if !clues.has(Clues::CAPTION) && is_signature(inside.of(self.text), self.lexicon)
            {
                self.sign(inside);
            }
        }
        let head = if opening.dateline.is_some() {
            Kind::Dateline
        } else if opening.byline.is_some() {
            Kind::Byline
        } else {
            Kind::Other
        };
        // What the editors say of a story is none of its text.
        let opens = span
            .of(self.text)
            .trim_start_matches(['【', '[', '（', '(']);
        let is_note = NOTES.iter().any(|it| opens.starts_with(it));
        self.passages.push(Passage {
            span,
            kind: if is_note { Kind::Note } else { Kind::Body },
            head,
            body: opening.body,
            article: self.number,
            paragraph: (!is_note).then_some(self.article.paragraphs.len()),
        });
        self.article.paragraphs.push(span.of(self.text).to_owned());
    }

    /// Takes `byline` for that of the article, unless it has one.
    fn sign(&mut self, byline: Span) {
        let (byline, dateline) = apart(self.text, byline);
        if let Some(dateline) = dateline {
            self.article
                .dateline
                .get_or_insert_with(|| dateline.of(self.text).to_owned());
        }
        for name in byline::names(self.text, byline) {
            let name = name.of(self.text);
            if self.names.insert(name) {
                self.article.reporters.push(name.to_owned());
            }
        }
        self.article
            .byline
            .get_or_insert_with(|| byline.of(self.text).to_owned());
    }

    fn jump_to(&mut self, mark: &str) {
        let folded = folded(mark);
        let Some(jump) = jump(&folded) else {
            return;
        };
        let field = if jump.is_from {
            &mut self.article.continued_from
        } else {
            &mut self.article.continues_on
        };
        field.get_or_insert_with(|| jump.page.to_owned());
    }

    pub fn finish(&mut self) {
        let article = &mut self.article;
        let characters: usize = article.paragraphs.iter().map(|it| it.chars().count()).sum();
        let is_photo = self.credit.is_some()
            && article.paragraphs.len() <= 2
            && characters <= LONGEST_CAPTION
            && article.byline.is_none()
            && article.sections.is_empty();
        let is_notice = |line: &str| {
            let line: String = line.chars().filter(|it| !it.is_whitespace()).collect();
            NOTICES.iter().any(|it| line.ends_with(it))
        };
        if is_photo {
            article.form = Form::Photo;
            if let Some(credit) = self.credit {
                self.sign(credit);
            }
        } else if article.title.as_deref().is_some_and(is_notice)
            && article.byline.is_none()
            && article.dateline.is_none()
        {
            article.form = Form::Notice;
            self.sign_notice();
        }
    }

    /// The last lines of a notice say whose it is, and when that was.
    fn sign_notice(&mut self) {
        let article = &mut self.article;
        while article.paragraphs.len() > 1 && article.byline.is_none() {
            let Some(last) = article.paragraphs.last() else {
                return;
            };
            let is_line = last.chars().count() <= 25 && !last.ends_with(['。', '！', '；', '：']);
            if !is_line {
                return;
            }
            let number = article.paragraphs.len() - 1;
            let is_date = last.ends_with('日') && last.contains('月');
            let line = article.paragraphs.pop().unwrap_or_default();
            if let Some(passage) = self
                .passages
                .iter_mut()
                .rfind(|it| it.paragraph == Some(number))
            {
                passage.paragraph = None;
                passage.kind = if is_date {
                    Kind::Dateline
                } else {
                    Kind::Byline
                };
            }
            if !is_date {
                article.byline = Some(line);
            }
        }
    }
}

/// A longer line is no headline.
const LONGEST_TITLE: usize = 120;

/// The most characters of what stands under a picture that stands alone.
const LONGEST_CAPTION: usize = 300;

const NOTES: &[&str] = &[
    "编者按",
    "編者按",
    "编者的话",
    "編者的話",
    "开栏的话",
    "開欄的話",
    "编后",
    "編後",
];

const NOTICES: &[&str] = &[
    "公告", "启事", "啟事", "声明", "聲明", "讣告", "訃告", "通告", "公示", "通知", "招聘", "招标",
    "遗失",
];

/// Adds a line to a field of several lines.
fn add_line(field: &mut Option<String>, line: &str, between: &str) {
    match field {
        Some(text) => {
            text.push_str(between);
            text.push_str(line);
        }
        None => *field = Some(line.to_owned()),
    }
}

/// What stands between two lines of a headline: nothing between Han characters, a space where Latin ones meet.
fn between(before: Option<&str>, next: &str) -> &'static str {
    let is_latin = |it: Option<char>| it.is_some_and(|it| it.is_ascii());
    if is_latin(before.and_then(|it| it.chars().next_back())) && is_latin(next.chars().next()) {
        " "
    } else {
        ""
    }
}

fn folded(line: &str) -> String {
    line.chars().map(fold).collect()
}

/// `span` without brackets and ornaments around it.
fn bare(text: &str, span: Span) -> Span {
    let piece = span.of(text);
    let is_outside = |c: char| c.is_whitespace() || "（）()【】〔〕[]▲△—－-。".contains(c);
    let start = span.start + piece.len() - piece.trim_start_matches(is_outside).len();
    let kept = piece.trim_matches(is_outside);
    if kept.is_empty() {
        span
    } else {
        Span::new(start, start + kept.len())
    }
}

/// 中央社記者林立寧台北12日電 → 中央社記者林立寧, 台北12日電.
fn apart(text: &str, byline: Span) -> (Span, Option<Span>) {
    // Folding Han characters keeps their lengths.
    let form = folded(byline.of(text));
    let names = form.rfind("记者").map(|it| it + "记者".len());
    let digit = form.find(|c: char| c.is_ascii_digit());
    let (Some(start), Some(digit)) = (names, digit) else {
        return (byline, None);
    };
    let characters = form.get(start..digit).map_or(0, |it| it.chars().count());
    let is_plain =
        byline.of(text).len() == form.len() && form.ends_with('电') && form.contains('日');
    if !is_plain || !(4..=8).contains(&characters) {
        return (byline, None);
    }
    let cut = byline.start + start + 3 * if characters == 4 { 2 } else { 3 };
    (
        Span::new(byline.start, cut),
        Some(Span::new(cut, byline.end)),
    )
}

/// The bracket at the end of a paragraph.
fn closing(text: &str, span: Span) -> Option<Span> {
    let piece = span.of(text);
    let close = piece
        .chars()
        .next_back()
        .filter(|it| matches!(it, '）' | ')' | '】'))?;
    let open = piece.rfind(match close {
        '）' => '（',
        ')' => '(',
        _ => '【',
    })?;
    let bracket = Span::new(span.start + open, span.end);
    (bracket.of(text).chars().count() <= 40 && open > 0).then_some(bracket)
}

/// Who took the picture, as the end of its caption says: （陈德生摄）, 记者 许丛军 摄.
fn credit(text: &str, span: Span) -> Option<Span> {
    let piece = span.of(text);
    let inside = piece.trim_end_matches(['）', ')', '】', '。', ' ', '\u{3000}']);
    let start = inside
        .rfind(['。', '，', '（', '(', '！', '？', '】'])
        .map_or(0, |it| {
            it + inside
                .get(it..)
                .and_then(|it| it.chars().next())
                .map_or(0, char::len_utf8)
        });
    let credit = Span::new(span.start + start, span.start + inside.len()).trim(text);
    let length = credit.of(text).chars().count();
    (!credit.is_empty() && length <= 24).then_some(credit)
}
