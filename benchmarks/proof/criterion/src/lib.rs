//! Reads what Assay exports: a deck and a vocabulary, named by environment variables.

use std::{env, fs, path::Path};

/// The inputs of the deck file that `ASSAY_DECK` names: for each its length as u32 little endian, then its bytes.
///
/// # Panics
/// If there is no such file, or it is no deck.
pub fn deck() -> Vec<Vec<u8>> {
    let file = fs::read(variable("ASSAY_DECK")).expect("ASSAY_DECK must name a deck; see benchmarks/proof/README.md");
    let mut inputs = Vec::new();
    let mut rest = &file[..];
    while let Some((length, tail)) = rest.split_first_chunk::<4>() {
        let (input, tail) = tail.split_at(u32::from_le_bytes(*length) as usize);
        inputs.push(input.to_vec());
        rest = tail;
    }
    inputs
}

/// The `.tiktoken` file of cl100k_base in the data folder that `ASSAY_DATA` names.
///
/// # Panics
/// If there is none.
pub fn vocabulary() -> Vec<u8> {
    fs::read(Path::new(&variable("ASSAY_DATA")).join("vocab/cl100k_base.tiktoken")).expect("ASSAY_DATA must name a prepared data folder")
}

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("{name} must be set; see benchmarks/proof/README.md"))
}
