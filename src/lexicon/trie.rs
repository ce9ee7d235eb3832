//! The words of a lexicon in flat arrays that a cut walks through in few steps.
//!
//! ```text
//! root     one slot for every code:      … 南 …
//! 南       a block of a power of two:    [通][  ][京][宁]     a child stands where its code is hashed to, or in the next free slot
//! 南京     another one:                  [市][路]
//! ```
//!
//! What a cut waits for is the memory: a slot has four bytes, and two filters tell nine in ten of the characters that lead nowhere.

use super::filter::Filter;
use super::format::{COMPOUND, RARITY_STEPS};
use crate::text::fold;
use crate::word::{Tag, numeral};

/// A trie of folded words. Made by [`super::stored`], which checks what it gets.
#[derive(Debug)]
pub struct Trie {
    /// The root's children by their codes, then the blocks of all others.
    slots: Vec<Slot>,
    /// For every slot the block of its children.
    blocks: Vec<Block>,
    /// For every slot the stored rarity of its word.
    rarities: Vec<u8>,
    /// For every character of the basic plane what [`Trie::code`] says of it.
    codes: Vec<u16>,
    /// Which slots of the root have children with which codes.
    pairs: Filter,
    /// The same for all others.
    deeper: Filter,
    /// How many slots the root has.
    roots: Node,
}

/// A node: the code of its character, and what is known of the word that ends there. 0 is a free slot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slot(u32);

impl Slot {
    const TAG: u32 = 8;
    const WORD: u32 = 1 << 14;
    const PARENT: u32 = 1 << 15;
    const CODE: u32 = 16;

    fn new(code: u16) -> Self {
        Self(u32::from(code) << Self::CODE | u32::from(COMPOUND))
    }

    fn with_children(self) -> Self {
        Self(self.0 | Self::PARENT)
    }

    fn with_word(self, cost: u8, tag: Tag) -> Self {
        Self(self.0 & !0xFF | Self::WORD | u32::from(tag.0) << Self::TAG | u32::from(cost))
    }

    /// What the word that ends here costs, where one ends that cuts use.
    #[inline]
    pub fn cost(self) -> Option<i32> {
        let cost = self.0 as u8;
        (cost != COMPOUND && self.0 != 0).then_some(i32::from(cost))
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
    fn is_parent(self) -> bool {
        self.0 & Self::PARENT != 0
    }

    #[inline]
    fn code(self) -> u16 {
        (self.0 >> Self::CODE) as u16
    }
}

/// So many tags fit into a slot.
pub(super) const MOST_TAGS: usize = 64;

/// Where the children of a slot stand: the first of their slots, and the binary logarithm of how many there are.
#[derive(Clone, Copy, Debug, Default)]
struct Block(u32);

impl Block {
    fn new(start: usize, bits: u32) -> Self {
        Self((start as u32) << 5 | bits)
    }

    #[inline]
    fn start(self) -> usize {
        (self.0 >> 5) as usize
    }

    #[inline]
    fn bits(self) -> u32 {
        self.0 & 31
    }
}

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

    /// The two facts above.
    #[inline]
    pub fn facts(self) -> u16 {
        self.0 & (Self::FOLDS | Self::NUMERAL)
    }
}

/// No code is as large as this.
pub(super) const MOST_CODES: usize = 1 << 14;

impl Trie {
    /// A trie without nodes but the root, with room for about so many; the nth of `characters` has the code n + 1.
    pub(super) fn new(characters: &[u16], nodes: usize) -> Self {
        let usual = nodes + nodes / 2;
        let mut trie = Self {
            slots: Vec::with_capacity(usual),
            blocks: Vec::with_capacity(usual),
            rarities: Vec::with_capacity(usual),
            codes: codes(characters),
            pairs: Filter::default(),
            deeper: Filter::default(),
            roots: characters.len() as Node + 1,
        };
        // The root is a block with room for every code.
        trie.grow(characters.len() + 1);
        trie
    }

    /// Says that a word ends at `node`, and what is known of it.
    #[inline]
    pub(super) fn set_word(&mut self, node: Node, cost: u8, tag: Tag, rarity: u8) -> Option<()> {
        let slot = self.slots.get_mut(node as usize)?;
        *slot = slot.with_word(cost, tag);
        *self.rarities.get_mut(node as usize)? = rarity;
        Some(())
    }

    /// Gives `node`, which has none, children with these codes, which differ; adds them to `nodes`.
    #[inline(never)]
    pub(super) fn add_children(
        &mut self,
        node: Node,
        codes: &[u16],
        nodes: &mut Vec<Node>,
    ) -> Option<()> {
        if node == ROOT {
            for &code in codes {
                *self.slots.get_mut(usize::from(code))? = Slot::new(code);
                nodes.push(Node::from(code));
            }
            return Some(());
        }
        let block = Block::new(self.slots.len(), bits(codes.len()));
        self.grow(1 << block.bits());
        *self.blocks.get_mut(node as usize)? = block;
        let parent = self.slots.get_mut(node as usize)?;
        *parent = parent.with_children();
        for &code in codes {
            let at = self.free(block, code)?;
            *self.slots.get_mut(at)? = Slot::new(code);
            nodes.push(at as Node);
            if node < self.roots {
                self.pairs.add(node, code);
            } else {
                self.deeper.add(node, code);
            }
        }
        Some(())
    }

    /// Adds free slots.
    fn grow(&mut self, count: usize) {
        let size = self.slots.len() + count;
        self.slots.resize(size, Slot::default());
        self.blocks.resize(size, Block::default());
        self.rarities.resize(size, 0);
    }

    /// Where in a block the child with that code comes to stand.
    #[inline(never)]
    fn free(&self, block: Block, code: u16) -> Option<usize> {
        let last = (1 << block.bits()) - 1;
        let first = first_place(code, block.bits());
        (0..=last)
            .map(|step| block.start() + ((first + step) & last))
            .find(|&it| self.slots.get(it) == Some(&Slot::default()))
    }

    /// What `c` is to the trie.
    #[inline]
    pub fn code(&self, c: char) -> Code {
        Code(self.codes.get(c as usize).copied().unwrap_or(0))
    }

    /// What stands at `node`; nothing at the root.
    #[inline]
    pub fn slot(&self, node: Node) -> Slot {
        self.slots.get(node as usize).copied().unwrap_or_default()
    }

    /// The child of the root with that code, which is not 0; or [`ROOT`].
    #[inline]
    pub fn first(&self, code: u16) -> Node {
        // The root's children stand where their codes say.
        Node::from(code)
    }

    /// The child of `node`, which is not the root, with that code; or [`ROOT`].
    #[inline]
    pub fn child(&self, node: Node, code: u16) -> Node {
        let block = self.blocks.get(node as usize).copied().unwrap_or_default();
        let last = (1 << block.bits()) - 1;
        let mut at = first_place(code, block.bits());
        for _ in 0..=last {
            let place = block.start() + at;
            match self.slots.get(place) {
                None | Some(Slot(0)) => break,
                Some(slot) if slot.code() == code => return place as Node,
                _ => at = (at + 1) & last,
            }
        }
        ROOT
    }

    /// The node that `word` leads to from `node`, or [`ROOT`].
    pub fn walk(&self, node: Node, word: &str) -> Node {
        let mut node = node;
        for c in word.chars() {
            let code = self.code(c).number();
            node = match node {
                ROOT => self.first(code),
                _ => self.child(node, code),
            };
            if node == ROOT {
                break;
            }
        }
        node
    }

    /// For every place in `codes` the nodes of the two and of the three codes that begin there.
    ///
    /// What one place needs of the memory does not depend on what another needs: asked for in a row, the answers arrive together.
    pub fn look_up(&self, codes: &[u16], found: &mut Nodes) {
        let Nodes {
            pairs,
            triples,
            likely,
        } = found;
        pairs.clear();
        pairs.resize(codes.len(), ROOT);
        triples.clear();
        triples.resize(codes.len(), ROOT);
        likely.clear();
        let may_hold = |pair: &[u16]| self.pairs.may_hold(Node::from(pair[0]), pair[1]);
        likely.extend(codes.windows(2).map(|it| u8::from(may_hold(it))));
        for (at, _) in (0..).zip(&*likely).filter(|it| *it.1 != 0) {
            let (Some(&[first, second]), Some(pair)) = (codes.get(at..at + 2), pairs.get_mut(at))
            else {
                break;
            };
            *pair = self.child(self.first(first), second);
            if self.slot(*pair).is_parent()
                && let Some(&third) = codes.get(at + 2)
                && self.deeper.may_hold(*pair, third)
                && let Some(triple) = triples.get_mut(at)
            {
                *triple = self.child(*pair, third);
            }
        }
    }

    /// Tells `found` the words of a cut that begin at the place `at` of `codes`, shortest first: their lengths, their nodes, and what
    /// they cost. `nodes` is what [`Trie::look_up`] found.
    #[inline(always)]
    pub fn words(
        &self,
        codes: &[u16],
        at: usize,
        nodes: &Nodes,
        mut found: impl FnMut(usize, Node, i32),
    ) {
        let mut tell = |length, node| {
            let slot = self.slot(node);
            if let Some(cost) = slot.cost() {
                found(length, node, cost);
            }
            slot.is_parent()
        };
        let (Some(&code), Some(&pair), Some(&triple)) =
            (codes.get(at), nodes.pairs.get(at), nodes.triples.get(at))
        else {
            return;
        };
        tell(1, self.first(code));
        if pair == ROOT {
            return;
        }
        tell(2, pair);
        let (mut node, mut length) = (triple, 3);
        while node != ROOT && tell(length, node) {
            let Some(&code) = codes.get(at + length) else {
                break;
            };
            node = self.child(node, code);
            length += 1;
        }
    }

    /// How rare the word is that ends at `node`, where it was counted.
    pub fn rarity(&self, node: Node) -> Option<f64> {
        let stored = self.rarities.get(node as usize).copied().unwrap_or(0);
        (stored > 0).then(|| f64::from(stored) / RARITY_STEPS)
    }
}

/// What [`Trie::look_up`] finds, in memory that is used again.
#[derive(Debug, Default)]
pub struct Nodes {
    pairs: Vec<Node>,
    triples: Vec<Node>,
    /// For every place whether a pair is likely.
    likely: Vec<u8>,
}

/// The binary logarithm of the size of a block for so many children; a fifth of a large one stays free.
fn bits(children: usize) -> u32 {
    let size = if children > 2 {
        children + children / 4
    } else {
        children
    };
    size.next_power_of_two().trailing_zeros()
}

/// Where in a block of so many bits a code belongs.
#[inline(always)]
fn first_place(code: u16, bits: u32) -> usize {
    (u64::from(u32::from(code).wrapping_mul(0x9E37_79B1)) >> (32 - bits)) as usize
}

/// For every character of the basic plane its [`Code`].
#[inline(never)]
fn codes(characters: &[u16]) -> Vec<u16> {
    let mut codes = vec![0; 1 << 16];
    let mut set = |character: usize, code: u16| {
        if let Some(slot) = codes.get_mut(character) {
            *slot |= code;
        }
        codes.get(character).copied().unwrap_or(0)
    };
    for (&character, code) in characters.iter().zip(1..) {
        let c = char::from_u32(u32::from(character));
        let numeral = c.is_some_and(numeral::begins);
        let facts = if numeral { Code::NUMERAL } else { 0 };
        set(usize::from(character), code | facts);
    }
    fold::pairs(|from, to| {
        let code = set(to as usize, 0);
        set(from as usize, Code::FOLDS | code);
    });
    codes
}
