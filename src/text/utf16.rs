//! Byte offsets as JavaScript counts them.

/// A table from bytes of UTF-8 to units of UTF-16, made once for a text: `text.slice(start, end)` in JavaScript is then the piece.
///
/// One entry every 16 bytes; what is left is counted. `𠮷` takes four bytes and two units.
pub struct Utf16<'t> {
    text: &'t str,
    units: Vec<u32>,
}

const STEP: usize = 16;

impl<'t> Utf16<'t> {
    /// Reads `text` once.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut units = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0;
        for (at, &byte) in text.as_bytes().iter().enumerate() {
            if at % STEP == 0 {
                units.push(count);
            }
            count += begun(byte);
        }
        Self { text, units }
    }

    /// The number of units before the byte `at`; of the whole text where `at` lies beyond its end.
    #[must_use]
    pub fn of(&self, at: usize) -> u32 {
        let at = at.min(self.text.len());
        let step = (at / STEP).min(self.units.len().saturating_sub(1));
        let Some(&before) = self.units.get(step) else {
            return 0;
        };
        let rest = self
            .text
            .as_bytes()
            .get(step * STEP..at)
            .unwrap_or_default();
        before + rest.iter().map(|&byte| begun(byte)).sum::<u32>()
    }
}

/// How many units `piece` has.
pub fn units(piece: &str) -> u32 {
    piece.bytes().map(begun).sum()
}

/// The units that begin at a byte: none at a continuation byte, two at the head of four bytes.
fn begun(byte: u8) -> u32 {
    match byte {
        0x80..=0xBF => 0,
        0xF0..=0xFF => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_javascript_does() {
        let text = "😂今天𠮷野家é".repeat(20);
        let table = Utf16::new(&text);
        let mut units = 0;
        for (at, c) in text.char_indices() {
            assert_eq!(table.of(at), units);
            units += c.len_utf16() as u32;
        }
        assert_eq!(table.of(text.len()), units);
        assert_eq!(Utf16::new("").of(5), 0);
    }
}
