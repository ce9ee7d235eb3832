//! What the lexicon and the lattice say of a character, for the word model.

/// The longest words that begin, end and go on at a character, and the word of the lattice's own way that it stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    begin: u8,
    end: u8,
    cover: u8,
    label: u8,
    step: u8,
}

/// Lengths are told apart up to this: none, 2, 3, 4, 5 and more.
pub const LENGTHS: usize = 5;

impl Marks {
    /// How long the longest word is that begins here, that ends here, and that holds the character in its middle.
    #[inline(always)]
    pub fn lengths(self) -> [usize; 3] {
        [self.begin, self.end, self.cover].map(usize::from)
    }

    /// The label of the lattice's way.
    #[inline(always)]
    pub fn label(self) -> usize {
        usize::from(self.label)
    }

    /// How long the word of the lattice's way is.
    #[inline(always)]
    pub fn step(self) -> usize {
        usize::from(self.step)
    }
}

fn class(length: usize) -> u8 {
    length.saturating_sub(1).min(LENGTHS - 1) as u8
}

/// Marks the word of `length` characters that begins at `at`.
#[inline]
pub fn add_word(marks: &mut [Marks], at: usize, length: usize) {
    let class = class(length);
    let Some([first, middle @ .., last]) = marks.get_mut(at..at + length) else {
        return;
    };
    first.begin = first.begin.max(class);
    last.end = last.end.max(class);
    for it in middle {
        it.cover = it.cover.max(class);
    }
}

/// Marks the step of the way that takes `length` characters from `at` on.
#[inline]
pub fn add_step(marks: &mut [Marks], at: usize, length: usize) {
    let class = class(length);
    let Some(word) = marks.get_mut(at..at + length) else {
        return;
    };
    let last = word.len() - 1;
    for (place, it) in word.iter_mut().enumerate() {
        it.step = class;
        it.label = match (place, last) {
            (_, 0) => 3,
            (0, _) => 0,
            (place, last) if place == last => 2,
            _ => 1,
        };
    }
}
