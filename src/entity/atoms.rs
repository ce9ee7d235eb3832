//! Words → what the model labels: words of the lexicon and tokens whole, unknown words character by character, so that a name can
//! begin and end within what the cut took for one word.

use crate::lexicon::Lexicon;
use crate::text::Span;
use crate::word::Word;
use crate::word::look::Look;

/// A word, or a character of an unknown one.
#[derive(Clone, Copy, Debug)]
pub struct Atom {
    /// Where it stands.
    pub span: Span,
    /// Which word it is of.
    pub word: usize,
    /// Whether it is of a word of the reader, which stays as it is.
    pub is_added: bool,
}

/// Puts what is to be labelled of `words` into `atoms`, and what is seen of each into `looks`.
pub fn atoms(
    text: &str,
    words: &[Word],
    lexicon: &Lexicon,
    atoms: &mut Vec<Atom>,
    looks: &mut Vec<Look>,
) {
    atoms.clear();
    looks.clear();
    for (index, word) in words.iter().enumerate() {
        let form = word.span.of(text);
        let is_added = lexicon.user().is_added(form);
        if word.entry.is_some() || !is_cut(form) {
            atoms.push(Atom {
                span: word.span,
                word: index,
                is_added,
            });
            looks.push(Look::new(text, word, 0, lexicon));
            continue;
        }
        for (at, c) in form.char_indices() {
            let start = word.span.start + at;
            let span = Span::new(start, start + c.len_utf8());
            let place = if at == 0 {
                1
            } else if span.end == word.span.end {
                3
            } else {
                2
            };
            let entry = lexicon.entry(span.of(text));
            let tag = entry.map_or(word.tag, |it| lexicon.tag(it));
            atoms.push(Atom {
                span,
                word: index,
                is_added,
            });
            looks.push(Look::new(
                text,
                &Word {
                    span,
                    tag,
                    entry,
                    folds: false,
                },
                place,
                lexicon,
            ));
        }
    }
}

/// Whether an unknown word is labelled character by character: of two to five Han characters, and no numeral.
fn is_cut(form: &str) -> bool {
    (6..=18).contains(&form.len()) && form.chars().all(crate::text::is_han)
}
