//! The crates behind their program: the same tokens as the first-party one, and the protocol.

mod support;

use support::{contenders, equals_plain, exchange, hello_says_what_it_is, one_exchange_byte_for_byte};

const PROGRAM: &str = env!("CARGO_BIN_EXE_assay-peers");

#[test]
fn every_peer_gives_the_ids_of_rust_plain() {
    for id in contenders(PROGRAM) {
        equals_plain(PROGRAM, &id);
    }
}

#[test]
fn every_peer_speaks_the_protocol() {
    let ids = contenders(PROGRAM);
    assert_eq!(ids.len(), 6, "{ids:?}");
    for id in ids {
        one_exchange_byte_for_byte(PROGRAM, &id);
        hello_says_what_it_is(PROGRAM, &id, include_str!("../Cargo.lock"));
    }
}

#[test]
fn what_is_no_peer_or_has_no_vocabulary_is_refused() {
    let output = exchange(PROGRAM, "nobody@process", Vec::new());
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("usage: --contender hf-crate.full@process|"));
    // Those that read files; two bring cl100k_base themselves.
    for id in ["hf-crate.full@process", "hf-crate.fast@process", "hf-crate-rc@process", "wordchipper@process"] {
        let output = exchange(PROGRAM, id, b"load cl100k_base 8\n/nowhereload p50k_base 8\n/nowhere".to_vec());
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(said.starts_with("error "), "{said}");
        assert!(said.contains("/nowhere/cl100k_base"), "{said}");
        assert!(said.ends_with("unknown encoding \"p50k_base\""), "{said}");
    }
}
