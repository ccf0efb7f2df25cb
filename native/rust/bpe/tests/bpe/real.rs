//! The real vocabularies, if `ASSAY_VOCAB` names the folder that holds them.

use std::path::Path;

use bpe::merge::Merger;
use bpe::vocabulary::Vocabulary;
use bpe::{encoder, ENCODINGS, STRATEGIES};

use crate::support::{hostile, Chance};

/// Reads the file of an encoding, or says that the test is not run.
fn read(encoding: &str) -> Option<Vec<u8>> {
    let Some(folder) = std::env::var_os("ASSAY_VOCAB") else {
        eprintln!("not tested: ASSAY_VOCAB not set");
        return None;
    };
    let path = Path::new(&folder).join(format!("{encoding}.tiktoken"));
    Some(std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

/// What makes step 3 valid.
#[test]
fn every_token_merges_to_itself() {
    for (encoding, size) in ENCODINGS.into_iter().zip([50_256, 100_256]) {
        let Some(file) = read(encoding) else { return };
        let vocabulary = Vocabulary::parse(&file).expect("valid");
        assert_eq!(vocabulary.size(), size, "{encoding}");
        let mut merger = Merger::new();
        let mut ids = vec![0; 1024];
        for id in 0..size as u32 {
            let token = vocabulary.token(id);
            let count = merger.merge(&vocabulary, token, &mut ids);
            assert_eq!(ids[..count], [id], "{encoding}, {token:?}");
            let count = merger.merge_long(&vocabulary, token, &mut ids);
            assert_eq!(ids[..count], [id], "{encoding}, {token:?}");
        }
    }
}

#[test]
fn known_ids() {
    let cases: [(&str, &str, &[u32]); 4] = [
        ("cl100k_base", "hello world", &[15339, 1917]),
        ("r50k_base", "hello world", &[31373, 995]),
        ("cl100k_base", "", &[]),
        ("r50k_base", "", &[]),
    ];
    for (encoding, text, expected) in cases {
        let Some(file) = read(encoding) else { return };
        for strategy in STRATEGIES {
            let mut encoder = encoder(encoding, strategy, &file).expect("valid");
            let mut ids = [0; 16];
            let count = encoder.encode(text.as_bytes(), &mut ids).expect("encodes");
            assert_eq!(ids[..count], *expected, "{encoding} {strategy} {text:?}");
        }
    }
}

#[test]
fn cached_is_plain() {
    let mut chance = Chance::new(17);
    for encoding in ENCODINGS {
        let Some(file) = read(encoding) else { return };
        let mut plain = encoder(encoding, "plain", &file).expect("valid");
        let mut cached = encoder(encoding, "cached", &file).expect("valid");
        for _ in 0..10_000 {
            let text = hostile(&mut chance);
            let mut left = vec![0; text.len()];
            let mut right = vec![0; text.len()];
            let left_count = plain.encode(text.as_bytes(), &mut left).expect("encodes");
            let right_count = cached.encode(text.as_bytes(), &mut right).expect("encodes");
            assert_eq!(left[..left_count], right[..right_count], "{encoding}, {text:?}");
        }
    }
}
