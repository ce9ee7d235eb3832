//! What stands before the running text of a paragraph: a jump mark, where and when it was written, who wrote it.
//!
//! ```text
//! （上接A1版）努力将…            新华社北京1月2日电（记者张毅）国务院…           本报讯（记者彭军君）22日，…
//! └────────┘ jump              └────────────┘└────────┘ byline           └────────────┘ byline: no place, no date
//!                               dateline
//! ```

use super::jump::jump;
use super::when::dateline;
use crate::text::{Span, fold, is_zero_width};
use crate::word::looks_like_a_person;

/// The head of a paragraph, in pieces of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// （上接A1版）
    pub jump: Option<Span>,
    /// 新华社北京1月2日电
    pub dateline: Option<Span>,
    /// （记者张毅）, without its brackets; 本报讯（记者彭军君）, whole.
    pub byline: Option<Span>,
    /// Where the running text begins.
    pub body: usize,
}

/// Reads the head of `paragraph`.
#[must_use]
pub fn opening(text: &str, paragraph: Span) -> Opening {
    let line = Folded::new(text, paragraph);
    let mut opening = Opening {
        body: paragraph.start,
        ..Opening::default()
    };
    let mut at = 0;
    if let Some(jump) = jump(&line.text) {
        opening.jump = Some(line.span(0, jump.end));
        at = jump.end;
    }
    if let Some((inside, end)) = bracket(&line.text, at)
        && has_writer(inside_of(&line.text, inside))
    {
        (opening.byline, at) = (Some(line.span(inside.0, inside.1)), end);
    }
    let rest = line.text.get(at..).unwrap_or_default();
    let date = dateline(rest).filter(|it| it.len() < rest.len());
    if let Some(date) = date {
        // The folded line has the dateline as a piece of itself.
        let start = at + rest.find(date).unwrap_or(0);
        let mut end = start + date.len();
        let closed = line.text.get(end..).unwrap_or_default();
        let shut = closed.len() - closed.trim_start_matches(['】', ']', ')', '〕', ' ']).len();
        if start > at {
            end += shut;
        }
        let gap = closed.len() - closed.trim_start_matches(' ').len();
        let bracket = bracket(
            &line.text,
            start + date.len() + if start > at { shut } else { gap },
        );
        let is_writer =
            |inside: &str| has_writer(inside) || date.ends_with('电') && is_of_people(inside);
        let writer = bracket.filter(|it| is_writer(inside_of(&line.text, it.0)));
        let is_plain = date.ends_with('讯')
            && !date.contains(['日', '月'])
            && (date.chars().count() <= 3 || !date.starts_with("本报"));
        match writer {
            Some((_, after)) if is_plain => {
                opening.byline = Some(line.span(start, after));
                at = after;
            }
            Some((inside, after)) => {
                opening.dateline = Some(line.span(start, start + date.len()));
                opening.byline = Some(line.span(inside.0, inside.1));
                at = after;
            }
            None => {
                opening.dateline = Some(line.span(start, start + date.len()));
                at = end;
                // 本报合肥１月３日电记者刘杰报道：
                let rest = line.text.get(at..).unwrap_or_default();
                if let Some(colon) = rest.find(':').filter(|&it| it < 60)
                    && rest
                        .get(..colon)
                        .is_some_and(|it| it.contains("记者") && it.ends_with("报道"))
                {
                    opening.byline = Some(line.span(at, at + colon));
                    at += colon + 1;
                }
            }
        }
    } else if let Some(end) = english(rest) {
        opening.dateline = Some(line.span(at, at + end.0));
        at += end.1;
    }
    if at > 0 {
        let rest = line.text.get(at..).unwrap_or_default();
        at += rest.len() - rest.trim_start_matches([' ', ':']).len();
    }
    // A head with nothing behind it is no head.
    let body = line.place(at);
    if body < paragraph.end {
        opening.body = body;
    }
    opening
}

/// BEIJING, March 12 (Xinhua) — : where the dateline ends, and where the text begins.
#[must_use]
pub fn english(line: &str) -> Option<(usize, usize)> {
    let capitals = line
        .chars()
        .take_while(|it| it.is_ascii_uppercase())
        .count();
    if capitals < 3 {
        return None;
    }
    let near = line
        .char_indices()
        .nth(60)
        .map_or(line, |it| line.get(..it.0).unwrap_or(line));
    let (dash, length) = ["—", "--", " - ", "–"]
        .iter()
        .filter_map(|it| Some((near.find(it)?, it.len())))
        .min()?;
    let date = near.get(..dash)?.trim_end();
    (!date.contains(". ") && !date.is_empty()).then_some((date.len(), dash + length))
}

/// The bracket that begins at `at`: its inside, and where it ends.
fn bracket(line: &str, at: usize) -> Option<((usize, usize), usize)> {
    let rest = line.get(at..)?;
    let open = rest
        .chars()
        .next()
        .filter(|it| matches!(it, '(' | '〔' | '[' | '【'))?;
    let start = at + open.len_utf8();
    let (end, close) = line
        .get(start..)?
        .char_indices()
        .take(45)
        .find(|it| matches!(it.1, ')' | '〕' | ']' | '】' | '。'))?;
    (close != '。').then_some(((start, start + end), start + end + close.len_utf8()))
}

fn inside_of(line: &str, (start, end): (usize, usize)) -> &str {
    line.get(start..end).unwrap_or_default()
}

/// Whether a bracket names who wrote: 记者张毅.
fn has_writer(inside: &str) -> bool {
    ["记者", "通讯员", "实习生", "报道员", "评论员", "特约"]
        .iter()
        .any(|it| inside.contains(it))
        && !inside.contains(['。', '?', '!'])
}

/// Whether a bracket behind a dateline holds names and nothing else: 余晓洁 宗兆盾.
fn is_of_people(inside: &str) -> bool {
    let names = inside.split([' ', '、', ',']);
    let mut names = names.filter(|it| !it.is_empty()).peekable();
    names.peek().is_some() && names.all(looks_like_a_person)
}

/// The beginning of a paragraph, folded, with the place of every character.
struct Folded {
    text: String,
    /// For every character where it begins in the folded text and in the text.
    places: Vec<(usize, usize)>,
    end: usize,
}

/// So many characters are read.
const REACH: usize = 110;

impl Folded {
    fn new(text: &str, paragraph: Span) -> Self {
        let mut folded = Self {
            text: String::new(),
            places: Vec::new(),
            end: paragraph.start,
        };
        let characters = paragraph.of(text).char_indices();
        let characters = characters.filter(|it| !is_zero_width(it.1));
        for (at, c) in characters.take(REACH) {
            folded
                .places
                .push((folded.text.len(), paragraph.start + at));
            folded
                .text
                .push(if c.is_whitespace() { ' ' } else { fold(c) });
            folded.end = paragraph.start + at + c.len_utf8();
        }
        folded
    }

    /// Where the byte `at` of the folded text stands in the text.
    fn place(&self, at: usize) -> usize {
        let index = self.places.partition_point(|it| it.0 < at);
        self.places.get(index).map_or(self.end, |it| it.1)
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.place(start), self.place(end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` stands between the head of a paragraph and its running text.
    #[track_caller]
    fn check(line: &str, dateline: &str, byline: &str) {
        let text = line.replace('|', "");
        let found = opening(&text, Span::new(0, text.len()));
        assert_eq!(found.body, line.find('|').unwrap_or(0), "{line}");
        assert_eq!(
            found.dateline.map_or("", |it| it.of(&text)),
            dateline,
            "{line}"
        );
        assert_eq!(found.byline.map_or("", |it| it.of(&text)), byline, "{line}");
    }

    #[test]
    fn finds_datelines_and_bylines() {
        check(
            "新华社北京1月2日电（记者张毅）|国务院总理今天说。",
            "新华社北京1月2日电",
            "记者张毅",
        );
        check(
            "新华社柏林1月22日电 （记者张毅荣）|德国政府22日宣布。",
            "新华社柏林1月22日电",
            "记者张毅荣",
        );
        check(
            "本报讯（记者 王玮丽）|昨天，会议开幕。",
            "",
            "本报讯（记者 王玮丽）",
        );
        check(
            "新华社北京6月19日体育专电（郑直 苏斌）|19日，会议开幕。",
            "新华社北京6月19日体育专电",
            "郑直 苏斌",
        );
        check(
            "新华社北京6月19日电|（综合）会议开幕。",
            "新华社北京6月19日电",
            "",
        );
        check("本报讯 |昨天，会议开幕。", "本报讯", "");
        check(
            "江城晚报讯（记者 方小禾）|刷脸进门。",
            "",
            "江城晚报讯（记者 方小禾）",
        );
        check("【本報訊】|昨天，會議開幕。", "本報訊", "");
        check("本报北京1月2日讯 |昨天，会议开幕。", "本报北京1月2日讯", "");
        check("（记者李明）|昨天，会议开幕。", "", "记者李明");
        check(
            "〔記者李明／台北報導〕|昨天，會議開幕。",
            "",
            "記者李明／台北報導",
        );
        check("新华社记者昨天来到南通，看到了变化。", "", "");
        check("本报通讯员来电说，会议开幕。", "", "");
        check("（上接A1版）|努力将吕四港打造成港口。", "", "");
        check(
            "本\u{200B}报讯（记\u{FEFF}者 王玮丽）|昨天，会议开幕。",
            "",
            "本\u{200B}报讯（记\u{FEFF}者 王玮丽）",
        );
        check(
            "BEIJING, March 12 (Xinhua) — |The river rose.",
            "BEIJING, March 12 (Xinhua)",
            "",
        );
        check(
            "本报合肥１月３日电记者刘杰报道：|去年岁末",
            "本报合肥１月３日电",
            "记者刘杰报道",
        );
    }
}
