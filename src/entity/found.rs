//! A name that was found among the atoms, and how sure that is.

use super::Kind;
use super::atoms::Atom;
use super::label::{self, COUNT, KINDS, Label};
use crate::text::Span;

/// A name, by the atoms that it is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its first atom.
    pub first: usize,
    /// The atom after its last.
    pub end: usize,
    /// What it names.
    pub kind: Kind,
    /// By how much its labels are better than others.
    pub margin: i32,
}

impl Found {
    /// Where it stands.
    #[must_use]
    pub fn span(&self, atoms: &[Atom]) -> Span {
        let start = atoms.get(self.first).map_or(0, |it| it.span.start);
        let end = self.end.checked_sub(1).and_then(|it| atoms.get(it));
        Span::new(start, end.map_or(start, |it| it.span.end))
    }

    /// How sure it is, from 0 to 1: a margin of [`HALF_WAY`] is half way from a guess to certainty, as names of the People's Daily
    /// that the model had not seen were right or wrong.
    #[must_use]
    pub fn confidence(&self) -> f64 {
        let margin = f64::from(self.margin.max(0));
        0.5 + 0.5 * margin / (margin + HALF_WAY)
    }
}

const HALF_WAY: f64 = 20.0;

/// Adds the names that `labels` tell, the first label being that of the atom `offset`. `scores` are those of the model.
pub fn collect(
    labels: &[Label],
    scores: &[[i32; COUNT]],
    steps: &[[i32; COUNT]; COUNT + 1],
    offset: usize,
    found: &mut Vec<Found>,
) {
    let mut at = 0;
    while let Some(&label) = labels.get(at) {
        let Some(kind) = label::kind(label) else {
            at += 1;
            continue;
        };
        let inner = labels
            .iter()
            .skip(at + 1)
            .take_while(|&&it| it == label + 1);
        let end = at + 1 + inner.count();
        let margin = (at..end).map(|it| margin(labels, scores, steps, it)).min();
        found.push(Found {
            first: offset + at,
            end: offset + end,
            kind,
            margin: margin.unwrap_or(0),
        });
        at = end;
    }
}

/// By how much the label of an atom is better than any of another kind, its neighbours being what they are.
fn margin(
    labels: &[Label],
    scores: &[[i32; COUNT]],
    steps: &[[i32; COUNT]; COUNT + 1],
    at: usize,
) -> i32 {
    let (Some(score), Some(&label)) = (scores.get(at), labels.get(at)) else {
        return 0;
    };
    let before = at.checked_sub(1).and_then(|it| labels.get(it));
    let from = steps
        .get(*before.unwrap_or(&COUNT))
        .unwrap_or(&steps[COUNT]);
    let worth = |to: usize| {
        let sum = score.get(to)? + from.get(to)?;
        // What follows is left out where no way goes there.
        let next = labels
            .get(at + 1)
            .and_then(|&next| steps.get(to)?.get(next));
        Some(sum + next.map_or(0, |it| (*it).max(-1_000)))
    };
    let others = (0..COUNT).filter(|&it| label::kind(it) != label::kind(label));
    let best = others.filter_map(worth).max().unwrap_or(0);
    worth(label).unwrap_or(0).saturating_sub(best).max(0)
}

/// The place of a kind among those that the model knows.
#[must_use]
pub fn index(kind: Kind) -> Option<usize> {
    KINDS.iter().position(|&it| it == kind)
}
