//! Words → what tells whether a person's summary would hold each.
//!
//! A word is judged once for every article that it stands in, by its places there: on a page of many articles the first sentence of the
//! last is a first sentence too. Numbers are words here, since headlines count: 7.1级, 3人.

use crate::frequency::Index;
use crate::page::Kind;
use crate::rank::ln;
use crate::sentence::Sentence;
use crate::stop_words::StopSet;
use crate::text::Span;
use crate::word::{Tag, Word};
use rustc_hash::FxHashMap;

/// How many features a word has; the first is 1 for all.
pub const COUNT: usize = 22;

/// What a word is in the article where it stands.
pub type Features = [f64; COUNT];

/// The words of a text as summaries see them.
pub struct Words {
    /// Every word of every article.
    pub all: Vec<Tally>,
    /// For each sentence the distinct words in it, as indexes of `all`, one sentence after the other.
    listed: Vec<u32>,
    /// Where those of each sentence end.
    ends: Vec<usize>,
    /// What is known of a word wherever it stands, by its number.
    kinds: Vec<Known>,
}

/// A word in an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Which word it is: words of one number are the same, in whatever article.
    pub number: u32,
    /// Where it first stands in the article.
    pub at: Span,
    /// Whether it stands in the headline.
    pub in_title: bool,
    /// The number of the first sentence of running text that it stands in, and of the last.
    first: Option<u32>,
    last: u32,
    count: u32,
    sentences: u32,
    paragraphs: u32,
    last_paragraph: Option<u32>,
    in_second: bool,
    in_first_paragraph: bool,
    in_first_clause: bool,
    is_quoted: bool,
    /// The last sentence that lists it, from 1.
    listed_in: u32,
    /// How many sentences and paragraphs of running text its article has.
    of_sentences: u32,
    of_paragraphs: u32,
}

/// What is known of a word wherever it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Known {
    length: u32,
    rarity: f64,
    is_function: bool,
    is_number: bool,
    is_latin: bool,
    is_name: bool,
}

impl Words {
    /// Reads the words of `text` once. `index` holds those that are counted.
    #[must_use]
    pub fn new(
        text: &str,
        sentences: &[Sentence],
        words: &[Word],
        index: &Index,
        stop_words: &StopSet,
    ) -> Self {
        let mut read = Self {
            all: Vec::with_capacity(index.words.len()),
            listed: Vec::with_capacity(words.len()),
            ends: Vec::with_capacity(sentences.len()),
            kinds: index
                .words
                .iter()
                .map(|it| Known {
                    length: it.folded.chars().count() as u32,
                    rarity: it.rarity / 10.0,
                    is_function: stop_words.holds(&it.folded) || !it.tag.is_content(),
                    is_number: false,
                    is_latin: it.tag == Tag::LATIN,
                    is_name: it.tag.is_name(),
                })
                .collect(),
        };
        let mut numerals = FxHashMap::default();
        let mut seen = Vec::new();
        let mut at = 0;
        for article in sentences.chunk_by(|a, b| a.article == b.article) {
            let mut reading = Article::new(article, read.all.len());
            for sentence in article {
                reading.begin(sentence);
                while let Some(word) = words.get(at).filter(|it| it.span.start < sentence.span.end)
                {
                    let number = index.numbers.get(at).copied().flatten();
                    at += 1;
                    let piece = word.span.of(text);
                    if word.tag == Tag::PUNCTUATION {
                        reading.mark(piece);
                        continue;
                    }
                    let number = number.unwrap_or_else(|| {
                        *numerals.entry(piece).or_insert_with(|| {
                            read.kinds.push(Known::numeral(piece));
                            read.kinds.len() as u32 - 1
                        })
                    });
                    reading.word(number, word.span, &mut read, &mut seen);
                }
                read.ends.push(read.listed.len());
            }
            for word in read.all.iter_mut().skip(reading.from) {
                word.of_sentences = reading.sentence;
                word.of_paragraphs = reading.paragraphs;
            }
        }
        read
    }

    /// The distinct words of a sentence, as indexes of `all`.
    #[must_use]
    pub fn of(&self, sentence: usize) -> &[u32] {
        let end = self.ends.get(sentence).copied().unwrap_or_default();
        let start = sentence.checked_sub(1).and_then(|it| self.ends.get(it));
        let start = start.copied().unwrap_or_default();
        self.listed.get(start..end).unwrap_or_default()
    }

    /// How many characters a word has.
    #[must_use]
    pub fn length(&self, word: &Tally) -> f64 {
        self.known(word).map_or(0.0, |it| f64::from(it.length))
    }

    /// Whether a word says nothing for itself: 的, or a number.
    #[must_use]
    pub fn is_bare(&self, number: u32) -> bool {
        let known = self.kinds.get(number as usize);
        known.is_none_or(|it| it.is_function || it.is_number)
    }

    /// What tells whether a summary would hold `word`. What the features are stands in `NAMES`.
    #[must_use]
    pub fn features(&self, word: &Tally) -> Features {
        let Some(known) = self.known(word) else {
            return [0.0; COUNT];
        };
        let flag = |it: bool| f64::from(u8::from(it));
        let is_first = flag(word.first == Some(0));
        let frequency = ln(1.0 + f64::from(word.count));
        let share = |part: u32, of: u32| f64::from(part) / f64::from(of.max(1));
        [
            1.0,
            is_first,
            flag(word.in_second),
            flag(word.in_first_paragraph),
            word.first.map_or(0.0, |it| 1.0 / (1.0 + f64::from(it))),
            frequency,
            frequency * known.rarity,
            known.rarity,
            share(word.sentences, word.of_sentences),
            share(word.paragraphs, word.of_paragraphs),
            flag(known.length == 1),
            flag(known.length >= 3),
            flag(known.is_function),
            flag(known.is_number),
            flag(known.is_latin),
            flag(word.is_quoted),
            is_first * flag(known.is_name),
            flag(word.first.is_some() && word.last + 1 == word.of_sentences),
            flag(word.in_first_clause),
            is_first * known.rarity,
            is_first * frequency,
            flag(known.is_name),
        ]
    }

    fn known(&self, word: &Tally) -> Option<&Known> {
        self.kinds.get(word.number as usize)
    }
}

/// The features, in their order.
pub const NAMES: [&str; COUNT] = [
    "any word",
    "in the first sentence",
    "in the second sentence",
    "in the first paragraph",
    "1 / (1 + first sentence)",
    "ln(1 + count)",
    "ln(1 + count) × rarity",
    "rarity",
    "share of sentences",
    "share of paragraphs",
    "one character",
    "three characters and more",
    "function word",
    "number",
    "Latin",
    "in quotation marks",
    "name in the first sentence",
    "in the last sentence",
    "in the first clause",
    "first sentence × rarity",
    "first sentence × ln(1 + count)",
    "name",
];

impl Known {
    fn numeral(piece: &str) -> Self {
        Self {
            length: piece.chars().filter(|it| !it.is_whitespace()).count() as u32,
            rarity: NUMERAL,
            is_function: false,
            is_number: true,
            is_latin: false,
            is_name: false,
        }
    }
}

/// A number is about as rare as a common noun.
const NUMERAL: f64 = 0.6;

/// An article while its words are read.
struct Article {
    /// The first of its words.
    from: usize,
    /// What counts as its running text.
    running: fn(Kind) -> bool,
    is_running: bool,
    is_title: bool,
    /// How many sentences of running text there are so far, and paragraphs.
    sentence: u32,
    paragraphs: u32,
    paragraph: Option<Option<usize>>,
    is_first_clause: bool,
    /// How many quotation marks are open.
    open: u32,
}

impl Article {
    fn new(sentences: &[Sentence], from: usize) -> Self {
        let has = |is: fn(Kind) -> bool| sentences.iter().any(|it| is(it.kind));
        let is_body = |it| it == Kind::Body;
        let is_caption = |it| matches!(it, Kind::Caption | Kind::Note);
        Self {
            from,
            running: match (has(is_body), has(is_caption)) {
                (true, _) => is_body,
                (_, true) => is_caption,
                _ => |_| true,
            },
            is_running: false,
            is_title: false,
            sentence: 0,
            paragraphs: 0,
            paragraph: None,
            is_first_clause: true,
            open: 0,
        }
    }

    fn begin(&mut self, sentence: &Sentence) {
        self.is_running = (self.running)(sentence.kind);
        self.is_title = sentence.kind == Kind::Title;
        if self.is_running {
            self.is_first_clause = self.sentence == 0;
            self.sentence += 1;
            if self.paragraph != Some(sentence.paragraph) {
                self.paragraph = Some(sentence.paragraph);
                self.paragraphs += 1;
                self.open = 0;
            }
        }
    }

    fn mark(&mut self, mark: &str) {
        match mark {
            "“" | "「" | "『" | "《" => self.open += 1,
            "”" | "」" | "』" | "》" => self.open = self.open.saturating_sub(1),
            "，" | "；" | "：" | "," | ";" => self.is_first_clause = false,
            _ => {}
        }
    }

    /// Counts a word. `seen` tells for every number where in `all` it stands, if in this article.
    fn word(&mut self, number: u32, at: Span, read: &mut Words, seen: &mut Vec<u32>) {
        if seen.len() <= number as usize {
            seen.resize(read.kinds.len(), u32::MAX);
        }
        let Some(slot) = seen.get_mut(number as usize) else {
            return;
        };
        let is_known = (*slot as usize) >= self.from
            && read
                .all
                .get(*slot as usize)
                .is_some_and(|it| it.number == number);
        if !is_known {
            *slot = read.all.len() as u32;
            read.all.push(Tally {
                number,
                at,
                ..Tally::default()
            });
        }
        let (slot, sentence) = (*slot, read.ends.len() as u32 + 1);
        if let Some(word) = read.all.get_mut(slot as usize) {
            self.count(word);
            if word.listed_in != sentence {
                word.listed_in = sentence;
                read.listed.push(slot);
            }
        }
    }

    fn count(&self, word: &mut Tally) {
        word.in_title |= self.is_title;
        if !self.is_running {
            return;
        }
        let sentence = self.sentence - 1;
        word.count += 1;
        if word.first.is_none() || word.last != sentence {
            word.sentences += 1;
        }
        word.first.get_or_insert(sentence);
        word.last = sentence;
        if word.last_paragraph != Some(self.paragraphs) {
            word.last_paragraph = Some(self.paragraphs);
            word.paragraphs += 1;
        }
        word.in_second |= sentence == 1;
        word.in_first_paragraph |= self.paragraphs == 1;
        word.in_first_clause |= self.is_first_clause;
        word.is_quoted |= self.open > 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frequency;
    use crate::lexicon::Lexicon;
    use crate::page;
    use crate::stop_words::StopWords;
    use crate::word::{Names, segment};

    #[test]
    fn every_article_counts_for_itself() {
        let text = "成都下雨了，7人受伤。\n成都又下雨了。雨停了。\n";
        let lexicon = Lexicon::built_in();
        let words = segment(text, &lexicon, Names::Whole, &mut |_| {});
        let page = page::read(text, &lexicon, &page::Options::default());
        let mut sentences = crate::sentence::split(text, &page.passages, &words);
        // As if the second line were an article of its own.
        for (at, it) in sentences.iter_mut().enumerate() {
            (it.kind, it.article, it.paragraph) = (Kind::Body, at.min(1), Some(0));
        }
        let index = frequency::index(text, &words, &[], &lexicon);
        let read = Words::new(text, &sentences, &words, &index, &StopWords::BuiltIn.set());
        let features = |form: &str| -> Vec<Features> {
            let all = read.all.iter().filter(|it| it.at.of(text) == form);
            all.map(|it| read.features(it)).collect()
        };
        let named = |name: &str| NAMES.iter().position(|it| *it == name).unwrap();
        let [first, second] = features("成都")[..] else {
            panic!("成都 is one word in each article");
        };
        for it in [first, second] {
            assert_eq!(it[named("in the first sentence")], 1.0);
            assert_eq!(it[named("ln(1 + count)")], ln(2.0));
        }
        assert_eq!(first[named("share of sentences")], 1.0);
        assert_eq!(second[named("share of sentences")], 0.5);
        assert_eq!(features("7")[0][named("number")], 1.0);
        assert_eq!(features("停")[0][named("in the second sentence")], 1.0);
    }
}
