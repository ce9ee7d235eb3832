//! Counted words → the few that matter: the more often and the rarer elsewhere, the better; and why.

use crate::frequency::{Frequency, Index};
use crate::lexicon::{Entry, Lexicon};
use crate::rank;
use crate::stop_words::StopSet;
use crate::text::Span;
use crate::word::{Tag, Word};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// A word that says what a text is about, with the reasons.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyword {
    /// The word as the text writes it.
    pub text: String,
    /// Its part of speech.
    pub tag: Tag,
    /// Its share of the words times its rarity, times a weight for its kind.
    pub score: f64,
    /// How often it stands in the text.
    pub count: usize,
    /// How rare it is in news, as idf.
    pub rarity: f64,
    /// Where it stands, in the order of the text; the first place is a reason too.
    pub places: Vec<Span>,
}

/// How many keywords are chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The most keywords.
    pub limit: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { limit: 20 }
    }
}

/// Chooses keywords, best first; ties by first place.
///
/// Candidates are words, and neighbours that the lexicon knows as one word (太平洋|保险|公司): the segmenter cuts what nobody counted.
#[must_use]
pub fn choose(
    text: &str,
    words: &[Word],
    index: &Index,
    lexicon: &Lexicon,
    stop_words: &StopSet,
    options: &Options,
) -> Vec<Keyword> {
    let is_candidate = |tag: Tag, folded: &str| {
        tag.is_content()
            && folded.chars().nth(1).is_some()
            && !stop_words.holds(folded)
            && folded.chars().any(char::is_alphabetic)
    };
    let compounds = compounds(words, index, lexicon);
    // What stands within a compound speaks for the compound.
    let mut nested = vec![0; index.words.len()];
    for compound in &compounds {
        for part in &compound.parts {
            if let Some(count) = nested.get_mut(*part as usize) {
                *count += compound.places.len();
            }
        }
    }
    let numbered = compounds.iter().map(|it| it.folded.as_str()).zip(0..);
    let mut by_form: FxHashMap<&str, usize> = numbered.collect();
    let total = index.total as f64;
    let score = |count: usize, rarity: f64, tag: Tag, folded: &str| {
        count as f64 / total * rarity * weight(tag) * specific(folded)
    };
    let mut scored: Vec<Scored<'_>> = Vec::new();
    for (word, nested) in index
        .words
        .iter()
        .zip(nested)
        .filter(|(it, _)| is_candidate(it.tag, &it.folded))
    {
        let rarity = rarity(word);
        let mut count = word.count.saturating_sub(nested);
        let mut places = Cow::from(&word.places);
        // A word may be whole here and in pieces there: 长江口, 长江|口.
        let whole = by_form.remove(word.folded.as_str());
        if let Some(compound) = whole.and_then(|it| compounds.get(it)) {
            count += compound.places.len();
            places = rank::merged(&word.places, &compound.places, |it| it.start).into();
        }
        scored.push(Scored {
            score: score(count, rarity, word.tag, &word.folded),
            rarity,
            text: &word.text,
            tag: word.tag,
            places,
        });
    }
    for compound in compounds
        .iter()
        .filter(|it| is_candidate(it.tag, &it.folded) && by_form.contains_key(it.folded.as_str()))
    {
        let text = compound.places.first().map_or("", |it| it.of(text));
        scored.push(Scored {
            score: score(
                compound.places.len(),
                compound.rarity,
                compound.tag,
                &compound.folded,
            ),
            rarity: compound.rarity,
            text,
            tag: compound.tag,
            places: Cow::from(&compound.places),
        });
    }
    scored.retain(|it| it.score > 0.0);
    scored.sort_by_key(|it| it.places.first().copied());
    rank::sort_by_score(&mut scored, |it| it.score);
    let keyword = |it: Scored<'_>| Keyword {
        text: it.text.to_owned(),
        tag: it.tag,
        score: 100.0 * it.score,
        count: it.places.len(),
        rarity: it.rarity,
        places: it.places.into_owned(),
    };
    scored
        .into_iter()
        .take(options.limit)
        .map(keyword)
        .collect()
}

struct Scored<'t> {
    score: f64,
    rarity: f64,
    text: &'t str,
    tag: Tag,
    places: Cow<'t, [Span]>,
}

/// Neighbouring words that the lexicon knows as one.
struct Compound {
    folded: String,
    tag: Tag,
    rarity: f64,
    /// Which words of the index it is made of.
    parts: Vec<u32>,
    places: Vec<Span>,
}

/// The compounds of a text, the longest first at every place, without overlaps.
fn compounds(words: &[Word], index: &Index, lexicon: &Lexicon) -> Vec<Compound> {
    let mut numbers: FxHashMap<Entry, usize> = FxHashMap::default();
    let mut found: Vec<Compound> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let compound = (2..=MOST_PARTS).rev().find_map(|length| {
            let row = words.get(at..at + length)?;
            let parts = index.numbers.get(at..at + length)?;
            let joined = |pair: &[Word]| pair[0].span.end == pair[1].span.start;
            // Punctuation and numbers are part of no compound.
            if !row.windows(2).all(joined) || parts.contains(&None) {
                return None;
            }
            let folded = |it: &Option<u32>| Some(index.words.get((*it)? as usize)?.folded.as_str());
            let mut forms = parts.iter().filter_map(folded);
            let first = forms.next().and(row.first()?.entry)?;
            let entry = lexicon.compound(first, forms)?;
            let whole = || parts.iter().filter_map(folded).collect::<String>();
            if !lexicon.user().is_empty() && lexicon.user().is_removed(&whole()) {
                return None;
            }
            let number = *numbers.entry(entry).or_insert_with(|| {
                found.push(Compound {
                    folded: whole(),
                    tag: lexicon.tag(entry),
                    rarity: lexicon.rarity(Some(entry)),
                    parts: parts.iter().copied().flatten().collect(),
                    places: Vec::new(),
                });
                found.len() - 1
            });
            Some((number, length))
        });
        let Some((number, length)) = compound else {
            at += 1;
            continue;
        };
        if let (Some(compound), Some(first), Some(last)) = (
            found.get_mut(number),
            words.get(at),
            words.get(at + length - 1),
        ) {
            let place = Span::new(first.span.start, last.span.end);
            compound.places.push(place);
        }
        at += length;
    }
    found
}

/// A compound has at most so many words.
const MOST_PARTS: usize = 3;
/// Names and nouns say what a text is about, verbs and adjectives what happens in any text.
fn weight(tag: Tag) -> f64 {
    match tag.name() {
        "v" | "vi" | "a" | "z" | "b" | "l" | "i" | "s" => 0.6,
        _ => 1.0,
    }
}

/// How rare a word is. Nobody counted Latin ones: a plain one is taken for common, one with a capital or a digit (GPT-4o) for a name.
fn rarity(word: &Frequency) -> f64 {
    if word.tag != Tag::LATIN {
        word.rarity
    } else if word
        .text
        .contains(|c: char| c.is_uppercase() || c.is_numeric())
    {
        8.0
    } else {
        5.0
    }
}

/// Longer words say more: 产业 stands anywhere, 长三角 in few texts. Set on the abstracts of CSL (development half).
fn specific(folded: &str) -> f64 {
    match folded.chars().count() {
        _ if folded.starts_with(|c: char| c.is_ascii()) => 1.0,
        0..=2 => 1.0,
        3 => 1.3,
        _ => 1.6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frequency;
    use crate::stop_words::StopWords;
    use crate::word::{Names, segment};

    #[test]
    fn a_word_that_is_cut_here_and_whole_there_is_one() {
        let text = "长江口很大。长江口很美。";
        let lexicon = Lexicon::built_in().without_model();
        let mut words = segment(text, &lexicon, Names::Whole, &mut |_| {});
        let cut: Vec<Word> = words
            .iter()
            .flat_map(|it| match (it.span.of(text), it.span.start) {
                ("长江口", 0) => {
                    let part = |start, end| {
                        let span = Span::new(start, end);
                        let entry = lexicon.entry(span.of(text));
                        Word { span, entry, ..*it }
                    };
                    vec![part(0, 6), part(6, 9)]
                }
                _ => vec![*it],
            })
            .collect();
        words = cut;
        let index = frequency::index(text, &words, &[Span::new(0, text.len())], &lexicon);
        let stop_words = StopWords::BuiltIn.set();
        let chosen = choose(
            text,
            &words,
            &index,
            &lexicon,
            &stop_words,
            &Options::default(),
        );
        let found: Vec<(&str, usize)> = chosen.iter().map(|it| (&*it.text, it.count)).collect();
        assert_eq!(found, [("长江口", 2), ("很大", 1)]);
    }

    #[test]
    fn rare_and_frequent_words_come_first() {
        let text = "南通的港口和南通的企业。企业与港口，都在1998年的南通。";
        let lexicon = Lexicon::built_in();
        let words = segment(text, &lexicon, Names::Whole, &mut |_| {});
        let index = frequency::index(text, &words, &[Span::new(0, text.len())], &lexicon);
        let keywords = choose(
            text,
            &words,
            &index,
            &lexicon,
            &StopWords::BuiltIn.set(),
            &Options { limit: 2 },
        );
        assert_eq!(
            keywords
                .iter()
                .map(|it| (it.text.as_str(), it.count))
                .collect::<Vec<_>>(),
            [("南通", 3), ("港口", 2)]
        );
        assert_eq!(keywords[0].places.len(), 3);
    }
}
