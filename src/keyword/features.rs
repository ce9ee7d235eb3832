//! What is weighed when a term is judged: numbers from its places, its form and what lies around it, in groups that a reader understands.

use super::judge::Scope;
use super::stats::Stats;
use crate::frequency::Frequency;
use crate::lexicon::Lexicon;
use crate::rank::ln;
use crate::term::{Atom, CLASSES, Class, Read, SIDES, Term, Terms};
use crate::word::Tag;

/// A group of features, which is one reason for a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// How often the term stands in the text.
    Count,
    /// How rare its words are elsewhere.
    Rarity,
    /// Where it stands: a headline, the head of a section, the first paragraph.
    Place,
    /// How long it is, and of what kinds of words.
    Form,
    /// Whether it stands free, or within longer terms.
    Edges,
    /// In how many sentences it stands.
    Spread,
}

/// How many groups there are.
pub const GROUPS: usize = 6;

/// How many features have a number of their own.
pub const DENSE: usize = TOGETHER + HEADED + 86 + 2 * CLASSES * CLASSES;
/// The others, which are told by words, share so many numbers.
pub const HASHED: usize = 1 << 12;

const COUNT: usize = 0;
const RARITY: usize = COUNT + 1;
const PLACE: usize = RARITY + 7;
const FORM: usize = PLACE + 8;
const KIND: usize = FORM + 16;
const KNOWN: usize = KIND + 3 * CLASSES;
const EDGES: usize = KNOWN + 3;
const SPREAD: usize = EDGES + 8;
const AROUND: usize = SPREAD + 2;
const TOGETHER: usize = AROUND + 2 * SIDES;
const HEADED: usize = 42 + 2 * CLASSES;

/// Weights that are given, not learned. In an abstract everything is said once, without a headline; and whatever its words are, a text
/// is about what it speaks of often and others seldom do.
pub const GIVEN: [(usize, f64); 11] = [
    (COUNT, 1.2),
    (RARITY + 2, 0.7),
    (PLACE, 0.6),
    (PLACE + 1, 0.4),
    (PLACE + 2, 0.3),
    (RARITY + 4, -0.5),
    (RARITY + 6, 0.6),
    (KIND + Class::Verb as usize, -2.0),
    (KIND + Class::VerbalNoun as usize, -1.2),
    (KIND + Class::Idiom as usize, -2.5),
    (KIND + Class::SetPhrase as usize, -2.5),
];

/// Features that may not speak against a term.
pub const NEVER_AGAINST: [usize; 2] = [RARITY, SPREAD + 1];

/// What is known of the distinct words of a text.
pub struct Known<'r> {
    words: &'r [Frequency],
    lexicon: &'r Lexicon,
    /// How surprising each is, and −ln of its share of this text.
    surprise: Vec<(f64, f64)>,
    total: f64,
}

impl<'r> Known<'r> {
    /// Looks every word up once.
    #[must_use]
    pub fn new(read: &Read<'r>, lexicon: &'r Lexicon) -> Self {
        let total = read.index.total.max(1) as f64;
        let words = &read.index.words;
        let surprise = words.iter().map(|it| {
            let in_text = ln(it.count as f64 / total);
            (surprise(it, lexicon), in_text)
        });
        Self {
            surprise: surprise.collect(),
            words,
            lexicon,
            total,
        }
    }

    fn word(&self, atom: &Atom) -> Option<&'r Frequency> {
        self.words.get(atom.number as usize)
    }

    /// Whether the lexicon has these words as one.
    pub fn is_compound(&self, words: &[Atom]) -> bool {
        let mut words = words.iter().map_while(|it| self.word(it));
        let Some(first) = words.next().and_then(|it| it.entry) else {
            return false;
        };
        let rest = words.map(|it| it.folded.as_str());
        self.lexicon.compound(first, rest).is_some()
    }
}

/// How surprising a word is. Nobody counted Latin ones: short plain ones are taken for common, one with a capital or a digit (GPT-4o) for
/// a name.
fn surprise(word: &Frequency, lexicon: &Lexicon) -> f64 {
    if word.tag != Tag::LATIN {
        return lexicon.surprise(word.entry);
    }
    let is_name = |c: char| c.is_uppercase() || c.is_numeric();
    if word.text.contains(is_name) {
        12.0
    } else {
        (6.0 + 0.6 * word.text.len() as f64).min(11.0)
    }
}

/// What a term is, wherever it stands.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// How many characters it has.
    size: usize,
    /// How many words.
    words: usize,
    /// The kind of its last word.
    class: usize,
}

/// Tells `add` the features of `term` that are the same in the whole text, given what all its places tell: the group of each, its number,
/// and its value.
pub fn of_term(
    term: &Term,
    stats: &Stats,
    terms: &Terms,
    known: &Known<'_>,
    mut add: impl FnMut(Group, usize, f64),
) -> Option<Shape> {
    let words = terms.words(term);
    let (first, last) = (words.first()?, words.last()?);
    let count = stats.count as f64;
    let (mut sum, mut least, mut most, mut apart) = (0.0, f64::MAX, 0.0f64, 0.0);
    let mut characters = 0;
    for word in words {
        let number = word.number as usize;
        let (surprise, in_text) = known.surprise.get(number).copied().unwrap_or_default();
        sum += surprise;
        least = least.min(surprise);
        most = most.max(surprise);
        apart += in_text;
        characters += known.word(word).map_or(0, |it| it.folded.chars().count());
    }
    let mean = sum / words.len() as f64;
    add(Group::Rarity, RARITY, mean / 10.0);
    add(Group::Rarity, RARITY + 1, least / 10.0);
    add(Group::Rarity, RARITY + 2, ln(mean.max(1.0)));
    add(Group::Rarity, RARITY + 3, most / 10.0);
    let is_single = words.len() == 1;
    let common = flag(is_single) * (9.0 - mean).max(0.0);
    add(Group::Rarity, RARITY + 4, common);

    // What stands that often is one thing, however long: 长江口产业创新协同区.
    let is_fixed = stats.count >= 5 && characters >= 6;
    let shape = Shape {
        size: if is_fixed { 4 } else { characters.min(9) },
        words: if is_fixed { 2 } else { words.len().min(6) },
        class: last.class as usize,
    };
    add(
        Group::Rarity,
        RARITY + 6,
        flag(is_fixed) * (sum / 10.0).min(5.0),
    );
    let is_latin = words.iter().all(|it| it.class == Class::Latin);
    let length = if is_latin { 9 } else { shape.size.max(1) - 1 };
    add(Group::Form, FORM + length, 1.0);
    add(Group::Form, FORM + 9 + shape.words, 1.0);
    if is_single {
        add(Group::Form, KIND + first.class as usize, 1.0);
        let word = known.word(first);
        let is_new = word.is_some_and(|it| it.entry.is_none());
        add(Group::Form, KNOWN, flag(is_new));
        let rarity = word.map_or(0.0, |it| it.rarity.min(mean));
        add(Group::Rarity, RARITY + 5, rarity / 10.0);
    } else {
        add(Group::Form, KIND + CLASSES + first.class as usize, 1.0);
        add(Group::Form, KIND + 2 * CLASSES + last.class as usize, 1.0);
        let is_new = |it: &Atom| known.word(it).is_some_and(|it| it.entry.is_none());
        add(Group::Form, KNOWN + 1, flag(words.iter().any(is_new)));
        add(Group::Form, KNOWN + 2, flag(known.is_compound(words)));
    }

    let longer = term.longer as f64 / term.count() as f64;
    add(Group::Edges, EDGES, stats.free_left as f64 / count);
    add(Group::Edges, EDGES + 1, stats.free_right as f64 / count);
    add(Group::Edges, EDGES + 2, flag(stats.free > 0));
    add(Group::Edges, EDGES + 3, flag(stats.quoted > 0));
    add(Group::Edges, EDGES + 4, longer);
    add(Group::Edges, EDGES + 5, flag(term.longer == term.count()));
    let is_part = term.longer == term.count() && term.count() > 1;
    add(Group::Edges, EDGES + 6, flag(is_part));
    if !is_single {
        // How much oftener its words stand together than they would by chance.
        let together = ln(term.count() as f64 / known.total);
        let cohesion = (together - apart) / words.len() as f64 / 4.0;
        add(Group::Edges, EDGES + 7, cohesion);
    }
    let places = terms.places(term);
    let looked_at = places.len().min(LOOKED_AT);
    for &at in places.iter().take(looked_at) {
        let at = at as usize;
        let (left, right) = terms.sides(at, term.length);
        let share = 1.0 / looked_at as f64;
        add(Group::Edges, AROUND + left as usize, share);
        add(Group::Edges, AROUND + SIDES + right as usize, share);
    }

    // Several facts together.
    let is_head = stats.in_title || stats.in_open_sentence;
    let facts = (stats.count.min(3) * 2 + usize::from(stats.free > 0)) * 2 + usize::from(is_head);
    add(Group::Edges, TOGETHER + HEADED + facts, 1.0);
    let begin = TOGETHER + HEADED + 16;
    add(Group::Form, begin + shape.size * 7 + shape.words, 1.0);
    if !is_single {
        let classes = first.class as usize * CLASSES + shape.class;
        let is_long = usize::from(shape.words > 2);
        add(Group::Form, begin + 70 + classes * 2 + is_long, 1.0);
    }
    if is_latin {
        return Some(shape);
    }
    let (begin, end) = (known.word(first)?, known.word(last)?);
    let mut form = |kind, text: &str| add(Group::Form, slot(kind, text), 1.0);
    form(1, &end.folded);
    form(2, &begin.folded);
    let (mut begins, mut ends) = (begin.folded.char_indices(), end.folded.char_indices());
    if let Some((at, c)) = begins.next() {
        form(
            3,
            begin.folded.get(at..at + c.len_utf8()).unwrap_or_default(),
        );
    }
    if let Some((at, _)) = ends.next_back() {
        form(4, end.folded.get(at..).unwrap_or_default());
    }
    Some(shape)
}

/// Tells `add` the features of `term` in an article, or in the whole text.
pub fn of_places(
    term: &Term,
    shape: Shape,
    stats: &Stats,
    scope: &Scope,
    mut add: impl FnMut(Group, usize, f64),
) {
    let nested = term.nested as f64 / term.count() as f64;
    let is_head = stats.in_title || stats.in_open_sentence;
    let head = flag(is_head);
    let nest = NEST[usize::from(stats.count > 3)];
    let whole = stats.count as f64 * (1.0 - nest * nested) + 2.0 * head;
    add(Group::Count, COUNT, ln(whole));

    add(Group::Place, PLACE, flag(stats.in_title));
    add(Group::Place, PLACE + 1, flag(stats.in_section));
    add(Group::Place, PLACE + 2, flag(stats.in_first_paragraph));
    add(Group::Place, PLACE + 3, flag(stats.in_open_sentence));
    add(Group::Place, PLACE + 4, 1.0 / (1.0 + stats.first as f64));
    add(Group::Place, PLACE + 5, stats.before);
    add(Group::Place, PLACE + 6, flag(stats.first == 0));
    add(Group::Place, PLACE + 7, head * flag(stats.count == 1));

    let sentences = scope.sentences.len().max(1) as f64;
    add(Group::Spread, SPREAD, stats.sentences as f64 / sentences);
    add(Group::Spread, SPREAD + 1, ln(1.0 + stats.sentences as f64));

    // Several facts together.
    let headed = usize::from(is_head);
    let facts = [
        (shape.size * 2, 20),
        (shape.words * 2, 14),
        (shape.class * 2, 2 * CLASSES),
        (stats.count.min(3) * 2, 8),
    ];
    let mut begin = TOGETHER;
    for (fact, of) in facts {
        add(Group::Place, begin + fact + headed, 1.0);
        begin += of;
    }
}

fn flag(it: bool) -> f64 {
    f64::from(u8::from(it))
}

/// What lies around a term is looked at in so many of its places.
const LOOKED_AT: usize = 8;

/// What stands within a longer term counts so much less: where it stands seldom, and often.
const NEST: [f64; 2] = [0.6, 0.9];

fn slot(kind: u32, text: &str) -> usize {
    let mut hash = kind;
    for c in text.chars() {
        hash = mixed(hash, u32::from(c));
    }
    DENSE + (hash >> 8) as usize % HASHED
}

fn mixed(hash: u32, fact: u32) -> u32 {
    let it = (hash ^ fact).wrapping_mul(0x9E37_79B1);
    it ^ it >> 15
}
