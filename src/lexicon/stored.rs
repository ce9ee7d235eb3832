//! Bytes → a trie and the places of its characters, checked once: what is damaged is refused, in the time and the memory that a whole
//! lexicon takes.

use super::format::{self, COSTS, HEADER, MAGIC, NUMBERS, PLACES, SHORT, VERSION, checksum};
use super::places::Places;
use super::trie::{Block, MOST_CODES, MOST_TAGS, Slot, Trie};
use crate::error::Error;
use crate::word::Tag;
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};
use std::borrow::Cow;
use std::ops::Range;

/// Reads the form that [`super::format`] draws.
pub fn read(bytes: &[u8]) -> Result<(Trie, Places), Error> {
    if !bytes.starts_with(MAGIC) {
        return Err(Error::Damaged { at: 0 });
    }
    let found = field(bytes, 8)?;
    if found != VERSION {
        return Err(Error::Version {
            found,
            known: VERSION,
        });
    }
    let number = |at: usize| field(bytes, at).map(|it| it as usize);
    let head = Head {
        characters: number(16)?,
        nodes: number(20)?,
        words: number(24)?,
        shapes: number(28)?,
        slots: number(40)?,
    };
    let (length, contents) = (number(32)?, field(bytes, 44)?);
    let (numbers, columns) = (
        bytes.get(NUMBERS).unwrap_or_default(),
        bytes.get(HEADER..).unwrap_or_default(),
    );
    let is_packed = columns.len() != length;
    if is_packed && checksum(columns) != field(bytes, 12)? {
        return Err(Error::Damaged { at: bytes.len() });
    }
    // What comes now was written as it stands here, or by someone who computed the checksum anew: nothing of it is believed.
    if length > MOST_BYTES || !head.is_likely() {
        return Err(Error::Damaged { at: NUMBERS.start });
    }
    let columns = if is_packed {
        unpack(columns, length).map(Cow::Owned)
    } else {
        Some(Cow::Borrowed(columns))
    };
    columns
        .filter(|it| format::contents(numbers, it) == contents)
        .and_then(|it| head.read(&it))
        .ok_or(Error::Damaged { at: HEADER })
}

/// How much there is.
struct Head {
    characters: usize,
    nodes: usize,
    words: usize,
    shapes: usize,
    slots: usize,
}

impl Head {
    fn is_likely(&self) -> bool {
        self.characters < MOST_CODES
            && self.nodes <= MOST_NODES
            && self.words <= self.nodes
            && (self.characters + 1..=MOST_SLOTS).contains(&self.slots)
    }

    /// What the columns tell; `None` where they contradict one another, or do not end where they should.
    fn read(&self, columns: &[u8]) -> Option<(Trie, Places)> {
        let told = columns
            .len()
            .checked_sub(PLACES * self.characters + 4 * COSTS)?;
        let (columns, rest) = columns.split_at_checked(told)?;
        let (places, common) = rest.split_at_checked(PLACES * self.characters)?;
        let trie = Columns::new(columns, common, self)?.trie(self)?;
        Some((trie, Places::new(places)))
    }
}

/// The number of four bytes that stands at `at`.
pub fn field(bytes: &[u8], at: usize) -> Result<u32, Error> {
    let four = bytes
        .get(at..at + 4)
        .and_then(|it| <[u8; 4]>::try_from(it).ok());
    four.map(u32::from_le_bytes)
        .ok_or(Error::Damaged { at: bytes.len() })
}

/// Several times what the largest dictionary needs.
const MOST_NODES: usize = 1 << 21;
const MOST_SLOTS: usize = 2 * MOST_NODES;
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

/// The columns that tell of the words.
struct Columns<'b> {
    characters: Vec<u16>,
    shapes: &'b [u8],
    labels: &'b [u8],
    costs: &'b [u8],
    tags: &'b [u8],
    rarities: &'b [u8],
    /// For every cost where the rarities begin of the words that have it.
    begins: [u32; COSTS],
    /// How many slots there are.
    slots: usize,
}

/// How far the columns are read.
#[derive(Clone, Copy)]
struct Read {
    shapes: usize,
    labels: usize,
    words: usize,
    /// How many slots belong to a node that was read.
    slots: usize,
}

/// What is known from the nodes that were read for those to come.
struct Known {
    /// Where their children belong, in their order.
    blocks: Vec<Block>,
    /// For every cost where the rarity of the next word that has it stands.
    rarities: [u32; COSTS],
}

impl<'b> Columns<'b> {
    fn new(bytes: &'b [u8], common: &[u8], head: &Head) -> Option<Self> {
        let (low, rest) = bytes.split_at_checked(head.characters)?;
        let (high, rest) = rest.split_at_checked(head.characters)?;
        let (shapes, rest) = rest.split_at_checked(head.shapes)?;
        let words = 3 * head.words;
        let (labels, rest) = rest.split_at_checked(rest.len().checked_sub(words)?)?;
        let (costs, rest) = rest.split_at_checked(head.words)?;
        let (tags, rarities) = rest.split_at_checked(head.words)?;
        let largest = tags.iter().fold(0, |most: u8, &it| most.max(it));
        if usize::from(largest) >= Tag::names().len().min(MOST_TAGS) {
            return None;
        }
        let mut before = 0u16;
        let character = |(&low, &high): (&u8, &u8)| {
            before = before.wrapping_add(u16::from_le_bytes([low, high]));
            before
        };
        let mut begins = [0; COSTS];
        let mut end = 0u32;
        for (begin, &count) in begins.iter_mut().zip(common.as_chunks().0) {
            *begin = end;
            end = end.checked_add(u32::from_le_bytes(count))?;
        }
        Some(Self {
            characters: low.iter().zip(high).map(character).collect(),
            shapes,
            labels,
            costs,
            tags,
            rarities,
            begins,
            slots: head.slots,
        })
    }

    /// The trie; `None` where the columns contradict one another, or do not end where they should.
    fn trie(&self, head: &Head) -> Option<Trie> {
        let mut trie = Trie::new(&self.characters, self.slots);
        let mut known = Known {
            // Three in eight have children.
            blocks: Vec::with_capacity(head.nodes / 2),
            rarities: self.begins,
        };
        let mut read = Read {
            shapes: 0,
            labels: 0,
            words: 0,
            slots: self.characters.len() + 1,
        };
        let root = number(self.shapes, &mut read.shapes)?;
        let mut code = 0;
        for _ in 0..root / 2 {
            let (node, rarity) = self.node(&mut code, &mut read, &mut known)?;
            trie.put_first(node, rarity)?;
        }
        let (mut at, mut found) = (0, root / 2);
        while at < known.blocks.len() {
            let end = known.blocks.len().min(at + MANY);
            found += self.children(at..end, &mut read, &mut known, &mut trie)?;
            at = end;
        }
        let is_read = read.shapes == self.shapes.len()
            && read.labels == self.labels.len()
            && read.words == self.costs.len()
            && known
                .rarities
                .iter()
                .eq(self.begins.iter().skip(1).chain([&(read.words as u32)]));
        // The root is no word.
        let is_whole = root % 2 == 0 && found == head.nodes && read.slots == self.slots;
        (is_read && is_whole).then_some(trie)
    }

    /// Reads the children of some nodes and says how many they are. A browser runs what is called often in faster code than what runs
    /// long.
    #[inline(never)]
    fn children(
        &self,
        parents: Range<usize>,
        done: &mut Read,
        known: &mut Known,
        trie: &mut Trie,
    ) -> Option<usize> {
        let mut read = *done;
        let mut count = 0;
        for at in parents {
            let block = *known.blocks.get(at)?;
            let mut code = 0;
            for _ in 0..block.children {
                let (node, rarity) = self.node(&mut code, &mut read, known)?;
                trie.put(block, node, rarity)?;
            }
            count += usize::from(block.children);
        }
        *done = read;
        Some(count)
    }

    /// Reads a node, behind a sibling with the given code, and all that is known of it. In level order its children come behind those of
    /// all before it.
    #[inline(always)]
    fn node(&self, code: &mut usize, read: &mut Read, known: &mut Known) -> Option<(Slot, u8)> {
        *code += number(self.labels, &mut read.labels)? + 1;
        if *code > self.characters.len() {
            return None;
        }
        let mut slot = Slot::new(*code as u16);
        let mut rarity = 0;
        let shape = number(self.shapes, &mut read.shapes)?;
        if shape % 2 == 1 {
            let cost = *self.costs.get(read.words)?;
            slot = slot.with_word(cost, Tag(*self.tags.get(read.words)?));
            read.words += 1;
            let place = known.rarities.get_mut(usize::from(cost))?;
            rarity = *self.rarities.get(*place as usize)?;
            *place += 1;
        }
        if shape > 1 {
            let block = Block::new(read.slots, shape / 2);
            read.slots = block.end();
            if read.slots > self.slots {
                return None;
            }
            known.blocks.push(block);
            slot = slot.with_children(block);
        }
        Some((slot, rarity))
    }
}

/// So many nodes at once.
const MANY: usize = 256;

/// The number of one byte or two that stands at `at`; see [`SHORT`].
#[inline(always)]
fn number(bytes: &[u8], at: &mut usize) -> Option<usize> {
    let first = usize::from(*bytes.get(*at)?);
    *at += 1;
    if first < SHORT {
        return Some(first);
    }
    let second = usize::from(*bytes.get(*at)?);
    *at += 1;
    Some(SHORT + 256 * (first - SHORT) + second)
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

    /// The small lexicon as whoever has fetched it may hand it over.
    fn unpacked() -> Vec<u8> {
        let length = field(SMALL, 32).unwrap() as usize;
        [&SMALL[..HEADER], &unpack(&SMALL[HEADER..], length).unwrap()].concat()
    }

    #[test]
    fn reads_one_that_was_unpacked_before_and_refuses_every_damage_of_it() {
        let mut damaged = unpacked();
        assert_eq!(code(&damaged), "whole");
        assert_eq!(
            read(&damaged).unwrap().0.slots(),
            read(SMALL).unwrap().0.slots()
        );
        for length in 0..damaged.len() {
            assert_eq!(
                code(&damaged[..length]),
                "lexicon-damaged",
                "cut at {length}"
            );
        }
        for at in (0..8).chain(12..damaged.len()) {
            for change in [1, 0x80, 0xFF] {
                damaged[at] ^= change;
                assert_eq!(
                    code(&damaged),
                    "lexicon-damaged",
                    "byte {at} changed by {change}"
                );
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
            let sum = format::contents(&bytes[NUMBERS], &bytes[HEADER..]).to_le_bytes();
            bytes[44..HEADER].copy_from_slice(&sum);
        };
        let whole = unpacked();
        for field in [16, 20, 24, 28, 40] {
            for number in [0, 1, 1000, u32::MAX / 2, u32::MAX] {
                let mut damaged = whole.clone();
                damaged[field..field + 4].copy_from_slice(&number.to_le_bytes());
                sealed(&mut damaged);
                assert_eq!(code(&damaged), "lexicon-damaged", "{number} at {field}");
            }
        }
        for length in [0, 1, 1000, u32::MAX / 2, u32::MAX] {
            let mut damaged = SMALL.to_vec();
            damaged[32..36].copy_from_slice(&length.to_le_bytes());
            assert_eq!(code(&damaged), "lexicon-damaged", "{length} bytes");
        }
        let mut refused = 0;
        for (at, change) in random(3_000) {
            let mut damaged = whole.clone();
            let at = HEADER + at % (whole.len() - HEADER);
            damaged[at] ^= change;
            sealed(&mut damaged);
            refused += usize::from(code(&damaged) == "lexicon-damaged");
        }
        // The others have another frequency somewhere, another part of speech, or another place of a character.
        assert!(refused > 1_000, "{refused}");
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
