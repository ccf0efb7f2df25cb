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
    for (encoding, size) in ENCODINGS.into_iter().zip([50_256, 100_256, 199_998]) {
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
    // By tiktoken 0.14.0: tiktoken.get_encoding(encoding).encode_ordinary(text)
    let cases: [(&str, &str, &[u32]); 13] = [
        ("cl100k_base", "hello world", &[15339, 1917]),
        ("r50k_base", "hello world", &[31373, 995]),
        ("cl100k_base", "", &[]),
        ("r50k_base", "", &[]),
        ("o200k_base", "", &[]),
        ("o200k_base", "hello world", &[24912, 2375]),
        ("o200k_base", "DON'T don't", &[134882, 51532, 4128]),
        ("o200k_base", "HelloWORLDs", &[13225, 194435, 82]),
        ("o200k_base", "\u{4e9c}\u{6d32}AV", &[774, 250, 5550, 5345]),
        ("o200k_base", "e\u{301}A\u{301}", &[68, 13430, 32, 13430]),
        ("o200k_base", "!!\u{301}a", &[2618, 13430, 64]),
        ("o200k_base", "a \n  ", &[64, 793, 256]),
        ("o200k_base", "x;\n/\ry", &[87, 30071, 201, 88]),
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
fn every_strategy_is_plain() {
    let mut chance = Chance::new(17);
    for encoding in ENCODINGS {
        let Some(file) = read(encoding) else { return };
        let mut encoders = STRATEGIES.map(|strategy| encoder(encoding, strategy, &file).expect("valid"));
        for _ in 0..10_000 {
            let text = hostile(&mut chance);
            let results = encoders.each_mut().map(|encoder| {
                let mut ids = vec![0; text.len()];
                let count = encoder.encode(text.as_bytes(), &mut ids).expect("encodes");
                ids.truncate(count);
                ids
            });
            for (strategy, ids) in STRATEGIES.iter().zip(&results) {
                assert_eq!(*ids, results[0], "{encoding}, {strategy}, {text:?}");
            }
        }
    }
}
