//! JSON as `JSON.stringify` writes it, byte for byte: 8, where Rust writes 8.0, and 0.000001, where Rust writes 1e-6.

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;
use std::io::{self, Write};

/// Writes `value` in one line, without its end.
pub fn write(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    Ok(value.serialize(&mut Serializer::with_formatter(out, Plain))?)
}

/// `value` in one line.
pub fn text(value: &impl Serialize) -> io::Result<String> {
    let mut bytes = Vec::new();
    write(&mut bytes, value)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

struct Plain;

impl Formatter for Plain {
    fn write_f64<W: ?Sized + Write>(&mut self, out: &mut W, number: f64) -> io::Result<()> {
        // The shortest decimal that is read as the same number; ours lie where JavaScript writes no exponent either.
        write!(out, "{number}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_numbers_as_javascript_does() {
        let numbers = [8.0, 0.039474, 1e-6, 123.4567, 0.0, 1.0];
        assert_eq!(
            text(&numbers).unwrap(),
            "[8,0.039474,0.000001,123.4567,0,1]"
        );
        assert_eq!(text(&("乙\u{1}\n", 3)).unwrap(), "[\"乙\\u0001\\n\",3]");
    }
}
