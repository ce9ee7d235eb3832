//! Names and other words that the lexicon does not know: where single characters stand in a row, a hidden Markov model joins some of
//! them. 虞|越|嵩 is 虞越嵩: a name in one piece is worth more to a reader's counts than in three.
//!
//! The model is jieba's: every character begins a word, goes on with it, ends it, or is one. How likely that is is known of each
//! character ([`Lexicon::place`]) and of each two in a row. The likeliest way is found as Viterbi has it, in whole numbers.

use crate::lexicon::format::NEVER;
use crate::lexicon::{Lexicon, UserWords};
use std::ops::Range;

/// Joins what the model joins, in the same memory time and again.
#[derive(Default)]
pub struct Joiner {
    /// For every character and each of its four [roles](BEGIN), in which role the one before it is.
    before: Vec<[u8; 4]>,
    /// Where words begin, the last one first.
    begins: Vec<usize>,
}

/// What a character may be: the begin of a word, the middle, the end, or a word alone.
const BEGIN: u8 = 0;
const MIDDLE: u8 = 1;
const END: u8 = 2;
const ALONE: u8 = 3;

/// In which roles the character before one in each role may be; the second is taken where both are as likely.
const BEFORE: [[u8; 2]; 4] = [[END, ALONE], [BEGIN, MIDDLE], [BEGIN, MIDDLE], [END, ALONE]];

/// How likely the steps of [`BEFORE`] are: their logarithms, in steps of the places, times [`FINER`].
const STEPS: [[i32; 2]; 4] = [[-38, -46], [-59, -81], [-33, -21], [-52, -43]];

/// The same for the first character, which nothing stands before.
const FIRST: [i32; 4] = [-17, IMPOSSIBLE, IMPOSSIBLE, -94];

/// The steps need to be finer than the places.
const FINER: i32 = 16;

/// Less likely than any way through a run.
const IMPOSSIBLE: i32 = -1 << 24;

impl Joiner {
    /// Tells `word` the words among folded characters in a row that the lattice gave alone. What the reader removed is not joined.
    pub fn join(&mut self, row: &[char], lexicon: &Lexicon, mut word: impl FnMut(Range<usize>)) {
        let mut start = 0;
        // Function characters stand in no name, and are words of their own: 张|军|和|李|明.
        for (at, _) in row.iter().enumerate().filter(|it| is_function(*it.1)) {
            self.join_run(row, start..at, lexicon, &mut word);
            word(at..at + 1);
            start = at + 1;
        }
        self.join_run(row, start..row.len(), lexicon, &mut word);
    }

    /// The same for some of the row, among which there are no function characters.
    fn join_run(
        &mut self,
        row: &[char],
        run: Range<usize>,
        lexicon: &Lexicon,
        word: &mut impl FnMut(Range<usize>),
    ) {
        self.cut(row.get(run.clone()).unwrap_or_default(), lexicon);
        while let Some(begin) = self.begins.pop() {
            let next = self.begins.last().copied().unwrap_or(run.len());
            let (start, end) = (run.start + begin, run.start + next);
            if is_removed(row.get(start..end).unwrap_or_default(), lexicon.user()) {
                (start..end).for_each(|it| word(it..it + 1));
            } else {
                word(start..end);
            }
        }
    }

    /// Finds where the words begin that the model cuts `run` into.
    fn cut(&mut self, run: &[char], lexicon: &Lexicon) {
        self.before.clear();
        self.begins.clear();
        // How likely the likeliest way is on which the character is in each role.
        let mut likely = FIRST;
        for (at, &c) in run.iter().enumerate() {
            let mut before = [0; 4];
            if at > 0 {
                let last = likely;
                for (role, (froms, steps)) in BEFORE.iter().zip(&STEPS).enumerate() {
                    let [one, other] = [0, 1].map(|it| last[usize::from(froms[it])] + steps[it]);
                    (likely[role], before[role]) = if one > other {
                        (one, froms[0])
                    } else {
                        (other, froms[1])
                    };
                }
            }
            for (likely, place) in likely.iter_mut().zip(lexicon.place(c)) {
                *likely += if place == NEVER {
                    IMPOSSIBLE
                } else {
                    FINER * i32::from(place)
                };
            }
            self.before.push(before);
        }
        let [_, _, end, alone] = likely;
        let mut role = if end > alone { END } else { ALONE };
        for (at, before) in self.before.iter().enumerate().rev() {
            if role == BEGIN || role == ALONE {
                self.begins.push(at);
            }
            role = before[usize::from(role)];
        }
    }
}

fn is_removed(word: &[char], user: &UserWords) -> bool {
    !user.is_empty() && user.is_removed(&word.iter().collect::<String>())
}

/// Whether `c` seldom stands in a name.
#[rustfmt::skip]
fn is_function(c: char) -> bool {
    matches!(c,
        '的' | '了' | '是' | '在' | '不' | '也' | '都' | '就' | '和' | '与' | '及' | '而' | '或' | '但' | '被' | '把' | '将' | '从'
        | '向' | '对' | '为' | '于' | '以' | '由' | '到' | '这' | '那' | '其' | '之' | '所' | '有' | '个' | '们' | '我' | '你' | '他'
        | '她' | '它' | '又' | '还' | '再' | '很' | '最' | '更' | '已' | '曾' | '着' | '过' | '上' | '地' | '多' | '来' | '得' | '出'
        | '说' | '如' | '等' | '要' | '应' | '可' | '起' | '前' | '各' | '乡' | '里' | '后' | '摄' | '县' | '则' | '才' | '该'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Span, fold, is_han};
    use crate::word::lattice::Lattice;
    use jieba_rs::Jieba;
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

    fn cut(row: &str) -> Vec<String> {
        let row: Vec<char> = row.chars().collect();
        let mut words = Vec::new();
        Joiner::default().join(&row, &LEXICON, |it| words.push(row[it].iter().collect()));
        words
    }

    #[test]
    fn joins_names() {
        for words in ["虞越嵩", "张军|和|李明", "龘|龘|龘", "㐀|㐁", "", "的"] {
            assert_eq!(cut(&words.replace('|', "")).join("|"), words);
        }
    }

    /// `jieba-rs` joins as we do, but for runs
    /// - where two ways are nearly as likely, since likelihoods are whole numbers;
    /// - that hold a character of which it knows nothing: it cuts all of such a run into single characters, we cut there alone.
    ///
    /// The measure is how many of the runs are cut the same.
    #[test]
    fn agrees_with_jieba() {
        let jieba = Jieba::empty();
        let (mut same, mut all) = (0, 0);
        for run in runs() {
            let theirs: Vec<&str> = jieba.cut(&run, true).iter().map(|it| it.word).collect();
            same += usize::from(cut(&run) == theirs);
            all += 1;
        }
        assert!(same * 100 >= all * 98, "{same} of {all}");
    }

    /// What the lattice leaves in single characters of some stories, and no function character parts.
    fn runs() -> Vec<String> {
        let mut runs = vec![String::new()];
        let mut lattice = Lattice::default();
        let text = [
            include_str!("../../tests/golden/seed/text.txt"),
            include_str!("../../tests/golden/mixed/text.txt"),
            include_str!("../../tests/golden/traditional/text.txt"),
        ];
        let text: String = text.concat().chars().map(fold).collect();
        for run in text.split(|c| !is_han(c)) {
            lattice.solve::<false>(run, Span::new(0, run.len()), &LEXICON);
            let mut at = 0;
            while let Some(step) = lattice.first_step(at) {
                let word = lattice.span(at, step.length as usize).of(run);
                at += step.length as usize;
                match word.chars().next() {
                    Some(c) if step.length == 1 && !is_function(c) => {
                        runs.last_mut().unwrap().push(c)
                    }
                    _ => runs.push(String::new()),
                }
            }
            runs.push(String::new());
        }
        runs.retain(|it| it.chars().count() > 1);
        runs
    }
}
