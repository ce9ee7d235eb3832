//! The house's own rules.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

/// Calls `look` with every Rust file below `folder`: its path with `/` between the parts, and its text.
fn visit(folder: &Path, look: &mut dyn FnMut(&str, &str)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            visit(&path, look);
        } else if path.extension().is_some_and(|it| it == "rs") {
            look(
                &path.to_string_lossy().replace('\\', "/"),
                &fs::read_to_string(&path).unwrap(),
            );
        }
    }
}

/// The program and the door for JavaScript; all else is the core.
fn is_door(path: &str) -> bool {
    path.ends_with("src/wasm.rs") || is_program(path)
}

fn is_program(path: &str) -> bool {
    path.ends_with("src/main.rs")
        || path.ends_with("src/command.rs")
        || path.contains("src/command/")
}

#[test]
fn only_wasm_rs_knows_javascript() {
    visit(Path::new("src"), &mut |path, source| {
        let knows = ["wasm_bindgen::", "js_sys", "web_sys", "serde_wasm_bindgen"]
            .iter()
            .any(|it| source.contains(it));
        assert_eq!(knows, path.ends_with("src/wasm.rs"), "{path}");
    });
}

#[test]
fn the_core_is_pure() {
    let impure = [
        "std::fs",
        "std::io",
        "std::env",
        "std::net",
        "std::time",
        "std::thread",
        "std::process",
        "SystemTime",
        "Instant",
        "println!",
        "eprintln!",
        "rand::",
    ];
    visit(Path::new("src"), &mut |path, source| {
        for word in impure {
            assert!(
                is_program(path) || !source.contains(word),
                "{path} knows {word}"
            );
        }
    });
}

#[test]
fn only_spans_cut_texts() {
    // Elsewhere `get` is used, which cannot panic; the lint `string_slice` watches over the rest.
    visit(Path::new("src"), &mut |path, source| {
        assert!(!source.contains("get_unchecked"), "{path}");
        assert!(is_door(path) || !source.contains("unsafe"), "{path}");
    });
}

#[test]
fn files_hold_one_idea() {
    visit(Path::new("src"), &mut |path, source| {
        let code = source
            .split("#[cfg(test)]")
            .next()
            .unwrap_or_default()
            .lines()
            .count();
        assert!(
            code <= 400,
            "{path} has {code} lines: which second idea grew in it?"
        );
        assert!(source.starts_with("//!"), "{path} does not say what it is");
    });
}
