//! Reads Chinese-first news text and gives its words, its names, how often they occur, the keywords that matter, and a summary.
//!
//! ```text
//! text ─▶ page ─▶ word ─▶ entity ─▶ sentence ─▶ frequency ─┬▶ term ─┬▶ keyword  the few terms that matter, and why
//!         articles words  names     sentences   counts     │        └▶ phrase   terms of several words, and new words
//!                   └───────┴── lexicon, model             └▶ summary           the few sentences that tell it
//!
//! text ─▶ corpus ─┬▶ pattern ─▶ concordance  every place where words stand, with what stands around it
//!                 │     └─────▶ collocation  the words that stand near
//!                 ├▶ keyness                 the words by which two texts differ
//!                 └▶ ngram                   words in a row, by paragraph, section and article
//! ```
//!
//! [`analyze`] is the whole pipeline, and a [`Lexicon`] all that it needs:
//!
//! ```
//! use jianbao::{Lexicon, Options, analyze};
//!
//! let lexicon = Lexicon::built_in();
//! let text = "新华社南京1月22日电（记者王明）南通抢抓机遇。长江口产业创新协同区建在南通，市长张毅说，长江口产业创新协同区要建好。";
//! let analysis = analyze(text, &lexicon, &Options::default());
//!
//! assert_eq!(analysis.frequencies[0].text, "南通");
//! assert!(analysis.keywords.iter().any(|it| it.text == "长江口产业创新协同区"));
//! let people: Vec<&str> = analysis.entities.iter()
//!     .filter(|it| it.kind == jianbao::entity::Kind::Person)
//!     .map(|it| it.span.of(text))
//!     .collect();
//! assert_eq!(people, ["王明", "张毅"]);
//! ```
//!
//! Making a lexicon takes some milliseconds, so make one and keep it; threads may share it. [`segment`] only cuts words, which is the
//! quickest; a [`Corpus`](corpus::Corpus) is a text that is read once and asked often: where does a word stand
//! ([`concordance`]), what stands near it ([`collocation`]), by which words do two texts differ ([`keyness`]).
//!
//! There is no text that is refused. Places are bytes ([`Span`]), always on the bounds of characters; in JavaScript they are UTF-16
//! ([`text::Utf16`]). The core is pure: no input or output, no clock, no threads; the same text gives the same answer native and in
//! every browser, in a time that grows in proportion to its length.
//!
//! # Features
//!
//! | | |
//! |---|---|
//! | `embedded` | [`Lexicon::built_in`] and the models, 1.5 MB. Without it a lexicon is read from bytes of your own: [`Lexicon::from_bytes`]. On by default |
//! | `command` | the program `jianbao`. On by default; a library needs `default-features = false, features = ["embedded"]` |
//! | `javascript` | the door to JavaScript, for the npm package of the same name |

pub mod analysis;
pub mod collocation;
pub mod concordance;
pub mod corpus;
pub mod entity;
pub mod error;
pub mod frequency;
pub mod keyness;
pub mod keyword;
pub mod lexicon;
pub mod model;
pub mod ngram;
pub mod page;
pub mod pattern;
pub mod phrase;
#[doc(hidden)]
pub mod rank;
pub mod sentence;
pub mod stop_words;
pub mod summary;
#[doc(hidden)]
pub mod term;
pub mod text;
#[cfg(feature = "javascript")]
#[doc(hidden)]
pub mod wasm;
#[doc(hidden)]
pub mod weights;
#[doc(hidden)]
pub mod wire;
pub mod word;

pub use analysis::{Analysis, Options, analyze};
pub use error::Error;
pub use lexicon::Lexicon;
pub use text::Span;
pub use word::{Names, Tag, Word, segment};

/// The README's examples run too.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
