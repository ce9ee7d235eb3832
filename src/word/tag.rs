//! Parts of speech.

/// A part of speech: an index into [`Tag::names`]. The names are those of the ICTCLAS tag set, as the dictionary uses them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(pub u8);

/// Names, in the order of their numbers, with what each stands for in English and Chinese.
const TABLE: &[(&str, &str, &str)] = &[
    ("n", "noun", "名词"),
    ("nr", "person", "人名"),
    ("nrfg", "person", "人名"),
    ("nrt", "foreign person", "音译人名"),
    ("ns", "place", "地名"),
    ("nt", "organisation", "机构团体名"),
    ("nz", "other proper noun", "其他专名"),
    ("ng", "noun morpheme", "名词性语素"),
    ("v", "verb", "动词"),
    ("vn", "verbal noun", "名动词"),
    ("vd", "adverbial verb", "副动词"),
    ("vi", "intransitive verb", "不及物动词"),
    ("vq", "verb of motion", "趋向动词"),
    ("vg", "verb morpheme", "动词性语素"),
    ("a", "adjective", "形容词"),
    ("an", "nominal adjective", "名形词"),
    ("ad", "adverbial adjective", "副形词"),
    ("ag", "adjective morpheme", "形容词性语素"),
    ("b", "attributive", "区别词"),
    ("z", "descriptive", "状态词"),
    ("zg", "descriptive morpheme", "状态语素"),
    ("d", "adverb", "副词"),
    ("dg", "adverb morpheme", "副语素"),
    ("df", "negating adverb", "否定副词"),
    ("r", "pronoun", "代词"),
    ("rr", "personal pronoun", "人称代词"),
    ("rz", "demonstrative pronoun", "指示代词"),
    ("rg", "pronoun morpheme", "代词性语素"),
    ("m", "number", "数词"),
    ("mq", "number with measure word", "数量词"),
    ("mg", "number morpheme", "数词性语素"),
    ("q", "measure word", "量词"),
    ("t", "time", "时间词"),
    ("tg", "time morpheme", "时间词性语素"),
    ("s", "place word", "处所词"),
    ("f", "direction", "方位词"),
    ("p", "preposition", "介词"),
    ("c", "conjunction", "连词"),
    ("u", "particle", "助词"),
    ("ud", "particle 得", "结构助词 得"),
    ("ug", "particle 过", "时态助词 过"),
    ("uj", "particle 的", "结构助词 的"),
    ("ul", "particle 了", "时态助词 了"),
    ("uv", "particle 地", "结构助词 地"),
    ("uz", "particle 着", "时态助词 着"),
    ("y", "modal particle", "语气词"),
    ("e", "interjection", "叹词"),
    ("o", "onomatopoeia", "拟声词"),
    ("h", "prefix", "前接成分"),
    ("k", "suffix", "后接成分"),
    ("i", "idiom", "成语"),
    ("l", "set phrase", "习用语"),
    ("j", "abbreviation", "简称"),
    ("g", "morpheme", "语素"),
    ("eng", "Latin word", "外文词"),
    ("x", "other", "其他"),
    ("w", "punctuation", "标点符号"),
    ("xe", "e-mail address", "邮箱"),
    ("xu", "URL or file name", "网址或文件名"),
    ("xs", "#tag# or @name", "话题或账号"),
    ("xm", "emoji", "表情"),
];

impl Tag {
    /// `n`, a noun.
    pub const NOUN: Self = Self::of("n");
    /// `nr`, the name of a person.
    pub const PERSON: Self = Self::of("nr");
    /// `ns`, the name of a place.
    pub const PLACE: Self = Self::of("ns");
    /// `nt`, the name of an organisation.
    pub const ORGANIZATION: Self = Self::of("nt");
    /// `m`, a number.
    pub const NUMBER: Self = Self::of("m");
    /// `q`, a measure word.
    pub const MEASURE: Self = Self::of("q");
    /// `t`, a time: 2024年.
    pub const TIME: Self = Self::of("t");
    /// `eng`, a Latin word.
    pub const LATIN: Self = Self::of("eng");
    /// `w`, punctuation and symbols.
    pub const PUNCTUATION: Self = Self::of("w");
    /// `xe`, an e-mail address.
    pub const EMAIL: Self = Self::of("xe");
    /// `xu`, a URL or the name of a file.
    pub const URL: Self = Self::of("xu");
    /// `xs`, a #tag# or an @name.
    pub const HANDLE: Self = Self::of("xs");
    /// `xm`, an emoji.
    pub const EMOJI: Self = Self::of("xm");

    /// The names of all tags: `Tag(i)` is the `i`th.
    pub fn names() -> impl ExactSizeIterator<Item = &'static str> {
        TABLE.iter().map(|it| it.0)
    }

    /// The tag of that name, if there is one.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        TABLE
            .iter()
            .position(|it| it.0 == name)
            .and_then(|at| u8::try_from(at).ok())
            .map(Self)
    }

    /// Its name: `n`.
    #[must_use]
    pub fn name(self) -> &'static str {
        TABLE.get(usize::from(self.0)).map_or("x", |it| it.0)
    }

    /// What it stands for, in English and in Chinese.
    #[must_use]
    pub fn meaning(self) -> (&'static str, &'static str) {
        TABLE
            .get(usize::from(self.0))
            .map_or(("other", "其他"), |it| (it.1, it.2))
    }

    /// Whether words of this tag are counted as words: not punctuation, emoji and numbers.
    #[must_use]
    pub fn is_counted(self) -> bool {
        ![Self::PUNCTUATION, Self::EMOJI, Self::NUMBER].contains(&self)
            && !["mq", "mg"].contains(&self.name())
    }

    /// Whether words of this tag are Chinese names of people.
    #[must_use]
    pub fn is_person(self) -> bool {
        matches!(self.name(), "nr" | "nrfg")
    }

    /// Whether words of this tag name people, places or organisations.
    #[must_use]
    pub fn is_name(self) -> bool {
        matches!(self.name(), "nr" | "nrfg" | "nrt" | "ns" | "nt")
    }

    /// Whether it says what a text is about: nouns and names, verbs used as nouns, idioms, abbreviations, Latin words.
    #[must_use]
    pub fn is_content(self) -> bool {
        matches!(
            self.name(),
            "n" | "nr"
                | "nrfg"
                | "nrt"
                | "ns"
                | "nt"
                | "nz"
                | "v"
                | "vn"
                | "vi"
                | "a"
                | "an"
                | "b"
                | "z"
                | "s"
                | "i"
                | "l"
                | "j"
                | "eng"
                | "xs"
        )
    }

    pub(super) const fn of(name: &str) -> Self {
        let mut at = 0;
        while at < TABLE.len() {
            if equal(TABLE[at].0.as_bytes(), name.as_bytes()) {
                return Self(at as u8);
            }
            at += 1;
        }
        panic!("no such tag")
    }
}

const fn equal(a: &[u8], b: &[u8]) -> bool {
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len() && at == b.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_agree() {
        assert_eq!(Tag::NOUN.name(), "n");
        assert_eq!(Tag::EMOJI.name(), "xm");
        assert_eq!(Tag::named("ns").map(Tag::name), Some("ns"));
        assert_eq!(Tag::named("nonsense"), None);
        assert!(Tag::names().len() < 256);
    }
}
