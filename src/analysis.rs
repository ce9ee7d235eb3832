//! The whole pipeline on one screen.

use crate::entity::{self, Entity};
use crate::frequency::{self, Frequency, Index};
use crate::keyword::{self, Keyword};
use crate::lexicon::Lexicon;
use crate::page::{self, Article, Page};
use crate::sentence::{self, Sentence};
use crate::stop_words::StopWords;
use crate::summary::{self, Summary};
use crate::text::{self, Language, Span, fold_word};
use crate::word::{self, Names, Word};

/// What a text holds. Everything found is a [`Span`] of bytes.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Analysis {
    /// How many characters the text has, white space aside.
    pub characters: usize,
    /// What it is mostly written in.
    pub language: Language,
    /// Its articles; they follow one another and together are the whole text.
    pub articles: Vec<Article>,
    /// Its sentences; together they are the whole text, white space aside.
    pub sentences: Vec<Sentence>,
    /// Its words; what lies between them is white space.
    pub words: Vec<Word>,
    /// How often words stand in it, most frequent first.
    pub frequencies: Vec<Frequency>,
    /// The words that say what it is about, best first.
    pub keywords: Vec<Keyword>,
    /// The sentences that tell it.
    pub summary: Summary,
    /// People, places, organisations, times and numbers, in their order.
    pub entities: Vec<Entity>,
}

/// What is asked of a text.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// How names of people are cut.
    pub names: Names,
    /// Which words are left out of counts and keywords.
    pub stop_words: StopWords,
    /// What is counted.
    pub frequencies: frequency::Options,
    /// How many keywords are chosen.
    pub keywords: keyword::Options,
    /// What the summary should be.
    pub summary: summary::Options,
}

/// Reads `text`.
///
/// There is no text it refuses: an empty one gives an empty [`Analysis`].
#[must_use]
pub fn analyze(text: &str, lexicon: &Lexicon, options: &Options) -> Analysis {
    analyze_watched(text, lexicon, options, &mut |_| {})
}

/// Reads `text` and tells `progress` the share that is done, now and then.
pub fn analyze_watched(
    text: &str,
    lexicon: &Lexicon,
    options: &Options,
    progress: &mut dyn FnMut(f64),
) -> Analysis {
    // Cutting words takes most of the time.
    let mut words = word::segment(text, lexicon, Names::Whole, &mut |share| {
        progress(share * 0.8)
    });
    let entities = entity::find(text, &mut words, lexicon);
    if options.names == Names::Split {
        word::split_names(text, &mut words, lexicon);
    }
    let Page { articles, lines } = page::read(text);
    let sentences = sentence::split(text, &lines, &words);
    progress(0.85);
    let paragraphs: Vec<Span> = articles
        .iter()
        .flat_map(|it| it.paragraphs.iter().copied())
        .collect();
    let index = frequency::index(text, &words, &paragraphs, lexicon);
    let stop_words = options.stop_words.set();
    let frequencies = frequency::list(&index, &stop_words, &options.frequencies);
    let keywords = keyword::choose(
        text,
        &words,
        &index,
        lexicon,
        &stop_words,
        &options.keywords,
    );
    progress(0.95);
    let asked = summary::Options {
        focus: focus_words(&options.summary.focus, lexicon, options.names, &index),
        ..options.summary.clone()
    };
    // The reader's stop words decide what is counted; what a function word is does not change with them.
    let summary = summary::choose(text, &sentences, &index, &StopWords::BuiltIn.set(), &asked);
    Analysis {
        characters: text::characters(text),
        language: Language::of(text),
        articles,
        sentences,
        words,
        frequencies,
        keywords,
        summary,
        entities,
    }
}

/// The words of what the reader asks about, folded as the words of the text are: those that a cut finds, and those of the text itself
/// that stand in it, such as names that only the text tells.
fn focus_words(focus: &[String], lexicon: &Lexicon, names: Names, index: &Index) -> Vec<String> {
    let mut all = Vec::new();
    for it in focus {
        let words = word::segment(it, lexicon, names, &mut |_| {});
        let counted = words.iter().filter(|word| word.tag.is_counted());
        all.extend(counted.map(|word| fold_word(word.span.of(it))));
        let folded = fold_word(it);
        let is_long = |word: &str| word.chars().nth(1).is_some();
        let told = index.words.iter().map(|word| &word.folded);
        all.extend(
            told.filter(|word| is_long(word) && folded.contains(&**word))
                .cloned(),
        );
    }
    all
}
