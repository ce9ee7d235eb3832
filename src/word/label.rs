//! The way through the lattice → words, as the word model labels its characters.

use super::features::{CONTEXT, Criterion, Run};
use super::lattice::{Lattice, Source, Step};
use super::lexer::{Kind, Lexer};
use super::model::Labeller;
use super::{Names, Segmenter, Word};
use crate::lexicon::trie::{Code, ROOT};
use crate::lexicon::{Lexicon, UserWords};
use crate::model::Model;
use crate::text::{Span, fold};
use std::ops::Range;

/// What labelling needs from one run to the next.
#[derive(Default)]
pub struct Scratch {
    symbols: Vec<u16>,
    labeller: Labeller,
}

impl Segmenter {
    /// Makes words of the way through the lattice: tokens and words of the reader stand as they are, what lies between them is labelled.
    pub(super) fn label_way(&mut self, text: &str, lexicon: &Lexicon, model: &Model, names: Names) {
        let mut at = 0;
        // Where the characters begin that are labelled together.
        let mut first = 0;
        while let Some(Step { length, source }) = self.lattice.first_step(at) {
            let end = at + length as usize;
            let fixed = match source {
                Source::Lexicon(_) => None,
                Source::Token(tag) => Some(Word::token(self.span(at..end), tag)),
                Source::User(tag) => Some(Word {
                    tag,
                    ..Word::han(text, self.span(at..end), lexicon)
                }),
            };
            if fixed.is_some() || self.lattice.is_apart(at) {
                self.label(text, first..at, lexicon, model, names);
                first = at;
            }
            if let Some(word) = fixed {
                self.words.push(word);
                first = end;
            }
            at = end;
        }
        self.label(text, first..at, lexicon, model, names);
    }

    /// Makes words of some characters of the lexicon's.
    fn label(
        &mut self,
        text: &str,
        atoms: Range<usize>,
        lexicon: &Lexicon,
        model: &Model,
        names: Names,
    ) {
        if atoms.is_empty() {
            return;
        }
        let mut scratch = std::mem::take(&mut self.labels);
        let span = self.span(atoms.clone());
        put_symbols(
            text,
            span,
            self.lattice.codes(atoms.clone()),
            &mut scratch.symbols,
        );
        let run = Run {
            symbols: &scratch.symbols,
            marks: self.lattice.marks(atoms.clone()),
        };
        let criterion = match names {
            Names::Whole => Criterion(0),
            Names::Split => Criterion(1),
        };
        let labels = scratch.labeller.label(run, criterion, &model.words);
        let mut start = atoms.start;
        for (end, &label) in (atoms.start + 1..).zip(labels) {
            if label < 2 {
                continue;
            }
            self.push_labelled(text, start..end, lexicon);
            start = end;
        }
        self.labels = scratch;
    }

    fn push_labelled(&mut self, text: &str, atoms: Range<usize>, lexicon: &Lexicon) {
        let node = match self.lattice.first_step(atoms.start) {
            Some(Step {
                length,
                source: Source::Lexicon(node),
            }) if length as usize == atoms.len() => node,
            // What the reader removed is no step of the lattice.
            _ if is_removed(self.span(atoms.clone()).of(text), lexicon.user()) => {
                return self.push_steps(text, atoms, lexicon);
            }
            _ => lexicon
                .trie()
                .follow(ROOT, self.lattice.codes(atoms.clone()).iter().copied()),
        };
        self.push(text, atoms, node, lexicon);
    }

    /// Adds the steps of the lattice's way within some characters; where one crosses their end, single characters.
    fn push_steps(&mut self, text: &str, atoms: Range<usize>, lexicon: &Lexicon) {
        let mut at = atoms.start;
        while at < atoms.end {
            let end = match self.lattice.first_step(at) {
                Some(step) if at + step.length as usize <= atoms.end => at + step.length as usize,
                _ => at + 1,
            };
            let codes = self.lattice.codes(at..end);
            let node = lexicon.trie().follow(ROOT, codes.iter().copied());
            self.push(text, at..end, node, lexicon);
            at = end;
        }
    }
}

/// Tells `run` every run of Han characters of `text` as the word model reads it, and where it stands: what a trainer learns from.
pub fn runs(text: &str, lexicon: &Lexicon, mut run: impl FnMut(Span, Run<'_>)) {
    let mut lattice = Lattice::default();
    let mut symbols = Vec::new();
    let mut lexer = Lexer::new(text, Vec::new());
    while let Some(pieces) = lexer.clause() {
        for piece in pieces.iter().filter(|it| it.kind == Kind::Han) {
            lattice.solve::<true>(text, piece.span, lexicon);
            put_symbols(text, piece.span, lattice.codes(..), &mut symbols);
            run(
                piece.span,
                Run {
                    symbols: &symbols,
                    marks: lattice.marks(..),
                },
            );
        }
    }
}

fn is_removed(form: &str, user: &UserWords) -> bool {
    !user.is_empty() && user.is_removed(&form.chars().map(fold).collect::<String>())
}

/// What stands for the characters of `run`, whose codes are `codes`, and of those around it.
fn put_symbols(text: &str, run: Span, codes: &[Code], symbols: &mut Vec<u16>) {
    let before = Span::new(0, run.start).of(text).chars().rev().map(symbol);
    let after = Span::new(run.end, text.len()).of(text).chars().map(symbol);
    symbols.clear();
    symbols.extend(before.chain([0; CONTEXT]).take(CONTEXT));
    symbols.reverse();
    symbols.extend(codes.iter().map(|it| it.number()));
    symbols.extend(after.chain([0; CONTEXT]).take(CONTEXT));
}

/// What stands for a character beside a run: one for all digits, one for all Latin letters, 0 for white space.
fn symbol(c: char) -> u16 {
    let c = fold(c);
    let c = match c {
        _ if c.is_whitespace() => return 0,
        '0'..='9' => '0',
        _ if c.is_ascii_alphabetic() => 'a',
        _ => c,
    };
    0x4000 | (u32::from(c) & 0x3FFF) as u16
}
