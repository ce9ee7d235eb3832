//! The media type of a file, by its name.

use std::path::Path;

const TYPES: [(&str, &str); 17] = [
    ("css", "text/css; charset=utf-8"),
    ("html", "text/html; charset=utf-8"),
    ("ico", "image/x-icon"),
    ("jpg", "image/jpeg"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json; charset=utf-8"),
    ("map", "application/json; charset=utf-8"),
    ("md", "text/markdown; charset=utf-8"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("png", "image/png"),
    ("svg", "image/svg+xml; charset=utf-8"),
    ("ts", "text/plain; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("webmanifest", "application/manifest+json; charset=utf-8"),
    ("webp", "image/webp"),
    ("woff2", "font/woff2"),
];

pub fn of(path: &Path) -> &'static str {
    let extension = path
        .extension()
        .and_then(|it| it.to_str())
        .unwrap_or_default();
    let found = TYPES
        .iter()
        .find(|(name, _)| extension.eq_ignore_ascii_case(name));
    found.map_or("application/octet-stream", |(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_browser_insists_on() {
        for (name, kind) in [
            ("pkg/wasm/jianbao_bg.wasm", "application/wasm"),
            ("index.js", "text/javascript; charset=utf-8"),
            ("run.mjs", "text/javascript; charset=utf-8"),
            ("www/index.html", "text/html; charset=utf-8"),
            ("样张.TXT", "text/plain; charset=utf-8"),
            ("zh.lexicon", "application/octet-stream"),
            ("LICENSE", "application/octet-stream"),
        ] {
            assert_eq!(of(Path::new(name)), kind, "{name}");
        }
    }
}
