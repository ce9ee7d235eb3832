//! Bytes → text: UTF-8, UTF-16, GB18030 or Big5, or a refusal. Nothing is silently mangled.

use std::ops::RangeInclusive;

use encoding_rs::{BIG5, Encoding, GB18030, UTF_16BE, UTF_16LE};

/// The text of `bytes`. A byte order mark decides; then UTF-8; then what reads without an error and looks most like Chinese.
pub fn text(bytes: Vec<u8>) -> Result<String, &'static str> {
    if bytes.starts_with(b"\xFF\xFE\0\0") || bytes.starts_with(b"\0\0\xFE\xFF") {
        return Err("text in UTF-32, expected UTF-8, UTF-16, GB18030 or Big5");
    }
    if let Some((encoding, length)) = Encoding::for_bom(&bytes) {
        return strict(encoding, bytes.get(length..).unwrap_or_default())
            .ok_or("not text: its byte order mark promises what does not follow");
    }
    // Latin letters in UTF-16 are valid UTF-8 with a NUL after or before each.
    let nuls = bytes.iter().filter(|&&it| it == 0).count();
    let may_be_utf16 = bytes.len().is_multiple_of(2) && bytes.len() > nuls;
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if nuls == 0 || !may_be_utf16 => return Ok(text),
        Ok(text) => {
            let wide = [UTF_16LE, UTF_16BE]
                .into_iter()
                .find_map(|it| strict(it, text.as_bytes()).filter(|it| is_plain(it)));
            return Ok(wide.unwrap_or(text));
        }
        Err(error) => error.into_bytes(),
    };
    let mut encodings = vec![GB18030, BIG5];
    if may_be_utf16 {
        encodings.extend([UTF_16LE, UTF_16BE]);
    }
    let mut read: Vec<(f64, String)> = encodings
        .into_iter()
        .filter_map(|it| strict(it, &bytes))
        .map(|it| (likelihood(&it), it))
        .collect();
    read.sort_by(|a, b| b.0.total_cmp(&a.0));
    if read.first().is_some_and(|it| it.0 >= LEAST) {
        return Ok(read.swap_remove(0).1);
    }
    // A short text may have no such character: then the codes tell, of which the everyday ones come first in both encodings.
    let everyday = if is_everyday(&bytes, 0xA1..=0xD7, 0xA1..=0xFE) {
        strict(GB18030, &bytes)
    } else if is_everyday(&bytes, 0xA1..=0xC6, 0x40..=0xFE) {
        strict(BIG5, &bytes)
    } else {
        None
    };
    everyday
        .filter(|it| is_plain(it))
        .ok_or("not text in UTF-8, UTF-16, GB18030 or Big5")
}

/// Whether all bytes beyond ASCII come in pairs of these ranges.
fn is_everyday(bytes: &[u8], lead: RangeInclusive<u8>, trail: RangeInclusive<u8>) -> bool {
    let mut bytes = bytes.iter();
    while let Some(byte) = bytes.by_ref().find(|it| !it.is_ascii()) {
        if !lead.contains(byte) || !bytes.next().is_some_and(|it| trail.contains(it)) {
            return false;
        }
    }
    true
}

/// The least likelihood of a text in an encoding that does not name itself.
const LEAST: f64 = 0.1;

/// Whether a text holds nothing but ASCII, the Han characters in use, and marks of both.
fn is_plain(text: &str) -> bool {
    let is_plain = |c: char| {
        c == '\t'
            || c == '\n'
            || c == '\r'
            || (' '..='~').contains(&c)
            || ('\u{4E00}'..='\u{9FA5}').contains(&c)
            || ('\u{3000}'..='\u{301F}').contains(&c)
            || ('\u{FF01}'..='\u{FF5E}').contains(&c)
            || ('\u{2010}'..='\u{2026}').contains(&c)
    };
    text.chars().all(is_plain)
}

fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .map(|it| it.into_owned())
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
        let bare: Vec<u8> = hans.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(bare).unwrap(), hans);
        let mixed: Vec<u8> = "The word 一 means one. "
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(text(mixed).unwrap(), "The word 一 means one. ");
        for short in ["南通抢抓机遇", "沈雪梅", "好词甲乙"] {
            assert_eq!(
                text(GB18030.encode(short).0.into_owned()).unwrap_or_default(),
                short
            );
        }
        for short in ["圖書館讀書", "臺灣漢語"] {
            assert_eq!(
                text(BIG5.encode(short).0.into_owned()).unwrap_or_default(),
                short
            );
        }
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
        assert_eq!(text(b"\0\0\0\0".to_vec()).unwrap(), "\0\0\0\0");
        assert!(
            text(b"\xFF\xFE\0\0\x28\x66\0\0".to_vec()).is_err(),
            "UTF-32"
        );
    }
}
