//! The crate `tiktoken` of the registry, which is not OpenAI's: another author's, who remembers whole pieces.

use std::path::Path;

use own::Encoder;
use worker::peer::{copied, tokenizer};

/// The vocabularies come out of the program; there is no way to hand it another.
pub fn load(encoding: &str, _: &Path) -> Result<Box<dyn Encoder>, String> {
    let made = tiktoken_crate::get_encoding(encoding).ok_or_else(|| format!("{encoding}: the crate has no such encoding"))?;
    Ok(tokenizer(|text, ids| copied(&made.encode(text), ids)))
}
