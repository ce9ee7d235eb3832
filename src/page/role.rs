//! What the lines of an article are to it: its kicker, its headline, who wrote it, its sections, its paragraphs.

use super::byline::is_signature;
use super::clue::Clues;
use super::headline::of_titles;
use super::label::{BODY, FRONT, HEAD, INNER, Label, REST, SECTION, is_body};
use super::look::{Look, is_closed};
use crate::lexicon::Lexicon;
use crate::text::fold;

/// What a line is to its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The rubric it stands under: 直通省两会 2024.
    Column,
    /// The line above the headline.
    Kicker,
    /// The headline, or one of its lines.
    Title,
    /// The line below it.
    Subtitle,
    /// Who wrote it.
    Byline,
    /// When it was written, in a line of its own.
    Dateline,
    /// The head of a section.
    Section,
    /// A paragraph.
    Paragraph,
    /// A paragraph that stands under a picture.
    Caption,
    /// Who took the picture, in a line of its own.
    Credit,
    /// A jump mark in a line of its own.
    Jump,
    /// None of these.
    Other,
}

/// A line of an article, or a paragraph.
pub struct Line<'l> {
    /// How it was labelled.
    pub label: Label,
    /// How it looks.
    pub look: &'l Look,
    /// What it says.
    pub text: &'l str,
}

/// The roles of the lines of one article, in their order.
#[must_use]
pub fn roles(lines: &[Line<'_>], lexicon: &Lexicon) -> Vec<Role> {
    let heads = lines
        .iter()
        .take_while(|it| it.label == HEAD || it.label == FRONT)
        .count();
    let mut roles = head(lines, heads);
    for at in heads..lines.len() {
        let role = lines
            .get(at)
            .map_or(Role::Other, |it| inner(it, lines.get(at + 1), lexicon));
        roles.push(role);
    }
    roles
}

fn head(lines: &[Line<'_>], count: usize) -> Vec<Role> {
    let mut roles = Vec::with_capacity(lines.len());
    let mut titles = Vec::new();
    let is_alone = count == lines.len();
    let mut has_text = false;
    for (at, line) in lines.iter().take(count).enumerate() {
        let clues = line.look.clues;
        let says = Clues(Clues::SPEAKER.0 | Clues::QUESTION.0);
        let mut first = lines.iter().take(at.min(MOST_TITLES));
        let is_again = first.any(|it| it.text == line.text);
        let role = if is_running(line, is_alone) || line.look.is_table || at > 0 && clues.has(says)
        {
            Role::Paragraph
        } else if is_again {
            Role::Other
        } else if clues.has(Clues::JUMP) {
            Role::Jump
        } else if clues.has(Clues::BYLINE)
            || is_author(line.text)
            || at > 0 && (clues.has(Clues::NAME) || is_names(line.text))
        {
            Role::Byline
        } else if clues.has(Clues::CAPTION) {
            if is_closed(line.look) && line.look.length > 12 {
                Role::Caption
            } else {
                Role::Credit
            }
        } else if at > 0
            && clues.has(Clues::DATE)
            && !line.text.chars().all(|it| it.is_ascii_digit())
        {
            Role::Dateline
        } else if at > 0 && clues.has(Clues::BRACKETED) && line.look.length > 4 {
            Role::Other
        } else if at > 0 && clues.has(Clues::SALUTATION) {
            Role::Paragraph
        } else if at > 0 && is_speaker(line.text) {
            Role::Byline
        } else if is_alone && has_text {
            // Verse goes on in lines without a mark.
            Role::Paragraph
        } else {
            titles.push(at);
            Role::Title
        };
        has_text |= role == Role::Paragraph;
        roles.push(role);
    }
    // Verse, a list: lines without any paragraph, or more of them than a headline has. The title is the line above the author.
    if is_alone && titles.len() >= LEAST_VERSE || titles.len() > MOST_TITLES {
        let author = roles.iter().position(|it| *it == Role::Byline).unwrap_or(1);
        let heads = titles
            .iter()
            .take_while(|&&it| it < author.min(3))
            .count()
            .max(1);
        for (number, &at) in titles.iter().enumerate() {
            if number + 1 < heads {
                if let Some(role) = roles.get_mut(at) {
                    *role = Role::Column;
                }
                continue;
            }
            if number + 1 == heads {
                continue;
            }
            if let Some(role) = roles.get_mut(at) {
                *role = Role::Paragraph;
            }
        }
        titles = titles.get(heads - 1..heads).unwrap_or_default().to_vec();
    }
    let texts: Vec<&str> = titles
        .iter()
        .filter_map(|&it| lines.get(it))
        .map(|it| it.text)
        .collect();
    for (&at, role) in titles.iter().zip(of_titles(&texts)) {
        if let Some(to) = roles.get_mut(at) {
            *to = role;
        }
    }
    roles
}

/// Whether a line is running text for all that it stands at the head: headlines have no full stop, not even within. Where nothing
/// follows, what ends as a sentence does is one.
fn is_running(line: &Line<'_>, is_alone: bool) -> bool {
    let is_credit = line.look.clues.has(Clues(
        Clues::CAPTION.0 | Clues::BYLINE.0 | Clues::BRACKETED.0,
    ));
    let ends = is_alone
        && line
            .text
            .ends_with(['！', '？', '!', '?', '…', '；', '，', '.', '”', '」', '"']);
    !is_credit && (line.text.contains('。') || line.text.contains(". ") || ends)
}

/// So many lines without a paragraph are none of a headline.
const LEAST_VERSE: usize = 5;

/// No rubric, kicker, headline and subtitle have more lines than this together.
const MOST_TITLES: usize = 24;

/// 撰文：张建国, 文|王小波, 张三丰/文
fn is_author(line: &str) -> bool {
    const HEADS: &[&str] = &[
        "撰文", "文图", "图文", "文|", "文:", "采写", "采访", "摄影:", "供稿", "作者",
    ];
    let folded: String = line.chars().map(fold).collect();
    let bare = folded.trim_matches(['(', ')', '【', '】', '■', '□', ' ']);
    let is_short = bare.chars().count() <= 20 && !bare.contains([',', '。', '!', '?']);
    let has_head = HEADS.iter().any(|it| {
        bare.strip_prefix(it).is_some_and(|it| {
            it.ends_with(char::is_alphabetic)
                && (it.starts_with([':', ' ', '/', '|']) || bare.contains('|'))
        })
    });
    is_short && (has_head || bare.ends_with("/文") || bare.ends_with("/文图"))
}

/// 国务院总理 李克强
fn is_speaker(line: &str) -> bool {
    let folded: String = line.chars().map(fold).collect();
    let mut parts = folded.split_whitespace();
    let (Some(title), name) = (parts.next(), parts.collect::<String>()) else {
        return false;
    };
    let is_title = [
        "省长",
        "市长",
        "主席",
        "总理",
        "书记",
        "主任",
        "院长",
        "校长",
        "部长",
        "局长",
        "会长",
        "总统",
        "委员长",
        "检察长",
    ]
    .iter()
    .any(|it| title.ends_with(it));
    is_title && (2..=5).contains(&name.chars().count()) && folded.chars().count() <= 24
}

/// ——本版编辑, 本報編輯部
fn is_editor(line: &str) -> bool {
    let folded: String = line.chars().map(fold).collect();
    ["编者", "编辑", "编辑部", "编委会", "评论员"]
        .iter()
        .any(|it| folded.ends_with(it))
}

/// The most characters of such a line.
const LONGEST_EDITOR: u32 = 10;

/// 王玮丽 沈雪梅
fn is_names(line: &str) -> bool {
    let mut count = 0;
    for part in line.split_whitespace() {
        let folded: Vec<char> = part.chars().map(fold).collect();
        let is_name = (2..=3).contains(&folded.len())
            && folded
                .first()
                .is_some_and(|&it| crate::word::is_surname(u32::from(it)));
        if !is_name {
            return false;
        }
        count += 1;
    }
    count >= 2
}

fn inner(line: &Line<'_>, next: Option<&Line<'_>>, lexicon: &Lexicon) -> Role {
    let clues = line.look.clues;
    let is_sentence = is_closed(line.look) && line.look.length > 12;
    if clues.has(Clues::JUMP) {
        return Role::Jump;
    }
    if clues.has(Clues::CAPTION) && line.look.length <= 300 {
        let says_more = is_sentence || line.text.trim_end_matches(['。', '）', ')']).contains('。');
        return if says_more && !clues.has(Clues::BRACKETED) || line.look.length > 30 {
            Role::Caption
        } else {
            Role::Credit
        };
    }
    if clues.has(Clues::BYLINE) && line.label != BODY
        || clues.has(Clues::BYLINE) && line.look.length <= 30 && !is_sentence
    {
        return Role::Byline;
    }
    let heads_a_body = next.is_some_and(|it| is_body(it.label) || it.label == REST);
    match line.label {
        INNER | SECTION
            if heads_a_body && line.text.starts_with('【') && line.text.ends_with('】') =>
        {
            Role::Section
        }
        INNER if clues.has(Clues::BRACKETED) => {
            if is_signature(line.text, lexicon) {
                Role::Byline
            } else {
                Role::Other
            }
        }
        INNER if clues.has(Clues::NAME) || is_names(line.text) => Role::Byline,
        INNER if clues.has(Clues::DATE) => Role::Other,
        _ if line.look.length <= LONGEST_EDITOR && is_editor(line.text) => Role::Byline,
        // A clause in a line of its own is text, as is what someone says.
        _ if line.text.ends_with(['，', '；', '、', '。', ',', ';'])
            || clues.has(Clues(
                Clues::SPEAKER.0 | Clues::QUESTION.0 | Clues::SALUTATION.0,
            )) =>
        {
            Role::Paragraph
        }
        SECTION if heads_a_body => Role::Section,
        // 一、去年工作回顾
        _ if heads_a_body
            && clues.has(Clues::NUMBERED)
            && line.look.length <= 30
            && !is_closed(line.look) =>
        {
            Role::Section
        }
        INNER if heads_a_body && !is_sentence && line.look.length <= 30 => Role::Section,
        _ => Role::Paragraph,
    }
}
