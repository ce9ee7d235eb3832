//! Marks that lead from one page to another: （上接A1版）, （下转第二版）.

/// A jump mark at the head of a folded line: where it ends, and the page it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Jump<'l> {
    /// Where it ends, in bytes.
    pub end: usize,
    /// Whether the story began there, and does not go on there.
    pub is_from: bool,
    /// The page: `A1` of 上接A1版.
    pub page: &'l str,
}

/// （上接A1版）, 下转第二版, (Continued from A1)
#[must_use]
pub fn jump(line: &str) -> Option<Jump<'_>> {
    let open = line.trim_start_matches(['(', '【', '[', '〔', ' ', '▶', '►']);
    let has_bracket = open.len() < line.len();
    let (rest, is_from) = JUMPS
        .iter()
        .find_map(|&(it, is_from)| Some((open.strip_prefix(it)?, is_from)))?;
    let sign = |c: char| {
        c.is_ascii_alphanumeric() || "一二三四五六七八九十百零第 /-版页面头条叠".contains(c)
    };
    let page = rest.get(..rest.find(|c| !sign(c)).unwrap_or(rest.len()))?;
    let after = rest.get(page.len()..)?;
    let closed = after.trim_start_matches([')', '】', ']', '〕', ' ']);
    let is_closed = after.starts_with([')', '】', ']', '〕']);
    let page = page
        .trim_end_matches(['版', '页', '面', '头', '条', ' '])
        .trim_start_matches(['第', ' ']);
    let is_whole = is_closed || !has_bracket && closed.is_empty();
    (is_whole && !page.is_empty() && page.chars().count() <= 8).then_some(Jump {
        end: line.len() - closed.len(),
        is_from,
        page,
    })
}

const JUMPS: &[(&str, bool)] = &[
    ("上接", true),
    ("紧接", true),
    ("接第", true),
    ("文接", true),
    ("下转", false),
    ("转第", false),
    ("转入", false),
    ("Continued from", true),
    ("Continued on", false),
    ("continued from", true),
    ("continued on", false),
    ("From page", true),
    ("See page", false),
    ("CONTINUED FROM", true),
    ("CONTINUED ON", false),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_jump_marks() {
        assert_eq!(
            jump("(上接A1版)努力").map(|it| (it.page, it.is_from, it.end)),
            Some(("A1", true, 13))
        );
        assert_eq!(
            jump("(下转第二版)").map(|it| (it.page, it.is_from)),
            Some(("二", false))
        );
        assert_eq!(jump("上接第1版").map(|it| it.page), Some("1"));
        assert_eq!(jump("上接驳船只"), None);
        assert_eq!(jump("(下转"), None);
    }
}
