//! What is asked of a text that was read once: options as JavaScript gives them → those of concordance, collocates, comparison, counts.

use super::Refused;
use super::options::{
    Result, fields, flag, in_bytes, names, page, stop_words, text, unknown, whole, wrong,
};
use super::value::Value;
use crate::collocation::{self, Measure};
use crate::concordance::{self, Key, Unit};
use crate::corpus::{self, By, Choice};
use crate::keyness;
use crate::ngram;
use crate::pattern::Pattern;

/// A question, and how the text that it is asked of is to be read.
pub type Asked<T> = (corpus::Options, T);

/// What is looked for: the argument `name`.
///
/// # Errors
/// A `RangeError`: it makes no sense.
pub fn pattern(name: &str, query: &str) -> Result<Pattern> {
    Pattern::parse(query).map_err(|refusal| Refused::Range(format!("{name}: {refusal}")))
}

/// The options of `concordance` for the text `of`.
///
/// # Errors
/// The first option that cannot be taken.
pub fn concording(of: &str, options: Value) -> Result<Asked<concordance::Options>> {
    let mut read = concordance::Options::default();
    let known = "left, right, unit, sort, limit, article, names, page";
    let reading = asked(of, options, known, &mut |name, value| {
        match name {
            "left" => read.left = within(&value, name, 0, concordance::WIDEST)?,
            "right" => read.right = within(&value, name, 0, concordance::WIDEST)?,
            "limit" => read.limit = whole(&value, name, 0)?,
            "unit" => {
                let units = [("words", Unit::Words), ("characters", Unit::Characters)];
                read.unit = one_of(value, name, &units)?;
            }
            "sort" => read.sort = keys(value)?,
            "article" => read.article = Some(whole(&value, name, 0)?),
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    Ok((reading, read))
}

/// The options of `collocates` for the text `of`.
///
/// # Errors
/// The first option that cannot be taken.
pub fn collocating(of: &str, options: Value) -> Result<Asked<collocation::Options>> {
    let mut read = collocation::Options::default();
    let known = "window, measure, article, least, limit, stopWords, stems, names, page";
    let reading = asked(of, options, known, &mut |name, value| {
        match name {
            "window" => {
                let one = |value: &Value| within(value, name, 0, collocation::WIDEST);
                (read.left, read.right) = match &value {
                    Value::List(items) => match items.as_slice() {
                        [left, right] => (one(left)?, one(right)?),
                        _ => return wrong(name, "a number, or one for either side", &value),
                    },
                    _ => (one(&value)?, one(&value)?),
                };
            }
            "measure" => {
                let measures = [
                    ("logLikelihood", Measure::LogLikelihood),
                    ("mi", Measure::MutualInformation),
                    ("count", Measure::Count),
                ];
                read.measure = one_of(value, name, &measures)?;
            }
            "article" => read.article = Some(whole(&value, name, 0)?),
            _ => return choice(&mut read.choice, name, value),
        }
        Ok(true)
    })?;
    Ok((reading, read))
}

/// The options of `compare` for the text `of`, which is one of the two.
///
/// # Errors
/// The first option that cannot be taken.
pub fn comparing(of: &str, options: Value) -> Result<Asked<keyness::Options>> {
    let mut read = keyness::Options::default();
    let known = "articles, least, limit, stopWords, stems, names, page";
    let reading = asked(of, options, known, &mut |name, value| {
        match name {
            "articles" => {
                let Value::List(items) = &value else {
                    return wrong(name, "the numbers of two articles", &value);
                };
                let [a, b] = items.as_slice() else {
                    return wrong(name, "the numbers of two articles", &value);
                };
                read.articles = Some([whole(a, name, 0)?, whole(b, name, 0)?]);
            }
            _ => return choice(&mut read.choice, name, value),
        }
        Ok(true)
    })?;
    Ok((reading, read))
}

/// The options of `frequencies` for the text `of`.
///
/// # Errors
/// The first option that cannot be taken.
pub fn counting(of: &str, options: Value) -> Result<Asked<ngram::Options>> {
    let mut read = ngram::Options::default();
    let known = "n, by, article, least, limit, stopWords, stems, names, page";
    let reading = asked(of, options, known, &mut |name, value| {
        match name {
            "n" => read.n = within(&value, name, 1, ngram::LONGEST)?,
            "by" => {
                let pieces = [("article", By::Article), ("section", By::Section)];
                read.by = Some(one_of(value, name, &pieces)?);
            }
            "article" => read.article = Some(whole(&value, name, 0)?),
            _ => return choice(&mut read.choice, name, value),
        }
        Ok(true)
    })?;
    Ok((reading, read))
}

/// Takes what says how a text is read, and gives `take` the rest; it says whether it knows an option.
fn asked(
    of: &str,
    options: Value,
    known: &str,
    take: &mut dyn FnMut(&str, Value) -> Result<bool>,
) -> Result<corpus::Options> {
    let mut read = corpus::Options::default();
    for (name, value) in fields(options, "options")? {
        match name.as_str() {
            "names" => read.names = names(&text(value, "names")?)?,
            "page" => read.page = page(value)?,
            _ => {
                if !take(&name, value)? {
                    return unknown(&name, known);
                }
            }
        }
    }
    in_bytes(of, &mut read.page);
    Ok(read)
}

/// Takes an option that says which words are told; says whether it is one.
fn choice(read: &mut Choice, name: &str, value: Value) -> Result<bool> {
    match name {
        "least" => read.least = whole(&value, name, 1)?,
        "limit" => read.limit = whole(&value, name, 0)?,
        "stopWords" => read.stop_words = stop_words(value)?,
        "stems" => read.stems = flag(&value, name)?,
        _ => return Ok(false),
    }
    Ok(true)
}

fn within(value: &Value, name: &str, least: u32, most: usize) -> Result<usize> {
    let number = whole(value, name, least)?;
    if number > most {
        let message = format!("{name}: expected a whole number of at most {most}, found {number}");
        return Err(Refused::Range(message));
    }
    Ok(number)
}

fn one_of<T: Copy>(value: Value, name: &str, all: &[(&str, T)]) -> Result<T> {
    let given = text(value, name)?;
    match all.iter().find(|it| it.0 == given) {
        Some(it) => Ok(it.1),
        None => {
            let known: Vec<&str> = all.iter().map(|it| it.0).collect();
            let known = known.join(", ");
            Err(Refused::Range(format!(
                "{name}: expected one of {known}, found \"{given}\""
            )))
        }
    }
}

fn keys(value: Value) -> Result<Vec<Key>> {
    let Value::List(items) = value else {
        return wrong("sort", "an array such as [\"left1\", \"right1\"]", &value);
    };
    if items.len() > concordance::KEYS {
        let message = format!("sort: expected at most {} keys", concordance::KEYS);
        return Err(Refused::Range(message));
    }
    let all = [
        ("left1", Key::Left(1)),
        ("left2", Key::Left(2)),
        ("left3", Key::Left(3)),
        ("right1", Key::Right(1)),
        ("right2", Key::Right(2)),
        ("right3", Key::Right(3)),
        ("word", Key::Word),
    ];
    items
        .into_iter()
        .map(|it| one_of(it, "sort", &all))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_refused<T>(of: fn(&str, Value) -> Result<T>, json: &str, is_range: bool, name: &str) {
        let refused = of("南通", serde_json::from_str(json).unwrap())
            .err()
            .unwrap();
        assert_eq!(matches!(refused, Refused::Range(_)), is_range, "{refused}");
        let message = refused.to_string();
        assert!(message.starts_with(&format!("{name}: ")), "{message}");
    }

    #[test]
    fn reads_every_option() {
        let value = |json| serde_json::from_str(json).unwrap();
        let json = r#"{"left": 3, "right": 0, "unit": "characters", "sort": ["left1", "word"], "limit": 9, "article": 2, "names": "split"}"#;
        let (reading, read) = concording("", value(json)).unwrap();
        assert_eq!(reading.names, crate::word::Names::Split);
        assert_eq!((read.left, read.right, read.limit), (3, 0, 9));
        assert_eq!(read.article, Some(2));
        assert_eq!(read.sort, [Key::Left(1), Key::Word]);
        let (_, read) = collocating(
            "",
            value(r#"{"window": [2, 0], "measure": "mi", "article": 0}"#),
        )
        .unwrap();
        assert_eq!((read.left, read.right, read.article), (2, 0, Some(0)));
        let (_, read) = comparing("", value(r#"{"articles": [0, 2]}"#)).unwrap();
        assert_eq!(read.articles, Some([0, 2]));
        let (_, read) = counting("", value(r#"{"n": 2, "by": "section", "article": 1}"#)).unwrap();
        assert_eq!((read.n, read.by), (2, Some(By::Section)));
        assert_eq!(read.article, Some(1));
    }

    #[test]
    fn refuses_by_name() {
        check_refused(concording, r#"{"lft": 3}"#, false, "lft");
        check_refused(concording, r#"{"left": "3"}"#, false, "left");
        check_refused(concording, r#"{"left": 1000}"#, true, "left");
        check_refused(concording, r#"{"unit": "bytes"}"#, true, "unit");
        check_refused(concording, r#"{"sort": "left1"}"#, false, "sort");
        check_refused(concording, r#"{"sort": ["left4"]}"#, true, "sort");
        check_refused(collocating, r#"{"window": 11}"#, true, "window");
        check_refused(collocating, r#"{"window": [1]}"#, false, "window");
        check_refused(collocating, r#"{"measure": 5}"#, false, "measure");
        check_refused(comparing, r#"{"articles": 1}"#, false, "articles");
        check_refused(counting, r#"{"n": 6}"#, true, "n");
        check_refused(counting, r#"{"article": -1}"#, true, "article");
        assert!(matches!(pattern("query", " "), Err(Refused::Range(_))));
    }
}
