//! Which of the counted rows of words are terms: those whose edges are edges of something.

use super::atom::{Atom, Class};
use super::grams::Grams;

impl Grams {
    /// Leaves the terms alone, and says of each what longer one it is part of.
    pub fn find_edges(&mut self, atoms: &[Atom]) {
        self.strip_verbs(atoms);
        self.drop_crossing(atoms.len());
        self.find_longer();
    }

    /// 推进长江口产业创新协同区 is no term: what follows the verb is. 建设, which may be a noun, is part of it where it always stands there.
    fn strip_verbs(&mut self, atoms: &[Atom]) {
        for pair in self.levels.windows(2).skip(1) {
            let [shorter, level] = pair else { continue };
            let mut cursor = 0;
            for (at, number) in level.places() {
                let rest = shorter.node(at + 1, &mut cursor);
                let rest = rest.and_then(|it| self.nodes.get(it));
                let (often, led_to) = rest.map_or((0, None), |it| (it.count, it.led_to));
                let (Some(atom), Some(node)) = (atoms.get(at), self.nodes.get_mut(number)) else {
                    continue;
                };
                let follows = led_to.unwrap_or(often);
                let is_led = match atom.class {
                    Class::Verb => true,
                    Class::VerbalNoun => follows > node.count,
                    // 规划|建设|长江口…, where 规划 is a noun.
                    _ => led_to.is_some() && follows >= 2 * node.count,
                };
                if is_led {
                    node.led_to = Some(follows);
                    node.is_term = false;
                }
            }
        }
    }

    /// 区|建设 is no term where 协同|区 is a commoner one: its edge would cut that. What holds a term stands no oftener than the term, so
    /// that whatever is commoner and goes beyond its edge does not hold it, but crosses it.
    fn drop_crossing(&mut self, words: usize) {
        // For the boundary before every word how often the commonest term stands that goes over it.
        let mut strength = vec![0; words + 1];
        let levels = || self.levels.iter().zip(1..).skip(1);
        for (level, length) in levels() {
            for (at, number) in level.places() {
                let node = self.nodes.get(number);
                let term = node.filter(|it| it.is_term && it.count > 1);
                let inside = strength.get_mut(at + 1..at + length);
                for it in inside.into_iter().flatten() {
                    *it = term.map_or(*it, |term| term.count.max(*it));
                }
            }
        }
        let mut crossed = vec![0; self.nodes.len()];
        for (level, length) in levels() {
            for (at, number) in level.places() {
                let count = self.nodes.get(number).map_or(0, |it| it.count);
                let edges = [strength.get(at), strength.get(at + length)];
                let is_crossed = edges.into_iter().flatten().any(|&it| it > count);
                if let Some(it) = crossed.get_mut(number) {
                    *it += usize::from(is_crossed);
                }
            }
        }
        for (node, crossed) in self.nodes.iter_mut().zip(crossed) {
            node.is_term &= MOST_CROSSED * crossed < node.count * (MOST_CROSSED - 1);
        }
    }

    /// For everything the longer that it is part of.
    fn find_longer(&mut self) {
        // Which places of the longer ones are themselves part of a term.
        let mut above: Vec<bool> = Vec::new();
        for number_of_words in (1..=self.levels.len()).rev() {
            let Some(level) = self.levels.get(number_of_words - 1) else {
                continue;
            };
            let longer_level = self.levels.get(number_of_words);
            let mut nested = Vec::with_capacity(above.len());
            let mut cursors = [0, 0];
            for (at, number) in level.places() {
                let (mut longer, mut is_nested) = (0, false);
                let begins = [at.checked_sub(1), Some(at)];
                for (begin, cursor) in begins.into_iter().zip(&mut cursors) {
                    let holder = begin
                        .and_then(|it| longer_level?.node(it, cursor))
                        .and_then(|it| self.nodes.get(it));
                    let Some(holder) = holder else { continue };
                    if holder.is_term {
                        longer = longer.max(holder.count);
                        is_nested |= holder.count > 1;
                    } else {
                        longer = longer.max(holder.longer);
                        is_nested |= above.get(*cursor) == Some(&true);
                    }
                }
                if let Some(node) = self.nodes.get_mut(number) {
                    node.longer = node.longer.max(longer);
                    node.nested += usize::from(is_nested);
                }
                nested.push(is_nested);
            }
            above = nested;
        }
    }
}

/// A term is crossed in less than all but one of so many places.
const MOST_CROSSED: usize = 5;
