//! Hugging Face `tokenizers`, the version that transformers 4 pins: with all that it can give, and with the least.

use std::path::Path;

use hf::{ModelWrapper, Tokenizer};
use own::Encoder;
use worker::peer::{copied, forgetting};

/// `encode`: ids, tokens, byte offsets, masks.
pub fn full(encoding: &str, folder: &Path) -> Result<Box<dyn Encoder>, String> {
    let made = from_file(encoding, folder)?;
    Ok(forgetting(made, |made, text, ids| copied(made.encode(text, false).expect("a text is encoded").get_ids(), ids), forget))
}

/// `encode_fast`: the same, but no offsets are worked out.
pub fn fast(encoding: &str, folder: &Path) -> Result<Box<dyn Encoder>, String> {
    let made = from_file(encoding, folder)?;
    Ok(forgetting(
        made,
        |made, text, ids| copied(made.encode_fast(text, false).expect("a text is encoded").get_ids(), ids),
        forget,
    ))
}

fn from_file(encoding: &str, folder: &Path) -> Result<Tokenizer, String> {
    let path = folder.join(encoding).join("tokenizer.json");
    Tokenizer::from_file(&path).map_err(|error| format!("{}: {error}", path.display()))
}

/// The model's cache of words, which is all that it remembers.
fn forget(made: &Tokenizer) {
    if let ModelWrapper::BPE(model) = made.get_model() {
        model.clear_cache();
    }
}
