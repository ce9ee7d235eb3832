//! The bytes of a model: refused with a message, or a working analyser. A model is too large to be guessed, so an input is either the
//! beginning of one, or a list of changes to the weights of the one that is embedded, which is packed and sealed again.
#![no_main]

use jianbao::model::NEWS;
use jianbao::model::format::HEADER;
use jianbao::{Error, lexicon::format::checksum};
use jianbao_fuzz::{LEXICON, PAGE, hold};
use libfuzzer_sys::fuzz_target;
use miniz_oxide::inflate::decompress_to_vec;
use std::sync::LazyLock;

/// The weights of words, of names and of pages.
static WEIGHTS: LazyLock<[Vec<u8>; 3]> = LazyLock::new(|| {
    let mut rest = &NEWS[HEADER..];
    [20, 28, 36].map(|field| {
        let (packed, more) = rest.split_at(number(field));
        rest = more;
        decompress_to_vec(packed).expect("the model is whole")
    })
});

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else {
        return;
    };
    if first % 2 == 0 {
        return read(rest);
    }
    let mut header = NEWS[..HEADER].to_vec();
    let mut weights = WEIGHTS.clone();
    for change in rest.as_chunks::<6>().0 {
        let [part, a, b, c, to, many] = change.map(usize::from);
        let at = a << 16 | b << 8 | c;
        match part % 4 {
            // Other numbers in the header; those of the checksum are mended again.
            3 => header[16 + at % (HEADER - 16)] = to as u8,
            part => {
                let weights = &mut weights[part];
                let at = at % weights.len().max(1);
                let end = weights.len().min(at + 1 + many);
                match many {
                    // A part that ends early.
                    255 => weights.truncate(at),
                    _ => weights[at..end].fill(to as u8),
                }
            }
        }
    }
    let mut packed = Vec::new();
    for (field, weights) in [20, 28, 36].into_iter().zip(&weights) {
        let part = stored(weights);
        if header[field..field + 4] == NEWS[field..field + 4] {
            header[field..field + 4].copy_from_slice(&(part.len() as u32).to_le_bytes());
        }
        packed.extend(part);
    }
    let mut bytes = [header, packed].concat();
    let sum = checksum(&bytes[16..]).to_le_bytes();
    bytes[12..16].copy_from_slice(&sum);
    read(&bytes);
});

/// The bytes as they are, in the form of what is packed.
fn stored(bytes: &[u8]) -> Vec<u8> {
    let blocks = bytes.chunks(usize::from(u16::MAX));
    let last = blocks.len().saturating_sub(1);
    let mut packed = Vec::with_capacity(bytes.len() + 5 * (last + 1));
    for (n, block) in blocks.enumerate() {
        let length = block.len() as u16;
        packed.push(u8::from(n == last));
        packed.extend(length.to_le_bytes());
        packed.extend((!length).to_le_bytes());
        packed.extend(block);
    }
    packed
}

fn number(at: usize) -> usize {
    let four = NEWS[at..at + 4].first_chunk().expect("four bytes");
    u32::from_le_bytes(*four) as usize
}

fn read(bytes: &[u8]) {
    match LEXICON.clone().with_model(bytes) {
        Ok(lexicon) => hold::hold(PAGE, &lexicon),
        Err(error) => {
            assert!(matches!(
                error,
                Error::ModelDamaged { .. }
                    | Error::ModelVersion { .. }
                    | Error::ModelOfAnotherLexicon
            ));
            assert!(error.to_string().starts_with("the model "));
        }
    }
}
