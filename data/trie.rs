//! Words → the columns that `src/lexicon/format.rs` draws.

use crate::format::{
    COSTS, HEADER, LONGEST, MAGIC, NEVER, PLACES, SHORT, VERSION, checksum, contents, room,
};
use crate::places::Place;
use std::collections::BTreeMap;

/// A trie whose children are in the order of their codes.
pub struct Trie<'w> {
    /// The nth has the code n + 1.
    characters: Vec<char>,
    root: Node<'w>,
}

#[derive(Default)]
struct Node<'w> {
    children: BTreeMap<u16, Node<'w>>,
    word: Option<&'w String>,
}

/// What is stored of a word.
pub struct Fact {
    pub cost: u8,
    pub tag: u8,
    pub rarity: u8,
}

impl<'w> Trie<'w> {
    pub fn new<T>(words: &'w BTreeMap<String, T>) -> Self {
        let characters = characters(words.keys());
        let codes: BTreeMap<char, u16> = characters.iter().copied().zip(1..).collect();
        let mut root = Node::default();
        for word in words.keys() {
            let mut node = &mut root;
            for c in word.chars() {
                node = node.children.entry(codes[&c]).or_default();
            }
            node.word = Some(word);
        }
        Self { characters, root }
    }

    /// The bytes of the lexicon.
    pub fn stored(
        &self,
        fact: impl Fn(&String) -> Fact,
        places: &BTreeMap<char, Place>,
    ) -> Vec<u8> {
        let (mut shapes, mut labels) = (Vec::new(), Vec::new());
        let (mut costs, mut tags) = (Vec::new(), Vec::new());
        let mut rarities = vec![Vec::new(); COSTS];
        let (mut nodes, mut slots, mut level) = (0, self.characters.len() + 1, vec![&self.root]);
        while !level.is_empty() {
            let mut below = Vec::new();
            for node in level {
                number(
                    &mut shapes,
                    2 * node.children.len() + usize::from(node.word.is_some()),
                );
                if let Some(word) = node.word {
                    let Fact { cost, tag, rarity } = fact(word);
                    costs.push(cost);
                    tags.push(tag);
                    rarities[usize::from(cost)].push(rarity);
                }
                let mut before = 0;
                for (&code, child) in &node.children {
                    number(&mut labels, usize::from(code - before - 1));
                    before = code;
                    below.push(child);
                }
            }
            nodes += below.len();
            slots += below
                .iter()
                .map(|it| room(it.children.len()))
                .sum::<usize>();
            level = below;
        }
        let (words, size) = (costs.len(), shapes.len());
        let number = |it: usize| u32::try_from(it).expect("a lexicon is small");
        let common: Vec<u8> = rarities
            .iter()
            .flat_map(|it| number(it.len()).to_le_bytes())
            .collect();
        let mut columns = [
            self.stored_characters(),
            shapes,
            labels,
            costs,
            tags,
            rarities.concat(),
        ]
        .concat();
        let identity = checksum(&columns);
        for column in 0..PLACES {
            let place = |c| places.get(c).map_or(NEVER, |it| it[column]) as u8;
            columns.extend(self.characters.iter().map(place));
        }
        columns.extend(common);
        let packed = compressed(&columns);
        let numbers = [
            checksum(&packed),
            number(self.characters.len()),
            number(nodes),
            number(words),
            number(size),
            number(columns.len()),
            identity,
            number(slots),
        ]
        .map(u32::to_le_bytes)
        .concat();
        let contents = contents(&numbers, &columns).to_le_bytes();
        let version = VERSION.to_le_bytes();
        let head = [&MAGIC[..], &version, &numbers, &contents].concat();
        assert_eq!(head.len(), HEADER);
        [head, packed].concat()
    }

    fn stored_characters(&self) -> Vec<u8> {
        let mut before = 0;
        let distances: Vec<[u8; 2]> = self
            .characters
            .iter()
            .map(|&c| {
                let code = u16::try_from(u32::from(c)).expect("a character of the basic plane");
                let distance = code.wrapping_sub(before);
                before = code;
                distance.to_le_bytes()
            })
            .collect();
        let bytes = |at: usize| distances.iter().map(move |it| it[at]);
        bytes(0).chain(bytes(1)).collect()
    }
}

/// All characters: first those that stand in many words, as many as twice or half as many count the same, and within these in
/// their own order. Small codes make small gaps, and the order within makes small distances.
fn characters<'w>(words: impl Iterator<Item = &'w String>) -> Vec<char> {
    let mut counts: BTreeMap<char, u64> = BTreeMap::new();
    for c in words.flat_map(|it| it.chars()) {
        *counts.entry(c).or_default() += 1;
    }
    // Twice the binary logarithm.
    let size = |count: u64| (count * count).ilog2();
    let mut characters: Vec<char> = counts.keys().copied().collect();
    characters.sort_by_key(|c| std::cmp::Reverse(size(counts[c])));
    characters
}

fn number(column: &mut Vec<u8>, number: usize) {
    assert!(number <= LONGEST, "{number} does not fit into two bytes");
    if number < SHORT {
        column.push(number as u8);
    } else {
        let rest = number - SHORT;
        column.extend([(SHORT + rest / 256) as u8, (rest % 256) as u8]);
    }
}

/// DEFLATE by Zopfli, which takes its time and saves one byte in thirty.
fn compressed(columns: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    zopfli::compress(
        zopfli::Options::default(),
        zopfli::Format::Deflate,
        columns,
        &mut packed,
    )
    .expect("memory can be written");
    packed
}
