//! What can fail: reading the bytes of a lexicon or of a model. Reading a text cannot; what is no word of the reader is a `lexicon::Refusal`.

use std::fmt;

/// Why some bytes are not a lexicon, or not a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// They were made for another version of the stored form.
    Version {
        /// The version they name.
        found: u32,
        /// The version that this code reads.
        known: u32,
    },
    /// They do not begin as a lexicon does, end early, or contradict themselves.
    Damaged {
        /// The byte where that shows.
        at: usize,
    },
    /// They are a model for another version of the code.
    ModelVersion {
        /// The version they name.
        found: u32,
        /// The version that this code reads.
        known: u32,
    },
    /// They are a model that was trained with another lexicon than the one it is to be read with.
    ModelOfAnotherLexicon,
    /// They do not begin as a model does, end early, or contradict themselves.
    ModelDamaged {
        /// The byte where that shows.
        at: usize,
    },
}

impl Error {
    /// The code that JavaScript sees: `lexicon-version`, `lexicon-damaged`, `model-version`, `model-damaged`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Version { .. } => "lexicon-version",
            Self::Damaged { .. } => "lexicon-damaged",
            Self::ModelVersion { .. } | Self::ModelOfAnotherLexicon => "model-version",
            Self::ModelDamaged { .. } => "model-damaged",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Version { found, known } => {
                write!(f, "the lexicon is of version {found}, expected {known}")
            }
            Self::Damaged { at } => write!(f, "the lexicon is damaged at byte {at}"),
            Self::ModelVersion { found, known } => {
                write!(f, "the model is of version {found}, expected {known}")
            }
            Self::ModelOfAnotherLexicon => {
                f.write_str("the model was made for another lexicon than the one that is loaded")
            }
            Self::ModelDamaged { at } => write!(f, "the model is damaged at byte {at}"),
        }
    }
}

impl std::error::Error for Error {}
