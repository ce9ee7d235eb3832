//! A query → every place where it stands, with what stands around it: key word in context, KWIC.
//!
//! ```text
//! 省政府工作报告在部署重点工作时，提出要联动 推进 长江口产业创新协同区建设
//! 抢抓国家战略实施机遇，加快               推进 高水平开放
//! ```
//!
//! Context ends where the article does; a line break within it is a space.

use crate::corpus::Corpus;
use crate::page::Kind;
use crate::pattern::{Hit, Pattern};
use crate::text::Span;
use std::ops::Range;

/// Where a query stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Concordance {
    /// How often it stands in the text, however many lines there are.
    pub total: usize,
    /// Whether it was found as whole words. Otherwise a plain query was looked for letter by letter.
    pub is_words: bool,
    /// The places, sorted as asked.
    pub lines: Vec<Line>,
}

/// A place with what stands around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What stands there.
    pub text: String,
    /// What stands before it.
    pub left: String,
    /// What stands behind it.
    pub right: String,
    /// Its place in the text as given; several where a page has broken it.
    pub places: Vec<Span>,
    /// The number of its sentence.
    pub sentence: usize,
    /// The number of its article.
    pub article: usize,
    /// What it stands in: a headline, running text.
    pub kind: Kind,
    /// The number of its paragraph in the article. Only running text has one.
    pub paragraph: Option<usize>,
}

/// How lines are made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// How much stands before the place.
    pub left: usize,
    /// How much stands behind it.
    pub right: usize,
    /// What is counted there.
    pub unit: Unit,
    /// What they are sorted by: first by the first key, and at last by their order in the text.
    pub sort: Vec<Key>,
    /// The most lines.
    pub limit: usize,
    /// The number of the one article that is searched. Where there is none of that number, the whole text is.
    pub article: Option<usize>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            left: 10,
            right: 10,
            unit: Unit::Words,
            sort: Vec::new(),
            limit: 100,
            article: None,
        }
    }
}

/// What context is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Words; punctuation between them counts as nothing.
    Words,
    /// Characters.
    Characters,
}

/// What lines are sorted by: words, folded, in the order of their characters' numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// The word so far to the left, in the same sentence; punctuation is passed over.
    Left(usize),
    /// The word so far to the right.
    Right(usize),
    /// What stands at the place itself: its first three words.
    Word,
}

/// The farthest neighbour that can be sorted by, and the most keys.
pub const KEYS: usize = 3;

/// The most context on one side.
pub const WIDEST: usize = 200;

/// Finds `query` in `corpus`.
#[must_use]
pub fn find(corpus: &Corpus, query: &Pattern, options: &Options) -> Concordance {
    let found = query.find(corpus, options.article);
    let order = sorted(corpus, &found.hits, &options.sort);
    let articles = articles(corpus);
    let hits = order.iter().filter_map(|&it| found.hits.get(it));
    let lines = hits.take(options.limit);
    Concordance {
        total: found.hits.len(),
        is_words: found.is_words,
        lines: lines
            .filter_map(|it| line(corpus, it, &articles, options))
            .collect(),
    }
}

/// The numbers of the hits, sorted by `keys`.
fn sorted(corpus: &Corpus, hits: &[Hit], keys: &[Key]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..hits.len()).collect();
    if keys.is_empty() {
        return order;
    }
    let ranks = ranks(&corpus.forms);
    let mut steps: Vec<Step> = Vec::new();
    for step in keys.iter().take(KEYS).flat_map(|it| it.steps()) {
        // What is asked for again sorts nothing.
        if !steps.contains(&step) {
            steps.push(step);
        }
    }
    for step in steps.iter().rev() {
        let rank = |hit: &Hit| {
            let sentence = corpus.words_of(corpus.sentence_of(hit.words.start));
            let word = step.word(corpus, hit, &sentence)?;
            ranks.get(corpus.number(word)).copied()
        };
        // What is not there stands first.
        let ranks: Vec<usize> = hits.iter().map(|it| rank(it).unwrap_or(0)).collect();
        order = by_rank(&order, &ranks);
    }
    order
}

/// Sorts numbers of things by the things' ranks, by counting; those of one rank stay in their order.
fn by_rank(numbers: &[usize], ranks: &[usize]) -> Vec<usize> {
    let rank = |it: usize| ranks.get(it).copied().unwrap_or(0);
    // Where the things of every rank begin.
    let mut places = vec![0; ranks.iter().max().map_or(0, |it| it + 2)];
    for &it in ranks {
        if let Some(next) = places.get_mut(it + 1) {
            *next += 1;
        }
    }
    let mut sum = 0;
    for it in &mut places {
        sum += *it;
        *it = sum;
    }
    let mut sorted = vec![0; numbers.len()];
    for &it in numbers {
        if let Some(place) = places.get_mut(rank(it)) {
            if let Some(there) = sorted.get_mut(*place) {
                *there = it;
            }
            *place += 1;
        }
    }
    sorted
}

/// Which word near a hit is looked at.
#[derive(PartialEq)]
enum Step {
    Left(usize),
    Right(usize),
    Own(usize),
}

impl Key {
    fn steps(self) -> Vec<Step> {
        match self {
            Self::Left(n) => vec![Step::Left(n)],
            Self::Right(n) => vec![Step::Right(n)],
            Self::Word => (0..KEYS).map(Step::Own).collect(),
        }
    }
}

impl Step {
    fn word(&self, corpus: &Corpus, hit: &Hit, sentence: &Range<usize>) -> Option<usize> {
        let is_word = |it: &usize| corpus.is_word(*it);
        let before = sentence.start..hit.words.start;
        let after = hit.words.end..sentence.end;
        match *self {
            Self::Left(n) => before.rev().filter(is_word).nth(n.checked_sub(1)?),
            Self::Right(n) => after.filter(is_word).nth(n.checked_sub(1)?),
            Self::Own(n) => hit.words.clone().nth(n),
        }
    }
}

/// For every distinct word its place, from 1, in the order of their characters.
fn ranks(forms: &[String]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..forms.len()).collect();
    order.sort_unstable_by_key(|&it| forms.get(it));
    let mut ranks = vec![0; forms.len()];
    for (at, rank) in order.into_iter().zip(1..) {
        if let Some(it) = ranks.get_mut(at) {
            *it = rank;
        }
    }
    ranks
}

/// The words of every article.
fn articles(corpus: &Corpus) -> Vec<Range<usize>> {
    let mut articles: Vec<Range<usize>> = Vec::new();
    for (at, sentence) in corpus.sentences.iter().enumerate() {
        let words = corpus.words_of(at);
        if sentence.article >= articles.len() {
            articles.resize(sentence.article + 1, words.clone());
        }
        if let Some(it) = articles.get_mut(sentence.article) {
            *it = it.start.min(words.start)..it.end.max(words.end);
        }
    }
    articles
}

fn line(corpus: &Corpus, hit: &Hit, articles: &[Range<usize>], options: &Options) -> Option<Line> {
    let number = corpus.sentence_of(hit.words.start);
    let sentence = corpus.sentences.get(number)?;
    let article = articles.get(sentence.article)?;
    let word = |at: usize| corpus.words.get(at).map(|it| it.span);
    let (start, end) = match options.unit {
        Unit::Words => {
            let is_word = |it: &usize| corpus.is_word(*it);
            let before = article.start..hit.words.start;
            let after = hit.words.end..article.end;
            // Where there are not so many, what stands at the article's end belongs to it, be it punctuation.
            let first = match options.left.checked_sub(1) {
                Some(n) => before.clone().rev().filter(is_word).nth(n).or(before.min()),
                None => None,
            };
            let last = match options.right.checked_sub(1) {
                Some(n) => after.clone().filter(is_word).nth(n).or(after.max()),
                None => None,
            };
            (
                first.and_then(word).map_or(hit.span.start, |it| it.start),
                last.and_then(word).map_or(hit.span.end, |it| it.end),
            )
        }
        Unit::Characters => {
            let first = word(article.start).map_or(hit.span.start, |it| it.start);
            let last = word(article.end.saturating_sub(1)).map_or(hit.span.end, |it| it.end);
            let before = Span::new(first, hit.span.start).of(corpus.text());
            let after = Span::new(hit.span.end, last).of(corpus.text());
            let left = before.chars().rev().take(options.left).map(char::len_utf8);
            let right = after.chars().take(options.right).map(char::len_utf8);
            (
                hit.span.start - left.sum::<usize>(),
                hit.span.end + right.sum::<usize>(),
            )
        }
    };
    let text = |start: usize, end: usize| {
        let text = Span::new(start, end).of(corpus.text());
        text.trim().replace('\n', " ")
    };
    Some(Line {
        text: text(hit.span.start, hit.span.end),
        left: text(start, hit.span.start),
        right: text(hit.span.end, end),
        places: corpus.places(hit.span),
        sentence: number,
        article: sentence.article,
        kind: sentence.kind,
        paragraph: sentence.paragraph,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;
    use crate::lexicon::Lexicon;
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

    /// The lines of `query` in `text`: what stands before, there and behind, with `|` between.
    #[track_caller]
    fn check(text: &str, query: &str, options: &Options, expected: &[&str]) {
        let corpus = Corpus::read(text, &LEXICON, &corpus::Options::default(), &mut |_| {});
        let found = find(&corpus, &Pattern::parse(query).unwrap(), options);
        let line = |it: &Line| format!("{}|{}|{}", it.left, it.text, it.right);
        assert_eq!(found.lines.iter().map(line).collect::<Vec<_>>(), expected);
    }

    fn around(left: usize, right: usize, unit: Unit) -> Options {
        Options {
            left,
            right,
            unit,
            ..Options::default()
        }
    }

    #[test]
    fn context_is_counted_in_words_or_characters() {
        let text = "昨天，南通推动产业发展，上海很好。";
        let words = |left, right| around(left, right, Unit::Words);
        check(text, "推动", &words(2, 1), &["昨天，南通|推动|产业"]);
        check(text, "推动", &words(0, 0), &["|推动|"]);
        check(text, "南通", &words(9, 0), &["昨天，|南通|"]);
        check(
            text,
            "推动",
            &words(9, 9),
            &["昨天，南通|推动|产业发展，上海很好。"],
        );
        check(
            text,
            "推动",
            &around(3, 4, Unit::Characters),
            &["，南通|推动|产业发展"],
        );
        check("", "推动", &words(9, 9), &[]);
    }

    #[test]
    fn lines_are_sorted_by_neighbours() {
        let text = "乙推动发展。甲推动创新。乙推动创新。推动，发展。";
        let by = |sort: &[Key]| Options {
            sort: sort.to_vec(),
            ..around(1, 1, Unit::Words)
        };
        let in_order = [
            "乙|推动|发展",
            "甲|推动|创新",
            "乙|推动|创新",
            "创新。|推动|，发展",
        ];
        let [a, b, c, d] = in_order;
        check(text, "推动", &by(&[]), &in_order);
        // 乙 U+4E59 < 甲 U+7532; 创 U+521B < 发 U+53D1. What is no neighbour stands first.
        check(
            text,
            "推动",
            &by(&[Key::Right(1), Key::Left(1)]),
            &[c, b, d, a],
        );
        check(text, "推动", &by(&[Key::Left(1)]), &[d, a, c, b]);
    }

    #[test]
    fn a_limit_cuts_lines_and_not_the_total() {
        let corpus = Corpus::read(
            &"雨停了。".repeat(1000),
            &LEXICON,
            &corpus::Options::default(),
            &mut |_| {},
        );
        let all = find(&corpus, &Pattern::parse("*").unwrap(), &Options::default());
        assert!(all.total >= 2000 && all.lines.len() == 100);
    }
}
