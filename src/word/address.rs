//! E-mail addresses, URLs, and the names of hosts and files.

use super::Tag;

/// The e-mail address or URL that `rest` begins with.
pub fn address(rest: &str) -> Option<(usize, Tag)> {
    let lower = |length: usize| rest.get(..length).unwrap_or_default().to_ascii_lowercase();
    let has_scheme = ["http://", "https://", "ftp://"]
        .iter()
        .any(|it| lower(it.len()) == *it);
    // A host has at most 253 characters: nothing is read twice without bound.
    let host = rest
        .bytes()
        .take(254)
        .take_while(|&b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-')
        .count();
    let after = rest.get(host..).unwrap_or_default();
    let has_path = host <= 253
        && after.starts_with(['/', ':'])
        && has_ending(rest.get(..host).unwrap_or_default());
    if has_scheme || lower(4) == "www." || has_path {
        let is_part = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c);
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let url = rest
            .get(..end)
            .unwrap_or_default()
            .trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '(', '[']);
        return (url.len() > 4).then_some((url.len(), Tag::URL));
    }
    // The longest name before @ has 64 characters: nothing is read twice without bound.
    let local = rest
        .bytes()
        .take(65)
        .take_while(|&b| b.is_ascii_alphanumeric() || b"._%+-".contains(&b))
        .count();
    let domain = rest
        .get(local..)?
        .strip_prefix('@')
        .filter(|_| local <= 64)?;
    let end = domain
        .bytes()
        .take(253)
        .take_while(|&b| b.is_ascii_alphanumeric() || b".-".contains(&b))
        .count();
    let domain = domain.get(..end)?.trim_end_matches(['.', '-']);
    let ending = domain.rsplit_once('.')?.1;
    (ending.len() >= 2 && ending.bytes().all(|b| b.is_ascii_alphabetic()))
        .then_some((local + 1 + domain.len(), Tag::EMAIL))
}

/// What the names of hosts and files end in; `js` is left out for the sake of Node.js.
pub const ENDINGS: &[&str] = &[
    "com", "cn", "net", "org", "gov", "edu", "io", "hk", "tw", "uk", "jp", "info", "txt", "pdf",
    "doc", "docx", "xls", "xlsx", "ppt", "pptx", "csv", "jpg", "jpeg", "png", "gif", "mp3", "mp4",
    "zip", "rar", "md", "html", "htm", "json", "xml",
];

fn has_ending(host: &str) -> bool {
    host.rsplit_once('.').is_some_and(|(name, ending)| {
        name.starts_with(|c: char| c.is_ascii_alphanumeric())
            && ENDINGS.contains(&ending.to_ascii_lowercase().as_str())
    })
}
