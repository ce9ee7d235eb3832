//! A query → the words that stand near it more often than chance would have them.
//!
//! Every word within the window around a place of the query is counted, once even where two windows overlap; no window crosses the end
//! of a sentence. With N counted words beside the query's own, R of them within windows, f of them the word in question and O of these
//! within windows, chance has E = R·f/N there (St. Evert, "Corpora and collocations", 2008, on surface co-occurrence).
//!
//! - Log-likelihood: G² = 2 Σ O ln(O/E) over the four cells of within or without, the word or another (T. Dunning, "Accurate methods for
//!   the statistics of surprise and coincidence", *Computational Linguistics* 19, 1993). Below zero where the word is rarer there than
//!   chance has it. From 10.83 on it is not by chance at the level of 0.1 %.
//! - Mutual information: MI = log₂(O/E) (K. W. Church and P. Hanks, "Word association norms, mutual information, and lexicography",
//!   *Computational Linguistics* 16, 1990): log₂(O·N/(f·f₂·span)) where every window is whole, so that R = f₂·span.

use crate::corpus::{Choice, Corpus};
use crate::frequency;
use crate::pattern::Pattern;
use crate::rank;
use crate::word::Tag;

/// What stands near a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Collocates {
    /// How often the query stands in the text.
    pub hits: usize,
    /// Whether it was found as whole words; see [`Found`](crate::pattern::Found).
    pub is_words: bool,
    /// How many counted words lie within its windows.
    pub near: usize,
    /// The words, best first.
    pub words: Vec<Collocate>,
}

/// A word that stands near.
#[derive(Clone, Debug, PartialEq)]
pub struct Collocate {
    /// The word as the text writes it most often.
    pub text: String,
    /// Its commonest part of speech.
    pub tag: Tag,
    /// How often it stands near.
    pub count: usize,
    /// How often of these to the left of the nearest place of the query.
    pub left: usize,
    /// How often it stands in the text beside the query.
    pub frequency: usize,
    /// How often chance would have it near.
    pub expected: f64,
    /// G², below zero where it is rarer than chance has it.
    pub log_likelihood: f64,
    /// Mutual information.
    pub mi: f64,
}

/// What is near, and what of it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// How many words to the left are near; punctuation counts as none.
    pub left: usize,
    /// How many to the right.
    pub right: usize,
    /// What they are sorted by.
    pub measure: Measure,
    /// Which of the words are told.
    pub choice: Choice,
    /// The number of the one article that is looked at, as though there were no other. Where there is none of that number, the whole text is.
    pub article: Option<usize>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            left: 5,
            right: 5,
            measure: Measure::LogLikelihood,
            choice: Choice {
                least: 2,
                ..Choice::default()
            },
            article: None,
        }
    }
}

/// The widest window on one side.
pub const WIDEST: usize = 10;

/// What collocates are sorted by; ties by first place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// G².
    LogLikelihood,
    /// Mutual information.
    MutualInformation,
    /// How often they stand near.
    Count,
}

/// Finds what stands near `query` in `corpus`.
#[must_use]
pub fn find(corpus: &Corpus, query: &Pattern, options: &Options) -> Collocates {
    let found = query.find(corpus, options.article);
    let near = near(corpus, &found.hits, options);
    let own: Vec<u32> = if options.choice.stems {
        frequency::stems(&corpus.index)
    } else {
        (0..corpus.index.words.len() as u32).collect()
    };
    let mut counts = vec![Counts::default(); own.len()];
    let (mut total, mut inside) = (0, 0);
    let words = corpus
        .within(options.article)
        .flat_map(|it| corpus.words_of(it));
    for (at, place) in words.filter_map(|at| Some((at, near.get(at)?))) {
        let number = corpus.counted(at);
        let own = number.and_then(|it| Some((it, *own.get(it)? as usize)));
        let Some((number, counts)) =
            own.and_then(|(number, own)| Some((number, counts.get_mut(own)?)))
        else {
            continue;
        };
        if *place == Place::Within {
            continue;
        }
        total += 1;
        counts.frequency += 1;
        counts.first.get_or_insert(number);
        if *place != Place::Far {
            inside += 1;
            counts.near += 1;
            counts.left += usize::from(*place == Place::Left);
        }
    }
    let stop_words = options.choice.stop_words.set();
    let collocate = |it: &Counts| {
        let word = corpus.index.words.get(it.first?)?;
        if it.near < options.choice.least.max(1) || stop_words.holds(&word.folded) {
            return None;
        }
        let expected = inside as f64 * it.frequency as f64 / total as f64;
        Some(Collocate {
            text: word.text.clone(),
            tag: word.tag,
            count: it.near,
            left: it.left,
            frequency: it.frequency,
            expected,
            log_likelihood: log_likelihood(it.near, it.frequency, inside, total),
            mi: rank::log2(it.near as f64 / expected),
        })
    };
    let all: Vec<Collocate> = counts.iter().filter_map(collocate).collect();
    let score = |it: &Collocate| match options.measure {
        Measure::LogLikelihood => it.log_likelihood,
        Measure::MutualInformation => it.mi,
        Measure::Count => it.count as f64,
    };
    let scores: Vec<f64> = all.iter().map(score).collect();
    let mut order: Vec<usize> = (0..all.len()).collect();
    rank::sort_numbers(&mut order, &scores);
    let best = order.iter().filter_map(|&it| all.get(it).cloned());
    let words = best.take(options.choice.limit).collect();
    Collocates {
        hits: found.hits.len(),
        is_words: found.is_words,
        near: inside,
        words,
    }
}

/// Of a word that stands `near` times of its `frequency` times among the `inside` of `total` words.
fn log_likelihood(near: usize, frequency: usize, inside: usize, total: usize) -> f64 {
    let (near, frequency) = (near as f64, frequency as f64);
    let (inside, total) = (inside as f64, total as f64);
    let (outside, others) = (total - inside, total - frequency);
    let cells = rank::surprise(near, inside * frequency / total)
        + rank::surprise(inside - near, inside * others / total)
        + rank::surprise(frequency - near, outside * frequency / total)
        + rank::surprise(outside - frequency + near, outside * others / total);
    let sign = if near * total < inside * frequency {
        -1.0
    } else {
        1.0
    };
    sign * (2.0 * cells).max(0.0)
}

/// Where a word stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In no window.
    Far,
    /// In one, to the left of the nearest place of the query.
    Left,
    /// In one, to its right.
    Right,
    /// In the query itself.
    Within,
}

/// The places of all words.
fn near(corpus: &Corpus, hits: &[crate::pattern::Hit], options: &Options) -> Vec<Place> {
    let mut places = vec![Place::Far; corpus.words.len()];
    let mut steps = vec![usize::MAX; corpus.words.len()];
    for hit in hits {
        let sentence = corpus.words_of(corpus.sentence_of(hit.words.start));
        let is_word = |it: &usize| corpus.is_word(*it);
        let left = (sentence.start..hit.words.start).rev().filter(is_word);
        let right = (hit.words.end..sentence.end).filter(is_word);
        let left = left.take(options.left).zip(1..).map(|it| (it, Place::Left));
        let right = right
            .take(options.right)
            .zip(1..)
            .map(|it| (it, Place::Right));
        let own = hit.words.clone().map(|it| ((it, 0), Place::Within));
        for ((at, step), place) in left.chain(right).chain(own) {
            if let (Some(it), Some(nearest)) = (places.get_mut(at), steps.get_mut(at))
                && step < *nearest
            {
                (*it, *nearest) = (place, step);
            }
        }
    }
    places
}

#[derive(Clone, Copy, Default)]
struct Counts {
    frequency: usize,
    near: usize,
    left: usize,
    /// Which word of the index stands there first.
    first: Option<usize>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;
    use crate::lexicon::Lexicon;
    use crate::stop_words::StopWords;

    fn collocates(text: &str, query: &str, options: &Options) -> Collocates {
        let lexicon = Lexicon::built_in();
        let corpus = Corpus::read(text, &lexicon, &corpus::Options::default(), &mut |_| {});
        find(&corpus, &Pattern::parse(query).unwrap(), options)
    }

    fn options() -> Options {
        Options {
            choice: Choice {
                least: 1,
                stop_words: StopWords::Off,
                ..Choice::default()
            },
            ..Options::default()
        }
    }

    #[test]
    fn measures_are_those_worked_out_by_hand() {
        // 10 of 1,000 words are near; the word stands 20 times, 5 of these near. E = 10·20/1000 = 0.2, MI = log₂ 25 = 4.643856189775.
        // The cells 5, 5, 15, 975 stand against 0.2, 9.8, 19.8, 970.2:
        //   5 ln 25 = 16.094379124341, 5 ln(5/9.8) = −3.364722366212, 15 ln(15/19.8) = −4.164476048974,
        //   975 ln(975/970.2) = 4.811854307063; G² = 2 · 13.377035016217 = 26.754070032435.
        assert!((log_likelihood(5, 20, 10, 1000) - 26.754_070_032_435).abs() < 1e-9);
        assert!((rank::log2(5.0 / 0.2) - 4.643_856_189_775).abs() < 1e-9);
        // As often as by chance.
        assert_eq!(log_likelihood(2, 20, 100, 1000), 0.0);
        assert!(log_likelihood(1, 20, 100, 1000) < 0.0);
    }

    #[test]
    fn windows_count_a_word_once_and_end_with_the_sentence() {
        // Counted words beside the four places of 南通: 好 ×5, 上海 ×3. 上海 stands near once, 好 four times.
        let text = "南通好，南通好。上海好。上海，好，南通。南通好。上海";
        let narrow = Options {
            left: 1,
            right: 1,
            ..options()
        };
        let found = collocates(text, "南通", &narrow);
        assert_eq!((found.hits, found.near), (4, 4));
        let good = &found.words[0];
        assert_eq!(
            (good.text.as_str(), good.count, good.frequency),
            ("好", 4, 5)
        );
        // R = 4, f = 5, N = 8: E = 2.5, MI = log₂ 1.6.
        assert!(
            (good.expected - 2.5).abs() < 1e-9 && (good.mi - 0.678_071_905_112_637_7).abs() < 1e-9
        );
        let wide = collocates(text, "南通", &options());
        assert_eq!(wide.near, 5);
        assert_eq!(wide.words[1].text, "上海");
    }

    #[test]
    fn nothing_is_near_nothing() {
        for (text, query) in [
            ("", "好"),
            ("南通", "南通"),
            ("南通", "上海"),
            ("1 2 3", "*"),
            ("好好。", "*"),
        ] {
            let found = collocates(text, query, &options());
            assert!(found.words.is_empty() && found.near == 0, "{text} {query}");
        }
    }

    #[test]
    fn english_forms_are_one_by_stems() {
        let text = "The city plans. A city planned. Cities plan it.";
        let mut asked = options();
        asked.choice.stems = true;
        let found = collocates(text, "city", &asked);
        let plan = found
            .words
            .iter()
            .find(|it| it.text.starts_with("plan"))
            .unwrap();
        assert_eq!((plan.count, plan.frequency), (2, 3));
    }
}
