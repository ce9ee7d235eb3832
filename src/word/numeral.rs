//! Numerals and dates in Han characters, which dictionaries know only in part: 三千|五百 is 三千五百, 二〇二四|年 is 二〇二四年.

use super::{Tag, Word};
use crate::lexicon::Lexicon;
use crate::text::{Span, fold};

/// The characters that a numeral may begin with: 一百, 第二.
pub const BEGINNINGS: &str = "第〇零一二三四五六七八九十百千万亿两";

/// Whether a numeral may begin with `c` (folded).
pub fn begins(c: char) -> bool {
    c == '第' || is_numeral_character(c)
}

/// Whether a numeral or a date that stands before `word` may go on with it.
pub fn continues(word: &str) -> bool {
    let continues = |c| begins(c) || matches!(c, '年' | '月' | '日' | '点');
    word.starts_with(|c| continues(fold(c)))
}

/// Whether `word` (folded) is made of numerals alone.
pub fn is_numeral(word: &str) -> bool {
    !word.is_empty() && word.chars().all(is_numeral_character)
}

/// Where a numeral ends and its measure word begins within a dictionary word: 一|个, 两|种, 第一|次. Corpora cut there.
pub fn measure(word: &str) -> Option<usize> {
    let ordinal = if word.starts_with('第') {
        '第'.len_utf8()
    } else {
        0
    };
    let rest = word.get(ordinal..)?;
    let numeral = rest
        .find(|c| !is_numeral_character(c))
        .unwrap_or(rest.len());
    let measure = rest.get(numeral..)?;
    (numeral > 0 && is_measure(measure)).then_some(ordinal + numeral)
}

/// Whether `word` is a measure word that the dictionary joins to its numeral.
#[rustfmt::skip]
fn is_measure(word: &str) -> bool {
    let mut characters = word.chars();
    match (characters.next(), characters.next()) {
        (Some(c), None) => matches!(c,
            '个' | '种' | '位' | '名' | '项' | '座' | '部' | '条' | '次' | '年' | '天' | '场' | '家' | '件' | '张' | '只' | '本' | '块' | '台' | '支' | '段' | '批' | '套' | '间'
            | '所' | '辆' | '份' | '层' | '届' | '集' | '篇' | '首' | '句' | '群' | '对' | '岁' | '倍' | '人' | '代' | '期' | '级' | '号' | '节'),
        _ => ["部分", "小时", "分钟"].contains(&word),
    }
}

/// The bytes of 万, 亿, 百万, 千亿 … that follow a number; 千 and 百 alone may belong to 千米 and 百姓.
pub fn scale(first: char, second: char, third: char) -> Option<usize> {
    let is_large = |c: char| matches!(c, '万' | '亿');
    match (first, second, third) {
        ('十' | '百' | '千', '万', '亿') => Some(9),
        ('十' | '百' | '千', large, _) if is_large(large) => Some(6),
        ('万', '亿', _) => Some(6),
        (large, _, _) if is_large(large) => Some(3),
        ('千', next, _)
            if !matches!(
                next,
                '米' | '克' | '瓦' | '卡' | '帕' | '伏' | '字' | '兆' | '赫'
            ) =>
        {
            Some(3)
        }
        _ => None,
    }
}

/// Joins what belongs to one numeral or one date.
pub fn join(text: &str, words: &mut Vec<Word>, lexicon: &Lexicon) {
    // Circles alone stand for what is not told: 张〇〇.
    let is_told = |c| c != '〇' && begins(fold(c));
    if !words.iter().any(|it| it.span.of(text).contains(is_told)) {
        return;
    }
    let mut kept = 0usize;
    for index in 0..words.len() {
        let Some(&word) = words.get(index) else { break };
        let before = kept.checked_sub(1).and_then(|it| words.get(it)).copied();
        let tag = before
            .and_then(|before| joined(text, words.get(..kept).unwrap_or_default(), before, word));
        let slot = if tag.is_some() { kept - 1 } else { kept };
        if let Some(place) = words.get_mut(slot) {
            *place = match (tag, before) {
                (Some(tag), Some(before)) => Word {
                    tag,
                    ..Word::han(text, Span::new(before.span.start, word.span.end), lexicon)
                },
                _ => word,
            };
        }
        kept = slot + 1;
    }
    words.truncate(kept);
}

/// The tag of `before` and `word` as one word, where they are one. `words` are those that stand before `word`.
fn joined(text: &str, words: &[Word], before: Word, word: Word) -> Option<Tag> {
    if before.span.end != word.span.start || before.span.end - before.span.start > LONGEST {
        return None;
    }
    // Most words are told here, with nothing copied.
    if !before.span.of(text).starts_with(|c| begins(fold(c))) || !continues(word.span.of(text)) {
        return None;
    }
    let folded = |it: Word| -> String { it.span.of(text).chars().map(fold).collect() };
    let next = folded(word);
    let last = folded(before);
    let is_percent = last.starts_with("百分之");
    if is_numeral(&next) || is_percent && next == "点" {
        return (is_percent || is_numeral(&last)).then_some(Tag::NUMBER);
    }
    if !is_numeral(&last) {
        return None;
    }
    let after_a_month = || {
        words
            .iter()
            .rev()
            .nth(1)
            .is_some_and(|it| it.span.of(text).ends_with('月'))
    };
    let is_date = match next.as_str() {
        "年" => last.chars().count() == 4 && last.chars().all(is_digit),
        "月" | "月份" => matches!(
            last.as_str(),
            "一" | "二" | "三" | "四" | "五" | "六" | "七" | "八" | "九" | "十" | "十一" | "十二"
        ),
        "日" => last.chars().count() <= 3 && after_a_month(),
        _ => false,
    };
    is_date.then_some(Tag::TIME)
}

/// A numeral longer than this, in bytes, is none: and what is joined is read again with every word that is added.
const LONGEST: usize = 60;

fn is_digit(c: char) -> bool {
    matches!(
        c,
        '〇' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九'
    )
}

fn is_numeral_character(c: char) -> bool {
    is_digit(c) || matches!(c, '十' | '百' | '千' | '万' | '亿' | '两')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_and_the_test_agree() {
        assert!(BEGINNINGS.chars().all(begins));
        let all = (0..=0xFFFF)
            .filter_map(char::from_u32)
            .filter(|&c| begins(c));
        assert_eq!(all.count(), BEGINNINGS.chars().count());
    }
}
