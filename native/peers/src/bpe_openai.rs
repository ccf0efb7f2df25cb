//! GitHub's `bpe-openai` over its `bpe`: no merging by rank, but a backtracking over the longest tokens.

use std::path::Path;

use bpe::byte_pair_encoding::BytePairEncoding;
use bpe_openai::{cl100k_base, o200k_base, Tokenizer};
use own::Encoder;
use worker::peer::{copied, tokenizer};

/// The crate's own constant for its vocabularies; it gives no two tokens of r50k_base one hash, or loading would panic.
const HASH_FACTOR: u64 = 17846336922010275747;

/// What the crate does to cl100k_base is here done to r50k_base: a look-ahead is a last character that is dropped from the match.
const R50K: [(&str, bool); 3] =
    [(r"'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+$", false), (r"\s+\s", true), (r"\s+", false)];

/// cl100k_base and o200k_base come out of the program; r50k_base, which the crate has not, out of the file.
pub fn load(encoding: &str, folder: &Path) -> Result<Box<dyn Encoder>, String> {
    if encoding == "r50k_base" {
        let made = r50k(&folder.join("r50k_base.tiktoken"))?;
        return Ok(tokenizer(move |text, ids| copied(&made.encode(text), ids)));
    }
    let shipped = if encoding == "cl100k_base" { cl100k_base() } else { o200k_base() };
    Ok(tokenizer(|text, ids| copied(&shipped.encode(text), ids)))
}

fn r50k(path: &Path) -> Result<Tokenizer, String> {
    let named = |error: String| format!("{}: {error}", path.display());
    let file = std::fs::read_to_string(path).map_err(|error| named(error.to_string()))?;
    let pairs = BytePairEncoding::from_tiktoken(&file, Some(HASH_FACTOR)).map_err(|error| named(error.to_string()))?;
    Tokenizer::new_lookahead(pairs, &R50K, false).map_err(|error| named(error.to_string()))
}
