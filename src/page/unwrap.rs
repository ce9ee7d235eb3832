//! Lines → rows: what a fixed width has wrapped is one row again.
//!
//! ```text
//! 昨天开幕的江苏省十四届人大二次会议上，省政府工作报告在部署    full: the row goes on
//! 重点工作时，提出要联动推进长三角一体化发展。                  not full: it ends
//! ```

use super::line::Line;
use crate::text::is_han;
use std::ops::Range;

/// What stands together in one line once nothing is wrapped: a headline, a paragraph, or a part of one that a column has cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which lines it is made of.
    pub lines: Range<usize>,
    /// How many blank lines stand before it.
    pub blanks: u32,
    /// Whether white space stands before its first character.
    pub is_indented: bool,
    /// Whether the line before it is as full as a wrapped one, and ends a sentence all the same: it may go on here.
    pub may_go_on: bool,
}

/// Joins wrapped lines.
#[must_use]
pub fn unwrap(text: &str, lines: &[Line]) -> Vec<Row> {
    let wrap = Wrap::of(text, lines);
    let mut rows: Vec<Row> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|it| lines.get(it));
        let joint = match (&wrap, before) {
            (Some(wrap), Some(before)) => wrap.joint(text, before, line),
            _ => Joint::Apart,
        };
        match rows.last_mut() {
            Some(row) if joint == Joint::Joined => row.lines.end = at + 1,
            _ => rows.push(Row {
                lines: at..at + 1,
                blanks: line.blanks,
                is_indented: line.is_indented,
                may_go_on: joint == Joint::Open,
            }),
        }
    }
    rows
}

/// How a line hangs together with the one before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    Joined,
    Open,
    Apart,
}

/// The width at which lines are wrapped.
struct Wrap {
    /// From which width on a line is full.
    full: u32,
    /// Whether widths are counted in characters, or in Latin letters.
    by_characters: bool,
    /// Whether most lines have no Han characters.
    is_latin: bool,
    /// Whether paragraphs are told by blank lines between them.
    has_blanks: bool,
    /// Whether paragraphs are told by white space before them.
    has_indents: bool,
}

/// The widths, in characters, at which texts are wrapped: narrower or wider lines are no wrapped ones.
const WIDTHS: std::ops::RangeInclusive<u32> = 10..=75;

/// A share of lines so large is full where lines are wrapped.
const LEAST_FULL: usize = 4;

impl Wrap {
    /// The commonest width among the widest lines, if many lines come near it and few are wider.
    fn of(text: &str, lines: &[Line]) -> Option<Self> {
        if lines.len() < 4 {
            return None;
        }
        // Half of the letters of Latin text are no place to wrap: its lines are full when the next word had no room.
        let is_latin = lines
            .iter()
            .filter(|it| !it.span.of(text).contains(is_han))
            .count()
            * 2
            > lines.len();
        let by_characters = [true, false]
            .into_iter()
            .filter_map(|it| Some((it, width(text, lines, it, is_latin)?)));
        let (by_characters, (full, _)) =
            by_characters.max_by_key(|&(it, (_, count))| (count, it))?;
        let blanks = lines.iter().skip(1).filter(|it| it.blanks > 0).count();
        let indents = lines.iter().filter(|it| it.is_indented).count();
        Some(Self {
            full,
            by_characters,
            is_latin,
            has_blanks: blanks * 12 > lines.len(),
            has_indents: indents * 12 > lines.len() && indents * 10 < lines.len() * 9,
        })
    }

    fn joint(&self, text: &str, before: &Line, line: &Line) -> Joint {
        let measure = if self.by_characters {
            before.characters
        } else {
            before.width
        };
        // A Latin line is full when the next word had no room in it.
        let word = line
            .span
            .of(text)
            .split(' ')
            .next()
            .filter(|it| it.is_ascii())
            .map_or(0, |it| it.len() as u32 + 1);
        let is_full = if self.is_latin {
            measure + word > self.full + TOLERANCE
        } else {
            measure >= self.full
        };
        if line.blanks > 0 || !is_full || self.has_indents && line.is_indented {
            return Joint::Apart;
        }
        let ends = before.span.of(text).ends_with(is_end);
        if self.has_blanks || self.has_indents || !ends {
            Joint::Joined
        } else {
            Joint::Open
        }
    }
}

/// A Latin line may be this much shorter than the widest.
const TOLERANCE: u32 = 9;

/// From which width on lines are full, and how many are; nothing where lines are not wrapped.
fn width(text: &str, lines: &[Line], by_characters: bool, is_latin: bool) -> Option<(u32, usize)> {
    let measure = |it: &Line| {
        if by_characters {
            it.characters
        } else {
            it.width
        }
    };
    let mut counts = [0usize; 160];
    for it in lines {
        if let Some(count) = counts.get_mut(measure(it) as usize) {
            *count += 1;
        }
    }
    let unit = if by_characters { 1 } else { 2 };
    let tolerance = if is_latin { TOLERANCE } else { 2 * unit };
    let (least, most) = (WIDTHS.start() * unit, WIDTHS.end() * unit + 9);
    let near = |at: u32| -> usize {
        let from = at.saturating_sub(tolerance);
        (from..=at).filter_map(|it| counts.get(it as usize)).sum()
    };
    // The widest of those that most lines come near.
    let is_seen = |it: &u32| is_latin || counts.get(*it as usize).is_some_and(|&it| it > 0);
    let width = (least..=most)
        .filter(is_seen)
        .max_by_key(|&it| (near(it), it))?;
    let full = near(width);
    // Lines of verse end with marks; a width does not look where it cuts.
    let is_full = |it: &&Line| (width - tolerance..=width).contains(&measure(it));
    let is_mark = |it: char| is_end(it) || is_comma(it);
    let marked = |it: &&Line| is_full(it) && it.span.of(text).ends_with(is_mark);
    if lines.iter().filter(marked).count() * 2 > full {
        return None;
    }
    // Running text has commas; headlines of one length do not.
    let is_running =
        |it: &&Line| measure(it) + tolerance >= width && it.span.of(text).contains(is_comma);
    let running = lines.iter().filter(is_running).count();
    let wider = lines.iter().filter(|it| measure(it) > width + unit).count();
    (full >= 3
        && full * LEAST_FULL >= lines.len()
        && wider * 20 <= lines.len()
        && running * 4 >= full)
        .then(|| (width - tolerance, full))
}

/// Whether a sentence, or a quotation with it, ends with `c`.
#[must_use]
pub fn is_end(c: char) -> bool {
    matches!(
        c,
        '。' | '！'
            | '？'
            | '!'
            | '?'
            | '…'
            | '”'
            | '」'
            | '』'
            | '）'
            | ')'
            | '.'
            | '；'
            | '：'
            | ':'
    )
}

fn is_comma(c: char) -> bool {
    matches!(c, '，' | '、' | '。' | '；' | ',' | ';' | '.')
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    /// `¶` stands where a row begins.
    #[track_caller]
    fn check(marked: &str) {
        let text = marked.replace('¶', "");
        let lines = lines(&text);
        let rows = unwrap(&text, &lines);
        let mut again = String::new();
        for (at, line) in lines.iter().enumerate() {
            again.push_str(if at == 0 { "" } else { "\n" });
            again.push_str(&"\n".repeat(line.blanks as usize));
            again.push_str(if rows.iter().any(|it| it.lines.start == at) {
                "¶"
            } else {
                ""
            });
            again.push_str(line.span.of(&text));
        }
        assert_eq!(again, marked);
    }

    #[test]
    fn joins_what_a_width_has_wrapped() {
        check(
            "¶长江口一带的春天来得早，岸边的\n柳树已经发芽，江上的船一艘接着\n一艘，人们都到江边来了。\n¶第二段也是这样写的，它的每一行\n都一样长，直到最后一行。",
        );
        check(
            "¶长江口一带的春天来得早，岸边的\n柳树已经发芽。江上的船很多呢。\n一艘接着一艘。\n\n¶第二段也是这样写的，它的每一行\n都一样长，直到最后一行。",
        );
    }

    #[test]
    fn leaves_lines_of_all_lengths_alone() {
        check(
            "¶潮起长江口\n¶长江口一带的春天来得早，岸边的柳树已经发芽，江上的船一艘接着一艘。\n¶人们都到江边来了，有的散步，有的钓鱼。\n¶好。",
        );
        check("¶苹果\n¶梨\n¶桃");
        check(
            "¶再别康桥\n\n¶轻轻的我走了，\n¶正如我轻轻的来；\n¶我轻轻的招手，\n¶作别西天的云彩。\n\n¶那河畔的金柳，\n¶是夕阳中的新娘；\n¶波光里的艳影，\n¶在我的心头荡漾。",
        );
        check(
            "¶长恨歌\n\n¶汉皇重色思倾国，御宇多年求不得。\n¶杨家有女初长成，养在深闺人未识。\n\n¶天生丽质难自弃，一朝选在君王侧。\n¶回眸一笑百媚生，六宫粉黛无颜色。",
        );
    }
}
