//! The parts of runs, counted.

use super::atom::{Atom, Class, Mark};
use crate::frequency::Index;
use rustc_hash::FxHashMap;

/// The most words that a term has.
pub const LONGEST: usize = 7;

/// The words of a text and what they make in a row.
pub struct Grams {
    /// Every distinct one: first the words of the index.
    pub nodes: Vec<Node>,
    /// For every number of words, from one on, where those stand that were counted.
    pub levels: Vec<Level>,
}

/// Words in a row.
#[derive(Clone, Debug, Default)]
pub struct Node {
    pub length: usize,
    pub count: usize,
    /// How often the commonest longer term stands that holds it.
    pub longer: usize,
    /// In how many of its places it is part of a longer term.
    pub nested: usize,
    /// Whether it may be a term: it begins and ends with words that say something.
    pub is_term: bool,
    /// Whether it stands in quotation marks of its own: “中之人”.
    pub is_quoted: bool,
    /// Whether one of its places is at the head of an article.
    pub leads: bool,
    /// Where a verb leads to it: how often what follows stands, which is the term.
    pub led_to: Option<usize>,
}

/// Words in a row, all of the same number, in the order of the text.
#[derive(Debug, Default)]
pub struct Level(Vec<(u32, u32)>);

impl Level {
    /// The number of the first word of each, and its node.
    pub fn places(&self) -> impl Iterator<Item = (usize, usize)> {
        self.0
            .iter()
            .map(|&(at, node)| (at as usize, node as usize))
    }

    /// The node that begins with the word `at`. Whoever asks for one word after the other keeps `cursor`, at first 0, between.
    pub fn node(&self, at: usize, cursor: &mut usize) -> Option<usize> {
        while self.0.get(*cursor).is_some_and(|it| (it.0 as usize) < at) {
            *cursor += 1;
        }
        let found = self.0.get(*cursor).filter(|it| it.0 as usize == at);
        found.map(|it| it.1 as usize)
    }
}

impl Grams {
    /// Counts the words of a text and what they make in a row.
    pub fn count(atoms: &[Atom], index: &Index) -> Self {
        let node = Node {
            length: 1,
            ..Node::default()
        };
        let mut nodes = vec![node; index.words.len()];
        let mut words = Level::default();
        for (atom, at) in atoms.iter().zip(0..) {
            if atom.class == Class::Apart {
                continue;
            }
            words.0.push((at, atom.number));
            if let Some(node) = nodes.get_mut(atom.number as usize) {
                node.count += 1;
                node.leads |= atom.leads;
                node.is_term |= !matches!(atom.class, Class::Weak | Class::Inner);
            }
        }
        for (node, word) in nodes.iter_mut().zip(&index.words) {
            node.is_term &= word.tag.is_content() && word.folded.chars().nth(1).is_some();
        }
        let mut grams = Self {
            nodes,
            levels: vec![words],
        };
        // One more word than a term has shows what is cut off at the longest.
        while grams.levels.len() <= LONGEST && grams.lengthen(atoms) {}
        for node in &mut grams.nodes {
            node.is_term &= (node.count > 1 || node.leads) && node.length <= LONGEST;
        }
        grams
    }

    /// Adds what has one word more; says whether there is any.
    fn lengthen(&mut self, atoms: &[Atom]) -> bool {
        let length = self.levels.len() + 1;
        let Some(shorter) = self.levels.last() else {
            return false;
        };
        let mut level = Level::default();
        let mut numbers: FxHashMap<(u32, u32), u32> = FxHashMap::default();
        for pair in shorter.0.windows(2) {
            let &[(at, left), (next_at, right)] = pair else {
                continue;
            };
            let at = at as usize;
            let (Some(first), Some(last)) = (atoms.get(at), atoms.get(at + length - 1)) else {
                break;
            };
            // Of two words the second goes on the run of the first; of more, all between them do.
            if at + 1 != next_at as usize || !last.goes_on {
                continue;
            }
            let is_common = |it: u32| self.nodes.get(it as usize).is_some_and(|it| it.count > 1);
            if !(length == 2 || first.leads || is_common(left) && is_common(right)) {
                continue;
            }
            let next = self.nodes.len() as u32;
            let number = *numbers.entry((left, last.number)).or_insert(next);
            if number == next {
                self.nodes.push(Node {
                    length,
                    is_term: may_begin(first.class) && may_end(first.class, last.class),
                    ..Node::default()
                });
            }
            if let Some(node) = self.nodes.get_mut(number as usize) {
                node.count += 1;
                node.leads |= first.leads;
                node.is_quoted |= is_quotation(atoms, at, length);
                node.is_term |= node.is_quoted;
            }
            level.0.push((at as u32, number));
        }
        let is_longer = !level.0.is_empty();
        self.levels.push(level);
        is_longer
    }
}

/// Whether the `length` words from `at` are all that stands between two quotation marks.
fn is_quotation(atoms: &[Atom], at: usize, length: usize) -> bool {
    let mark = |at: Option<usize>| at.and_then(|it| atoms.get(it)).map(|it| it.mark);
    mark(at.checked_sub(1)) == Some(Mark::Opens) && mark(Some(at + length)) == Some(Mark::Closes)
}

fn may_begin(class: Class) -> bool {
    !matches!(class, Class::Apart | Class::Inner)
}

/// 恒大|发布 is what a name does.
fn may_end(first: Class, last: Class) -> bool {
    let is_name = matches!(first, Class::Person | Class::Place | Class::Organization);
    match last {
        Class::Apart | Class::Inner | Class::Attributive => false,
        Class::Verb => !is_name,
        _ => true,
    }
}
