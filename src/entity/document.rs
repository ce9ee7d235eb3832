//! What an article tells of its names: one that was found once stands elsewhere too; what is a place in one sentence is seldom a
//! person in another; 神通阀门 is the 江苏神通阀门股份有限公司 that was named in full.

use super::Kind;
use super::atoms::Atom;
use super::found::{Found, index};
use super::label::KINDS;
use crate::text::{Span, is_han};
use crate::word::Tag;
use crate::word::look::Look;
use rustc_hash::FxHashMap;

/// What speaks for a name, by its kinds.
#[derive(Clone, Copy, Debug, Default)]
struct Votes {
    margins: [i32; KINDS.len()],
}

impl Votes {
    /// The kind with most votes, and how many those are.
    fn winner(&self) -> (Kind, i32) {
        let most = self.margins.iter().copied().max().unwrap_or(0);
        let at = self.margins.iter().position(|&it| it == most).unwrap_or(0);
        (KINDS.get(at).copied().unwrap_or(Kind::Person), most)
    }
}

/// Carries the names of `found`, which rise and do not overlap, through the text.
pub fn carry<'t>(text: &'t str, (atoms, looks): (&[Atom], &[Look]), found: &mut Vec<Found>) {
    let mut votes: FxHashMap<&str, Votes> = FxHashMap::default();
    for it in found.iter() {
        if let Some(at) = index(it.kind) {
            let margins = &mut votes.entry(it.span(atoms).of(text)).or_default().margins;
            if let Some(sum) = margins.get_mut(at) {
                *sum = sum.saturating_add(it.margin + 1);
            }
        }
    }
    for it in found.iter_mut() {
        let Some(votes) = votes.get(it.span(atoms).of(text)) else {
            continue;
        };
        let (kind, most) = votes.winner();
        let own = index(it.kind).and_then(|at| votes.margins.get(at)).copied();
        if kind != it.kind && most > CLEAR * own.unwrap_or(0) {
            it.kind = kind;
        }
    }
    // The names that may stand elsewhere, by their first character, the longest first.
    let mut begun: FxHashMap<char, Vec<(&str, Kind)>> = FxHashMap::default();
    for it in found.iter() {
        let name = it.span(atoms).of(text);
        let (kind, most) = votes.get(name).map_or((it.kind, 0), Votes::winner);
        if most < SURE || !is_carried(name) {
            continue;
        }
        let mut carry = |name: &'t str, kind| {
            let names = begun.entry(first_of(name)).or_default();
            let place = names.partition_point(|other| other.0.len() > name.len());
            if names.len() < MOST && names.iter().all(|other| other.0 != name) {
                names.insert(place, (name, kind));
            }
        };
        carry(name, kind);
        if kind == Kind::Organization {
            for (from, to) in short_forms(text, (atoms, looks), it).into_iter().flatten() {
                if let (Some(a), Some(z)) = (atoms.get(from), atoms.get(to - 1)) {
                    carry(Span::new(a.span.start, z.span.end).of(text), kind);
                }
            }
        }
    }
    let names_at = |at: usize| {
        let form = atoms.get(at).map_or("", |it| it.span.of(text));
        begun.get(&first_of(form)).map_or(&[][..], Vec::as_slice)
    };
    let mut all = Vec::with_capacity(found.len());
    let mut at = 0;
    for (number, it) in found.iter().enumerate() {
        while at < it.first {
            let again = again(text, atoms, at, it.first, names_at(at));
            at = again.map_or(at + 1, |it| it.end);
            all.extend(again);
        }
        // 长江|口 where the article has 长江口.
        let next = found.get(number + 1).map_or(atoms.len(), |it| it.first);
        let longer = again(text, atoms, it.first, next, names_at(it.first))
            .filter(|longer| longer.end > it.end && longer.kind == it.kind);
        let it = longer.unwrap_or(*it);
        at = it.end;
        all.push(it);
    }
    while at < atoms.len() {
        let again = again(text, atoms, at, atoms.len(), names_at(at));
        at = again.map_or(at + 1, |it| it.end);
        all.extend(again);
    }
    *found = all;
}

/// The first character of a name, or of what may be one.
fn first_of(name: &str) -> char {
    name.chars().next().unwrap_or_default()
}

/// A kind that has so many times the votes of another wins.
const CLEAR: i32 = 2;

/// A name with less behind it is not looked for elsewhere.
const SURE: i32 = 8;

/// So many names that begin with the same word are looked for.
const MOST: usize = 16;

/// Whether a name may be meant wherever its characters stand.
fn is_carried(name: &str) -> bool {
    name.chars().filter(|&c| is_han(c)).count() > 1
}

/// How an organisation that was named in full may be called later: without the place (石景山发电总厂 of 北京石景山发电总厂), without
/// what every company is (神马电子 of 江苏神马电子股份有限公司).
fn short_forms(
    text: &str,
    (atoms, looks): (&[Atom], &[Look]),
    found: &Found,
) -> [Option<(usize, usize)>; 3] {
    let form = |at: usize| atoms.get(at).map_or("", |it: &Atom| it.span.of(text));
    let characters =
        |from: usize, to: usize| -> usize { (from..to).map(|it| form(it).chars().count()).sum() };
    let (first, end) = (found.first, found.end);
    let is_whole = |it: usize| form(it).chars().count() > 1;
    if end - first < 3 || !is_whole(first) {
        return [None; 3];
    }
    let generic = |it: &usize| GENERIC.contains(&form(*it));
    let body = (first..end).find(generic).unwrap_or(end);
    let is_place = looks
        .get(first)
        .is_some_and(|it| it.tag == u32::from(Tag::PLACE.0));
    let without_place = (is_place && !generic(&(first + 1)) && characters(first + 1, end) > 4)
        .then_some((first + 1, end));
    let is_company = body < end && form(end - 1).ends_with("公司");
    let core = (is_company && body > first + 1 && characters(first + 1, body) > 2)
        .then_some((first + 1, body));
    let with_place = (is_company && body > first + 1).then_some((first, body));
    [without_place, core, with_place]
}

const GENERIC: [&str; 12] = [
    "股份",
    "有限",
    "有限公司",
    "有限责任",
    "责任",
    "公司",
    "集团",
    "集团公司",
    "控股",
    "委员会",
    "领导",
    "小组",
];

/// The name that begins with the atom `at` and ends before `limit`.
fn again(
    text: &str,
    atoms: &[Atom],
    at: usize,
    limit: usize,
    names: &[(&str, Kind)],
) -> Option<Found> {
    let start = atoms.get(at)?.span.start;
    for &(name, kind) in names {
        if !text.get(start..).is_some_and(|it| it.starts_with(name)) {
            continue;
        }
        let end = start + name.len();
        let longest = atoms.get(at..limit)?;
        let last = longest
            .iter()
            .take(name.len())
            .position(|it| it.span.end == end);
        if let Some(last) = last {
            return Some(Found {
                first: at,
                end: at + last + 1,
                kind,
                margin: CARRIED,
            });
        }
    }
    None
}

/// The margin of a name that was found elsewhere.
pub const CARRIED: i32 = 15;
