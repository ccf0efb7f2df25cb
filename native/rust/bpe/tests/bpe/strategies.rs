use std::thread;
use std::time::{Duration, Instant};

use bpe::{encoder, Encoder, Error, Lookups, CACHING, ENCODINGS, STRATEGIES};

use crate::support::{file, hostile, tokens, Chance};

fn make(encoding: &str, strategy: &str) -> Box<dyn Encoder> {
    encoder(encoding, strategy, &file(&tokens())).expect("valid")
}

fn ids(encoder: &mut dyn Encoder, text: &str) -> Vec<u32> {
    let mut ids = vec![u32::MAX; text.len()];
    let count = encoder.encode(text.as_bytes(), &mut ids).expect("encodes");
    ids.truncate(count);
    ids
}

/// All strategies but `plain`, which the others are held against.
const OTHERS: [&str; 5] = ["cached", "masks", "caches", "tuned", "tuned-safe"];

#[test]
fn plain_and_the_others_are_all() {
    assert_eq!(STRATEGIES[0], "plain");
    assert_eq!(STRATEGIES[1..], OTHERS);
}

#[test]
fn every_strategy_is_plain() {
    let mut chance = Chance::new(11);
    for encoding in ENCODINGS {
        let mut plain = make(encoding, "plain");
        let mut others = OTHERS.map(|strategy| make(encoding, strategy));
        for _ in 0..10_000 {
            let text = hostile(&mut chance);
            let expected = ids(&mut *plain, &text);
            for (strategy, other) in OTHERS.iter().zip(&mut others) {
                assert_eq!(ids(&mut **other, &text), expected, "{strategy}, first, {text:?}");
                assert_eq!(ids(&mut **other, &text), expected, "{strategy}, again, {text:?}");
            }
        }
    }
}

/// Encodes and counts.
fn counted(encoder: &mut dyn Encoder, text: &str) -> (Vec<u32>, Lookups) {
    let mut ids = vec![u32::MAX; text.len()];
    let mut lookups = Lookups::default();
    let cache = encoder.cache().expect("a cache");
    let count = cache.encode_counting(text.as_bytes(), &mut ids, &mut lookups).expect("encodes");
    ids.truncate(count);
    (ids, lookups)
}

#[test]
fn the_strategies_that_are_named_hold_a_cache_and_no_others() {
    for strategy in STRATEGIES {
        assert_eq!(make("r50k_base", strategy).cache().is_some(), CACHING.contains(&strategy), "{strategy}");
    }
    assert!(CACHING.iter().all(|strategy| STRATEGIES.contains(strategy)));
}

/// By hand, in cl100k: the pieces "hello", " the", " the", and one of 16 letters, for which only `caches` and `tuned` have a cache. Then all are known.
#[test]
fn lookups_by_hand() {
    for strategy in CACHING {
        let mut encoder = make("cl100k_base", strategy);
        let text = format!("hello the the {}", "z".repeat(15));
        let all = if let "cached" | "masks" = strategy { 3 } else { 4 };
        assert_eq!(counted(&mut *encoder, &text).1, Lookups { asked: all, known: 1 }, "{strategy}");
        assert_eq!(counted(&mut *encoder, &text).1, Lookups { asked: all, known: all }, "{strategy}");
        encoder.cache().expect("a cache").forget();
        assert_eq!(counted(&mut *encoder, &text).1, Lookups { asked: all, known: 1 }, "{strategy}");
        let beyond = "z".repeat(1_200);
        assert_eq!(counted(&mut *encoder, &beyond).1, Lookups { asked: 0, known: 0 }, "{strategy}");
    }
}

/// What was forgotten is as unknown as to a new encoder, and neither forgetting nor counting changes an id.
#[test]
fn forgetting_leaves_a_new_encoder() {
    let mut chance = Chance::new(17);
    let texts: Vec<String> = (0..500).map(|_| hostile(&mut chance)).collect();
    for encoding in ENCODINGS {
        for strategy in CACHING {
            let mut plain = make(encoding, "plain");
            let mut used = make(encoding, strategy);
            for text in &texts {
                ids(&mut *used, text);
            }
            for _ in 0..2 {
                used.cache().expect("a cache").forget();
                let mut new = make(encoding, strategy);
                for text in &texts {
                    let expected = counted(&mut *new, text);
                    assert_eq!(counted(&mut *used, text), expected, "{text:?}");
                    assert_eq!(expected.0, ids(&mut *plain, text), "{text:?}");
                }
                for text in &texts {
                    assert_eq!(ids(&mut *used, text), ids(&mut *plain, text), "{text:?}");
                }
            }
        }
    }
}

#[test]
fn counting_refuses_what_encoding_refuses() {
    for strategy in CACHING {
        let mut encoder = make("cl100k_base", strategy);
        let cache = encoder.cache().expect("a cache");
        let mut lookups = Lookups::default();
        assert_eq!(cache.encode_counting(b"a\xFF", &mut [0; 2], &mut lookups), Err(Error::NotUtf8 { offset: 1 }));
        assert_eq!(cache.encode_counting(b"ab", &mut [0], &mut lookups), Err(Error::Capacity { needed: 2, given: 1 }));
        assert_eq!(lookups, Lookups::default());
    }
}

/// The load of a key must not run over the end, nor take in what lies behind the piece.
#[test]
fn pieces_near_the_end() {
    for encoding in ENCODINGS {
        let mut plain = make(encoding, "plain");
        for strategy in OTHERS {
            let mut other = make(encoding, strategy);
            for length in 1..40 {
                for tail in 0..20 {
                    let text = format!("{}{}", "b".repeat(length), "!".repeat(tail));
                    let expected = ids(&mut *plain, &text);
                    assert_eq!(ids(&mut *other, &text), expected, "{strategy}");
                    assert_eq!(ids(&mut *other, &text), expected, "{strategy}");
                }
            }
        }
    }
}

/// Keys of equal bytes and different lengths are different: NUL is a byte as any other.
#[test]
fn nul_is_in_the_key() {
    for encoding in ENCODINGS {
        for strategy in OTHERS {
            let mut other = make(encoding, strategy);
            for length in (1..20).chain((1..20).rev()) {
                assert_eq!(ids(&mut *other, &"\0".repeat(length)), vec![255; length], "{strategy}");
            }
        }
    }
}

#[test]
fn ids_stand_for_the_bytes() {
    let tokens = tokens();
    let mut chance = Chance::new(13);
    for encoding in ENCODINGS {
        for strategy in OTHERS {
            let mut other = make(encoding, strategy);
            for _ in 0..2_000 {
                let text = hostile(&mut chance);
                let bytes: Vec<u8> = ids(&mut *other, &text).iter().flat_map(|&id| tokens[id as usize].clone()).collect();
                assert_eq!(bytes, text.as_bytes(), "{strategy}");
            }
        }
    }
}

#[test]
fn long_runs_do_not_hang() {
    // It takes longest of all tests, so that one thread would let other processors wait.
    thread::scope(|all| {
        for encoding in ENCODINGS {
            all.spawn(move || long_runs(encoding));
        }
    });
}

fn long_runs(encoding: &str) {
    const LENGTH: usize = 1 << 20;
    for strategy in STRATEGIES {
        let mut encoder = make(encoding, strategy);
        for unit in ["a", " ", "^", "\n", "\r\n", "\u{301}", "z", "ab", " \n", "1"] {
            let text = unit.repeat(LENGTH / unit.len());
            let start = Instant::now();
            assert!(!ids(&mut *encoder, &text).is_empty());
            // A quadratic one takes hours; the bound leaves room for a debug build on a busy machine.
            assert!(start.elapsed() < Duration::from_secs(20), "{encoding} {strategy} {unit:?}: {:?}", start.elapsed());
        }
    }
}

#[test]
fn refusals() {
    for encoding in ENCODINGS {
        for strategy in STRATEGIES {
            let mut encoder = make(encoding, strategy);
            let mut ids = [0; 8];
            assert_eq!(encoder.encode(b"hello", &mut ids[..4]), Err(Error::Capacity { needed: 5, given: 4 }));
            assert_eq!(encoder.encode(b"ab\xC0\x80", &mut ids), Err(Error::NotUtf8 { offset: 2 }));
            assert_eq!(encoder.encode(b"", &mut []), Ok(0));
            assert_eq!(encoder.encode(b"hello", &mut ids), Ok(1));
        }
    }
    let unknown = |what, value: &str| Some(Error::Unknown { what, value: value.to_string() });
    assert_eq!(encoder("p50k_base", "plain", &[]).err(), unknown("encoding", "p50k_base"));
    assert_eq!(encoder("r50k_base", "fastest", &[]).err(), unknown("strategy", "fastest"));
    assert_eq!(Error::NotUtf8 { offset: 7 }.to_string(), "input is not UTF-8: first wrong byte at offset 7");
}
