//! Folding: full width to ASCII, traditional to simplified, one character to one, so that places stay what they are.
//!
//! `漢語` and `汉语`, `ＡＢＣ` and `ABC` are looked up and counted as the same word; what is shown stays the reader's own. The pairs
//! are OpenCC's, in `data/traditional.txt`; both sides of each take three bytes of UTF-8, so that folding Han text keeps offsets.

use std::sync::LazyLock;

/// The character that `c` is looked up as: `漢` → `汉`, `Ａ` → `A`, ideographic space → space, any other as it is.
#[must_use]
pub fn fold(c: char) -> char {
    match c {
        '\0'..='\u{7F}' => c,
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => TABLE.simplified(c).unwrap_or(c),
    }
}

/// `word` as it is counted: folded, and Latin letters in lower case.
#[must_use]
pub fn fold_word(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.chars().map(fold) {
        match c {
            // Most words are written in Han characters, which have no case.
            '\u{3000}'..='\u{9FFF}' => folded.push(c),
            _ => folded.extend(c.to_lowercase()),
        }
    }
    folded
}

/// Whether `c` is written only in traditional text: `漢`.
#[must_use]
pub fn is_traditional(c: char) -> bool {
    TABLE.simplified(c).is_some()
}

/// Whether `c` is written in simplified text where traditional text has another: `汉`, but also `里`, which both have.
#[must_use]
pub fn is_simplified(c: char) -> bool {
    TABLE
        .slot(c)
        .is_some_and(|slot| TABLE.is_target.get(slot) == Some(&true))
}

/// Tells `pair` every Han character that folds to another, and that other one.
pub fn pairs(mut pair: impl FnMut(char, char)) {
    let mut characters = PAIRS.chars();
    // A line break follows each.
    while let (Some(from), Some(to), _) = (characters.next(), characters.next(), characters.next())
    {
        pair(from, to);
    }
}

const PAIRS: &str = include_str!("../../data/traditional.txt");

static TABLE: LazyLock<Table> = LazyLock::new(Table::read);

const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9FFF;

/// For every character of the basic Han blocks its simplified form, or 0; and whether it is one.
struct Table {
    simplified: Vec<u16>,
    is_target: Vec<bool>,
}

impl Table {
    fn read() -> Self {
        let size = (LAST - FIRST + 1) as usize;
        let mut table = Self {
            simplified: vec![0; size],
            is_target: vec![false; size],
        };
        pairs(|from, to| {
            if let (Some(from), Some(at)) = (table.slot(from), table.slot(to)) {
                table.simplified[from] = u16::try_from(u32::from(to)).unwrap_or(0);
                table.is_target[at] = true;
            }
        });
        table
    }

    fn slot(&self, c: char) -> Option<usize> {
        let code = u32::from(c);
        (FIRST..=LAST)
            .contains(&code)
            .then(|| (code - FIRST) as usize)
    }

    fn simplified(&self, c: char) -> Option<char> {
        match self.simplified.get(self.slot(c)?) {
            Some(&code) if code != 0 => char::from_u32(u32::from(code)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_one_to_one() {
        let folded: String = "臺灣的漢語，ＡＢＣ　５５２０万".chars().map(fold).collect();
        assert_eq!(folded, "台湾的汉语,ABC 5520万");
        assert_eq!(fold_word("ＧＰＴ－４ｏ"), "gpt-4o");
    }

    #[test]
    fn every_pair_keeps_the_offsets() {
        for line in include_str!("../../data/traditional.txt").lines() {
            let bytes: Vec<usize> = line.chars().map(char::len_utf8).collect();
            assert_eq!(bytes, [3, 3], "{line}");
        }
    }

    #[test]
    fn knows_both_scripts() {
        assert!(is_traditional('漢') && !is_traditional('汉'));
        assert!(is_simplified('汉') && !is_simplified('漢'));
        assert!(!is_simplified('人') && !is_traditional('人'));
    }
}
