//! The whole pipeline on one screen.

use crate::entity::{self, Entity};
use crate::frequency::{self, Frequency, Index};
use crate::keyword::{self, Keyword};
use crate::lexicon::Lexicon;
use crate::page::reading::Reading;
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
    /// Where articles begin, as far as the reader knows better.
    pub page: page::Options,
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
    let Page {
        reading,
        articles,
        passages,
    } = page::read(text, lexicon, &options.page);
    let given = text;
    // From here on the text is what a reader reads: whole paragraphs, one after the other.
    let text: &str = &reading.text;
    // Cutting words takes most of the time.
    let mut words = word::segment(text, lexicon, Names::Whole, &mut |share| {
        progress(share * 0.8)
    });
    let entities = entity::find(text, &mut words, lexicon);
    if options.names == Names::Split {
        word::split_names(text, &mut words, lexicon);
    }
    let sentences = sentence::split(text, &passages, &words);
    progress(0.85);
    let is_paragraph =
        |it: &&page::Passage| it.paragraph.is_some() || it.kind == page::Kind::Caption;
    let paragraphs: Vec<Span> = passages
        .iter()
        .filter(is_paragraph)
        .map(|it| it.span)
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
    let mut analysis = Analysis {
        characters: text::characters(given),
        language: Language::of(given),
        articles,
        sentences,
        words,
        frequencies,
        keywords,
        summary,
        entities,
    };
    place(&mut analysis, &reading);
    analysis
}

/// Moves everything from its place in the reading to its place in the text as given.
fn place(analysis: &mut Analysis, reading: &Reading<'_>) {
    if reading.is_as_given() {
        return;
    }
    let mut words = Vec::with_capacity(analysis.words.len());
    for word in &analysis.words {
        let first = reading.place(word.span);
        // A word that a line break stands in is not written as the lexicon has it; one that other lines stand in is two.
        let is_plain = first.end - first.start == word.span.end - word.span.start;
        let is_one = reading.places(word.span).nth(1).is_none();
        words.extend(reading.places(word.span).map(|span| Word {
            span,
            entry: word.entry.filter(|_| is_one),
            folds: word.folds || !is_plain,
            ..*word
        }));
    }
    words.sort_by_key(|it| it.span.start);
    analysis.words = words;
    for it in &mut analysis.sentences {
        let pieces: Vec<Span> = reading.places(it.span).collect();
        it.span = pieces.first().copied().unwrap_or(it.span);
        it.pieces = if pieces.len() > 1 { pieces } else { Vec::new() };
    }
    let frequencies = analysis.frequencies.iter_mut().map(|it| &mut it.places);
    let keywords = analysis.keywords.iter_mut().map(|it| &mut it.places);
    for places in frequencies.chain(keywords) {
        for span in places.iter_mut() {
            *span = reading.place(*span);
        }
        places.sort_unstable();
    }
    for it in &mut analysis.entities {
        let mut pieces = reading.places(it.span);
        it.span = pieces.next().unwrap_or(it.span);
        it.rest = pieces.next();
    }
    analysis.entities.sort_by_key(|it| it.span);
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
