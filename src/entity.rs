//! Who, where and which body: the names in a text, with what else tells: times and numbers.

#[doc(hidden)]
pub mod atoms;
mod document;
#[doc(hidden)]
pub mod features;
#[doc(hidden)]
pub mod found;
#[doc(hidden)]
pub mod label;
#[doc(hidden)]
pub mod model;
mod quantity;
mod rewrite;
mod surname;
mod title;
mod told;

use crate::lexicon::{Lexicon, UserWords};
use crate::model::Model;
use crate::rank;
use crate::text::{Span, fold, is_line_break};
use crate::word::look::Look;
use crate::word::settled::Settled;
use crate::word::{Tag, Word, tagger};
use atoms::{Atom, atoms};
use found::Found;
use model::{Memory, Weights};
use std::ops::Range;
use told::Told;

/// A name, a time or a number in its text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entity {
    /// Where it stands; of a broken one the first piece.
    pub span: Span,
    /// Its other piece, where a page broke it and something else stands between.
    pub rest: Option<Span>,
    /// What it names.
    pub kind: Kind,
    /// How sure that is, from 0 to 1.
    pub confidence: f64,
}

/// What an entity names. The order is known to `pkg/src/analysis.js`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A person: 沈旭东.
    Person,
    /// A place: 南通市.
    Place,
    /// An organisation: 江苏长江经济带研究院.
    Organization,
    /// A time: 2024年1月22日.
    Time,
    /// A number: 1700.
    Number,
}

impl Kind {
    /// What words of that part of speech name.
    fn of(tag: Tag) -> Option<Self> {
        match tag {
            _ if tag.is_person() => Some(Self::Person),
            Tag::PLACE => Some(Self::Place),
            Tag::ORGANIZATION => Some(Self::Organization),
            _ => None,
        }
    }

    /// Its name in JSON: `person`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Organization => "organization",
            Self::Time => "time",
            Self::Number => "number",
        }
    }
}

/// What reads names and parts of speech: two models, which go together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Models {
    /// That of names.
    pub names: Weights,
    /// That of parts of speech.
    pub tags: tagger::Weights,
    /// The words that need neither.
    pub settled: Settled,
}

impl Models {
    /// Reads what [`Models::to_bytes`] writes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (length, rest) = bytes.split_first_chunk()?;
        let (names, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        let (settled, tags) = Settled::read(rest)?;
        Some(Self {
            names: Weights::from_bytes(names)?,
            tags: tagger::Weights::from_bytes(tags)?,
            settled,
        })
    }

    /// The stored form: how many bytes the model of names has, those, the settled words, and the model of parts of speech.
    #[must_use]
    pub fn to_bytes(names: &[u8], settled: &[u8], tags: &[u8]) -> Vec<u8> {
        [&(names.len() as u32).to_le_bytes(), names, settled, tags].concat()
    }
}

/// Finds the names, times and numbers in `text`, and makes the people and places among them words. All `words` get their parts of
/// speech. Without a model only times and numbers are found.
#[must_use]
pub fn find(text: &str, words: &mut Vec<Word>, lexicon: &Lexicon) -> Vec<Entity> {
    let models = lexicon.model().and_then(Model::entities);
    let mut entities = models.map_or_else(Vec::new, |it| find_with(it, text, words, lexicon));
    quantity::find(text, words, &mut entities);
    entities
}

/// The names, which become words.
fn find_with(models: &Models, text: &str, words: &mut Vec<Word>, lexicon: &Lexicon) -> Vec<Entity> {
    let (mut pieces, mut looks) = (Vec::new(), Vec::new());
    atoms(text, words, lexicon, &mut pieces, &mut looks);
    let mut found = names(text, &pieces, &looks, models);
    heed(text, &pieces, words, lexicon.user(), &mut found);
    let new = rewrite::rewrite(text, words, (&pieces, &looks), &found, lexicon);
    *words = new.words;
    tagger::tag(words, &new.looks, &models.tags, &models.settled, |at| {
        new.settled.get(at) == Some(&true)
    });
    let entity = |it: &Found| Entity {
        rest: None,
        span: it.span(&pieces),
        kind: it.kind,
        confidence: it.confidence(),
    };
    found.iter().map(entity).collect()
}

/// Finds people, places and organisations among the atoms, in their order.
fn names(text: &str, atoms: &[Atom], looks: &[Look], models: &Models) -> Vec<Found> {
    let Models {
        names: weights,
        settled,
        ..
    } = models;
    let mut found = Vec::new();
    let (mut seen, mut memory) = (Vec::new(), Memory::default());
    for line in lines(text, atoms) {
        features::place(looks.get(line.clone()).unwrap_or(&[]), &mut seen);
        for it in &mut seen {
            it.is_closed |= settled.is_no_name(&it.look);
        }
        weights.label(&seen, &mut memory);
        found::collect(
            &memory.labels,
            &memory.scores,
            weights.steps(),
            line.start,
            &mut found,
        );
    }
    let told = Told { text, atoms, looks };
    told::complete(&told, &mut found);
    document::carry(text, (atoms, looks), &mut found);
    surname::carry(&told, &mut found);
    found
}

/// What the reader says of words stands above the model: no name cuts a word that was added, none is a word that was removed, and a
/// word that was added as a name is one.
fn heed(text: &str, atoms: &[Atom], words: &[Word], user: &UserWords, found: &mut Vec<Found>) {
    if user.is_empty() {
        return;
    }
    let word = |at: usize| atoms.get(at).filter(|it| it.is_added).map(|it| it.word);
    let cuts = |at: usize| at > 0 && word(at).is_some() && word(at) == word(at - 1);
    let is_removed = |it: &Found| user.is_removed(&folded(it.span(atoms).of(text)));
    found.retain(|it| !cuts(it.first) && !cuts(it.end) && !is_removed(it));
    let mut added = Vec::new();
    let mut at = 0;
    while at < atoms.len() {
        let end = (at + 1..atoms.len())
            .find(|&it| !cuts(it))
            .unwrap_or(atoms.len());
        let kind = word(at).and_then(|it| Kind::of(words.get(it)?.tag));
        let next = found.partition_point(|it| it.end <= at);
        match (kind, found.get_mut(next).filter(|it| it.first < end)) {
            (Some(kind), Some(it)) if (it.first, it.end) == (at, end) => it.kind = kind,
            (Some(kind), None) => added.push(Found {
                first: at,
                end,
                kind,
                margin: SAID,
            }),
            _ => {}
        }
        at = end;
    }
    *found = rank::merged(found, &added, |it| it.first);
}

/// The margin of a name that the reader gave.
const SAID: i32 = 1_000;

/// As the reader's words are kept, white space aside.
fn folded(name: &str) -> String {
    name.chars()
        .filter(|it| !it.is_whitespace())
        .map(fold)
        .collect()
}

/// The atoms line by line.
fn lines(text: &str, atoms: &[Atom]) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for (at, pair) in atoms.windows(2).enumerate() {
        let &[a, b] = pair else { continue };
        if a.span.end < b.span.start
            && Span::new(a.span.end, b.span.start)
                .of(text)
                .contains(is_line_break)
        {
            lines.push(start..at + 1);
            start = at + 1;
        }
    }
    lines.push(start..atoms.len());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::word::{Names, segment};
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

    const KINDS: [(&str, Kind); 5] = [
        ("人", Kind::Person),
        ("地", Kind::Place),
        ("机构", Kind::Organization),
        ("时", Kind::Time),
        ("数", Kind::Number),
    ];

    /// The text that `marked` marks, and what: `[沈雪梅|人]说` marks a person.
    fn unmarked(marked: &str) -> (String, Vec<(Span, Kind)>) {
        let (mut text, mut entities) = (String::new(), Vec::new());
        for part in marked.split_inclusive(['[', ']']) {
            match part.strip_suffix(']').and_then(|it| it.split_once('|')) {
                Some((name, kind)) => {
                    let span = Span::new(text.len(), text.len() + name.len());
                    let kind = KINDS.iter().find(|it| it.0 == kind).unwrap().1;
                    entities.push((span, kind));
                    text.push_str(name);
                }
                None => text.push_str(part.trim_end_matches('[')),
            }
        }
        (text, entities)
    }

    fn marked(text: &str, entities: impl IntoIterator<Item = (Span, Kind)>) -> String {
        let (mut marked, mut at) = (String::new(), 0);
        for (span, kind) in entities {
            let name = KINDS.iter().find(|it| it.1 == kind).unwrap().0;
            marked += &text[at..span.start];
            marked += &format!("[{}|{name}]", span.of(text));
            at = span.end;
        }
        marked + &text[at..]
    }

    /// Where the model finds the names that `found` marks, the text tells those of `all`.
    #[track_caller]
    fn check_told(found: &str, all: &str) {
        let (text, names) = unmarked(found);
        let words = segment(&text, &LEXICON, Names::Whole, &mut |_| {});
        let (mut pieces, mut looks) = (Vec::new(), Vec::new());
        atoms(&text, &words, &LEXICON, &mut pieces, &mut looks);
        let mut found: Vec<Found> = names
            .iter()
            .map(|(span, kind)| Found {
                first: pieces.partition_point(|it| it.span.start < span.start),
                end: pieces.partition_point(|it| it.span.end <= span.end),
                kind: *kind,
                margin: 30,
            })
            .collect();
        let told = Told {
            text: &text,
            atoms: &pieces,
            looks: &looks,
        };
        told::complete(&told, &mut found);
        document::carry(&text, (&pieces, &looks), &mut found);
        surname::carry(&told, &mut found);
        let spans = found.iter().map(|it| (it.span(&pieces), it.kind));
        assert_eq!(marked(&text, spans), all);
    }

    /// Without a model, the times and numbers of a text are those marked.
    #[track_caller]
    fn check(all: &str) {
        let (text, _) = unmarked(all);
        let lexicon = LEXICON.clone().without_model();
        let mut words = segment(&text, &lexicon, Names::Whole, &mut |_| {});
        let entities = find(&text, &mut words, &lexicon);
        let spans = entities.iter().map(|it| (it.span, it.kind));
        assert_eq!(marked(&text, spans), all);
    }

    #[test]
    fn finds_times_and_numbers() {
        check("[2024年1月22日上午9时30分|时]，新签的[1700|数]余项合作项目");
        check("[二〇二四年十二月|时]有[三千五百|数]万元，占[65%|数]");
        check("一个人一起去，第一次");
    }

    #[test]
    fn a_list_of_people_holds_people() {
        check_told(
            "[张义珍|人]、沈莹、[张忠|人]、[张爱军|人]、储宏宏、[马欣|人]等",
            "[张义珍|人]、[沈莹|人]、[张忠|人]、[张爱军|人]、[储宏宏|人]、[马欣|人]等",
        );
        check_told(
            "[上海|地]、江苏、[浙江|地]等地",
            "[上海|地]、江苏、[浙江|地]等地",
        );
        check_told(
            "[张义珍|人]、沈　莹、[马欣|人]",
            "[张义珍|人]、[沈　莹|人]、[马欣|人]",
        );
    }

    #[test]
    fn titles_and_verbs_of_speaking_tell_people() {
        check_told("主任委员娄勤俭，大家", "主任委员[娄勤俭|人]，大家");
        check_told("研究院院长成长春认为，", "研究院院长[成长春|人]认为，");
        check_told("大家认为，专家表示，", "大家认为，专家表示，");
    }

    #[test]
    fn space_parts_people() {
        check_told(
            "本报记者 [王玮丽 沈雪梅|人]",
            "本报记者 [王玮丽|人] [沈雪梅|人]",
        );
    }

    #[test]
    fn a_name_holds_for_the_article() {
        check_told(
            "[沈旭东|人]来了。沈旭东笑了。",
            "[沈旭东|人]来了。[沈旭东|人]笑了。",
        );
        check_told(
            "[江苏神马电子股份有限公司|机构]很大，神马电子有",
            "[江苏神马电子股份有限公司|机构]很大，[神马电子|机构]有",
        );
    }

    #[test]
    fn a_surname_stands_for_a_person_named_before() {
        check_told(
            "[徐虎|人]来了，徐说，徐校长走了，徐家人也走了",
            "[徐虎|人]来了，[徐|人]说，[徐|人]校长走了，徐家人也走了",
        );
        check_told("徐说他来了", "徐说他来了");
    }

    /// Models to which everything is the name of a person.
    fn eager() -> Models {
        let steps = [[0; label::COUNT]; label::COUNT + 1];
        let mut row = [0; label::COUNT];
        row[label::first(0)] = 100;
        let names = Weights::to_bytes(5, 0, &steps, &[row; 32]);
        let tags = crate::weights::write::<4, _>(5, &[[1i8; tagger::COUNT]; 32]);
        let settled = Settled::write(&[]);
        Models::from_bytes(&Models::to_bytes(&names, &settled, &tags)).unwrap()
    }

    #[test]
    fn words_of_the_reader_stay() {
        let mut lexicon = Lexicon::built_in();
        assert_eq!(lexicon.user_mut().load("虞越嵩团队 nz").problems, []);
        let text = "虞越嵩团队和沈雪梅";
        let mut words = segment(text, &lexicon, Names::Whole, &mut |_| {});
        let _ = find_with(&eager(), text, &mut words, &lexicon);
        let first = words[0];
        assert_eq!(
            (first.span.of(text), first.tag.name()),
            ("虞越嵩团队", "nz")
        );
    }

    /// The words of `text` with their tags, and its names, to a reader who has said `added` and `removed`.
    fn heeded(text: &str, added: &str, removed: &[&str]) -> (String, String) {
        let mut lexicon = Lexicon::built_in();
        assert_eq!(lexicon.user_mut().load(added).problems, []);
        for it in removed {
            lexicon.user_mut().remove(it).unwrap();
        }
        let mut words = segment(text, &lexicon, Names::Whole, &mut |_| {});
        let found = find(text, &mut words, &lexicon);
        let words: Vec<_> = words.iter().map(|it| it.span.of(text)).collect();
        let names: Vec<_> = found.iter().map(|it| it.span.of(text)).collect();
        (words.join("|"), names.join("|"))
    }

    #[test]
    fn the_reader_stands_above_the_model() {
        let text = "记者王玮丽、沈雪梅在南通报道";
        let (words, names) = heeded(text, "", &["沈雪梅"]);
        assert!(
            !words.contains("沈雪梅") && !names.contains("沈雪梅"),
            "{words}"
        );
        for added in ["沈雪梅", "沈雪梅 nr", "南通 ns"] {
            let (words, names) = heeded(text, added, &[]);
            assert_eq!(words, "记者|王玮丽|、|沈雪梅|在|南通|报道", "{added}");
            assert_eq!(names, "王玮丽|沈雪梅|南通", "{added}");
        }
        let (words, names) = heeded("他去鸿星公会了", "鸿星公会 nt", &[]);
        assert_eq!((&*words, &*names), ("他|去|鸿星公会|了", "鸿星公会"));
    }

    #[test]
    fn reads_no_damaged_models() {
        let steps = [[0; label::COUNT]; label::COUNT + 1];
        let names = Weights::to_bytes(5, 0, &steps, &[[1; label::COUNT]; 32]);
        let tags = crate::weights::write::<4, _>(5, &[[1i8; tagger::COUNT]; 32]);
        let bytes = Models::to_bytes(&names, &Settled::write(&[(1 << 20, 1)]), &tags);
        assert!(Models::from_bytes(&bytes).is_some());
        for length in 0..bytes.len() {
            assert_eq!(Models::from_bytes(&bytes[..length]), None, "{length}");
        }
    }

    #[test]
    fn nothing_of_the_text_is_lost() {
        for text in [
            "",
            "本报记者 王玮丽 沈雪梅\n\n乔·拜登在1月2日说😂",
            "、、、沈　",
        ] {
            let mut words = segment(text, &LEXICON, Names::Whole, &mut |_| {});
            let _ = find(text, &mut words, &LEXICON);
            let length: usize = words.iter().map(|it| it.span.of(text).len()).sum();
            assert!(
                length >= text.split_whitespace().map(str::len).sum(),
                "{text}"
            );
        }
    }
}
