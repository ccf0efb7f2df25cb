//! `assay-peers`: tokenizer crates that others wrote, as process contenders. `benchmarks/WORKER.md` is the contract.

#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    worker::peer::serve_one_of(assay_peers::PEERS)
}
