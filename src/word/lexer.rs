//! Cuts what no dictionary should touch and keeps it whole; what is left are runs of Han characters.
//!
//! Whole are Latin words (don't, state-of-the-art, C++, GPT-4o), numbers as written (1,700, 3.5%, 60％, ５５２０万), times (13:30),
//! dates (2024年|1月|22日), e-mail addresses, URLs, names of files, #tags#, @names, emoji, and runs of one mark (……, ——).
//! Latin words and graphemes are first cut by the rules of Unicode (UAX 29, `unicode-segmentation`), then mended.

use super::Tag;
use super::address::address;
use super::numeral::scale;
use super::parts::parts;
use super::token::token;
use crate::text::{Span, fold, is_han, is_line_break};
use std::borrow::Cow;
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

/// Cuts a text clause by clause.
pub struct Lexer<'t> {
    text: &'t str,
    at: usize,
    pieces: Vec<Piece>,
}

impl<'t> Lexer<'t> {
    /// Cuts `text`, with the memory of the pieces of another one.
    pub fn new(text: &'t str, mut pieces: Vec<Piece>) -> Self {
        pieces.clear();
        Self {
            text,
            at: 0,
            pieces,
        }
    }

    /// The pieces of the next clause, in their order; what lies between them is white space. A clause ends with its line or with a
    /// full stop, and where it grows too long.
    pub fn clause(&mut self) -> Option<&[Piece]> {
        self.pieces.clear();
        while let Some(c) = self.rest().chars().next() {
            // Nearly all characters of news are of this block.
            if matches!(c, '\u{4E00}'..='\u{9FFF}') {
                self.han();
            } else if c.is_whitespace() {
                self.at += c.len_utf8();
                if is_line_break(c) && !self.pieces.is_empty() {
                    break;
                }
            } else if is_han(c) {
                self.han();
            } else if matches!(c, '#' | '＃') && self.hash_tag()
                || matches!(c, '@' | '＠') && self.handle()
            {
            } else {
                self.stretch();
            }
            if self.is_over() {
                break;
            }
        }
        (!self.pieces.is_empty()).then_some(&self.pieces)
    }

    /// The memory of the pieces, for the next text.
    pub fn into_pieces(self) -> Vec<Piece> {
        self.pieces
    }

    /// Whether a clause ends here.
    fn is_over(&self) -> bool {
        let Some(last) = self.pieces.last() else {
            return false;
        };
        match last.kind {
            Kind::Token(Tag::PUNCTUATION) => {
                self.pieces.len() > MANY || last.span.of(self.text) == "。"
            }
            Kind::Token(_) => self.pieces.len() > MANY && last.span.end < self.at,
            Kind::Han => self.pieces.len() > MANY || last.span.end - last.span.start >= LONGEST_RUN,
        }
    }

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
        let length = han_run(rest);
        // A variation selector or a combining mark stays with its character.
        let after = rest.get(length..).and_then(|it| it.chars().next());
        let is_joined = |_| {
            let mut cursor = GraphemeCursor::new(self.at + length, self.text.len(), true);
            cursor.is_boundary(self.text, 0) == Ok(false)
        };
        if after.filter(|&c| !stands_alone(c)).is_some_and(is_joined) {
            // The run ends before the character that carries the mark, which is a word of its own with it.
            let run = rest.get(..length).unwrap_or_default();
            let last = run.chars().next_back().map_or(0, char::len_utf8);
            let marked = rest.get(length - last..).unwrap_or_default();
            let cluster = marked.graphemes(true).next().map_or(last, str::len);
            if length > last {
                self.push(length - last, Kind::Han);
            }
            self.push(cluster, Kind::Token(Tag::NOUN));
            return;
        }
        self.push(length, Kind::Han);
    }

    /// What of the Han characters here belongs to the number that ends here, and what both are together.
    fn after_number(&self) -> Option<(usize, Tag)> {
        let number = self
            .pieces
            .last()
            .filter(|it| it.span.end == self.at && it.kind == Kind::Token(Tag::NUMBER))?;
        let written = number.span.of(self.text);
        let digits = if written.is_ascii() {
            Cow::Borrowed(written)
        } else {
            written.chars().map(fold).collect()
        };
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

    /// Marks that differ from their neighbours, up to what may belong to the last of them; and whether the stretch ends there.
    fn marks(&mut self) -> bool {
        let mut characters = self.rest().chars();
        let mut mark = characters.next().unwrap_or(' ');
        while is_mark(mark) {
            let next = characters.next().unwrap_or(' ');
            let is_end = matches!(next, '\u{4E00}'..='\u{9FFF}' | ' ' | '\n');
            if !is_end && (!is_mark(next) || next == mark) {
                break;
            }
            self.push(MARK, Kind::Token(Tag::PUNCTUATION));
            if is_end {
                return true;
            }
            mark = next;
        }
        false
    }

    /// What is neither Han nor white space, up to the next of those.
    fn stretch(&mut self) {
        // Most stretches are marks of which each is a word, and of the others most are digits: the rules of Unicode say nothing new of
        // them.
        if self.marks() {
            return;
        }
        let rest = self.rest();
        let length = rest
            .find(|c: char| c.is_whitespace() || is_han(c))
            .unwrap_or(rest.len());
        let stretch = rest.get(..length).unwrap_or_default();
        if stretch.bytes().all(|it| it.is_ascii_digit()) {
            return self.push(length, Kind::Token(Tag::NUMBER));
        }
        let parts = parts(stretch, self.at);
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

/// A clause of more pieces than this ends where no number or address can go on.
const MANY: usize = 512;

/// A run of Han characters is cut after so many bytes: neither does memory grow with the text, nor is a long run read again and again.
const LONGEST_RUN: usize = 1 << 12;

/// The most characters of a #tag# or an @name.
const LONGEST_TAG: usize = 40;

/// How many bytes of Han characters `rest` begins with, up to [`LONGEST_RUN`] and the rest of a character.
fn han_run(rest: &str) -> usize {
    // U+5000 to U+9FFF, which are nearly all, begin with these bytes, and have three.
    let bytes = rest.as_bytes();
    let mut at = 0;
    while at < LONGEST_RUN {
        if let Some(0xE5..=0xE9) = bytes.get(at) {
            at += 3;
            continue;
        }
        match rest.get(at..).and_then(|it| it.chars().next()) {
            Some(c) if is_han(c) => at += c.len_utf8(),
            _ => break,
        }
    }
    at
}

/// The bytes of a mark.
const MARK: usize = '，'.len_utf8();

/// Chinese punctuation that is a token of its own wherever it stands alone.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '“'
            | '”'
            | '《'
            | '》'
            | '（'
            | '）'
            | '「'
            | '」'
    )
}

/// Whether a grapheme surely begins with `c`: no mark that belongs to the character before.
fn stands_alone(c: char) -> bool {
    c.is_ascii() || is_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `pieces` are the pieces of the text that they make together.
    fn lex(text: &str) -> Vec<Piece> {
        let mut lexer = Lexer::new(text, Vec::new());
        let mut pieces = Vec::new();
        while let Some(clause) = lexer.clause() {
            pieces.extend_from_slice(clause);
        }
        pieces
    }

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
        // Vowels of other scripts are marks too, although they count as letters.
        check("深\u{6E4}|度");
        check("北|深\u{E31}\u{301}|度");
    }
}
