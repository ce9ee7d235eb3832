//! Cuts what no dictionary should touch and keeps it whole; what is left are runs of Han characters.
//!
//! Whole are Latin words (don't, state-of-the-art, C++, GPT-4o), numbers as written (1,700, 3.5%, 60％, ５５２０万), times (13:30),
//! dates (2024年|1月|22日), e-mail addresses, URLs, names of files, #tags#, @names, emoji, and runs of one mark (……, ——).
//! Latin words and graphemes are first cut by the rules of Unicode (UAX 29, `unicode-segmentation`), then mended.

use super::Tag;
use super::address::address;
use super::token::token;
use crate::text::{Span, fold, is_han};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// A piece of a text that no word crosses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    pub span: Span,
    pub kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One word, whole.
    Token(Tag),
    /// A run of Han characters, still to be cut.
    Han,
}

/// Cuts `text` into pieces, in their order; what lies between them is white space.
pub fn lex(text: &str) -> Vec<Piece> {
    let mut lexer = Lexer {
        text,
        at: 0,
        pieces: Vec::new(),
    };
    while let Some(c) = lexer.rest().chars().next() {
        if c.is_whitespace() {
            lexer.at += c.len_utf8();
        } else if is_han(c) {
            lexer.han();
        } else if matches!(c, '#' | '＃') && lexer.hash_tag()
            || matches!(c, '@' | '＠') && lexer.handle()
        {
        } else {
            lexer.stretch();
        }
    }
    lexer.pieces
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
    pieces: Vec<Piece>,
}

impl<'t> Lexer<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn push(&mut self, length: usize, kind: Kind) {
        let span = Span::new(self.at, self.at + length);
        self.pieces.push(Piece { span, kind });
        self.at = span.end;
    }

    /// A run of Han characters, or what of it still belongs to the number before: 5520|万, 2024|年.
    fn han(&mut self) {
        if let Some((length, tag)) = self.after_number()
            && let Some(number) = self.pieces.last_mut()
        {
            self.at += length;
            *number = Piece {
                span: Span::new(number.span.start, self.at),
                kind: Kind::Token(tag),
            };
            return;
        }
        let rest = self.rest();
        let length = rest.find(|c| !is_han(c)).unwrap_or(rest.len());
        // A variation selector or a combining mark stays with its character.
        let mut end = length;
        let mut cursor = GraphemeCursor::new(self.at + length, self.text.len(), true);
        if length < rest.len() && cursor.is_boundary(self.text, 0) == Ok(false) {
            end = length
                + rest
                    .get(length..)
                    .unwrap_or_default()
                    .find(|c: char| c.is_alphanumeric() || c.is_whitespace() || is_han(c))
                    .unwrap_or(rest.len() - length);
            // The run ends before the character that carries the mark, which is a word of its own with it.
            let last = rest
                .get(..length)
                .unwrap_or_default()
                .chars()
                .next_back()
                .map_or(0, char::len_utf8);
            let cluster = rest
                .get(length - last..end)
                .unwrap_or_default()
                .graphemes(true)
                .next()
                .map_or(last, str::len);
            if length > last {
                self.push(length - last, Kind::Han);
            }
            self.push(cluster, Kind::Token(Tag::NOUN));
            return;
        }
        self.push(end, Kind::Han);
    }

    /// What of the Han characters here belongs to the number that ends here, and what both are together.
    fn after_number(&self) -> Option<(usize, Tag)> {
        let number = self
            .pieces
            .last()
            .filter(|it| it.span.end == self.at && it.kind == Kind::Token(Tag::NUMBER))?;
        let digits: String = number.span.of(self.text).chars().map(fold).collect();
        let mut characters = self.rest().chars().map(fold);
        let (first, second) = (characters.next()?, characters.next().unwrap_or(' '));
        let third = characters.next().unwrap_or(' ');
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return scale(first, second, third)
                .filter(|_| digits.ends_with(|c: char| c.is_ascii_digit()))
                .map(|it| (it, Tag::NUMBER));
        }
        let value: u32 = digits.parse().unwrap_or(u32::MAX);
        let follows = |unit: char| {
            let before = self
                .pieces
                .len()
                .checked_sub(2)
                .and_then(|it| self.pieces.get(it));
            before.is_some_and(|it| {
                it.span.end == number.span.start && it.span.of(self.text).ends_with(unit)
            })
        };
        let date = match first {
            '年' if second == '代' => false,
            '年' => {
                digits.len() == 4 && (1000..3000).contains(&value)
                    || digits.len() == 2 && second.is_ascii_digit()
            }
            '月' => (1..=12).contains(&value) && digits.len() <= 2,
            '日' => {
                (1..=31).contains(&value)
                    && digits.len() <= 2
                    && !matches!(second, '元' | '本' | '语' | '均')
            }
            '时' => {
                value <= 24
                    && digits.len() <= 2
                    && !matches!(second, '候' | '间' | '代' | '期' | '速' | '常')
            }
            '分' => value < 60 && follows('时'),
            '秒' => value < 60 && follows('分'),
            _ => false,
        };
        if date {
            return Some((
                if first == '月' && second == '份' {
                    6
                } else {
                    3
                },
                Tag::TIME,
            ));
        }
        scale(first, second, third).map(|it| (it, Tag::NUMBER))
    }

    /// `#话题#` or `#tag`.
    fn hash_tag(&mut self) -> bool {
        let rest = self.rest();
        let mark = rest.chars().next().map_or(1, char::len_utf8);
        let inner = rest.get(mark..).unwrap_or_default();
        let closing = inner.char_indices().take(LONGEST_TAG).find(|&(_, c)| {
            matches!(c, '#' | '＃' | '\n' | '\r')
                || !c.is_alphanumeric() && !" ·-—_：《》“”！？!?".contains(c)
        });
        if let Some((at, '#' | '＃')) = closing
            && inner.get(..at).is_some_and(|it| {
                it.starts_with(char::is_alphanumeric)
                    && it.trim_end() == it
                    && it.chars().nth(1).is_some()
            })
        {
            let closing = inner
                .get(at..)
                .and_then(|it| it.chars().next())
                .map_or(1, char::len_utf8);
            self.push(mark + at + closing, Kind::Token(Tag::HANDLE));
            return true;
        }
        let length = inner
            .find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(inner.len());
        let is_tag = inner.starts_with(char::is_alphabetic) && length <= 4 * LONGEST_TAG;
        if is_tag {
            self.push(mark + length, Kind::Token(Tag::HANDLE));
        }
        is_tag
    }

    /// `@name`, not after a letter: that would be an e-mail address.
    fn handle(&mut self) -> bool {
        let rest = self.rest();
        let mark = rest.chars().next().map_or(1, char::len_utf8);
        let inner = rest.get(mark..).unwrap_or_default();
        let length = inner
            .find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-' | '·'))
            .unwrap_or(inner.len());
        let is_name = inner.starts_with(char::is_alphanumeric) && length <= 4 * LONGEST_TAG;
        if is_name {
            self.push(mark + length, Kind::Token(Tag::HANDLE));
        }
        is_name
    }

    /// What is neither Han nor white space, up to the next of those.
    fn stretch(&mut self) {
        let rest = self.rest();
        let length = rest
            .find(|c: char| c.is_whitespace() || is_han(c))
            .unwrap_or(rest.len());
        let parts = parts(rest.get(..length).unwrap_or_default(), self.at);
        let mut index = 0;
        while let Some(&part) = parts.get(index) {
            // An address or a #tag# may end beyond this part or within it.
            let start = part.start.max(self.at);
            if start >= part.end {
                index += 1;
                continue;
            }
            let here = Span::new(start, part.end).of(self.text);
            if matches!(here, "#" | "＃") && self.hash_tag()
                || matches!(here, "@" | "＠") && self.handle()
            {
                continue;
            }
            if here.starts_with(|c| fold(c).is_ascii_alphanumeric())
                && let Some((length, tag)) = address(self.rest())
            {
                self.push(length, Kind::Token(tag));
                continue;
            }
            let next = |n: usize| parts.get(index + n).map_or("", |it| it.of(self.text));
            let (count, tag) = token(here, next);
            let end = parts.get(index + count - 1).map_or(part.end, |it| it.end);
            self.push(end - start, Kind::Token(tag));
            index += count;
        }
    }
}

/// The most characters of a #tag# or an @name.
const LONGEST_TAG: usize = 40;

/// The words of Unicode in `stretch`, which begins at `start`; those that fall apart in Chinese (`1，2`, `A：B`) cut once more.
fn parts(stretch: &str, start: usize) -> Vec<Span> {
    let mut parts = Vec::new();
    for (at, part) in stretch.split_word_bound_indices() {
        let mut from = start + at;
        for (inner, c) in part.char_indices() {
            let end = start + at + inner;
            if part.len() > c.len_utf8()
                && matches!(c, '，' | '；' | ';' | '：' | ':')
                && !groups(part, inner)
            {
                parts.push(Span::new(from, end));
                parts.push(Span::new(end, end + c.len_utf8()));
                from = end + c.len_utf8();
            }
        }
        parts.push(Span::new(from, start + at + part.len()));
    }
    parts.retain(|it| !it.is_empty());
    parts
}

/// The bytes of 万, 亿, 百万, 千亿 … that follow a number; 千 and 百 alone may belong to 千米 and 百姓.
fn scale(first: char, second: char, third: char) -> Option<usize> {
    let is_large = |c: char| matches!(c, '万' | '亿');
    match (first, second, third) {
        ('十' | '百' | '千', '万', '亿') => Some(9),
        ('十' | '百' | '千', large, _) if is_large(large) => Some(6),
        ('万', '亿', _) => Some(6),
        (large, _, _) if is_large(large) => Some(3),
        ('千', next, _)
            if !matches!(
                next,
                '米' | '克' | '瓦' | '卡' | '帕' | '伏' | '字' | '兆' | '赫'
            ) =>
        {
            Some(3)
        }
        _ => None,
    }
}

/// Whether the mark at `at` is the full-width comma of a full-width number: １，７００.
fn groups(part: &str, at: usize) -> bool {
    let is_wide = |c: char| matches!(c, '０'..='９');
    let before = part
        .get(..at)
        .unwrap_or_default()
        .chars()
        .rev()
        .take_while(|&c| is_wide(c))
        .take(4)
        .count();
    let after = part
        .get(at..)
        .unwrap_or_default()
        .chars()
        .skip(1)
        .take_while(|&c| is_wide(c))
        .take(4)
        .count();
    part.get(at..).is_some_and(|it| it.starts_with('，')) && (1..=3).contains(&before) && after == 3
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `pieces` are the pieces of the text that they make together.
    #[track_caller]
    fn check(pieces: &str) {
        let text = pieces.replace('|', "");
        let found: Vec<&str> = lex(&text).iter().map(|it| it.span.of(&text)).collect();
        assert_eq!(found.join("|"), pieces.replace(' ', ""));
    }

    #[track_caller]
    fn check_tag(text: &str, tag: Tag) {
        let pieces = lex(text);
        assert_eq!(
            pieces,
            [Piece {
                span: Span::new(0, text.len()),
                kind: Kind::Token(tag)
            }],
            "{text}"
        );
    }

    #[test]
    fn keeps_latin_words_whole() {
        for word in [
            "don't",
            "don’t",
            "state-of-the-art",
            "C++",
            "C#",
            "GPT-4o",
            "U.S.",
            "AT&T",
            "COVID-19",
            "Node.js",
            "5G",
            "ＡＢＣ",
            "naïve",
            "v1.2.3",
            "A+",
        ] {
            check_tag(word, Tag::LATIN);
        }
        check("用|C++|写的|GPT-4o|。");
        check("A|：|B|，|x|;|y");
        check("end|.");
        check("5G|+|工业互联网");
    }

    #[test]
    fn keeps_numbers_as_written() {
        for number in [
            "1700",
            "1,700",
            "3.5%",
            "60％",
            "５５２０万",
            "1/3",
            "3000亿",
            "2百万",
            "5千",
            "３．５",
            "３，２００",
        ] {
            check_tag(number, Tag::NUMBER);
        }
        check("1|，|2");
        check("1|+|8");
        check("3|-|5");
        check("5|千米");
        check("3万|人");
    }

    #[test]
    fn keeps_times_and_dates_whole() {
        for time in [
            "13:30",
            "13：30",
            "13:30:05",
            "2024-01-22",
            "2024/1/22",
            "2024年",
            "1月",
            "22日",
            "9时",
            "3月份",
        ] {
            check_tag(time, Tag::TIME);
        }
        check("2024年|1月|22日");
        check("9时|30分|5秒");
        check("5|年");
        check("30|日元");
        check("98年|1月");
    }

    #[test]
    fn keeps_addresses_whole() {
        for url in [
            "https://www.example.com/",
            "www.example.com",
            "example.com/a?b=c#d",
            "report.pdf",
            "README.md",
            "report-v2.final.docx",
        ] {
            check_tag(url, Tag::URL);
        }
        check_tag("news.desk+tips@example.com", Tag::EMAIL);
        check("见|www.example.com|。");
        check("a@example.com|,|b@example.com|.");
    }

    #[test]
    fn keeps_tags_and_handles_whole() {
        for handle in ["#话题#", "#两会 2024#", "#tag", "@人民日报", "@user_name"] {
            check_tag(handle, Tag::HANDLE);
        }
        check("#|1");
        check("##");
    }

    #[test]
    fn keeps_emoji_and_marks_whole() {
        for emoji in ["😂", "👨\u{200D}👩\u{200D}👧", "👍🏽", "🇨🇳", "1️⃣", "❤️"]
        {
            check_tag(emoji, Tag::EMOJI);
        }
        for mark in ["……", "——", "！！！", "..."] {
            check_tag(mark, Tag::PUNCTUATION);
        }
        check("”|”|。");
        check("？|！");
    }

    #[test]
    fn a_mark_stays_with_its_character() {
        check("葛\u{E0100}|城");
        check("北|葛\u{E0100}|城");
    }
}
