//! `assay-peers-tiktoken`: OpenAI's Rust crate as a process contender. `benchmarks/WORKER.md` is the contract.

#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    worker::peer::serve_one_of(assay_peers_tiktoken::PEERS)
}
