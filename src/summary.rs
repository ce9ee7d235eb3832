//! Sentences → the few that tell the text, verbatim and in their order, within a budget.
//!
//! Every word has a chance to be in a person's summary: a logistic model of where and how often it stands in its article, how rare it is
//! and what kind of word it is, fitted on summaries and headlines by journalists. A set of sentences is worth the characters of its
//! distinct words, each times its chance, divided by its own length plus a constant: an expected ROUGE-1, so that neither repetition nor
//! length needs a rule of its own. Headlines ask for little more: see [`Measure`]. The shape is that of the word models of Hong and Nenkova (2014).
//!
//! ```text
//! words ─▶ feature ─▶ chance of each word in its article ─┬▶ selection   the best set, a beam; a long budget is filled from there
//! sentences ─▶ candidate ─▶ what may be chosen, and with what ┘
//! ```
//!
//! 新华社北京1月2日电（记者王明）, a headline or a caption is never chosen while there is running text, and 他还说…… only behind the
//! sentence that says who.

mod candidate;
mod choice;
#[doc(hidden)]
pub mod feature;
mod reason;
mod selection;
#[doc(hidden)]
pub mod weights;

use crate::frequency::Index;
use crate::rank::logistic;
use crate::sentence::Sentence;
use crate::stop_words::StopSet;
use crate::text;
use crate::word::Word;
use candidate::{ANY, Candidate, SOUND, candidates};
use choice::Choice;
use feature::{COUNT, Words};
use selection::Limit;

pub use reason::{Place, Reason};
pub use selection::Measure;

/// Sentences of a text that tell it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// Which sentences, in the order of the text.
    pub sentences: Vec<usize>,
    /// What they say.
    pub texts: Vec<String>,
    /// How many characters they have, white space aside.
    pub characters: usize,
    /// Whether that is more than the budget: where no sentence fits, the best one comes whole.
    pub over: bool,
    /// Whether they speak of what was asked about; not where nothing was asked, or the text says nothing of it.
    pub focused: bool,
    /// Why each sentence was chosen.
    pub reasons: Vec<Reason>,
}

/// How long a summary may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Budget {
    /// So many characters, white space aside.
    Characters(usize),
    /// So many sentences.
    Sentences(usize),
    /// This share of the text's characters, above 0 and up to 1.
    Share(f64),
}

/// What a summary should be.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// How long it may be.
    pub budget: Budget,
    /// Words or names that the reader asks about: only sentences that hold one are chosen, with what they lean on. Where no sentence
    /// within the budget does, the summary is as without.
    pub focus: Vec<String>,
    /// The number of the one article that is told. Where there is none of that number, or it is empty, the whole text is.
    pub article: Option<usize>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            budget: Budget::Characters(140),
            focus: Vec::new(),
            article: None,
        }
    }
}

/// How long the summary of an article is that stands on a card among others.
pub const CARD: Budget = Budget::Characters(100);

/// What words are worth: for headlines and what is as short, and for what is longer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// Up to 80 characters or one sentence.
    pub short: Row,
    /// Anything longer.
    pub long: Row,
}

/// What words are worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// How sets of sentences are compared.
    pub measure: Measure,
    /// What a headline adds to the logit of its words. Few of the texts that the model is fitted on come with one, so it is set by hand;
    /// for short summaries at what it adds in those of Xinhua that do.
    pub title: f64,
    /// The weight of each feature of a word.
    pub weights: [f64; COUNT],
}

/// A text made ready for its summaries.
pub struct Read<'t> {
    text: &'t str,
    sentences: &'t [Sentence],
    index: &'t Index,
    weights: &'t Weights,
    lengths: Vec<usize>,
    candidates: Vec<Candidate>,
    words: Words,
    /// What each of `words` is worth in a summary of more than a sentence.
    worths: Vec<f64>,
}

impl<'t> Read<'t> {
    /// Reads the sentences and words of `text` once.
    #[must_use]
    pub fn new(
        text: &'t str,
        sentences: &'t [Sentence],
        words: &[Word],
        index: &'t Index,
        stop_words: &StopSet,
        weights: &'t Weights,
    ) -> Self {
        let lengths: Vec<usize> = sentences
            .iter()
            .map(|it| text::characters(it.span.of(text)))
            .collect();
        let words = Words::new(text, sentences, words, index, stop_words);
        Self {
            text,
            sentences,
            index,
            weights,
            candidates: candidates(text, sentences, &lengths),
            lengths,
            worths: worths(&words, &weights.long),
            words,
        }
    }

    /// Its words, as summaries see them.
    #[must_use]
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The candidates of an article.
    fn of_article(&self, article: usize) -> &[Candidate] {
        let from = self.candidates.partition_point(|it| it.article < article);
        let to = self.candidates.partition_point(|it| it.article <= article);
        self.candidates.get(from..to).unwrap_or_default()
    }
}

/// What every word is worth: the characters of it that a person's summary would hold, on average.
fn worths(words: &Words, row: &Row) -> Vec<f64> {
    let worth = |it: &feature::Tally| {
        let features = words.features(it);
        let sum: f64 = features.iter().zip(&row.weights).map(|(a, b)| a * b).sum();
        let title = if it.in_title { row.title } else { 0.0 };
        logistic(sum + title) * words.length(it)
    };
    words.all.iter().map(worth).collect()
}

/// Chooses the sentences that tell the text. `focus` of the options has to be folded.
#[must_use]
pub fn choose(read: &Read<'_>, options: &Options) -> Summary {
    let scope = options.article.map_or(&[][..], |it| read.of_article(it));
    let scope = if scope.is_empty() {
        &read.candidates
    } else {
        scope
    };
    choose_of(read, scope, options)
}

/// Chooses the sentences that tell each of the first `count` articles, as long as [`CARD`] says.
#[must_use]
pub fn choose_each(read: &Read<'_>, count: usize) -> Vec<Summary> {
    let options = Options {
        budget: CARD,
        ..Options::default()
    };
    (0..count)
        .map(|it| choose_of(read, read.of_article(it), &options))
        .collect()
}

fn choose_of(read: &Read<'_>, scope: &[Candidate], options: &Options) -> Summary {
    let limit = limit(scope, options.budget);
    let is_short = limit.characters <= HEADLINE || limit.count == 1;
    let short;
    let (row, worths) = if is_short {
        short = worths(&read.words, &read.weights.short);
        (&read.weights.short, &short)
    } else {
        (&read.weights.long, &read.worths)
    };
    let asked = reason::asked(read, &options.focus);
    let choice = Choice {
        read,
        worths,
        measure: row.measure,
        limit,
        asked: &asked,
    };
    let nearest = scope.iter().map(|it| it.distance).min().unwrap_or_default();
    // Of running text, what is sound comes first; of anything else only the nearest kind.
    let distances = if nearest <= ANY {
        SOUND..=ANY
    } else {
        nearest..=nearest
    };
    let (mut chosen, mut focused) = (Vec::new(), false);
    if !asked.is_empty() {
        let speaking: Vec<Candidate> = choice.speaking(scope, *distances.end());
        chosen = choice.of(&speaking, distances.clone());
        focused = !chosen.is_empty();
    }
    if chosen.is_empty() {
        let told = scope.iter().filter(|it| distances.contains(&it.distance));
        chosen = if told.clone().map(|it| it.length).sum::<usize>() <= limit.characters
            && told.clone().map(|it| it.sentences.len()).sum::<usize>() <= limit.count
        {
            told.flat_map(|it| it.sentences.clone()).collect()
        } else {
            choice.of(scope, distances.clone())
        };
    }
    if chosen.is_empty() {
        chosen.extend(choice.best_alone(scope, nearest));
    }
    summary(read, worths, chosen, limit, focused)
}

/// Up to this budget a summary is as a headline.
const HEADLINE: usize = 80;

fn limit(scope: &[Candidate], budget: Budget) -> Limit {
    let (characters, count) = match budget {
        Budget::Characters(characters) => (characters, usize::MAX),
        Budget::Sentences(count) => (usize::MAX, count),
        Budget::Share(share) => {
            let total: usize = scope.iter().map(|it| it.length).sum();
            ((total as f64 * share).floor() as usize, usize::MAX)
        }
    };
    Limit { characters, count }
}

fn summary(
    read: &Read<'_>,
    worths: &[f64],
    sentences: Vec<usize>,
    limit: Limit,
    focused: bool,
) -> Summary {
    let chosen = sentences.iter().filter_map(|&it| read.sentences.get(it));
    let lengths = sentences.iter().filter_map(|&it| read.lengths.get(it));
    let characters = lengths.sum();
    // What is best alone may well fit: a line that is hardly a sentence, before one that is too long.
    let over = characters > limit.characters || sentences.len() > limit.count;
    Summary {
        texts: chosen.map(|it| it.span.of(read.text).to_owned()).collect(),
        characters,
        reasons: sentences
            .iter()
            .map(|&it| reason::reason(read, worths, it))
            .collect(),
        sentences,
        over,
        focused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Analysis, Options as Asked, analyze};
    use crate::lexicon::Lexicon;
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

    fn read(text: &str, budget: Budget, focus: &str, article: Option<usize>) -> Analysis {
        let mut asked = Asked::default();
        asked.summary = Options {
            budget,
            focus: [focus].map(str::to_owned).into(),
            article,
        };
        analyze(text, &LEXICON, &asked)
    }

    fn summary(text: &str, budget: Budget, focus: &str) -> String {
        read(text, budget, focus, None).summary.texts.join("|")
    }

    #[test]
    fn headlines_and_bylines_are_not_chosen() {
        let text = "会议在南通召开\n本报记者 王玮丽\n经济工作取得了很大成绩。好。今后一段时间要继续努力做好工作。\n图为会场。许丛军摄";
        assert_eq!(
            summary(text, Budget::Characters(12), ""),
            "经济工作取得了很大成绩。"
        );
        assert_eq!(
            summary(text, Budget::Sentences(2), ""),
            "经济工作取得了很大成绩。|今后一段时间要继续努力做好工作。"
        );
        let dated = "新华社北京1月2日电（记者张毅）国务院总理今天说，今年要继续努力。";
        assert_eq!(
            summary(dated, Budget::Characters(140), ""),
            "国务院总理今天说，今年要继续努力。"
        );
    }

    #[test]
    fn a_short_text_comes_back_whole() {
        assert_eq!(
            summary("标题\n雨停了。真的吗？", Budget::Characters(140), ""),
            "雨停了。|真的吗？"
        );
        assert_eq!(summary("雨停了", Budget::Characters(140), ""), "雨停了");
    }

    #[test]
    fn what_leans_comes_with_what_it_leans_on() {
        let first = "市水务局局长李明昨天介绍了南通的治水经验。";
        let second = "他说，南通治水经验值得推广。";
        let text = format!("{first}{second}\n风停了以后，人们走出家门散步聊天。");
        let all = summary(&text, Budget::Sentences(2), "治水");
        assert_eq!(all, format!("{first}|{second}"));
        // The second alone would fit.
        assert!(!summary(&text, Budget::Characters(20), "").contains(second));
        let english = "The mayor of Nantong opened a new port on Monday. However, the port is small. People walked home in the rain.";
        assert!(!summary(english, Budget::Characters(30), "").contains("However"));
        assert_eq!(
            summary(
                "他说，南通治水经验值得推广。他还说，要继续努力下去。",
                Budget::Characters(14),
                ""
            ),
            second
        );
    }

    #[test]
    fn a_quotation_is_chosen_whole() {
        let text = "市长说：“南通要抓住机遇。南通要继续努力。”风停了以后，人们走出家门散步。大家都很高兴，一直走到天黑。";
        for budget in [14, 16, 20, 30] {
            let told = summary(text, Budget::Characters(budget), "");
            assert_eq!(told.matches('“').count(), told.matches('”').count());
        }
    }

    #[test]
    fn where_nothing_fits_the_best_comes_whole() {
        for text in [
            "经济工作取得了很大成绩。",
            "经济工作取得了很大成绩。他说，这是好事情。",
        ] {
            let found = read(text, Budget::Characters(3), "", None).summary;
            assert_eq!(found.texts, ["经济工作取得了很大成绩。"]);
            assert!(found.over);
        }
    }

    #[test]
    fn what_is_best_alone_and_fits_is_not_over() {
        let text = format!(
            "\u{3000}江城（刷脸进门＄自助借还，灯随人走。昨{}文{}图报记耆龘試放榜在即輔龘龘龘熱龘巚今龘KH龘>龘林小舟）3月5龘09:",
            "龘".repeat(64),
            "龘".repeat(22)
        );
        let found = read(&text, Budget::Characters(140), "", None).summary;
        assert_eq!(found.sentences.len(), 1);
        assert!(found.characters <= 140 && !found.over, "{found:?}");
    }

    #[test]
    fn a_focus_is_found_anywhere() {
        let plain: String = (1..80)
            .map(|it| format!("第{it}个代表团今天参观了城市的工厂和学校。"))
            .collect();
        let text = format!("{plain}大熊猫昨天在成都生下了一对幼崽。");
        let found = read(&text, Budget::Characters(60), "大熊猫", None).summary;
        assert_eq!(found.texts, ["大熊猫昨天在成都生下了一对幼崽。"]);
        assert!(found.focused);
        let without = read(&text, Budget::Characters(60), "", None).summary;
        assert!(!without.texts.concat().contains("大熊猫") && !without.focused);
        // What is not there, and what does not fit, leaves the summary as it is.
        assert_eq!(
            read(&text, Budget::Characters(60), "航天员", None).summary,
            without
        );
        let short = |focus| {
            read(&text, Budget::Characters(15), focus, None)
                .summary
                .focused
        };
        assert!(!short("大熊猫"));
    }

    #[test]
    fn every_article_is_told_and_the_page_tells_of_several() {
        let text = "大熊猫生下幼崽\n本报记者 王玮丽\n　　大熊猫昨天在成都生下了一对幼崽，母子平安。工作人员整夜守在产房外面。\n　　成都的游客很高兴，在门前排起了长队。\n\n长江大桥今天通车\n本报记者 沈雪梅\n　　长江大桥今天上午在武汉正式通车，全长三公里。大桥共有六条车道，两年建成。\n　　武汉市民走上大桥参观，一直走到天黑。\n";
        let found = read(text, Budget::Characters(50), "", None);
        assert_eq!(found.articles.len(), 2);
        let told = found.summary.texts.concat();
        assert!(
            told.contains("大熊猫") && told.contains("长江大桥"),
            "{told}"
        );
        for (article, digest) in found.digests.iter().enumerate() {
            let places = digest.summary.sentences.iter();
            assert!(!digest.summary.texts.is_empty());
            assert!(
                places
                    .filter_map(|&it| found.sentences.get(it))
                    .all(|it| it.article == article)
            );
        }
        let second = read(text, Budget::Characters(50), "", Some(1)).summary;
        assert!(
            second.texts.concat().contains("长江大桥") && !second.texts.concat().contains("大熊猫")
        );
        assert_eq!(
            read(text, Budget::Characters(50), "", Some(9)).summary,
            found.summary
        );
    }

    #[test]
    fn every_sentence_says_why() {
        let text = "大熊猫昨天在成都生下了一对幼崽，母子平安。大熊猫很高兴。\n大熊猫的幼崽重一百克，由工作人员照看。";
        let found = read(text, Budget::Characters(140), "", None).summary;
        let places: Vec<Place> = found.reasons.iter().map(|it| it.place).collect();
        assert_eq!(
            places,
            [Place::Opening, Place::FirstParagraph, Place::ParagraphStart]
        );
        let first = found.reasons.first().unwrap();
        assert!(
            first.words.contains(&"大熊猫".to_owned()) && first.words.len() <= 4,
            "{first:?}"
        );
        assert!(
            found
                .reasons
                .iter()
                .all(|it| it.worth > 0.0 && it.worth <= 1.0)
        );
    }

    #[test]
    fn odd_texts_have_clear_summaries() {
        let once = "南通的经济工作取得了很大成绩。";
        assert_eq!(
            summary(&once.repeat(1000), Budget::Characters(140), ""),
            once
        );
        assert_eq!(
            read(&once.repeat(1000), Budget::Sentences(3), "", None)
                .summary
                .sentences
                .len(),
            3
        );
        for text in [
            "王玮丽 沈雪梅 许丛军",
            "1 2 3\n4.5",
            "，，，",
            &"没有标点".repeat(2000),
        ] {
            let found = read(text, Budget::Characters(5), "", None).summary;
            assert_eq!(found.sentences.len(), 1, "{found:?}");
            assert!(found.reasons.iter().all(|it| it.worth.is_finite()));
        }
    }
}
