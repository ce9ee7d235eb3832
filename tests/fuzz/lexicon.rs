//! The bytes of a lexicon, as they come and with their checksum mended: refused with a message, or a working analyser.
#![no_main]

use jianbao::lexicon::format::{HEADER, NUMBERS, contents};
use jianbao::{Error, Lexicon};
use jianbao_fuzz::{PAGE, hold};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    read(bytes);
    if let Some((header, columns)) = bytes.split_at_checked(HEADER) {
        let sum = contents(&header[NUMBERS], columns).to_le_bytes();
        read(&[&header[..NUMBERS.end], &sum, columns].concat());
    }
});

fn read(bytes: &[u8]) {
    match Lexicon::from_bytes(bytes) {
        Ok(lexicon) => hold::hold(PAGE, &lexicon),
        Err(error) => {
            assert!(matches!(
                error,
                Error::Damaged { .. } | Error::Version { .. }
            ));
            assert!(error.to_string().starts_with("the lexicon is "));
        }
    }
}
