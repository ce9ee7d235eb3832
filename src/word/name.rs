//! Names of people, as far as a surname tells them.

use super::Word;
use crate::lexicon::Lexicon;
use crate::text::{HanSet, Span, fold};
use std::sync::LazyLock;

/// Surnames of one character.
const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓仇艾蓝都巩稽井练仲乐虞卞封竺冼原衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙伏岑习胥保和蔺骆肖付尚闫储公朴邝束楼寇阚芮逄戈佘晁仝亓缪蒲汲惠茅闻於代富居元";

static SET: LazyLock<HanSet> = LazyLock::new(|| HanSet::new(SURNAMES));

/// Whether the character with that code point is a surname.
#[inline]
pub fn is_surname(code: u32) -> bool {
    SET.holds(code)
}

/// Surnames of two characters.
const DOUBLE_SURNAMES: &[[char; 2]] = &[
    ['欧', '阳'],
    ['司', '马'],
    ['上', '官'],
    ['诸', '葛'],
    ['司', '徒'],
    ['东', '方'],
    ['尉', '迟'],
    ['公', '孙'],
    ['慕', '容'],
    ['令', '狐'],
    ['宇', '文'],
    ['长', '孙'],
    ['皇', '甫'],
    ['夏', '侯'],
    ['端', '木'],
    ['南', '宫'],
    ['独', '孤'],
    ['轩', '辕'],
    ['呼', '延'],
    ['澹', '台'],
];

/// Whether a word that the dictionary does not know (folded) may be the name of a person: a surname and one or two characters more.
pub fn looks_like_a_person(word: &str) -> bool {
    let length = word.chars().count();
    match surname(word) {
        Some(1) => (2..=3).contains(&length),
        Some(_) => (3..=4).contains(&length),
        None => false,
    }
}

/// Cuts the surname off every name of a person, 沈|雪梅, but not off a word of the reader.
pub fn split(text: &str, words: &mut Vec<Word>, lexicon: &Lexicon) {
    for word in std::mem::take(words) {
        let form = word.span.of(text);
        let name: String = form.chars().map(fold).collect();
        let is_name =
            word.tag.is_person() && looks_like_a_person(&name) && !lexicon.user().is_added(form);
        let given = surname(&name).unwrap_or(1);
        match form.char_indices().nth(given).filter(|_| is_name) {
            Some((at, _)) => {
                let middle = word.span.start + at;
                for span in [
                    Span::new(word.span.start, middle),
                    Span::new(middle, word.span.end),
                ] {
                    words.push(Word {
                        tag: word.tag,
                        ..Word::han(text, span, lexicon)
                    });
                }
            }
            None => words.push(word),
        }
    }
}

/// The number of characters of the surname that `name` begins with.
fn surname(name: &str) -> Option<usize> {
    let mut characters = name.chars();
    let first = characters.next();
    if let (Some(first), Some(second), Some(_)) = (first, characters.next(), characters.next())
        && DOUBLE_SURNAMES.contains(&[first, second])
    {
        return Some(2);
    }
    first.filter(|c| is_surname(u32::from(*c))).map(|_| 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surname_and_one_or_two_more() {
        for name in ["彭军君", "沈雪梅", "欧阳修", "欧阳修文", "沈莹"] {
            assert!(looks_like_a_person(name), "{name}");
        }
        for other in ["沈", "的士", "彭军君们", ""] {
            assert!(!looks_like_a_person(other), "{other}");
        }
    }
}
