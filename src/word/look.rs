//! What the models see of a word: numbers made once, of which all features are combined.

use super::{Tag, Word, name};
use crate::lexicon::Lexicon;
use crate::text::{HanSet, fold};
use std::sync::LazyLock;

/// A word as the models see it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The whole word, its digits made equal.
    pub form: u32,
    /// Its first character.
    pub first: u32,
    /// Its last character.
    pub last: u32,
    /// Its last two characters.
    pub ending: u32,
    /// The part of speech that the lexicon gives it.
    pub tag: u32,
    /// That, how long it is, whether the lexicon knows it, whether it may be a surname, written for its sound, or a place.
    pub shape: u32,
}

/// What stands before the first word and after the last.
pub const EDGE: Look = Look {
    form: 1,
    first: 1,
    last: 1,
    ending: 1,
    tag: 63,
    shape: 63,
};

impl Look {
    /// What is seen of `word`; `place` tells pieces of an unknown word from one another.
    #[must_use]
    pub fn new(text: &str, word: &Word, place: u32, lexicon: &Lexicon) -> Self {
        let mut form: u32 = 0x811C_9DC5;
        let (mut first, mut before, mut last) = (0, 0, 0);
        let (mut length, mut sounds) = (0u32, true);
        for c in word.span.of(text).chars() {
            let mut code = u32::from(fold(c));
            if matches!(code, 0x30..=0x39) {
                code = 0x30;
                if last == code {
                    continue;
                }
            }
            form = (form ^ code).wrapping_mul(0x0100_0193);
            form ^= form >> 13;
            (before, last) = (last, code);
            if length == 0 {
                first = code;
            }
            length += 1;
            sounds &= SOUNDS.holds(code);
        }
        let is_surname = name::is_surname(first) && (length == 1 || word.entry.is_none());
        let tag = u32::from(word.tag.0);
        let shape = tag
            | (length.min(4) << 6)
            | u32::from(word.entry.is_some()) << 9
            | u32::from(is_surname) << 10
            | u32::from(sounds) << 11
            | place << 12
            | u32::from(length > 1 && is_place(word, lexicon)) << 14;
        Self {
            form,
            first,
            last,
            ending: last ^ before << 16,
            tag,
            shape,
        }
    }
}

impl Look {
    /// Whether the first character is a surname, the word whatever it is.
    #[must_use]
    pub fn may_be_surname(&self) -> bool {
        name::is_surname(self.first)
    }

    /// Whether it is written with characters that write sounds; the point between foreign names is one.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.shape >> 11 & 1 == 1 || self.last == u32::from('·')
    }

    /// Whether it is one character.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.shape >> 6 & 7 == 1
    }

    /// Whether the lexicon knows the word.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.shape >> 9 & 1 == 1
    }
}

/// Whether the lexicon knows the word as a place with what it is behind it: 南通 by 南通市, whatever it calls 南通.
fn is_place(word: &Word, lexicon: &Lexicon) -> bool {
    let Some(entry) = word.entry.filter(|it| lexicon.begins_longer(*it)) else {
        return false;
    };
    ["市", "县", "省"].iter().any(|it| {
        let whole = lexicon.compound(entry, [*it]);
        whole.is_some_and(|it| lexicon.tag(it) == Tag::PLACE)
    })
}

/// Characters that write the sounds of foreign names.
static SOUNDS: LazyLock<HanSet> = LazyLock::new(|| {
    HanSet::new(
        "阿埃艾爱安昂奥巴拜班邦保贝本比彼毕宾波博布伯查茨达大戴丹当德登邓迪蒂丁东杜顿多厄恩尔法凡范菲费芬丰夫弗福富盖甘冈高戈哥格根贡古瓜圭哈海\
         汉豪赫亨侯胡华怀霍基吉季加贾杰捷金喀卡凯坎康考科可克肯孔库夸拉莱赖兰朗劳勒雷黎里理利丽列林龙隆卢鲁路伦罗洛律马玛迈麦曼芒梅门蒙米密敏明莫墨\
         默姆木穆娜纳乃南瑙内能尼宁涅纽努诺欧帕派潘庞佩彭皮平坡珀浦普奇齐契恰强乔切琴青邱丘萨塞赛三桑瑟森沙莎山尚绍舍申什圣施诗史士舒朔斯司丝思松\
         苏孙索塔太泰坦汤唐陶特腾提汀通图土托瓦万旺威韦维魏温文翁沃乌武西希锡席夏香肖谢辛欣兴休许雅亚延扬杨叶耶伊以因英尤于约宰赞泽曾扎詹张哲珍卓兹\
         佐祖",
    )
});
