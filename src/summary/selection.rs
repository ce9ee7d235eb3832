//! Which candidates together are worth most, as plain numbers.

use std::collections::BinaryHeap;

/// Something that can be chosen.
#[derive(Clone, Debug, Default)]
pub struct Item {
    /// How many characters, and how many sentences it has.
    pub length: usize,
    pub count: usize,
    /// The item that has to be chosen with it.
    pub leans_on: Option<usize>,
    /// Whether it begins a paragraph.
    pub opens: bool,
    /// Its distinct words: a number and what the word is worth, which counts once in a set.
    pub words: Vec<(u32, f64)>,
}

/// How much may be chosen.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// So many characters.
    pub characters: usize,
    /// So many sentences.
    pub count: usize,
}

/// How sets of items are compared. All that is worth something is an expected share, as ROUGE is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// What is added to the length of a set: about as many characters as a person's summary has.
    pub damping: f64,
    /// What a set loses by beginning paragraphs, as a share of its items: headlines rather tell what a paragraph goes on with than
    /// who begins to speak in it.
    pub opening: f64,
    /// What a set loses by having more than one item: of many sets, the best is rather one that is thought too much of.
    pub joined: f64,
}

impl Measure {
    fn score(self, sum: Sum) -> f64 {
        let members = sum.members.count_ones();
        let opening = self.opening * f64::from(sum.openings) / f64::from(members.max(1));
        let joined = if members > 1 { self.joined } else { 0.0 };
        sum.worth / (sum.length as f64 + self.damping) - opening - joined
    }
}

/// How many items [`best_set`] looks at: the first that it is given.
pub const LOOKED_AT: usize = 20;

/// How many sets are carried on, and how many items the largest has.
const BEAM: usize = 40;
const LARGEST: u32 = 6;

/// The set of items with the highest score by `measure`, by a beam.
#[must_use]
pub fn best_set(items: &[Item], limit: Limit, measure: Measure) -> Vec<usize> {
    let items = items.get(..LOOKED_AT).unwrap_or(items);
    let (words, count) = renumbered(items);
    let mut beam = vec![Set {
        told: vec![0; count.div_ceil(64)],
        ..Set::default()
    }];
    for (at, (item, words)) in items.iter().zip(&words).enumerate() {
        let is_held = |set: &Set, it: usize| set.sum.members >> it & 1 == 1;
        let grown: Vec<Grown> = beam
            .iter()
            .enumerate()
            .filter(|(_, set)| {
                set.sum.length + item.length <= limit.characters
                    && set.sum.count + item.count <= limit.count
                    && set.sum.members.count_ones() < LARGEST
                    && item.leans_on.is_none_or(|it| is_held(set, it))
            })
            .map(|(from, set)| {
                let sum = set.sum.with(item, at, set.gain(words));
                let score = measure.score(sum);
                Grown { from, sum, score }
            })
            .collect();
        let mut scores: Vec<f64> = beam
            .iter()
            .map(|it| it.score)
            .chain(grown.iter().map(|it| it.score))
            .collect();
        crate::rank::sort_by_score(&mut scores, |it| *it);
        let least = scores.get(BEAM - 1).copied().unwrap_or(f64::NEG_INFINITY);
        let mut sets: Vec<Set> = Vec::with_capacity(beam.len() + grown.len());
        for Grown { from, sum, score } in grown.into_iter().filter(|it| it.score >= least) {
            let Some(before) = beam.get(from) else {
                continue;
            };
            let mut set = before.clone();
            set.tell(words);
            (set.sum, set.score) = (sum, score);
            sets.push(set);
        }
        beam.append(&mut sets);
        crate::rank::sort_by_score(&mut beam, |it| it.score);
        beam.truncate(BEAM);
    }
    // Of sets that are worth nothing, one with something in it.
    let best = beam.iter().find(|it| it.sum.members != 0);
    let members = best.map_or(0, |it| it.sum.members);
    (0..items.len())
        .filter(|it| members >> it & 1 == 1)
        .collect()
}

/// The words of `items` with numbers from 0, and how many numbers there are.
fn renumbered(items: &[Item]) -> (Vec<Vec<(usize, f64)>>, usize) {
    let words = items.iter().flat_map(|it| &it.words);
    let mut numbers: Vec<u32> = words.map(|it| it.0).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let renumber = |it: &(u32, f64)| (numbers.partition_point(|number| *number < it.0), it.1);
    let words = items
        .iter()
        .map(|it| it.words.iter().map(renumber).collect());
    (words.collect(), numbers.len())
}

#[derive(Clone, Debug, Default)]
struct Set {
    /// A bit for each word that is told.
    told: Vec<u64>,
    sum: Sum,
    score: f64,
}

/// What the items of a set are together.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    /// A bit for each item.
    members: u64,
    /// How many of them begin a paragraph.
    openings: u32,
    worth: f64,
    length: usize,
    count: usize,
}

impl Sum {
    fn with(self, item: &Item, at: usize, gain: f64) -> Self {
        Self {
            members: self.members | 1 << at,
            openings: self.openings + u32::from(item.opens),
            worth: self.worth + gain,
            length: self.length + item.length,
            count: self.count + item.count,
        }
    }
}

/// A set of the beam with one more item.
struct Grown {
    from: usize,
    sum: Sum,
    score: f64,
}

impl Set {
    fn gain(&self, words: &[(usize, f64)]) -> f64 {
        let is_new = |it: usize| {
            self.told
                .get(it / 64)
                .is_some_and(|w| w >> (it % 64) & 1 == 0)
        };
        words.iter().filter(|it| is_new(it.0)).map(|it| it.1).sum()
    }

    fn tell(&mut self, words: &[(usize, f64)]) {
        for (it, _) in words {
            if let Some(told) = self.told.get_mut(it / 64) {
                *told |= 1 << (it % 64);
            }
        }
    }
}

/// Goes on from what is `begun`: takes the item that adds most for its length, with what it leans on, again and again.
///
/// What an item adds only shrinks as others are taken, so each is judged anew only when it comes to the top, and once more when that
/// which it leans on is taken: the time stays near that of sorting.
#[must_use]
pub fn fill(items: &[Item], begun: &[usize], limit: Limit, damping: f64) -> Vec<usize> {
    let words = items.iter().flat_map(|it| &it.words);
    let most = words.map(|it| it.0 as usize + 1).max();
    let mut filling = Filling {
        items,
        is_told: vec![false; most.unwrap_or_default()],
        is_chosen: vec![false; items.len()],
        left: limit,
        damping,
    };
    begun.iter().for_each(|&it| filling.take(it));
    let mut round = 0;
    let judged = |at: usize, round: usize, filling: &Filling<'_>| {
        let value = filling.value(at)?;
        Some(Judged { value, at, round })
    };
    let mut queue: BinaryHeap<Judged> = (0..items.len())
        .filter_map(|it| judged(it, round, &filling))
        .collect();
    while let Some(next) = queue.pop() {
        if next.round < round {
            queue.extend(judged(next.at, round, &filling));
            continue;
        }
        let chain = filling.chain(next.at);
        if chain.is_empty() || !filling.fits(&chain) {
            continue;
        }
        round += 1;
        for at in chain {
            filling.take(at);
            let follower = at + 1;
            if items
                .get(follower)
                .is_some_and(|it| it.leans_on == Some(at))
            {
                queue.extend(judged(follower, round, &filling));
            }
        }
    }
    (0..items.len())
        .filter(|&it| filling.is_chosen.get(it) == Some(&true))
        .collect()
}

struct Filling<'i> {
    items: &'i [Item],
    is_told: Vec<bool>,
    is_chosen: Vec<bool>,
    left: Limit,
    damping: f64,
}

impl Filling<'_> {
    /// `at` and what it leans on, as far as that is not chosen; nothing where it is, or where that is too much.
    fn chain(&self, at: usize) -> Vec<usize> {
        let mut chain = Vec::new();
        let mut next = Some(at);
        while let Some(at) = next.filter(|it| self.is_chosen.get(*it) == Some(&false)) {
            if chain.len() == LONGEST_CHAIN {
                return Vec::new();
            }
            chain.push(at);
            next = self.items.get(at).and_then(|it| it.leans_on);
        }
        chain.reverse();
        chain
    }

    fn of(&self, chain: &[usize]) -> impl Iterator<Item = &Item> {
        chain.iter().filter_map(|&it| self.items.get(it))
    }

    fn fits(&self, chain: &[usize]) -> bool {
        self.of(chain).map(|it| it.length).sum::<usize>() <= self.left.characters
            && self.of(chain).map(|it| it.count).sum::<usize>() <= self.left.count
    }

    /// What `at`, with what it leans on, adds for its length; nothing where it does not fit.
    fn value(&self, at: usize) -> Option<f64> {
        let chain = self.chain(at);
        if chain.is_empty() || !self.fits(&chain) {
            return None;
        }
        let words = self.of(&chain).flat_map(|it| &it.words);
        let mut new: Vec<(u32, f64)> = words
            .filter(|it| self.is_told.get(it.0 as usize) == Some(&false))
            .copied()
            .collect();
        if chain.len() > 1 {
            new.sort_by_key(|it| it.0);
            new.dedup_by_key(|it| it.0);
        }
        let length: usize = self.of(&chain).map(|it| it.length).sum();
        Some(new.iter().map(|it| it.1).sum::<f64>() / (length as f64 + self.damping))
    }

    fn take(&mut self, at: usize) {
        let Some(item) = self.items.get(at) else {
            return;
        };
        if let Some(it) = self.is_chosen.get_mut(at) {
            *it = true;
        }
        self.left.characters = self.left.characters.saturating_sub(item.length);
        self.left.count = self.left.count.saturating_sub(item.count);
        for (word, _) in &item.words {
            if let Some(it) = self.is_told.get_mut(*word as usize) {
                *it = true;
            }
        }
    }
}

/// The most sentences that are taken at once since each leans on the one before.
const LONGEST_CHAIN: usize = 4;

struct Judged {
    value: f64,
    at: usize,
    round: usize,
}

impl Ord for Judged {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.value
            .total_cmp(&other.value)
            .then_with(|| other.at.cmp(&self.at))
    }
}

impl PartialOrd for Judged {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Judged {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Judged {}

#[cfg(test)]
mod tests {
    use super::*;

    /// Items of ten characters, each with the words of a string, which are worth 1 each; `+` leans on the item before, `^` begins a
    /// paragraph.
    fn items(words: &[&str]) -> Vec<Item> {
        let item = |(at, it): (usize, &&str)| Item {
            length: 10,
            count: 1,
            leans_on: at.checked_sub(1).filter(|_| it.starts_with('+')),
            opens: it.starts_with('^'),
            words: it
                .trim_start_matches(['+', '^'])
                .chars()
                .map(|c| (c as u32, 1.0))
                .collect(),
        };
        words.iter().enumerate().map(item).collect()
    }

    fn damped(damping: f64) -> Measure {
        Measure {
            damping,
            opening: 0.0,
            joined: 0.0,
        }
    }

    const ALL: Limit = Limit {
        characters: usize::MAX,
        count: usize::MAX,
    };

    #[test]
    fn what_is_told_is_worth_nothing_more() {
        let items = items(&["abc", "abc", "def"]);
        let limit = Limit {
            characters: 20,
            ..ALL
        };
        assert_eq!(best_set(&items, limit, damped(100.0)), [0, 2]);
        assert_eq!(fill(&items, &[], limit, 12.0), [0, 2]);
        assert_eq!(fill(&items, &[1], limit, 12.0), [1, 2]);
    }

    #[test]
    fn length_costs_the_more_the_less_is_added_to_it() {
        let items = items(&["abcd", "e"]);
        assert_eq!(best_set(&items, ALL, damped(1.0)), [0]);
        assert_eq!(best_set(&items, ALL, damped(1000.0)), [0, 1]);
    }

    #[test]
    fn what_leans_is_never_alone() {
        let items = items(&["a", "+bcd", "+efgh", "ij"]);
        let limit = |count| Limit { count, ..ALL };
        assert_eq!(best_set(&items, limit(1), damped(100.0)), [3]);
        assert_eq!(fill(&items, &[], limit(1), 12.0), [3]);
        assert_eq!(best_set(&items, limit(3), damped(100.0)), [0, 1, 2]);
        assert_eq!(fill(&items, &[], limit(3), 12.0), [0, 1, 2]);
    }

    #[test]
    fn beginnings_and_company_cost() {
        let items = items(&["^abc", "def"]);
        let measure = |opening, joined| Measure {
            opening,
            joined,
            ..damped(10.0)
        };
        // Alone each has 3 / 20, both together 6 / 30.
        assert_eq!(best_set(&items, ALL, measure(0.0, 0.04)), [0, 1]);
        assert_eq!(best_set(&items, ALL, measure(0.0, 0.06)), [0]);
        assert_eq!(best_set(&items, ALL, measure(0.01, 0.06)), [1]);
        assert_eq!(best_set(&items, ALL, measure(0.12, 0.0)), [1]);
    }

    #[test]
    fn a_set_worth_nothing_is_still_one() {
        assert_eq!(best_set(&items(&["", ""]), ALL, damped(12.0)), [0]);
        assert!(best_set(&[], ALL, damped(12.0)).is_empty());
    }
}
