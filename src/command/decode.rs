//! Bytes → text: UTF-8, UTF-16, GB18030 or Big5, or a refusal. Nothing is silently mangled.

use encoding_rs::{BIG5, Encoding, GB18030, UTF_16BE, UTF_16LE};

/// The text of `bytes`. A byte order mark decides; then UTF-8; then what reads without an error and looks more like Chinese.
pub fn text(bytes: Vec<u8>) -> Result<String, &'static str> {
    if let Some((encoding, length)) = Encoding::for_bom(&bytes) {
        return strict(encoding, bytes.get(length..).unwrap_or_default())
            .ok_or("not text: its byte order mark promises what does not follow");
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if looks_like_utf16(text.as_bytes()).is_none() => return Ok(text),
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    if let Some(encoding) = looks_like_utf16(&bytes)
        && let Some(text) = strict(encoding, &bytes)
    {
        return Ok(text);
    }
    let mut read: Vec<(f64, String)> = [GB18030, BIG5]
        .iter()
        .filter_map(|it| strict(it, &bytes))
        .map(|it| (likelihood(&it), it))
        .collect();
    read.sort_by(|a, b| b.0.total_cmp(&a.0));
    match read.into_iter().next() {
        Some((likelihood, text)) if likelihood >= LEAST => Ok(text),
        _ => Err("not text in UTF-8, UTF-16, GB18030 or Big5"),
    }
}

/// The least likelihood of a text in an encoding that does not name itself.
const LEAST: f64 = 0.1;

fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .map(|it| it.into_owned())
}

/// UTF-16 without a mark: text of Latin letters and line breaks has a zero in every other byte.
fn looks_like_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096))?;
    let zeros = |offset: usize| {
        head.iter()
            .skip(offset)
            .step_by(2)
            .filter(|&&it| it == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let many = head.len() / 20 + 1;
    if bytes.len().is_multiple_of(2) && odd >= many && even == 0 {
        Some(UTF_16LE)
    } else if bytes.len().is_multiple_of(2) && even >= many && odd == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The share of very common characters among those beyond ASCII: about a third in Chinese text, next to none in what was read
/// in the wrong encoding. Control characters speak against a text.
fn likelihood(text: &str) -> f64 {
    let foreign = text.chars().filter(|c| !c.is_ascii()).count();
    let common = text.chars().filter(|c| COMMON.contains(*c)).count();
    let control = text
        .chars()
        .filter(|c| c.is_control() && !c.is_whitespace())
        .count();
    if foreign == 0 {
        0.0
    } else {
        (common as f64 - 4.0 * control as f64) / foreign as f64
    }
}

/// The commonest characters and marks of Chinese text, simplified and traditional.
const COMMON: &str = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经\
，。、：；“”《》（）「」！？\u{3000}這為個國時來們會發對動過說產種後經學實從現當進與將還無體開關點電這樣業新本";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recognises_encodings() {
        let hans = "昨天开幕的会议上，省政府工作报告在部署重点工作时提出要求。";
        let hant = "臺灣的漢語與廣東話不同，這是一個測試。我們今天去圖書館讀書，然後回家吃飯。";
        assert_eq!(text(hans.as_bytes().to_vec()).unwrap(), hans);
        assert_eq!(text(GB18030.encode(hans).0.into_owned()).unwrap(), hans);
        assert_eq!(text(GB18030.encode(hant).0.into_owned()).unwrap(), hant);
        assert_eq!(text(BIG5.encode(hant).0.into_owned()).unwrap(), hant);
        let utf16: Vec<u8> = hans.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text([b"\xFF\xFE".to_vec(), utf16].concat()).unwrap(), hans);
        assert_eq!(text(format!("\u{FEFF}{hans}").into_bytes()).unwrap(), hans);
        let latin: Vec<u8> = "plain text"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(text(latin).unwrap(), "plain text");
    }

    #[test]
    fn refuses_what_is_no_text() {
        let all: Vec<u8> = (0..=255).cycle().take(5_000).collect();
        assert!(text(all).is_err());
        assert!(
            text(b"\xFF\xFE\x00\xD8\x00\xD8".to_vec()).is_err(),
            "lone surrogates"
        );
        assert!(
            text(vec![
                0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, 0xFF, 0xFF
            ])
            .is_err()
        );
        assert_eq!(text(Vec::new()).unwrap(), "");
        assert_eq!(text(b"a\0b".to_vec()).unwrap(), "a\0b");
    }
}
