//! Names → words: a person is one word, and so is a place that was in pieces; what a name left of a word is words of its own.

use super::Kind;
use super::atoms::Atom;
use super::found::Found;
use crate::lexicon::Lexicon;
use crate::text::{Span, is_line_break};
use crate::word::look::Look;
use crate::word::{Tag, Word};

/// The words with the names among them, what is seen of each, and which are settled: names, whose tags stay.
pub struct Rewritten {
    pub words: Vec<Word>,
    pub looks: Vec<Look>,
    pub settled: Vec<bool>,
}

/// Makes words of `found`, which rise and do not overlap; all else stays the word it is.
pub fn rewrite(
    text: &str,
    words: &[Word],
    (atoms, looks): (&[Atom], &[Look]),
    found: &[Found],
    lexicon: &Lexicon,
) -> Rewritten {
    let mut new = Rewritten {
        words: Vec::with_capacity(words.len()),
        looks: Vec::with_capacity(words.len()),
        settled: Vec::with_capacity(words.len()),
    };
    let mut at = 0;
    for it in found {
        new.keep(text, words, (atoms, looks), at..it.first, lexicon);
        at = it.end;
        let Some(tag) = tag(text, atoms, it) else {
            // Its words stay, but none reaches beyond it: 唱|凯镇|团委.
            new.keep(text, words, (atoms, looks), it.first..it.end, lexicon);
            continue;
        };
        let word = Word {
            tag,
            ..Word::han(text, it.span(atoms), lexicon)
        };
        new.push(word, Look::new(text, &word, 0, lexicon), true);
    }
    new.keep(text, words, (atoms, looks), at..atoms.len(), lexicon);
    new
}

/// The tag of a name that is one word.
fn tag(text: &str, atoms: &[Atom], found: &Found) -> Option<Tag> {
    let pieces = atoms.get(found.first..found.end)?;
    let is_one = pieces.first().map(|it| it.word) == pieces.last().map(|it| it.word);
    if pieces.iter().any(|it| it.is_added) {
        return None;
    }
    let is_small = |it: &Atom| it.span.of(text).chars().count() == 1;
    match found.kind {
        Kind::Person => {
            (!found.span(atoms).of(text).contains(is_line_break)).then_some(Tag::PERSON)
        }
        // 浦东|新区 stays two words, 普|者|黑 becomes one.
        Kind::Place => (is_one || pieces.iter().any(is_small)).then_some(Tag::PLACE),
        Kind::Organization => is_one.then_some(Tag::ORGANIZATION),
        Kind::Time | Kind::Number => None,
    }
}

impl Rewritten {
    fn push(&mut self, word: Word, look: Look, is_settled: bool) {
        self.words.push(word);
        self.looks.push(look);
        self.settled.push(is_settled);
    }

    /// Takes over the words of `atoms[range]`, and what is left of those that are not whole.
    fn keep(
        &mut self,
        text: &str,
        words: &[Word],
        (atoms, looks): (&[Atom], &[Look]),
        range: std::ops::Range<usize>,
        lexicon: &Lexicon,
    ) {
        let mut at = range.start;
        while at < range.end {
            let (Some(atom), Some(&look)) = (atoms.get(at), looks.get(at)) else {
                return;
            };
            let Some(&word) = words.get(atom.word) else {
                return;
            };
            let mut end = at + 1;
            while end < range.end && atoms.get(end).is_some_and(|it| it.word == atom.word) {
                end += 1;
            }
            let last = atoms.get(end - 1).unwrap_or(atom);
            let span = Span::new(atom.span.start, last.span.end);
            if atom.span == word.span {
                self.push(word, look, atom.is_added);
            } else {
                let word = if span == word.span {
                    word
                } else {
                    Word::han(text, span, lexicon)
                };
                self.push(word, Look::new(text, &word, 0, lexicon), atom.is_added);
            }
            at = end;
        }
    }
}
