//! People whom the model did not find but the text tells: among the names of a list (张义珍、沈莹、张忠), after a title
//! (主任委员娄勤俭，), before a verb of speaking (成长春认为).

use super::Kind;
use super::atoms::Atom;
use super::found::Found;
use super::title;
use crate::rank;
use crate::text::{Span, is_han, is_line_break};
use crate::word::Tag;
use crate::word::look::Look;

/// What is seen of a text.
pub struct Told<'t> {
    /// The text.
    pub text: &'t str,
    /// Its words.
    pub atoms: &'t [Atom],
    /// What is seen of each.
    pub looks: &'t [Look],
}

/// Adds to `found`, which rise and do not overlap, the people whom the text tells.
pub fn complete(told: &Told<'_>, found: &mut Vec<Found>) {
    told.part(found);
    let mut added = Vec::new();
    told.segments(
        |first, end, of_list, names| {
            if told.is_told(first, end, of_list) {
                let weak = |it: &Found| it.kind == Kind::Person || it.margin < STRONG;
                let weak = names.iter().all(weak);
                if weak {
                    added.push(Found {
                        first,
                        end,
                        kind: Kind::Person,
                        margin: TOLD,
                    });
                }
            }
        },
        found,
    );
    found.retain(|it| {
        it.kind != Kind::Person
            || it.margin >= DOUBTED
            || it.margin >= LEAST && told.looks_like_a_person(it)
    });
    if added.is_empty() {
        return;
    }
    found.retain(|it| {
        let at = added.partition_point(|new| new.end <= it.first);
        added.get(at).is_none_or(|new| it.end <= new.first)
    });
    *found = rank::merged(found, &added, |it| it.first);
}

/// Whether a name is written for its sound: 冯德莱恩; in a longer one a character may be another, as in 泽连斯基.
fn is_transliterated(looks: &[Look]) -> bool {
    let others = looks.iter().filter(|it| !it.is_sound()).count();
    others == 0 || others == 1 && looks.len() >= 4
}

/// A name that the model is so sure of stays what it is.
const STRONG: i32 = 60;

/// A person who does not look like one is believed from here on.
const DOUBTED: i32 = 30;

/// A word of the lexicon that is called a person there is believed from here on.
const KNOWN: i32 = 14;

/// With less than this nobody is believed.
const LEAST: i32 = 8;

/// How sure one is of people whom the text tells.
const TOLD: i32 = 40;

/// A person has no more atoms than this.
const LONGEST: usize = 4;

/// What a stretch stands among.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum List {
    /// No list, or one of other things.
    Other,
    /// Mostly people.
    People,
    /// People, as good as all of them.
    OnlyPeople,
}

impl Told<'_> {
    pub fn form(&self, at: usize) -> &str {
        self.atoms.get(at).map_or("", |it| it.span.of(self.text))
    }

    /// The last character of an atom; a word has Han characters throughout or none.
    fn last(&self, at: usize) -> Option<char> {
        self.looks.get(at).and_then(|it| char::from_u32(it.last))
    }

    fn is_han(&self, at: usize) -> bool {
        self.last(at).is_some_and(is_han)
    }

    /// Whether the atom `at` follows the one before it directly.
    fn follows(&self, at: usize) -> bool {
        let end = at
            .checked_sub(1)
            .and_then(|it| self.atoms.get(it))
            .map(|it| it.span.end);
        self.atoms.get(at).map(|it| it.span.start) == end
    }

    pub fn is_title(&self, at: usize) -> bool {
        let last = self.looks.get(at).map_or(0, |it| it.last);
        title::is_title(self.form(at), last)
    }

    pub fn is_speech(&self, at: usize) -> bool {
        let last = self.looks.get(at).map_or(0, |it| it.last);
        title::is_speech(self.form(at), last)
    }

    /// Whether nothing but space parts the atom `at` from the one before it.
    pub fn is_near(&self, at: usize) -> bool {
        let end = at
            .checked_sub(1)
            .and_then(|it| self.atoms.get(it))
            .map(|it| it.span.end);
        let gap = end
            .zip(self.atoms.get(at))
            .map(|(end, it)| Span::new(end, it.span.start));
        gap.is_some_and(|it| !it.of(self.text).contains(is_line_break))
    }

    /// Whether the atom `at` and the one before it are a name of two characters, spaced as wide as one of three: 沈　莹.
    fn is_spaced(&self, at: usize) -> bool {
        let is_one = |at: usize| self.is_han(at) && self.form(at).chars().count() == 1;
        let begins = |at: usize| at == 0 || !self.is_han(at - 1) || !self.follows(at);
        let ends = |at: usize| !self.is_han(at + 1) || !self.follows(at + 1);
        !self.follows(at)
            && self.is_near(at)
            && at > 0
            && is_one(at - 1)
            && is_one(at)
            && begins(at - 1)
            && ends(at)
            && self.looks.get(at - 1).is_some_and(Look::may_be_surname)
    }

    /// Whether a name begins as names of people do, with a surname, or is written for its sound: 乔·拜登, 冯德莱恩.
    fn looks_like_a_person(&self, found: &Found) -> bool {
        let Some(looks) = self.looks.get(found.first..found.end) else {
            return false;
        };
        match looks {
            // The lexicon calls 高水平 a person too.
            [one] if one.is_known() => {
                one.is_short() || is_person(one) && (one.is_sound() || found.margin >= KNOWN)
            }
            [.., last] if last.is_short() && ends_a_place(last.last) => false,
            [first, ..] => first.may_be_surname() || is_transliterated(looks),
            [] => false,
        }
    }

    /// Parts people whom only space parts: 王玮丽 沈雪梅.
    fn part(&self, found: &mut Vec<Found>) {
        let mut parted = Vec::new();
        for it in found.iter_mut().filter(|it| it.kind == Kind::Person) {
            let gap = (it.first + 1..it.end).find(|&at| !self.follows(at) && !self.is_spaced(at));
            if let Some(at) = gap {
                parted.push(Found { first: at, ..*it });
                it.end = at;
            }
        }
        if !parted.is_empty() {
            *found = rank::merged(found, &parted, |it| it.first);
        }
    }

    /// Whether a stretch that is written alone ends before the atom `at`.
    fn is_bound(&self, at: usize) -> bool {
        !self.is_han(at)
            || !self.follows(at) && !self.is_spaced(at)
            || self.is_title(at)
            || self.is_speech(at)
            || self.last(at) == Some('等')
    }

    /// Tells `each` stretch of a few atoms between bounds: where it begins and ends, what it stands among, and the names of `found`
    /// that lie in it.
    fn segments(&self, mut each: impl FnMut(usize, usize, List, &[Found]), found: &[Found]) {
        let mut start = 0;
        let mut stretches = Vec::new();
        for at in 0..=self.atoms.len() {
            if at == self.atoms.len() || self.is_bound(at) {
                stretches.push((start, at));
                // Where nothing but space parts them, the next begins with this atom.
                start = if self.is_han(at)
                    && !self.is_title(at)
                    && !self.is_speech(at)
                    && self.last(at) != Some('等')
                {
                    at
                } else {
                    at + 1
                };
            }
        }
        let names = |&(start, end): &(usize, usize)| {
            let from = found.partition_point(|it| it.end <= start);
            let to = found.partition_point(|it| it.first < end);
            found.get(from..to.max(from)).unwrap_or(&[])
        };
        let mut at = 0;
        while at < stretches.len() {
            // A list goes on as long as 、 stands between its items.
            let mut next = at + 1;
            while stretches
                .get(next - 1)
                .is_some_and(|it| self.last(it.1) == Some('、'))
                && next < stretches.len()
            {
                next += 1;
            }
            let items = stretches.get(at..next).unwrap_or(&[]);
            // Most stretches are told here.
            if let [(start, end)] = items
                && !(1..=LONGEST).contains(&(end - start))
            {
                at = next;
                continue;
            }
            let is_person = |it: &(usize, usize)| matches!(names(it), [.., one] if one.kind == Kind::Person && one.end == it.1);
            // What stands before the first of them is another list.
            let first = items.iter().position(is_person).unwrap_or(0);
            let last = items.iter().rposition(is_person).unwrap_or(0);
            let people = items.iter().filter(|it| is_person(it)).count();
            for (place, it) in items.iter().enumerate() {
                let length = last.max(place).min(last + 1) + 1 - first.min(place);
                let list = if place + 1 < first || people < 2 || 2 * people <= length {
                    List::Other
                } else if people > 3 && 4 * people >= 3 * length {
                    List::OnlyPeople
                } else {
                    List::People
                };
                each(it.0, it.1, list, names(it));
            }
            at = next;
        }
    }

    /// Whether the atoms from `first` to `end`, a stretch of its own, are a person.
    fn is_told(&self, first: usize, end: usize, of_list: List) -> bool {
        let Some(looks) = self
            .looks
            .get(first..end)
            .filter(|it| (1..=LONGEST).contains(&it.len()))
        else {
            return false;
        };
        let (Some(a), Some(z)) = (self.atoms.get(first), self.atoms.get(end - 1)) else {
            return false;
        };
        let name = Span::new(a.span.start, z.span.end).of(self.text);
        let length = name.chars().filter(|it| !it.is_whitespace()).count();
        let is_one_word = looks.len() == 1 && looks.iter().all(Look::is_known);
        if !(2..=3).contains(&length)
            || is_one_word && (of_list == List::Other || !looks.iter().all(is_person))
            || !name.chars().all(|it| is_han(it) || it.is_whitespace())
        {
            return false;
        }
        if of_list == List::OnlyPeople {
            return true;
        }
        if !looks.first().is_some_and(Look::may_be_surname) {
            return false;
        }
        if of_list == List::People {
            return true;
        }
        let before = first.checked_sub(1);
        let after_title = before.is_some_and(|it| self.is_title(it) && self.is_near(first));
        let speaks = self.is_speech(end);
        // 和, 于 and the like are seldom surnames.
        let is_function = |it: &Look| FUNCTION.contains(&Tag(it.tag as u8).name());
        let plain = !looks.iter().any(is_function);
        let stands_alone = before.is_none_or(|it| !self.is_han(it) || !self.follows(first));
        plain && (after_title || speaks && stands_alone && length == 3)
    }
}

const FUNCTION: [&str; 11] = ["r", "p", "c", "u", "uj", "ul", "d", "m", "q", "f", "t"];

/// Whether the lexicon calls a word a person.
fn is_person(look: &Look) -> bool {
    Tag(look.tag as u8).name().starts_with("nr")
}

/// Whether places end with a character, and people hardly ever.
fn ends_a_place(character: u32) -> bool {
    char::from_u32(character).is_some_and(|it| {
        matches!(
            it,
            '港' | '村' | '镇' | '县' | '市' | '省' | '区' | '路' | '街' | '乡'
        )
    })
}
