//! Lines that belong to the page or the site and not to any article: 第3版, 下载, 责任编辑, 版权所有. Only what is certain.

use super::jump::jump;
use super::line::Line;
use super::sheet::{is_header, of_sheet};
use super::site::of_site;
use crate::text::fold;
use rustc_hash::FxHashMap;

/// How sure it is that a line is furniture.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sure {
    /// Not at all.
    No,
    /// Where furniture stands beside it: 打印.
    Beside,
    /// It is, and so is what it announces in the next line: 时间：.
    Label,
    /// It is.
    Yes,
}

/// For every line whether it is furniture.
#[must_use]
pub fn furniture(text: &str, lines: &[Line]) -> Vec<bool> {
    let mut folded = String::new();
    let mut sure = Vec::with_capacity(lines.len());
    let mut seen: FxHashMap<String, u32> = FxHashMap::default();
    let mut feet = Vec::new();
    let mut lists = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        if line.characters > LONGEST {
            sure.push(Sure::No);
            continue;
        }
        fold_into(line.span.of(text), &mut folded);
        sure.push(match of_sheet(&folded) {
            Sure::No => of_site(&folded),
            sure => sure,
        });
        let is_foot = folded.contains(['版', '页', '年', '期'])
            || folded.contains("Page")
            || is_header(&folded);
        if (4..=LONGEST_FOOT).contains(&line.characters) && is_foot {
            *seen.entry(template(&folded)).or_default() += 1;
            feet.push(number);
        }
        let bare = folded.trim_matches(is_ornament);
        if line.characters <= 8 && LISTS.iter().any(|it| bare.starts_with(it)) {
            lists.push(number);
        }
    }
    let is = |it: Option<&Sure>| it.is_some_and(|it| *it != Sure::No);
    let mut found: Vec<bool> = (0..lines.len())
        .map(|at| {
            let (before, after) = (
                at.checked_sub(1).and_then(|it| sure.get(it)),
                sure.get(at + 1),
            );
            match sure.get(at) {
                Some(Sure::Yes | Sure::Label) => true,
                Some(Sure::Beside) => is(before) || is(after),
                // 2026-02-02 09:20 below 时间：
                _ => {
                    before == Some(&Sure::Label)
                        && lines
                            .get(at)
                            .is_some_and(|it| it.characters <= LONGEST_VALUE)
                }
            }
        })
        .collect();
    path(text, lines, &mut found);
    edges(text, lines, &mut found);
    for number in feet {
        if let (Some(line), Some(found)) = (lines.get(number), found.get_mut(number)) {
            fold_into(line.span.of(text), &mut folded);
            let times = seen.get(&template(&folded)).copied().unwrap_or(0);
            let has_digit = folded.contains(|c: char| c.is_ascii_digit());
            // Heads and feet come again on every page, with another number.
            let again = times >= 3 && has_digit || times >= 2 && is_header(&folded);
            *found |= again && !is_sentence(&folded) && jump(&folded).is_none();
        }
    }
    for number in lists {
        list(text, lines, number, &mut found);
    }
    found
}

/// The most characters of a line of furniture, of a head or foot, of what stands below a label.
const LONGEST: u32 = 120;
const LONGEST_FOOT: u32 = 40;
const LONGEST_VALUE: u32 = 20;

/// 首页 | > | 新闻 | > | 正文, each in a line of its own.
fn path(text: &str, lines: &[Line], found: &mut [bool]) {
    let is_step = |it: usize| {
        lines
            .get(it)
            .is_some_and(|it| matches!(it.span.of(text), ">" | "＞" | "›" | "»"))
    };
    for (at, found) in found.iter_mut().enumerate() {
        let is_short = lines.get(at).is_some_and(|it| it.characters <= 10);
        *found |= is_short && (at > 0 && is_step(at - 1) || is_step(at + 1));
    }
}

/// What stands at the head and the foot of a page, and its name above that: The Riverside Daily, 江城晚报网.
fn edges(text: &str, lines: &[Line], found: &mut [bool]) {
    let mut folded = String::new();
    for at in (0..lines.len().min(3)).chain(lines.len().saturating_sub(2).max(3)..lines.len()) {
        let is_head = at >= 3 || found.get(..at).is_some_and(|it| it.iter().all(|it| *it));
        if let (Some(line), Some(found), true) = (lines.get(at), found.get_mut(at), is_head) {
            fold_into(line.span.of(text), &mut folded);
            *found |= line.characters <= LONGEST && is_header(&folded);
        }
    }
    let above = found.iter().take(4).rposition(|it| *it).unwrap_or(0);
    for (line, found) in lines.iter().zip(found).take(above) {
        fold_into(line.span.of(text), &mut folded);
        *found |= line.characters <= 30 && PAPERS.iter().any(|it| folded.ends_with(it));
    }
}

const PAPERS: &[&str] = &[
    "日报", "晚报", "晨报", "早报", "时报", "新报", "商报", "周刊", "网", "Daily", "Times", "News",
    "Post", "Herald", "Journal",
];

/// The headlines of other articles behind 相关阅读, which stands at `head`: as long as they have an ornament, or to the end of the text
/// where no sentence follows.
fn list(text: &str, lines: &[Line], head: usize, found: &mut [bool]) {
    let rest = lines.get(head + 1..).unwrap_or_default();
    let is_line = |it: &Line| it.characters <= LONGEST_FOOT && !it.span.of(text).contains('。');
    let is_end = rest.len() <= MOST_RELATED && rest.iter().all(is_line);
    if let Some(found) = found.get_mut(head) {
        *found = true;
    }
    for (line, found) in rest.iter().zip(found.iter_mut().skip(head + 1)) {
        let has_ornament = line.span.of(text).starts_with(is_ornament);
        if !is_line(line) || !has_ornament && !is_end {
            return;
        }
        *found = true;
    }
}

const LISTS: &[&str] = &[
    "相关阅读",
    "相关新闻",
    "相关报道",
    "推荐阅读",
    "热点推荐",
    "猜你喜欢",
    "延伸阅读",
    "热门推荐",
    "更多新闻",
    "Related",
];

/// The most lines of a list of other articles that ends a text.
const MOST_RELATED: usize = 40;

fn fold_into(line: &str, folded: &mut String) {
    folded.clear();
    folded.extend(
        line.chars()
            .map(|c| if c.is_whitespace() { ' ' } else { fold(c) }),
    );
}

/// A line without its digits.
fn template(line: &str) -> String {
    line.chars()
        .filter(|it| !it.is_ascii_digit() && *it != ' ')
        .collect()
}

fn is_sentence(line: &str) -> bool {
    line.ends_with(['。', '!', '?', '”', '」']) || line.contains('。')
}

/// Whether `c` stands around such lines and says nothing.
pub fn is_ornament(c: char) -> bool {
    c.is_whitespace() || ORNAMENTS.contains(&c)
}

const ORNAMENTS: [char; 25] = [
    '■', '●', '◆', '◎', '★', '▲', '□', '○', '◇', '•', '·', '*', '►', '▶', '>', '【', '[', '「',
    '|', '｜', '—', '-', '=', '_', '~',
];

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    #[track_caller]
    fn check(marked: &str) {
        let text: String = marked
            .lines()
            .map(|it| format!("{}\n", it.trim_start_matches("✗ ")))
            .collect();
        let found = furniture(&text, &lines(&text));
        for (line, found) in marked.lines().zip(found) {
            assert_eq!(line.starts_with("✗ "), found, "{line}");
        }
    }

    #[test]
    fn leaves_headlines_and_text_alone() {
        for line in [
            "C919首飞",
            "K12教育",
            "打印出来的房子",
            "客户端上线一年用户破百万",
            "扫码支付进菜场",
            "校对人生",
            "关于我们的未来城市",
            "数据来源之争",
            "版权所有人胜诉",
            "2026年春运周六启动",
            "评论",
            "2026年3月经济数据发布",
            "12 条新线",
            "Page One Bookstore closes",
            "2026年3月16日星期一上午九点，工作人员召集",
            "打印机和扫描仪进了社区",
        ] {
            check(&format!(
                "{line}\n昨天上午，三条线路同时开通，市民说方便多了。\n天气很好，来的人很多，一直到傍晚才散。"
            ));
        }
        check("江南春\n✗ 2026-03-12 08:30 来源：临江日报\n昨天上午，三条线路同时开通。");
    }

    #[test]
    fn tells_what_belongs_to_page_and_site() {
        check(
            "✗ A2\n✗ A4 | NATION\n✗ 要闻 A02\n✗ 第3版\n✗ 2026年3月12日 星期四 责编：王一 版式：李二\n✗ ——————\n。\n……\n✗ 12\n直通省两会\n2024\n星期天的早晨",
        );
        check(
            "✗ 下载\n✗ 打印\n✗ 【字号：\n✗ 加大\n✗ 】\n✗ 首页 > 新闻 > 正文\n✗ 字号：大 中 小\n✗ 2026-03-12 09:15 来源：江海晚报\n✗ 责任编辑：王一\n中小企业",
        );
        check("来源很多，下载很快。\n✗ 版权所有 江海网 苏ICP备00000000号\n编辑部的故事");
        check(
            "正文在这里，是一句完整的话。\n✗ 相关阅读\n✗ · 江海大桥通车\n✗ · 老街修好了\n又一段正文，是一句完整的话。",
        );
    }
}
