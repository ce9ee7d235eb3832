//! When and where: datelines, dates, and how news begin. Read on folded text.

/// The dateline at the head of a line, as the folded line writes it: 新华社北京1月22日电, 本报讯.
#[must_use]
pub fn dateline(line: &str) -> Option<&str> {
    let start = line.len() - line.trim_start_matches(['(', '【', '[', '〔', ' ']).len();
    let opening = line.get(start..)?;
    let opening = opening.strip_prefix('据').unwrap_or(opening);
    if let Some(end) = paper(opening) {
        return opening.get(..end);
    }
    let name = AGENCIES.iter().find(|it| opening.starts_with(*it))?;
    let rest = opening.get(name.len()..)?;
    let end = rest
        .char_indices()
        .take(LONGEST_DATELINE)
        .find(|&(_, c)| matches!(c, '电' | '讯' | ',' | '。' | '、' | '“' | ':' | '!' | '?'));
    let (at, c) = end?;
    let place = rest.get(..at)?;
    // 本报讯, 本报北京讯, 新华社北京1月22日电; not 本报通讯员来电.
    let has_date = place.is_empty()
        || place.contains(['日', '月'])
        || place.trim().chars().count() <= 4 && !place.contains(['通', '记', '来', '致', '收']);
    let end = line.len() - rest.len() + at + c.len_utf8();
    (matches!(c, '电' | '讯') && has_date)
        .then(|| line.get(start..end))
        .flatten()
}

/// Where 江城晚报讯 ends, with which a paper names itself before its reporter: 江城晚报讯（记者 方小禾）.
fn paper(line: &str) -> Option<usize> {
    let (at, _) = line.char_indices().take(9).find(|it| it.1 == '讯')?;
    let end = at + '讯'.len_utf8();
    let name = line.get(..at)?;
    let is_paper = ["报", "网", "社", "台", "刊"]
        .iter()
        .any(|it| name.ends_with(it));
    let bracket = line.get(end..)?.trim_start().strip_prefix('(')?;
    (is_paper
        && ["记者", "通讯员", "本报记者"]
            .iter()
            .any(|it| bracket.starts_with(it)))
    .then_some(end)
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
    "本社",
    "央视网",
    "央广网",
    "法新社",
    "路透社",
    "美联社",
    "中央社",
    "塔斯社",
    "共同社",
    "综合",
];

/// The most characters between the agency and 电: 新华社特立尼达和多巴哥西班牙港1月22日电.
const LONGEST_DATELINE: usize = 30;

/// 1998年1月22日, 2026-03-12 09:15, 二〇二六年三月, March 12
pub fn is_date(bare: &str) -> bool {
    let is_part = |c: char| {
        c.is_ascii_digit() || "年月日时分一二三四五六七八九十〇零上下午星期 :/-.".contains(c)
    };
    bare.chars().all(is_part)
        && bare.contains(['年', '月', '日', '-', '/', '.'])
        && bare.chars().count() >= 4
}

/// 昨天, 1月22日, 近日: how news begin.
pub fn is_when(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let has_number = rest.len() < line.len();
    has_number
        && (rest.starts_with(['日', '月'])
            || rest.starts_with("年") && line.len() - rest.len() == 4)
        || WHEN.iter().any(|it| line.starts_with(it))
}

/// Whether the first characters say when: 越南国防部三日举行了….
pub fn is_dated(line: &str) -> bool {
    let is_number = |it: char| it.is_ascii_digit() || "一二三四五六七八九十".contains(it);
    let mut before = ' ';
    for (at, c) in line.chars().take(30).enumerate() {
        if matches!(c, '日' | '月') && is_number(before)
            || at > 0
                && matches!(
                    (before, c),
                    ('日', '前')
                        | ('近', '日')
                        | ('昨', '天' | '日')
                        | ('今', '天' | '日')
                        | ('最', '近')
                        | ('上', '午')
                        | ('下', '午')
                )
        {
            return true;
        }
        if c == '。' {
            return false;
        }
        before = c;
    }
    false
}

const WHEN: &[&str] = &[
    "昨",
    "今天",
    "今日",
    "近日",
    "日前",
    "最近",
    "近来",
    "近期",
    "记者",
    "据",
    "当地时间",
    "连日来",
    "目前",
];
