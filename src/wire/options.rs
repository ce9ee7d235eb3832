//! Options as JavaScript gives them → the core's. What is unknown, mistyped or out of range is refused by its name.

use super::value::Value;
use crate::analysis::Options;
use crate::keyword;
use crate::page;
use crate::stop_words::StopWords;
use crate::summary::Budget;
use crate::word::{Names, Tag};
use std::fmt;

/// Why an option was refused. JavaScript throws a `TypeError` or a `RangeError`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is unknown, or not of the type that was expected.
    Type(String),
    /// It is of the right type, but no such value can be.
    Range(String),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Type(message) | Self::Range(message) => f.write_str(message),
        }
    }
}

pub(super) type Result<T> = std::result::Result<T, Refused>;

/// The options of `analyze` for the text `of`.
///
/// # Errors
/// The first option that cannot be taken.
pub fn reading(of: &str, options: Value) -> Result<Options> {
    let mut read = Options::default();
    for (name, value) in fields(options, "options")? {
        match name.as_str() {
            "names" => read.names = names(&text(value, "names")?)?,
            "stopWords" => read.stop_words = stop_words(value)?,
            "page" => read.page = page(value)?,
            "frequencies" => {
                for (name, value) in fields(value, "frequencies")? {
                    match name.as_str() {
                        "singleCharacters" => {
                            read.frequencies.single_characters =
                                flag(&value, "frequencies.singleCharacters")?
                        }
                        "exceptTags" => {
                            read.frequencies.except_tags = tags(value, "frequencies.exceptTags")?
                        }
                        "limit" => read.frequencies.limit = whole(&value, "frequencies.limit", 0)?,
                        "stems" => read.frequencies.stems = flag(&value, "frequencies.stems")?,
                        "phrases" => {
                            read.frequencies.phrases = flag(&value, "frequencies.phrases")?
                        }
                        _ => {
                            return unknown(
                                &format!("frequencies.{name}"),
                                "singleCharacters, exceptTags, limit, stems, phrases",
                            );
                        }
                    }
                }
            }
            "keywords" => {
                for (name, value) in fields(value, "keywords")? {
                    let full = format!("keywords.{name}");
                    if !keywords(&mut read.keywords, &name, value, &full)? {
                        return unknown(&full, "limit, kinds, tags");
                    }
                }
            }
            "phrases" => {
                for (name, value) in fields(value, "phrases")? {
                    match name.as_str() {
                        "limit" => read.phrases.limit = whole(&value, "phrases.limit", 0)?,
                        _ => return unknown(&format!("phrases.{name}"), "limit"),
                    }
                }
            }
            "summary" => {
                let given = fields(value, "summary")?;
                let rest = budget(&mut read, given, "summary.")?;
                if let Some((name, _)) = rest.first() {
                    return unknown(
                        &format!("summary.{name}"),
                        "characters, sentences, share, focus, article",
                    );
                }
            }
            _ => {
                return unknown(
                    &name,
                    "names, page, stopWords, frequencies, keywords, phrases, summary",
                );
            }
        }
    }
    in_bytes(of, &mut read.page);
    Ok(read)
}

/// The options of `keywords`, `segment` and `page` for the text `of`: those of `known` that stand on their own.
///
/// # Errors
/// The first option that cannot be taken.
pub fn counted(of: &str, options: Value, known: &[&str]) -> Result<Options> {
    let mut read = Options::default();
    for (name, value) in fields(options, "options")? {
        match name.as_str() {
            name if !known.contains(&name) => return unknown(name, &known.join(", ")),
            "names" => read.names = names(&text(value, "names")?)?,
            "stopWords" => read.stop_words = stop_words(value)?,
            "limit" | "kinds" | "tags" => {
                keywords(&mut read.keywords, &name, value, &name)?;
            }
            "breaks" => read.page.breaks = offsets(value, &name)?,
            "joins" => read.page.joins = offsets(value, &name)?,
            _ => return unknown(&name, &known.join(", ")),
        }
    }
    in_bytes(of, &mut read.page);
    Ok(read)
}

/// The options of `summarize`.
///
/// # Errors
/// The first option that cannot be taken.
pub fn summarizing(options: Value) -> Result<Options> {
    let mut read = Options::default();
    let given = fields(options, "options")?;
    for (name, value) in budget(&mut read, given, "")? {
        match name.as_str() {
            "names" => read.names = names(&text(value, "names")?)?,
            "stopWords" => read.stop_words = stop_words(value)?,
            _ => {
                return unknown(
                    &name,
                    "characters, sentences, share, focus, article, names, stopWords",
                );
            }
        }
    }
    Ok(read)
}

/// Takes an option of keywords; says whether it is one.
fn keywords(read: &mut keyword::Options, name: &str, value: Value, full: &str) -> Result<bool> {
    match name {
        "limit" => read.limit = whole(&value, full, 0)?,
        "kinds" => {
            let Value::List(items) = value else {
                return wrong(full, "an array of kinds", &value);
            };
            let kind = |it: Value| {
                let it = text(it, full)?;
                keyword::Kind::named(&it).ok_or_else(|| {
                    Refused::Range(format!(
                        "{full}: expected \"word\", \"phrase\" or \"name\", found \"{it}\""
                    ))
                })
            };
            read.kinds = items.into_iter().map(kind).collect::<Result<_>>()?;
        }
        "tags" => read.tags = tags(value, full)?,
        _ => return Ok(false),
    }
    Ok(true)
}

/// How names are cut: `whole` or `split`.
///
/// # Errors
/// Any other word.
pub fn names(name: &str) -> Result<Names> {
    match name {
        "whole" => Ok(Names::Whole),
        "split" => Ok(Names::Split),
        _ => Err(Refused::Range(format!(
            "names: expected \"whole\" or \"split\", found \"{name}\""
        ))),
    }
}

/// A share above 0 and up to 1.
///
/// # Errors
/// Any other number.
pub fn share(share: f64, name: &str) -> Result<f64> {
    if share > 0.0 && share <= 1.0 {
        Ok(share)
    } else {
        Err(Refused::Range(format!(
            "{name}: expected a share above 0 and up to 1, found {share}"
        )))
    }
}

/// Takes the budget and the focus out of `given`; what is left comes back.
fn budget(
    read: &mut Options,
    given: Vec<(String, Value)>,
    prefix: &str,
) -> Result<Vec<(String, Value)>> {
    let mut rest = Vec::new();
    let mut budgets: Vec<(String, Budget)> = Vec::new();
    for (name, value) in given {
        let full = format!("{prefix}{name}");
        match name.as_str() {
            "characters" => {
                budgets.push((full.clone(), Budget::Characters(whole(&value, &full, 1)?)))
            }
            "sentences" => {
                budgets.push((full.clone(), Budget::Sentences(whole(&value, &full, 1)?)))
            }
            "share" => budgets.push((
                full.clone(),
                Budget::Share(share(number(&value, &full)?, &full)?),
            )),
            "focus" => read.summary.focus = vec![text(value, &full)?],
            "article" => read.summary.article = Some(whole(&value, &full, 0)?),
            _ => rest.push((name, value)),
        }
    }
    if let [(first, _), (second, _), ..] = budgets.as_slice() {
        return Err(Refused::Type(format!(
            "{second}: expected one budget, found {first} as well"
        )));
    }
    if let Some((_, budget)) = budgets.pop() {
        read.summary.budget = budget;
    }
    Ok(rest)
}

/// Places in UTF-16, as JavaScript gives them.
pub(super) fn page(value: Value) -> Result<page::Options> {
    let mut read = page::Options::default();
    for (name, value) in fields(value, "page")? {
        match name.as_str() {
            "breaks" => read.breaks = offsets(value, "page.breaks")?,
            "joins" => read.joins = offsets(value, "page.joins")?,
            _ => return unknown(&format!("page.{name}"), "breaks, joins"),
        }
    }
    Ok(read)
}

fn offsets(value: Value, name: &str) -> Result<Vec<usize>> {
    let Value::List(items) = value else {
        return wrong(name, "an array of offsets", &value);
    };
    items.iter().map(|it| whole(it, name, 0)).collect()
}

/// Turns places in UTF-16 into bytes of `of`.
pub(super) fn in_bytes(of: &str, page: &mut page::Options) {
    for places in [&mut page.breaks, &mut page.joins] {
        places.sort_unstable();
        let mut characters = of.char_indices();
        let (mut units, mut at) = (0, 0);
        for place in places {
            while units < *place {
                let Some((_, c)) = characters.next() else {
                    break;
                };
                units += c.len_utf16();
                at += c.len_utf8();
            }
            *place = at;
        }
    }
}

pub(super) fn stop_words(value: Value) -> Result<StopWords> {
    match value {
        Value::Bool(true) => Ok(StopWords::BuiltIn),
        Value::Bool(false) => Ok(StopWords::Off),
        Value::List(items) => Ok(StopWords::These(
            items
                .into_iter()
                .map(|it| text(it, "stopWords"))
                .collect::<Result<_>>()?,
        )),
        other => wrong("stopWords", "true, false or an array of words", &other),
    }
}

fn tags(value: Value, name: &str) -> Result<Vec<Tag>> {
    let Value::List(items) = value else {
        return wrong(name, "an array of parts of speech", &value);
    };
    let tag = |it: Value| {
        let it = text(it, name)?;
        Tag::named(&it).ok_or_else(|| {
            Refused::Range(format!(
                "{name}: expected parts of speech such as \"n\", found \"{it}\""
            ))
        })
    };
    items.into_iter().map(tag).collect()
}

/// The fields of an object; those without a value are left out.
pub(super) fn fields(value: Value, name: &str) -> Result<Vec<(String, Value)>> {
    match value {
        Value::Nothing => Ok(Vec::new()),
        Value::Object(fields) => Ok(fields
            .into_iter()
            .filter(|it| it.1 != Value::Nothing)
            .collect()),
        other => wrong(name, "an object", &other),
    }
}

pub(super) fn text(value: Value, name: &str) -> Result<String> {
    match value {
        Value::Text(text) => Ok(text),
        other => wrong(name, "a string", &other),
    }
}

pub(super) fn flag(value: &Value, name: &str) -> Result<bool> {
    match value {
        Value::Bool(flag) => Ok(*flag),
        other => wrong(name, "true or false", other),
    }
}

fn number(value: &Value, name: &str) -> Result<f64> {
    match value {
        Value::Number(number) => Ok(*number),
        other => wrong(name, "a number", other),
    }
}

pub(super) fn whole(value: &Value, name: &str, least: u32) -> Result<usize> {
    let number = number(value, name)?;
    let is_whole = number.fract() == 0.0 && number >= f64::from(least);
    // What is larger than any text is as good as the largest number.
    if is_whole {
        Ok(number.min(f64::from(u32::MAX)) as usize)
    } else {
        Err(Refused::Range(format!(
            "{name}: expected a whole number of at least {least}, found {number}"
        )))
    }
}

pub(super) fn unknown<T>(name: &str, known: &str) -> Result<T> {
    Err(Refused::Type(format!(
        "{name}: no such option, expected one of {known}"
    )))
}

pub(super) fn wrong<T>(name: &str, expected: &str, found: &Value) -> Result<T> {
    let found = match found {
        Value::Nothing => "nothing".to_owned(),
        Value::Bool(it) => it.to_string(),
        Value::Number(it) => it.to_string(),
        Value::Text(it) => format!("the string \"{}\"", it.chars().take(40).collect::<String>()),
        Value::List(_) => "an array".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    };
    Err(Refused::Type(format!(
        "{name}: expected {expected}, found {found}"
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Options> {
        reading("𠮷野家。\n", serde_json::from_str(json).unwrap())
    }

    #[track_caller]
    fn check_refused(json: &str, is_range: bool, name: &str) {
        let refused = read(json).unwrap_err();
        assert_eq!(matches!(refused, Refused::Range(_)), is_range, "{refused}");
        assert!(
            refused.to_string().starts_with(&format!("{name}: ")),
            "{refused}"
        );
    }

    #[test]
    fn reads_every_option() {
        let options = read(
            r#"{"names": "split", "stopWords": ["的"], "page": {"breaks": [3]}, "summary": {"share": 0.5, "focus": "南通", "article": 1},
                "frequencies": {"singleCharacters": false, "exceptTags": ["v"], "limit": 9}, "keywords": {"limit": 3}}"#,
        )
        .unwrap();
        assert_eq!(options.names, Names::Split);
        // Three units of UTF-16: 𠮷 and one character more.
        assert_eq!(options.page.breaks, [7]);
        assert_eq!(options.stop_words, StopWords::These(vec!["的".into()]));
        assert_eq!(options.summary.budget, Budget::Share(0.5));
        assert_eq!(options.summary.article, Some(1));
        assert_eq!((options.keywords.limit, options.frequencies.limit), (3, 9));
        assert!(read("null").is_ok() && read(r#"{"names": null}"#).is_ok());
    }

    #[test]
    fn refuses_by_name() {
        check_refused(r#"{"sumary": {}}"#, false, "sumary");
        check_refused(
            r#"{"summary": {"charcters": 3}}"#,
            false,
            "summary.charcters",
        );
        check_refused(
            r#"{"summary": {"characters": "many"}}"#,
            false,
            "summary.characters",
        );
        check_refused(
            r#"{"summary": {"characters": 0}}"#,
            true,
            "summary.characters",
        );
        check_refused(
            r#"{"summary": {"characters": 1.5}}"#,
            true,
            "summary.characters",
        );
        check_refused(r#"{"summary": {"share": 1.5}}"#, true, "summary.share");
        check_refused(
            r#"{"summary": {"share": 0.5, "sentences": 2}}"#,
            false,
            "summary.sentences",
        );
        check_refused(r#"{"summary": 140}"#, false, "summary");
        check_refused(r#"{"keywords": {"limit": -3}}"#, true, "keywords.limit");
        check_refused(r#"{"names": "both"}"#, true, "names");
        check_refused(
            r#"{"frequencies": {"exceptTags": ["nonsense"]}}"#,
            true,
            "frequencies.exceptTags",
        );
        check_refused(r#"{"page": {"breaks": [-1]}}"#, true, "page.breaks");
        assert!(matches!(
            reading("", Value::Text("x".into())),
            Err(Refused::Type(_))
        ));
    }
}
