//! What a reader looks for among the words of a text → where it stands.
//!
//! | query | finds |
//! |---|---|
//! | `发展` | the word 发展 |
//! | `高质量 发展`, `高质量发展` | these words in a row |
//! | `*发展`, `?市` | words that end so: `*` is any run of characters, also none; `?` is one |
//! | `发展/v`, `/n*`, `*/nr` | words of a part of speech (see [`Tag`]), of which `*` and `?` may stand for letters |
//! | `推动 * 发展` | `*` alone is any word, but no punctuation |
//!
//! 漢 is 汉, Ａ is a and A is a. Nothing is found across the end of a sentence. `\*`, `\?` and `\/` are the signs themselves; so is a slash
//! within a Latin word, unless a part of speech stands behind it. A query without patterns that is no row of whole words (数字经 in
//! 数字经济) is looked for in the text, letter by letter.

use crate::corpus::Corpus;
use crate::text::{Span, fold, is_han};
use crate::word::Tag;
use std::fmt;
use std::ops::Range;
use std::str::Chars;

/// A query that was read.
#[derive(Clone, Debug)]
pub struct Pattern(Vec<Element>);

/// Why a query makes no sense.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// There is nothing to look for.
    Blank,
    /// It has more than [`LONGEST`] characters.
    TooLong,
    /// What stands behind a slash is no part of speech.
    Tag(String),
}

/// The most characters that a query may have: what it takes to look for it grows with them.
pub const LONGEST: usize = 256;

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Blank => f.write_str("expected a word, found nothing"),
            Self::TooLong => write!(f, "expected at most {LONGEST} characters"),
            Self::Tag(tag) => write!(
                f,
                "expected a part of speech such as \"n\" behind the slash, found \"{tag}\""
            ),
        }
    }
}

/// Where something was found.
pub struct Found {
    /// The places, in the order of reading.
    pub hits: Vec<Hit>,
    /// Whether they are whole words. Otherwise a plain query was looked for letter by letter.
    pub is_words: bool,
}

/// A place where a query was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The words that it is, or that it touches.
    pub words: Range<usize>,
    /// Where it stands in the reading.
    pub span: Span,
}

#[derive(Clone, Debug)]
enum Element {
    /// Words in a row that are written so, without white space; `breaks` are the places where there was some.
    Plain { form: String, breaks: Vec<usize> },
    /// One word: how it may be written, and one bit for each part of speech that it may have.
    Word { signs: Vec<Sign>, tags: u64 },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// A folded character.
    Char(char),
    /// Any one character.
    One,
    /// Any run of characters.
    Any,
}

impl Pattern {
    /// Reads a query.
    ///
    /// # Errors
    /// A [`Refusal`] that says what is wrong with it.
    pub fn parse(query: &str) -> Result<Self, Refusal> {
        if query.chars().nth(LONGEST).is_some() {
            return Err(Refusal::TooLong);
        }
        let mut elements = Vec::new();
        for segment in query.split_whitespace() {
            let element = parse(segment)?;
            match (elements.last_mut(), element) {
                (Some(Element::Plain { form, breaks }), Element::Plain { form: next, .. }) => {
                    breaks.push(form.len());
                    form.push_str(&next);
                }
                (_, element) => elements.push(element),
            }
        }
        if elements.is_empty() {
            return Err(Refusal::Blank);
        }
        Ok(Self(elements))
    }

    /// Looks for it in `corpus`: in one article, or in all of it where it has none of that number.
    #[must_use]
    pub fn find(&self, corpus: &Corpus, article: Option<usize>) -> Found {
        // What may begin with a distinct word is asked once.
        let fits: Vec<Vec<bool>> = self
            .0
            .iter()
            .map(|it| corpus.forms.iter().map(|form| it.may_begin(form)).collect())
            .collect();
        let mut hits = Vec::new();
        for sentence in corpus.within(article) {
            let Range { start: mut at, end } = corpus.words_of(sentence);
            while at < end {
                let begins = |it: &Vec<bool>| it.get(corpus.number(at)) == Some(&true);
                let after = match fits.first() {
                    Some(first) if begins(first) => self.ends(corpus, &fits, at..end),
                    _ => None,
                };
                match after {
                    Some(after) => {
                        hits.push(hit(corpus, at..after));
                        at = after;
                    }
                    None => at += 1,
                }
            }
        }
        match self.0.as_slice() {
            [Element::Plain { form, .. }] if hits.is_empty() => Found {
                hits: letter_by_letter(form, corpus, article),
                is_words: false,
            },
            _ => Found {
                hits,
                is_words: true,
            },
        }
    }

    /// The word behind the last one, where it stands at the first of `words`.
    fn ends(&self, corpus: &Corpus, fits: &[Vec<bool>], words: Range<usize>) -> Option<usize> {
        let mut at = words.start;
        for (element, fits) in self.0.iter().zip(fits) {
            if at >= words.end || fits.get(corpus.number(at)) != Some(&true) {
                return None;
            }
            match element {
                Element::Word { tags, .. } => {
                    let tag = corpus.words.get(at)?.tag;
                    if tags >> tag.0 & 1 == 0 {
                        return None;
                    }
                    at += 1;
                }
                Element::Plain { form, breaks } => {
                    at = row(corpus, form, breaks, at..words.end)?;
                }
            }
        }
        Some(at)
    }
}

impl Element {
    fn may_begin(&self, word: &str) -> bool {
        match self {
            Self::Plain { form, .. } => !word.is_empty() && form.starts_with(word),
            Self::Word { signs, .. } => fits(signs, word),
        }
    }
}

/// One of the parts of a query between which white space stands.
fn parse(segment: &str) -> Result<Element, Refusal> {
    let mut signs: Vec<Sign> = Vec::new();
    // Where the last slash stands: before which sign, and behind which byte.
    let mut slash = None;
    let mut characters = segment.char_indices();
    while let Some((at, mut c)) = characters.next() {
        match c {
            '?' => signs.push(Sign::One),
            '*' if signs.last() == Some(&Sign::Any) => {}
            '*' => signs.push(Sign::Any),
            _ => {
                if c == '/' {
                    slash = Some((signs.len(), at + 1));
                } else if c == '\\' {
                    c = characters.next().map_or(c, |it| it.1);
                }
                signs.extend(fold(c).to_lowercase().map(Sign::Char));
            }
        }
    }
    let mut tags = WORDS;
    let mut has_tag = false;
    if let Some((before, behind)) = slash {
        let name = segment.get(behind..).unwrap_or_default();
        let of = tags_named(name);
        let head = segment.get(..behind - 1).unwrap_or_default();
        if of != 0 {
            (tags, has_tag) = (of, true);
            signs.truncate(before);
        } else if is_tag_like(name) && !head.contains(|c: char| c.is_ascii_alphanumeric()) {
            return Err(Refusal::Tag(name.to_owned()));
        }
    }
    let letters: Option<String> = signs
        .iter()
        .map(|it| match it {
            Sign::Char(c) => Some(*c),
            _ => None,
        })
        .collect();
    Ok(match letters {
        Some(form) if !has_tag => Element::Plain {
            form,
            breaks: Vec::new(),
        },
        _ => {
            if signs.is_empty() {
                signs.push(Sign::Any);
            }
            Element::Word { signs, tags }
        }
    })
}

/// All parts of speech but punctuation.
const WORDS: u64 = !(1 << Tag::PUNCTUATION.0);

fn is_tag_like(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|it| it.is_ascii_lowercase() || matches!(it, b'*' | b'?'))
}

/// One bit for each part of speech of that name, in which `*` and `?` may stand.
fn tags_named(name: &str) -> u64 {
    let signs: Vec<Sign> = name
        .chars()
        .map(|it| match it {
            '*' => Sign::Any,
            '?' => Sign::One,
            it => Sign::Char(it),
        })
        .collect();
    Tag::names()
        .zip(0..u64::BITS)
        .filter(|(it, _)| fits(&signs, it))
        .fold(0, |tags, (_, at)| tags | 1 << at)
}

/// Whether a word is written as `signs` say. Of all the runs that `*` may stand for only those of the last one are tried anew, which is
/// enough: what lies between two of them is best taken where it first stands.
fn fits(signs: &[Sign], word: &str) -> bool {
    let (mut at, mut rest) = (0, word.chars());
    let mut last: Option<(usize, Chars<'_>)> = None;
    loop {
        let mut next = rest.clone();
        match (signs.get(at), next.next()) {
            (Some(Sign::Any), _) => {
                at += 1;
                last = Some((at, rest.clone()));
                continue;
            }
            (None, None) => return true,
            (Some(Sign::One), Some(_)) => {
                (at, rest) = (at + 1, next);
                continue;
            }
            (Some(Sign::Char(c)), Some(d)) if *c == d => {
                (at, rest) = (at + 1, next);
                continue;
            }
            _ => {}
        }
        let Some((after, from)) = &mut last else {
            return false;
        };
        if from.next().is_none() {
            return false;
        }
        (at, rest) = (*after, from.clone());
    }
}

/// The word behind those that are `form` together, the first of `words` among them.
fn row(corpus: &Corpus, form: &str, breaks: &[usize], words: Range<usize>) -> Option<usize> {
    let mut rest = form;
    let mut before: Option<Span> = None;
    for at in words {
        let span = corpus.words.get(at)?.span;
        let word = corpus.forms.get(corpus.number(at))?;
        let from = form.len() - rest.len();
        rest = rest.strip_prefix(word.as_str())?;
        let to = form.len() - rest.len();
        // Latin words stand apart in the query as they do in the text: `is land` is not island.
        let is_broken = breaks.iter().any(|it| (from + 1..to).contains(it));
        if is_broken && !span.of(corpus.text()).contains(char::is_whitespace) {
            return None;
        }
        if let Some(before) = before
            && before.end < span.start
            && !breaks.contains(&from)
        {
            let is_han = |c: Option<char>| c.is_some_and(is_han);
            let last = before.of(corpus.text()).chars().next_back();
            if !is_han(last) && !is_han(word.chars().next()) {
                return None;
            }
        }
        if rest.is_empty() {
            return Some(at + 1);
        }
        before = Some(span);
    }
    None
}

fn hit(corpus: &Corpus, words: Range<usize>) -> Hit {
    let span = |at: usize| corpus.words.get(at).map_or(Span::default(), |it| it.span);
    Hit {
        span: Span::new(span(words.start).start, span(words.end - 1).end),
        words,
    }
}

/// Where `form` stands in the sentences of `corpus`, white space aside.
fn letter_by_letter(form: &str, corpus: &Corpus, article: Option<usize>) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut folded = String::new();
    // Where each folded character stands in `folded`, and where that of which it was made lies in the text.
    let mut characters: Vec<(usize, Span)> = Vec::new();
    for number in corpus.within(article) {
        let Some(sentence) = corpus.sentences.get(number) else {
            continue;
        };
        folded.clear();
        characters.clear();
        for (at, c) in sentence.span.of(corpus.text()).char_indices() {
            if c.is_whitespace() {
                continue;
            }
            let start = sentence.span.start + at;
            for it in fold(c).to_lowercase() {
                characters.push((folded.len(), Span::new(start, start + c.len_utf8())));
                folded.push(it);
            }
        }
        let place = |at: usize| {
            let next = characters.partition_point(|it| it.0 <= at);
            characters.get(next.saturating_sub(1)).map(|it| it.1)
        };
        let words = corpus.words_of(number);
        let all = corpus.words.get(words.clone()).unwrap_or_default();
        for (at, _) in folded.match_indices(form) {
            let (Some(first), Some(last)) = (place(at), place(at + form.len() - 1)) else {
                continue;
            };
            let span = Span::new(first.start, last.end);
            let start = words.start + all.partition_point(|it| it.span.end <= span.start);
            let end = words.start + all.partition_point(|it| it.span.start < span.end);
            hits.push(Hit {
                words: start..end,
                span,
            });
        }
    }
    hits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;
    use crate::lexicon::Lexicon;
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

    fn corpus(text: &str) -> Corpus {
        Corpus::read(text, &LEXICON, &corpus::Options::default(), &mut |_| {})
    }

    /// What `query` finds in `text`, with `|` between.
    #[track_caller]
    fn check(text: &str, query: &str, expected: &str) {
        let corpus = corpus(text);
        let found = Pattern::parse(query).unwrap().find(&corpus, None);
        let hits: Vec<&str> = found
            .hits
            .iter()
            .map(|it| it.span.of(corpus.text()))
            .collect();
        assert_eq!(hits.join("|"), expected, "{query}");
    }

    #[test]
    fn words_and_rows_of_words() {
        let text = "推动产业发展，推动发展。發展很快，推动\n创新。";
        check(text, "发展", "发展|发展|發展");
        check(text, "發展", "发展|发展|發展");
        check(text, "产业 发展", "产业发展");
        check(text, "产业发展", "产业发展");
        check(text, "推动发展", "推动发展");
        check(text, "发展。", "发展。");
        check(text, "上海", "");
        check(
            "New York and NEW YORK, newyork.",
            "new york",
            "New York|NEW YORK",
        );
        check("An island is land.", "is land", "is land");
        check("Ｎｏｄｅ.js和node.JS", "node.js", "Ｎｏｄｅ.js|node.JS");
    }

    #[test]
    fn patterns() {
        let text = "推动产业发展，沈雪梅推动创新。The cities of the city.";
        check(text, "推动 *", "推动产业|推动创新");
        check(text, "?动", "推动|推动");
        check(text, "cit*", "cities|city");
        check(text, "cit???", "cities");
        check(text, "*i*", "cities|city");
        check(text, "*/nr", "沈雪梅");
        check(text, "/nr 推动", "沈雪梅推动");
        check(text, "推动/nr", "");
        check(text, "/w", "，|。|.");
        check(text, "推动 /n?", "");
        check("推动 *？", "\\*", "*");
        check("and/or", "and/or", "and/or");
    }

    #[test]
    fn what_is_no_row_of_words_is_looked_for_by_letters() {
        let text = "江苏的数字经济和數字經濟。";
        let corpus = corpus(text);
        let found = Pattern::parse("数字经").unwrap().find(&corpus, None);
        let hits: Vec<&str> = found.hits.iter().map(|it| it.span.of(text)).collect();
        assert_eq!((hits, found.is_words), (vec!["数字经", "數字經"], false));
        assert!(!found.hits.iter().any(|it| it.words.is_empty()));
        assert!(
            Pattern::parse("数字*")
                .unwrap()
                .find(&corpus, None)
                .is_words
        );
    }

    #[test]
    fn refuses_what_makes_no_sense() {
        let refusal = |query: &str| Pattern::parse(query).err();
        assert_eq!(refusal(" \n"), Some(Refusal::Blank));
        assert_eq!(refusal(&"长".repeat(10_000)), Some(Refusal::TooLong));
        assert_eq!(refusal("发展/xyz"), Some(Refusal::Tag("xyz".into())));
        assert_eq!(refusal("/zz*"), Some(Refusal::Tag("zz*".into())));
        for query in [
            "发展/",
            "/",
            "//",
            "\\",
            "a/b/c",
            "5/9",
            "?",
            "***",
            "http://a.cn/x",
        ] {
            assert_eq!(refusal(query), None, "{query}");
        }
    }

    #[test]
    fn many_stars_take_no_longer() {
        let signs: Vec<Sign> = "*a"
            .repeat(128)
            .chars()
            .map(|it| match it {
                '*' => Sign::Any,
                it => Sign::Char(it),
            })
            .chain([Sign::Char('b')])
            .collect();
        // Trying every run for every star would not end.
        assert!(!fits(&signs, &"a".repeat(20_000)));
        assert!(fits(&[Sign::Any], "") && !fits(&[Sign::One], "") && fits(&[], ""));
    }
}
