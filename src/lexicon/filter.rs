//! Which children which nodes have, told in one look at the memory and without the trie.

use super::trie::{MOST_CODES, Node};

/// A Bloom filter of the edges of a trie: a node and the code of its child.
#[derive(Debug)]
pub struct Filter {
    bits: Box<[u32; WORDS]>,
}

/// A million bits for a hundred thousand edges: one in ten that are none seems to be one.
const BITS: u32 = 20;
const WORDS: usize = 1 << (BITS - 5);

impl Default for Filter {
    fn default() -> Self {
        Self {
            bits: Box::new([0; WORDS]),
        }
    }
}

impl Filter {
    #[inline]
    pub fn add(&mut self, node: Node, code: u16) {
        let (word, bit) = place(node, code);
        self.bits[word] |= 1 << bit;
    }

    /// Whether `node` may have a child with that code; if not, it surely has none.
    #[inline(always)]
    pub fn may_hold(&self, node: Node, code: u16) -> bool {
        let (word, bit) = place(node, code);
        self.bits[word] >> bit & 1 == 1
    }
}

#[inline(always)]
fn place(node: Node, code: u16) -> (usize, u32) {
    let edge = node
        .wrapping_mul(MOST_CODES as u32)
        .wrapping_add(u32::from(code));
    let bit = edge.wrapping_mul(0x9E37_79B1) >> (32 - BITS);
    ((bit / 32) as usize % WORDS, bit % 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_every_edge_and_few_others() {
        let mut filter = Filter::default();
        for node in 0..300 {
            for code in 0..300 {
                filter.add(node * 7, code * 3);
            }
        }
        assert!((0..300).all(|node| (0..300).all(|code| filter.may_hold(node * 7, code * 3))));
        let others = (0..300).map(|node| {
            (0..300)
                .filter(|code| filter.may_hold(node * 7 + 1, code * 3))
                .count()
        });
        assert!(others.sum::<usize>() < 90_000 / 5);
    }
}
