//! Options, as JSON from JavaScript or as words of a command line: refused by their name, or taken; then texts are read with them.
#![no_main]

use jianbao::corpus::Corpus;
use jianbao::wire::{self, Refused, Value};
use jianbao::{Options, analyze, collocation, concordance, keyness, ngram};
use jianbao_fuzz::{PAGE, WITHOUT_MODEL, arguments, output};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else {
        return;
    };
    let given = String::from_utf8_lossy(rest);
    if first % 2 == 0 {
        on_the_command_line(&given);
    } else if let Ok(value) = serde_json::from_str(&given) {
        from_javascript(&value);
    }
});

/// As many words as lines.
fn on_the_command_line(given: &str) {
    match arguments::parse(lexopt::Parser::from_args(given.lines())) {
        Ok(Some(arguments)) => {
            let mut out = Vec::new();
            let written = output::plain(&arguments, &WITHOUT_MODEL, PAGE, &mut out);
            assert!(written.is_ok() && String::from_utf8(out).is_ok());
        }
        Ok(None) => {}
        Err(message) => assert!(!message.is_empty()),
    }
}

fn from_javascript(value: &Value) {
    let asked = || value.clone();
    read(wire::reading(PAGE, asked()));
    let known = ["limit", "kinds", "tags", "names", "stopWords"];
    read(wire::counted(PAGE, asked(), &known));
    read(wire::counted(PAGE, asked(), &["breaks", "joins"]));
    read(wire::summarizing(asked()));
    let corpus = |options| Corpus::read(PAGE, &WITHOUT_MODEL, &options, &mut |_| {});
    let word = wire::pattern("word", "南*").expect("南* is a pattern");
    if let Some((reading, options)) = taken(wire::concording(PAGE, asked())) {
        let corpus = corpus(reading);
        let found = concordance::find(&corpus, &word, &options);
        json(&wire::Concordance::new(&corpus, found));
    }
    if let Some((reading, options)) = taken(wire::collocating(PAGE, asked())) {
        let found = collocation::find(&corpus(reading), &word, &options);
        json(&wire::Near::from(found));
    }
    if let Some((reading, options)) = taken(wire::comparing(PAGE, asked())) {
        let corpus = corpus(reading);
        let found = keyness::compare(&corpus, &corpus, &options);
        json(&wire::Comparison::from(found));
    }
    if let Some((reading, options)) = taken(wire::counting(PAGE, asked())) {
        json(&wire::Counts::from(ngram::count(
            &corpus(reading),
            &options,
        )));
    }
    if let Value::Text(query) = value
        && let Ok(pattern) = wire::pattern("query", query)
    {
        let found = concordance::find(&corpus(Default::default()), &pattern, &Default::default());
        json(&wire::Concordance::new(&corpus(Default::default()), found));
    }
}

fn read(options: Result<Options, Refused>) {
    if let Some(options) = taken(options) {
        json(&wire::Analysis::new(
            PAGE,
            &analyze(PAGE, &WITHOUT_MODEL, &options),
        ));
    }
}

/// What was asked for; a refusal says `name: why`.
fn taken<T>(asked: Result<T, Refused>) -> Option<T> {
    if let Err(refused) = &asked {
        let message = refused.to_string();
        assert!(message.contains(": "), "{message}");
    }
    asked.ok()
}

fn json(answer: &impl serde::Serialize) {
    serde_json::to_string(answer).expect("an answer is JSON");
}
