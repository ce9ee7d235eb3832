//! Lines that a sheet of newspaper has at its head and foot: A02 要闻, 第3版, 2026年3月12日 星期四 责编：王一.

use super::furniture::{Sure, is_ornament};

/// How sure it is that a folded line is of the sheet.
#[must_use]
pub fn of_sheet(line: &str) -> Sure {
    // A line of dashes or stars, but not the end of a sentence that a width has cut off: 。
    let is_mark = |c: char| "。!?…,、;:.”’」』)》".contains(c);
    if !line.chars().any(|c| c.is_alphanumeric() || is_mark(c)) {
        return Sure::Yes;
    }
    let bare = line
        .trim_matches(is_ornament)
        .trim_end_matches(['】', ']', '」']);
    let count = bare.chars().count();
    let is_number = (1..=3).contains(&count) && bare.bytes().all(|it| it.is_ascii_digit());
    let is_named = count <= 8 && bare.starts_with('第') && bare.ends_with(['版', '页']);
    if is_number || is_named || count <= 16 && is_sign(bare) || count <= 90 && is_day(bare) {
        Sure::Yes
    } else {
        Sure::No
    }
}

/// At the edge of a page: 07版 国际, 06 经济·创新, 晚晴新报 2026.3.12 A05 城事, 2026年3月12日.
#[must_use]
pub fn is_header(line: &str) -> bool {
    let bare = line.trim_matches(is_ornament);
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let rest = bare.get(digits..).unwrap_or_default();
    let name = rest.trim_start_matches('版').trim();
    let is_numbered = (1..=2).contains(&digits)
        && (bare.starts_with('0') || rest.starts_with('版'))
        && name.chars().count() <= 8
        && !name.contains([' ', ',', '。']);
    let is_dated = date(bare).is_some_and(|(start, end)| {
        // Beside the date stand at most the paper's name, the sheet's sign and its name.
        let mut others = bare
            .get(..start)
            .into_iter()
            .chain(bare.get(end..))
            .flat_map(str::split_whitespace);
        others.clone().count() <= 4
            && others.all(|it| it.chars().count() <= 8 && !it.contains([',', '。', ':', '“']))
    });
    is_numbered || is_dated
}

/// A day with its weekday, alone or with who made the page.
fn is_day(line: &str) -> bool {
    // Few lines name any day at all.
    if !line.contains(['星', '周', 'y']) {
        return false;
    }
    let Some(day) = DAYS.iter().find(|it| line.contains(*it)) else {
        return false;
    };
    let is_latin = line.is_ascii();
    let has_date = date(line).is_some()
        || is_latin && MONTHS.iter().any(|it| line.contains(it)) && line.contains("20");
    let rest: String = line
        .replace(day, "")
        .chars()
        .filter(|it| {
            !it.is_ascii_digit() && !it.is_whitespace() && !"年月日星期()-/.:,|".contains(*it)
        })
        .collect();
    let months = MONTHS
        .iter()
        .find(|it| line.contains(*it))
        .map_or(0, |it| it.len());
    let is_alone = rest.is_empty() || is_latin && rest.len() <= months + 20;
    let names_makers = [
        "责编",
        "责任编辑",
        "编辑:",
        "版式",
        "校对",
        "农历",
        "热线",
        "主编",
    ]
    .iter()
    .any(|it| line.contains(it));
    has_date && !line.contains(['。', '!', '?', '“']) && (is_alone || names_makers)
}

const DAYS: &[&str] = &[
    "星期一",
    "星期二",
    "星期三",
    "星期四",
    "星期五",
    "星期六",
    "星期日",
    "星期天",
    "周一",
    "周二",
    "周三",
    "周四",
    "周五",
    "周六",
    "周日",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Where a whole date stands: 2026.3.12, 2026年3月12日.
fn date(line: &str) -> Option<(usize, usize)> {
    let start = line.char_indices().map(|it| it.0).find(|&at| {
        let rest = line.get(at..).unwrap_or_default();
        digits(rest) == 4
            && !line
                .get(..at)
                .unwrap_or_default()
                .ends_with(|c: char| c.is_ascii_digit())
    })?;
    let mut end = start + 4;
    for _ in 0..2 {
        let mark = line
            .get(end..)?
            .chars()
            .next()
            .filter(|it| matches!(it, '.' | '-' | '/' | '年' | '月'))?;
        end += mark.len_utf8();
        let length = digits(line.get(end..)?);
        if !(1..=2).contains(&length) {
            return None;
        }
        end += length;
    }
    Some((
        start,
        end + if line.get(end..)?.starts_with('日') {
            '日'.len_utf8()
        } else {
            0
        },
    ))
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// A2, A02 要闻, 要闻 A02, A02要闻, A4 | NATION
fn is_sign(bare: &str) -> bool {
    let sign = |it: &str| {
        let it = it.trim_end_matches('版');
        (2..=3).contains(&it.len())
            && it.starts_with(|c: char| c.is_ascii_uppercase())
            && it.bytes().skip(1).all(|it| it.is_ascii_digit())
    };
    let name = |it: &str| it.chars().count() <= 8;
    let mut parts = bare
        .split(|c: char| c.is_whitespace() || c == '|')
        .filter(|it| !it.is_empty());
    match (parts.next(), parts.next(), parts.next()) {
        (Some(only), None, None) => {
            sign(only)
                || SHEETS.iter().any(|it| {
                    only.strip_suffix(it)
                        .or(only.strip_prefix(it))
                        .is_some_and(|it| sign(it) && it.starts_with(|c| ('A'..='H').contains(&c)))
                })
        }
        (Some(first), Some(second), None) => {
            sign(first) && name(second) || sign(second) && name(first)
        }
        _ => false,
    }
}

/// What sheets are called.
const SHEETS: &[&str] = &[
    "要闻", "国内", "国际", "体育", "财经", "经济", "本地", "城事", "社会", "文化", "教育", "健康",
    "时评", "评论", "副刊", "综合", "专题", "广告", "新闻", "港闻", "民生", "焦点",
];
