//! English words → what their forms have in common: cities and city, planned and planning are one when a reader counts by stems.
//!
//! Steps 0 and 1 of Porter's second stemmer (M. F. Porter, *The English (Porter2) stemming algorithm*, 2001), which fold plurals, -ed and -ing.
//! What derives words from words (develop, development) stays apart: to a reader these are two.

use std::borrow::Cow;

/// The stem of `word`, which has to be folded. What is not written in Latin letters is its own.
#[must_use]
pub fn stem(word: &str) -> Cow<'_, str> {
    let bare = word
        .strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word);
    let is_plain = bare.len() > 2 && bare.bytes().all(|it| it.is_ascii_lowercase());
    if !is_plain || KEPT.contains(&bare) {
        return Cow::Borrowed(bare);
    }
    let mut stem = bare.to_owned();
    plural(&mut stem);
    past(&mut stem);
    let end = stem.len().saturating_sub(1);
    if end > 1 && stem.ends_with('y') && !is_vowel(&stem, end - 1) {
        stem.truncate(end);
        stem.push('i');
    }
    Cow::Owned(stem)
}

/// Words that only look like a plural, or like a form in -ing or -ed.
const KEPT: [&str; 13] = [
    "news", "atlas", "cosmos", "bias", "andes", "inning", "outing", "herring", "earring",
    "proceed", "exceed", "succeed", "series",
];

/// -s, -es and -ies; ied too, as it ends like a plural does.
fn plural(stem: &mut String) {
    let end = stem.len();
    if stem.ends_with("sses") {
        stem.truncate(end - 2);
    } else if stem.ends_with("ies") || stem.ends_with("ied") {
        // ties → tie, cries → cri
        stem.truncate(if end > 4 { end - 2 } else { end - 1 });
    } else if stem.ends_with('s') && !stem.ends_with("us") && !stem.ends_with("ss") {
        // gas and this keep theirs: a vowel has to stand before the letter before.
        if (0..end.saturating_sub(2)).any(|at| is_vowel(stem, at)) {
            stem.truncate(end - 1);
        }
    }
}

/// -ed and -ing, and what they did to the word: planned → plan, hoping → hope.
fn past(stem: &mut String) {
    if stem.ends_with("eed") {
        if first_region(stem) <= stem.len() - 3 {
            stem.pop();
        }
        return;
    }
    let Some(end) = ["ed", "ing"]
        .iter()
        .find_map(|it| stem.strip_suffix(it))
        .map(str::len)
    else {
        return;
    };
    if !(0..end).any(|at| is_vowel(stem, at)) {
        return;
    }
    stem.truncate(end);
    let is_double = ["bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt"]
        .iter()
        .any(|it| stem.ends_with(it));
    if is_double {
        stem.pop();
    } else if ["at", "bl", "iz"].iter().any(|it| stem.ends_with(it)) || is_short(stem) {
        stem.push('e');
    }
}

/// Whether a word is as short as hop, so that it stands for hope.
fn is_short(stem: &str) -> bool {
    let end = stem.len();
    let vowel = |back: usize| end.checked_sub(back).is_some_and(|at| is_vowel(stem, at));
    let is_syllable = match end {
        0 | 1 => false,
        2 => vowel(2) && !vowel(1),
        _ => !vowel(3) && vowel(2) && !vowel(1) && !stem.ends_with(['w', 'x', 'y']),
    };
    is_syllable && first_region(stem) >= end
}

/// Where the part behind the first consonant after a vowel begins.
fn first_region(stem: &str) -> usize {
    (1..stem.len())
        .find(|&at| !is_vowel(stem, at) && is_vowel(stem, at - 1))
        .map_or(stem.len(), |at| at + 1)
}

/// Whether a vowel stands at `at`; a `y` is one behind a consonant.
fn is_vowel(stem: &str, at: usize) -> bool {
    let letter = |at: usize| stem.as_bytes().get(at);
    match letter(at) {
        Some(b'a' | b'e' | b'i' | b'o' | b'u') => true,
        Some(b'y') => at
            .checked_sub(1)
            .and_then(letter)
            .is_some_and(|it| !b"aeiou".contains(it)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of which all have the stem at the head.
    #[track_caller]
    fn check(words: &str) {
        let mut words = words.split(' ');
        let expected = words.next().unwrap();
        for word in words {
            assert_eq!(stem(word), expected, "{word}");
        }
    }

    #[test]
    fn forms_of_a_word_are_one() {
        check("citi city cities city's");
        check("plan plan plans planned planning");
        check("hope hope hoped hoping hopes");
        check("hop hopped hopping hops");
        check("develop develop developed developing develops");
        check(
            "creat created creating"
                .replace("creat ", "create ")
                .as_str(),
        );
        check("agree agreed agrees");
        check("process process processes processed");
        check("news news");
        check("this this");
        check("status status");
        check("tie ties tied");
        check("sing sing sings");
        check("the the");
    }

    #[test]
    fn what_is_not_english_stays() {
        for word in [
            "发展", "5g", "", "é", "gpt-4o", "s", "ss", "ing", "ed", "’s",
        ] {
            let _ = stem(word);
        }
        check("发展 发展");
        check("5gs 5gs");
    }
}
