//! Words → how often each stands, and in how many paragraphs.

use crate::lexicon::{Entry, Lexicon};
use crate::stop_words::StopSet;
use crate::text::{Span, fold_word};
use crate::word::{Tag, Word};
use rustc_hash::FxHashMap;

/// A word of a text with its places.
#[derive(Clone, Debug, PartialEq)]
pub struct Frequency {
    /// The word as the text writes it most often; of two forms as frequent, the first.
    pub text: String,
    /// Its commonest part of speech.
    pub tag: Tag,
    /// How often it stands in the text.
    pub count: usize,
    /// Its share of all words, those left out of the list included; punctuation and numbers are no words.
    pub share: f64,
    /// The share of paragraphs in which it stands.
    pub spread: f64,
    /// Where it stands, in the order of the text.
    pub places: Vec<Span>,
    /// How rare it is in news, as idf; see [`Lexicon::rarity`].
    pub rarity: f64,
    /// The word folded: 漢語 and 汉语, ＡＢＣ and abc are one.
    pub folded: String,
    /// Which word of the lexicon it is, where it is one.
    pub entry: Option<Entry>,
}

/// What is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether words of one character are counted.
    pub single_characters: bool,
    /// Parts of speech that are left out.
    pub except_tags: Vec<Tag>,
    /// The most words listed.
    pub limit: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            single_characters: true,
            except_tags: Vec::new(),
            limit: usize::MAX,
        }
    }
}

/// Every distinct word of a text, in the order of its first place, before anything is left out.
pub struct Index {
    /// The distinct words.
    pub words: Vec<Frequency>,
    /// How many words there are in all.
    pub total: usize,
    /// For every word of the text which of `words` it is; nothing for punctuation and numbers.
    pub numbers: Vec<Option<u32>>,
}

/// Reads the words of `text` once. `paragraphs` are its paragraphs, in their order.
#[must_use]
pub fn index(text: &str, words: &[Word], paragraphs: &[Span], lexicon: &Lexicon) -> Index {
    // Words of the lexicon are told apart by their entries, all others by how they are written, folded.
    let mut known: FxHashMap<Entry, usize> = FxHashMap::default();
    let mut forms: FxHashMap<&str, usize> = FxHashMap::default();
    let mut folded: FxHashMap<String, usize> = FxHashMap::default();
    let mut entries: Vec<Counted<'_>> = Vec::new();
    let mut total = 0;
    let mut paragraph = 0;
    let mut sequence = vec![None; words.len()];
    // Words of the lexicon are written in Han characters. Of all others, dates and times in digits are numbers too: 2024年, 13:30.
    let is_written = |it: &Word| {
        let form = it.span.of(text);
        let is_date = it.tag == Tag::TIME && form.starts_with(char::is_numeric);
        !is_date && form.contains(char::is_alphabetic)
    };
    let is_word = |it: &Word| it.tag.is_counted() && (it.entry.is_some() || is_written(it));
    for (at, word) in words.iter().enumerate().filter(|(_, it)| is_word(it)) {
        while paragraphs
            .get(paragraph)
            .is_some_and(|it| it.end <= word.span.start)
        {
            paragraph += 1;
        }
        total += 1;
        let form = word.span.of(text);
        let next = entries.len();
        let number = match word.entry {
            Some(entry) => *known.entry(entry).or_insert(next),
            None => *forms
                .entry(form)
                .or_insert_with(|| *folded.entry(fold_word(form)).or_insert(next)),
        };
        if number == next {
            entries.push(Counted {
                entry: word.entry,
                ..Counted::default()
            });
        }
        if let Some(slot) = sequence.get_mut(at) {
            *slot = u32::try_from(number).ok();
        }
        if let Some(entry) = entries.get_mut(number) {
            entry.places.push(word.span);
            entry.add(form, word.tag);
            if entry.last_paragraph != Some(paragraph) {
                entry.last_paragraph = Some(paragraph);
                entry.paragraphs += 1;
            }
        }
    }
    let words = entries.into_iter().map(|it| {
        let text = most(&it.forms).unwrap_or_default();
        Frequency {
            text: text.to_owned(),
            tag: most(&it.tags).unwrap_or(Tag::NOUN),
            count: it.places.len(),
            share: it.places.len() as f64 / total as f64,
            spread: it.paragraphs as f64 / paragraphs.len().max(1) as f64,
            places: it.places,
            rarity: lexicon.rarity(it.entry),
            folded: fold_word(text),
            entry: it.entry,
        }
    });
    Index {
        words: words.collect(),
        total,
        numbers: sequence,
    }
}

/// The list that a reader sees: without what the options leave out, most frequent first, ties by first place.
#[must_use]
pub fn list(index: &Index, stop_words: &StopSet, options: &Options) -> Vec<Frequency> {
    let mut listed: Vec<&Frequency> = index
        .words
        .iter()
        .filter(|it| !stop_words.holds(&it.folded) && !options.except_tags.contains(&it.tag))
        .filter(|it| options.single_characters || it.folded.chars().nth(1).is_some())
        .collect();
    listed.sort_by_key(|it| std::cmp::Reverse(it.count));
    listed.into_iter().take(options.limit).cloned().collect()
}

#[derive(Default)]
struct Counted<'t> {
    entry: Option<Entry>,
    places: Vec<Span>,
    forms: Vec<(&'t str, usize)>,
    tags: Vec<(Tag, usize)>,
    paragraphs: usize,
    last_paragraph: Option<usize>,
}

impl<'t> Counted<'t> {
    fn add(&mut self, form: &'t str, tag: Tag) {
        // A word has a handful of forms; of more than that the first ones stand for all.
        let is_full = self.forms.len() >= 8;
        match self.forms.iter_mut().find(|it| it.0 == form) {
            Some(it) => it.1 += 1,
            None if is_full => {}
            None => self.forms.push((form, 1)),
        }
        match self.tags.iter_mut().find(|it| it.0 == tag) {
            Some(it) => it.1 += 1,
            None => self.tags.push((tag, 1)),
        }
    }
}

/// The most frequent of `counts`; of two as frequent, the first.
fn most<T: Copy>(counts: &[(T, usize)]) -> Option<T> {
    counts.iter().rev().max_by_key(|it| it.1).map(|it| it.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stop_words::StopWords;
    use crate::word::{Names, segment};

    fn counted(text: &str, stop_words: &StopWords, options: &Options) -> Vec<(String, usize)> {
        let lexicon = Lexicon::built_in();
        let words = segment(text, &lexicon, Names::Whole, &mut |_| {});
        let list = list(
            &index(text, &words, &[Span::new(0, text.len())], &lexicon),
            &stop_words.set(),
            options,
        );
        list.into_iter().map(|it| (it.text, it.count)).collect()
    }

    #[test]
    fn counts_what_folds_to_the_same_as_one() {
        let text = "漢語与汉语，漢語。ＡＢＣ和abc。";
        let found = counted(text, &StopWords::BuiltIn, &Options::default());
        assert_eq!(found, [("漢語".to_owned(), 3), ("ＡＢＣ".to_owned(), 2)]);
    }

    #[test]
    fn numbers_and_marks_are_no_words() {
        assert_eq!(
            counted("1700 60% 😂 ，。", &StopWords::Off, &Options::default()),
            []
        );
        assert_eq!(
            counted("的。的", &StopWords::BuiltIn, &Options::default()),
            []
        );
        assert_eq!(
            counted("的。的", &StopWords::Off, &Options::default()),
            [("的".to_owned(), 2)]
        );
    }

    #[test]
    fn options_leave_out() {
        let text = "南通的江，海。";
        let without = |options| {
            counted(text, &StopWords::Off, &options)
                .into_iter()
                .map(|it| it.0)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            without(Options {
                single_characters: false,
                ..Options::default()
            }),
            ["南通"]
        );
        assert!(
            !without(Options {
                except_tags: vec![Tag::named("nz").unwrap()],
                ..Options::default()
            })
            .contains(&"南通".to_owned())
        );
        assert_eq!(
            without(Options {
                limit: 1,
                ..Options::default()
            }),
            ["南通"]
        );
    }

    #[test]
    fn shares_and_spread_are_of_the_whole() {
        let text = "南通好。\n上海好。";
        let lexicon = Lexicon::built_in();
        let words = segment(text, &lexicon, Names::Whole, &mut |_| {});
        let index = index(
            text,
            &words,
            &[Span::new(0, 12), Span::new(13, 25)],
            &lexicon,
        );
        let good = index.words.iter().find(|it| it.text == "好").unwrap();
        assert_eq!((good.count, good.share, good.spread), (2, 0.5, 1.0));
        let place = index.words.iter().find(|it| it.text == "南通").unwrap();
        assert_eq!((place.count, place.spread), (1, 0.5));
    }
}
