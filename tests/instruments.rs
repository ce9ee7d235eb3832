//! The instruments of a reader of many words, on texts that nobody would ask them about.
#![allow(clippy::unwrap_used)]

use jianbao::corpus::{self, Corpus};
use jianbao::pattern::Pattern;
use jianbao::{Lexicon, collocation, concordance, keyness, ngram};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

fn read(text: &str) -> Corpus {
    Corpus::read(text, &LEXICON, &corpus::Options::default(), &mut |_| {})
}

/// Asks everything of a text; says how long that took.
fn ask(text: &str) -> Duration {
    let corpus = read(text);
    let other = read("南通推动高质量发展。The city grows.");
    let begun = Instant::now();
    let long = "推动高质量发展".repeat(36);
    for query in [
        "发展",
        "*",
        "?",
        "*****?*",
        "/n*",
        "数字经",
        "的",
        "南通 *",
        "。",
        "a",
        &long,
    ] {
        let query = Pattern::parse(query).unwrap();
        let sort = vec![
            concordance::Key::Right(1),
            concordance::Key::Word,
            concordance::Key::Left(3),
        ];
        let found = concordance::find(
            &corpus,
            &query,
            &concordance::Options {
                sort,
                ..concordance::Options::default()
            },
        );
        assert!(found.lines.len() <= 100 && found.lines.len() <= found.total);
        for line in &found.lines {
            assert!(!line.text.is_empty() && corpus.sentences.get(line.sentence).is_some());
        }
        for it in collocation::find(&corpus, &query, &collocation::Options::default()).words {
            assert!(it.mi.is_finite() && it.log_likelihood.is_finite() && it.expected > 0.0);
            assert!(it.left <= it.count && it.count <= it.frequency);
        }
    }
    for (a, b) in [(&corpus, &other), (&other, &corpus), (&corpus, &corpus)] {
        let found = keyness::compare(a, b, &keyness::Options::default());
        for it in found.words.iter().chain(found.only.iter().flatten()) {
            let all = [
                it.log_likelihood,
                it.log_ratio,
                it.per_10k[0],
                it.per_10k[1],
                it.interval[0],
                it.interval[1],
            ];
            assert!(all.iter().all(|it| it.is_finite()), "{it:?}");
        }
    }
    for n in 1..=ngram::LONGEST {
        let options = ngram::Options {
            n,
            by: Some(corpus::By::Section),
            choice: corpus::Choice {
                stems: true,
                ..corpus::Choice::default()
            },
            ..ngram::Options::default()
        };
        for it in ngram::count(&corpus, &options).list {
            assert!(
                (0.0..=1.0).contains(&it.dispersion)
                    && (0.0..=1.0).contains(&it.spread)
                    && it.share <= 1.0
            );
        }
    }
    begun.elapsed()
}

#[test]
fn every_text_can_be_asked() {
    for text in [
        "",
        " \n\t",
        "好",
        "雨停了。",
        "沈雪梅、张毅、彭军君",
        "1 2 3 4.5 60%",
        "。。。，，，",
        "😂😂👨\u{200D}👩\u{200D}👧𠮷",
        "没有标点的文字一直写下去没有标点的文字一直写下去",
        "\u{0}\u{FEFF}\u{200B}a\u{301}",
        "İstanbul ß ﬁ ΣΣ 漢語ＡＢＣ",
    ] {
        ask(text);
    }
    ask(&"同一句话说一千遍。".repeat(1000));
    ask(&"好".repeat(10_000));
    ask(&"a".repeat(10_000));
}

#[test]
fn a_long_text_takes_its_time_and_no_more() {
    let seed = include_str!("golden/seed/text.txt");
    let [one, four] = [20, 80].map(|it| seed.repeat(it)).map(|it| ask(&it));
    assert!(
        four < one * 12 + Duration::from_millis(500),
        "{one:?} {four:?}"
    );
}

#[test]
fn an_article_is_asked_about_as_though_it_were_alone() {
    let text = std::fs::read_to_string("tests/golden/seed/text.txt").unwrap();
    let corpus = read(&text);
    let last = corpus.sentences.iter().map(|it| it.article).max().unwrap();
    assert!(last > 1);
    for query in ["发展", "*", "/n", "江口产"] {
        let query = Pattern::parse(query).unwrap();
        let lines = |article| {
            let limit = usize::MAX;
            let options = concordance::Options {
                article,
                limit,
                ..concordance::Options::default()
            };
            concordance::find(&corpus, &query, &options)
        };
        let near = |article| {
            let options = collocation::Options {
                article,
                ..collocation::Options::default()
            };
            collocation::find(&corpus, &query, &options)
        };
        let all = lines(None);
        for article in 0..=last {
            let found = lines(Some(article));
            let of = all.lines.iter().filter(|it| it.article == article);
            assert!(found.lines.iter().eq(of) && found.total == found.lines.len());
            assert_eq!(near(Some(article)).hits, found.total);
        }
        // There is no such article, so that all of the text is meant.
        assert_eq!(lines(Some(last + 1)), all);
        assert_eq!(near(Some(last + 1)), near(None));
    }
    let counts = |article, by| {
        let mut options = ngram::Options {
            article,
            by,
            ..ngram::Options::default()
        };
        options.choice.limit = usize::MAX;
        ngram::count(&corpus, &options)
    };
    let by = counts(None, Some(corpus::By::Article));
    for (article, (_, words)) in by.pieces.iter().enumerate() {
        let found = counts(Some(article), None);
        assert_eq!(found.total, *words);
        for it in &found.list {
            assert!(it.spread > 0.0 && it.spread <= 1.0 && it.dispersion < 1.0);
            let same = by.list.iter().find(|all| all.text == it.text);
            let count = same.and_then(|all| all.counts.iter().find(|it| it.0 == article));
            assert!(
                same.is_none() || count == Some(&(article, it.count)),
                "{}",
                it.text
            );
        }
    }
    assert_eq!(counts(Some(last + 1), None), counts(None, None));
}
