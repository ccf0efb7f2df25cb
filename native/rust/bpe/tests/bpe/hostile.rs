//! 120,000 hostile texts, valid and not: what the accesses of `tuned` without bounds checks must withstand.
//!
//! The oracle is `plain`, which has no unsafe code, no blocks and no cache. Text and ids lie in vectors of exactly their length, so that a
//! sanitizer or valgrind sees a byte too far.

use bpe::{encoder, Encoder, Error, ENCODINGS, STRATEGIES};

use crate::support::{file, hostile, tokens, Chance};

fn outcome(encoder: &mut dyn Encoder, text: &[u8]) -> Result<Vec<u32>, Error> {
    let text = text.to_vec().into_boxed_slice();
    let mut ids = vec![u32::MAX; text.len()].into_boxed_slice();
    encoder.encode(&text, &mut ids).map(|count| ids[..count].to_vec())
}

/// Some bytes changed, dropped or doubled, in a part of the texts: most are no UTF-8 then.
fn bytes(chance: &mut Chance) -> Vec<u8> {
    let mut text = hostile(chance).into_bytes();
    if chance.below(3) == 0 {
        for _ in 0..1 + chance.below(3) {
            let at = chance.below(text.len());
            match chance.below(4) {
                0 => text[at] = chance.below(256) as u8,
                1 => text.truncate(at + 1),
                2 => text.insert(at, text[at]),
                _ => text.extend_from_within(..=at),
            }
        }
    }
    text
}

#[test]
fn every_strategy_says_what_plain_says() {
    const TEXTS: usize = 40_000;
    let mut chance = Chance::new(23);
    let mut refused = 0;
    for encoding in ENCODINGS {
        let mut encoders = STRATEGIES.map(|strategy| encoder(encoding, strategy, &file(&tokens())).expect("valid"));
        for _ in 0..TEXTS {
            let text = bytes(&mut chance);
            let outcomes = encoders.each_mut().map(|encoder| outcome(&mut **encoder, &text));
            for (strategy, outcome) in STRATEGIES.iter().zip(&outcomes) {
                assert_eq!(*outcome, outcomes[0], "{encoding}, {strategy}, {text:02X?}");
            }
            refused += usize::from(outcomes[0].is_err());
        }
    }
    assert!(refused > TEXTS / 10 && refused < 2 * TEXTS, "{refused} of {} are no UTF-8", 3 * TEXTS);
}

/// Longer pieces than any cache or array holds, each twice, and more of them than the caches have room for.
#[test]
fn caches_that_run_over_forget_and_stay_right() {
    let mut chance = Chance::new(29);
    let mut encoders = STRATEGIES.map(|strategy| encoder("cl100k_base", strategy, &file(&tokens())).expect("valid"));
    for round in 0..3_000 {
        let letters: String = (0..16 + chance.below(1_200)).map(|_| char::from(b'a' + chance.below(6) as u8)).collect();
        let text = format!("{letters} {round} {letters}");
        let outcomes = encoders.each_mut().map(|encoder| outcome(&mut **encoder, text.as_bytes()));
        for (strategy, outcome) in STRATEGIES.iter().zip(&outcomes) {
            assert_eq!(*outcome, outcomes[0], "{strategy}, {text:?}");
        }
    }
}
