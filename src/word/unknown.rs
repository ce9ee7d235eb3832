//! Names and other words that the lexicon does not know: where single characters stand in a row, the hidden Markov model of
//! `jieba-rs` joins some of them. 虞|越|嵩 is 虞越嵩: a name in one piece is worth more to a reader's counts than in three.

use crate::lexicon::UserWords;
use jieba_rs::Jieba;
use std::ops::Range;
use std::sync::LazyLock;

/// Joins what the model joins, and remembers some of it: the same few characters stand in a row again and again.
#[derive(Default)]
pub struct Joiner {
    known: Vec<Answer>,
    /// Memory to use.
    form: String,
    lengths: Vec<usize>,
}

/// How long the words are that the model cuts a short run into; what is not used is 0.
#[derive(Clone, Copy, Default)]
struct Answer {
    run: [char; SHORT],
    lengths: [u8; SHORT],
}

/// A run up to this length is remembered. Most are.
const SHORT: usize = 4;

/// So many are: as much memory as a processor has close by.
const ANSWERS: usize = 1 << 10;

impl Joiner {
    /// Tells `word` the words among folded characters in a row that the lattice gave alone. What the reader removed is not joined.
    pub fn join(&mut self, row: &[char], user: &UserWords, mut word: impl FnMut(Range<usize>)) {
        let mut start = 0;
        // Function characters stand in no name, and are words of their own: 张|军|和|李|明.
        for (at, _) in row.iter().enumerate().filter(|it| is_function(*it.1)) {
            self.join_run(row, start..at, user, &mut word);
            word(at..at + 1);
            start = at + 1;
        }
        self.join_run(row, start..row.len(), user, &mut word);
    }

    /// The same for some of the row, among which there are no function characters.
    fn join_run(
        &mut self,
        row: &[char],
        run: Range<usize>,
        user: &UserWords,
        word: &mut impl FnMut(Range<usize>),
    ) {
        if run.len() < 2 {
            run.for_each(|it| word(it..it + 1));
            return;
        }
        self.cut(row.get(run.clone()).unwrap_or_default());
        let mut start = run.start;
        for &length in &self.lengths {
            let end = start + length;
            if is_removed(row.get(start..end).unwrap_or_default(), user) {
                (start..end).for_each(|it| word(it..it + 1));
            } else {
                word(start..end);
            }
            start = end;
        }
    }

    /// Finds how long the words are that the model cuts `run` into.
    fn cut(&mut self, run: &[char]) {
        self.lengths.clear();
        let mut key = [char::default(); SHORT];
        for (to, &from) in key.iter_mut().zip(run) {
            *to = from;
        }
        self.known.resize(ANSWERS, Answer::default());
        let Some(known) = self.known.get_mut(place(&key)) else {
            return;
        };
        if run.len() > SHORT || known.run != key {
            self.form.clear();
            self.form.extend(run);
            // With an empty dictionary nothing but the model is left.
            let words = MODEL.cut(&self.form, true);
            let lengths = words.iter().map(|it| it.end - it.start);
            if run.len() > SHORT {
                self.lengths.extend(lengths);
                return;
            }
            *known = Answer {
                run: key,
                lengths: [0; SHORT],
            };
            for (to, from) in known.lengths.iter_mut().zip(lengths) {
                *to = from as u8;
            }
        }
        let lengths = known.lengths.iter().map(|&it| usize::from(it));
        self.lengths.extend(lengths.take_while(|&it| it > 0));
    }
}

fn is_removed(word: &[char], user: &UserWords) -> bool {
    !user.is_empty() && user.is_removed(&word.iter().collect::<String>())
}

/// Where the answer for a run stands.
fn place(run: &[char; SHORT]) -> usize {
    let mix = |sum: u32, &c: &char| {
        (sum ^ u32::from(c))
            .wrapping_mul(0x9E37_79B1)
            .rotate_left(15)
    };
    (run.iter().fold(0, mix) >> (32 - ANSWERS.ilog2())) as usize
}

static MODEL: LazyLock<Jieba> = LazyLock::new(Jieba::empty);

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
