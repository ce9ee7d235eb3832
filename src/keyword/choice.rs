//! Judged terms → a list in which no two say the same.

use super::alias::Aliases;
use super::features::GROUPS;
use super::{Keyword, Listing, MOST, Options, Reasons};
use crate::rank;
use crate::term::{Atom, Term};
use crate::text::fold_word;

/// A judged term.
#[derive(Clone, Copy)]
pub struct Candidate<'t> {
    /// The term.
    pub term: &'t Term,
    /// The logit of the chance that somebody would have named it.
    pub score: f64,
    /// What each group of features adds.
    pub groups: [f64; GROUPS],
}

/// What shares its words with a better keyword loses so much of its score, times the share of its places that lie in the other.
const OVERLAP: f64 = 0.4;

/// For every keyword asked so many candidates are compared with those chosen.
const COMPARED: usize = 3;
const AT_LEAST: usize = 20;

/// Chooses the best of `candidates`, one after the other.
pub fn choose(
    mut candidates: Vec<Candidate<'_>>,
    listing: &Listing<'_>,
    aliases: &Aliases,
    options: &Options,
) -> Vec<Keyword> {
    let average = average(&candidates);
    if !options.kinds.is_empty() || !options.tags.is_empty() {
        candidates.retain(|it| {
            (options.kinds.is_empty() || options.kinds.contains(&listing.kind(it.term)))
                && (options.tags.is_empty() || options.tags.contains(&listing.tag(it.term)))
        });
    }
    // The better first; of two as good the one that stands first.
    let scores: Vec<f64> = candidates.iter().map(|it| it.score).collect();
    let mut order: Vec<usize> = (0..scores.len()).collect();
    rank::sort_numbers(&mut order, &scores);
    let limit = options.limit.min(MOST);
    order.truncate(limit * COMPARED + AT_LEAST);
    let mut candidates: Vec<Candidate<'_>> = order
        .iter()
        .filter_map(|&it| candidates.get(it))
        .copied()
        .collect();
    let mut chosen: Vec<Keyword> = Vec::new();
    let mut forms: Vec<String> = Vec::new();
    let mut terms: Vec<(&Term, f64)> = Vec::new();
    while chosen.len() < limit && !candidates.is_empty() {
        let best = (0..candidates.len())
            .rev()
            .max_by(|&a, &b| candidates[a].score.total_cmp(&candidates[b].score))
            .unwrap_or(0);
        let candidate = candidates.remove(best);
        let count = listing.places(candidate.term).len() as f64;
        let words = listing.judge.terms.words(candidate.term);
        // 质量发展 says nothing where 高质量发展 stands as often, and gives way to it.
        let whole = terms.iter().position(|&(it, often)| {
            let theirs = listing.judge.terms.words(it);
            let is_part = holds(theirs, words) && words.len() > 1;
            often == count && (is_part || holds(words, theirs) && theirs.len() > 1)
        });
        if let Some(whole) = whole {
            let is_longer = terms.get(whole).is_some_and(|it| it.0.length < words.len());
            if let (true, Some(part), Some(term)) =
                (is_longer, chosen.get_mut(whole), terms.get_mut(whole))
            {
                let own = reasons(&candidate.groups, &average);
                let score = part.score;
                *part = listing.keyword(candidate.term, candidate.score, own);
                part.score = score;
                *term = (candidate.term, count);
                if let Some(form) = forms.get_mut(whole) {
                    *form = fold_word(&part.text);
                }
                // It may have several such parts.
                for at in (whole + 1..terms.len()).rev() {
                    let theirs = listing.judge.terms.words(terms[at].0);
                    if terms[at].1 == count && theirs.len() > 1 && holds(words, theirs) {
                        chosen.remove(at);
                        forms.remove(at);
                        terms.remove(at);
                    }
                }
            }
            continue;
        }
        for other in &mut candidates {
            let theirs = listing.judge.terms.words(other.term);
            if holds(words, theirs) || holds(theirs, words) {
                let theirs = listing.places(other.term).len() as f64;
                let shared = count.min(theirs) / count.max(theirs).max(1.0);
                other.score -= OVERLAP * shared;
            }
        }
        let mut keyword = listing.keyword(
            candidate.term,
            candidate.score,
            reasons(&candidate.groups, &average),
        );
        let form = fold_word(&keyword.text);
        // What is cut otherwise here and there, and what the text calls by two names, is one.
        let full = aliases.full(&form);
        let same = forms.iter().position(|it| {
            *it == form || Some(it.as_str()) == full || aliases.full(it) == Some(&form)
        });
        match same.and_then(|it| chosen.get_mut(it)) {
            Some(same) => {
                same.places = rank::merged(&same.places, &keyword.places, |it| it.start);
                same.places.dedup_by(|b, a| a.end > b.start);
                same.count = same.places.len();
                if fold_word(&same.text) != form && !same.variants.contains(&keyword.text) {
                    // The full name stands for both.
                    if full.is_none() {
                        std::mem::swap(&mut same.text, &mut keyword.text);
                    }
                    same.variants.push(keyword.text);
                }
            }
            None => {
                forms.push(form);
                terms.push((candidate.term, count));
                chosen.push(keyword);
            }
        }
    }
    chosen
}

/// What the groups of features add on average.
fn average(candidates: &[Candidate<'_>]) -> [f64; GROUPS] {
    let mut sums = [0.0; GROUPS];
    for candidate in candidates {
        for (sum, group) in sums.iter_mut().zip(candidate.groups) {
            *sum += group;
        }
    }
    sums.map(|it| it / candidates.len().max(1) as f64)
}

fn reasons(groups: &[f64; GROUPS], average: &[f64; GROUPS]) -> Reasons {
    let [count, rarity, place, form, edges, spread] =
        std::array::from_fn(|it| groups[it] - average[it]);
    Reasons {
        count,
        rarity,
        place,
        form,
        edges,
        spread,
    }
}

/// Whether all `words` stand side by side in `longer`.
fn holds(longer: &[Atom], words: &[Atom]) -> bool {
    longer.len() >= words.len()
        && longer
            .windows(words.len().max(1))
            .any(|it| it.iter().zip(words).all(|(a, b)| a.number == b.number))
}
