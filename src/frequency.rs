//! Words → how often each stands, and how evenly it is spread over the paragraphs.
//!
//! The dispersion is the deviation of proportions, DP (S. Th. Gries, "Dispersions and adjusted frequencies in corpora", *International
//! Journal of Corpus Linguistics* 13, 2008): of each part the share of the word's places that lie in it, less the share of all words that
//! it has, without its sign; half their sum. 0 where the word stands as often everywhere, near 1 where it stands in one small part alone.
//! The parts are paragraphs; what is no paragraph, such as a headline, belongs to the one that follows.

use crate::lexicon::{Entry, Lexicon};
use crate::stop_words::StopSet;
use crate::text::{Span, fold_word, stem};
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
    /// How unevenly it is spread over the paragraphs, from 0 to 1: Gries' DP.
    pub dispersion: f64,
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
    /// Whether the forms of an English word are counted as one: plan, plans, planned.
    pub stems: bool,
    /// Whether phrases that were found count as one word each: 长江口产业创新协同区.
    pub phrases: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            single_characters: true,
            except_tags: Vec::new(),
            phrases: false,
            limit: usize::MAX,
            stems: false,
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
    /// In which paragraphs they stand.
    parts: Parts,
}

/// Reads the words of `text` once. `paragraphs` are its paragraphs, in their order.
#[must_use]
pub fn index(text: &str, words: &[Word], paragraphs: &[Span], lexicon: &Lexicon) -> Index {
    // Words of the lexicon are told apart by their entries, all others by how they are written, folded.
    let mut known: FxHashMap<Entry, usize> = FxHashMap::default();
    let mut forms: FxHashMap<&str, usize> = FxHashMap::default();
    let mut folded: FxHashMap<String, usize> = FxHashMap::default();
    let mut entries: Vec<Counted<'_>> = Vec::new();
    let mut parts = Parts::new(paragraphs.len());
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
        let form = word.span.of(text);
        let next = entries.len();
        let number = match word.entry {
            Some(entry) => *known.entry(entry).or_insert(next),
            None => *forms
                .entry(form)
                .or_insert_with(|| *folded.entry(fold_word(form)).or_insert(next)),
        };
        if number == next {
            entries.push(Counted::new(word, form));
        }
        if let Some(slot) = sequence.get_mut(at) {
            *slot = u32::try_from(number).ok();
        }
        if let Some(entry) = entries.get_mut(number) {
            entry.places.push(word.span);
            entry.forms.add(form, MOST_FORMS);
            entry.tags.add(word.tag, usize::MAX);
        }
        parts.fill(paragraph, 1);
        parts.add(number, paragraph, 1);
    }
    let total = parts.total();
    let spreads = parts.spreads();
    let words = entries.into_iter().zip(spreads).map(|(it, spread)| {
        let text = it.forms.most();
        Frequency {
            text: text.to_owned(),
            tag: it.tags.most(),
            count: it.places.len(),
            share: it.places.len() as f64 / total as f64,
            spread: spread.share,
            dispersion: spread.dispersion,
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
        parts,
    }
}

/// The list that a reader sees: without what the options leave out, most frequent first, ties by first place.
#[must_use]
pub fn list(index: Index, stop_words: &StopSet, options: &Options) -> Vec<Frequency> {
    let mut listed = if options.stems {
        by_stem(&index)
    } else {
        index.words
    };
    listed.retain(|it| {
        let is_long = options.single_characters || it.folded.chars().nth(1).is_some();
        is_long && !stop_words.holds(&it.folded) && !options.except_tags.contains(&it.tag)
    });
    listed.sort_by_key(|it| std::cmp::Reverse(it.count));
    listed.truncate(options.limit);
    listed
}

/// The words of `index`, forms of an English word as one: as its most frequent form is written.
fn by_stem(index: &Index) -> Vec<Frequency> {
    let numbers = stems(index);
    let mut merged: Vec<Frequency> = Vec::new();
    let mut most: Vec<usize> = Vec::new();
    for (word, &number) in index.words.iter().zip(&numbers) {
        match merged
            .get_mut(number as usize)
            .zip(most.get_mut(number as usize))
        {
            Some((first, most)) => {
                first.places.extend_from_slice(&word.places);
                first.places.sort_unstable();
                first.count += word.count;
                first.share += word.share;
                if word.count > *most {
                    *most = word.count;
                    (first.text, first.folded) = (word.text.clone(), word.folded.clone());
                    (first.tag, first.rarity) = (word.tag, word.rarity);
                }
            }
            None => {
                merged.push(word.clone());
                most.push(word.count);
            }
        }
    }
    let mut parts = Parts::new(index.parts.count);
    parts.sizes.clone_from(&index.parts.sizes);
    for row in &index.parts.rows {
        if let Some(&number) = numbers.get(row.number) {
            parts.add(number as usize, row.part, row.count);
        }
    }
    for (word, spread) in merged.iter_mut().zip(parts.spreads()) {
        (word.spread, word.dispersion) = (spread.share, spread.dispersion);
    }
    merged
}

/// For every distinct word which it is where the forms of an English word are one. The numbers begin at 0, in the order of first places.
#[must_use]
pub fn stems(index: &Index) -> Vec<u32> {
    let mut known: FxHashMap<String, usize> = FxHashMap::default();
    let number = |it: &Frequency| {
        let next = known.len();
        *known.entry(stem(&it.folded).into_owned()).or_insert(next) as u32
    };
    index.words.iter().map(number).collect()
}

/// How often each of many things stands in each part of a text.
pub(crate) struct Parts {
    /// How many words a part has.
    sizes: Vec<usize>,
    /// How many parts count for the share of them; what stands behind the last one is a part more.
    count: usize,
    /// In the order of the parts.
    rows: Vec<Row>,
    /// For each thing its last row.
    last: Vec<usize>,
}

/// How often something stands in a part.
#[derive(Clone, Copy)]
pub(crate) struct Row {
    pub number: usize,
    pub part: usize,
    pub count: usize,
}

/// How something is spread over the parts.
pub(crate) struct Spread {
    /// The share of parts in which it stands.
    pub share: f64,
    /// Gries' DP.
    pub dispersion: f64,
}

impl Parts {
    pub fn new(count: usize) -> Self {
        Self {
            sizes: vec![0; count + 1],
            count,
            rows: Vec::new(),
            last: Vec::new(),
        }
    }

    /// Words that stand in `part`.
    pub fn fill(&mut self, part: usize, words: usize) {
        if let Some(size) = self.sizes.get_mut(part) {
            *size += words;
        }
    }

    /// The thing `number` stands in `part`, which is none before the last one. A new thing has the next number.
    pub fn add(&mut self, number: usize, part: usize, count: usize) {
        let next = self.rows.len();
        if number >= self.last.len() {
            self.last.resize(number + 1, usize::MAX);
        }
        let Some(last) = self.last.get_mut(number) else {
            return;
        };
        match self.rows.get_mut(*last) {
            Some(row) if row.part == part => row.count += count,
            _ => {
                *last = next;
                self.rows.push(Row {
                    number,
                    part,
                    count,
                });
            }
        }
    }

    /// How many words all parts have.
    pub fn total(&self) -> usize {
        self.sizes.iter().sum()
    }

    /// How many words each part has; what stands behind the last one is a part more.
    pub fn sizes(&self) -> &[usize] {
        &self.sizes
    }

    /// What stands in which part, in the order of the parts.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// How each thing is spread.
    pub fn spreads(&self) -> Vec<Spread> {
        let mut counts = vec![(0, 0); self.last.len()];
        for row in &self.rows {
            if let Some((count, parts)) = counts.get_mut(row.number) {
                *count += row.count;
                *parts += 1;
            }
        }
        let total = self.total().max(1) as f64;
        // A part without it adds the part's own size, and all sizes together are 1.
        let mut sums = vec![1.0; counts.len()];
        for row in &self.rows {
            let (sum, count) = (sums.get_mut(row.number), counts.get(row.number));
            if let (Some(sum), Some((count, _)), Some(&size)) =
                (sum, count, self.sizes.get(row.part))
            {
                let size = size as f64 / total;
                *sum += (row.count as f64 / *count as f64 - size).abs() - size;
            }
        }
        let all = self.count.max(1) as f64;
        let spread = |(sum, (_, parts)): (f64, (usize, usize))| Spread {
            share: (parts as f64 / all).min(1.0),
            dispersion: (sum / 2.0).clamp(0.0, 1.0),
        };
        sums.into_iter().zip(counts).map(spread).collect()
    }
}

/// A word has a handful of forms.
const MOST_FORMS: usize = 8;

/// A distinct word while it is counted.
struct Counted<'t> {
    entry: Option<Entry>,
    places: Vec<Span>,
    forms: Votes<&'t str>,
    tags: Votes<Tag>,
}

impl<'t> Counted<'t> {
    fn new(word: &Word, form: &'t str) -> Self {
        Self {
            entry: word.entry,
            places: Vec::new(),
            forms: Votes::new(form),
            tags: Votes::new(word.tag),
        }
    }
}

/// How often each of a few things was seen. Most words are written in one way, for which no memory is asked.
struct Votes<T> {
    first: (T, usize),
    others: Vec<(T, usize)>,
}

impl<T: Copy + PartialEq> Votes<T> {
    fn new(first: T) -> Self {
        Self {
            first: (first, 0),
            others: Vec::new(),
        }
    }

    /// One more of `it`; of more than `most` things the first ones stand for all.
    fn add(&mut self, it: T, most: usize) {
        if self.first.0 == it {
            self.first.1 += 1;
            return;
        }
        let is_full = self.others.len() + 1 >= most;
        match self.others.iter_mut().find(|other| other.0 == it) {
            Some(other) => other.1 += 1,
            None if is_full => {}
            None => self.others.push((it, 1)),
        }
    }

    /// What was seen most often; of two as often, the first.
    fn most(&self) -> T {
        let most = self.others.iter().rev().max_by_key(|it| it.1);
        most.filter(|it| it.1 > self.first.1)
            .map_or(self.first.0, |it| it.0)
    }
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
            index(text, &words, &[Span::new(0, text.len())], &lexicon),
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

    #[test]
    fn dispersion_is_the_deviation_of_proportions() {
        // 南通 stands in the first of two paragraphs, which has 3 of 4 words (南通 好 好 | 好): |1 - 3/4| + |0 - 1/4| = 1/2, and DP is
        // half of it, 1/4. 好: |2/3 - 3/4| + |1/3 - 1/4| = 1/6, DP 1/12.
        let text = "南通，好，好。\n好。";
        let lexicon = Lexicon::built_in();
        let words = segment(text, &lexicon, Names::Whole, &mut |_| {});
        let end = text.find('\n').unwrap();
        let paragraphs = [Span::new(0, end), Span::new(end + 1, text.len())];
        let index = index(text, &words, &paragraphs, &lexicon);
        let of = |form: &str| {
            index
                .words
                .iter()
                .find(|it| it.text == form)
                .unwrap()
                .dispersion
        };
        assert!((of("南通") - 0.25).abs() < 1e-9, "{}", of("南通"));
        assert!((of("好") - 1.0 / 12.0).abs() < 1e-9, "{}", of("好"));
    }

    #[test]
    fn forms_of_an_english_word_are_one_by_stems() {
        let text = "Cities plan. A city planned plans, cities grew.\nPlanning, 城市。";
        let options = Options {
            stems: true,
            ..Options::default()
        };
        let found = counted(text, &StopWords::BuiltIn, &options);
        let expected = [("plan", 4), ("Cities", 3), ("grew", 1), ("城市", 1)];
        assert_eq!(
            found,
            expected.map(|(form, count)| (form.to_owned(), count))
        );
    }
}
