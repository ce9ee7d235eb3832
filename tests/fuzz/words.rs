//! A user dictionary: what is wrong with it names lines that are there, every other line is a word, and texts lose nothing by it.
#![no_main]

use jianbao::{Names, segment};
use jianbao_fuzz::{PAGE, WITHOUT_MODEL, hold};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let dictionary = String::from_utf8_lossy(bytes);
    let mut lexicon = WITHOUT_MODEL.clone();
    let report = lexicon.user_mut().load(&dictionary);

    let given = dictionary.trim_start_matches('\u{FEFF}');
    let lines: Vec<&str> = given.lines().collect();
    let mut last = 0;
    for problem in &report.problems {
        assert!(problem.line > last, "the problems stand in their order");
        last = problem.line;
        assert_eq!(lines.get(last - 1), Some(&problem.text.as_str()));
        assert!(!problem.reason.to_string().is_empty());
    }
    let filled = lines.iter().filter(|it| !it.trim().is_empty()).count();
    assert_eq!(report.added + report.problems.len(), filled);

    for text in [&*dictionary, PAGE] {
        let words = segment(text, &lexicon, Names::Whole, &mut |_| {});
        let spans: Vec<_> = words.iter().map(|it| it.span).collect();
        hold::rise(text, &spans);
        let joined: String = spans.iter().map(|it| it.of(text)).collect();
        assert_eq!(hold::bare(&joined), hold::bare(text));
    }

    // A word comes, wins, and goes again.
    for line in lines {
        let (Ok(()), Ok(())) = (
            lexicon.user_mut().add(line, None),
            lexicon.user_mut().remove(line),
        ) else {
            assert_eq!(
                lexicon.user_mut().add(line, None).err(),
                lexicon.user_mut().remove(line).err(),
                "what can be added can be removed"
            );
            continue;
        };
    }
    lexicon.user_mut().clear();
    assert_eq!(lexicon.user_mut().load("").added, 0);
});
