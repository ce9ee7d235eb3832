//! Passages and words → sentences, by a state machine of our own.
//!
//! 。！？!?…… and a full stop after a Latin word end a sentence, with the closing quotes and brackets that follow. Nothing ends inside 《》, and
//! “什么？”他问。 is one sentence: after a closing quote the sentence goes on where its speaker follows. Since words are cut before,
//! 3.5, U.S., www.example.com and 13:30 end none. A line break always does; a semicolon never.

use crate::page::{Kind, Passage};
use crate::text::{Span, fold_word};
use crate::word::{Tag, Word};

/// A sentence, or a line that is read like one: a headline, a byline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without white space at its ends; of a broken one the first piece.
    pub span: Span,
    /// All its pieces, where a page broke it and something else stands between.
    pub pieces: Vec<Span>,
    /// What it is.
    pub kind: Kind,
    /// The number of its article.
    pub article: usize,
    /// The number of its paragraph in the article. Only running text has one.
    pub paragraph: Option<usize>,
}

/// Cuts `passages` into sentences. Together they are the whole text, white space aside. `words` are those of the whole text.
#[must_use]
pub fn split(text: &str, passages: &[Passage], words: &[Word]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut from = 0;
    for line in passages {
        let first = from
            + words
                .get(from..)
                .unwrap_or_default()
                .partition_point(|it| it.span.end <= line.span.start);
        let count = words
            .get(first..)
            .unwrap_or_default()
            .partition_point(|it| it.span.start < line.span.end);
        from = first + count;
        let mut push = |start: usize, end: usize, kind: Kind| {
            let span = Span::new(start, end).trim(text);
            if !span.is_empty() {
                sentences.push(Sentence {
                    span,
                    pieces: Vec::new(),
                    kind,
                    article: line.article,
                    paragraph: line.paragraph.filter(|_| kind == Kind::Body),
                });
            }
        };
        if line.kind != Kind::Body {
            push(line.span.start, line.span.end, line.kind);
            continue;
        }
        let words = words.get(first..from).unwrap_or_default();
        // A mark that belongs to a bracket goes with it: no word is cut.
        let crossing = words
            .iter()
            .find(|it| it.span.start < line.body && line.body < it.span.end);
        let body = crossing.map_or(line.body, |it| it.span.end);
        push(line.span.start, body, line.head);
        let behind = words.partition_point(|it| it.span.end <= body);
        let mut start = body;
        for end in ends(text, words.get(behind..).unwrap_or_default()) {
            push(start, end, Kind::Body);
            start = end;
        }
        push(start, line.span.end, Kind::Body);
    }
    sentences
}

/// The places where sentences end among the words of a line.
fn ends(text: &str, words: &[Word]) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut titles = 0usize; // how many 《 are open
    let mut told = false; // whether a colon introduced the last quotation: its speaker stands before it
    let mut index = 0;
    while let Some(word) = words.get(index) {
        let token = word.span.of(text);
        index += 1;
        if ends_with_initials(text, word, words.get(index)) {
            ends.push(word.span.end);
            continue;
        }
        if word.tag != Tag::PUNCTUATION {
            continue;
        }
        match token {
            "《" => titles += 1,
            "》" => titles = titles.saturating_sub(1),
            "“" | "「" | "『" => {
                let before = index.checked_sub(2).and_then(|it| words.get(it));
                told = before.is_some_and(|it| matches!(it.span.of(text), "：" | ":"));
            }
            _ => {}
        }
        // An unclosed 《 holds back no more than its line's next few words.
        if titles > 0 && closes_soon(text, words, index) || !is_end(text, words, index - 1) {
            continue;
        }
        let mut closed = 0;
        while let Some(next) = words.get(index) {
            let next = next.span.of(text);
            let closes =
                CLOSERS.contains(&next) || next == "\"" && quote_is_open(text, words, index);
            if !closes && !next.chars().all(|c| MARKS.contains(&c)) {
                break;
            }
            closed += usize::from(closes);
            index += 1;
        }
        let goes_on = words
            .get(index)
            .is_some_and(|next| closed > 0 && goes_on_after_quote(text, words, index, next, told));
        // Two sentences in one quotation are two; a quotation that goes on is held together only by its speaker.
        if !goes_on && let Some(last) = words.get(index - 1) {
            (titles, told) = (0, false);
            ends.push(last.span.end);
        }
    }
    ends
}

/// Whether a word such as U.S. ends a sentence with its own full stop: a word that begins one follows.
fn ends_with_initials(text: &str, word: &Word, next: Option<&Word>) -> bool {
    let begins = |it: &Word| STARTERS.contains(&it.span.of(text)) && it.span.start > word.span.end;
    word.tag == Tag::LATIN && word.span.of(text).ends_with('.') && next.is_some_and(begins)
}

/// Words that, with a capital, stand at the beginning of a sentence and seldom in a name.
const STARTERS: [&str; 12] = [
    "He", "She", "It", "They", "We", "The", "But", "In", "This", "That", "There", "When",
];

const MARKS: [char; 7] = ['。', '！', '？', '!', '?', '…', '｡'];
const CLOSERS: [&str; 10] = ["”", "’", "」", "』", "）", ")", "】", "》", "]", "＂"];

/// Whether the mark at `index` ends a sentence.
fn is_end(text: &str, words: &[Word], index: usize) -> bool {
    let Some(mark) = words.get(index) else {
        return false;
    };
    let token = mark.span.of(text);
    let before = index
        .checked_sub(1)
        .and_then(|it| words.get(it))
        .filter(|it| it.span.end == mark.span.start);
    let after = words.get(index + 1);
    if token.chars().all(|c| MARKS.contains(&c)) {
        // …… in the middle of a clause: “这……不行” and 100…200 go on.
        let is_pause =
            token.starts_with('…') && after.is_some_and(|it| !begins_a_sentence(text, it, mark));
        return !is_pause;
    }
    if token.chars().all(|c| matches!(c, '.' | '．')) {
        // A full stop of Latin text: after a word, before a space and a new sentence, and not after Mr.
        let Some(before) = before else {
            return token.len() > 2;
        };
        let word = before.span.of(text);
        let is_numbered = word == "No" && after.is_some_and(|it| it.tag == Tag::NUMBER);
        // J. K. Rowling; 1. at the head of a line numbers it.
        let is_initial =
            word != "I" && word.len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase());
        let is_item = index == 1 && before.tag == Tag::NUMBER;
        let is_abbreviation = is_numbered || is_initial || is_item || ABBREVIATIONS.contains(&word);
        let apart = after.is_none_or(|it| it.span.start > mark.span.end || is_closer(text, it));
        return apart
            && !is_abbreviation
            && (token.len() == 1 || after.is_none_or(|it| begins_a_sentence(text, it, mark)));
    }
    false
}

fn is_closer(text: &str, word: &Word) -> bool {
    let token = word.span.of(text);
    CLOSERS.contains(&token) || token == "\""
}

/// After an ellipsis: white space, a quote or an upper-case letter begins a new sentence; a plain word goes on.
fn begins_a_sentence(text: &str, next: &Word, mark: &Word) -> bool {
    let token = next.span.of(text);
    if is_closer(text, next) {
        return true;
    }
    if token.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return next.span.start > mark.span.end
            && token.starts_with(|c: char| c.is_ascii_uppercase());
    }
    next.tag != Tag::PUNCTUATION
        && !token.starts_with(|c: char| c.is_ascii_digit())
        && mark.span.of(text).chars().count() >= 2
        || matches!(token, "“" | "「" | "『")
}

/// Titles and abbreviations whose full stop ends no sentence.
const ABBREVIATIONS: [&str; 38] = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Sr", "Jr", "Rev", "Gen", "Col", "Lt", "Sen", "Rep",
    "Gov", "vs", "etc", "e.g", "i.e", "Fig", "Vol", "Inc", "Ltd", "Co", "a.m", "Mt", "Ph.D", "Jan",
    "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Whether a sentence goes on after a quotation that has ended: “什么？”他问。 The speaker follows at once.
fn goes_on_after_quote(text: &str, words: &[Word], index: usize, next: &Word, told: bool) -> bool {
    let token = next.span.of(text);
    if matches!(
        token,
        "，" | "、"
            | "；"
            | "："
            | ","
            | ";"
            | ":"
            | "——"
            | "—"
            | "的"
            | "和"
            | "与"
            | "及"
            | "等"
            | "等等"
    ) {
        return true;
    }
    if told {
        return false;
    }
    // A verb of speaking within the next few words, with one comma on the way at most.
    let mut commas = 0;
    words
        .iter()
        .skip(index)
        .take(SPEAKER)
        .map_while(|it| {
            let token = it.span.of(text);
            commas += usize::from(token == "，");
            let goes_on = it.tag != Tag::PUNCTUATION || token == "，" && commas == 1;
            goes_on.then(|| fold_word(token))
        })
        .any(|token| {
            SPEECH.contains(&token.as_str())
                || token.ends_with(['说', '道', '问', '喊', '答']) && token.chars().count() <= 3
        })
}

/// The most words between a quotation and the verb of its speaker.
const SPEAKER: usize = 7;

const SPEECH: [&str; 20] = [
    "说", "道", "问", "称", "表示", "喊", "叫", "答", "回答", "介绍", "告诉", "感叹", "笑", "said",
    "asked", "says", "replied", "added", "感慨", "坦言",
];

/// Whether the straight quote at `index` closes one: an odd number stands before it.
fn quote_is_open(text: &str, words: &[Word], index: usize) -> bool {
    let from = index.saturating_sub(LOOK_BACK);
    words
        .get(from..index)
        .unwrap_or_default()
        .iter()
        .filter(|it| it.span.of(text) == "\"")
        .count()
        % 2
        == 1
}

/// How far a straight quote is looked for, in words.
const LOOK_BACK: usize = 200;

/// Whether a 》 stands among the next words, so that the 《 before is not just left open.
fn closes_soon(text: &str, words: &[Word], index: usize) -> bool {
    words
        .iter()
        .skip(index)
        .take(60)
        .any(|it| it.span.of(text) == "》")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::page;
    use crate::word::{Names, segment};
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

    /// `sentences` are the sentences of the text that they make together.
    #[track_caller]
    fn check(sentences: &str) {
        let text = sentences.replace('|', "");
        let words = segment(&text, &LEXICON, Names::Whole, &mut |_| {});
        let found: Vec<&str> = split(
            &text,
            &page::read(&text, &LEXICON, &page::Options::default()).passages,
            &words,
        )
        .iter()
        .map(|it| it.span.of(&text))
        .collect();
        let expected: Vec<&str> = sentences
            .split('|')
            .map(str::trim)
            .filter(|it| !it.is_empty())
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_end_sentences() {
        check("雨停了。|雨又下了。");
        check("真的吗？！|真的！！|好吧……|走了。");
        check("雨停了；风也停了。|走。");
        check("没有句号");
        check("标题没有句号\n|正文有。");
    }

    #[test]
    fn closing_quotes_belong_to_their_sentence() {
        check("他说：“雨停了。”|风也停了。");
        check("“什么？”他问。|“不行！”她说；雨停了。");
        check("“雨停了。|风也停了。”");
        check("「什麼？」他問。|「不行！」她說。");
        check("“什么？”她抬起头来，问道。");
        check("“快走！”爸爸大喊一声。");
        check("他说：“好。”|会议介绍了情况。");
        check("（雨停了。）|风也停了。");
        check("“好！”、“对！”的喊声。|走。");
    }

    #[test]
    fn nothing_ends_inside_a_title() {
        check("他读《你好！李焕英》。|走。");
        check("《未完的书名。|走了。");
    }

    #[test]
    fn numbers_and_abbreviations_end_nothing() {
        check("涨了3.5%。|到13:30。");
        check(
            "Mr. Smith went to the U.S. in May. |He saw www.example.com. |It was 3.5 miles. |See No. 5.",
        );
        check("He said \"No.\" |Then he left.");
        check("Is it? |Yes! |Good.");
        check("J. K. Rowling came on Jan. 5 to Mt. Everest.");
        check("He lives in the U.S. |He is old.");
        check("1. 第一条。|第二条。");
    }

    #[test]
    fn an_ellipsis_within_a_clause_goes_on() {
        check("这…不行。");
        check("“怎么……”他说。");
        check("签约落户……|“以长江口为突破口。”");
    }

    #[test]
    fn datelines_stand_alone() {
        check("新华社北京1月2日电（记者张毅）|国务院总理今天说。|好。");
    }
}
