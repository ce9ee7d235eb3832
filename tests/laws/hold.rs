//! What holds for any text, whatever the lexicon.

use jianbao::page::Article;
use jianbao::sentence::Sentence;
use jianbao::text::{Utf16, fold};
use jianbao::{Analysis, Lexicon, Names, Options, Span, analyze, segment, wire};

/// Every law at once.
pub fn hold(text: &str, lexicon: &Lexicon) {
    let analysis = analyze(text, lexicon, &Options::default());
    words_are_the_text(text, &analysis, lexicon);
    sentences_are_the_text(text, &analysis);
    articles_are_the_text(text, &analysis);
    summary_is_made_of_sentences(text, &analysis);
    places_count(text, &analysis);
    let json = serde_json::to_string(&wire::Analysis::new(text, &analysis)).unwrap();
    let again = serde_json::to_string(&wire::Analysis::new(
        text,
        &analyze(text, lexicon, &Options::default()),
    ))
    .unwrap();
    assert_eq!(json, again, "twice is not the same");
    let split: String = segment(text, lexicon, Names::Split, &mut |_| {})
        .iter()
        .map(|it| it.span.of(text))
        .collect();
    assert_eq!(bare(&split), bare(text), "split names lose something");
}

/// The text without its white space.
pub fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The pieces follow one another and fall on characters.
pub fn rise(text: &str, spans: &[Span]) {
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

fn words_are_the_text(text: &str, analysis: &Analysis, lexicon: &Lexicon) {
    for word in &analysis.words {
        // A page may have broken it: a line break in it counts as nothing; of a word that other lines stand in, no piece is known.
        let form = bare(word.span.of(text));
        let known = lexicon.entry(&form);
        assert!(
            word.entry == known || word.entry.is_none() && word.folds,
            "{form}"
        );
        assert!(
            word.entry.is_none()
                || word.folds
                    == word
                        .span
                        .of(text)
                        .chars()
                        .any(|c| fold(c) != c || c.is_whitespace()),
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
    let pieces = |it: &Sentence| {
        if it.pieces.is_empty() {
            vec![it.span]
        } else {
            it.pieces.clone()
        }
    };
    let mut spans: Vec<Span> = analysis.sentences.iter().flat_map(pieces).collect();
    spans.sort_unstable();
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
    follow(text, &analysis.articles);
}

/// One article begins where another ends, and together they are the whole text.
pub fn follow(text: &str, articles: &[Article]) {
    let mut end = 0;
    for it in articles {
        assert_eq!(it.span.start, end);
        assert!(text.is_char_boundary(it.span.end) && it.span.start < it.span.end);
        end = it.span.end;
    }
    assert!(articles.is_empty() || end == text.len());
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
