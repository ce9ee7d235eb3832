//! A text that was read once, for many questions: what [`concordance`](crate::concordance), [`collocation`](crate::collocation),
//! [`keyness`](crate::keyness) and [`ngram`](crate::ngram) ask.
//!
//! ```
//! use jianbao::corpus::{self, Corpus};
//! use jianbao::{Lexicon, concordance, pattern::Pattern};
//!
//! let text = "南通推动高质量发展。\n长江口推动产业发展。";
//! let corpus = Corpus::read(text, &Lexicon::built_in(), &corpus::Options::default(), &mut |_| {});
//! let query = Pattern::parse("推动 *").unwrap();
//! let found = concordance::find(&corpus, &query, &concordance::Options::default());
//! assert_eq!((found.total, found.lines[0].left.as_str()), (2, "南通"));
//! ```

use crate::analysis::{self, Parsed};
use crate::frequency::Index;
use crate::lexicon::Lexicon;
use crate::page::reading::Reading;
use crate::page::{self, Kind};
use crate::sentence::Sentence;
use crate::stop_words::StopWords;
use crate::text::{Span, fold_word};
use crate::word::{Names, Tag, Word};
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::rc::Rc;

/// A text with its words and sentences, whose places are those in the order of reading.
pub struct Corpus {
    given: String,
    options: Options,
    reading: Reading<'static>,
    /// Its words.
    pub words: Vec<Word>,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// Its counted words.
    pub index: Index,
    /// The paragraphs that dispersion is measured over.
    pub(crate) paragraphs: Vec<Span>,
    /// For every word which of `forms` it is.
    numbers: Vec<u32>,
    /// The distinct words, folded and without white space: those of the index, then punctuation and numbers.
    pub(crate) forms: Vec<String>,
    /// For every sentence the first of its words; at the end how many there are.
    firsts: Vec<usize>,
}

/// What decides how a text is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// How names of people are cut.
    pub names: Names,
    /// Where articles begin, as far as the reader knows better.
    pub page: page::Options,
}

/// Which words an answer tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What was found less often is left out.
    pub least: usize,
    /// The most words.
    pub limit: usize,
    /// Words that are left out.
    pub stop_words: StopWords,
    /// Whether the forms of an English word are one.
    pub stems: bool,
}

impl Default for Choice {
    fn default() -> Self {
        Self {
            least: 1,
            limit: 50,
            stop_words: StopWords::BuiltIn,
            stems: false,
        }
    }
}

impl Corpus {
    /// Reads `text` and tells `progress` the share that is done, now and then. There is no text it refuses.
    #[must_use]
    pub fn read(
        text: &str,
        lexicon: &Lexicon,
        options: &Options,
        progress: &mut dyn FnMut(f64),
    ) -> Self {
        let asked = analysis::Options {
            names: options.names,
            page: options.page.clone(),
            ..analysis::Options::default()
        };
        let Parsed {
            page,
            words,
            sentences,
            index,
            ..
        } = analysis::parse(text, lexicon, &asked, progress);
        let reading = page.reading.into_owned();
        let read: &str = &reading.text;
        let paragraphs = page::paragraphs(&page.passages);
        let (forms, numbers) = numbered(read, &words, &index);
        let firsts = firsts(&words, &sentences);
        Self {
            given: text.to_owned(),
            options: options.clone(),
            reading,
            words,
            sentences,
            index,
            paragraphs,
            numbers,
            forms,
            firsts,
        }
    }

    /// The text in the order of reading.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.reading.text
    }

    /// The text as it was given.
    #[must_use]
    pub fn given(&self) -> &str {
        &self.given
    }

    /// Where a piece of the reading stands in the text as given: several pieces where something else stands between.
    #[must_use]
    pub fn places(&self, span: Span) -> Vec<Span> {
        self.reading.places(span).collect()
    }

    /// The words of a sentence.
    #[must_use]
    pub fn words_of(&self, sentence: usize) -> Range<usize> {
        let first = |at| self.firsts.get(at).copied().unwrap_or(self.words.len());
        first(sentence)..first(sentence + 1)
    }

    /// The sentences of one article, or all of them where the text has none of that number.
    pub(crate) fn within(&self, article: Option<usize>) -> impl Iterator<Item = usize> + '_ {
        let is_of = move |it: &&Sentence| Some(it.article) == article;
        let one = article.filter(|_| self.sentences.iter().any(|it| is_of(&it)));
        let all = self.sentences.iter().enumerate();
        all.filter(move |(_, it)| one.is_none_or(|one| one == it.article))
            .map(|(at, _)| at)
    }

    /// The paragraphs of one article, or all of them where the text has none of that number.
    pub(crate) fn paragraphs_of(&self, article: Option<usize>) -> &[Span] {
        let mut sentences = self.within(article).filter_map(|it| self.sentences.get(it));
        let Some(first) = sentences.next() else {
            return &self.paragraphs;
        };
        let last = sentences.last().unwrap_or(first);
        let from = self
            .paragraphs
            .partition_point(|it| it.end <= first.span.start);
        let to = self
            .paragraphs
            .partition_point(|it| it.start < last.span.end);
        self.paragraphs.get(from..to).unwrap_or_default()
    }

    /// The sentence that a word stands in.
    #[must_use]
    pub fn sentence_of(&self, word: usize) -> usize {
        self.firsts
            .partition_point(|&it| it <= word)
            .saturating_sub(1)
            .min(self.sentences.len().saturating_sub(1))
    }

    /// Which of the distinct words a word is: those that the index counts come first.
    #[must_use]
    pub fn number(&self, word: usize) -> usize {
        self.numbers.get(word).map_or(usize::MAX, |&it| it as usize)
    }

    /// Which word of the index a word is; none of punctuation and numbers.
    #[must_use]
    pub fn counted(&self, word: usize) -> Option<usize> {
        Some(self.number(word)).filter(|&it| it < self.index.words.len())
    }

    /// Whether a word is more than punctuation.
    #[must_use]
    pub fn is_word(&self, word: usize) -> bool {
        let is_mark = |it: &Word| [Tag::PUNCTUATION, Tag::EMOJI].contains(&it.tag);
        self.words.get(word).is_some_and(|it| !is_mark(it))
    }

    /// The pieces of the text that `by` tells apart, and for every sentence in which it stands.
    #[must_use]
    pub fn pieces(&self, by: By) -> (Vec<Piece>, Vec<usize>) {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut of = Vec::with_capacity(self.sentences.len());
        let mut has_body = false;
        for sentence in &self.sentences {
            let is_head = by == By::Section && sentence.kind == Kind::Section;
            let begins = match pieces.last() {
                Some(last) => last.article != sentence.article || is_head && has_body,
                None => true,
            };
            if begins {
                pieces.push(Piece {
                    article: sentence.article,
                    section: None,
                });
                has_body = false;
            }
            match pieces.last_mut() {
                Some(piece) if is_head => {
                    // A head of two lines is one.
                    let head = piece.section.get_or_insert_default();
                    if !head.is_empty() {
                        head.push(' ');
                    }
                    head.push_str(sentence.span.of(self.text()));
                }
                _ => has_body = true,
            }
            of.push(pieces.len() - 1);
        }
        (pieces, of)
    }
}

/// What a text is divided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Its articles.
    Article,
    /// The sections of its articles: what stands under one section head.
    Section,
}

/// An article or a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The number of the article.
    pub article: usize,
    /// The head of the section, where it has one.
    pub section: Option<String>,
}

/// The texts that were asked about last, so that the next question about one of them does not read it again.
#[derive(Default)]
pub struct Shelf(Vec<Rc<Corpus>>);

impl Shelf {
    /// The corpus of `text`, read where it was not.
    pub fn corpus(
        &mut self,
        text: &str,
        lexicon: &Lexicon,
        options: &Options,
        progress: &mut dyn FnMut(f64),
    ) -> Rc<Corpus> {
        let is_it = |it: &Rc<Corpus>| it.options == *options && it.given == text;
        let corpus = match self.0.iter().position(is_it) {
            Some(at) => self.0.remove(at),
            None => {
                self.0.truncate(PLACES - 1);
                Rc::new(Corpus::read(text, lexicon, options, progress))
            }
        };
        self.0.insert(0, corpus.clone());
        corpus
    }

    /// Forgets them: words are cut in another way from now on.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

/// A comparison is of two texts.
const PLACES: usize = 2;

/// The distinct words, and for every word which it is.
fn numbered(text: &str, words: &[Word], index: &Index) -> (Vec<String>, Vec<u32>) {
    let bare = |form: &str| form.split_whitespace().collect::<String>();
    let mut forms: Vec<String> = index.words.iter().map(|it| bare(&it.folded)).collect();
    let mut known: FxHashMap<&str, usize> = FxHashMap::default();
    let mut folded: FxHashMap<String, usize> = FxHashMap::default();
    let mut number = |word: &Word| {
        let form = word.span.of(text);
        *known.entry(form).or_insert_with(|| {
            let form = bare(&fold_word(form));
            let next = forms.len();
            let number = *folded.entry(form.clone()).or_insert(next);
            if number == next {
                forms.push(form);
            }
            number
        })
    };
    let numbers = words
        .iter()
        .zip(&index.numbers)
        .map(|(word, counted)| counted.unwrap_or_else(|| number(word) as u32))
        .collect();
    (forms, numbers)
}

fn firsts(words: &[Word], sentences: &[Sentence]) -> Vec<usize> {
    let mut at = 0;
    let mut firsts: Vec<usize> = sentences
        .iter()
        .map(|it| {
            let rest = words.get(at..).unwrap_or_default();
            at += rest
                .iter()
                .take_while(|word| word.span.start < it.span.start)
                .count();
            at
        })
        .collect();
    firsts.push(words.len());
    firsts
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

    #[test]
    fn words_stand_in_their_sentences() {
        let text = "雨停了。雨又下了！\n\n风也停了";
        let corpus = Corpus::read(text, &LEXICON, &Options::default(), &mut |_| {});
        let sentences = (0..corpus.sentences.len()).map(|it| {
            let words = corpus.words_of(it).filter_map(|at| {
                assert_eq!(corpus.sentence_of(at), it);
                corpus.words.get(at)
            });
            words
                .map(|word| word.span.of(corpus.text()))
                .collect::<String>()
        });
        assert_eq!(
            sentences.collect::<Vec<_>>(),
            ["雨停了。", "雨又下了！", "风也停了"]
        );
        let empty = Corpus::read("", &LEXICON, &Options::default(), &mut |_| {});
        assert_eq!((empty.sentence_of(0), empty.words_of(0)), (0, 0..0));
    }

    #[test]
    fn a_shelf_reads_a_text_once() {
        let mut shelf = Shelf::default();
        let mut get = |text: &str| shelf.corpus(text, &LEXICON, &Options::default(), &mut |_| {});
        let first = get("雨停了。");
        assert!(Rc::ptr_eq(&first, &get("雨停了。")));
        let second = get("风停了。");
        assert!(Rc::ptr_eq(&first, &get("雨停了。")) && Rc::ptr_eq(&second, &get("风停了。")));
        get("走了。");
        assert!(!Rc::ptr_eq(&first, &get("雨停了。")));
        shelf.clear();
        assert!(shelf.0.is_empty());
    }
}
