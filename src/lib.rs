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
//! [`analyze`] is the whole pipeline. The core is pure: no input or output, no clock, no threads, no JavaScript; the same text
//! gives the same answer native and in every browser. Places are bytes here ([`Span`]) and UTF-16 in JavaScript.
//!
//! ```
//! # #[cfg(not(target_arch = "wasm32"))] {
//! use jianbao::{Lexicon, Options, analyze};
//!
//! let lexicon = Lexicon::built_in();
//! let text = "南通抢抓机遇。长江口产业创新协同区建在南通。";
//! let analysis = analyze(text, &lexicon, &Options::default());
//! assert_eq!(analysis.frequencies[0].text, "南通");
//! assert_eq!(analysis.sentences.len(), 2);
//! # }
//! ```

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
pub mod rank;
pub mod sentence;
pub mod stop_words;
pub mod summary;
pub mod term;
pub mod text;
pub mod wasm;
pub mod weights;
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
