//! Terms → the few that say what a text is about, and why: often here, rare elsewhere, in the places that matter.
//!
//! Candidates are words, names and phrases. Each is judged by a linear model of features in six groups; how much a group speaks for a
//! keyword, compared with the average term of the text, is shown as its reason. The weights are those of `cargo xtask train`, learned
//! from the keywords that authors gave 1,000 abstracts; that a text is about what it speaks of often is not left to the data: in an
//! abstract everything is said once.

#[doc(hidden)]
pub mod features;
#[doc(hidden)]
pub mod judge;
#[doc(hidden)]
pub mod stats;
#[doc(hidden)]
pub mod weights;

mod alias;
mod choice;

use crate::entity::{Entity, Kind as EntityKind};
use crate::rank;
use crate::term::{Class, Term, span, spans};
use crate::text::Span;
use crate::word::Tag;
pub use choice::Candidate;
use choice::choose;
use judge::{Judge, Judged, Scope};

/// A term that says what a text is about, with the reasons.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyword {
    /// The term as the text writes it.
    pub text: String,
    /// What it is.
    pub kind: Kind,
    /// Its part of speech; of a phrase that of its last word.
    pub tag: Tag,
    /// The chance, in percent, that somebody would have named it, less what better keywords say already.
    pub score: f64,
    /// How often it stands in the text, or in the article.
    pub count: usize,
    /// How rare its rarest word is in news, as idf.
    pub rarity: f64,
    /// Where it stands, in the order of the text.
    pub places: Vec<Span>,
    /// Other forms that are counted with it: a short form that the text gives.
    pub variants: Vec<String>,
    /// Whether the lexicon has it.
    pub known: bool,
    /// What speaks for it, and against.
    pub reasons: Reasons,
}

/// How much each group of facts speaks for a keyword, compared with the average term of the text: above 0 for it, below 0 against it.
/// One unit is a chance e times as good.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reasons {
    /// How often it stands.
    pub count: f64,
    /// How rare it is elsewhere.
    pub rarity: f64,
    /// Where it stands.
    pub place: f64,
    /// How long it is, and of what words.
    pub form: f64,
    /// Whether it stands free.
    pub edges: f64,
    /// In how many sentences it stands.
    pub spread: f64,
}

/// What a keyword is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One word: 现代化.
    Word,
    /// Several words: 长江口产业创新协同区.
    Phrase,
    /// A person, a place or an organisation: 许昆林.
    Name,
}

impl Kind {
    /// Its name in JSON: `word`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Word => "word",
            Self::Phrase => "phrase",
            Self::Name => "name",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Word, Self::Phrase, Self::Name]
            .into_iter()
            .find(|it| it.name() == name)
    }
}

/// Which keywords are chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The most keywords; more than [`MOST`] are never chosen.
    pub limit: usize,
    /// The kinds that are chosen; all where none is named.
    pub kinds: Vec<Kind>,
    /// The parts of speech that are chosen; all where none is named.
    pub tags: Vec<Tag>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            limit: 20,
            kinds: Vec::new(),
            tags: Vec::new(),
        }
    }
}

/// More keywords than this are never chosen: each is compared with those before it.
pub const MOST: usize = 500;

/// So many keywords has an article of a page.
pub const OF_AN_ARTICLE: usize = 5;

/// The keywords of a text, best first, and those of each of its articles, from its terms as `judge` judged them.
#[must_use]
pub fn find(
    judge: &Judge<'_>,
    judged: &Judged<'_>,
    options: &Options,
) -> (Vec<Keyword>, Vec<Vec<Keyword>>) {
    let is_one = judge.articles.len() == 1;
    // A piece that hardly stands but in a longer term says no more than that does.
    let is_piece = |it: &Term| {
        let is_name = judge.terms.words(it).iter().all(|it| is_name(it.class));
        it.count() > 3 && 10 * it.longer >= 9 * it.count() && !is_name
    };
    let aliases = alias::aliases(judge.read);
    let listed = |candidates: &[Candidate<'_>], scope: &Scope, least: usize, options: &Options| {
        let words = scope.words.clone();
        let candidates = candidates
            .iter()
            .filter(|it| it.term.count() >= least && !is_piece(it.term));
        let candidates = candidates.copied().collect();
        choose(candidates, &Listing { judge, words }, &aliases, options)
    };
    // Of a page of several articles what one of them says once is said by its own list.
    let least = if is_one { 1 } else { 2 };
    let all = listed(&judged.of_text, &judge.whole, least, options);
    let of_an_article = Options {
        limit: options.limit.min(OF_AN_ARTICLE),
        ..options.clone()
    };
    let articles = if is_one {
        vec![all.iter().take(of_an_article.limit).cloned().collect()]
    } else {
        let articles = judged.of_articles.iter().zip(&judge.articles);
        articles
            .map(|(candidates, scope)| listed(candidates, scope, 1, &of_an_article))
            .collect()
    };
    (all, articles)
}

/// What keywords are written from.
struct Listing<'l> {
    judge: &'l Judge<'l>,
    /// The words of the text, or of the article.
    words: std::ops::Range<usize>,
}

impl Listing<'_> {
    /// The places of a term in the text, or in the article, as numbers of words.
    fn places(&self, term: &Term) -> &[u32] {
        let places = self.judge.terms.places(term);
        let from = places.partition_point(|&it| (it as usize) < self.words.start);
        let to = places.partition_point(|&it| (it as usize) < self.words.end);
        places.get(from..to).unwrap_or_default()
    }

    fn spans(&self, term: &Term) -> Vec<Span> {
        spans(self.judge.read.words, self.places(term), term.length)
    }

    fn kind(&self, term: &Term) -> Kind {
        let words = self.judge.terms.words(term);
        let names_itself = words.len() == 1 && words.iter().all(|it| is_name(it.class));
        let first = self.judge.terms.places(term).first();
        let place = first.map(|&at| span(self.judge.read.words, at, term.length));
        if names_itself || place.is_some_and(|it| is_entity(self.judge.read.entities, it)) {
            Kind::Name
        } else if words.len() > 1 {
            Kind::Phrase
        } else {
            Kind::Word
        }
    }

    fn tag(&self, term: &Term) -> Tag {
        let last = self.judge.terms.words(term).last();
        let word = last.and_then(|it| self.judge.read.index.words.get(it.number as usize));
        word.map_or(Tag::NOUN, |it| it.tag)
    }

    fn keyword(&self, term: &Term, score: f64, reasons: Reasons) -> Keyword {
        let words = self.judge.terms.words(term);
        let entries = words
            .iter()
            .filter_map(|it| self.judge.read.index.words.get(it.number as usize));
        let rarity = entries.clone().map(|it| it.rarity).fold(0.0, f64::max);
        let places = self.spans(term);
        let text = match entries.clone().next() {
            // A word is written as the text writes it most often.
            Some(word) if words.len() == 1 => word.text.clone(),
            _ => places
                .first()
                .map_or(String::new(), |it| it.of(self.judge.read.text).to_owned()),
        };
        Keyword {
            text,
            kind: self.kind(term),
            tag: self.tag(term),
            score: 100.0 * rank::logistic(score),
            count: places.len(),
            rarity,
            places,
            variants: Vec::new(),
            known: self.judge.knows(term),
            reasons,
        }
    }
}

fn is_name(class: Class) -> bool {
    matches!(class, Class::Person | Class::Place | Class::Organization)
}

/// Whether `place` is that of a person, a place or an organisation.
fn is_entity(entities: &[Entity], place: Span) -> bool {
    let from = entities.partition_point(|it| it.span.start < place.start);
    let names = [
        EntityKind::Person,
        EntityKind::Place,
        EntityKind::Organization,
    ];
    entities
        .get(from..)
        .unwrap_or_default()
        .iter()
        .take_while(|it| it.span.start == place.start)
        .any(|it| it.span == place && names.contains(&it.kind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Options as Asked, analyze};
    use crate::lexicon::Lexicon;

    fn keywords(text: &str, options: Options) -> Vec<Keyword> {
        let asked = Asked {
            keywords: options,
            ..Asked::default()
        };
        analyze(text, &Lexicon::built_in(), &asked).keywords
    }

    const HEALTH: &str = "世界卫生组织（以下简称“世卫组织”）今天在日内瓦发布报告。\n世卫组织说，疫苗接种率下降。世界卫生组织呼吁各国加强疫苗接种。世卫组织总干事出席。疫苗接种很重要。";

    #[test]
    fn a_short_form_is_counted_with_the_full_one() {
        let found = keywords(HEALTH, Options::default());
        let body = found.iter().find(|it| it.text == "世界卫生组织").unwrap();
        assert_eq!(
            (body.count, body.variants.as_slice()),
            (5, ["世卫组织".to_owned()].as_slice())
        );
        assert_eq!(body.places.len(), 5);
        assert!(found.iter().all(|it| it.text != "世卫组织"));
    }

    #[test]
    fn a_phrase_is_better_than_its_words() {
        let found = keywords(
            "智慧渔港开港。\n记者在智慧渔港看到，渔船进了智慧渔港。智慧渔港有灯。",
            Options::default(),
        );
        assert_eq!(
            (found[0].text.as_str(), found[0].kind, found[0].count),
            ("智慧渔港", Kind::Phrase, 4)
        );
        assert!(!found[0].known);
        let reasons = found[0].reasons;
        assert!(reasons.count > 0.0 && reasons.form > 0.0, "{reasons:?}");
    }

    #[test]
    fn the_best_come_first_and_no_form_twice() {
        let found = keywords(HEALTH, Options::default());
        assert!(found.windows(2).all(|it| it[0].score >= it[1].score));
        let mut forms: Vec<&str> = found.iter().map(|it| it.text.as_str()).collect();
        forms.sort_unstable();
        assert!(forms.windows(2).all(|it| it[0] != it[1]), "{forms:?}");
    }

    #[test]
    fn options_choose() {
        let names = keywords(
            HEALTH,
            Options {
                kinds: vec![Kind::Name],
                ..Options::default()
            },
        );
        assert!(!names.is_empty() && names.iter().all(|it| it.kind == Kind::Name));
        let tag = Tag::named("n").unwrap();
        let nouns = keywords(
            HEALTH,
            Options {
                tags: vec![tag],
                ..Options::default()
            },
        );
        assert!(!nouns.is_empty() && nouns.iter().all(|it| it.tag == tag));
        assert_eq!(
            keywords(
                HEALTH,
                Options {
                    limit: 2,
                    ..Options::default()
                }
            )
            .len(),
            2
        );
        assert!(
            keywords(
                HEALTH,
                Options {
                    limit: 0,
                    ..Options::default()
                }
            )
            .is_empty()
        );
    }

    #[test]
    fn texts_with_nothing_to_say_have_none() {
        for text in ["", " \n", "的的的。", "1700 60%", "，。！"] {
            assert!(keywords(text, Options::default()).is_empty(), "{text}");
        }
    }

    #[test]
    fn stored_weights_are_those_that_were_learned() {
        let weights: Vec<f64> = (0..=features::DENSE + features::HASHED)
            .map(|it| f64::from(it as u32 % 5))
            .collect();
        let read = weights::Weights::from_bytes(&weights::Weights::to_bytes(&weights));
        assert!((0..weights.len() - 1).all(|it| read.of(it) == weights[it]));
        assert_eq!(read.bias, *weights.last().unwrap());
        assert_eq!(weights::Weights::from_bytes(&[1, 2, 3]).of(0), 0.0);
    }
}
