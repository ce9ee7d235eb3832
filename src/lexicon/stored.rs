//! Bytes → a trie and the places of its characters, checked once: what is damaged is refused, in the time and the memory that a whole lexicon takes.

use super::format::{COMPOUND, HEADER, MAGIC, PLACES, SHORT, VERSION, checksum};
use super::places::Places;
use super::trie::{MOST_CODES, MOST_TAGS, Node, ROOT, Trie, size};
use crate::error::Error;
use crate::word::Tag;
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};
use std::slice::Iter;

/// Reads the form that [`super::format`] draws.
pub fn read(bytes: &[u8]) -> Result<(Trie, Places), Error> {
    if !bytes.starts_with(MAGIC) {
        return Err(Error::Damaged { at: 0 });
    }
    let number = |at: usize| number(bytes, at);
    let found = number(8)?;
    if found != VERSION {
        return Err(Error::Version {
            found,
            known: VERSION,
        });
    }
    if bytes.len() < HEADER || checksum(bytes.get(16..).unwrap_or_default()) != number(12)? {
        return Err(Error::Damaged { at: bytes.len() });
    }
    let [characters, nodes, words, shapes, length] = [
        number(16)?,
        number(20)?,
        number(24)?,
        number(28)?,
        number(32)?,
    ]
    .map(|it| it as usize);
    // What comes now was written as it stands here, or by someone who computed the checksum anew: nothing of it is believed.
    if characters >= MOST_CODES || nodes > MOST_NODES || words > nodes || length > MOST_BYTES {
        return Err(Error::Damaged { at: 16 });
    }
    let unpacked = unpack(bytes.get(HEADER..).unwrap_or_default(), length)
        .ok_or(Error::Damaged { at: HEADER })?;
    let both = || {
        let told = unpacked.len().checked_sub(PLACES * characters)?;
        let (columns, places) = unpacked.split_at_checked(told)?;
        let columns = Columns::new(columns, characters, words, shapes)?;
        Some((columns.trie(nodes)?, Places::new(places)))
    };
    both().ok_or(Error::Damaged { at: HEADER })
}

/// The number of four bytes that stands at `at`.
pub fn number(bytes: &[u8], at: usize) -> Result<u32, Error> {
    let four = bytes
        .get(at..at + 4)
        .and_then(|it| <[u8; 4]>::try_from(it).ok());
    four.map(u32::from_le_bytes)
        .ok_or(Error::Damaged { at: bytes.len() })
}

/// Several times what the largest dictionary needs.
const MOST_NODES: usize = 1 << 21;
const MOST_BYTES: usize = 1 << 25;

/// The `length` bytes that `packed` holds, all of it.
#[inline(never)]
pub fn unpack(packed: &[u8], length: usize) -> Option<Vec<u8>> {
    let mut unpacked = vec![0; length];
    let whole = (TINFLStatus::Done, packed.len(), length);
    let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let found = decompress(
        &mut DecompressorOxide::new(),
        packed,
        &mut unpacked,
        0,
        flags,
    );
    (found == whole).then_some(unpacked)
}

/// What of the columns has not been read yet.
struct Columns<'b> {
    characters: Vec<u16>,
    shapes: Numbers<'b>,
    labels: Numbers<'b>,
    costs: Iter<'b, u8>,
    tags: Iter<'b, u8>,
    rarities: &'b [u8],
    /// For every cost where the rarity of the next word that has it stands.
    places: [usize; COMPOUND as usize + 1],
}

impl<'b> Columns<'b> {
    fn new(bytes: &'b [u8], characters: usize, words: usize, shapes: usize) -> Option<Self> {
        let (low, rest) = bytes.split_at_checked(characters)?;
        let (high, rest) = rest.split_at_checked(characters)?;
        let (shapes, rest) = rest.split_at_checked(shapes)?;
        let (labels, rest) = rest.split_at_checked(rest.len().checked_sub(3 * words)?)?;
        let (costs, rest) = rest.split_at_checked(words)?;
        let (tags, rarities) = rest.split_at_checked(words)?;
        let mut before = 0u16;
        let character = |(&low, &high): (&u8, &u8)| {
            before = before.wrapping_add(u16::from_le_bytes([low, high]));
            before
        };
        let mut places = [0; COMPOUND as usize + 1];
        for &cost in costs {
            *places.get_mut(usize::from(cost))? += 1;
        }
        let mut begin = 0;
        for place in &mut places {
            (*place, begin) = (begin, begin + *place);
        }
        Some(Self {
            characters: low.iter().zip(high).map(character).collect(),
            shapes: Numbers { bytes: shapes },
            labels: Numbers { bytes: labels },
            costs: costs.iter(),
            tags: tags.iter(),
            rarities,
            places,
        })
    }

    /// The trie; `None` where the columns contradict one another, or do not end where they should.
    fn trie(mut self, count: usize) -> Option<Trie> {
        let mut shapes = self.shapes;
        // The root is nobody's child, and its children have their slots.
        let root = shapes.next()? / 2;
        let sums = |(nodes, children, slots), it| (nodes + 1, children + it, slots + size(it));
        let (found, children, slots) = shapes.map(|it| it / 2).fold((0, root, 0), sums);
        if found != count || children != count {
            return None;
        }
        let mut trie = Trie::new(&self.characters, slots);
        let mut nodes = Vec::with_capacity(count + 1);
        nodes.push(ROOT);
        for at in 0..=count {
            // A node comes after its parent.
            let node = *nodes.get(at)?;
            self.node(node, &mut trie, &mut nodes)?;
        }
        let is_read = self.shapes.bytes.is_empty()
            && self.labels.bytes.is_empty()
            && self.costs.as_slice().is_empty();
        is_read.then_some(trie)
    }

    /// Reads the word that ends at a node, if one does, and its children. A browser runs what is called often in faster code than
    /// what runs long.
    #[inline(never)]
    fn node(&mut self, node: Node, trie: &mut Trie, nodes: &mut Vec<Node>) -> Option<()> {
        let shape = self.shapes.next()?;
        if shape % 2 == 1 {
            let (&cost, &tag) = (self.costs.next()?, self.tags.next()?);
            // The root is no word.
            if node == ROOT || usize::from(tag) >= Tag::names().len().min(MOST_TAGS) {
                return None;
            }
            let place = self.places.get_mut(usize::from(cost))?;
            trie.set_word(node, cost, Tag(tag), *self.rarities.get(*place)?)?;
            *place += 1;
        }
        if shape > 1 {
            let mut before = 0;
            let next = || {
                before += self.labels.next()? + 1;
                (before <= self.characters.len()).then_some(before as u16)
            };
            trie.add_children(node, shape / 2, next, nodes)?;
        }
        Some(())
    }
}

/// Numbers of one byte or two; see [`SHORT`].
#[derive(Clone, Copy)]
struct Numbers<'b> {
    bytes: &'b [u8],
}

impl Iterator for Numbers<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        let (&first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        let first = usize::from(first);
        if first < SHORT {
            return Some(first);
        }
        let (&second, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(SHORT + 256 * (first - SHORT) + usize::from(second))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/small.lexicon"));
    const WHOLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/zh.lexicon"));

    fn code(bytes: &[u8]) -> &'static str {
        read(bytes).map_or_else(|it| it.code(), |_| "whole")
    }

    #[test]
    fn reads_a_whole_lexicon() {
        let (trie, _) = read(SMALL).unwrap();
        assert!(trie.slot(trie.walk(0, "南通")).is_word());
        assert!(trie.slot(trie.walk(0, "南通市")).is_word());
        assert_eq!(trie.walk(0, "北京"), 0);
    }

    #[test]
    fn refuses_a_lexicon_cut_at_every_length() {
        for length in 0..SMALL.len() {
            assert_eq!(code(&SMALL[..length]), "lexicon-damaged", "cut at {length}");
        }
        for more in [1, 2, 3, 4, 1000] {
            let longer = [SMALL, &vec![0; more]].concat();
            assert_eq!(code(&longer), "lexicon-damaged", "{more} bytes more");
        }
    }

    #[test]
    fn refuses_every_changed_byte() {
        let mut damaged = SMALL.to_vec();
        for at in 0..damaged.len() {
            for change in [1, 0x80, 0xFF] {
                damaged[at] ^= change;
                let expected = match at {
                    8..12 => "lexicon-version",
                    _ => "lexicon-damaged",
                };
                assert_eq!(code(&damaged), expected, "byte {at} changed by {change}");
                damaged[at] ^= change;
            }
        }
    }

    #[test]
    fn refuses_random_damages_of_the_real_one() {
        let mut damaged = WHOLE.to_vec();
        for (at, change) in random(3_000) {
            let at = 12 + at % (damaged.len() - 12);
            damaged[at] ^= change;
            assert_eq!(
                code(&damaged),
                "lexicon-damaged",
                "byte {at} changed by {change}"
            );
            damaged[at] ^= change;
        }
    }

    /// Whoever computes the checksum anew gets no panic and no more memory than a lexicon takes; and what contradicts itself is
    /// refused.
    #[test]
    fn believes_no_number_that_it_finds() {
        let sealed = |bytes: &mut [u8]| {
            let sum = checksum(&bytes[16..]).to_le_bytes();
            bytes[12..16].copy_from_slice(&sum);
        };
        for field in [16, 20, 24, 28, 32] {
            for number in [0, 1, 1000, u32::MAX / 2, u32::MAX] {
                let mut damaged = SMALL.to_vec();
                damaged[field..field + 4].copy_from_slice(&number.to_le_bytes());
                sealed(&mut damaged);
                assert_eq!(code(&damaged), "lexicon-damaged", "{number} at {field}");
            }
        }
        let mut refused = 0;
        for (at, change) in random(3_000) {
            let mut damaged = SMALL.to_vec();
            let at = HEADER + at % (SMALL.len() - HEADER);
            damaged[at] ^= change;
            sealed(&mut damaged);
            refused += usize::from(code(&damaged) == "lexicon-damaged");
        }
        // The others have another frequency somewhere, or another part of speech.
        assert!(refused > 1_500, "{refused}");
    }

    #[test]
    fn refuses_other_files() {
        for other in [&b""[..], b"JIANBAO\n", b"<!doctype html>", &[0; 100]] {
            assert_eq!(code(other), "lexicon-damaged");
        }
    }

    /// Places and changes that look random and are the same every time.
    fn random(count: usize) -> impl Iterator<Item = (usize, u8)> {
        let mut state = 2026u64;
        std::iter::repeat_with(move || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            ((state >> 33) as usize, (state >> 25) as u8 | 1)
        })
        .take(count)
    }
}
