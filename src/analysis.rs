//! The whole pipeline on one screen.

use crate::entity::{self, Entity};
use crate::frequency::{self, Frequency, Index};
use crate::keyword::judge::Judge;
use crate::keyword::{self, Keyword};
use crate::lexicon::Lexicon;
use crate::page::reading::Reading;
use crate::page::{self, Article, Page};
use crate::phrase::{self, Phrase};
use crate::sentence::{self, Sentence};
use crate::stop_words::StopWords;
use crate::summary::{self, Summary};
use crate::term::{self, Terms};
use crate::text::{self, Language, Span, fold_word};
use crate::word::{self, Names, Word};

/// What a text holds. Everything found is a [`Span`] of bytes.
///
/// ```
/// use jianbao::{Lexicon, Options, analyze};
///
/// let text = "大势已至 乘势而上\n本报记者 沈雪梅\n\n南通抢抓机遇，建设长江口产业创新协同区。群众都说好。\n";
/// let analysis = analyze(text, &Lexicon::built_in(), &Options::default());
/// let article = &analysis.articles[0];
/// assert_eq!(article.title.as_deref(), Some("大势已至 乘势而上"));
/// assert_eq!(article.reporters, ["沈雪梅"]);
/// let body = analysis.sentences.last().expect("a text that is not blank has sentences");
/// assert_eq!(body.span.of(text), "群众都说好。");
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Analysis {
    /// How many characters the text has, white space aside.
    pub characters: usize,
    /// What it is mostly written in.
    pub language: Language,
    /// Its articles; they follow one another and together are the whole text.
    pub articles: Vec<Article>,
    /// What each of them is about, in the same order.
    pub digests: Vec<Digest>,
    /// Its sentences; together they are the whole text, white space aside.
    pub sentences: Vec<Sentence>,
    /// Its words; what lies between them is white space.
    pub words: Vec<Word>,
    /// How often words stand in it, most frequent first.
    pub frequencies: Vec<Frequency>,
    /// The words that say what it is about, best first.
    pub keywords: Vec<Keyword>,
    /// Its terms of several words and its new words, best first.
    pub phrases: Vec<Phrase>,
    /// The sentences that tell it.
    pub summary: Summary,
    /// People, places, organisations, times and numbers, in their order.
    pub entities: Vec<Entity>,
}

/// What an article is about.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Digest {
    /// The words that say what it is about, best first: at most [`keyword::OF_AN_ARTICLE`].
    pub keywords: Vec<Keyword>,
    /// The sentences that tell it: about two, as [`summary::CARD`] says.
    pub summary: Summary,
}

/// What is asked of a text.
///
/// ```
/// use jianbao::{Lexicon, Options, analyze, summary::Budget};
///
/// let mut options = Options::default();
/// options.keywords.limit = 1;
/// options.summary.budget = Budget::Sentences(1);
/// let text = "南通抢抓机遇。长江口产业创新协同区建在南通。";
/// let analysis = analyze(text, &Lexicon::built_in(), &options);
/// assert_eq!(analysis.keywords.len(), 1);
/// assert_eq!(analysis.summary.texts, ["长江口产业创新协同区建在南通。"]);
/// ```
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
    /// How many phrases are found.
    pub phrases: phrase::Options,
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
    let Parsed {
        page: Page {
            reading,
            articles,
            passages,
        },
        words,
        entities,
        sentences,
        index,
    } = parse(text, lexicon, options, progress);
    let given = text;
    let text: &str = &reading.text;
    progress(0.85);
    let stop_words = options.stop_words.set();
    let read = term::Read {
        text,
        words: &words,
        index: &index,
        sentences: &sentences,
        entities: &entities,
        stop_words: &stop_words,
    };
    let terms = Terms::find(&read);
    let judge = Judge::new(&read, &terms, lexicon);
    let judged = judge.judged();
    let (keywords, of_articles) = keyword::find(&judge, &judged, &options.keywords);
    let phrases = phrase::find(&judge, &judged, &options.phrases);
    progress(0.95);
    let asked = summary::Options {
        focus: focus_words(&options.summary.focus, lexicon, options.names, &index),
        ..options.summary.clone()
    };
    // The reader's stop words decide what is counted; what a function word is does not change with them.
    let function_words = StopWords::BuiltIn.set();
    let read = summary::Read::new(
        text,
        &sentences,
        &words,
        &index,
        &function_words,
        &summary::weights::FITTED,
    );
    let summary = summary::choose(&read, &asked);
    let digests = summary::choose_each(&read, articles.len());
    let digests = digests.into_iter().zip(of_articles);
    let digest = |(summary, keywords)| Digest { keywords, summary };
    let digests = digests.map(digest).collect();
    let index = if options.frequencies.phrases {
        let words = phrase::joined(&words, &phrases);
        frequency::index(text, &words, &page::paragraphs(&passages), lexicon)
    } else {
        index
    };
    let frequencies = frequency::list(index, &stop_words, &options.frequencies);
    let mut analysis = Analysis {
        characters: text::characters(given),
        language: Language::of(given),
        articles,
        digests,
        sentences,
        words,
        frequencies,
        keywords,
        phrases,
        summary,
        entities,
    };
    place(&mut analysis, &reading);
    analysis
}

/// A text that was read, before anything is chosen from it. Places are those of [`Page::reading`]: whole paragraphs, one after the other.
pub struct Parsed<'t> {
    /// Its articles and passages.
    pub page: Page<'t>,
    /// Its words.
    pub words: Vec<Word>,
    /// Its names, times and numbers.
    pub entities: Vec<Entity>,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// Its distinct words.
    pub index: Index,
}

/// Reads `text` as far as nothing is chosen.
#[must_use]
pub fn parse<'t>(
    text: &'t str,
    lexicon: &Lexicon,
    options: &Options,
    progress: &mut dyn FnMut(f64),
) -> Parsed<'t> {
    let page = page::read(text, lexicon, &options.page);
    let text: &str = &page.reading.text;
    // Cutting words takes most of the time.
    let mut words = word::segment(text, lexicon, Names::Whole, &mut |share| {
        progress(share * 0.8)
    });
    let entities = entity::find(text, &mut words, lexicon);
    if options.names == Names::Split {
        word::split_names(text, &mut words, lexicon);
    }
    let sentences = sentence::split(text, &page.passages, &words);
    let paragraphs = page::paragraphs(&page.passages);
    let index = frequency::index(text, &words, &paragraphs, lexicon);
    Parsed {
        page,
        words,
        entities,
        sentences,
        index,
    }
}

/// Moves everything from its place in the reading to its place in the text as given.
fn place(analysis: &mut Analysis, reading: &Reading<'_>) {
    if reading.is_as_given() {
        return;
    }
    let mut words = Vec::with_capacity(analysis.words.len());
    let mut cursor = 0;
    for word in &analysis.words {
        if let Some(span) = reading.place_within(word.span, &mut cursor) {
            words.push(Word { span, ..*word });
            continue;
        }
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
    let of_articles = analysis.digests.iter_mut().flat_map(|it| &mut it.keywords);
    let keywords = analysis.keywords.iter_mut().chain(of_articles);
    let keywords = keywords.map(|it| &mut it.places);
    let phrases = analysis.phrases.iter_mut().map(|it| &mut it.places);
    for places in frequencies.chain(keywords).chain(phrases) {
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
