//! What a line tells by itself: that it is a byline, a caption, a jump mark. Read on folded text: 記者 as 记者, （ as (.

use super::jump::jump;
use super::opening::english;
use super::when::{dateline, is_date, is_dated, is_when};
use crate::text::is_han;
use crate::word::looks_like_a_person;

/// What a line tells by itself: one bit for each kind of sign.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clues(pub u32);

macro_rules! clues {
    ($($(#[$meta:meta])* $name:ident = $bit:expr;)*) => {
        impl Clues {
            $($(#[$meta])* pub const $name: Self = Self(1 << $bit);)*
        }
    };
}

clues! {
    /// A paragraph begins with where it comes from: 新华社北京1月22日电, 本报讯.
    DATELINE = 0;
    /// Who wrote it, alone: 本报记者 王玮丽.
    BYLINE = 1;
    /// What stands under a picture, or who took it: 图为会场, 许丛军摄.
    CAPTION = 2;
    /// A jump mark alone: （下转第二版）.
    JUMP = 3;
    /// A jump mark before running text: （上接A1版）努力将….
    CONTINUES = 4;
    /// All of it stands in brackets: （张育宾 段建勋）.
    BRACKETED = 5;
    /// The head of a section: 一、, （二）, 第三章.
    NUMBERED = 6;
    /// An item of a list: 1., ①, ■.
    ITEM = 7;
    /// 问：
    QUESTION = 8;
    /// 答：, or a speaker: 记者：.
    SPEAKER = 9;
    /// It begins with a dash: ——访一位校长.
    DASH = 10;
    /// It ends with one, or with a colon: a kicker does.
    LEADS_ON = 11;
    /// It is a date: 1998年1月22日.
    DATE = 12;
    /// The story ends with it: （完）.
    DONE = 13;
    /// An address, a telephone number.
    CONTACT = 14;
    /// Two to four characters that begin with a surname.
    NAME = 15;
    /// An editor's note: 编者按, 开栏的话.
    NOTE = 16;
    /// It has more digits than letters.
    DIGITS = 17;
    /// It has white space within, and is short.
    SPACED = 18;
    /// It says when: 昨天, 1月22日, 近日.
    WHEN = 19;
    /// The same in its first clause: 越南国防部三日举行了….
    DATED = 20;
    /// It ends with a number in brackets: 中国致公党（20人）.
    COUNTED = 21;
        /// A list of names: 马临、王丹凤、王国华.
    LIST = 22;
    /// It speaks to someone: 各位代表：.
    SALUTATION = 23;
}

impl Clues {
    /// Whether any of `other` is among them.
    #[must_use]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Adds `other` where it holds.
    fn set(&mut self, other: Self, holds: bool) {
        if holds {
            self.0 |= other.0;
        }
    }
}

/// The beginning and the end of a line, folded; the same where it is short.
pub struct Ends<'e> {
    /// The first characters.
    pub head: &'e str,
    /// The last ones.
    pub tail: &'e str,
    /// How many characters the line has, white space aside.
    pub length: usize,
}

/// Reads a line.
#[must_use]
pub fn clues(line: &Ends<'_>) -> Clues {
    let mut clues = Clues::default();
    let Ends { head, tail, length } = *line;
    let is_short = length <= LONGEST_LINE;
    let bare =
        head.trim_matches(|c: char| c.is_whitespace() || "()[]{}【】〔〕□■●◎。.·-".contains(c));
    let is_bracketed = is_short
        && head.starts_with(['(', '【', '[', '〔'])
        && tail.ends_with([')', '】', ']', '〕'])
        && head.matches(['(', '【', '[', '〔']).count() == 1;
    clues.set(
        Clues::DATELINE,
        dateline(head).is_some() || english(head).is_some(),
    );
    let is_byline = is_short && is_byline(bare);
    let is_both = is_byline && BOTH.iter().any(|it| tail.trim_end().ends_with(it));
    clues.set(Clues::BYLINE, is_byline);
    clues.set(Clues::CAPTION, !is_both && is_caption(head, tail, length));
    let jump = jump(head);
    clues.set(
        Clues::JUMP,
        is_short && jump.is_some_and(|it| it.end == head.len()),
    );
    clues.set(Clues::CONTINUES, jump.is_some_and(|it| it.end < head.len()));
    clues.set(Clues::BRACKETED, is_bracketed);
    clues.set(Clues::NUMBERED, is_numbered(head));
    clues.set(Clues::ITEM, is_item(head));
    clues.set(
        Clues::QUESTION,
        head.starts_with("问:") || head.starts_with("问 "),
    );
    clues.set(Clues::SPEAKER, is_speaker(head));
    clues.set(Clues::DASH, head.starts_with(['—', '―', '-', '–', '─']));
    clues.set(
        Clues::LEADS_ON,
        is_short && tail.ends_with(['—', '―', '–', '─', ':']),
    );
    clues.set(Clues::DATE, length <= 16 && is_date(bare));
    clues.set(
        Clues::DONE,
        tail.trim_end_matches(')').ends_with("(完") || tail.contains("(完)"),
    );
    clues.set(
        Clues::CONTACT,
        CONTACTS.iter().any(|it| head.starts_with(it)),
    );
    clues.set(Clues::NAME, (2..=4).contains(&length) && is_name(head));
    clues.set(Clues::NOTE, NOTES.iter().any(|it| bare.starts_with(it)));
    let digits = head.chars().filter(char::is_ascii_digit).count();
    clues.set(Clues::DIGITS, is_short && digits * 2 >= length);
    clues.set(
        Clues::SPACED,
        is_short && head.trim().contains(char::is_whitespace),
    );
    clues.set(Clues::WHEN, is_when(head));
    clues.set(Clues::DATED, is_dated(head));
    clues.set(
        Clues::COUNTED,
        is_short && !is_bracketed && is_counted(tail),
    );
    clues.set(Clues::SALUTATION, is_short && is_salutation(head));
    let commas = head.matches('、').count();
    clues.set(
        Clues::LIST,
        commas >= 6 && commas * 7 >= head.chars().count(),
    );
    clues
}

/// The most characters of a byline, a caption's credit, a headline.
const LONGEST_LINE: usize = 45;

/// Whether a line without its brackets names who wrote: 本报记者 王玮丽, 南通报业全媒体记者 王玮丽, 作者：张三.
#[must_use]
pub fn is_byline(bare: &str) -> bool {
    if bare.contains([',', '。', '《', '?', '!', ';', '“'])
        || bare.contains(':')
            && !["作者:", "记者:", "文:", "文字:"]
                .iter()
                .any(|it| bare.starts_with(it))
    {
        return bare.starts_with("By ") && bare.len() < 60;
    }
    let names = bare.rsplit_once("记者").map_or("", |it| it.1);
    BYLINES.iter().any(|it| bare.starts_with(it))
        || names.starts_with(' ') && names.trim().chars().count() >= 2
        || (bare.ends_with("报道") || bare.ends_with("报导")) && bare.contains('/')
}

/// Who wrote it and took the pictures.
const BOTH: &[&str] = &[
    "文/摄",
    "文并摄",
    "文/图",
    "文、图",
    "文图",
    "摄影报道",
    "图文",
];

/// How bylines begin.
const BYLINES: &[&str] = &[
    "本报记者",
    "本报见习记者",
    "本报通讯员",
    "本报特约",
    "本报评论员",
    "本刊记者",
    "记者",
    "通讯员",
    "见习记者",
    "实习生",
    "实习记者",
    "特约记者",
    "新华社记者",
    "文/",
    "图/",
    "文、图/",
    "图文/",
    "撰文",
    "作者:",
    "记者:",
    "文:",
    "By ",
    "BY ",
];

/// Whether a line tells of a picture, or who took it: 图为会场, 本报记者 许丛军摄.
#[must_use]
pub fn is_caption(head: &str, tail: &str, length: usize) -> bool {
    let open = head.trim_start_matches(['(', '【', '▲', '△', '▼', '◆', ' ']);
    let close = tail.trim_end_matches([')', '】', ' ', '。']);
    let credit = close
        .rsplit(['。', ',', '(', '【'])
        .next()
        .unwrap_or(close)
        .trim();
    BEGINNINGS.iter().any(|it| open.starts_with(it))
        || length <= 200 && ENDINGS.iter().any(|it| close.ends_with(it))
        || length <= 300
            && credit.ends_with('摄')
            && !credit.ends_with("拍摄")
            && credit.chars().count() <= 20
}

const BEGINNINGS: &[&str] = &[
    "图为",
    "图①",
    "图②",
    "图③",
    "图④",
    "图1",
    "图2",
    "图:",
    "上图",
    "下图",
    "左图",
    "右图",
    "图片来源",
    "图片说明",
    "资料图",
];

const ENDINGS: &[&str] = &[
    "供图",
    "制图",
    "资料图片",
    "/图",
    "摄影报道",
    "资料照片",
    "(资料图)",
    "提供图片",
];

/// 一、, （二）, 第三章
fn is_numbered(line: &str) -> bool {
    let open = line.trim_start_matches(['(', '第', ' ']);
    let number = open.trim_start_matches(|c| "一二三四五六七八九十百〇零".contains(c));
    number.len() < open.len()
        && (number.starts_with(['、', ')'])
            || line.starts_with('第') && number.starts_with(['章', '节', '条', '部', '篇', '编']))
}

/// 1., 2、, (3), ①, ■
fn is_item(line: &str) -> bool {
    let open = line.trim_start_matches(['(', '第', ' ']);
    let number = open.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = open.len() - number.len();
    (1..=3).contains(&digits)
        && number.starts_with(['、', ')', '.'])
        && !number
            .get(1..)
            .unwrap_or_default()
            .starts_with(|c: char| c.is_ascii_digit())
        || line.starts_with([
            '■', '●', '◆', '◎', '★', '▲', '□', '○', '◇', '•', '·', '*', '►', '▶',
        ])
        || line.starts_with(|c| ('①'..='⑳').contains(&c))
}

/// 答：, 记者：, 张三：
fn is_speaker(line: &str) -> bool {
    let mut before = 0;
    for c in line.chars().take(6) {
        match c {
            ':' => return before >= 1,
            ',' | '。' | '“' | '(' | '、' => return false,
            c if c.is_whitespace() => {}
            _ => before += 1,
        }
    }
    false
}

/// 各位代表：, 同志们！
fn is_salutation(line: &str) -> bool {
    const WHOM: &[&str] = &[
        "各位",
        "同志们",
        "同胞",
        "朋友",
        "女士",
        "先生",
        "尊敬",
        "敬爱",
        "亲爱",
        "编辑同志",
        "主席先生",
        "Dear ",
    ];
    line.trim_end().ends_with([':', '!', ','])
        && line.chars().count() <= 30
        && WHOM.iter().any(|it| line.starts_with(it))
}

/// （20人）, (二)
fn is_counted(tail: &str) -> bool {
    let inside = tail.strip_suffix(')').and_then(|it| it.rsplit_once('('));
    inside.is_some_and(|(_, it)| {
        it.starts_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十共".contains(c))
    })
}

const CONTACTS: &[&str] = &[
    "电话", "传真", "地址", "邮编", "邮箱", "网址", "联系", "http", "www.", "热线", "E-mail",
    "投稿",
];

const NOTES: &[&str] = &[
    "编者按",
    "编者的话",
    "开栏的话",
    "开栏语",
    "编后",
    "编辑点评",
    "新闻链接",
    "新闻背景",
    "相关链接",
    "链接",
    "背景",
    "小资料",
    "短评",
];

/// Whether two to four characters may be somebody's name: the first is a surname, of four the first two.
fn is_name(line: &str) -> bool {
    let characters: Vec<char> = line.chars().filter(|it| *it != ' ').collect();
    let name: String = characters.iter().collect();
    characters.iter().all(|&it| is_han(it)) && looks_like_a_person(&name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[track_caller]
    fn check(line: &str, expected: Clues) {
        let folded: String = line.chars().map(fold).collect();
        let length = folded.chars().filter(|it| !it.is_whitespace()).count();
        let found = clues(&Ends {
            head: &folded,
            tail: &folded,
            length,
        });
        let mask = !(Clues::SPACED.0
            | Clues::WHEN.0
            | Clues::DATED.0
            | Clues::COUNTED.0
            | Clues::BRACKETED.0);
        assert_eq!(Clues(found.0 & mask), Clues(expected.0 & mask), "{line}");
    }

    #[test]
    fn tells_lines_by_their_looks() {
        check("本报记者 王玮丽 沈雪梅", Clues::BYLINE);
        check("□记者 张三", Clues(Clues::BYLINE.0 | Clues::ITEM.0));
        check("圖為會場。本報記者 許叢軍攝", Clues::CAPTION);
        check("（上接A1版）", Clues::JUMP);
        check(
            "（上接A1版）努力将吕四港打造成为集风电叶片的港口。",
            Clues::CONTINUES,
        );
        check(
            "新华社北京1月2日电（记者张毅）国务院总理今天说。",
            Clues::DATELINE,
        );
        check("他很喜欢拍摄", Clues::default());
        check("一、去年工作回顾", Clues::NUMBERED);
        check("1.5万人参加", Clues::default());
        check("答：这是好事。", Clues::SPEAKER);
        check("——访一位校长", Clues::DASH);
        check("2026年3月12日", Clues(Clues::DATE.0 | Clues::DIGITS.0));
    }
}
