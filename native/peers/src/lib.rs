//! Tokenizer crates that others wrote, as contenders. One module a crate. All get the vocabulary that everybody gets, except where a
//! crate brings its own, which its options say; that it is the same shows in its ids.

#![forbid(unsafe_code)]

use worker::peer::{Load, Peer};

mod bpe_openai;
mod hf;
mod hf_rc;
mod tiktoken_crate;
mod wordchipper;

/// The encodings of which `derive_vocab.py` makes a `tokenizer.json`.
const WITH_JSON: &[&str] = &["r50k_base", "cl100k_base"];
const ALL: &[&str] = &own::ENCODINGS;

type Options = &'static [(&'static str, &'static str)];

const BUILD: Options = &[("lto", env!("PEER_LTO")), ("codegen_units", env!("PEER_CODEGEN_UNITS"))];
const ORDINARY: (&str, &str) = ("special tokens", "ordinary text");

/// The contenders of this program. Versions are those of Cargo.lock.
pub const PEERS: &[Peer] = &[
    Peer {
        forgets: true,
        ..peer(
            "hf-crate.full@process",
            env!("PEER_HF"),
            WITH_JSON,
            &[ORDINARY, ("call", "encode"), ("features", "onig")],
            hf::full,
        )
    },
    Peer {
        forgets: true,
        ..peer(
            "hf-crate.fast@process",
            env!("PEER_HF"),
            WITH_JSON,
            &[ORDINARY, ("call", "encode_fast"), ("features", "onig")],
            hf::fast,
        )
    },
    peer(
        "hf-crate-rc@process",
        env!("PEER_HF_RC"),
        WITH_JSON,
        &[ORDINARY, ("call", "encode_into"), ("features", "bpe")],
        hf_rc::into,
    ),
    peer(
        "bpe-openai@process",
        env!("PEER_BPE_OPENAI"),
        ALL,
        &[ORDINARY, ("vocabulary", "its own, but r50k_base"), ("bpe", env!("PEER_BPE"))],
        bpe_openai::load,
    ),
    peer(
        "wordchipper@process",
        env!("PEER_WORDCHIPPER"),
        ALL,
        &[ORDINARY, ("call", "try_encode_append"), ("features", "std, fast-hash")],
        wordchipper::load,
    ),
    peer(
        "tiktoken-crate@process",
        env!("PEER_TIKTOKEN_CRATE"),
        ALL,
        &[ORDINARY, ("vocabulary", "its own")],
        tiktoken_crate::load,
    ),
];

const fn peer(id: &'static str, version: &'static str, encodings: &'static [&'static str], options: Options, load: Load) -> Peer {
    Peer { id, version, encodings, options, build: BUILD, forgets: false, load }
}
