//! OpenAI's crate behind its program: the same tokens as the first-party one, and the protocol.

#[path = "../../tests/support/mod.rs"]
mod support;

const PROGRAM: &str = env!("CARGO_BIN_EXE_assay-peers-tiktoken");

#[test]
fn gives_the_ids_of_rust_plain() {
    support::equals_plain(PROGRAM, "tiktoken-core@process");
}

#[test]
fn speaks_the_protocol() {
    assert_eq!(support::contenders(PROGRAM), ["tiktoken-core@process"]);
    support::one_exchange_byte_for_byte(PROGRAM, "tiktoken-core@process");
    support::hello_says_what_it_is(PROGRAM, "tiktoken-core@process", include_str!("../Cargo.lock"));
}
