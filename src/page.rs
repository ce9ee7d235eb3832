//! A text as pasted → its articles and the kinds of its lines.
//!
//! So far a text is one article whose paragraphs are its lines. A line is told by its looks: a headline has no full stop, a
//! byline names reporters, a caption ends with who took the picture.

use crate::text::{Span, is_line_break};

/// A piece of a page: a story, a photo with its caption, a notice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// Where it stands. Articles follow one another and together are the whole text.
    pub span: Span,
    /// Its paragraphs.
    pub paragraphs: Vec<Span>,
}

/// What a line of a page, or a piece of one, is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// Running text.
    Body,
    /// A headline, or any line without a full stop that stands like one.
    Title,
    /// Who wrote it: 本报记者 王玮丽.
    Byline,
    /// Where and when it comes from: 新华社北京1月22日电.
    Dateline,
    /// What stands under a picture.
    Caption,
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
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Caption => "caption",
            Self::Other => "other",
        }
    }
}

/// A line that is not blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it stands, without the white space around it.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// Where its running text begins: behind a dateline or byline at its head.
    pub body: usize,
}

/// What a text as pasted is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its articles: one, or none where it is blank.
    pub articles: Vec<Article>,
    /// Its lines that are not blank.
    pub lines: Vec<Line>,
}

/// Reads `text`.
#[must_use]
pub fn read(text: &str) -> Page {
    let lines = lines(text);
    let paragraphs: Vec<Span> = lines.iter().map(|it| it.span).collect();
    let article = (!paragraphs.is_empty()).then(|| Article {
        span: Span::new(0, text.len()),
        paragraphs,
    });
    Page {
        articles: article.into_iter().collect(),
        lines,
    }
}

/// The lines of `text` that are not blank. Every kind of line break ends one: LF, CRLF, CR, NEL, U+2028, U+2029, form feed.
fn lines(text: &str) -> Vec<Line> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split(is_line_break) {
        let end = start + line.len();
        let span = Span::new(start, end).trim(text);
        if !span.is_empty() {
            let line = span.of(text);
            let kind = kind(line);
            let head = if kind == Kind::Body { head(line) } else { 0 };
            lines.push(Line {
                span,
                kind,
                body: span.start + head,
            });
        }
        // Every break is one character.
        start = end
            + text
                .get(end..)
                .and_then(|it| it.chars().next())
                .map_or(0, char::len_utf8);
    }
    lines
}

/// The most characters of a line without a full stop that is still a headline.
const LONGEST_TITLE: usize = 45;

/// The most characters of a byline or a caption's credit.
const LONGEST_BYLINE: usize = 40;

fn kind(line: &str) -> Kind {
    let length = line.chars().filter(|c| !c.is_whitespace()).count();
    let bare = line
        .trim_matches([
            '（', '）', '(', ')', '【', '】', '□', '■', '●', '◎', '。', ' ', '\u{3000}',
        ])
        .trim();
    if is_caption(bare) {
        Kind::Caption
    } else if length <= LONGEST_BYLINE && is_byline(bare) {
        Kind::Byline
    } else if is_jump(bare)
        || bare.starts_with("责任编辑")
        || bare.starts_with("责编")
        || !line.chars().any(char::is_alphanumeric)
    {
        Kind::Other
    } else if length <= LONGEST_TITLE && !has_sentence(line) {
        Kind::Title
    } else {
        Kind::Body
    }
}

/// Whether a sentence ends in a line or at its end: headlines have no full stop, not even within.
fn has_sentence(line: &str) -> bool {
    line.contains('。')
        || line.contains(". ")
        || line
            .trim_end_matches(['”', '’', '」', '』', '"', '）', ')', '】'])
            .ends_with(['！', '？', '!', '?', '…', '；', '.', '：', ':'])
}

/// Whether a line (without its brackets and full stop) tells of a picture, or who took it: 图为会场, 本报记者 许丛军摄.
fn is_caption(bare: &str) -> bool {
    let begins = [
        "图为",
        "图①",
        "图②",
        "图③",
        "上图",
        "下图",
        "左图",
        "右图",
        "图片来源",
        "图片说明",
    ];
    let ends = ["供图", "制图", "资料图片", "/图", "摄影报道"];
    let credit = bare
        .rsplit(['。', '，', '（', '('])
        .next()
        .unwrap_or(bare)
        .trim();
    begins.iter().any(|it| bare.starts_with(it))
        || ends.iter().any(|it| bare.ends_with(it))
        || credit.ends_with('摄') && !credit.ends_with("拍摄") && credit.chars().count() <= 20
}

/// Whether a line (without its brackets and full stop) names who wrote: 本报记者 王玮丽, 南通报业全媒体记者 王玮丽.
fn is_byline(bare: &str) -> bool {
    if bare.contains(['，', '。', '《', '：', '？', '！']) && !bare.starts_with("作者：") {
        return false;
    }
    let names = bare.rsplit_once("记者").map_or("", |it| it.1);
    BYLINES.iter().any(|it| bare.starts_with(it))
        || names.starts_with([' ', '\u{3000}']) && names.trim().chars().count() >= 2
}

/// How bylines begin.
const BYLINES: &[&str] = &[
    "本报记者",
    "本报见习记者",
    "本报通讯员",
    "记者",
    "通讯员",
    "见习记者",
    "实习生",
    "特约记者",
    "新华社记者",
    "文/",
    "文／",
    "图/",
    "撰文",
    "作者：",
    "By ",
];

/// （上接A1版）, （下转第二版）
fn is_jump(line: &str) -> bool {
    ["上接", "下转", "紧接"]
        .iter()
        .any(|it| line.starts_with(it))
        && line.ends_with(['版', '页'])
        && line.chars().count() <= 12
}

/// The length of the dateline or byline at the head of a paragraph: 新华社北京1月22日电（记者张毅）, 本报讯（记者 王玮丽）.
fn head(line: &str) -> usize {
    let near = line
        .char_indices()
        .nth(LONGEST_HEAD)
        .map_or(line, |(at, _)| line.get(..at).unwrap_or(line));
    let start = if line.starts_with(['（', '(']) {
        line.chars().next().map_or(0, char::len_utf8)
    } else {
        0
    };
    let opening = near.get(start..).unwrap_or_default();
    // （记者张毅）新华社…, or the agency first.
    let end = if start > 0 && BYLINES.iter().any(|it| opening.starts_with(it)) {
        closing(near, start)
    } else {
        agency(near)
    };
    let Some(end) = end else { return 0 };
    let rest = near.get(end..).unwrap_or_default();
    let gap = rest.len() - rest.trim_start().len();
    let bracket = rest.trim_start();
    let with_byline = bracket
        .starts_with(['（', '('])
        .then(|| closing(near, end + gap + 1))
        .flatten();
    let end = with_byline
        .filter(|&it| {
            near.get(end..it)
                .is_some_and(|it| it.contains("记者") || it.contains("通讯员"))
        })
        .unwrap_or(end);
    let rest = near.get(end..).unwrap_or_default();
    let end = end + rest.len() - rest.trim_start_matches([' ', '\u{3000}', '：', ':']).len();
    // A head with nothing behind it is no head.
    if end < line.len() { end } else { 0 }
}

/// The most characters that a dateline with its byline takes.
const LONGEST_HEAD: usize = 70;

fn closing(line: &str, from: usize) -> Option<usize> {
    let mut from = from;
    while !line.is_char_boundary(from) {
        from += 1;
    }
    let rest = line.get(from..)?;
    let (at, c) = rest
        .char_indices()
        .find(|&(_, c)| matches!(c, '）' | ')' | '。' | '，'))?;
    matches!(c, '）' | ')').then_some(from + at + c.len_utf8())
}

/// The end of 新华社…电, 本报讯, 中新社…电, 本报北京1月22日讯 and their like.
fn agency(line: &str) -> Option<usize> {
    let name = AGENCIES.iter().find(|it| line.starts_with(*it))?;
    let rest = line.get(name.len()..)?;
    let (at, c) = rest
        .char_indices()
        .take(LONGEST_DATELINE)
        .find(|&(_, c)| matches!(c, '电' | '讯' | '，' | '。' | '、' | '“' | '：'))?;
    let place = rest.get(..at)?;
    // 本报讯, 本报北京讯, 新华社北京1月22日电; not 本报通讯员来电.
    let has_date = place.is_empty()
        || place.contains(['日', '月'])
        || place.trim().chars().count() <= 4 && !place.contains(['通', '记', '来', '致', '收']);
    (matches!(c, '电' | '讯') && has_date).then_some(name.len() + at + c.len_utf8())
}

const AGENCIES: &[&str] = &[
    "新华社",
    "中新社",
    "中新网",
    "新华网",
    "人民网",
    "本报",
    "本台",
    "本刊",
    "央视网",
    "央广网",
    "法新社",
    "路透社",
    "美联社",
];

/// The most characters between the agency and 电: 新华社特立尼达和多巴哥西班牙港1月22日电.
const LONGEST_DATELINE: usize = 30;

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, kind: Kind) {
        let lines = lines(line);
        assert_eq!(
            lines.iter().map(|it| it.kind).collect::<Vec<_>>(),
            [kind],
            "{line}"
        );
    }

    /// `|` stands between the head of a paragraph and its running text.
    #[track_caller]
    fn check_head(line: &str) {
        let text = line.replace('|', "");
        let lines = lines(&text);
        assert_eq!(lines[0].body, line.find('|').unwrap_or(0), "{line}");
    }

    #[test]
    fn tells_lines_by_their_looks() {
        check("潮起长江口，抢抓机遇向未来", Kind::Title);
        check("大势已至 乘势而上", Kind::Title);
        check("本报记者 王玮丽 沈雪梅", Kind::Byline);
        check("□记者 张三", Kind::Byline);
        check("图为会场。本报记者 许丛军摄", Kind::Caption);
        check("（上接A1版）", Kind::Other);
        check("——————", Kind::Other);
        check("图①：南通港口一片繁忙，货轮正在装卸集装箱。", Kind::Caption);
        check("1月22日，代表们步入会场。许丛军摄。", Kind::Caption);
        check("代表们步入会场。（新华社记者 许丛军 摄）", Kind::Caption);
        check("南通报业全媒体记者 王玮丽。", Kind::Byline);
        check("他很喜欢拍摄", Kind::Title);
        check("图片社交平台昨天上市，首日涨了一成。", Kind::Body);
        check("今天下雨了。明天会放晴", Kind::Body);
        check("It rained. Then it stopped", Kind::Body);
        check("昨天，会议开幕。", Kind::Body);
        check("他说：“好。”", Kind::Body);
        check("A story about a river.", Kind::Body);
    }

    #[test]
    fn finds_datelines_and_bylines_at_the_head() {
        check_head("新华社北京1月2日电（记者张毅）|国务院总理今天说。");
        check_head("新华社柏林1月22日电 （记者张毅荣）|德国政府22日宣布。");
        check_head("本报讯（记者 王玮丽）|昨天，会议开幕。");
        check_head("本报讯 |昨天，会议开幕。");
        check_head("本报北京1月2日讯 |昨天，会议开幕。");
        check_head("（记者李明）|昨天，会议开幕。");
        check_head("新华社记者昨天来到南通，看到了变化。");
        check_head("本报通讯员来电说，会议开幕。");
    }

    #[test]
    fn every_line_break_ends_a_line() {
        let text = "一。\r\n二。\r三。\u{2028}四。\u{85}五。\u{C}六。\n\n \u{3000}七。";
        assert_eq!(lines(text).len(), 7);
        assert_eq!(read(" \n\t"), Page::default());
        assert_eq!(read(text).articles[0].paragraphs.len(), 7);
    }
}
