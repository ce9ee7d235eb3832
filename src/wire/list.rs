//! The rows of what is long: counts, terms, and names.

use super::{name, place, places, unbroken};
use crate::text::Utf16;
use crate::word::Tag;
use crate::{entity, frequency, phrase, rank};
use serde::{Serialize, Serializer};

/// See `index.d.ts`: `Frequency`.
#[derive(Serialize)]
pub struct Frequency<'a> {
    pub(super) text: &'a str,
    #[serde(serialize_with = "tag")]
    pub(super) tag: Tag,
    pub(super) count: usize,
    pub(super) share: f64,
    pub(super) per10k: f64,
    pub(super) spread: f64,
    pub(super) dispersion: f64,
}

/// See `index.d.ts`: `Phrase`.
#[derive(Serialize)]
pub struct Phrase {
    pub(super) text: String,
    pub(super) count: usize,
    pub(super) places: Vec<(u32, u32)>,
    pub(super) known: bool,
    pub(super) score: f64,
}

/// See `index.d.ts`: `Entity`.
#[derive(Serialize)]
pub struct Entity {
    /// The name; white space between its Han characters is none of it.
    pub text: String,
    /// What it names: `person`.
    #[serde(serialize_with = "kind")]
    pub kind: entity::Kind,
    /// Where it begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) spans: Vec<(u32, u32)>,
    /// How sure that is, from 0 to 1.
    pub confidence: f64,
}

impl<'a> From<&'a frequency::Frequency> for Frequency<'a> {
    fn from(it: &'a frequency::Frequency) -> Self {
        Self {
            text: &it.text,
            tag: it.tag,
            count: it.count,
            share: rank::round(it.share, 6),
            per10k: rank::round(it.share * 1e4, 2),
            spread: rank::round(it.spread, 4),
            dispersion: rank::round(it.dispersion, 4),
        }
    }
}

/// The rows of terms of several words and of new words.
pub(super) fn phrases(phrases: &[phrase::Phrase], units: &Utf16<'_>) -> Vec<Phrase> {
    let phrase = |it: &phrase::Phrase| Phrase {
        text: unbroken(&it.text),
        count: it.count,
        places: places(&it.places, units),
        known: it.known,
        score: rank::round(it.score, 4),
    };
    phrases.iter().map(phrase).collect()
}

/// The rows of names, times and numbers.
#[must_use]
pub fn entities(text: &str, entities: &[entity::Entity], units: &Utf16<'_>) -> Vec<Entity> {
    let entity = |it: &entity::Entity| Entity {
        text: unbroken(it.span.of(text))
            + &it.rest.map_or(String::new(), |it| unbroken(it.of(text))),
        kind: it.kind,
        start: units.of(it.span.start),
        end: units.of(it.span.end),
        spans: it.rest.map_or(Vec::new(), |rest| {
            vec![place(it.span, units), place(rest, units)]
        }),
        confidence: rank::round(it.confidence, 4),
    };
    entities.iter().map(entity).collect()
}

fn tag<S: Serializer>(tag: &Tag, serializer: S) -> Result<S::Ok, S::Error> {
    name(&tag.name(), serializer)
}

fn kind<S: Serializer>(kind: &entity::Kind, serializer: S) -> Result<S::Ok, S::Error> {
    name(&kind.name(), serializer)
}
