//! JSON Lines: every line that is not blank has one line of answer, which is JSON. The first byte chooses the command.
#![no_main]

use jianbao_fuzz::{WITHOUT_MODEL, arguments, lines};
use libfuzzer_sys::fuzz_target;
use serde::Deserialize;
use serde_json::value::RawValue;

/// What every answer has, and a refused line beside. An `id` may be a number that no program here can hold, `31E322`.
#[derive(Deserialize)]
struct Answer<'a> {
    #[serde(borrow, rename = "id")]
    _id: &'a RawValue,
    line: Option<usize>,
    error: Option<String>,
}

const COMMANDS: [&[&str]; 9] = [
    &["segment"],
    &["segment", "--names", "split", "--jobs", "3"],
    &["keywords", "--limit", "5"],
    &["summarize", "--sentences", "2", "--focus", "南通"],
    &["entities"],
    &["page"],
    &["analyze", "--jobs", "2"],
    &["concordance", "南?", "--sort", "left1,word"],
    &["frequencies", "--n", "2", "--by", "article"],
];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, input)) = bytes.split_first() else {
        return;
    };
    let command = COMMANDS[usize::from(*first) % COMMANDS.len()];
    // The command comes before its options.
    let given = command.iter().chain(&["--jsonl"]);
    let Ok(Some(arguments)) = arguments::parse(lexopt::Parser::from_args(given)) else {
        panic!("{command:?} is a command");
    };
    let mut out = Vec::new();
    let Ok(all_read) = lines::answer(&arguments, &WITHOUT_MODEL, input, &mut out) else {
        panic!("memory can be read and written");
    };

    let plain = input.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(input);
    let is_blank = |it: &&[u8]| std::str::from_utf8(it).is_ok_and(|it| it.trim().is_empty());
    let asked: Vec<_> = plain.split(|&it| it == b'\n').collect();
    let numbers = (1..).zip(&asked).filter(|(_, it)| !is_blank(it));
    let numbers: Vec<usize> = numbers.map(|(number, _)| number).collect();

    let out = String::from_utf8(out).expect("answers are UTF-8");
    assert!(out.is_empty() || out.ends_with('\n'));
    let answers: Vec<&str> = out.split_terminator('\n').collect();
    assert_eq!(answers.len(), numbers.len(), "one answer for one line");
    let mut refused = false;
    for (answer, number) in answers.into_iter().zip(numbers) {
        let Answer { line, error, .. } =
            serde_json::from_str(answer).expect("an answer is JSON with an id");
        if let Some((line, error)) = line.zip(error) {
            assert_eq!(line, number);
            assert!(!error.is_empty());
            refused = true;
        }
    }
    assert_eq!(all_read, !refused);
});
