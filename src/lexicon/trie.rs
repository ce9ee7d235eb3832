//! The words of a lexicon in flat arrays that a cut walks through in few steps.
//!
//! ```text
//! root     one slot for every code:      … 南 …
//! 南       a block of a power of two:    [通][  ][京][宁]     a child stands where its code is hashed to, or in the next free slot
//! 南京     another one:                  [市][路]
//! ```
//!
//! What a cut waits for is the memory: all that is known of a node stands in one place of eight bytes, and a filter tells nine in ten of
//! the characters that lead nowhere.

use super::filter::Filter;
use super::format::{COMPOUND, RARITY_STEPS, room};
use crate::text::fold;
use crate::word::{Tag, numeral};
use std::sync::OnceLock;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;

/// A trie of folded words. Made by [`super::stored`], which checks what it gets.
#[derive(Debug)]
pub struct Trie {
    /// The root's children by their codes, then the blocks of all others.
    slots: Vec<Slot>,
    /// For every slot the stored rarity of its word.
    rarities: Vec<u8>,
    /// For every character of the basic plane what [`Trie::code`] says of it.
    codes: Box<[Code; 1 << 16]>,
    /// Which slots have children with which codes, where words of a cut end at those or below; see [`Trie::will_read`].
    edges: OnceLock<Filter>,
    /// How many bytes were cut before there were any.
    read: AtomicUsize,
}

/// A node: the code of its character, what is known of the word that ends there, and where its children stand, which is the first of
/// their slots and the binary logarithm of how many there are. 0 is a free slot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slot(u64);

impl Slot {
    const TAG: u32 = 8;
    const WORD: u64 = 1 << 14;
    const CODE: u32 = 16;
    const BITS: u32 = 32;
    const START: u32 = 37;

    /// A node without children, at which no word ends.
    #[inline]
    pub(super) fn new(code: u16) -> Self {
        Self(u64::from(code) << Self::CODE | u64::from(COMPOUND))
    }

    #[inline]
    pub(super) fn with_word(self, cost: u8, tag: Tag) -> Self {
        Self(self.0 & !0xFF | Self::WORD | u64::from(tag.0) << Self::TAG | u64::from(cost))
    }

    #[inline]
    pub(super) fn with_children(self, block: Block) -> Self {
        Self(self.0 | u64::from(block.start) << Self::START | u64::from(block.bits) << Self::BITS)
    }

    /// What the word that ends here costs; [`COMPOUND`] where none ends that cuts use.
    #[inline]
    pub fn cost(self) -> u8 {
        self.0 as u8
    }

    /// The part of speech of the word that ends here.
    #[inline]
    pub fn tag(self) -> Tag {
        Tag((self.0 >> Self::TAG) as u8 & 0x3F)
    }

    /// Whether a word ends here.
    #[inline]
    pub fn is_word(self) -> bool {
        self.0 & Self::WORD != 0
    }

    #[inline]
    pub fn is_parent(self) -> bool {
        self.start() != 0
    }

    #[inline]
    fn code(self) -> u16 {
        (self.0 >> Self::CODE) as u16
    }

    #[inline]
    fn start(self) -> usize {
        (self.0 >> Self::START) as usize
    }

    #[inline]
    fn bits(self) -> u32 {
        (self.0 >> Self::BITS) as u32 & 31
    }
}

/// So many tags fit into a slot.
pub(super) const MOST_TAGS: usize = 64;

/// A node as a place in the trie; none is 0, which is the root.
pub type Node = u32;

/// The root.
pub const ROOT: Node = 0;

/// A character of a text as the trie knows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Code(u16);

impl Code {
    /// The number of the character that it folds to, or 0 where no word has that.
    #[inline]
    pub fn number(self) -> u16 {
        self.0 & (MOST_CODES as u16 - 1)
    }

    /// Whether it folds to another character.
    pub const FOLDS: u16 = 1 << 15;
    /// Whether numerals are written with it.
    pub const NUMERAL: u16 = 1 << 14;

    /// Whether one of these facts is known of it.
    #[inline]
    pub fn is(self, facts: u16) -> bool {
        self.0 & facts != 0
    }

    /// Together with the facts that are known of another.
    #[inline]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A browser makes the edges in 1.5 to 5 ms, and with them cuts a megabyte in 1.7 ms less than the 21 that it takes without.
const MANY: usize = 1 << 20;

/// No code is as large as this.
pub(super) const MOST_CODES: usize = 1 << 14;

impl Trie {
    /// A trie without nodes but the root, with so many slots; the nth of `characters` has the code n + 1.
    pub(super) fn new(characters: &[u16], size: usize) -> Self {
        let mut slots = vec![Slot::default(); size];
        for (slot, code) in slots.iter_mut().zip(0..=characters.len()) {
            *slot = Slot::new(code as u16);
        }
        Self {
            slots,
            rarities: vec![0; size],
            codes: codes(characters),
            edges: OnceLock::new(),
            read: AtomicUsize::new(0),
        }
    }

    /// Makes `node` one of the root's children, which stand where their codes say.
    pub(super) fn put_first(&mut self, node: Slot, rarity: u8) -> Option<()> {
        let at = usize::from(node.code());
        *self.slots.get_mut(at)? = node;
        *self.rarities.get_mut(at)? = rarity;
        Some(())
    }

    /// Puts `node` into a block that has none with its code.
    #[inline(always)]
    pub(super) fn put(&mut self, block: Block, node: Slot, rarity: u8) -> Option<()> {
        let mut at = 0;
        if block.bits > 0 {
            at = first_place(node.code(), u32::from(block.bits));
            while *self.slots.get(block.start as usize + at)? != Slot::default() {
                at = (at + 1) & ((1 << block.bits) - 1);
            }
        }
        let at = block.start as usize + at;
        *self.slots.get_mut(at)? = node;
        *self.rarities.get_mut(at)? = rarity;
        Some(())
    }

    /// Says that so many bytes are about to be cut. After a good many the edges are made, which take as long as they save on
    /// [`MANY`] bytes: a first page comes sooner without them.
    pub fn will_read(&self, bytes: usize) {
        if self.edges.get().is_none() && self.read.fetch_add(bytes, Relaxed) + bytes > MANY {
            self.edges.get_or_init(|| self.edges());
        }
    }

    /// The edges that lead to words of a cut.
    fn edges(&self) -> Filter {
        let mut edges = Filter::default();
        // Whether words of a cut end at a slot or below.
        let mut leads: Vec<bool> = self.slots.iter().map(|it| it.cost() != COMPOUND).collect();
        // Children stand behind their parents.
        for (node, slot) in self.slots.iter().enumerate().rev() {
            if !slot.is_parent() {
                continue;
            }
            let block = slot.start()..slot.start() + (1 << slot.bits());
            for child in block {
                if let (Some(&child), Some(true)) = (self.slots.get(child), leads.get(child))
                    && child != Slot::default()
                {
                    edges.add(node as Node, child.code());
                    if let Some(it) = leads.get_mut(node) {
                        *it = true;
                    }
                }
            }
        }
        edges
    }

    /// What `c` is to the trie.
    #[inline]
    pub fn code(&self, c: char) -> Code {
        self.codes.get(c as usize).copied().unwrap_or_default()
    }

    /// What a character is to the trie that UTF-8 writes in these three bytes.
    #[inline]
    pub fn code_of_bytes(&self, [a, b, c]: [u8; 3]) -> Code {
        let bits = |byte: u8, count: u32| usize::from(byte) & ((1 << count) - 1);
        self.codes[bits(a, 4) << 12 | bits(b, 6) << 6 | bits(c, 6)]
    }

    /// What stands at `node`; nothing at the root.
    #[inline]
    pub fn slot(&self, node: Node) -> Slot {
        self.slots.get(node as usize).copied().unwrap_or_default()
    }

    #[cfg(test)]
    pub(super) fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// The node of a single character.
    #[inline]
    pub fn first(&self, code: Code) -> Node {
        // The root's children stand where their codes say.
        Node::from(code.number())
    }

    /// The child of `node`, which is not the root, with that code; or [`ROOT`].
    #[inline]
    fn child(&self, node: Node, code: u16) -> Node {
        let slot = self.slot(node);
        if !slot.is_parent() {
            return ROOT;
        }
        let last = (1 << slot.bits()) - 1;
        let mut at = first_place(code, slot.bits());
        for _ in 0..=last {
            let place = slot.start() + at;
            match self.slots.get(place) {
                None | Some(Slot(0)) => break,
                Some(child) if child.code() == code => return place as Node,
                _ => at = (at + 1) & last,
            }
        }
        ROOT
    }

    /// The node that `word` leads to from `node`, or [`ROOT`].
    pub fn walk(&self, node: Node, word: &str) -> Node {
        self.follow(node, word.chars().map(|it| self.code(it)))
    }

    /// The node that some characters lead to from `node`, or [`ROOT`].
    pub fn follow(&self, node: Node, codes: impl IntoIterator<Item = Code>) -> Node {
        let mut node = node;
        for code in codes {
            node = match node {
                ROOT => self.first(code),
                _ => self.child(node, code.number()),
            };
            if node == ROOT {
                break;
            }
        }
        node
    }

    /// Tells `found` the words of a cut that `codes` begin with and that have two characters or more, shortest first: their lengths,
    /// their nodes, and what they cost.
    #[inline(always)]
    pub fn words(&self, codes: &[Code], mut found: impl FnMut(usize, Node, i32)) {
        let Some((&first, rest)) = codes.split_first() else {
            return;
        };
        let edges = self.edges.get();
        let mut node = self.first(first);
        for (length, code) in (2..).zip(rest) {
            if edges.is_some_and(|it| !it.may_hold(node, code.number())) {
                break;
            }
            node = self.child(node, code.number());
            if node == ROOT {
                break;
            }
            let cost = self.slot(node).cost();
            if cost != COMPOUND {
                found(length, node, i32::from(cost));
            }
        }
    }

    /// How rare the word is that ends at `node`, where it was counted.
    pub fn rarity(&self, node: Node) -> Option<f64> {
        let stored = self.rarities.get(node as usize).copied().unwrap_or(0);
        (stored > 0).then(|| f64::from(stored) / RARITY_STEPS)
    }
}

/// Where the children of a node stand that is not the root.
#[derive(Clone, Copy)]
pub(super) struct Block {
    /// The first slot.
    start: u32,
    /// How many children.
    pub children: u16,
    /// The binary logarithm of how many slots there are.
    bits: u16,
}

impl Block {
    /// One for so many children, behind all others.
    #[inline(always)]
    pub fn new(start: usize, children: usize) -> Self {
        Self {
            start: start as u32,
            children: children as u16,
            bits: room(children).trailing_zeros() as u16,
        }
    }

    /// Behind its last slot.
    #[inline(always)]
    pub fn end(self) -> usize {
        self.start as usize + (1 << self.bits)
    }
}

/// Where in a block of so many bits a code belongs.
#[inline(always)]
fn first_place(code: u16, bits: u32) -> usize {
    (u64::from(u32::from(code).wrapping_mul(0x9E37_79B1)) >> (32 - bits)) as usize
}

/// For every character of the basic plane its [`Code`].
#[inline(never)]
fn codes(characters: &[u16]) -> Box<[Code; 1 << 16]> {
    let mut codes = Box::new([Code::default(); 1 << 16]);
    for (&character, code) in characters.iter().zip(1..) {
        codes[usize::from(character)] = Code(code);
    }
    // No word has 〇, which numerals are written with.
    for c in numeral::BEGINNINGS.chars() {
        if let Some(code) = codes.get_mut(c as usize) {
            code.0 |= Code::NUMERAL;
        }
    }
    fold::pairs(|from, to| {
        let code = codes.get(to as usize).copied().unwrap_or_default();
        if let Some(slot) = codes.get_mut(from as usize) {
            slot.0 |= Code::FOLDS | code.0;
        }
    });
    codes
}
