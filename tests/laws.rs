//! What holds for any text: on random Unicode, on hostile texts, and on the golden stories.
#![allow(clippy::unwrap_used)]

use jianbao::summary::Budget;
use jianbao::text::{Utf16, fold};
use jianbao::{Analysis, Lexicon, Names, Options, Span, analyze, segment, wire};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::sync::LazyLock;
use std::time::Instant;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

fn options() -> Options {
    Options::default()
}

/// Every law at once.
fn hold(text: &str) {
    let analysis = analyze(text, &LEXICON, &options());
    words_are_the_text(text, &analysis);
    sentences_are_the_text(text, &analysis);
    articles_are_the_text(text, &analysis);
    summary_is_made_of_sentences(text, &analysis);
    places_count(text, &analysis);
    let json = serde_json::to_string(&wire::Analysis::new(text, &analysis)).unwrap();
    let again = serde_json::to_string(&wire::Analysis::new(
        text,
        &analyze(text, &LEXICON, &options()),
    ))
    .unwrap();
    assert_eq!(json, again, "twice is not the same");
    let split: String = segment(text, &LEXICON, Names::Split, &mut |_| {})
        .iter()
        .map(|it| it.span.of(text))
        .collect();
    assert_eq!(bare(&split), bare(text), "split names lose something");
}

fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

fn rise(text: &str, spans: &[Span]) {
    for span in spans {
        assert!(
            span.start < span.end
                && text.is_char_boundary(span.start)
                && text.is_char_boundary(span.end),
            "{span:?}"
        );
    }
    for pair in spans.windows(2) {
        assert!(pair[0].end <= pair[1].start, "{pair:?}");
    }
}

fn words_are_the_text(text: &str, analysis: &Analysis) {
    for word in &analysis.words {
        let form = word.span.of(text);
        assert_eq!(word.entry, LEXICON.entry(form), "{form}");
        assert!(
            word.entry.is_none() || word.folds == form.chars().any(|c| fold(c) != c),
            "{form}"
        );
    }
    let spans: Vec<Span> = analysis.words.iter().map(|it| it.span).collect();
    rise(text, &spans);
    let mut end = 0;
    for span in spans.iter().chain([&Span::new(text.len(), text.len())]) {
        assert!(
            text[end..span.start].chars().all(char::is_whitespace),
            "lost: {:?}",
            &text[end..span.start]
        );
        end = span.end;
    }
}

fn sentences_are_the_text(text: &str, analysis: &Analysis) {
    let spans: Vec<Span> = analysis.sentences.iter().map(|it| it.span).collect();
    rise(text, &spans);
    let joined: String = spans.iter().map(|it| it.of(text)).collect();
    assert_eq!(bare(&joined), bare(text));
    let mut words = analysis.words.iter();
    for sentence in &spans {
        let mut inside = String::new();
        for word in words.by_ref().take_while(|_| true) {
            assert!(
                sentence.holds(word.span),
                "{:?} crosses a sentence",
                word.span.of(text)
            );
            inside.push_str(word.span.of(text));
            if word.span.end == sentence.end {
                break;
            }
        }
        assert_eq!(bare(&inside), bare(sentence.of(text)));
    }
}

fn articles_are_the_text(text: &str, analysis: &Analysis) {
    assert_eq!(analysis.articles.is_empty(), text.trim().is_empty());
    let joined: String = analysis
        .articles
        .iter()
        .map(|it| it.span.of(text))
        .collect();
    assert_eq!(bare(&joined), bare(text));
}

fn summary_is_made_of_sentences(text: &str, analysis: &Analysis) {
    let summary = &analysis.summary;
    assert!(
        summary.sentences.windows(2).all(|it| it[0] < it[1])
            && summary
                .sentences
                .iter()
                .all(|&it| it < analysis.sentences.len())
    );
    assert_eq!(summary.sentences.is_empty(), bare(text).is_empty());
    assert_eq!(summary.over, summary.characters > 140);
    assert!(!summary.over || summary.sentences.len() == 1);
}

fn places_count(text: &str, analysis: &Analysis) {
    let units = Utf16::new(text);
    let utf16: Vec<u16> = text.encode_utf16().collect();
    for keyword in &analysis.keywords {
        assert_eq!(keyword.places.len(), keyword.count);
        rise(text, &keyword.places);
        for place in &keyword.places {
            let slice = &utf16[units.of(place.start) as usize..units.of(place.end) as usize];
            assert_eq!(String::from_utf16(slice).unwrap(), place.of(text));
        }
    }
    let counted: usize = analysis.frequencies.iter().map(|it| it.count).sum();
    assert!(counted <= analysis.words.len());
}

/// Pieces that meet in news and that are hard to cut.
const PIECES: [&str; 40] = [
    "南通",
    "的",
    "，",
    "。",
    "！？",
    "……",
    "——",
    "“",
    "”",
    "《",
    "》",
    "（",
    "）",
    "\n",
    "\r\n",
    " ",
    "\u{3000}",
    "2024",
    "年",
    "1月",
    "3.5%",
    "１，７００",
    "GPT-4o",
    "C++",
    "U.S.",
    "Mr.",
    "www.example.com/",
    "a@b.cn",
    "#",
    "@",
    "😂",
    "👨\u{200D}👩\u{200D}👧",
    "𠮷",
    "漢語",
    "\u{FE0F}",
    "\u{200B}",
    "\u{FEFF}",
    "\0",
    "新华社北京1月2日电（记者张毅）",
    "沈雪梅",
];

/// The same texts at every run, so that a red test is about the change; `PROPTEST_RNG_SEED` and `PROPTEST_CASES` ask for others.
fn config() -> ProptestConfig {
    let given = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let rng_seed = if given.rng_seed == RngSeed::Random {
        RngSeed::Fixed(1)
    } else {
        given.rng_seed
    };
    ProptestConfig { rng_seed, ..given }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn random_unicode(text in any::<String>()) {
        hold(&text);
    }

    #[test]
    fn random_news(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60)) {
        hold(&pieces.concat());
    }

    #[test]
    fn random_characters(text in "[\u{4E00}-\u{9FFF}a-z0-9 #@.,:/。，“”\u{1F600}-\u{1F64F}\u{200D}\u{FE0F}\u{E0100}]{0,80}") {
        hold(&text);
    }

    #[test]
    fn summaries_keep_to_their_budget(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..80), characters in 1usize..200, sentences in 1usize..5) {
        let text = pieces.concat();
        for budget in [Budget::Characters(characters), Budget::Sentences(sentences), Budget::Share(characters as f64 / 200.0)] {
            let mut options = options();
            options.summary.budget = budget;
            let analysis = analyze(&text, &LEXICON, &options);
            let summary = &analysis.summary;
            match budget {
                Budget::Characters(characters) => assert!(summary.over || summary.characters <= characters),
                Budget::Sentences(sentences) => assert!(summary.sentences.len() <= sentences),
                _ => assert!(summary.over || summary.characters <= analysis.characters),
            }
        }
    }

    #[test]
    fn user_words_lose_nothing(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40), dictionary in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..6)) {
        let text = pieces.concat();
        let mut lexicon = LEXICON_TWO.lock().unwrap();
        lexicon.user_mut().clear();
        lexicon.user_mut().load(&dictionary.join("\n"));
        let words = segment(&text, &lexicon, Names::Whole, &mut |_| {});
        rise(&text, &words.iter().map(|it| it.span).collect::<Vec<_>>());
        let joined: String = words.iter().map(|it| it.span.of(&text)).collect();
        prop_assert_eq!(bare(&joined), bare(&text));
    }
}

static LEXICON_TWO: LazyLock<std::sync::Mutex<Lexicon>> =
    LazyLock::new(|| std::sync::Mutex::new(Lexicon::built_in()));

#[test]
fn hostile_texts() {
    let texts = [
        "（记者张毅）\u{FE0F}好。",
        "",
        " \n\t",
        "a",
        "的",
        "\0\u{1}\u{7F}",
        "\u{FFFD}\u{FFFD}",
        "\u{FEFF}",
        "\r\r\n\n",
        "😂😂😂",
        "👨\u{200D}👩\u{200D}👧👍🏽🇨🇳🇨",
        "“““",
        "《《《",
        "。。。",
        "##",
        "#a#b#",
        "@@",
        "a@b@c",
        "http://",
        "www.",
        "1:2:3:4",
        "1/2/3",
        "1-2-3",
        "12:30:",
        "...",
        "…",
        "\u{300}",
        "e\u{301}",
        "葛\u{E0100}",
        "\u{200D}",
        "1\u{20E3}",
        "﷽",
        "ⅧⅨ",
        "①②",
        "㍿",
        "ﬁ",
        "İ",
        "ẞ",
    ];
    for text in texts {
        hold(text);
        hold(&text.repeat(3));
        hold(&format!("今天{text}好。"));
    }
}

#[test]
fn golden_stories() {
    hold(&std::fs::read_to_string("tests/golden/seed/text.txt").unwrap());
}

#[test]
fn time_grows_in_proportion() {
    // Each of these could tempt some loop to look at everything again.
    let shapes = [
        "今天天气很好",
        "的",
        "啊",
        "a",
        "a-",
        "a.",
        "a@",
        "1,",
        "1/",
        "1-",
        "1--",
        "1.-",
        "2024-01-",
        "A.",
        "图书",
        "#",
        "#a",
        "@a",
        "😂",
        "“",
        "《",
        "《a。",
        "。",
        "……”",
        "http://a",
        "\n",
        " ",
        "彭军君",
        "\"a.\" ",
        "百分之五",
        "三千",
        "e\u{301}",
    ];
    for shape in shapes {
        let time = |n: usize| {
            let text = shape.repeat(n / shape.len());
            (0..2)
                .map(|_| {
                    let start = Instant::now();
                    let _ = analyze(&text, &LEXICON, &options());
                    start.elapsed().as_secs_f64()
                })
                .fold(f64::INFINITY, f64::min)
        };
        // Eight times the text; a quadratic loop would take 64 times as long. A busy machine gets a second and a third chance.
        let holds = |&(small, large): &(f64, f64)| large < 24.0 * small + 0.05;
        let mut measured = Vec::new();
        while measured.len() < 3 && !measured.last().is_some_and(holds) {
            measured.push((time(12_000), time(96_000)));
        }
        assert!(
            measured.last().is_some_and(holds),
            "{shape:?}: {measured:?}"
        );
    }
}

#[test]
fn a_large_user_dictionary_loads_at_once() {
    let lines: String = (0..100_000)
        .map(|number| {
            let han = |at: u32| char::from_u32(0x4E00 + at % 20_000).unwrap();
            format!(
                "{}{}{} 5 n\n",
                han(number * 7),
                han(number / 3),
                han(number)
            )
        })
        .collect();
    // The best of some: the machine has other things to do.
    let fastest = (0..5)
        .map(|_| {
            let mut lexicon = Lexicon::built_in();
            let start = Instant::now();
            assert_eq!(lexicon.user_mut().load(&lines).added, 100_000);
            start.elapsed()
        })
        .min()
        .unwrap();
    assert!(fastest.as_millis() < 200, "{fastest:?}");
    let mut lexicon = Lexicon::built_in();
    assert_eq!(lexicon.user_mut().load("").added, 0);
}

/// A run without any mark is cut in pieces, none of which may look at all that follows.
#[test]
fn an_endless_run_takes_time_in_proportion() {
    let time = |n: usize| {
        let text = "图书".repeat(n / 6);
        let start = Instant::now();
        assert_eq!(
            segment(&text, &LEXICON, Names::Whole, &mut |_| {}).len(),
            n / 6
        );
        start.elapsed().as_secs_f64()
    };
    let holds = |&(small, large): &(f64, f64)| large < 14.0 * small + 0.05;
    let mut measured = Vec::new();
    while measured.len() < 3 && !measured.last().is_some_and(holds) {
        measured.push((time(1_500_000), time(12_000_000)));
    }
    assert!(measured.last().is_some_and(holds), "{measured:?}");
}

#[test]
fn a_word_of_the_reader_may_stand_again_and_again() {
    let mut lexicon = Lexicon::built_in();
    lexicon.user_mut().add("a,b", None).unwrap();
    let text = "a,b,".repeat(300_000);
    let words = segment(&text, &lexicon, Names::Whole, &mut |_| {});
    assert_eq!(words.len(), 600_000);
    assert_eq!(words[0].span.of(&text), "a,b");
}
