//! Who wrote it: a byline → the names in it. 本报记者 王玮丽 沈雪梅 → 王玮丽, 沈雪梅.

use crate::lexicon::Lexicon;
use crate::text::{Span, fold, is_han};
use crate::word::{is_surname, looks_like_a_person};

/// The names in `byline`, a piece of `text`.
#[must_use]
pub fn names(text: &str, byline: Span) -> Vec<Span> {
    let piece = byline.of(text);
    let mut names = Vec::new();
    let mut start = None;
    let mut token = |from: usize, to: usize| {
        of_token(
            text,
            Span::new(byline.start + from, byline.start + to),
            &mut names,
        )
    };
    for (at, c) in piece.char_indices() {
        let is_part = is_han(c) || c == '·' || c == '•';
        match (is_part, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                token(from, at);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        token(from, piece.len());
    }
    if names.is_empty() {
        latin(text, byline, &mut names);
    }
    names
}

/// The names in a run of Han characters, each behind the word that says who that is: 新华社记者蔡晖贾永.
fn of_token(text: &str, token: Span, names: &mut Vec<Span>) {
    // Folding Han characters keeps their lengths.
    let form: String = token.of(text).chars().map(fold).collect();
    let mut at = 0;
    let mut has_role = false;
    loop {
        let rest = form.get(at..).unwrap_or_default();
        let role = ROLES
            .iter()
            .filter_map(|it| Some((rest.find(it)?, it.len())))
            .min();
        let end = role.map_or(form.len(), |it| at + it.0);
        // What stands before the first role says of which paper; without one, all of it may be names.
        if has_role || role.is_none() {
            let piece = form.get(at..end).unwrap_or_default();
            let house = HOUSES
                .iter()
                .find(|it| role.is_some() && piece.ends_with(*it));
            let deed = DEEDS
                .iter()
                .find(|it| role.is_none() && piece.ends_with(*it));
            let length = piece.len() - house.or(deed).map_or(0, |it| it.len());
            let is_place = !has_role
                && (HOUSES.iter().any(|it| piece.starts_with(it))
                    || deed.is_some_and(|it| it.ends_with(['道', '导'])));
            if !is_place {
                push(
                    text,
                    Span::new(token.start + at, token.start + at + length),
                    names,
                );
            }
        }
        match role {
            Some((_, length)) => {
                at = end + length;
                has_role = true;
            }
            None => return,
        }
    }
}

/// Adds what is a name, or names without a space between them.
fn push(text: &str, span: Span, names: &mut Vec<Span>) {
    let characters: Vec<char> = span.of(text).chars().map(fold).collect();
    match characters.len() {
        _ if characters.iter().any(|&it| it == '·' || it == '•') => names.push(span),
        2..=3 => names.push(span),
        4..=24 => {
            let lengths = cut(&characters);
            if lengths.is_empty() && characters.len() == 4 {
                names.push(span);
            }
            let mut at = span.start;
            for length in lengths {
                let end = at + length * 3;
                names.push(Span::new(at, end));
                at = end;
            }
        }
        _ => {}
    }
}

/// Who writes.
const ROLES: &[&str] = &[
    "记者",
    "通讯员",
    "实习生",
    "评论员",
    "作者",
    "撰文",
    "摄影",
    "特派员",
    "观察员",
    "撰稿",
    "见习",
];

/// For whom.
const HOUSES: &[&str] = &[
    "新华社",
    "中新社",
    "中央社",
    "本报",
    "本刊",
    "本台",
    "人民网",
    "新华网",
    "晚报",
    "日报",
    "全媒体",
    "文",
];

/// What a byline ends with.
const DEEDS: &[&str] = &[
    "综合报道",
    "摄影报道",
    "报道",
    "综合报导",
    "报导",
    "供图",
    "制图",
    "整理",
    "摄",
    "绘",
    "文",
    "图",
    "电",
    "讯",
];

/// A surname and one or two characters.
fn is_name(characters: &[char]) -> bool {
    (2..=3).contains(&characters.len())
        && characters
            .first()
            .is_some_and(|&it| is_surname(u32::from(it)))
}

/// Cuts names that stand together without a space, 蔡晖贾永, into names of two and three characters; nothing where that cannot be.
fn cut(characters: &[char]) -> Vec<usize> {
    // For every place the length of the name that ends there; names of three are commoner.
    let mut ways: Vec<Option<(u32, usize)>> = vec![None; characters.len() + 1];
    if let Some(first) = ways.first_mut() {
        *first = Some((0, 0));
    }
    for end in 2..=characters.len() {
        for length in [3, 2] {
            let Some(start) = end.checked_sub(length) else {
                continue;
            };
            let Some(Some((cost, _))) = ways.get(start).copied() else {
                continue;
            };
            let cost = cost + if length == 3 { 2 } else { 3 };
            let is_better = ways
                .get(end)
                .is_some_and(|it| it.is_none_or(|it| cost < it.0));
            if characters.get(start..end).is_some_and(is_name)
                && is_better
                && let Some(way) = ways.get_mut(end)
            {
                *way = Some((cost, length));
            }
        }
    }
    let mut lengths = Vec::new();
    let mut end = characters.len();
    while end > 0 {
        match ways.get(end) {
            Some(Some((_, length))) => {
                lengths.push(*length);
                end -= length;
            }
            _ => return Vec::new(),
        }
    }
    lengths.reverse();
    lengths
}

/// By Jane Smith and John Doe
fn latin(text: &str, byline: Span, names: &mut Vec<Span>) {
    let piece = byline.of(text);
    let head = piece.len() - piece.trim_start_matches(['(', ' ']).len();
    let rest = piece.get(head..).unwrap_or_default();
    let Some(after) = ["By ", "BY ", "by "]
        .iter()
        .find_map(|it| rest.strip_prefix(it))
    else {
        return;
    };
    let mut at = byline.start + piece.len() - after.len();
    for part in after.split(" and ").flat_map(|it| it.split(", ")) {
        let start = at + text.get(at..).and_then(|it| it.find(part)).unwrap_or(0);
        let span = Span::new(start, start + part.len()).trim(text);
        let is_name = part
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’'))
            && part.contains(char::is_uppercase);
        if is_name && !span.is_empty() {
            names.push(span);
        }
        at = start + part.len();
    }
}

/// Whether a bracket or a line at the end is who wrote: 记者 张三, 张宇鸿 梁魁元; not 成都, 单位：元.
#[must_use]
pub fn is_signature(line: &str, lexicon: &Lexicon) -> bool {
    let folded: String = line.chars().map(fold).collect();
    let bare = folded.trim_matches(['(', ')', '【', '】', ' ']);
    let says_so = ["记者", "通讯员", "实习生", "撰稿"]
        .iter()
        .any(|it| bare.contains(it));
    let names = names(bare, Span::new(0, bare.len()));
    if says_so || names.is_empty() {
        return says_so && !names.is_empty();
    }
    let named: usize = names.iter().map(|it| it.of(bare).chars().count()).sum();
    let letters = bare.chars().filter(|it| !it.is_whitespace()).count();
    let is_person = |name: &str| {
        let known = lexicon.entry(name).map(|it| lexicon.tag(it).is_person());
        // 周末版 begins with a word that is no name.
        let begins = name
            .char_indices()
            .nth(2)
            .and_then(|it| name.get(..it.0))
            .and_then(|it| lexicon.entry(it));
        let begins_with_a_word = begins.is_some_and(|it| !lexicon.tag(it).is_person());
        looks_like_a_person(name) && known.unwrap_or(!begins_with_a_word)
    };
    named + 2 >= letters && names.iter().all(|it| is_person(it.of(bare)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(byline: &str, expected: &[&str]) {
        let found: Vec<&str> = names(byline, Span::new(0, byline.len()))
            .iter()
            .map(|it| it.of(byline))
            .collect();
        assert_eq!(found, expected, "{byline}");
    }

    #[test]
    fn tells_who_signs() {
        let lexicon = Lexicon::built_in();
        for signed in ["（张宇鸿 梁魁元）", "（沙雪梅）", "记者 张三", "冉秋水"]
        {
            assert!(is_signature(signed, &lexicon), "{signed}");
        }
        for other in [
            "（成都）",
            "（单位：元）",
            "（江苏）",
            "（周末版）",
            "（温馨提示）",
            "（完）",
            "（全文见3版）",
        ] {
            assert!(!is_signature(other, &lexicon), "{other}");
        }
    }

    #[test]
    fn finds_the_names() {
        check("本报记者 王玮丽 沈雪梅", &["王玮丽", "沈雪梅"]);
        check("（记者彭军君 实习生陈少鹏）", &["彭军君", "陈少鹏"]);
        check("记者 许丛军摄", &["许丛军"]);
        check(
            "新华社记者蔡晖贾永新华社通讯员张应银樊增民",
            &["蔡晖", "贾永", "张应银", "樊增民"],
        );
        check("本报记者陈鹏", &["陈鹏"]);
        check("記者王小明／台北報導", &["王小明"]);
        check("By Jane Smith and John Doe", &["Jane Smith", "John Doe"]);
        check("本报讯", &[]);
        check("賴思齊／高雄報導", &["賴思齊"]);
    }
}
