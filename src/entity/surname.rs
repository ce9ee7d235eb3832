//! A surname alone, where the article has named the person in full before: 沈旭东表示 … 沈说, 徐校长.

use super::Kind;
use super::document::CARRIED;
use super::found::Found;
use super::told::Told;
use crate::text::is_han;
use crate::word::look::Look;

/// Adds to `found`, which rise and do not overlap, the surnames that speak or stand before a title, and takes away those of nobody.
pub fn carry(told: &Told<'_>, found: &mut Vec<Found>) {
    let mut known: Vec<char> = Vec::new();
    let mut all = Vec::with_capacity(found.len());
    let mut at = 0;
    for it in found.iter() {
        alone(told, at..it.first, &known, &mut all);
        at = it.end;
        let mut characters = it.span(told.atoms).of(told.text).chars();
        match (it.kind, characters.next(), characters.next()) {
            (Kind::Person, Some(surname), Some(_))
                if is_han(surname) && !known.contains(&surname) =>
            {
                known.push(surname);
            }
            // 陈|之|常 that was not seen as one leaves a 陈 that is nobody.
            (Kind::Person, Some(surname), None)
                if !known.contains(&surname) && !told.is_title(it.end) =>
            {
                continue;
            }
            _ => {}
        }
        all.push(*it);
    }
    alone(told, at..told.atoms.len(), &known, &mut all);
    *found = all;
}

fn alone(told: &Told<'_>, atoms: std::ops::Range<usize>, known: &[char], all: &mut Vec<Found>) {
    if known.is_empty() {
        return;
    }
    let is_short = |at: &usize| told.looks.get(*at).is_some_and(Look::is_short);
    for at in atoms.filter(is_short) {
        let mut form = told.form(at).chars();
        let is_known = form.next().is_some_and(|it| known.contains(&it)) && form.next().is_none();
        let next = at + 1;
        if is_known && told.is_near(next) && (told.is_speech(next) || told.is_title(next)) {
            all.push(Found {
                first: at,
                end: next,
                kind: Kind::Person,
                margin: CARRIED,
            });
        }
    }
}
