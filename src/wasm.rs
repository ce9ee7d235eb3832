//! The door to JavaScript, and the only file that knows of it. `pkg/core.js` stands before it and checks that texts are strings.

use crate::analysis::{Analysis, Options, analyze_watched};
use crate::corpus::{self, Corpus, Shelf};
use crate::error::Error;
use crate::lexicon::{Lexicon, Refusal};
use crate::text::Utf16;
use crate::wire::{self, Columns, Refused, Seen, Value};
use crate::word::{Segmenter, Tag, Watch};
use crate::{collocation, concordance, keyness, ngram, stop_words};
use js_sys::{Array, Float64Array, Function, Object, RangeError, Reflect, TypeError, Uint32Array};
use serde::Serialize;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// A lexicon that reads texts.
#[wasm_bindgen]
pub struct Engine {
    lexicon: Lexicon,
    segmenter: Segmenter,
    seen: Seen,
    /// The texts that were asked about last.
    shelf: Shelf,
}

#[wasm_bindgen]
impl Engine {
    /// Takes the bytes of a lexicon, and those of a model that was trained with it.
    ///
    /// # Errors
    /// An `Error` with the code `lexicon-damaged`, `lexicon-version`, `model-damaged` or `model-version`.
    #[wasm_bindgen(constructor)]
    pub fn new(lexicon: &[u8], model: Option<Box<[u8]>>) -> Result<Engine, JsValue> {
        let lexicon = Lexicon::from_bytes(lexicon).map_err(coded)?;
        Ok(Self {
            lexicon: match model {
                Some(model) => lexicon.with_model(&model).map_err(coded)?,
                None => lexicon,
            },
            segmenter: Segmenter::default(),
            seen: Seen::default(),
            shelf: Shelf::default(),
        })
    }

    /// Another one that shares the lexicon, and has no words of a reader.
    #[must_use]
    pub fn fork(&self) -> Engine {
        let mut lexicon = self.lexicon.clone();
        lexicon.user_mut().clear();
        Self {
            lexicon,
            segmenter: Segmenter::default(),
            seen: Seen::default(),
            shelf: Shelf::default(),
        }
    }

    /// Everything that a text holds; `words` as [`Columns::packed`] has them, long lists as the three of [`wire::Table`].
    ///
    /// # Errors
    /// A `TypeError` or a `RangeError` that names the option.
    pub fn analyze(
        &mut self,
        text: &str,
        options: JsValue,
        progress: Option<Function>,
    ) -> Result<JsValue, JsValue> {
        let options = wire::reading(text, value(options)?).map_err(refused)?;
        let analysis = self.read(text, &options, progress.as_ref());
        let mut found = wire::Analysis::new(text, &analysis);
        let tables = found.tables();
        let shape = shape(&found)?;
        for (name, it) in tables {
            let numbers = Float64Array::from(&it.numbers[..]);
            let places = Uint32Array::from(&it.places[..]);
            let columns = Array::of3(&it.texts.into(), &numbers, &places);
            Reflect::set(&shape, &name.into(), &columns)?;
        }
        let mut words = Columns::new(text, &mut self.seen);
        words.extend(&analysis.words);
        let packed = Uint32Array::from(&words.packed()[..]);
        Reflect::set(&shape, &"words".into(), &packed)?;
        Ok(shape)
    }

    /// The words of a text as [`Columns::packed`] has them.
    ///
    /// # Errors
    /// A `TypeError` or a `RangeError` that names the option.
    pub fn segment(
        &mut self,
        text: &str,
        options: JsValue,
        progress: Option<Function>,
    ) -> Result<Vec<u32>, JsValue> {
        let options = wire::counted(text, value(options)?, &["names"]).map_err(refused)?;
        let mut words = Columns::new(text, &mut self.seen);
        let mut watch = Watch::new(text);
        self.segmenter
            .cut(text, &self.lexicon, options.names, |clause| {
                words.extend(clause);
                watch.reached(clause, &mut |share| tell(progress.as_ref(), share));
            });
        Ok(words.packed())
    }

    /// The keywords of a text.
    ///
    /// # Errors
    /// A `TypeError` or a `RangeError` that names the option.
    pub fn keywords(
        &self,
        text: &str,
        options: JsValue,
        progress: Option<Function>,
    ) -> Result<JsValue, JsValue> {
        let options = wire::counted(
            text,
            value(options)?,
            &["limit", "kinds", "tags", "names", "stopWords"],
        )
        .map_err(refused)?;
        let analysis = self.read(text, &options, progress.as_ref());
        shape(&wire::keywords(&analysis.keywords, &Utf16::new(text)))
    }

    /// The summary of a text.
    ///
    /// # Errors
    /// A `TypeError` or a `RangeError` that names the option.
    pub fn summarize(
        &self,
        text: &str,
        options: JsValue,
        progress: Option<Function>,
    ) -> Result<JsValue, JsValue> {
        let options = wire::summarizing(value(options)?).map_err(refused)?;
        let analysis = self.read(text, &options, progress.as_ref());
        shape(&wire::Summary::new(
            &analysis.summary,
            &analysis.sentences,
            &Utf16::new(text),
        ))
    }

    /// The articles of a text.
    ///
    /// # Errors
    /// A `TypeError` or a `RangeError` that names the option.
    pub fn page(&self, text: &str, options: JsValue) -> Result<JsValue, JsValue> {
        let options =
            wire::counted(text, value(options)?, &["breaks", "joins"]).map_err(refused)?;
        let found = Object::new();
        let analysis = self.read(text, &options, None);
        let articles = wire::told(&analysis, &Utf16::new(text));
        Reflect::set(&found, &"articles".into(), &shape(&articles)?)?;
        Ok(found.into())
    }

    /// Where a query stands in a text.
    ///
    /// # Errors
    /// A `TypeError` or a `RangeError` that names the option.
    pub fn concordance(
        &mut self,
        text: &str,
        query: &str,
        options: JsValue,
        progress: Option<Function>,
    ) -> Result<JsValue, JsValue> {
        let (reading, options) = wire::concording(text, value(options)?).map_err(refused)?;
        let query = wire::pattern("query", query).map_err(refused)?;
        let corpus = self.corpus(text, &reading, progress.as_ref());
        let found = concordance::find(&corpus, &query, &options);
        shape(&wire::Concordance::new(&corpus, found))
    }

    /// What stands near a word of a text.
    ///
    /// # Errors
    /// A `TypeError` or a `RangeError` that names the option.
    pub fn collocates(
        &mut self,
        text: &str,
        word: &str,
        options: JsValue,
        progress: Option<Function>,
    ) -> Result<JsValue, JsValue> {
        let (reading, options) = wire::collocating(text, value(options)?).map_err(refused)?;
        let word = wire::pattern("word", word).map_err(refused)?;
        let corpus = self.corpus(text, &reading, progress.as_ref());
        shape(&wire::Near::from(collocation::find(
            &corpus, &word, &options,
        )))
    }

    /// The words by which two texts differ.
    ///
    /// # Errors
    /// A `TypeError` or a `RangeError` that names the option.
    pub fn compare(
        &mut self,
        a: &str,
        b: &str,
        options: JsValue,
        progress: Option<Function>,
    ) -> Result<JsValue, JsValue> {
        let given = value(options)?;
        let (reading_a, _) = wire::comparing(a, given.clone()).map_err(refused)?;
        let (reading_b, options) = wire::comparing(b, given).map_err(refused)?;
        let a = self.corpus(a, &reading_a, progress.as_ref());
        let b = self.corpus(b, &reading_b, None);
        shape(&wire::Comparison::from(keyness::compare(&a, &b, &options)))
    }

    /// How often words, or words in a row, stand in a text.
    ///
    /// # Errors
    /// A `TypeError` or a `RangeError` that names the option.
    pub fn frequencies(
        &mut self,
        text: &str,
        options: JsValue,
        progress: Option<Function>,
    ) -> Result<JsValue, JsValue> {
        let (reading, options) = wire::counting(text, value(options)?).map_err(refused)?;
        let corpus = self.corpus(text, &reading, progress.as_ref());
        shape(&wire::Counts::from(ngram::count(&corpus, &options)))
    }

    /// Adds the words of a user dictionary; says how many were added and which lines make no sense.
    ///
    /// # Errors
    /// None that a caller can cause.
    #[wasm_bindgen(js_name = loadWords)]
    pub fn load_words(&mut self, dictionary: &str) -> Result<JsValue, JsValue> {
        self.shelf.clear();
        let report = self.lexicon.user_mut().load(dictionary);
        let problems = report.problems.into_iter().map(|it| Problem {
            line: it.line,
            text: it.text,
            reason: it.reason.to_string(),
        });
        shape(&Report {
            added: report.added,
            problems: problems.collect(),
        })
    }

    /// Adds a word.
    ///
    /// # Errors
    /// A `RangeError` where it is no word, or its tag none.
    #[wasm_bindgen(js_name = addWord)]
    pub fn add_word(&mut self, word: &str, tag: Option<String>) -> Result<(), JsValue> {
        let tag = match tag {
            Some(name) => Some(Tag::named(&name).ok_or_else(|| no_word(Refusal::Tag(name)))?),
            None => None,
        };
        self.shelf.clear();
        self.lexicon.user_mut().add(word, tag).map_err(no_word)
    }

    /// Removes a word.
    ///
    /// # Errors
    /// A `RangeError` where it is no word.
    #[wasm_bindgen(js_name = removeWord)]
    pub fn remove_word(&mut self, word: &str) -> Result<(), JsValue> {
        self.shelf.clear();
        self.lexicon.user_mut().remove(word).map_err(no_word)
    }

    /// Forgets every word added and every removal.
    #[wasm_bindgen(js_name = clearWords)]
    pub fn clear_words(&mut self) {
        self.shelf.clear();
        self.lexicon.user_mut().clear();
    }

    fn corpus(
        &mut self,
        text: &str,
        options: &corpus::Options,
        progress: Option<&Function>,
    ) -> Rc<Corpus> {
        self.shelf
            .corpus(text, &self.lexicon, options, &mut |share| {
                tell(progress, share)
            })
    }

    fn read(&self, text: &str, options: &Options, progress: Option<&Function>) -> Analysis {
        analyze_watched(text, &self.lexicon, options, &mut |share| {
            tell(progress, share)
        })
    }
}

/// The names of the parts of speech, in the order of their numbers.
#[wasm_bindgen(js_name = tagNames)]
#[must_use]
pub fn tag_names() -> Array {
    Tag::names().map(JsValue::from_str).collect()
}

/// The built-in stop words, Chinese and English: each list as one text, since hundreds of strings take milliseconds to cross.
#[wasm_bindgen(js_name = stopWords)]
#[must_use]
pub fn stop_word_lists() -> Array {
    let lists = [stop_words::CHINESE, stop_words::ENGLISH];
    lists.into_iter().map(JsValue::from_str).collect()
}

#[derive(Serialize)]
struct Report {
    added: usize,
    problems: Vec<Problem>,
}

#[derive(Serialize)]
struct Problem {
    line: usize,
    text: String,
    reason: String,
}

fn shape<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

fn value(options: JsValue) -> Result<Value, JsValue> {
    serde_wasm_bindgen::from_value(options)
        .map_err(|error| TypeError::new(&format!("options: expected plain data: {error}")).into())
}

fn tell(progress: Option<&Function>, share: f64) {
    if let Some(progress) = progress {
        // What the caller's function throws is its own affair.
        let _ = progress.call1(&JsValue::NULL, &share.into());
    }
}

fn coded(error: Error) -> JsValue {
    let thrown = js_sys::Error::new(&error.to_string());
    let _ = Reflect::set(&thrown, &"code".into(), &error.code().into());
    thrown.into()
}

fn refused(refused: Refused) -> JsValue {
    match refused {
        Refused::Type(message) => TypeError::new(&message).into(),
        Refused::Range(message) => RangeError::new(&message).into(),
    }
}

fn no_word(refusal: Refusal) -> JsValue {
    RangeError::new(&refusal.to_string()).into()
}
