//! OpenAI's crate `tiktoken`, the core of the Python package of that name, without Python.

#![forbid(unsafe_code)]

use std::path::Path;

use own::vocabulary::Vocabulary;
use own::Encoder;
use tiktoken::CoreBPE;
use worker::peer::{copied, tokenizer, Peer};

/// The contender of this program.
pub const PEERS: &[Peer] = &[Peer {
    id: "tiktoken-core@process",
    version: env!("PEER_TIKTOKEN_CORE"),
    encodings: &own::ENCODINGS,
    options: &[("special tokens", "ordinary text"), ("call", "encode_ordinary")],
    build: &[("lto", env!("PEER_LTO")), ("codegen_units", env!("PEER_CODEGEN_UNITS"))],
    forgets: false,
    load,
}];

/// The patterns by which tiktoken 0.14.0 itself splits, which its Python part hands to this crate.
const R50K: &str = r"'(?:[sdmt]|ll|ve|re)| ?\p{L}++| ?\p{N}++| ?[^\s\p{L}\p{N}]++|\s++$|\s+(?!\S)|\s";
const CL100K: &str = concat!(
    r"'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+",
    r"|\s++$|\s*[\r\n]|\s+(?!\S)|\s"
);
const O200K: &str = concat!(
    r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
    r"|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
    r"|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+"
);

fn load(encoding: &str, folder: &Path) -> Result<Box<dyn Encoder>, String> {
    let path = folder.join(format!("{encoding}.tiktoken"));
    let named = |error: String| format!("{}: {error}", path.display());
    let file = std::fs::read(&path).map_err(|error| named(error.to_string()))?;
    let ranks = Vocabulary::parse(&file).map_err(|error| named(error.to_string()))?;
    let pattern = match encoding {
        "r50k_base" => R50K,
        "cl100k_base" => CL100K,
        _ => O200K,
    };
    let tokens = (0..ranks.size() as u32).map(|id| (ranks.token(id).to_vec(), id));
    // Special tokens are no part of ordinary text; the type is that of those which have a range of ids.
    let made =
        CoreBPE::new::<_, _, Vec<(String, (u32, u32))>>(tokens, Vec::new(), pattern).map_err(|error| named(error.to_string()))?;
    Ok(tokenizer(move |text, ids| copied(&made.encode_ordinary(text), ids)))
}
