//! A cut takes memory for its longest clause, not for its text.
#![allow(clippy::unwrap_used)]

use jianbao::word::Segmenter;
use jianbao::{Lexicon, Names};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const SEED: &str = include_str!("golden/seed/text.txt");

/// The most bytes that a cut has at one time beyond the text and the lexicon, in memory that nothing was cut in before.
fn peak(text: &str, lexicon: &Lexicon) -> usize {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let mut words = 0;
    Segmenter::default().cut(text, lexicon, Names::Whole, |clause| words += clause.len());
    assert!(words > 0);
    MEMORY.peak_usage() - before
}

// One test, since all tests of a file share the allocator.
#[test]
fn memory_is_that_of_the_longest_clause() {
    let lexicon = Lexicon::built_in();
    // What is made once stays: the table of traditional characters, and what is worth making for a megabyte.
    peak(&SEED.repeat(50), &lexicon);
    let page = peak(SEED, &lexicon);
    let pages = peak(&SEED.repeat(100), &lexicon);
    assert_eq!(pages, page, "a hundred pages take more than one");
    assert!(page < 100_000, "{page}");
    // No full stop, no line, no end.
    let endless = peak(&"江苏南通".repeat(100_000), &lexicon);
    assert!(endless < 500_000, "{endless}");
    let mixed = peak(&"江A1 ".repeat(100_000), &lexicon);
    assert!(mixed < 500_000, "{mixed}");
}
