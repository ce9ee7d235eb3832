//! What is known of words: how frequent, what part of speech, how rare in news; where in unknown words their characters stand; and the
//! reader's own words.
//!
//! A lexicon is made from bytes, checked once, then trusted. Words are looked up folded ([`crate::text::fold()`]): 漢語 as 汉语.

mod filter;
pub mod format;
mod places;
mod stored;
pub(crate) mod trie;
mod user;

use crate::error::Error;
use crate::model::Model;
use crate::word::Tag;
use places::Places;
use std::num::NonZeroU32;
use std::sync::Arc;
use trie::{Node, ROOT, Trie};

pub(crate) use stored::unpack;
pub(crate) use user::Mark;
pub use user::{Problem, Refusal, Report, UserWords};

/// Words with what is known of them, and the words of the reader. A clone shares the former and has the latter for itself.
///
/// ```
/// use jianbao::{Lexicon, Names, segment};
///
/// let mut lexicon = Lexicon::built_in();
/// let text = "建设长江口产业创新协同区";
/// let cut = |lexicon: &Lexicon| segment(text, lexicon, Names::Whole, &mut |_| {}).iter()
///     .map(|it| it.span.of(text))
///     .collect::<Vec<_>>()
///     .join("|");
/// assert_eq!(cut(&lexicon), "建设|长江|口|产业|创新|协同|区");
///
/// let report = lexicon.user_mut().load("长江口产业创新协同区 nt\n，。");
/// assert_eq!(report.added, 1);
/// assert_eq!(report.problems[0].line, 2);
/// assert_eq!(cut(&lexicon), "建设|长江口产业创新协同区");
/// ```
#[derive(Clone)]
pub struct Lexicon {
    trie: Arc<Trie>,
    places: Arc<Places>,
    /// By which a model knows its lexicon.
    identity: u32,
    model: Option<Arc<Model>>,
    user: UserWords,
}

/// Which word of a lexicon; comparable within one lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entry(NonZeroU32);

impl Entry {
    /// A number that no other word of the lexicon has, which is not 0 and has no more than 27 bits.
    pub(crate) fn number(self) -> u32 {
        self.0.get()
    }
}

/// The cost of a word that the dictionary saw four times.
const MOST_SURPRISING: u8 = 50;

/// The rarity of a word that nobody counted: the median of the counted ones, as `jieba` has it.
pub const MEDIAN_RARITY: f64 = 11.75;

impl Lexicon {
    /// Reads the stored form that [`mod@format`] draws.
    ///
    /// ```
    /// use jianbao::{Error, Lexicon};
    ///
    /// assert!(Lexicon::from_bytes(Lexicon::built_in_bytes()).is_ok());
    /// assert_eq!(Lexicon::from_bytes(b"<!doctype html>").err(), Some(Error::Damaged { at: 0 }));
    /// ```
    ///
    /// # Errors
    /// [`Error::Version`] for a lexicon of another version; [`Error::Damaged`] for any other bytes that are not a whole lexicon.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let (trie, places) = stored::read(bytes)?;
        Ok(Self {
            trie: Arc::new(trie),
            places: Arc::new(places),
            identity: stored::field(bytes, 36)?,
            model: None,
            user: UserWords::default(),
        })
    }

    /// The lexicon that lies in the program: the dictionary and idf of the published crate `jieba-rs`, with the model
    /// [`model::NEWS`](crate::model::NEWS). With another model, or with none:
    ///
    /// ```
    /// use jianbao::{Lexicon, model};
    ///
    /// let open = Lexicon::built_in().with_model(model::OPEN)?;
    /// let none = Lexicon::built_in().without_model();
    /// assert!(open.entry("南通").is_some() && none.model().is_none());
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    ///
    /// # Panics
    /// Never: these are what [`Lexicon::from_bytes`] reads, and a test reads it.
    #[cfg(feature = "embedded")]
    #[must_use]
    #[allow(clippy::expect_used)]
    pub fn built_in() -> Self {
        let lexicon = Self::from_bytes(Self::built_in_bytes()).expect("the lexicon is whole");
        let both = lexicon.with_model(crate::model::NEWS);
        both.expect("the model was trained with this lexicon: `cargo xtask train` makes it anew")
    }

    /// The stored form of [`Lexicon::built_in`], which the browser fetches.
    #[cfg(feature = "embedded")]
    #[must_use]
    pub fn built_in_bytes() -> &'static [u8] {
        include_bytes!(concat!(env!("OUT_DIR"), "/zh.lexicon"))
    }

    /// The entry of `word`, which has to be folded or to fold to it: 汉语, 漢語.
    #[must_use]
    pub fn entry(&self, word: &str) -> Option<Entry> {
        self.entry_at(self.trie.walk(ROOT, word))
    }

    /// The entry that is made of `parts` together, which follow `first`: 太平洋|保险|公司.
    pub(crate) fn compound<'p>(
        &self,
        first: Entry,
        parts: impl IntoIterator<Item = &'p str>,
    ) -> Option<Entry> {
        let mut node = first.0.get();
        for part in parts {
            node = self.trie.walk(node, part);
            if node == ROOT {
                return None;
            }
        }
        self.entry_at(node)
    }

    /// Whether a longer word begins with `entry`.
    pub(crate) fn begins_longer(&self, entry: Entry) -> bool {
        self.trie.slot(entry.0.get()).is_parent()
    }

    /// The entry of the word that ends at `node` of the trie.
    pub(crate) fn entry_at(&self, node: Node) -> Option<Entry> {
        NonZeroU32::new(node)
            .filter(|_| self.trie.slot(node).is_word())
            .map(Entry)
    }

    /// The commonest part of speech of a word.
    #[must_use]
    pub fn tag(&self, entry: Entry) -> Tag {
        self.trie.slot(entry.0.get()).tag()
    }

    /// How surprising a word is: −ln of its share of all words. One that nobody counted is as good as the rarest.
    #[must_use]
    pub fn surprise(&self, entry: Option<Entry>) -> f64 {
        let cost = entry.map_or(format::COMPOUND, |it| self.trie.slot(it.0.get()).cost());
        f64::from(cost.min(MOST_SURPRISING)) / format::COST_STEPS
    }

    /// How rare a word is in news, as idf (natural logarithm).
    #[must_use]
    pub fn rarity(&self, entry: Option<Entry>) -> f64 {
        entry
            .and_then(|it| self.trie.rarity(it.0.get()))
            .unwrap_or(MEDIAN_RARITY)
    }

    /// The reader's own words.
    #[must_use]
    pub fn user(&self) -> &UserWords {
        &self.user
    }

    /// The reader's own words, to add some or to remove some.
    pub fn user_mut(&mut self) -> &mut UserWords {
        &mut self.user
    }

    /// What was learned beside the words, if anything was.
    #[must_use]
    pub fn model(&self) -> Option<&Model> {
        self.model.as_deref()
    }

    /// The number by which a model knows its lexicon.
    #[must_use]
    pub fn identity(&self) -> u32 {
        self.identity
    }

    /// The lexicon with the model of which [`crate::model::format`] draws the stored form.
    ///
    /// # Errors
    /// [`Error::ModelVersion`], [`Error::ModelOfAnotherLexicon`], [`Error::ModelDamaged`].
    pub fn with_model(self, bytes: &[u8]) -> Result<Self, Error> {
        let model = Some(Arc::new(Model::from_bytes(bytes, self.identity)?));
        Ok(Self { model, ..self })
    }

    /// The lexicon alone.
    #[must_use]
    pub fn without_model(self) -> Self {
        Self {
            model: None,
            ..self
        }
    }

    pub(crate) fn trie(&self) -> &Trie {
        &self.trie
    }

    /// How likely `c` stands where in a word that nobody knows; see [`Places::of`].
    pub(crate) fn place(&self, c: char) -> [i8; format::PLACES] {
        self.places.of(self.trie.code(c))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_words() {
        let lexicon = Lexicon::built_in();
        let entry = lexicon.entry("南通").unwrap();
        assert_eq!(lexicon.tag(entry).name(), "nz");
        assert_eq!(lexicon.entry("漢語"), lexicon.entry("汉语"));
        for word in ["的", "龟", "象牙海岸"] {
            assert!(lexicon.entry(word).is_some(), "{word}");
        }
        for other in ["", "彭军君", "南通的", "\u{10FFFF}", "AA制"] {
            assert!(lexicon.entry(other).is_none(), "{other}");
        }
        assert!(lexicon.rarity(lexicon.entry("的")) < lexicon.rarity(Some(entry)));
        assert_eq!(lexicon.rarity(None), MEDIAN_RARITY);
    }

    #[test]
    fn knows_compounds_by_their_parts() {
        let lexicon = Lexicon::built_in();
        let whole = lexicon.entry("太平洋保险公司");
        assert!(whole.is_some());
        let first = lexicon.entry("太平洋").unwrap();
        assert_eq!(lexicon.compound(first, ["保险", "公司"]), whole);
        assert_eq!(lexicon.compound(first, ["保险", "的"]), None);
    }
}
