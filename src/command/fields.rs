//! Which fields of an analysis are asked for: `sentences,frequencies.text,frequencies.count`. Most of an analysis are its counts, and who
//! reads a million of them wants no more than is used.

use serde_json::Value;

/// The fields that are there to be asked for.
pub const NAMES: [&str; 9] = [
    "characters",
    "language",
    "articles",
    "sentences",
    "frequencies",
    "keywords",
    "phrases",
    "summary",
    "entities",
];

/// A field, and the part of it that is wanted, as often as parts are.
pub struct Fields(Vec<(String, Option<String>)>);

impl Fields {
    /// Reads what stands behind `--fields`.
    pub fn read(names: &str) -> Result<Self, String> {
        let field = |name: &str| {
            let (name, part) = match name.split_once('.') {
                Some((name, part)) => (name, Some(part.to_owned())),
                None => (name, None),
            };
            if NAMES.contains(&name) {
                Ok((name.to_owned(), part))
            } else {
                Err(format!(
                    "--fields: expected some of {}, found `{name}`",
                    NAMES.join(", ")
                ))
            }
        };
        Ok(Self(names.split(',').map(field).collect::<Result<_, _>>()?))
    }

    /// What of `analysis` was asked for.
    pub fn of(&self, mut analysis: Value) -> Value {
        let Value::Object(fields) = &mut analysis else {
            return analysis;
        };
        fields.retain(|name, value| {
            let mut asked = self.0.iter().filter(|(it, _)| it == name).peekable();
            if asked.peek().is_none() {
                return false;
            }
            let parts: Option<Vec<&str>> = asked.map(|(_, part)| part.as_deref()).collect();
            if let Some(parts) = parts {
                keep(value, &parts);
            }
            true
        });
        analysis
    }
}

/// Leaves only `parts` in an object, or in each of a list.
fn keep(value: &mut Value, parts: &[&str]) {
    match value {
        Value::Object(fields) => fields.retain(|name, _| parts.contains(&name.as_str())),
        Value::Array(all) => all.iter_mut().for_each(|it| keep(it, parts)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jianbao::{Lexicon, Options, analyze, wire};
    use serde_json::json;

    fn analysis() -> Value {
        let text = "沈雪梅在南通。";
        let found = analyze(text, &Lexicon::built_in(), &Options::default());
        serde_json::to_value(wire::Analysis::new(text, &found)).unwrap()
    }

    #[test]
    fn every_field_of_an_analysis_has_its_name() {
        assert_eq!(
            analysis().as_object().unwrap().keys().collect::<Vec<_>>(),
            NAMES
        );
    }

    #[test]
    fn what_was_not_asked_for_is_left_out() {
        let kept = |names: &str| Fields::read(names).unwrap().of(analysis());
        assert_eq!(
            kept("language,entities.text,entities.kind"),
            json!({ "language": "zh-Hans", "entities": [{ "text": "沈雪梅", "kind": "person" }, { "text": "南通", "kind": "place" }] })
        );
        assert_eq!(
            kept("summary.characters"),
            json!({ "summary": { "characters": 7 } })
        );
        assert_eq!(kept("sentences")["sentences"], analysis()["sentences"]);
        assert_eq!(
            kept("sentences.start,sentences")["sentences"],
            analysis()["sentences"],
            "the whole is more than a part"
        );
    }

    #[test]
    fn an_unknown_field_is_named() {
        let error = Fields::read("entities,words").err().unwrap();
        assert!(error.contains("expected some of characters") && error.ends_with("found `words`"));
    }
}
