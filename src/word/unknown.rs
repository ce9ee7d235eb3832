//! Names and other words that the lexicon does not know: where single characters stand in a row, the hidden Markov model of
//! `jieba-rs` joins some of them. 虞|越|嵩 is 虞越嵩: a name in one piece is worth more to a reader's counts than in three.

use crate::lexicon::UserWords;
use crate::text::{Span, fold};
use jieba_rs::Jieba;
use std::sync::LazyLock;

/// Tells `word` the words among the characters of `row`, each a Han character that the lattice gave alone. What the reader removed
/// is not joined. `folded` is memory to use.
pub fn join(
    text: &str,
    row: Span,
    folded: &mut String,
    user: &UserWords,
    mut word: impl FnMut(Span),
) {
    let mut model = |run: Span, word: &mut dyn FnMut(Span)| {
        if run.end - run.start < 2 * SHORTEST {
            return characters(text, run, word);
        }
        folded.clear();
        folded.extend(run.of(text).chars().map(fold));
        // With an empty dictionary nothing but the model is left.
        for token in MODEL.cut(folded, true) {
            let span = Span::new(run.start + token.byte_start, run.start + token.byte_end);
            if user.is_removed(token.word) {
                characters(text, span, word);
            } else {
                word(span);
            }
        }
    };
    // Function characters stand in no name, and are words of their own: 张|军|和|李|明.
    let mut start = row.start;
    let mut at = row.start;
    for c in row.of(text).chars() {
        let end = at + c.len_utf8();
        if is_function(fold(c)) {
            model(Span::new(start, at), &mut word);
            word(Span::new(at, end));
            start = end;
        }
        at = end;
    }
    model(Span::new(start, at), &mut word);
}

/// A Han character has at least so many bytes; one alone is not joined.
const SHORTEST: usize = 3;

fn characters(text: &str, run: Span, word: &mut dyn FnMut(Span)) {
    let mut at = run.start;
    for c in run.of(text).chars() {
        word(Span::new(at, at + c.len_utf8()));
        at += c.len_utf8();
    }
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
