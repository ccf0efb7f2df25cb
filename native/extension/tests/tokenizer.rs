//! The part of the extension that needs no Python. What the module adds to it is tested from Python (src/test/python/test_hybrid.py).

#[path = "../src/tokenizer.rs"]
mod tokenizer;

use bpe::Error;
use tokenizer::Tokenizer;

/// The 256 bytes in order, then "th" (256) and "the" (257): base64 of a byte is by hand where it matters.
fn vocabulary() -> Vec<u8> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut file = String::new();
    for byte in 0..=255_u8 {
        let digits = [DIGITS[usize::from(byte >> 2)], DIGITS[usize::from(byte & 3) << 4]];
        file += &format!("{}== {byte}\n", digits.map(char::from).iter().collect::<String>());
    }
    // printf th | base64, printf the | base64
    (file + "dGg= 256\ndGhl 257\n").into_bytes()
}

#[test]
fn ids_by_hand_and_room_that_grows_and_is_reused() {
    for strategy in bpe::STRATEGIES {
        let mut tokenizer = Tokenizer::new("cl100k_base", strategy, &vocabulary()).unwrap();
        assert_eq!(tokenizer.encode(b"the th!").unwrap(), [257, 32, 256, 33]);
        assert_eq!(tokenizer.encode(b"").unwrap(), [0_u32; 0]);
        // 1,000 digits, each an id of its own: longer than the room of the first text.
        assert_eq!(tokenizer.encode("7".repeat(1000).as_bytes()).unwrap(), [55; 1000]);
        let longer = tokenizer.encode(b"the").unwrap().as_ptr();
        assert_eq!(tokenizer.encode(b"th").unwrap(), [256], "not what the longer text left behind");
        assert_eq!(tokenizer.encode(b"the").unwrap().as_ptr(), longer, "the same room");
    }
}

#[test]
fn a_text_that_is_not_utf8_is_refused_at_its_offset_and_the_next_one_is_not() {
    let mut tokenizer = Tokenizer::new("r50k_base", "cached", &vocabulary()).unwrap();
    assert_eq!(tokenizer.encode(b"the\xe2\x82"), Err(Error::NotUtf8 { offset: 3 }));
    assert_eq!(tokenizer.encode(b"the").unwrap(), [257]);
}

#[test]
fn what_is_not_known_is_named() {
    let refusal = |encoding: &str, strategy: &str, file: &[u8]| match Tokenizer::new(encoding, strategy, file) {
        Ok(_) => panic!("must be refused"),
        Err(error) => error.to_string(),
    };
    assert_eq!(refusal("p50k_base", "plain", b""), "unknown encoding \"p50k_base\"");
    assert_eq!(refusal("r50k_base", "swift", b""), "unknown strategy \"swift\"");
    assert!(refusal("r50k_base", "plain", b"AA==").starts_with("vocabulary, line 1: "));
}
