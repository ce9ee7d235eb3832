//! The lines above a story → its rubric, its kicker, its headline, the line below it.

use super::role::Role;
use crate::text::fold;

/// Tells rubric, kicker, headline and subtitle apart.
pub fn of_titles(lines: &[&str]) -> Vec<Role> {
    let mut roles = vec![Role::Title; lines.len()];
    let mut rest: Vec<usize> = (0..lines.len()).collect();
    let length = |at: usize| {
        lines
            .get(at)
            .map_or(0, |it| it.chars().filter(|c| !c.is_whitespace()).count())
    };
    let text = |at: usize| lines.get(at).copied().unwrap_or_default();
    let mut take = |at: usize, role: Role, rest: &mut Vec<usize>| {
        if let Some(to) = roles.get_mut(at) {
            *to = role;
        }
        rest.retain(|&it| it != at);
    };
    // A rubric with its number: 直通省两会, 2024.
    for at in 1..lines.len() {
        let is_number = text(at)
            .chars()
            .all(|it| it.is_ascii_digit() || it.is_whitespace())
            && length(at) <= 4;
        if is_number && length(at - 1) <= 8 && lines.len() > 2 {
            take(at - 1, Role::Column, &mut rest);
            take(at, Role::Column, &mut rest);
        }
    }
    while let [first, second, ..] = *rest.as_slice() {
        if first > 1
            || !is_rubric(text(first))
            || length(first) * 3 > length(second) * 2
                && !(is_rubric(text(second))
                    && rest
                        .get(2)
                        .is_some_and(|&it| length(it) > 2 * length(second)))
        {
            break;
        }
        take(first, Role::Column, &mut rest);
    }
    // A rubric may also stand behind the headline.
    while let [first, .., last] = *rest.as_slice() {
        if !is_rubric(text(last))
            || length(last) * 3 > length(first)
            || text(last).starts_with(['—', '―'])
        {
            break;
        }
        take(last, Role::Column, &mut rest);
    }
    // What begins with a dash stands below the headline, what ends with one above.
    for at in rest.clone().into_iter().skip(1) {
        if text(at).starts_with(['—', '―', '–', '─'])
            || text(at).starts_with(|it: char| it.is_ascii_digit()) && text(at).contains("会议上")
        {
            take(at, Role::Subtitle, &mut rest);
        }
    }
    let above = rest
        .iter()
        .rposition(|&it| text(it).ends_with(['—', '―', '─', '：', ':']))
        .filter(|&it| it + 1 < rest.len());
    if let Some(above) = above {
        for at in rest.drain(..=above).collect::<Vec<_>>() {
            take(at, Role::Kicker, &mut rest);
        }
        // One headline, in however many lines.
        return roles;
    }
    // Lines that belong together.
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for &at in &rest {
        match groups.last_mut() {
            Some(group) if group.last().is_some_and(|&it| goes_on(text(it), text(at))) => {
                group.push(at)
            }
            _ => groups.push(vec![at]),
        }
    }
    let size = |group: &[usize]| group.iter().map(|&it| length(it)).sum::<usize>();
    let mut set = |group: &[usize], role: Role| {
        for &at in group {
            if let Some(to) = roles.get_mut(at) {
                *to = role;
            }
        }
    };
    match groups.as_slice() {
        [first, second] => {
            // Two clauses above one; else a headline of two lines.
            let is_spaced = |group: &[usize]| {
                group
                    .iter()
                    .any(|&it| text(it).trim().contains(char::is_whitespace))
            };
            let is_capital = |group: &[usize]| {
                group
                    .iter()
                    .all(|&it| text(it).is_ascii() && !text(it).contains(char::is_lowercase))
            };
            let is_above = is_capital(first) && !is_capital(second)
                || is_spaced(first) && !text(first[0]).is_ascii() && !is_spaced(second)
                || size(first) * 10 >= size(second) * 13 && size(first) >= 16;
            if is_above {
                set(first, Role::Kicker);
            }
        }
        [first, below @ ..] if below.len() >= 2 => {
            // Lines of one kind are one headline; a longer one above it leads on to it, one below it explains it.
            let longest = below.iter().map(|it| size(it)).max().unwrap_or(0);
            let is_spaced = first
                .iter()
                .any(|&it| text(it).trim().contains(char::is_whitespace));
            if is_spaced || size(first) * 5 >= longest * 6 {
                set(first, Role::Kicker);
            }
        }
        _ => {}
    }
    roles
}

/// The most characters of a rubric.
const LONGEST_RUBRIC: usize = 5;

/// 社会广角, 两会·速递
fn is_rubric(line: &str) -> bool {
    let length = line.chars().filter(|it| !it.is_whitespace()).count();
    (2..=LONGEST_RUBRIC).contains(&length)
        && !line.contains([
            '的', '了', '在', '是', '，', '！', '？', '：', '“', '《', ',', ' ', '\u{3000}',
        ])
}

/// Whether a headline goes on from one line to the next: the first ends with a word that waits for another, or within brackets or quotes.
fn goes_on(line: &str, next: &str) -> bool {
    let folded: String = line.chars().map(fold).collect();
    let is_open =
        |open: char, close: char| folded.matches(open).count() > folded.matches(close).count();
    WAITING.iter().any(|it| folded.ends_with(it))
        || is_open('“', '”')
        || is_open('「', '」')
        || is_open('《', '》')
        || is_open('(', ')')
        || next.starts_with(['”', '」', '》', '）', '、', '，', '的', '和', '与'])
        || line.is_ascii()
            && next.is_ascii()
            && line.len() > 3
            && (line.contains(char::is_lowercase) || !next.contains(char::is_lowercase))
}

/// What a headline does not end with.
const WAITING: &[&str] = &[
    "、", ",", "的", "和", "与", "及", "在", "为", "以", "把", "将", "向", "对", "从", "让", "使",
    "是", "于", "由", "被", "并", "再", "更", "要", "全面", "推进", "推动", "促进", "加快", "实现",
    "建设", "打造", "构建", "深化", "强化", "落实", "贯彻", "谱写", "奋力", "走好", "开创", "迈向",
    "服务", "助力", "书写", "争做", "争当",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lines: &[(&str, Role)]) {
        let texts: Vec<&str> = lines.iter().map(|it| it.0).collect();
        assert_eq!(
            of_titles(&texts),
            lines.iter().map(|it| it.1).collect::<Vec<_>>(),
            "{texts:?}"
        );
    }

    #[test]
    fn tells_the_lines_of_a_headline_apart() {
        use Role::{Column, Kicker, Subtitle, Title};
        check(&[
            ("分享工作经历 畅谈感受体会", Kicker),
            ("市总工会举行劳模迎新活动", Title),
        ]);
        check(&[
            ("以实际行动为全面推进", Title),
            ("中国式现代化江苏新实践增光添彩", Title),
        ]);
        check(&[
            ("省政府工作报告明确规划建设——", Kicker),
            ("潮起长江口，抢抓机遇向未来", Title),
            ("直通省两会", Column),
            ("2024", Column),
        ]);
        check(&[("社会广角", Column), ("浙江乐清市警方速破绑架案", Title)]);
        check(&[
            ("暴雨天地铁口递来一百把伞", Title),
            ("这位姑娘说不用还", Title),
        ]);
        check(&[
            ("民生一线", Column),
            ("看落实", Column),
            ("加装电梯进入连片推进阶段——", Kicker),
            ("一部电梯，撬动一个小区的向上", Title),
        ]);
        check(&[
            ("减员不宜只盯着老工人", Title),
            ("——一位读者的来信", Subtitle),
        ]);
    }
}
