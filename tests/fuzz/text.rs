//! Any text: bytes are read as UTF-8, with a mark where they are none. The first says whether a model reads along.
#![no_main]

use jianbao_fuzz::{LEXICON, WITHOUT_MODEL, hold};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, text)) = bytes.split_first() else {
        return;
    };
    let lexicon = if first % 4 == 0 {
        &WITHOUT_MODEL
    } else {
        &LEXICON
    };
    hold::hold(&String::from_utf8_lossy(text), lexicon);
});
